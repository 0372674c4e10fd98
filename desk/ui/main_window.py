"""The window: lays the panels out and ties their signals together. No actions of its own.

It paints before the desk is open: panels are made (and the newsroom imported) once the first picture is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desk.story.person import Person
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.commands import MENUS
from desk.ui.icons import icon
from desk.ui.kit import label
from desk.ui.status_bar import StatusBar
from desk.ui.theme import Choice
from desk.ui.top_bar import TopBar

RAIL, SIDE = 272, 424  # pixels wide when the window is made
AIR = "\u2005"  # round a title on a tab; beside an icon Qt leaves room enough
NARROW = 960  # pixels: a narrower window has no room for rail, page and side panel together


class MainWindow(QMainWindow):
    """The frame: top bar, rail, the page in the middle, the side panel, status bar."""

    closing = Signal()
    beside_widened = Signal(int)  # the person has pulled at an edge: how wide what lies beside the page is now

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.may_close: Callable[[], bool] = lambda: True
        self.setObjectName("main_window")
        self.setWindowTitle("Desk")
        self.resize(1440, 900)
        self.setMinimumSize(560, 420)
        self.top = TopBar(bench)
        self.status = StatusBar(bench)
        self.pages = QStackedWidget()
        self.pages.setObjectName("ground")
        self.side = QTabWidget()
        self.side.setObjectName("side")
        self.side.setDocumentMode(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its row of tabs takes the keyboard
        self.side.setUsesScrollButtons(True)
        self.side.tabBar().setExpanding(False)
        self.side.tabBar().setDrawBase(False)
        self.side.setAccessibleName("Notebook and review")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self._opening = self._made_opening()
        self._icons: dict[QWidget, str] = {}
        self.rail: QWidget | None = None
        self.beside: QWidget | None = None
        self._beside_page: QWidget | None = None
        self._rail_wanted = self._side_wanted = True
        self._narrow = False  # no room for rail and side panel: one of them shows, and only when it is asked for
        self._drawer: QWidget | None = None  # the one that was asked for while the window is narrow
        self._alone = self._wide = False
        self._beside_width = 0
        self._lay_out()
        self._make_menus()
        if not bench.settings.geometry.isEmpty():
            self.restoreGeometry(bench.settings.geometry)

    def furnish(self, rail: QWidget, pages: Sequence[QWidget], side: Sequence[tuple[QWidget, str, str]]) -> None:
        """Put the panels in: the rail, the pages of the middle, the side panels with title and icon.

        A side panel with an icon shows that on its tab, and its title as the tooltip.
        """
        for one in pages:
            self.pages.addWidget(one)
        self._icons = {panel: icon_name for panel, _title, icon_name in side if icon_name}
        for panel, title, icon_name in side:
            index = self.side.addTab(panel, "" if icon_name else title)
            self.side.setTabToolTip(index, title)
            self.side.tabBar().setAccessibleTabName(index, title)
        self._draw_icons()
        self.bench.theme.changed.connect(self._draw_icons)
        self.rail = rail
        self.panes.insertWidget(0, rail)
        self.panes.addWidget(self.side)
        self.panes.setSizes([RAIL, self.width() - RAIL - SIDE, SIDE])
        for index, stretch in enumerate((0, 1, 0)):
            self.panes.setStretchFactor(index, stretch)
        rail.setMinimumWidth(248)
        self.side.setMinimumWidth(330)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget above the pages of the middle, whichever is shown."""
        layout = self._middle.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, widget)

    def show_page(self, page: QWidget, *, alone: bool = False, wide: bool = False) -> None:
        """Show one of the pages in the middle; `alone` for one that takes the whole width, `wide` for one that takes
        the side's.
        """
        self._alone, self._wide = alone, wide
        self.pages.setCurrentWidget(page)
        self._arrange()

    @property
    def alone(self) -> bool:
        """Whether a page has the whole width."""
        return self._alone

    def show_rail(self, *, shown: bool) -> None:
        """Show the desk's list at the left, or give its room to the page."""
        if self._narrow:
            self._drawer = self.rail if shown else None
        else:
            self._rail_wanted = shown
        self._arrange()

    def show_side(self, *, shown: bool) -> None:
        """Show the notebook at the right, or give its room to the page."""
        if self._narrow:
            self._drawer = self.side if shown else None
        else:
            self._side_wanted = shown
        self._arrange()

    def keep_beside(self, widget: QWidget, page: QWidget) -> None:
        """Have a widget at the right of that page whenever it is the page that is shown; hidden until it is wanted."""
        self.beside, self._beside_page = widget, page
        self.panes.insertWidget(self.panes.indexOf(self._middle) + 1, widget)
        self.panes.splitterMoved.connect(lambda _at, _index: self.beside_widened.emit(widget.width()))
        self.panes.setStretchFactor(self.panes.indexOf(widget), 0)
        widget.hide()

    def show_beside(self, *, width: int) -> None:
        """Show what lies beside the page, so many pixels wide; 0 gives its room back to the page."""
        self._beside_width = width
        self._arrange()

    def _arrange_beside(self) -> None:
        if self.beside is None:
            return
        shown = (
            self._beside_width > 0
            and not self._alone
            and not self._narrow
            and self.pages.currentWidget() is self._beside_page
        )
        if shown and self.beside.isHidden():
            sizes, page = self.panes.sizes(), self.panes.indexOf(self._middle)
            sizes[page] -= self._beside_width
            sizes[page + 1] = self._beside_width
            self.beside.show()
            self.panes.setSizes(sizes)
        self.beside.setVisible(shown)
        self.bench.commands.action("view.beside").setChecked(self._beside_width > 0)

    def _arrange(self) -> None:
        self._arrange_beside()
        rail = self._drawer is self.rail if self._narrow else self._rail_wanted
        side = self._drawer is self.side if self._narrow else self._side_wanted
        if self.rail is not None:
            self.rail.setVisible(rail and not self._alone)
        self.side.setVisible(side and not (self._alone or self._wide))
        commands = self.bench.commands
        commands.action("view.rail").setChecked(rail)
        commands.action("view.notebook").setChecked(side)

    def show_opening(self, text: str) -> None:
        """Say something in the middle while there is no page: the desk is being opened, or why it is not."""
        self._sentence.setText(text)
        self.pages.setCurrentWidget(self._opening)

    def name_tab(self, panel: QWidget, title: str, *, count: str = "", calls: bool = True) -> None:
        """Retitle a side panel, `Quotes 4`. One with an icon shows the count beside it where that `calls` for somebody
        to do something, at most 99+ and none for 0; all of it stands in the tooltip.
        """
        index = self.side.indexOf(panel)
        beside = "" if count == "0" or not calls else count if len(count) < 3 else "99+"
        self.side.setTabText(index, beside if panel in self._icons else f"{AIR}{title} {count}".rstrip() + AIR)
        self.side.setTabToolTip(index, f"{title} {count}".rstrip())
        self.side.tabBar().setAccessibleTabName(index, f"{title} {count}".rstrip())

    def keep_behind(self, panel: QWidget) -> None:
        """Give a side panel a tab only while it is in front: it is reached from elsewhere."""

        def look() -> None:
            self.side.setTabVisible(self.side.indexOf(panel), self.side.currentWidget() is panel)

        self.side.currentChanged.connect(lambda _index: look())
        look()

    def choose_theme(self, choice: Choice) -> None:
        """Wear that theme from now on."""
        self.bench.settings.theme = choice
        self.bench.theme.choose(choice)

    def toggle_full_screen(self) -> None:
        (self.showNormal if self.isFullScreen() else self.showFullScreen)()

    def show_person(self, person: Person) -> None:
        self.status.show_person(person)

    def show_title(self, story: Story | None) -> None:
        self.setWindowTitle(f"{story.furniture.slug or story.key} — Desk" if story else "Desk")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow, self._drawer = narrow, None
            self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything typed is stored first; the window closes when that is done."""
        if not self.may_close():
            event.ignore()
            return
        self.bench.settings.geometry = self.saveGeometry()
        self.closing.emit()
        event.accept()

    def _draw_icons(self) -> None:
        for panel, name in self._icons.items():
            self.side.setTabIcon(self.side.indexOf(panel), icon(name, self.bench.theme.tokens.muted))

    def _made_opening(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("ground")
        column = QVBoxLayout(holder)
        self._sentence = label("", "muted", wrap=True, name="opening_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._sentence)
        return holder

    def _lay_out(self) -> None:
        self.pages.addWidget(self._opening)
        self._middle = QWidget()
        self._middle.setObjectName("ground")
        inner = QVBoxLayout(self._middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.pages, 1)
        self.panes.addWidget(self._middle)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.panes, 1)
        column.addWidget(self.status)
        self.setCentralWidget(frame)

    def _make_menus(self) -> None:
        menus: dict[str, QMenu] = {name: self.menuBar().addMenu(name) for name in MENUS}
        for command, action in self.bench.commands.all():
            menus[command.menu].addAction(action)
            self.addAction(action)
        self.menuBar().setObjectName("menu_bar")


def later(do: Callable[[], object], milliseconds: int = 0) -> None:
    """Do it when the window has nothing else to do."""
    QTimer.singleShot(milliseconds, do)
