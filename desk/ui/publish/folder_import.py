"""A folder of articles into drafts: all at once, or each looked at first; with a bar, Stop, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QProgressBar, QWidget

from desk.newsroom import intaking
from desk.newsroom.intaking import Taken
from desk.story.errors import DeskError
from desk.ui.bench import Bench
from desk.ui.dialogs.sheet import Sheet

TALL, ROW = 260, 26  # pixels


class FolderImport(Sheet):
    """Takes in one file after another; what was taken in before Stop stays.

    `look_requested` brings the files (tuple of Path) when the person wants to see each side by side before it is kept.
    """

    look_requested = Signal(object)

    def __init__(self, bench: Bench, over: QWidget | None) -> None:
        super().__init__(over, "folderImport", "Import a folder", "Looking for articles…", width=620)
        self._bench = bench
        self._waiting: list[Path] = []
        self._refused = 0
        self.bar = QProgressBar()
        self.bar.setObjectName("folder_progress")
        self.bar.setAccessibleName("Articles taken in")
        self.bar.setTextVisible(False)
        self.list = QListWidget()
        self.list.setObjectName("folder_report")
        self.list.setAccessibleName("What became of each file")
        self.list.setFixedHeight(TALL)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.list)
        self.stop = self.verb("Stop", "folder_stop", self._on_stop)
        self.look = self.verb("Look at each first", "folder_look", self._on_look)
        self.all = self.verb("Take all in", "folder_all", self._on_all)
        self.all.setProperty("look", "primary")
        for one in (self.look, self.all, self.bar, self.list):
            one.hide()

    def show_report(self, taken: Sequence[Taken], of: int) -> None:
        """Open with what became of files that were looked at one by one, `of` so many."""
        self.bar.setRange(0, of)
        for one in taken:
            self._put(one)
        self.open()
        self._end(len(taken))

    def begin(self, folder: Path) -> None:
        """Open, and ask how what lies in that folder and in those inside it is to be taken in."""
        self.open()
        errand = self._bench.work.ask(_articles, folder)
        errand.then(self._on_found).otherwise(self._on_refused)

    def _on_found(self, paths: tuple[Path, ...]) -> None:
        self._waiting = list(paths)
        self.bar.setRange(0, len(paths))
        articles = "is one article" if len(paths) == 1 else f"are {len(paths):,} articles"
        self.line.setText(f"There {articles} in this folder. Take all in as drafts, or look at each first?")
        self.stop.setText("Not yet")
        self.look.show()
        self.all.show()
        self.all.setDefault(True)
        self.all.setFocus()

    def _on_all(self) -> None:
        self.look.hide()
        self.all.hide()
        self.bar.show()
        self.list.show()
        self.stop.setText("Stop")
        self.stop.setFocus()
        self._next()

    def _on_look(self) -> None:
        paths = tuple(self._waiting)
        self._waiting.clear()
        self.reject()
        self.look_requested.emit(paths)

    def _next(self) -> None:
        done = self.list.count()
        self.bar.setValue(done)
        if not self._waiting:
            self._end(done)
            return
        path = self._waiting.pop(0)
        self.line.setText(f"{done + 1:,} of {self.bar.maximum():,}: {path.name}")
        errand = self._bench.work.do(intaking.take_in_file, path).then(self._on_taken)
        errand.otherwise(partial(self._on_failed, path))

    def _on_taken(self, taken: Taken) -> None:
        self._put(taken)
        self._next()

    def _put(self, taken: Taken) -> None:
        told = taken.story.title if taken.story else taken.why
        item = QListWidgetItem(f"{'✓' if taken.story else '✕'}  {taken.path.name} — {told}")
        item.setToolTip(told)
        item.setSizeHint(QSize(0, ROW))
        self.list.addItem(item)
        self.list.scrollToBottom()
        self._refused += taken.story is None

    def _on_failed(self, path: Path, error: DeskError) -> None:
        """The desk itself says no: to this file as to all that would follow."""
        self._waiting.clear()
        self._on_taken(Taken(path, None, str(error)))

    def _on_refused(self, error: DeskError) -> None:
        self.line.setText(str(error))
        self._close_verb()

    def _on_stop(self) -> None:
        if self.stop.text() == "Close":
            self.answer(self.list.count() - self._refused)
        elif self.stop.text() == "Not yet":
            self.reject()
        else:
            self._waiting.clear()
            self.line.setText("Stopping after this file…")

    def _end(self, done: int) -> None:
        self.bar.show()
        self.bar.setValue(done)
        self.list.show()
        taken = done - self._refused
        self.line.setText(f"{taken:,} of {self.bar.maximum():,} files are drafts now.")
        self._close_verb()
        self._bench.wire.desk_changed.emit()

    def _close_verb(self) -> None:
        self.stop.setText("Close")
        self.stop.setAccessibleName("Close")
        self.stop.setFocus()


def choose_folder(bench: Bench, over: QWidget, look: Callable[[tuple[Path, ...]], object]) -> None:
    """Ask for a folder, and take in the articles in it; `look` shows each of them first where that is wanted."""
    chosen = QFileDialog.getExistingDirectory(over, "Import a folder of articles", bench.settings.last_folder)
    if chosen:
        bench.settings.last_folder = chosen
        sheet = FolderImport(bench, over)
        sheet.look_requested.connect(look)
        sheet.begin(Path(chosen))


def _articles(_desk: object, folder: Path) -> tuple[Path, ...]:
    return intaking.articles_in(folder)
