"""How a source and a quote look in the side panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desk.story.source import Source, Terms
from desk.ui.kit import Flow, label, pill
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.quote_view import QuoteView
from desk.ui.quoted_words import apart, breakable, checked
from desk.ui.theme import Face, Theme, font
from desk.ui.tokens import Tokens

LINE = 22  # pixels: pills and small buttons in one line are equally high
WORDS = Face(serif=True, size=15)


def flowing(*widgets: QWidget) -> QWidget:
    """The widgets as a line of words that wraps."""
    made = QWidget()
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    row = Flow()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        widget.setMinimumHeight(LINE)
        row.addWidget(widget)
    made.setLayout(row)
    return made


def terms_pill(terms: Terms) -> QLabel:
    """The terms as a mark and a word, for whoever does not talk on the record."""
    made = pill(f"! {terms.value.capitalize()}", "bad" if terms is Terms.OFF_RECORD else "warn", name="termsPill")
    made.setAccessibleName(terms.value)
    return made


def source_card(theme: Theme, source: Source, quotes: int) -> NoteCard:
    """Disc, name, what they are and their terms; how they may be described; how many quotes they gave."""
    card = NoteCard("sourceCard", theme, "warn" if source.terms is not Terms.ON_RECORD else "plain")
    name = source.desk_name
    about = " · ".join(part for part in (source.affiliation, source.terms.value) if part)
    card.head(name, about, f"Source {name}, {about}, {counted(quotes, 'quote')}")
    if source.description and source.terms is not Terms.ON_RECORD:
        card.column.addWidget(label(f"To be described as ‘{source.description}’", "small", wrap=True))
    if source.note:
        card.column.addWidget(label(breakable(source.note), "small", wrap=True, name="note"))
    marks: list[QWidget] = [pill(counted(quotes, "quote"), "plain", name="quotesPill")]
    if source.terms is not Terms.ON_RECORD:
        marks.insert(0, terms_pill(source.terms))
    if source.confidential:
        marks.insert(0, pill("Confidential", "warn", name="confidentialPill"))
    if source.contact:
        marks.append(pill("In the contact book", "plain", name="contactPill"))
    card.column.addWidget(flowing(*marks))
    return card


def quote_card(theme: Theme, view: QuoteView, buttons: Sequence[QWidget]) -> NoteCard:
    """Disc, name, what they are and the terms; the words; how they stand; where they can be heard again."""
    quote = view.quote
    card = NoteCard("quoteCard", theme, view.state)
    card.head(view.name, view.about, f"Quote of {view.name}: {quote.words}")
    card.column.addWidget(_words(theme.tokens, view))
    for sentence in view.explanations:
        card.column.addWidget(label(breakable(sentence), "small", wrap=True, name="explanation"))
    if quote.translation:
        card.column.addWidget(label(f"“{breakable(quote.translation)}”", "small", wrap=True, name="translation"))
    card.column.addWidget(flowing(*_marks(view), *buttons))
    if note := " · ".join(filter(None, (view.origin, checked(quote) if quote.verified else ""))):
        card.column.addWidget(label(breakable(note), "small", wrap=True, name="reference"))
    return card


def counted(number: int, noun: str) -> str:
    """`1 quote`, `2 quotes`, `no quotes`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _marks(view: QuoteView) -> Iterable[QWidget]:
    if view.terms is not Terms.ON_RECORD:
        yield terms_pill(view.terms)
    for text, state in view.marks:
        made = pill(text, state, name="mark")
        if text == "Verified":
            made.setToolTip(checked(view.quote))
        yield made


def _words(tokens: Tokens, view: QuoteView) -> QLabel:
    """The words in the serif; where they differ, as published with what was added and what is missing marked."""
    made = label("", wrap=True, name="words")
    made.setFont(font(WORDS))
    if (place := view.differing) is None:
        made.setText(f"“{breakable(view.quote.words)}”")
    else:
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(f"“{apart(tokens, view.differences) or escape(place.words)}”")
        made.setAccessibleName(f"As published: {place.words}. As recorded: {view.quote.words}")
    return made
