"""The photo desk: every photo of the desk as a tile, searched by any field, its details set on one or on many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk.newsroom import photo_desk
from desk.newsroom.photo_desk import Batch, Print, counted
from desk.newsroom.photo_search import Show, matching
from desk.story.errors import WrongUse
from desk.story.house import House
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.fields import Search, Tick
from desk.ui.kit import EmptyState, button, label, segments
from desk.ui.photos.batches import Batches
from desk.ui.photos.print_details import PrintDetails
from desk.ui.photos.tiles import Tiles

SEARCH_AFTER, READ_AFTER = 160, 500  # ms: after the last key, after the last change of the desk
SIDE = 392  # pixels
HINT = "Search caption, credit, creator, place, keywords, file…  ·  Ctrl+F"


class PhotoDesk(QWidget):
    """`left` when the person goes back to the story; `changed` brings the stories that a batch has changed."""

    left = Signal()
    changed = Signal(object)

    def __init__(self, bench: Bench, flush: Callable[[Callable[[], object]], object]) -> None:
        super().__init__()
        self._bench = bench
        self._shelf: tuple[Print, ...] = ()
        self._zone = ZoneInfo(House().zone)
        self.setObjectName("photo_desk")
        self.setAccessibleName("Photo desk")
        self.search = Search("photo_search", HINT)
        self.lacking_first = Tick("Missing first", "lacking_first")
        self.lacking_first.setChecked(True)
        self.tiles = Tiles(bench)
        self.details = PrintDetails(bench)
        self.batches = Batches(bench, flush)
        self._count = label("", "muted", name="photo_count")
        self._shows = QButtonGroup(self)
        self._back = button("Back to the story", "photo_desk_back", self.left.emit)
        self._none = EmptyState(
            "no_photos",
            "No photos yet",
            "A photo shows here once it stands in a story: drop it on the page, or bring it in with Ctrl+Shift+I.",
            button("Back to the story", "no_photos_back", self.left.emit, "small"),
        )
        self._rest = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER)
        self._lay_out()
        self._connect()

    @property
    def showing(self) -> Show:
        """Which prints are shown."""
        return tuple(Show)[max(self._shows.checkedId(), 0)]

    def read(self) -> None:
        """Read the photos of the desk again."""
        self._later.stop()
        if not self._shelf:
            self._count.setText("Reading…")
        self._bench.work.do(photo_desk.shelf).then(self._on_read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # not when the window is made small
            self._settle()

    def _lay_out(self) -> None:
        made = [button(one.value, f"show_{one.name.lower()}") for one in Show]
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 16, 10)
        head.setSpacing(12)
        head.addWidget(label("Photos", "title"))
        head.addWidget(self._count)
        head.addWidget(self.search, 1)
        head.addWidget(segments("Which photos", made, self._shows))
        made[0].setChecked(True)
        head.addWidget(self.lacking_first)
        head.addWidget(self._back)
        grid = QWidget()
        left = QVBoxLayout(grid)
        left.setContentsMargins(12, 0, 2, 0)
        left.setSpacing(0)
        self._found_none = label("", "muted", wrap=True, name="photos_none_found")
        self._found_none.setMargin(16)
        self._found_none.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._none)
        column.addStretch(1)
        for page in (self.tiles, self._found_none, nothing):
            self._rest.addWidget(page)
        left.addWidget(self._rest, 1)
        left.addWidget(self.batches)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(grid)
        split.addWidget(self.details)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([900, SIDE])
        grid.setMinimumWidth(420)
        self.details.setMinimumWidth(330)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        wire = self._bench.wire
        wire.desk_changed.connect(self._on_desk_changed)
        wire.person_changed.connect(lambda _person: self._on_desk_changed())
        wire.story_changed.connect(self._on_story)
        wire.story_closed.connect(lambda: self.details.show_open(""))
        wire.house_changed.connect(self._on_house)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.went_down.connect(self._enter_grid)
        self.search.returnPressed.connect(self._enter_grid)
        self._soon.timeout.connect(self._show_found)
        self._later.timeout.connect(self.read)
        self._shows.idClicked.connect(lambda _id: self._show_found())
        self.lacking_first.toggled.connect(lambda _on: self._show_found())
        self.tiles.chosen_changed.connect(self._on_chosen)
        self.tiles.entered.connect(lambda: self.details.form.show_field("credit"))
        self.details.set_asked.connect(
            lambda prints, changes, add: self.batches.set_details(prints, changes, add_keywords=add)
        )
        self.batches.done.connect(self._on_done)
        self.details.open_asked.connect(self._bench.wire.open_requested)
        self.details.put_asked.connect(self._on_put)
        for keys, do in (
            ("Ctrl+Z", self.batches.undo),
            ("Ctrl+Shift+Z", self.batches.redo),
            ("Ctrl+F", self._enter_search),
        ):
            QShortcut(QKeySequence(keys), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_read(self, shelf: tuple[Print, ...]) -> None:
        self._shelf = shelf
        self._show_found()

    def _show_found(self) -> None:
        today = datetime.now(self._zone).date()
        self.tiles.tile.today = today
        asked = self.search.text()
        found = matching(self._shelf, asked, self.showing, today, lacking_first=self.lacking_first.isChecked())
        self.tiles.show_prints(found)
        every, shown = counted(len(self._shelf), "photo"), f"{len(found):,} of "
        self._count.setText(every if len(found) == len(self._shelf) else shown + every)
        self.details.setVisible(bool(self._shelf))
        if not self._shelf:
            self._rest.setCurrentIndex(2)
        elif not found:
            self._found_none.setText(_nothing(asked, self.showing))
            self._rest.setCurrentIndex(1)
        else:
            self._rest.setCurrentIndex(0)

    def _on_chosen(self) -> None:
        chosen = self.tiles.chosen
        if {one.key for one in chosen} != {one.key for one in self.details.prints}:
            self._settle()
        self.details.show_prints(chosen)

    def _settle(self) -> None:
        """Other photos are chosen: what was typed for the one is set, for many it is asked."""
        prints, form = self.details.prints, self.details.form
        if not prints or not form.begun:
            return
        try:
            changes = form.changes()
        except WrongUse as error:
            self._bench.wire.refused.emit(str(error))
            return
        do = partial(self.batches.set_details, prints, changes, add_keywords=form.add.isChecked())
        if not changes or all(use.why for one in prints for use in one.uses):
            return
        if len(prints) == 1:
            do()
            return
        many = counted(len(prints), "photo")
        sheet = Confirm(self, f"Set what you typed on {many}?", "You were at it when you chose others.", "Set it", "No")
        sheet.answered.connect(lambda _yes: do())
        sheet.open()

    def _on_done(self, batch: Batch) -> None:
        if batch.stories:
            self.details.form.settle()
            self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit(batch.stories)
            self._bench.wire.desk_changed.emit()
            self.read()

    def _on_put(self, one: Print) -> None:
        self._bench.wire.insert_requested.emit(photo_desk.for_another_story(one))
        self.left.emit()

    def _on_desk_changed(self) -> None:
        if self.isVisible():
            self._later.start()

    def _on_story(self, story: Story) -> None:
        self.details.show_open(story.furniture.slug or story.title)

    def _on_house(self, house: House) -> None:
        self._zone = ZoneInfo(house.zone)

    def _enter_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _enter_grid(self) -> None:
        self._soon.stop()
        self._show_found()
        self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.tiles.shelf.prints and not self.tiles.chosen:
            self.tiles.setCurrentIndex(self.tiles.shelf.index(0))


def _nothing(asked: str, showing: Show) -> str:
    """Why no photo is shown, and what to do."""
    among = "" if showing is Show.ALL else f" among ‘{showing.value}’"
    if asked.strip():
        return f"No photo{among} has ‘{asked.strip()}’. Try fewer or shorter words, or one field: credit:name."
    return "No photo is without credit or alt text." if showing is Show.LACKING else "All rights are settled."
