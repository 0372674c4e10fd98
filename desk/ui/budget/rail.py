"""The rail at the left: search, the views of the desk with their counts, and the lines of the view chosen."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom import reading
from desk.storage.lines import Line, View
from desk.story.house import House
from desk.story.person import Role
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.budget.line_delegate import LineDelegate
from desk.ui.budget.lines_model import LINE_ROLE, LinesModel
from desk.ui.kit import EmptyState, command_button, label, restyle

# What each view of the rail says while it holds nothing: a title and one line.
SHOWN = {
    View.MINE: ("No stories of yours", "What you write or have taken shows here. Begin one with Ctrl+N."),
    View.IN_REVIEW: ("Nothing in review", "Stories show here from when they are submitted until they are approved."),
    View.APPROVED: ("Nothing approved", "Approved stories wait here to be published."),
    View.PUBLISHED: ("Nothing published", "Published stories stay here, with their corrections."),
    View.ALL: ("The desk is empty", "Every story of the desk shows here. Begin one with Ctrl+N."),
}
BEGINS = (View.MINE, View.ALL)  # where a new story would show
SEARCH_AFTER = 180  # ms after the last key


class SearchField(QLineEdit):
    """The search field; Down goes into the list, Esc empties it."""

    def __init__(self, into: QListView) -> None:
        super().__init__()
        self._into = into
        self.setObjectName("desk_search")
        self.setAccessibleName("Search the desk")
        self.setPlaceholderText("Search the desk  ·  Ctrl+Shift+F")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._into.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class RailButton(QPushButton):
    """One row of the rail: its name at the left, how many at the right."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._text = text
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("look", "view")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        self._name, self._count = label(text), label("", "muted")
        for one in (self._name, self._count):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._name)
        row.addStretch()
        row.addWidget(self._count)

    def sizeHint(self) -> QSize:
        return QSize(180, 27)

    def show_count(self, count: int) -> None:
        self._count.setText(f"{count:,}")
        self.setAccessibleName(f"{self._text}, {count}")

    def mark(self, chosen: bool) -> None:
        """Bold while it is the one chosen."""
        for one, look in ((self._name, ""), (self._count, "muted")):
            one.setProperty("look", "strong" if chosen else look)
            restyle(one)


class LineList(QListView):
    """Lays its lines out anew whenever it is wider or narrower, also by the scroll bar that the laying out brought."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class ViewButton(RailButton):
    """One view of the desk."""

    def __init__(self, view: View) -> None:
        super().__init__(view.value, f"view_{view.name.lower()}")
        self.view = view
        self.setCheckable(True)
        self.setAutoExclusive(True)


class Rail(QWidget):
    """Listens for changes of the desk; asks for a story to be opened when a line is chosen."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._open_key = ""
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = LinesModel(self)
        self._delegate = LineDelegate(bench.theme)
        self._list = self._made_list()
        self._search = SearchField(self._list)
        self._views = [ViewButton(view) for view in SHOWN]
        self._contacts = RailButton("Contacts", "rail_contacts")
        self._budget = RailButton("Budget", "rail_budget")
        self._budget.setCheckable(True)
        self._photos = RailButton("Photos", "rail_photos")
        self._notices = RailButton("Notices", "rail_notices")
        self.show_notices(0)
        self._rest = QStackedWidget()
        self._empty = {view: self._made_empty(view) for view in SHOWN}
        self._none_found = label("", "muted", wrap=True, name="search_none")
        self._none_found.setMargin(9)
        self._none_found.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_AFTER)
        self._lay_out()
        self._connect()
        self._views[0].setChecked(True)

    @property
    def view(self) -> View:
        return next((one.view for one in self._views if one.isChecked()), View.MINE)

    def put_below(self, widget: QWidget) -> None:
        """Have something below the list, as tall as it wants to be."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def show_view(self, view: View) -> None:
        """Choose a view and read it."""
        for one in self._views:
            one.setChecked(one.view is view)
        self._search.clear()
        self.refresh()

    def show_notices(self, new: int) -> None:
        """How many notices nobody here has seen yet."""
        self._notices.show_count(new)
        self._notices.mark(new > 0)

    def mark_budget(self, *, shown: bool, count: int | None = None) -> None:
        """The budget is what is looked at now, or no longer; and how many stories it has."""
        self._budget.setChecked(shown)
        self._budget.mark(shown)
        if count is not None:
            self._budget.show_count(count)

    def refresh(self) -> None:
        """Read counts and lines again."""
        for one in self._views:
            one.mark(one.isChecked())
        work = self._bench.work
        work.ask(reading.contact_book).then(lambda contacts: self._contacts.show_count(len(contacts)))
        work.ask(reading.photo_count).then(self._photos.show_count)
        work.ask(reading.counts, work.person).then(self._on_counts)
        if text := self._search.text().strip():
            work.ask(reading.found, text).then(lambda lines: self._on_lines(lines, searched=text))
        else:
            work.ask(reading.listed, self.view, work.person).then(self._on_lines)

    def _made_list(self) -> QListView:
        made = LineList()
        made.setObjectName("story_list")
        made.setAccessibleName("Stories")
        made.setModel(self._model)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _made_empty(self, view: View) -> QWidget:
        begin = self._bench.commands.action("story.new")
        make = command_button(begin, f"empty_new_story_{view.name.lower()}", "small") if view in BEGINS else None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 12, 0, 8)
        column.addWidget(EmptyState(f"rail_empty_{view.name.lower()}", *SHOWN[view], make))
        column.addStretch()
        return holder

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(0)
        search = QVBoxLayout()
        search.setContentsMargins(4, 0, 4, 10)
        search.addWidget(self._search)
        column.addLayout(search)
        for one in (*self._views, self._budget, self._contacts, self._photos, self._notices):
            column.addWidget(one)
        column.addSpacing(4)
        for page in (self._list, *self._empty.values(), self._none_found):
            self._rest.addWidget(page)
        column.addWidget(self._rest, 1)
        begin = self._bench.commands.action("story.new")
        new = command_button(begin, "rail_new_story", "quiet")
        new.setIcon(begin.icon())
        begin.changed.connect(lambda: new.setIcon(begin.icon()))
        column.addWidget(new)

    def _connect(self) -> None:
        wire = self._bench.wire
        wire.desk_changed.connect(self.refresh)
        wire.person_changed.connect(self._on_person_changed)
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.house_changed.connect(self._on_house_changed)
        self._budget.clicked.connect(lambda _checked=False: self._bench.commands.action("view.budget").trigger())
        self._contacts.clicked.connect(lambda _checked=False: self._bench.commands.action("note.contacts").trigger())
        self._photos.clicked.connect(lambda _checked=False: self._bench.commands.action("desk.photos").trigger())
        self._notices.clicked.connect(lambda _checked=False: self._bench.commands.action("view.notices").trigger())
        self._search.textChanged.connect(lambda _text: self._waiting.start())
        self._search.returnPressed.connect(self._on_search_entered)
        self._waiting.timeout.connect(self.refresh)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        for one in self._views:
            one.clicked.connect(lambda _checked, view=one.view: self.show_view(view))
        self._bench.commands.on("story.search", self._on_search_wanted)

    def _on_counts(self, counts: dict[str, int]) -> None:
        for one in self._views:
            one.show_count(counts.get(one.view.value, 0))

    def _on_lines(self, lines: tuple[Line, ...], searched: str = "") -> None:
        self._model.show(lines, grouped=not searched)
        if searched and not lines:
            self._none_found.setText(f"No story has ‘{searched}’. Try fewer or shorter words.")
        empty = self._none_found if searched else self._empty[self.view]
        self._rest.setCurrentWidget(self._list if lines else empty)
        self._mark_open()

    def _mark_open(self) -> None:
        row = self._model.row_of(self._open_key)
        self._list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line) and (line.key != self._open_key or self._budget.isChecked()):
            self._bench.wire.open_requested.emit(line.key)

    def _on_story_changed(self, story: Story) -> None:
        if story.key != self._open_key:
            self._open_key = story.key
            self._mark_open()

    def _on_story_closed(self) -> None:
        self._open_key = ""
        self._mark_open()

    def _on_house_changed(self, house: House) -> None:
        self._delegate.zone = ZoneInfo(house.zone)
        self._list.viewport().update()

    def _on_person_changed(self) -> None:
        self.show_view(View.IN_REVIEW if self._bench.work.person.role is Role.EDITOR else View.MINE)

    def _on_search_wanted(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_search_entered(self) -> None:
        self._waiting.stop()
        self.refresh()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
