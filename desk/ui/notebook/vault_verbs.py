"""What can be done about confidential sources, as commands: unlock, lock, take a key in, protect, show, forget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desk.newsroom import protecting
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import choose_key, refused, when_open
from desk.ui.notebook.confiding import Confiding

Chosen = Callable[[Source], object]


class VaultVerbs(QObject):
    """Answers the vault.* commands and those for a source: the one whose card has the keyboard, else one of a menu."""

    def __init__(
        self,
        bench: Bench,
        over: QWidget,
        confiding: Confiding,
        *,
        story: Callable[[], Story | None],
        focused: Callable[[], str],
    ) -> None:
        super().__init__(over)
        self._bench, self._over, self._confiding = bench, over, confiding
        self._story, self._focused = story, focused
        on = bench.commands.on
        on("vault.unlock", self._unlock)
        on("vault.lock", self._lock)
        on("vault.take-key", lambda: choose_key(over, bench, self._on_taken))
        on("vault.forget-key", self._forget_key)
        on("note.confide", confiding.add)
        on("note.protect", lambda: self._with_source(confiding.protect, confidential=False))
        on("note.reveal", lambda: self._with_source(confiding.edit, confidential=True))
        on("note.release", lambda: self._with_source(confiding.release, confidential=True))
        on("note.still-named", lambda: self._with_source(self.still_named, confidential=True))

    def still_named(self, source: Source) -> None:
        """Forget what automatic revisions have of the person, and tell where they still stand."""
        when_open(self._over, self._bench, lambda: self._confiding.flush(lambda: self._forget(source)))

    def menu(self, sources: list[Source], do: Chosen) -> QMenu:
        """Those sources to choose from."""
        made = QMenu(self._over)
        made.setObjectName("chooseSource")
        for source in sources:
            line = QAction(source.desk_name.replace("&", "&&"), made)
            line.triggered.connect(lambda _checked=False, one=source: do(one))
            made.addAction(line)
        return made

    def _with_source(self, do: Chosen, *, confidential: bool) -> None:
        story = self._story()
        sources = [one for one in story.sources if one.confidential is confidential] if story is not None else []
        here = next((one for one in sources if one.key == self._focused()), None)
        if not sources:
            kind = "confidential source" if confidential else "source in clear"
            self._bench.wire.refused.emit(f"There is no {kind} in this story.")
        elif here is not None or len(sources) == 1:
            do(here or sources[0])
        else:
            window = QApplication.activeWindow() or self._over.window()
            self.menu(sources, do).popup(window.mapToGlobal(window.rect().center() - QPoint(80, 80)))

    def _unlock(self) -> None:
        if self._bench.safe.vault is not None:
            self._bench.wire.said.emit(self._bench.safe.sentence)
        else:
            when_open(self._over, self._bench, lambda: self._bench.wire.said.emit(self._bench.safe.sentence))

    def _lock(self) -> None:
        self._bench.safe.lock()
        self._bench.wire.said.emit("Confidential sources are locked.")

    def _on_taken(self) -> None:
        self._bench.wire.said.emit("The key file is on this computer now: its passphrase opens the sources.")

    def _forget_key(self) -> None:
        told = "Locked, and out of this computer’s keyring; the passphrase opens the sources."
        self._bench.safe.forget().then(lambda _done: self._bench.wire.said.emit(told))

    def _forget(self, source: Source) -> None:
        story, vault = self._story(), self._bench.safe.vault
        if story is not None and vault is not None:
            errand = self._bench.work.do(protecting.forget_clear_text, story, source.key, vault)
            errand.then(lambda left: self._tell(source, left))
            errand.otherwise(refused(self._over, self._bench, lambda: self._forget(source)))

    def _tell(self, source: Source, left: tuple[str, ...]) -> None:
        sentence = "\n".join(left) or "Nothing that can be looked at from here names the person in clear."
        Tell(self._over, f"Where ‘{source.alias}’ still stands", sentence).open()
