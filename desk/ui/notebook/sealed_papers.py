"""Sealed documents in the window: what is known of them while the vault is open, and sealing and unsealing them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desk.newsroom import sealing
from desk.storage.vault import Vault
from desk.story.document import Document
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import when_open
from desk.ui.work import Errand

Flush = Callable[[Callable[[], object]], object]
Sealed = tuple[Story, tuple[str, ...]]


class SealedPapers(QObject):
    """The records of the open story's sealed documents, in memory while the vault is open and no longer.

    `changed` when there are more or none; `locked` when what was read or heard of them has to go.
    """

    changed = Signal()
    locked = Signal()

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(over)
        self._bench, self._over = bench, over
        self._story: Story | None = None
        self._known: dict[str, Document] = {}
        self._asked: tuple[object, ...] = ()
        self.flush: Flush = lambda then: then()
        bench.safe.changed.connect(self._look)

    def show_story(self, story: Story | None) -> None:
        """Which story is open."""
        if story is None or self._story is None or self._story.key != story.key:
            self._known = {}
        self._story = story
        self._look()

    def of(self, document: Document) -> Document:
        """What may be shown of the document now: all that is known of a sealed one while the vault is open."""
        return self._known.get(document.key, document) if document.sealed else document

    def when_readable(self, document: Document, then: Callable[[Document], object]) -> None:
        """Call `then` with all that is known of it: at once, or once the vault was opened."""
        if not document.sealed or document.key in self._known:
            then(self.of(document))
            return
        when_open(self._over, self._bench, lambda: self._read(lambda: self._go_on(document, then)))

    def _go_on(self, document: Document, then: Callable[[Document], object]) -> None:
        if document.key in self._known:
            then(self._known[document.key])
        else:
            who = document.added_by or "a colleague"
            told = f"‘{document.called}’ lies sealed on another computer: ask {who} for it."
            self._bench.wire.refused.emit(told)

    def take_in(self, path: Path) -> None:
        """Seal a file from the start."""
        self._do("Sealed, from the start.", lambda story, vault: self._bench.work.do(
            sealing.take_in_sealed, story, path, vault))  # fmt: skip

    def seal(self, document: Document) -> None:
        """Seal a document that lies in clear."""
        self._do("Sealed. Undo does not bring it back.", lambda story, vault: self._bench.work.do(
            sealing.seal, story, document, vault))  # fmt: skip

    def change(self, document: Document) -> None:
        """What is known of one that is sealed, as it was changed: unsealed where it is not confidential any more."""
        act, told = (sealing.change, "Changed.") if document.confidential else (sealing.unseal, "It lies in clear now.")
        self._do(told, lambda story, vault: self._bench.work.do(act, story, document, vault))

    def _do(self, told: str, act: Callable[[Story, Vault], Errand[Story] | Errand[Sealed]]) -> None:
        """Act on the story as it is stored, with the vault open; then every panel has what came of it."""

        def go() -> None:
            story, vault = self._story, self._bench.safe.vault
            if story is not None and vault is not None:
                act(story, vault).then(done)

        def done(made: Story | Sealed) -> None:
            story, left = (made, ()) if isinstance(made, Story) else made
            self._bench.wire.sealed.emit(story)
            self._bench.wire.desk_changed.emit()
            self._bench.wire.said.emit(" ".join((told, *left)))

        when_open(self._over, self._bench, lambda: self.flush(go))

    def _look(self) -> None:
        """Read what there is to read, once a change; forget it at once when the vault was locked."""
        vault, story = self._bench.safe.vault, self._story
        if vault is None or story is None:
            forgot, self._known, self._asked = bool(self._known), {}, ()
            if forgot:
                self.locked.emit()
                self.changed.emit()
            return
        wanted = (story.key, story.documents)
        if wanted != self._asked and any(one.sealed for one in story.documents):
            self._read(lambda: None)

    def _read(self, then: Callable[[], object]) -> None:
        vault, story = self._bench.safe.vault, self._story
        if vault is None or story is None:
            return
        self._asked = (story.key, story.documents)

        def done(known: dict[str, Document]) -> None:
            here = isValid(self) and self._story is not None and self._story.key == story.key
            if here and self._bench.safe.vault is not None:
                self._known = known
                self.changed.emit()
                then()

        self._bench.work.ask(sealing.opened, story, vault).then(done)
