"""Picture files on their way into the story: one after the other on the worker, with a bar and Cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.photo import Photo
from desk.ui.bench import Bench
from desk.ui.dialogs.progressing import Progressing

if TYPE_CHECKING:
    from desk.storage import Desk


Take = Callable[["Desk", Person, Path], Photo]


def add_photo_file(desk: Desk, by: Person, path: Path) -> Photo:
    """`picturing.add_photo_file`; imported on the worker, where Pillow may be loaded."""
    from desk.newsroom import picturing

    return picturing.add_photo_file(desk, by, path)


class BringingFiles(QObject):
    """Each picture is put into the story when the worker has taken it in; those before Cancel stay.

    `take` makes a photo of a file on the worker. `put` says whether the story is still the one that is open; when it
    is not, the others are let be.
    """

    def __init__(
        self,
        bench: Bench,
        over: QWidget,
        files: Sequence[Path],
        put: Callable[[Photo], bool],
        take: Take = add_photo_file,
    ) -> None:
        super().__init__(over)
        self._bench, self._put, self._take = bench, put, take
        self._waiting, self._all = list(files), len(files)
        self._in = 0
        pictures = "a picture" if len(files) == 1 else f"{len(files):,} pictures"
        self.bar = Progressing(over, f"Bringing in {pictures}")

    def begin(self) -> None:
        """Take in the first; the others follow."""
        self.bar.begin()
        self._next()

    def _next(self) -> None:
        if self.bar.stopped or not self._waiting:
            self._end(stopped=self.bar.stopped)
            return
        file, done = self._waiting.pop(0), self._all - len(self._waiting) - 1
        self.bar.step(done, self._all if self._all > 1 else 0, file.name)
        self._bench.work.do(self._take, file).then(self._on_taken).otherwise(self._on_refused)

    def _on_taken(self, photo: Photo) -> None:
        if not self.bar.stopped and self._put(photo):
            self._in += 1
            self._next()
        else:
            self._end(stopped=True)

    def _on_refused(self, error: DeskError) -> None:
        self._bench.wire.refused.emit(str(error))
        self._next()

    def _end(self, *, stopped: bool) -> None:
        if stopped:
            self._bench.wire.said.emit(f"Stopped: {self._in:,} of {self._all:,} pictures are in the story.")
        self.bar.end()
        self.deleteLater()
