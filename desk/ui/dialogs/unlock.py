"""Open the desk's vault, or make it where it has none: the passphrase, or the key in the system's keyring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from desk.story.errors import DeskError
from desk.story.identity import VaultLocked
from desk.story.signer import KeyLocked
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Tick, field, line
from desk.ui.dialogs.sheet import Sheet
from desk.ui.dialogs.signing import with_key
from desk.ui.kit import button

KEY_FILES = "Keys and sealed sources (*.key *.sealed);;All files (*)"
OPEN = (
    "Unlock confidential sources",
    "Who they are is shown on this computer, and locks again after ten minutes idle.",
)
MAKE = (
    "Protect confidential sources",
    "Who they are is sealed with a key that is not on the desk. Nobody can read it without the passphrase: "
    "not a colleague, not a backup, not us. Write it down and keep it somewhere else.",
)


class UnlockSheet(Sheet):
    """`answered` (True) once the vault is open. A passphrase is typed unseen and is gone with the sheet."""

    def __init__(self, over: QWidget | None, bench: Bench) -> None:
        self._bench, self._new = bench, not bench.safe.made
        title, about = MAKE if self._new else OPEN
        super().__init__(over, "unlockSheet", title, about)
        self.passphrase, self.again = _unseen(), _unseen()
        self.remember = Tick("Keep the key in this computer’s keyring", "rememberKey")
        said = "Passphrase: several words that do not belong together" if self._new else "Passphrase"
        self.column.addWidget(field(said, self.passphrase, "passphrase"))
        if self._new:
            self.column.addWidget(field("The same again", self.again, "passphraseAgain"))
        else:
            self.beside(button("Use the keyring", "useKeyring", self._on_keyring))
            self.beside(button("Key file…", "takeKey", lambda: choose_key(self, bench, self._on_taken)))
        self.column.addWidget(self.remember)
        self._yes = self.primary("Make the key" if self._new else "Unlock", self._on_verb)
        self.passphrase.textEdited.connect(lambda _typed: self.refuse(""))
        self.passphrase.setFocus()

    def _on_verb(self) -> None:
        safe, words = self._bench.safe, self.passphrase.text()
        if not words:
            self.refuse("Type the passphrase.", self.passphrase)
        elif self._new and words != self.again.text():
            self.refuse("The two passphrases differ: type the same one twice.", self.again)
        else:
            self._yes.setEnabled(False)
            act = safe.make if self._new else safe.unlock
            errand = act(words, remember=self.remember.isChecked())
            errand.then(self.while_open(self._on_open)).otherwise(self.while_open(self._on_refused))

    def _on_keyring(self) -> None:
        errand = self._bench.safe.unlock("", remember=False)
        errand.then(self.while_open(self._on_open)).otherwise(self.while_open(self._on_refused))

    def _on_taken(self) -> None:
        self.refuse("The file is here now: type the passphrase of the key.", self.passphrase)

    def _on_open(self, _done: None) -> None:
        self.passphrase.clear()
        self.again.clear()
        self.answer(True)

    def _on_refused(self, error: DeskError) -> None:
        """It may be open all the same, with only the keyring refusing: then that alone is said."""
        self._yes.setEnabled(True)
        if self._bench.safe.vault is not None:
            self._bench.wire.refused.emit(str(error))
            self._on_open(None)
        else:
            self.refuse(str(error), self.passphrase)


def when_open(over: QWidget, bench: Bench, then: Callable[[], object]) -> None:
    """Call `then` with the vault open: at once, or when the person has opened or made it; else it is not called."""
    if bench.safe.vault is not None:
        then()
        return

    def ask(_looked: None) -> None:
        sheet = UnlockSheet(over, bench)
        sheet.answered.connect(lambda _open: then())
        sheet.open()

    bench.safe.look().then(ask)


def choose_key(over: QWidget, bench: Bench, then: Callable[[], object]) -> None:
    """Ask for the key file or the sealed sources that a colleague handed over; `then` once they are here.

    Of another desk's, or of a damaged one, the sheet or else the status bar says so.
    """
    chosen, _kind = QFileDialog.getOpenFileName(
        over, "Take in a key or sealed sources", bench.settings.last_folder, KEY_FILES
    )
    if not chosen:
        return
    bench.settings.last_folder = str(Path(chosen).parent)

    def say(error: DeskError) -> None:
        if isinstance(over, Sheet) and isValid(over):
            over.refuse(str(error))
        else:
            bench.wire.refused.emit(str(error))

    bench.safe.take(Path(chosen)).then(lambda _done: isValid(over) and then()).otherwise(say)


def hand_over(over: QWidget, bench: Bench) -> None:
    """Ask where, and write what lies sealed on this computer into a file for a colleague who has the key."""
    place = str(Path(bench.settings.last_folder or ".") / "sources.sealed")
    chosen, _kind = QFileDialog.getSaveFileName(over, "Hand over sealed sources", place, "Sealed sources (*.sealed)")
    if chosen:
        bench.settings.last_folder = str(Path(chosen).parent)
        told = f"Sealed sources are in {chosen}. Only who has the key as well can read them."
        bench.safe.give(Path(chosen)).then(lambda _done: bench.wire.said.emit(told))


def refused(over: QWidget, bench: Bench, again: Callable[[], object]) -> Callable[[DeskError], None]:
    """What to do with a refusal: where the vault or the person’s signing key was locked, offer to open it and do it
    again; else say it.
    """

    def take(error: DeskError) -> None:
        if isinstance(error, KeyLocked):
            with_key(over, bench, again)(error)
            return
        bench.wire.refused.emit(str(error))
        if isinstance(error, VaultLocked):
            when_open(over, bench, again)

    return take


def _unseen() -> QLineEdit:
    made = line()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
