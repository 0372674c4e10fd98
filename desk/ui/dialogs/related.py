"""What readers may want to read next: stories of the desk, found by their headlines, and those elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk.newsroom import relating
from desk.storage.stories import Line
from desk.story.errors import RuleError
from desk.story.related import Related
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Search, field, line, row
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import Elided, button, clear, label

PAUSE = 200  # ms after a key in the search
SHOWN = 5  # rows of the list at once
ABOUT = "They stand under the story, in this order. One that is not published yet is left out until it is."


class RelatedSheet(Sheet):
    """`answered` brings the story's related ones (tuple of Related), in the order in which they are to stand."""

    def __init__(self, over: QWidget | None, bench: Bench, story: Story) -> None:
        super().__init__(over, "related", "Related stories", ABOUT, width=600)
        self._bench, self._story = bench, story
        self._asked = 0
        self._found: dict[str, Line] = {}
        self.picked: list[Related] = list(story.related)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.column.addLayout(self._rows)
        self.search = Search("relatedSearch", "Search the desk’s stories")
        self.list = Entries("relatedFound", "Stories found", most=SHOWN, discs=False)
        self.none = label("No story has these words.", "muted", name="relatedNone")
        self.add = button("Add", "relatedAdd", self._on_add, "small")
        self.title, self.address = line("", "Its headline"), line("", "https://")
        self._lay_out_fields()
        self.primary("Keep", lambda: self.answer(tuple(self.picked)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.went_down.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.itemDoubleClicked.connect(lambda _item: self._on_add())
        self._show_picked()
        self._look()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds where something to add was typed or chosen; elsewhere it keeps what there is."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and (self.list.hasFocus() or (self.search.hasFocus() and self.search.text().strip())):
            self._on_add()
        elif entered and any(one.hasFocus() and one.text().strip() for one in (self.title, self.address)):
            self._on_elsewhere()
        else:
            super().keyPressEvent(event)

    def _lay_out_fields(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.none, 1)
        foot.addWidget(self.add)
        elsewhere = button("Add this one", "relatedAddElsewhere", self._on_elsewhere, "small")
        for one in (self.add, elsewhere):
            one.setAutoDefault(False)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.column.addLayout(foot)
        self.column.addLayout(
            row(
                field("One that is elsewhere", self.title, "relatedTitle"),
                field("Address", self.address, "relatedAddress"),
            )
        )
        self.column.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignRight)

    def _look(self) -> None:
        """Ask the worker; an answer that is older than the last question is not shown."""
        self._asked += 1
        errand = self._bench.work.ask(relating.offered, self.search.text(), self._story.key)
        errand.then(self.while_open(partial(self._on_found, self._asked)))

    def _on_found(self, asked: int, lines: tuple[Line, ...]) -> None:
        if asked != self._asked:
            return
        known = {one.key for one in self.picked}
        self._found = {one.key: one for one in lines if one.key not in known}
        self.list.show_entries(tuple(_entry(one) for one in self._found.values()))
        self.list.setVisible(bool(self._found))
        self.none.setText("" if self._found else _nothing(self.search.text()))
        self.add.setEnabled(bool(self._found))

    def _on_add(self) -> None:
        found = self._found.get(self.list.chosen)
        if found is not None and self._take(Related(found.key, " ".join(found.title.split()))):
            self.search.selectAll()
            self._look()

    def _on_elsewhere(self) -> None:
        try:
            made = relating.elsewhere(self.title.text(), self.address.text())
        except RuleError as error:
            self.refuse(str(error), self.address if self.title.text().strip() else self.title)
            return
        if self._take(made):
            self.title.clear()
            self.address.clear()

    def _take(self, one: Related) -> bool:
        try:
            self.picked = list(relating.pick(self._story, (*self.picked, one)).related)
        except RuleError as error:
            self.refuse(str(error))
            return False
        self.refuse("")
        self._show_picked()
        return True

    def _show_picked(self) -> None:
        clear(self._rows)
        if not self.picked:
            self._rows.addWidget(label("None yet: search for one below.", "muted", name="relatedEmpty"))
        for number, one in enumerate(self.picked):
            self._rows.addWidget(self._row(number, one))

    def _row(self, number: int, one: Related) -> QWidget:
        made = QWidget()
        inner = QHBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        title: QLabel = Elided(one.title, "strong")
        title.setObjectName(f"related{number}")
        title.setToolTip(one.address or "A story of this desk")
        inner.addWidget(title, 1)
        if number:
            up = button("Up", f"relatedUp{number}", partial(self._on_up, number), "link")
            up.setAccessibleName(f"Move up: {one.title}")
            up.setAutoDefault(False)
            inner.addWidget(up)
        gone = button("Remove", f"relatedRemove{number}", partial(self._on_remove, number), "link")
        gone.setAccessibleName(f"Remove: {one.title}")
        gone.setAutoDefault(False)
        inner.addWidget(gone)
        return made

    def _on_up(self, number: int) -> None:
        self.picked.insert(number - 1, self.picked.pop(number))
        self._show_picked()

    def _on_remove(self, number: int) -> None:
        del self.picked[number]
        self._show_picked()
        self._look()


def _entry(found: Line) -> Entry:
    return Entry(found.key, found.title, found.section, found.stage.label)


def _nothing(text: str) -> str:
    return "No story has these words." if text.strip() else "No other story is published yet; search for one."
