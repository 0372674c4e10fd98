"""The card of a quotation: who said it, the recorded words, where from, what differs, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.newsroom.proposing import Held
from desk.quoting.quotation import Tier
from desk.story.source import Terms
from desk.story.story import Story
from desk.ui.kit import Card, Elided, Flow, State, button, clear, disc, label, pill
from desk.ui.quoted_words import apart, breakable, checked, origin
from desk.ui.theme import Face, Theme, font

WIDE = 400  # pixels
GAP = 6  # pixels between the words and the card
WORDS = Face(serif=True, size=15)
TIERS = {
    Tier.SURE: "The text gives it to {}.",
    Tier.LIKELY: "The text probably gives it to {}.",
    Tier.GUESS: "A guess: {}.",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing the card can do: what its button says, its name, and the thing."""

    text: str
    name: str
    do: Callable[[], object]


class RecordCard(Card):
    """Lies over the page by the words it tells of. `left` when pointer or keyboard go elsewhere."""

    entered = Signal()
    left = Signal()
    closed = Signal()  # by Escape

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__("recordCard")
        self.setParent(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The record of the quotation")
        self._theme = theme
        self._verbs: list[QPushButton] = []
        self.hide()

    def tell(self, held: Held, story: Story, remarks: Sequence[str], verbs: Sequence[Verb]) -> None:
        """Show that quotation of a story, with what the checks say of it besides and what can be done."""
        self.hide()  # what is put into a card in sight has no height before it is drawn
        clear(self.column)
        self.setProperty("state", _state(held))
        self._head(held)
        self._add_words(held)
        for sentence in (*_sentences(held, story), *remarks):
            self.column.addWidget(label(breakable(sentence), "small", wrap=True, name="recordSentence"))
        self._add_verbs(verbs)

    def show_by(self, words: QRect) -> None:
        """Show below the words (in the page's pixels), above them where there is no room, inside the page."""
        page = self.parentWidget()
        if page is None:
            return
        self.style().unpolish(self)
        self.style().polish(self)
        width = min(WIDE, page.width() - 2 * GAP)
        self.setFixedWidth(width)
        self.column.activate()
        height = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        left = max(GAP, min(words.left(), page.width() - width - GAP))
        below, above = words.bottom() + GAP, words.top() - GAP - height
        fits = below + height <= page.height() - GAP or above < GAP
        self.move(QPoint(left, below if fits else above))
        self.show()
        self.raise_()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first verb; Tab goes on, Escape back to the copy."""
        (self._verbs[0] if self._verbs else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = next((one for one in self._verbs if one.hasFocus()), None)
            if focused is not None:
                focused.click()
        else:
            super().keyPressEvent(event)

    def _head(self, held: Held) -> None:
        name, about = _who(held)
        row = QHBoxLayout()
        row.setSpacing(10)
        if name:
            row.addWidget(disc(name), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(name or "Nobody is noted for these words", "strong"))
        if about:
            words.addWidget(Elided(about, "small"))
        row.addLayout(words, 1)
        row.addWidget(pill(*_mark(held), name="recordState"), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _add_words(self, held: Held) -> None:
        if held.quote is None:
            return
        made = label("", wrap=True, name="recordWords")
        made.setFont(font(WORDS))
        if held.red and held.judgement is not None and held.judgement.differences:
            made.setTextFormat(Qt.TextFormat.RichText)
            made.setText(f"“{apart(self._theme.tokens, held.judgement.differences)}”")
            made.setAccessibleName(f"As published: {held.place.words}. As recorded: {held.quote.words}")
            self.column.addWidget(made)
            recorded = f"The notebook has: “{held.quote.words}”"
            self.column.addWidget(label(breakable(recorded), "small", wrap=True, name="recordedWords"))
        else:
            made.setText(f"“{breakable(held.quote.words)}”")
            self.column.addWidget(made)
        if held.quote.translation:
            translated = f"Translation: “{held.quote.translation}”"
            self.column.addWidget(label(breakable(translated), "small", wrap=True, name="recordTranslation"))

    def _add_verbs(self, verbs: Sequence[Verb]) -> None:
        self._verbs = [button(verb.text, verb.name, verb.do, "small") for verb in verbs]
        if not self._verbs:
            return
        row = QWidget()
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        flow = Flow()
        flow.setContentsMargins(0, 4, 0, 0)
        for one in self._verbs:
            flow.addWidget(one)
        row.setLayout(flow)
        self.column.addWidget(row)


def _who(held: Held) -> tuple[str, str]:
    """Name and what stands beneath it."""
    if held.source is not None:
        source, terms = held.source, held.source.terms
        if held.quote is not None and held.quote.terms.narrowness > terms.narrowness:
            terms = held.quote.terms
        said = terms.value if held.quote is not None or terms is not Terms.ON_RECORD else ""
        return source.desk_name, " · ".join(part for part in (source.affiliation, said) if part)
    if held.quote is None and held.speech is not None:
        described = held.speech.description
        return held.speech.speaker, described[:1].upper() + described[1:]
    return "", ""


def _mark(held: Held) -> tuple[str, State]:
    """The pill: how the words stand."""
    if held.key and held.red and held.judgement is not None:
        return held.judgement.verdict.value.capitalize(), "bad"
    if held.key and held.quote is not None:
        return ("Verified", "ok") if held.quote.verified else ("Not verified", "warn")
    if held.quote is not None:
        return "Not linked", "plain"
    return "No record", "plain"


def _state(held: Held) -> State:
    return "bad" if held.key and held.red else "plain"


def _sentences(held: Held, story: Story) -> tuple[str, ...]:
    """What is to be said of it, in sentences."""
    quote, speech = held.quote, held.speech
    if quote is not None:
        reason = held.judgement.reason if held.red and held.judgement is not None else ""
        known = "" if held.key else _known(held)
        return tuple(one for one in (reason, known, origin(quote, story.named), checked(quote)) if one)
    if speech is None or not speech.speaker:
        return ("The notebook has no record of these words, and the text does not say whose they are.",)
    told = TIERS[speech.tier].format(speech.speaker)
    via = f" It came by way of {speech.via}." if speech.via else ""
    return (f"The notebook has no record of these words. {told}{via}",)


def _known(held: Held) -> str:
    return "The notebook has nearly these words." if held.red else "The notebook has these words."
