"""Batches: details set on many photos in one transaction, and those transactions taken back and done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.newsroom import photo_desk
from desk.newsroom.photo_desk import Batch, Print
from desk.story.errors import DeskError
from desk.ui.bench import Bench
from desk.ui.dialogs.signing import with_key
from desk.ui.kit import button, label


class Batches(QWidget):
    """The line under the grid: Undo, Redo, and what was done last. `done` brings the batch that has just been made.

    `flush` stores what is typed in the open story and goes on then.
    """

    done = Signal(object)

    def __init__(self, bench: Bench, flush: Callable[[Callable[[], object]], object]) -> None:
        super().__init__()
        self._bench, self._flush = bench, flush
        self._undo: list[Batch] = []
        self._redo: list[Batch] = []
        self._undo_button = button("Undo", "photo_undo", self.undo, "small")
        self._redo_button = button("Redo", "photo_redo", self.redo, "small")
        self._told = label("", "small", wrap=True, name="photo_told")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._undo_button)
        row.addWidget(self._redo_button)
        row.addWidget(self._told, 1)
        bench.wire.person_changed.connect(lambda _person: self._forget())
        self._show()

    def set_details(self, prints: tuple[Print, ...], changes: Mapping[str, object], *, add_keywords: bool) -> None:
        """Set those fields on these prints, in all their stories that may be changed."""
        places = tuple(use.place for one in prints for use in one.uses)
        again = partial(self.set_details, prints, changes, add_keywords=add_keywords)

        def ask() -> None:
            self._tell("Setting…")
            errand = self._bench.work.do(photo_desk.set_details, places, changes, add_keywords=add_keywords)
            errand.then(self._on_set).otherwise(refused)

        def refused(error: DeskError) -> None:
            self._tell("")
            with_key(self, self._bench, again)(error)

        self._flush(ask)

    def undo(self) -> None:
        """Take back what was set last, and say so."""
        if self._undo:
            self._turn(self._undo, self._redo, "Taken back")

    def redo(self) -> None:
        """Set again what was taken back last."""
        if self._redo:
            self._turn(self._redo, self._undo, "Set again")

    def _on_set(self, batch: Batch) -> None:
        if batch.edits:
            self._undo.append(batch)
            self._redo.clear()
        self._after(batch, f"Set {batch.what}." if batch.edits else "Nothing was changed.")

    def _turn(self, come_from: list[Batch], go_to: list[Batch], told: str) -> None:
        batch = come_from.pop()
        self._show()

        def turned(back: Batch) -> None:
            if back.edits:
                go_to.append(back)
            self._after(back, f"{told}: {back.what}." if back.edits else "Nothing was taken back.")

        def refused(error: DeskError) -> None:
            come_from.append(batch)
            self._show()
            with_key(self, self._bench, partial(self._turn, come_from, go_to, told))(error)

        def ask() -> None:
            self._bench.work.do(photo_desk.take_back, batch).then(turned).otherwise(refused)

        self._flush(ask)

    def _after(self, batch: Batch, told: str) -> None:
        self._tell(f"{told} {batch.left_sentence}".strip())
        self._bench.wire.said.emit(self._told.text())
        self._show()
        self.done.emit(batch)

    def _forget(self) -> None:
        """What somebody else did is not this person's to take back."""
        self._undo.clear()
        self._redo.clear()
        self._tell("")
        self._show()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setAccessibleName(sentence)

    def _show(self) -> None:
        for made, done, key in (
            (self._undo_button, self._undo, "Ctrl+Z"),
            (self._redo_button, self._redo, "Ctrl+Shift+Z"),
        ):
            made.setVisible(bool(done))
            if done:
                made.setToolTip(f"{made.text()}: {done[-1].what} ({key})")
                made.setAccessibleName(f"{made.text()}: {done[-1].what}")
