"""Sources: who told this story something, and on which terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.newsroom import reading, sourcing
from desk.story.key import new_key
from desk.story.place import Place
from desk.story.source import Contact, Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.contact_book import ContactBook
from desk.ui.dialogs.source import SourceAnswer, SourceSheet
from desk.ui.kit import EmptyState, command_button
from desk.ui.notebook import steps
from desk.ui.notebook.approach_list import ApproachList
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.card_list import CardList
from desk.ui.notebook.cards import counted, source_card
from desk.ui.notebook.confiding import Confiding
from desk.ui.notebook.vault_strip import VaultStrip
from desk.ui.notebook.vault_verbs import VaultVerbs


@dataclass(frozen=True, slots=True)
class SourceView:
    """One card: the source, how many quotes it gave, whether it may be changed now."""

    source: Source
    quotes: int
    writable: bool


class SourcesPanel(QWidget):
    """The sources of the open story as cards: add, edit, remove; each shows its terms as a word and a mark."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesPanel")
        self.setAccessibleName("Sources")
        self._bench = bench
        self._story: Story | None = None
        self._add = bench.commands.action("note.source")
        self.list: CardList[SourceView] = CardList(
            "sources", "sources", key=lambda view: view.source.key, text=_text, build=self._card
        )
        self._empty = EmptyState(
            "sourcesEmpty",
            "No sources yet",
            "Who told you? People, organisations and documents, each with the terms that were agreed.",
            command_button(self._add, "addFirstSource", "small"),
        )
        self._foot = EmptyState(
            "sourcesFoot",
            "Somebody else?",
            "A source of this story stays in its notebook; the contact book is shared by all stories.",
            command_button(self._add, "addSource", "small"),
        )
        self.strip = VaultStrip(bench)
        self.confiding = Confiding(bench, self, lambda: self._story)
        self.verbs = VaultVerbs(bench, self, self.confiding, story=lambda: self._story, focused=self._focused)
        self.list.foot.addWidget(self._empty)
        self._confide = command_button(bench.commands.action("note.confide"), "addConfidential", "small")
        self.list.foot.addWidget(self._foot)
        self.list.foot.addWidget(self._confide, 0, Qt.AlignmentFlag.AlignLeft)
        self.approaches = ApproachList(bench)
        self.list.foot.addWidget(self.approaches)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(self.list)
        self.setFocusProxy(self.list)
        bench.commands.on("note.source", lambda: self.edit(None))
        bench.commands.on("note.contacts", self.open_contacts)
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        bench.wire.place_requested.connect(self._on_place_requested)
        bench.theme.changed.connect(self.list.rebuild)
        self._add.enabledChanged.connect(lambda _enabled: self._show())
        self._show()

    def edit(self, source: Source | None) -> SourceSheet | None:
        """Open the sheet for that source, or for a new one."""
        if self._story is None:
            return None
        if source is not None and source.confidential:
            self.confiding.edit(source)
            return None
        sheet = SourceSheet(self, source)
        sheet.answered.connect(self._on_answered)
        self._bench.work.ask(reading.contact_book).then(sheet.while_open(sheet.offer))
        sheet.open()
        return sheet

    def remove(self, source: Source) -> None:
        """Take the source out of the notebook; Undo brings it back."""
        story = self._story
        if story is not None and steps.ask_for(
            self._bench.wire, story, steps.without_source(source.key), "Remove source"
        ):
            self._bench.wire.said.emit(f"{source.desk_name} is no longer a source. Undo brings it back.")

    def open_contacts(self) -> ContactBook:
        """Open the contact book of the desk."""
        book = ContactBook(self, self._bench)
        book.open()
        return book

    def _on_answered(self, answer: SourceAnswer) -> None:
        source = answer.source
        story = self._story
        if story is None:
            return
        if answer.remember:
            contact = Contact(new_key(), source.name, source.kind, source.title, source.organisation)
            source = replace(source, contact=contact.key)
            self._bench.work.do(sourcing.save_contact, contact)
        label = "Edit source" if story.source(source.key) else "Add source"
        if steps.ask_for(self._bench.wire, story, steps.with_source(source), label):
            self._bench.wire.panel_requested.emit("sources")

    def _on_place_requested(self, place: Place) -> None:
        if place.part == "source":
            self._bench.wire.panel_requested.emit("sources")
            self.list.reveal(place.key)
        elif place.field == "approaches":
            self._bench.wire.panel_requested.emit("sources")
            self.approaches.focus(place.key)

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or before.key != story.key:
            self.list.to_top()
        if before is None or _noted(before) != _noted(story):
            self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._show()

    def _show(self) -> None:
        story = self._story
        sources = story.sources if story is not None else ()
        given = Counter(quote.source for quote in story.quotes) if story is not None else Counter()
        writable = self._add.isEnabled()
        self.list.show_values([SourceView(source, given[source.key], writable) for source in sources])
        self.strip.want(wanted=any(source.confidential for source in sources))
        self._confide.setVisible(story is not None and writable)
        self.approaches.show_story(story)
        self._empty.setVisible(not sources)
        self._foot.setVisible(bool(sources) and writable)

    def _card(self, view: SourceView) -> NoteCard:
        card = source_card(self._bench.theme, view.source, view.quotes)
        if view.writable:
            card.tool("pencil", "Edit the source", "editSource", lambda: self.edit(view.source))
            card.tool("trash-2", "Remove the source", "removeSource", lambda: self.remove(view.source))
            card.opened.connect(lambda: self.edit(view.source))
            card.menu_line("Edit…", "editSourceLine", lambda: self.edit(view.source))
            if not view.source.confidential:
                card.menu_line("Make confidential…", "protectSource", lambda: self.confiding.protect(view.source))
            if view.source.confidential:
                card.menu_line("Confidential no longer…", "releaseSource", lambda: self.confiding.release(view.source))
                card.menu_line("Where they still stand…", "stillNamed", lambda: self.verbs.still_named(view.source))
            card.menu_line("Remove", "removeSourceLine", lambda: self.remove(view.source))
        card.key_pressed.connect(lambda key: self._on_key(card, view, key))
        return card

    def _focused(self) -> str:
        """The key of the source whose card has the keyboard; '' when none has."""
        shown = {one.key: self.list.card(one.key) for one in (self._story.sources if self._story is not None else ())}
        here = self.window().focusWidget()
        return next((key for key, card in shown.items() if card is not None and card is here), "")

    def _on_key(self, card: NoteCard, view: SourceView, key: int) -> None:
        if self.list.go(card, key) or not view.writable:
            return
        if key == Qt.Key.Key_Delete:
            self.remove(view.source)
        else:
            self.edit(view.source)


def _noted(story: Story) -> tuple[object, ...]:
    """All of a story that the panel shows."""
    return story.key, story.sources, story.quotes, story.approaches


def _text(view: SourceView) -> str:
    source = view.source
    return " ".join(
        (source.desk_name, source.affiliation, source.terms, source.description, counted(view.quotes, "quote"))
    )
