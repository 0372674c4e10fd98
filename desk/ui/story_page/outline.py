"""The outline: the headings of the story in front, the one that is being written under marked; a choice goes there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk.story.place import Place
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import label
from desk.ui.story_page.page import StoryPage

if TYPE_CHECKING:
    from desk.storage import Desk

PAUSE = 500  # milliseconds without a change
ROW, MOST_ROWS = 26, 9  # pixels of a row, rows seen at once
STEP = 14  # pixels that a deeper heading stands in
NONE = "No headings yet. Ctrl+2 makes the line a heading."


@dataclass(frozen=True, slots=True)
class Row:
    """A heading: 0 for the highest level there is, its words, the paragraph of the copy (from 0), and where it is."""

    depth: int
    words: str
    paragraph: int
    place: Place


def read_rows(_desk: Desk, copy: str) -> tuple[Row, ...]:
    """The headings of the copy; read on the worker, where the reader of copy may be loaded."""
    from desk.newsroom.finding_ways import heading_places

    found = heading_places(copy)
    top = min((level for level, _words, _place in found), default=1)
    return tuple(
        Row(level - top, words, copy.count("\n\n", 0, place.start or 0), place) for level, words, place in found
    )


class Outline(QWidget):
    """Shown below the desk's list when it is wanted."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self._bench = bench
        self._rows: tuple[Row, ...] = ()
        self._key = ""
        self._page: StoryPage | None = None
        self._list = QListWidget()
        self._list.setObjectName("outline_list")
        self._list.setAccessibleName("Headings of the story")
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = label(NONE, "small", wrap=True, name="outline_none")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 10)
        column.setSpacing(4)
        column.addWidget(label("Outline", "small", name="outline_title"))
        column.addWidget(self._none)
        column.addWidget(self._list)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._read)
        self._list.itemActivated.connect(self._on_chosen)
        self._list.itemClicked.connect(self._on_chosen)
        bench.wire.story_changed.connect(self._on_story)
        bench.wire.story_closed.connect(self._on_closed)
        action = bench.commands.action("view.outline")
        action.setChecked(bench.settings.outline)
        action.triggered.connect(self._on_turned)
        self.setVisible(bench.settings.outline)
        self._show(())

    def follow(self, page: StoryPage) -> None:
        """Mark where the cursor of that page is."""
        if self._page is not None:
            self._page.copy.rested.disconnect(self._mark)
        self._page = page
        page.copy.rested.connect(self._mark)
        self._mark()

    def _on_turned(self, on: bool) -> None:
        self._bench.settings.outline = on
        self.setVisible(on)
        self._read()

    def _on_story(self, story: Story) -> None:
        if story.key != self._key:
            self._key = story.key
            self._read()
        else:
            self._soon.start()

    def _on_closed(self) -> None:
        self._key = ""
        self._show(())

    def _read(self) -> None:
        story = self._page.story if self._page is not None and not self.isHidden() else None
        if story is not None:
            self._bench.work.ask(read_rows, story.copy).then(self._show)

    def _show(self, rows: tuple[Row, ...]) -> None:
        if rows != self._rows or not self._list.count():
            self._rows = rows
            self._list.clear()
            for row in rows:
                item = QListWidgetItem("    " * row.depth + row.words)
                item.setSizeHint(QSize(40, ROW))
                item.setToolTip(row.words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.words}, level {row.depth + 1}")
                self._list.addItem(item)
            self._list.setFixedHeight(min(len(rows), MOST_ROWS) * ROW + 2)
            self._list.setVisible(bool(rows))
            self._none.setVisible(not rows)
        self._mark()

    def _mark(self) -> None:
        """Have the heading that the cursor stands under be the current one."""
        if not self._rows or self._page is None or self._list.hasFocus():
            return
        number = self._page.copy.textCursor().blockNumber()
        at = bisect_right(self._rows, number, key=lambda row: row.paragraph) - 1
        if at != self._list.currentRow():
            self._list.setCurrentRow(at)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._bench.wire.place_requested.emit(self._rows[self._list.row(item)].place)
