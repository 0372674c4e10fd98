"""Signing keys: open one's own or make it, show it to colleagues, and take theirs in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desk.newsroom import handing_over
from desk.story.errors import DeskError
from desk.story.signer import KeyLocked, Signer
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import field, line
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, clear, label

OPEN = ("Unlock your signing key", "What you decide is signed with it. It stays open until the program ends.")
MAKE = (
    "Make your signing key",
    "What you decide is signed with it, so that nobody can decide in your name. This computer has no keyring: the key "
    "lies in a file that only the passphrase opens.",
)


class SigningSheet(Sheet):
    """`answered` (the Signer) once the person’s key is open; `made` tells whether there is one to open.

    With `decides` it is asked at the moment of a decision, and `answered` brings None where that goes unsigned.
    """

    def __init__(self, over: QWidget | None, bench: Bench, *, made: bool, decides: bool = False) -> None:
        title, about = OPEN if made else MAKE
        super().__init__(over, "signingSheet", title, about, width=480)
        self._bench, self._made = bench, made
        self.passphrase, self.again = line(), line()
        for one in (self.passphrase, self.again):
            one.setEchoMode(QLineEdit.EchoMode.Password)
        said = "Passphrase" if made else "Passphrase: several words that do not belong together"
        self.column.addWidget(field(said, self.passphrase, "signingPassphrase"))
        if not made:
            self.column.addWidget(field("The same again", self.again, "signingPassphraseAgain"))
        if decides:
            self.verb("Decide unsigned", "unsigned", lambda: self.answer(None))
        self._yes = self.primary("Unlock" if made else "Make the key", self._on_verb)
        self.passphrase.textEdited.connect(lambda _typed: self.refuse(""))
        self.passphrase.setFocus()

    def _on_verb(self) -> None:
        words = self.passphrase.text()
        if not words:
            self.refuse("Type the passphrase.", self.passphrase)
        elif not self._made and words != self.again.text():
            self.refuse("The two passphrases differ: type the same one twice.", self.again)
        else:
            self._yes.setEnabled(False)
            act = handing_over.unlock_key if self._made else handing_over.make_key
            errand = self._bench.work.do(act, words)
            errand.then(self.while_open(self.answer)).otherwise(self.while_open(self._on_refused))

    def _on_refused(self, error: DeskError) -> None:
        self._yes.setEnabled(True)
        self.refuse(str(error), self.passphrase)


class KeysSheet(Sheet):
    """Whose signatures count here, one’s own key as a line of text, and a field for a colleague’s."""

    def __init__(self, over: QWidget | None, bench: Bench, own: Signer) -> None:
        super().__init__(
            over,
            "signingKeys",
            "Signing keys",
            "A package is taken in only from people whose key is here. Compare fingerprints by voice before you trust "
            "one.",
            width=640,
        )
        self._bench = bench
        self.line_of_own = line(own.line)
        self.line_of_own.setReadOnly(True)
        self.line_of_own.setCursorPosition(0)
        self.given = line("", "desk-key …")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addWidget(field("Your key, to send to colleagues", self.line_of_own, "ownKey"))
        self.column.addWidget(button("Copy", "copyKey", self._on_copy, "small"), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._list)
        self.column.addWidget(field("A colleague’s key", self.given, "givenKey"))
        self.primary("Take the key in", self._on_verb, no="Close")
        self.given.textEdited.connect(lambda _typed: self.refuse(""))
        self.given.setFocus()
        self._read()

    def _read(self) -> None:
        self._bench.work.ask(handing_over.signers).then(self.while_open(self._show))

    def _show(self, signers: tuple[Signer, ...]) -> None:
        clear(self._list)
        for one in signers:
            self._list.addWidget(label(one.person, "strong", name="signer"))
            self._list.addWidget(shown_fingerprint(one))
        self.fit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line_of_own.text())
        self._bench.wire.said.emit("Your key is on the clipboard: it may be read by anybody.")

    def _on_verb(self) -> None:
        errand = self._bench.work.do(handing_over.trust, self.given.text())
        errand.then(self.while_open(self._on_trusted)).otherwise(self.while_open(self._on_refused))

    def _on_trusted(self, signer: Signer) -> None:
        self.given.clear()
        self._bench.wire.said.emit(f"The signature of {signer.person} counts here now.")
        self._read()

    def _on_refused(self, error: DeskError) -> None:
        self.refuse(str(error), self.given)


def shown_fingerprint(signer: Signer) -> QLabel:
    """The fingerprint as people read it to one another."""
    made = label(f"Key {signer.fingerprint}", "small", wrap=True, name="fingerprint")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def with_key(over: QWidget, bench: Bench, then: Callable[[], object]) -> Callable[[DeskError], None]:
    """What to do with a refusal: ask for a key that is locked or missing and call `then`; else say it."""

    def ask(made: bool) -> None:
        sheet = SigningSheet(over, bench, made=made)
        sheet.answered.connect(lambda _signer: then())
        sheet.open()

    def take(error: DeskError) -> None:
        if isinstance(error, KeyLocked):
            bench.work.do(handing_over.key_waits).then(ask)
        else:
            bench.wire.refused.emit(str(error))

    return take
