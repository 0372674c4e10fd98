"""The sheet for finding and replacing across the desk: what is sought, what was found story by story, what is done."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desk.ui.dialogs.fields import Tick, field, line, row
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, label
from desk.ui.story_page.change_list import ROW, ChangeList
from desk.ui.story_page.searching import Hit, Wanted
from desk.ui.theme import Theme

ROWS = 7  # rows of the list in sight
SOON = 300  # milliseconds from a letter to the search
LINE = "In headlines, standfirsts, captions and copy. Quoted words are left alone unless you tick them."


class EverywhereSheet(Sheet):
    """Shows what it is told; searches and replaces nothing itself."""

    wanted_changed = Signal()
    stop_asked = Signal()
    replace_asked = Signal()

    def __init__(self, over: QWidget | None, theme: Theme, words: str) -> None:
        super().__init__(over, "everywhereSheet", "Find and replace across the desk", LINE, width=780)
        self.words, self.put = line(words), line()
        self.case = Tick("Match case", "everywhere_case")
        self.whole = Tick("Whole words", "everywhere_whole")
        self.pattern = Tick("Regular expression", "everywhere_pattern")
        self.list = ChangeList(theme, "everywhere_list")
        self.list.setFixedHeight(ROW * ROWS + 4)
        self.told: QLabel = label("", "muted", wrap=True, name="everywhere_told")
        self.bar = QProgressBar()
        self.stop = button("Stop", "everywhere_stop", self.stop_asked.emit, "small")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.wanted_changed)
        self._fill()
        self.busy(0, 0)
        self.show_count(0)
        self.words.setFocus()
        self.words.selectAll()

    @property
    def wanted(self) -> Wanted:
        """What is sought."""
        return Wanted(self.words.text(), self.case.isChecked(), self.whole.isChecked(), self.pattern.isChecked())

    def begin(self) -> None:
        """Forget what was found."""
        self.list.clear()
        self.refuse("")
        self.show_count(0)

    def show_story(self, key: str, title: str, told: str, hits: tuple[Hit, ...], *, can: bool) -> None:
        """A story with its hits; without tick boxes where it cannot be changed."""
        self.list.add_heading(key, title, told)
        for hit in hits:
            self.list.add(hit, key, can=can)
        self.show_count(self.list.count_ticked)

    def busy(self, done: int, of: int) -> None:
        """How far it is; nothing goes on when `of` is 0."""
        going = of > 0
        self.bar.setVisible(going)
        self.stop.setVisible(going)
        if going:
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)

    def show_count(self, count: int) -> None:
        self.do.setText(f"Replace {count:,}" if count else "Replace")
        self.do.setAccessibleName(self.do.text())
        self.do.setEnabled(count > 0)

    def lock(self, *, locked: bool) -> None:
        """While stories are being changed, nothing else can be asked for."""
        for one in (self.words, self.put, self.case, self.whole, self.pattern, self.list, self.do):
            one.setEnabled(not locked)

    def _fill(self) -> None:
        self.column.addLayout(
            row(field("Find", self.words, "everywhere_words"), field("Replace with", self.put, "everywhere_put"))
        )
        choices = QHBoxLayout()
        choices.setSpacing(18)
        for one in (self.case, self.whole, self.pattern):
            one.setAccessibleName(one.text())
            one.toggled.connect(lambda _on: self._soon.start())
            choices.addWidget(one)
        choices.addStretch(1)
        self.column.addLayout(choices)
        self.column.addWidget(self.list)
        progress = QHBoxLayout()
        progress.setSpacing(10)
        self.bar.setObjectName("everywhere_progress")
        self.bar.setAccessibleName("Stories looked through")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.stop.setAutoDefault(False)
        progress.addWidget(self.told, 2)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.stop)
        self.column.addLayout(progress)
        self.do: QPushButton = self.primary("Replace", self.replace_asked.emit, no="Close")
        for edit in (self.words, self.put):
            edit.textChanged.connect(lambda _text: self._soon.start())
        self.list.ticked_changed.connect(self.show_count)
