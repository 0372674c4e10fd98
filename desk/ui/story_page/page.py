"""The story page: where the open story is written. Everybody else asks for changes over the wire."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.story.house import House
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text, footnotes, formatting, places, quoting, tables
from desk.ui.story_page.bringing import Bringing
from desk.ui.story_page.cards import Cards
from desk.ui.story_page.confirming import Confirming
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.cupboard import Cupboard
from desk.ui.story_page.everywhere import Everywhere
from desk.ui.story_page.fields import show_field
from desk.ui.story_page.find_bar import FindBar
from desk.ui.story_page.focus import Focus
from desk.ui.story_page.head import Head
from desk.ui.story_page.hits_on_page import OnPage
from desk.ui.story_page.link_box import LinkBox
from desk.ui.story_page.open_story import OpenStory
from desk.ui.story_page.pasted_words import PastedWords
from desk.ui.story_page.pasting import Pasting
from desk.ui.story_page.proofing import Proofing
from desk.ui.story_page.seeking import Seeking
from desk.ui.story_page.sheet import Sheet
from desk.ui.story_page.smart_typing import SmartTyping
from desk.ui.story_page.taking_in import TakingIn

if TYPE_CHECKING:
    from desk.markup.lengths import Length
    from desk.storage import Desk

SELECTION_PAUSE = 120  # milliseconds


def read_house(desk: Desk) -> House:
    """The house as the desk has it."""
    return desk.house


def measured(_desk: Desk, copy: str, measure: int) -> Length:
    """The length of the copy; counted on the worker, where the reader of copy may be loaded."""
    from desk.markup.lengths import length

    return length(copy, measure)


class StoryPage(QWidget):
    """Shows one story, and owns it while it is open."""

    counted = Signal(int)  # words of the copy, counted on the worker after each pause
    measured = Signal(object)  # Length of the copy, with it
    selection_measured = Signal(object)  # Length of what is selected

    def __init__(self, bench: Bench, parent: QWidget | None = None, *, cupboard: Cupboard | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAccessibleName("Story page")
        self._bench = bench
        self._cupboard = cupboard or Cupboard(bench)
        self._house = House()
        self._states = quoting.States()
        self._findings: Any = ()
        self.head = Head(bench.theme)
        self.copy = CopyEditor(bench.theme)
        self.copy.smart = SmartTyping(bench)
        self.sheet = Sheet(bench.theme, self.head, self.copy)
        self.cards = Cards(bench, self.copy)  # before the story: it knows of a change of the photos first
        self._open = OpenStory(bench, self.copy, self.cards.lengths)
        self._bringing = Bringing(bench, self._open, self.copy, self.cards)
        self._taking_in = TakingIn(bench, self._open, self.copy, self._bringing)
        self._link = LinkBox(self.copy)
        self.confirming = Confirming(bench, self._open, self.copy, self)  # before proofing, whose tips come first
        self.pasted = PastedWords(bench, self._open, self.copy)
        self.proofing = Proofing(bench, self.copy, self._cupboard.spellers)
        self.focus_mode = Focus(bench, self.copy)
        self.find_bar = FindBar(bench.theme)
        on_page = OnPage(self._open, self.copy, self.head, self.sheet, self.cards)
        self._seeking = Seeking(bench, self._open, self.find_bar, on_page)
        self.everywhere = Everywhere(bench, self, self.flush)
        self._pasting = Pasting(bench, self._open, self._bringing, self._taking_in, self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.sheet)
        self._selected = QTimer(self, singleShot=True, interval=SELECTION_PAUSE)
        self._connect_parts()
        self._connect_bench()
        self._on_look()
        self._order_stops()
        self.clear()
        bench.work.ask(read_house).then(self._on_house)

    @property
    def story(self) -> Story | None:
        """The open story as it is typed right now."""
        return self._open.value

    @property
    def last(self) -> Story | None:
        """The open story, its copy as it was last read: cheap, for whoever does not need the copy."""
        return self._open.last

    @property
    def key(self) -> str:
        """The key of the open story; '' when there is none."""
        return self._open.last.key if self._open.last is not None else ""

    def show_story(self, story: Story) -> None:
        """Show the story. One that is open already only takes what the desk has changed; what was typed stands."""
        if self.story is not None and self.story.key == story.key:
            self._open.take_over(story)
            return
        self._leave()
        self._findings, self._states = (), quoting.states(story, ())
        self.copy.highlighter.state_of = self._states.of
        self.copy.put(story.copy, story.furniture.language)
        self.cards.show(story.photos)
        self.cards.scan()
        self._open.open(story)
        self._seeking.forget()
        self.head.put(story.furniture, self._house, cleared=bool(story.clearances))
        self.head.form.put_related(story.related)
        self.sheet.setVisible(True)
        self.sheet.to_top()
        self._count(story)
        self._bench.wire.story_changed.emit(story)
        self._bench.wire.saved_changed.emit("saved")

    def is_news(self, story: Story) -> bool:
        """Whether the desk has the story otherwise than this page knows."""
        return self._open.is_news(story)

    def announce(self) -> None:
        """Say again what the window shows of the story: this page is the one in front again."""
        if (story := self.story) is not None:
            self._bench.wire.story_changed.emit(story)
            self._on_selected()

    def flush(self, then: Callable[[], object]) -> None:
        """Store everything typed, then call `then`; when it cannot be stored, say so and do not."""
        self.settle()
        self._open.flush(then)

    def clear(self) -> None:
        """Show no story; what was typed is stored."""
        had = self.story is not None
        self._leave()
        self.copy.put("", "en")
        self.cards.scan()
        self.sheet.setVisible(False)
        self.find_bar.hide()
        if had:
            self._bench.wire.story_closed.emit()

    def end(self) -> None:
        """The window closes for good: what was typed is on its way, the journal is closed."""
        self.clear()
        self._cupboard.end()

    def set_writable(self, writable: bool, why: str = "", *, suggesting: Person | None = None) -> None:
        """Let the words be changed, or say above the page why they cannot be now.

        With somebody `suggesting`, changes that come over the wire are made as suggestions of that person.
        """
        self._open.by = suggesting
        if (writable, why) == (self._open.writable, self._open.why):
            return
        self._open.writable, self._open.why = writable, why
        self.copy.set_writable(writable)
        self.cards.set_writable(writable)
        self.head.set_writable(writable)
        self.find_bar.show_writable(writable=writable)
        self.head.tell("" if writable else why)

    def show_place(self, place: Place) -> None:
        """Bring a place of the story into sight, the keyboard there and its words selected."""
        story = self.story
        if story is None:
            return
        if place.part == "photo" and (card := self.cards.card(place.key)) is not None:
            self._select_photo(place.key)
            show_field(card.field(place.field), *places.found(getattr(card.photo, place.field, ""), place))
        elif (field := self.head.field(place.part)) is not None:
            show_field(field, *places.found(getattr(story.furniture, place.part), place))
            self.sheet.show_part(field)
        elif (stretch := places.in_copy(story.copy, place)) is not None:
            self._select_words(*stretch)

    def undo(self) -> None:
        """Take back the last thing done on this page, whatever it was."""
        self.settle()
        self._open.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._open.redo()

    def _connect_parts(self) -> None:
        copy, head = self.copy, self.head
        head.changed.connect(self._open.set_slot)
        head.left.connect(lambda: copy.setFocus(Qt.FocusReason.TabFocusReason))
        copy.left_up.connect(lambda: head.byline.setFocus(Qt.FocusReason.BacktabFocusReason))
        copy.photo_requested.connect(self._bringing.act)
        copy.selectionChanged.connect(self._selected.start)
        self._selected.timeout.connect(self._on_selected)
        self.cards.edited.connect(self._open.set_photo)
        head.comment_asked.connect(lambda name, *span: self._on_comment_asked(Place(name), *span))
        self.cards.comment_asked.connect(
            lambda key, field, *span: self._on_comment_asked(Place("photo", key, field), *span)
        )
        self.cards.asked.connect(self._bringing.act)
        for part in (head, copy, self.cards):
            part.undo_requested.connect(self._bench.commands.action("edit.undo").trigger)
            part.redo_requested.connect(self._bench.commands.action("edit.redo").trigger)
        self._open.turned.connect(self._on_turned)
        self._cupboard.looking.changed.connect(self._on_look)
        copy.zoom_wanted.connect(self._cupboard.looking.zoom)
        self._cupboard.journal_opened.connect(self._open.use)
        if self._cupboard.journal is not None:
            self._open.use(self._cupboard.journal)

    def _connect_bench(self) -> None:
        wire, commands = self._bench.wire, self._bench.commands
        wire.story_changed.connect(self._count)
        wire.edit_requested.connect(self._open.edit)
        wire.sealed.connect(self._open.forget)
        wire.insert_requested.connect(self._on_insert_requested)
        wire.place_requested.connect(self.show_place)
        wire.findings_changed.connect(self._dress_quotations)
        wire.house_changed.connect(self._on_house)
        commands.on("edit.undo", self.undo)
        commands.on("edit.redo", self.redo)
        commands.on("format.bold", lambda: self.copy.change(lambda cursor: formatting.toggle(cursor, "strong")))
        commands.on("format.italic", lambda: self.copy.change(lambda cursor: formatting.toggle(cursor, "em")))
        commands.on("format.link", self._link.open)
        for name in formatting.SIGNS:
            commands.on(f"format.{name}", _liner(self.copy, name))
        commands.on("insert.photo", self._bringing.choose)
        self.head.form.related_requested.connect(commands.action("story.related").trigger)
        commands.on("insert.table", lambda: self.copy.change(tables.insert))
        commands.on("insert.footnote", lambda: self.copy.change(footnotes.insert))
        commands.on("view.other-end", self._to_other_end)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _order_stops(self) -> None:
        order = [*self.head.stops(), self.copy]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _leave(self) -> None:
        if self.story is not None:
            self.settle()
            self._open.leave()

    def settle(self) -> None:
        """Take what was typed in fields that wait until they are left."""
        if self.story is not None:
            self.head.settle()
            self._bringing.settle()

    def _on_turned(self, before: Story, now: Story) -> None:
        """Show what in the story is not as it was, apart from the copy."""
        if (now.furniture, now.clearances) != (before.furniture, before.clearances):
            self.head.put(now.furniture, self._house, cleared=bool(now.clearances))
            self.copy.set_language(now.furniture.language)
        if now.related != before.related:
            self.head.form.put_related(now.related)
        if now.photos != before.photos:
            self.cards.show(now.photos)
        if now.quotes != before.quotes:
            self._dress_quotations(self._findings)

    def _to_other_end(self) -> None:
        """From the sign of a footnote to its words, and back."""
        cursor = self.copy.textCursor()
        at = footnotes.other_end(self.copy.document(), cursor)
        if at < 0:
            self._bench.wire.refused.emit("The cursor is at no footnote: put it at the sign of one, or in its words.")
            return
        cursor.setPosition(at)
        self.copy.setTextCursor(cursor)
        self.copy.ensureCursorVisible()

    def _on_insert_requested(self, thing: Quote | Photo) -> None:
        if isinstance(thing, Quote):
            self._bringing.quote(thing)
        else:
            self._bringing.photo(thing)

    def _on_comment_asked(self, text: Place, start: int, end: int) -> None:
        """A comment on a field, or on the words that are selected in it."""
        if (story := self.story) is not None:
            self._bench.wire.comment_requested.emit(places.chosen(story, text, start, end))

    def _select_photo(self, key: str) -> None:
        if (cursor := self.cards.cursor(key)) is not None:
            self.copy.setTextCursor(cursor)
            self.copy.ensureCursorVisible()

    def _select_words(self, start: int, end: int) -> None:
        document, cursor = self.copy.document(), self.copy.textCursor()
        cursor.setPosition(copy_text.position_of(document, start))
        cursor.setPosition(copy_text.position_of(document, end), QTextCursor.MoveMode.KeepAnchor)
        self.copy.setTextCursor(cursor)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)
        self.copy.ensureCursorVisible()

    def _count(self, story: Story) -> None:
        target = story.furniture.target_words
        errand = self._bench.work.ask(measured, story.copy, self._house.measure)
        errand.then(lambda length: self._on_counted(length, target))

    def _on_counted(self, length: Length, target: int) -> None:
        self.head.show_words(length.words, target)
        self.counted.emit(length.words)
        self.measured.emit(length)

    def _dress_quotations(self, findings: Any) -> None:
        """Have the quotations wear the state of their records, those that changed."""
        story = self._open.last
        self._findings = findings
        if story is None:
            return
        before, self._states = self._states, quoting.states(story, findings)
        self.copy.highlighter.state_of = self._states.of
        if changed := tuple(self._states.changed(before)):
            self.copy.highlighter.restyle(changed, *self.copy.sight.seen())
        self.copy.highlighter.settle()

    def _on_selected(self) -> None:
        words = copy_text.selected(self.copy.textCursor())
        self._bench.wire.selection_changed.emit(words)
        self._bench.work.ask(measured, words, self._house.measure).then(self._on_selection_measured)

    def _on_selection_measured(self, length: Length) -> None:
        self.selection_measured.emit(length)

    def _on_look(self) -> None:
        """The person has set the page otherwise."""
        looking = self._cupboard.looking
        self.head.set_page(looking.look)
        self.copy.set_page(looking.look)
        self.sheet.set_page(looking.look.scaled(looking.look.width), holds=looking.typewriter)

    def _on_house(self, house: House) -> None:
        self._house = house
        if (story := self._open.last) is not None:
            self.head.put(story.furniture, house, cleared=bool(story.clearances))

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        self._open.close_group()
        if self.head.isAncestorOf(now):
            self.sheet.show_part(now)


def _liner(copy: CopyEditor, name: str) -> Callable[[], None]:
    return lambda: copy.change(lambda cursor: formatting.toggle_lines(cursor, name))
