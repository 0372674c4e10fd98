"""The workplace: makes the panels and keeps one story open among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from desk.newsroom import drafting, reading
from desk.story.person import Person
from desk.story.place import Place
from desk.story.story import Story
from desk.story.suggestion import Suggestion
from desk.ui.budget.budget_page import BudgetPage
from desk.ui.budget.rail import Rail
from desk.ui.checking import Checking
from desk.ui.dialogs.about import About
from desk.ui.dialogs.crash import show_fault
from desk.ui.dialogs.go_to import GoTo
from desk.ui.dialogs.keys import Keys
from desk.ui.dialogs.palette import Palette
from desk.ui.dialogs.steps import first_story
from desk.ui.housekeeping import Housekeeping
from desk.ui.main_window import MainWindow
from desk.ui.notebook.documents_panel import DocumentsPanel
from desk.ui.notebook.facts_panel import FactsPanel
from desk.ui.notebook.quotes_panel import QuotesPanel
from desk.ui.notebook.sources_panel import SourcesPanel
from desk.ui.panes import Panes
from desk.ui.photos.photos_panel import PhotosPanel
from desk.ui.previews import Previews
from desk.ui.publish.exporting import Exporting
from desk.ui.publish.handing import Handing
from desk.ui.publish.preview import Preview
from desk.ui.publish.relating import Relating
from desk.ui.reception import Prepared, Reception
from desk.ui.review.checks_panel import ChecksPanel
from desk.ui.review.comments_panel import CommentsPanel
from desk.ui.review.compare_view import CompareView
from desk.ui.review.flagging import Flagging
from desk.ui.review.history_panel import HistoryPanel
from desk.ui.review.moves import Moves
from desk.ui.review.notices_panel import NoticesPanel
from desk.ui.review.suggest_view import ReviewView
from desk.ui.standing import Standing, open_remarks
from desk.ui.story_page.look_sheet import LookSheet
from desk.ui.story_page.outline import Outline
from desk.ui.story_page.page import StoryPage
from desk.ui.theme import Choice
from desk.ui.whole_window import WholeWindow
from desk.ui.writing import Writing

CLOSE_AT_LAST = 5_000  # milliseconds that closing waits for the desk; the journal has what was typed
THEMES: tuple[Choice, ...] = ("light", "dark", "contrast", "system")


class Workplace(QObject):
    """Made once the window is on the screen; everything the person does about which story is open goes through here."""

    def __init__(self, window: MainWindow, *, ask_who: bool = True) -> None:
        super().__init__(window)
        self.window = window
        self.bench = window.bench
        self._wanted = ""  # key of the story that was asked for last
        self._closing = False
        self._make_panels()
        self.reception = Reception(window, self._flush, ask_who=ask_who)
        self._listen()
        self._answer_commands()
        window.may_close = self._may_close
        window.closing.connect(self._on_closing)

    @property
    def page(self) -> StoryPage:
        """The page of the open story; of two, the one with the keyboard."""
        return self.writing.page

    @property
    def story(self) -> Story | None:
        """The open story as it stands, typed words included."""
        return self.page.story

    def begin(self, first: str = "") -> None:
        """Open the desk and let somebody sit down at it, then open the story `first` or the one of the last time."""
        self.reception.begin(first)

    def open(self, key: str) -> None:
        """Open a story. One that is kept is shown at once, and again if the desk has it otherwise."""
        self._wanted = key
        if key == self.page.key:
            self._flush(lambda: self._read(key))
            return
        self.review.suggest.settle()
        if self.writing.bring(key):
            self._show_in_its_mode()
        self._read(key)

    def _read(self, key: str) -> None:
        self.bench.work.ask(reading.story, key).then(self._on_read)

    def _on_read(self, story: Story) -> None:
        if story.key == self._wanted:  # else another one was asked for meanwhile
            self.show_story(story)

    def show_story(self, story: Story) -> None:
        """Have this story open in every panel."""
        self._wanted = story.key
        known = self.page.key == story.key
        self.writing.show_story(story)
        if known:
            self._arrive()
        self._show_in_its_mode()

    def _on_turned(self, page: StoryPage) -> None:
        """Another story is in front."""
        self._wanted = page.key
        if self.window.pages.currentWidget() is self.budget:
            self._show_in_its_mode()
        self._arrive()

    def _arrive(self) -> None:
        """The panels have the story; what is not told by it is read."""
        if (story := self.story) is None:
            return
        self.bench.settings.last_story = story.key
        self.standing.read_revision(story)
        self.checking.at_once()

    def _show_in_its_mode(self) -> None:
        """Show the open story where this person works on it."""
        if (story := self.story) is None:
            return
        suggests = self.standing.suggests(story)
        if suggests or story.open_suggestions:
            self.review.show_suggest()
        else:
            self.review.show_compare()
        self.show_mode("review" if suggests else "write")

    def _flush(self, then: Callable[[], object]) -> None:
        """Store everything typed, suggestions too, then call `then`."""
        self.review.suggest.settle()
        self.writing.flush(then)

    def show_mode(self, mode: str) -> None:
        """Write, review or preview the open story."""
        if self.story is None:
            return
        pages = {"write": self.writing, "review": self.review, "preview": self.preview}
        if self.window.pages.currentWidget() is self.budget:
            self.rail.mark_budget(shown=False)
            self.standing.show()
        if mode == "preview":
            self.preview.show_story(self.story)
        was_alone = self.window.alone
        self.window.show_page(pages[mode])
        self.window.top.show_mode(mode)
        if was_alone:
            self.standing.show()

    def show_budget(self) -> None:
        """Show what is due, in place of the story; what was typed is stored, so that the list knows of it."""
        self._flush(self._show_budget)

    def _show_budget(self) -> None:
        self.window.top.show_place("budget")
        self.window.show_page(self.budget, wide=True)
        self.rail.mark_budget(shown=True)
        self.budget.take_keyboard()

    def _on_place(self, place: Place) -> None:
        """Show a place where it can be worked on: among the suggestions for who reviews, else on the page."""
        if self.window.pages.currentWidget() is self.review and self.review.suggest.isVisible():
            self.review.suggest.show_place(place)
        else:
            self.show_mode("write")

    def _on_suggestion(self, one: Suggestion) -> None:
        """Show a suggestion in the story."""
        self.review.show_suggest()
        self.show_mode("review")
        self.review.suggest.show_suggestion(one)

    def _compare_with(self, number: int) -> None:
        self.compare.compare_with(number)
        self.review.show_compare()
        self.show_mode("review")

    def _make_panels(self) -> None:
        bench, window = self.bench, self.window
        self.rail = Rail(bench)
        self.writing = Writing(bench)
        self.checking = Checking(bench, lambda: self.story)
        self.checking.found.connect(bench.wire.findings_changed)
        self.writing.typed.connect(self.checking.typed)
        self.outline = Outline(bench)
        self.compare = CompareView(bench)
        self.review = ReviewView(bench, self.compare)
        self.preview = Preview(bench)
        self.budget = BudgetPage(bench)
        self.sources, self.quotes, self.facts = SourcesPanel(bench), QuotesPanel(bench), FactsPanel(bench)
        self.documents = DocumentsPanel(bench)
        window.closing.connect(self.documents.listening.end)
        self.sources.confiding.flush = self._flush
        self.documents.papers.flush = self._flush
        self.photos, self.comments = PhotosPanel(bench), CommentsPanel(bench)
        self.checks, self.history, self.notices = ChecksPanel(bench), HistoryPanel(bench), NoticesPanel(bench)
        self.comments.suggestions.shown.connect(self._on_suggestion)
        self.whole = WholeWindow(window, self._flush)
        self.moves = Moves(bench, self._flush, window)
        self.flagging = Flagging(bench, window)
        self.exporting = Exporting(bench, self._flush, window)
        self.handing = Handing(bench, self._flush, window)
        self.relating = Relating(bench, window)
        side = (
            (self.sources, "Sources", ""),
            (self.quotes, "Quotes", ""),
            (self.facts, "Facts", "list-checks"),
            (self.documents, "Documents", "file-text"),
            (self.photos, "Photos", "image"),
            (self.comments, "Comments", "message-square"),
            (self.checks, "Checks", "circle-alert"),
            (self.history, "History", "history"),
            (self.notices, "Notices", "bell"),
        )
        window.furnish(self.rail, (self.writing, self.review, self.preview, *self.whole.pages, self.budget), side)
        window.side.setCurrentWidget(self.quotes)
        window.put_above(self.writing.tabs)
        self.rail.put_below(self.outline)
        self.writing.turned.connect(self.outline.follow)
        self.housekeeping = Housekeeping(window)
        self.panes = Panes(window, self.writing)
        self.previews = Previews(window, self.writing)
        tabs = (
            (self.sources, "Sources", lambda story: len(story.sources)),
            (self.quotes, "Quotes", lambda story: len(story.quotes)),
            (self.documents, "Documents", lambda story: len(story.documents)),
            (self.photos, "Photos", lambda story: len(story.photos)),
            (self.comments, "Comments", open_remarks),
        )
        self.standing = Standing(window, self.writing, tabs, self.checks)

    def _listen(self) -> None:
        wire, work = self.bench.wire, self.bench.work
        wire.open_requested.connect(self.open)
        wire.story_changed.connect(self._on_story)
        wire.place_requested.connect(self._on_place)
        wire.panel_requested.connect(self._show_panel)
        self.reception.opened.connect(self._on_opened)
        self.reception.signed_in.connect(self._on_signed_in)
        self.reception.ready.connect(self._on_ready)
        work.refused.connect(wire.refused)
        work.failed.connect(partial(show_fault, self.window))
        self.writing.wanted.connect(self.open)
        self.writing.turned.connect(self._on_turned)
        self.writing.cupboard.journal_opened.connect(partial(setattr, self.reception, "journal"))
        wire.story_closed.connect(self._on_closed)
        self.notices.counted.connect(lambda new: self.window.name_tab(self.notices, "Notices", count=f"{new or ''}"))
        self.facts.counted.connect(lambda count: self.window.name_tab(self.facts, "Facts", count=count))
        self.whole.arrivals.kept.connect(self.show_story)
        self.whole.left.connect(self._on_left)
        self.whole.photo_desk.changed.connect(self._on_photos_changed)
        self.history.compare_requested.connect(self._compare_with)
        self.window.top.mode_chosen.connect(self.show_mode)
        self.budget.shown_count.connect(lambda count: self.rail.mark_budget(shown=True, count=count))

    def _answer_commands(self) -> None:
        on = self.bench.commands.on
        on("story.new", lambda: self._flush(self._start))
        on("story.save", lambda: self._flush(lambda: self.bench.wire.said.emit("Saved.")))
        on("desk.quit", self.window.close)
        on("view.palette", lambda: Palette(self.bench.commands, self.window).open())
        on("view.go-to", lambda: GoTo(self.bench, self.story, self.window).open())
        on("view.page", lambda: LookSheet(self.window, self.writing.cupboard.looking).open())
        on("view.rail", lambda: self.window.show_rail(shown=self.rail.isHidden()))
        on("view.notebook", lambda: self.window.show_side(shown=self.window.side.isHidden()))
        on("view.full-screen", self.window.toggle_full_screen)
        on("view.budget", self.show_budget)
        on("view.counts", self.window.status.open_counts)
        on("view.notices", lambda: self._show_panel("notices"))
        on("review.checks", lambda: self._show_panel("checks"))
        on("help.keys", lambda: Keys(self.window).open())
        on("help.first-story", self._show_first_story)
        on("help.about", lambda: About(self.window).open())
        for mode in ("write", "review", "preview"):
            on(f"view.{mode}", partial(self.show_mode, mode))
        for choice in THEMES:
            on(f"view.{choice}", partial(self.window.choose_theme, choice))

    # At the door

    def _on_opened(self, prepared: Prepared) -> None:
        self.bench.wire.house_changed.emit(prepared.house)
        self.window.status.show_desk(prepared.desk)
        self.window.show_person(self.bench.work.person)
        self.housekeeping.begin()

    def _on_signed_in(self, person: Person) -> None:
        self.window.show_person(person)
        self.standing.show()

    def _on_ready(self, key: str) -> None:
        if key:
            self.bench.work.ask(reading.titled, self.bench.settings.tabs).then(self.writing.restore)
            errand = self.bench.work.ask(reading.story, key).then(self._go_on_with)
            errand.otherwise(lambda _gone: self._show_nothing())
        else:
            self._show_nothing()

    def _go_on_with(self, story: Story) -> None:
        """The story of the last time, the keyboard in its copy unless somebody types elsewhere by now."""
        self.show_story(story)
        if not isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit):
            self.page.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self) -> None:
        self.window.show_opening("Choose a story in the list at the left, or begin one with Ctrl+N.")

    # The open story

    def _start(self) -> None:
        self.bench.work.do(drafting.start_story).then(self._on_started)

    def _on_started(self, story: Story) -> None:
        self.bench.wire.desk_changed.emit()
        self.show_story(story)
        self.page.show_place(Place("headline"))

    def _on_story(self, story: Story) -> None:
        if self.window.pages.currentWidget() is self.preview:
            self.preview.show_story(story)
        self.checking.soon()

    def _on_closed(self) -> None:
        """The last story was closed."""
        self.checking.stop()
        self._show_nothing()

    # The whole window, theme, help, faults, the end

    def _on_left(self) -> None:
        """Back from what took the whole window."""
        if self.story is None:
            self.window.show_page(self.writing)
            self.window.top.show_place("")
            self._show_nothing()
        else:
            self.show_mode("write")
            self.standing.show()

    def _on_photos_changed(self, stories: Sequence[Story]) -> None:
        """The photo desk has stored stories: pages that keep one of them follow, what was typed there stands."""
        now = {story.key: story for story in stories}
        for page in self.writing.pages:
            if page.key in now:
                page.show_story(now[page.key])

    def _show_panel(self, name: str) -> None:
        panel = getattr(self, name)
        if self.window.pages.currentWidget() is self.budget:
            self.show_mode("write")
        self.window.show_side(shown=True)
        self.window.side.setCurrentWidget(panel)
        panel.setFocus()

    def _show_first_story(self) -> None:
        sheet = first_story(self.window)
        sheet.answered.connect(lambda _yes: self.bench.commands.action("story.new").trigger())
        sheet.open()

    def _on_closing(self) -> None:
        self.checking.stop()
        self.exporting.stop()
        self.bench.safe.lock()
        self.writing.end()

    def _may_close(self) -> bool:
        """Close at once when nothing waits; else store first and close then. The journal has it all meanwhile."""
        if self._closing or self.story is None:
            return True
        self._closing = True
        # Not at once: a window that is asked to close while it is asked to close takes no notice.
        self._flush(lambda: QTimer.singleShot(0, self.window, self.window.close))
        QTimer.singleShot(CLOSE_AT_LAST, self.window, self.window.close)
        return False
