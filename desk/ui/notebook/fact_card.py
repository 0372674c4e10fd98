"""How a fact looks in the side panel: its state, the words, their sentence, who checked it against what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desk.story.claim import Claim, ClaimState, Fact
from desk.story.story import Story
from desk.ui.kit import State, label, pill
from desk.ui.notebook.card import NoteCard
from desk.ui.quoted_words import breakable
from desk.ui.theme import Theme

LOOKS: dict[ClaimState, State] = {
    ClaimState.UNCHECKED: "plain",
    ClaimState.AGAIN: "warn",
    ClaimState.CONFIRMED: "ok",
    ClaimState.CHANGED: "ok",
    ClaimState.CANNOT: "bad",
    ClaimState.WAIVED: "accent",
}
# The keys that decide, as help and menus tell them.
CONFIRM, CHANGED, CANNOT, WAIVE, UNDO, SOURCE = (
    Qt.Key.Key_C, Qt.Key.Key_E, Qt.Key.Key_N, Qt.Key.Key_W, Qt.Key.Key_U, Qt.Key.Key_S,
)  # fmt: skip
KEYS = (CONFIRM, CHANGED, CANNOT, WAIVE, UNDO, SOURCE)


class FactCard(NoteCard):
    """A card that takes the letters of KEYS as well as what every card takes."""

    def __init__(self, theme: Theme, story: Story, fact: Fact) -> None:
        super().__init__("factCard", theme, "warn" if fact.state is ClaimState.AGAIN else "plain")
        state = fact.state.value.capitalize()
        self.setAccessibleName(f"{state}: {fact.kind}, {fact.place.words}. {fact.sentence}")
        self.line(pill(state, LOOKS[fact.state], name="factState"), label(fact.kind.value.capitalize(), "small"))
        self.column.addWidget(label(breakable(fact.place.words), "strong", wrap=True, name="factWords"))
        self.column.addWidget(label(breakable(around(fact)), "small", wrap=True, name="factSentence"))
        for name, told in (("factChecked", decided(fact)), ("factSource", source_of(story, fact.claim))):
            if told:
                self.column.addWidget(label(breakable(told), "small", wrap=True, name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if self.hasFocus() and plain and event.key() in KEYS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


def around(fact: Fact, most: int = 180) -> str:
    """The sentence, cut at both ends when it is long, so that the words of the fact are in sight."""
    if len(fact.sentence) <= most:
        return fact.sentence
    at = max(fact.sentence.find(fact.place.words), 0)
    start = max(0, min(at - most // 3, len(fact.sentence) - most))
    end = start + most
    return ("…" if start else "") + fact.sentence[start:end].strip() + ("…" if end < len(fact.sentence) else "")


def decided(fact: Fact) -> str:
    """`Confirmed by Editor on 20 July 1969`, with the reason; of several each."""
    rows = [one for one in (fact.claim, *fact.others) if one is not None and one.state is not ClaimState.UNCHECKED]
    told = [_decision(one) for one in rows]
    if fact.state is ClaimState.AGAIN and rows:
        told.append(f"The sentence was edited since then. ‘{rows[0].place.words}’ stood there."
                    if rows[0].place.words != fact.place.words else "The sentence was edited since then.")  # fmt: skip
    return "\n".join(told)


def _decision(one: Claim) -> str:
    day = f" on {one.at.day} {one.at:%B %Y}" if one.at else ""
    return f"{one.state.value.capitalize()} by {one.checker}{day}" + (f": {one.reason}" if one.reason else "")


def source_of(story: Story, claim: Claim | None) -> str:
    """`Source: Neil Armstrong`, as colleagues call them, or the reference."""
    if claim is None or not (claim.source or claim.reference):
        return ""
    source = story.source(claim.source) if claim.source else None
    name = source.desk_name if source is not None else "no longer in the notebook" if claim.source else ""
    return "Source: " + " · ".join(part for part in (name, claim.reference) if part)
