"""The grid of tiles: thousands of prints, of which only those in sight are painted and fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from desk.newsroom.photo_desk import Print
from desk.story.framing import Look
from desk.ui.bench import Bench
from desk.ui.photos.shelf_model import PRINT_ROLE, ShelfModel
from desk.ui.photos.tile import HEIGHT, PICTURE, TileDelegate

LEAST, GAP, BAR = 186, 10, 14  # pixels: of a tile across, between two, of the scroll bar
AT_ONCE = 2  # pictures asked of the worker at a time, so that a save never waits for more


class Thumbs(QObject):
    """Fetches the pictures of the tiles in sight, those painted last first."""

    came = Signal()

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = bench.pictures
        self._wanted: OrderedDict[Look, None] = OrderedDict()
        self._flying = 0
        self._failed: set[Look] = set()
        self.box = (LEAST * 2, PICTURE * 2)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch)

    def image(self, look: Look) -> QImage | None:
        """The picture; a null one if there can be none, None while it is to come."""
        if look in self._failed:
            return QImage()
        found = self._pictures.get(look, self.box)
        if found is None:
            self._wanted[look] = None
            self._wanted.move_to_end(look)
            self._soon.start()
        return found

    def forget(self) -> None:
        """What was in sight is no longer: nothing more is asked for it."""
        self._wanted.clear()

    def _fetch(self) -> None:
        while self._flying < AT_ONCE and self._wanted:
            look, _none = self._wanted.popitem()
            self._flying += 1
            self._pictures.want(self, look, self.box, partial(self._on_picture, look))

    def _on_picture(self, look: Look, _image: QImage, why: str) -> None:
        self._flying -= 1
        if why:
            self._failed.add(look)
        self.came.emit()
        self._fetch()


class Tiles(QListView):
    """The list as a grid. `chosen_changed` when other prints are selected, `entered` on Enter or a double click."""

    chosen_changed = Signal()
    entered = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("photo_tiles")
        self.setAccessibleName("Photos of the desk")
        self.thumbs = Thumbs(bench, self)
        self.shelf = ShelfModel(self)
        self.tile = TileDelegate(bench.theme, self.thumbs.image)
        self.setModel(self.shelf)
        self.setItemDelegate(self.tile)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.thumbs.forget())
        self.thumbs.came.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.activated.connect(lambda _index: self.entered.emit())

    @property
    def chosen(self) -> tuple[Print, ...]:
        """The prints that are selected, as they follow one another."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.shelf.prints[row] for row in rows)

    def show_prints(self, prints: tuple[Print, ...]) -> None:
        """Show these; of those that were selected, the ones that are still shown stay selected."""
        before, at = {one.key for one in self.chosen}, self.verticalScrollBar().value()
        current: Print | None = self.currentIndex().data(PRINT_ROLE) if self.currentIndex().isValid() else None
        self.thumbs.forget()
        self.selectionModel().blockSignals(True)
        self.shelf.show(prints)
        self.selectionModel().blockSignals(False)
        rows = {one.key: row for row, one in enumerate(prints)}
        if current is not None and current.key in rows:
            index = self.shelf.index(rows[current.key])
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        again = self._selection(sorted(rows[key] for key in before if key in rows))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.Select)
        self.verticalScrollBar().setValue(at)
        self.chosen_changed.emit()

    def _selection(self, rows: Sequence[int]) -> QItemSelection:
        """These rows, in as few stretches as they make: thousands of single ones would take seconds."""
        made = QItemSelection()
        starts = [row for row, before in zip(rows, (-2, *rows), strict=False) if row != before + 1]
        ends = [row for row, after in zip(rows, (*rows[1:], -2), strict=False) if row != after - 1]
        for start, end in zip(starts, ends, strict=True):
            made.select(self.shelf.index(start), self.shelf.index(end))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.chosen:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for beside a scroll bar, the tiles as wide as fills it."""
        width = self.width() - BAR
        columns = max(width // (LEAST + GAP), 1)
        self.tile.size = QSize(width // columns, HEIGHT + GAP)
        self.setGridSize(self.tile.size)
        scale = self.devicePixelRatioF()
        self.thumbs.box = (round(LEAST * 1.4 * scale), round(PICTURE * scale))
        super().resizeEvent(event)
