"""Quotes: the words somebody said, as recorded, and how the copy gives them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.story.house import House
from desk.story.key import new_key
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.story import Story
from desk.story.timecode import seconds_in
from desk.ui.bench import Bench
from desk.ui.dialogs.quote import QuoteAnswer, QuoteSheet
from desk.ui.kit import EmptyState, button, command_button
from desk.ui.notebook import steps
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.card_list import CardList
from desk.ui.notebook.cards import quote_card
from desk.ui.notebook.loose_words import LooseWords
from desk.ui.notebook.quote_view import QuoteView, no_record, quote_views
from desk.ui.notebook.tying import bare

if TYPE_CHECKING:
    from desk.preflight.finding import Finding, Fix

MIME = "application/x-desk-quote"


class QuotesPanel(QWidget):
    """The quotes of the open story as cards: log, insert, verify, edit, remove, drag into the copy."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotesPanel")
        self.setAccessibleName("Quotes")
        self._bench = bench
        self._story: Story | None = None
        self._findings: tuple[Finding, ...] = ()
        self._selected = ""
        self._logged = ""  # the words in the copy that the open sheet was opened with
        self._zone = House().zone
        self._log = bench.commands.action("note.quote")
        self.list: CardList[QuoteView] = CardList(
            "quotes", "quotes", key=lambda view: view.quote.key, text=_text, build=self._card
        )
        self._empty = EmptyState(
            "quotesEmpty",
            "No quotes yet",
            "The words as they were said. Select quoted words in the copy and log them with who said them.",
            command_button(self._log, "logFirstQuote", "small"),
        )
        self._foot = LooseWords(bench)
        self.list.foot.addWidget(self._empty)
        self.list.foot.addWidget(self._foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._listen()
        self._show()

    def log(self) -> QuoteSheet | None:
        """Open the sheet for a new quote, with the words that are selected in the copy."""
        self._logged = self._selected
        return self._open(Quote(new_key(), words=bare(self._selected)), new=True)

    def edit(self, quote: Quote) -> QuoteSheet | None:
        """Open the sheet for that quote."""
        self._logged = ""
        return self._open(quote, new=False)

    def insert(self, quote: Quote) -> None:
        """Have the quote put into the copy at the cursor."""
        self._bench.wire.insert_requested.emit(quote)

    def verify(self, quote: Quote) -> None:
        """Mark the quote as compared with its recording by whoever works here."""
        if self._story is not None:
            step = steps.verified(quote.key, self._bench.work.person)
            steps.ask_for(self._bench.wire, self._story, step, "Verify quote")

    def remove(self, quote: Quote) -> None:
        """Take the quote out of the notebook; Undo brings it back."""
        story = self._story
        if story is not None and steps.ask_for(self._bench.wire, story, steps.without_quote(quote.key), "Remove quote"):
            self._bench.wire.said.emit("The quote is out of the notebook. Undo brings it back.")

    def choose(self) -> None:
        """Go to the quotes, to insert one of them with Enter."""
        self._bench.wire.panel_requested.emit("quotes")
        if self.list.cards:
            self.list.focus(0)
        else:
            self._bench.wire.refused.emit("There is no quote in the notebook yet: log one first.")

    def drag(self, quote: Quote) -> QDrag:
        """What is dragged when a card is pulled out of the panel: the key alone, so that nothing gets out of Desk."""
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, quote.key.encode())
        drag.setMimeData(data)
        return drag

    def _listen(self) -> None:
        wire, commands = self._bench.wire, self._bench.commands
        commands.on("note.quote", self.log)
        commands.on("insert.quote", self.choose)
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.place_requested.connect(self._on_place_requested)
        wire.findings_changed.connect(self._on_findings_changed)
        wire.selection_changed.connect(self._on_selection_changed)
        wire.house_changed.connect(self._on_house_changed)
        self._bench.theme.changed.connect(self.list.rebuild)
        self._log.enabledChanged.connect(lambda _enabled: self._show())

    def _open(self, quote: Quote, *, new: bool) -> QuoteSheet | None:
        if self._story is None:
            return None
        by = self._bench.work.person.name
        sheet = QuoteSheet(self, quote, self._story, by=by, zone=self._zone, new=new)
        sheet.answered.connect(self._on_answered)
        sheet.open()
        return sheet

    def _on_answered(self, answer: QuoteAnswer) -> None:
        story, quote = self._story, answer.quote
        if story is None:
            return
        label = "Edit quote" if story.quote(quote.key) else "Log quote"
        step = steps.with_quote(
            quote, answer.new_source, answer.verified, self._bench.work.person, selected=self._logged
        )
        if steps.ask_for(self._bench.wire, story, step, label):
            self._bench.wire.panel_requested.emit("quotes")

    def _on_place_requested(self, place: Place) -> None:
        if place.part == "quote":
            self._bench.wire.panel_requested.emit("quotes")
            self.list.reveal(place.key)

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or before.key != story.key:
            self.list.to_top()
        if before is None or _noted(before) != _noted(story):
            self._show()

    def _on_story_closed(self) -> None:
        self._story, self._findings = None, ()
        self._show()

    def _on_findings_changed(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self._show()

    def _on_selection_changed(self, words: str) -> None:
        self._selected = words

    def _on_house_changed(self, house: House) -> None:
        self._zone = house.zone

    def _show(self) -> None:
        story = self._story
        writable = self._log.isEnabled()
        findings = self._findings
        self.list.show_values(lambda: quote_views(story, findings, writable=writable) if story is not None else ())
        loose = no_record(story, findings) if story is not None else ()
        some = bool(loose) or (story is not None and bool(story.quotes))
        self._empty.setVisible(not some)
        self._foot.show_places(loose, shown=some)

    def _card(self, view: QuoteView) -> NoteCard:
        quote = view.quote
        card = quote_card(self._bench.theme, view, self._buttons(view) if view.writable else ())
        if view.writable:
            card.tool("text-quote", "Insert into the copy", "insertQuote", lambda: self.insert(quote))
            card.tool("pencil", "Edit the quote", "editQuote", lambda: self.edit(quote))
            card.tool("trash-2", "Remove the quote", "removeQuote", lambda: self.remove(quote))
            self._menu(card, view)
            card.opened.connect(lambda: self.edit(quote))
            card.dragged.connect(lambda: self.drag(quote).exec(Qt.DropAction.CopyAction))
        card.key_pressed.connect(lambda key: self._on_key(card, view, key))
        return card

    def _buttons(self, view: QuoteView) -> list[QWidget]:
        """What can be done about how the quote stands: the fixes of its findings, and Verify."""
        made: list[QWidget] = [button(fix.label, "fix", partial(self._on_fix, fix), "small") for fix in view.fixes]
        if view.heard:
            listen = button("Listen", "listenQuote", partial(self._on_listen, view), "small")
            listen.setToolTip(f"From {view.quote.timecode or 'the beginning'}, to compare the words")
            made.append(listen)
        if not view.quote.verified and view.differing is None:
            made.append(button("Verify", "verifyQuote", lambda: self.verify(view.quote), "small"))
        return made

    def _menu(self, card: NoteCard, view: QuoteView) -> None:
        quote = view.quote
        card.menu_line("Insert into the copy", "insertQuoteLine", lambda: self.insert(quote))
        if view.used:
            card.menu_line("Show in the copy", "showQuoteLine", lambda: self._on_show(quote))
        if not quote.verified:
            card.menu_line("Verify", "verifyQuoteLine", lambda: self.verify(quote))
        card.menu_line("Edit…", "editQuoteLine", lambda: self.edit(quote))
        card.menu_line("Remove", "removeQuoteLine", lambda: self.remove(quote))

    def _on_fix(self, fix: Fix) -> None:
        self._bench.wire.edit_requested.emit(fix.apply, fix.label)

    def _on_show(self, quote: Quote) -> None:
        self._bench.wire.place_requested.emit(Place("quote", quote.key))

    def _on_listen(self, view: QuoteView) -> None:
        self._bench.wire.listen_requested.emit(view.heard, seconds_in(view.quote.timecode) or 0.0)

    def _on_key(self, card: NoteCard, view: QuoteView, key: int) -> None:
        if self.list.go(card, key) or not view.writable:
            return
        if key == Qt.Key.Key_Delete:
            self.remove(view.quote)
        elif key == Qt.Key.Key_F2:
            self.edit(view.quote)
        else:
            self.insert(view.quote)


def _text(view: QuoteView) -> str:
    quote = view.quote
    return " ".join((view.name, view.about, quote.words, quote.translation, view.origin))


def _noted(story: Story) -> tuple[object, ...]:
    """All of a story that the cards show."""
    return story.key, story.sources, story.quotes, story.documents, story.copy.count("](quote:")
