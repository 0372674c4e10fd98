"""The chooser of a quotation: the quotes and the sources of the notebook, to say what it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desk.newsroom.proposing import Held
from desk.story.story import Story
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Search
from desk.ui.kit import label

WIDE = 400
LOG, UNTIE = "log", "untie"


def entries_for(story: Story, held: Held) -> tuple[Entry, ...]:
    """What a quotation can be: the records, the likeliest first; who can have said it; somebody else; nothing."""
    first = held.quote.key if held.quote is not None else ""
    quotes = sorted(story.quotes, key=lambda quote: quote.key != first)
    made = []
    for quote in quotes:
        source = story.source(quote.source)
        right = "linked" if quote.key == held.key else "quote"
        made.append(Entry(f"quote:{quote.key}", source.desk_name if source else "No source yet", quote.words, right))
    right = "said it" if held.key else "new quote"
    made += [
        Entry(f"source:{source.key}", source.desk_name, source.affiliation, right)
        for source in story.sources
        if source.desk_name
    ]
    made.append(Entry(LOG, "Somebody else…", "Log the words as a quote, with a source"))
    if held.key:
        made.append(Entry(UNTIE, "No record", "Take the link off; the words stay"))
    return tuple(made)


class QuoteChoice(QFrame):
    """Opens by the words; arrows or letters choose, Return takes, Escape leaves all as it is."""

    chosen = Signal(str)  # `quote:KEY`, `source:KEY`, LOG or UNTIE

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, Qt.WindowType.Popup)
        self.setObjectName("quoteChoice")
        self.setProperty("look", "card")
        self.setAccessibleName("What this quotation is")
        self._entries: tuple[Entry, ...] = ()
        self.search = Search("searchQuoteChoice", "Search quotes and sources")
        self.list = Entries("quoteChoices", "Quotes and sources", most=6)
        self._none = label("Nothing in the notebook matches.", "muted", name="noQuoteChoice")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.search, self.list, self._none):
            column.addWidget(widget)
        self.search.textChanged.connect(lambda _typed: self._show())
        self.search.went_down.connect(self.list.setFocus)
        self.list.itemClicked.connect(lambda _item: self._take())

    def ask(self, story: Story, held: Held, at: QPoint) -> None:
        """Open at that point of the screen."""
        self._entries = entries_for(story, held)
        self.search.clear()
        self._show()
        self.move(at)
        self.show()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        found = tuple(
            one for one in self._entries if all(word in f"{one.name} {one.beneath}".casefold() for word in wanted)
        )
        self.list.show_entries(found)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self.setFixedWidth(WIDE)
        self.adjustSize()

    def _take(self) -> None:
        if key := self.list.chosen:
            self.hide()
            self.chosen.emit(key)
