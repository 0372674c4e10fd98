"""Writing: the pages of the open stories, one in front or two side by side; one of them has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import label, restyle
from desk.ui.page_shelf import Kept, PageShelf
from desk.ui.story_page.cupboard import Cupboard
from desk.ui.story_page.page import StoryPage
from desk.ui.story_page.spot import Spot, return_to, spot_of
from desk.ui.story_tabs import StoryTabs

NO_OTHER = "There is no second story yet: open one in the list, then put the two side by side."


def title_of(story: Story) -> str:
    """What the tab of a story says."""
    return story.furniture.slug or "untitled"


class Side(QFrame):
    """One half of the page's room: the pages that are shown in it, and above them, in a split, whose page it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "side")
        self.stack = QStackedWidget()
        self._head = QWidget()
        self._name = label("", "muted", name=f"{name}_story")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 7, 20, 0)
        row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.stack, 1)

    @property
    def page(self) -> StoryPage | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, StoryPage) else None

    def show_head(self, *, split: bool, active: bool) -> None:
        """Say whose page this is where there are two, and which of them has the keyboard."""
        self._head.setVisible(split)
        story = self.page.last if self.page is not None else None
        self._name.setText(title_of(story) if story is not None else "")
        self._name.setProperty("look", "strong" if active else "muted")
        restyle(self._name)
        self.setProperty("state", "active" if split and active else "")
        restyle(self)


class Writing(QWidget):
    """Holds the pages and the tabs. `show_story` shows any story, `bring` one that is kept."""

    turned = Signal(object)  # StoryPage: another one is in front
    wanted = Signal(str)  # key of a story that a tab, a key or a closed neighbour asks for
    counted = Signal(int)  # these three: of the page in front
    measured = Signal(object)
    selection_measured = Signal(object)
    typed = Signal()  # a change in any copy

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAccessibleName("Stories being written")
        self._bench = bench
        self.cupboard = Cupboard(bench)
        self.tabs = StoryTabs(bench.theme)
        self._sides = (Side("left_side"), Side("right_side"))
        self._at = 0  # the side with the keyboard
        self._spots = {key: Spot(*spot) for key, spot in bench.settings.spots.items()}
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for side in self._sides:
            self._split.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self._sides[1].hide()
        self._shelf = PageShelf(bench, self.cupboard, self._on_made)
        self._front: Kept = self._shelf.free(())
        self._put_in_front(self._front)
        self._connect()
        self._show_heads()

    @property
    def page(self) -> StoryPage:
        """The page that has the keyboard, or had it last."""
        return self._front.page

    @property
    def pages(self) -> tuple[StoryPage, ...]:
        """Every page there is, with or without a story."""
        return self._shelf.pages

    @property
    def is_split(self) -> bool:
        return not self._sides[1].isHidden()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard was, or would begin, in each page that is shown."""
        return tuple(page.focusWidget() or page.copy for page in self._shown() if page.key)

    def restore(self, stories: Sequence[tuple[str, str]]) -> None:
        """Have the tabs of the last time, (key, title); their stories are read when they are chosen."""
        self.tabs.add(stories)

    def bring(self, key: str) -> bool:
        """Show a story that is kept, as it was left; False when it has to be read first."""
        kept = self._shelf.of(key)
        if kept is None:
            return False
        if kept is not self._front:
            self._turn_to(kept)
        return True

    def show_story(self, story: Story) -> None:
        """Show a story as the desk has it; in one that is kept what was typed stands."""
        kept = self._shelf.of(story.key)
        if kept is not None:
            self.bring(story.key)
            kept.page.show_story(story)
        else:
            self._open(story)
        self.tabs.add(((story.key, title_of(story)),))
        self.tabs.choose(story.key)
        self._show_heads()

    def flush(self, then: Callable[[], object]) -> None:
        """Store everything typed on every page, then call `then`; when it cannot be stored, say so and do not."""
        for page in self.pages:
            then = _flushed(page, then)
        then()

    def end(self) -> None:
        """The window closes for good: where everybody was is kept, what was typed is on its way."""
        for page in self.pages:
            self._remember(page)
            page.clear()
        self._bench.settings.spots = dict(self._spots)
        self.cupboard.end()

    def close_story(self, key: str) -> None:
        """Take its tab away, and show its neighbour; the page is kept while its place is not needed."""
        kept = self._shelf.of(key)
        if kept is not None:
            self._remember(kept.page)
            if self.is_split and kept.page in self._shown():
                self._join(keep=next(page for page in self._shown() if page is not kept.page))
        was_chosen = self.tabs.current == key
        neighbour = self.tabs.take(key)
        if not neighbour:
            self.page.clear()
        elif was_chosen and self.page.key == key:
            self.wanted.emit(neighbour)
        self.tabs.choose(self.page.key)

    def _connect(self) -> None:
        on, wire = self._bench.commands.on, self._bench.wire
        on("view.next-story", lambda: self._want(self.tabs.beside(1)))
        on("view.previous-story", lambda: self._want(self.tabs.beside(-1)))
        on("story.close", lambda: self.close_story(self.page.key))
        on("view.split", self._on_split)
        self.tabs.chosen.connect(self._want)
        self.tabs.close_wanted.connect(self.close_story)
        self.tabs.ordered.connect(self._keep_order)
        wire.story_changed.connect(self._on_story)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _want(self, key: str) -> None:
        if key and key != self.page.key:
            self.wanted.emit(key)

    def _on_made(self, page: StoryPage) -> None:
        page.counted.connect(lambda count: self.counted.emit(count) if page is self.page else None)
        page.measured.connect(lambda length: self.measured.emit(length) if page is self.page else None)
        page.selection_measured.connect(
            lambda length: self.selection_measured.emit(length) if page is self.page else None
        )
        page.copy.document().contentsChange.connect(self.typed)

    # Which page is in front

    def _open(self, story: Story) -> None:
        """A story that is not kept yet, on a page that is free."""
        self._leave()
        kept = self._shelf.free(self._shown())
        self._remember(kept.page)
        self._put_in_front(kept)
        kept.page.show_story(story)
        self.turned.emit(kept.page)
        if (spot := self._spots.get(story.key)) is not None:
            QTimer.singleShot(0, kept.page, lambda: self._go_back(kept.page, story.key, spot))

    def _turn_to(self, kept: Kept) -> None:
        """A story that is kept comes in front, the keyboard where it was in it."""
        keyboard = self._leave()
        self._put_in_front(kept)
        if keyboard:
            (kept.page.focusWidget() or kept.page.copy).setFocus(Qt.FocusReason.OtherFocusReason)
        self.tabs.choose(kept.page.key)
        kept.page.announce()
        kept.extension.announce()
        self._show_heads()
        self.turned.emit(kept.page)

    def _leave(self) -> bool:
        """The page in front has its fields settled; whether it has the keyboard."""
        page = self.page
        page.settle()
        focused = QApplication.focusWidget()
        return focused is not None and page.isAncestorOf(focused)

    def _put_in_front(self, kept: Kept) -> None:
        self._front = kept
        self._shelf.bring_in_front(kept)
        for number, side in enumerate(self._sides):
            if side.page is kept.page and not side.isHidden():
                self._at = number
                return
        self._put(kept.page, self._at)

    def _put(self, page: StoryPage, number: int) -> None:
        stack = self._sides[number].stack
        if stack.indexOf(page) < 0:
            stack.addWidget(page)
        bar = page.sheet.verticalScrollBar()
        scrolled = bar.value()
        stack.setCurrentWidget(page)  # gives the keyboard back to a field of it, which would come into sight
        bar.setValue(scrolled)

    def _shown(self) -> tuple[StoryPage, ...]:
        return tuple(side.page for side in self._sides if side.page is not None and not side.isHidden())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went to the other of two pages: the panels follow."""
        if now is None or not self.is_split:
            return
        for page in self._shown():
            if page is not self.page and page.isAncestorOf(now) and (kept := self._shelf.of(page.key)) is not None:
                self._turn_to(kept)
                return

    # Two side by side

    def _on_split(self) -> None:
        if self.is_split:
            self._join(keep=self.page)
            return
        others = [key for key in self.tabs.keys if key != self.page.key]
        if not others:
            self._bench.commands.action("view.split").setChecked(False)
            self._bench.wire.refused.emit(NO_OTHER)
            return
        other = self._shelf.last_used(others) or self.tabs.beside(1)
        self._sides[1].show()
        self._split.setSizes([1_000, 1_000])
        self._at = 1
        self.wanted.emit(other)
        self._tick()

    def _join(self, keep: StoryPage) -> None:
        """One page takes all the room again."""
        self._sides[1].hide()
        self._at = 0
        self._put(keep, 0)
        if keep is not self.page and (kept := self._shelf.of(keep.key)) is not None:
            self._turn_to(kept)
        self._tick()

    def _tick(self) -> None:
        self._bench.commands.action("view.split").setChecked(self.is_split)
        self._show_heads()

    def _show_heads(self) -> None:
        for number, side in enumerate(self._sides):
            side.show_head(split=self.is_split, active=number == self._at)

    # What is kept for the next time

    def _on_story(self, story: Story) -> None:
        self.tabs.name(story.key, title_of(story))
        if self.is_split:
            self._show_heads()

    def _keep_order(self) -> None:
        self._bench.settings.tabs = self.tabs.keys

    def _remember(self, page: StoryPage) -> None:
        if page.key:
            self._spots.pop(page.key, None)
            self._spots[page.key] = spot_of(page.sheet, page.copy)

    def _go_back(self, page: StoryPage, key: str, spot: Spot) -> None:
        if page.key == key:
            return_to(spot, page.sheet, page.copy)


def _flushed(page: StoryPage, then: Callable[[], object]) -> Callable[[], None]:
    return lambda: page.flush(then)
