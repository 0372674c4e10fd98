"""A suggestion as a card: who, where, the old words and the new, the record of quoted words, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from desk.preflight.passages import capital, shortened
from desk.quoting.judgement import Judgement
from desk.story.photo import Photo
from desk.story.suggestion import Deed, Suggestion
from desk.ui.dialogs.fields import line
from desk.ui.kit import Card, Elided, State, button, disc, label, pill
from desk.ui.review.thread_card import clock, where
from desk.ui.tokens import Tokens

FOCUS = """QFrame#suggestion[look="card"]:focus {{ border: 2px solid {colour}; }}"""
LONGEST = 160  # characters of either side that are shown
THUMB = 96  # pixels of height of a photo
SIGNS = {Deed.ADD: "+", Deed.REMOVE: "−", Deed.MOVE: "↕", Deed.ROLE: "→"}


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """What a card shows: the suggestion, whether its words are gone, the recorded words, who may answer; of quoted
    words how they would stand to their record once it is accepted; and the photo it is about, with what would be done.
    """

    suggestion: Suggestion
    gone: bool
    recorded: str
    answerable: bool
    outcome: Judgement | None = None
    told: str = ""
    photo: Photo | None = None


class SuggestionCard(Card):
    """Enter shows the place, A accepts and R rejects, arrows go to the neighbours."""

    def __init__(
        self,
        view: SuggestionView,
        tokens: Tokens,
        *,
        accept: Callable[[], object],
        reject: Callable[[], object],
        explain: Callable[[str], object],
        show_place: Callable[[], object],
    ) -> None:
        one = view.suggestion
        super().__init__("suggestion")
        self.view = view
        self._accept, self._reject, self._explain, self._show_place = accept, reject, explain, show_place
        self.reason: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(FOCUS.format(colour=tokens.accent))
        self.setAccessibleName(f"Suggestion of {one.by}: {view.told}")
        self.picture = QLabel(self)
        self.picture.hide()
        self._head(one)
        self._say(one, tokens)
        if view.gone:
            self._mark(
                "! The words are gone" if one.deed is Deed.WORDS else "! The photo or its place is gone", "wordsGone"
            )
        if one.quote:
            self.column.addWidget(
                label(f"Recorded: {view.recorded or 'no record in the notebook'}", "small", wrap=True, name="recorded")
            )
            self._add_outcome(view.outcome)
        self._add_reason(one)
        self._foot(view)

    def show_image(self, image: QImage) -> None:
        """Show the photo that the suggestion is about."""
        ratio = self.devicePixelRatioF()
        made = QPixmap.fromImage(image).scaledToHeight(round(THUMB * ratio), Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(ratio)
        self.picture.setPixmap(made)
        self.picture.setVisible(True)

    def _say(self, one: Suggestion, tokens: Tokens) -> None:
        """The old words and the new; of a photo, what would be done with it, a sign before it."""
        if one.deed is not Deed.WORDS:
            self.picture.setObjectName("suggestedPicture")
            self.column.addWidget(self.picture)
            made = label(f"{SIGNS[one.deed]} {capital(self.view.told)}", wrap=True, name="photoDeed")
            colour = {Deed.ADD: tokens.ok, Deed.REMOVE: tokens.bad}.get(one.deed, tokens.ink)
            made.setStyleSheet(f"color: {colour}; font-weight: 600;")
            self.column.addWidget(made)
            return
        row = QVBoxLayout()
        row.setSpacing(2)
        if one.place.words:
            old = label(shortened(one.place.words, LONGEST), wrap=True, name="oldWords")
            old.setStyleSheet(f"color: {tokens.bad}; text-decoration: line-through;")
            row.addWidget(old)
        if one.words:
            new = label(
                f"{'→ ' if one.place.words else '+ '}{shortened(one.words, LONGEST)}", wrap=True, name="newWords"
            )
            new.setStyleSheet(f"color: {tokens.ok}; font-weight: 600;")
            row.addWidget(new)
        self.column.addLayout(row)

    def _add_reason(self, one: Suggestion) -> None:
        if one.reason:
            self.column.addWidget(label(f"Reason: {one.reason}", "small", wrap=True, name="suggestionReason"))
        elif one.quote and one.open:
            self._mark("! Quoted words: say why", "needsReason")
            self.reason = line("", "Reason for changing quoted words")
            self.reason.setObjectName("reason")
            self.reason.setAccessibleName("Reason for changing quoted words")
            self.reason.returnPressed.connect(self._on_reason)
            self.column.addWidget(self.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Return: self._show_place,
            Qt.Key.Key_Enter: self._show_place,
            Qt.Key.Key_Down: self.focusNextChild,
            Qt.Key.Key_Up: self.focusPreviousChild,
        }
        if self.view.answerable and self.view.suggestion.open:
            keys |= {Qt.Key.Key_A: self._accept, Qt.Key.Key_R: self._reject}
        do = keys.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _add_outcome(self, outcome: Judgement | None) -> None:
        """The verdict before anybody accepts: a word on its colour, and what is wrong."""
        if outcome is None:
            return
        state: State = "bad" if outcome.red else "ok"
        made = pill(f"{'✕' if outcome.red else '✓'} Then {outcome.verdict.value}", state, name="outcome")
        made.setMinimumHeight(22)
        self.column.addWidget(made)
        if outcome.red and outcome.reason:
            self.column.addWidget(label(outcome.reason, "small", wrap=True, name="outcomeReason"))

    def _on_reason(self) -> None:
        if self.reason is not None and self.reason.text().strip():
            self._explain(self.reason.text())

    def _mark(self, text: str, name: str) -> None:
        made = pill(text, "warn", name=name)
        made.setMinimumHeight(22)
        self.column.addWidget(made)

    def _head(self, one: Suggestion) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(disc(one.by), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(Elided("Suggestion", "strong"), 1)
        top.addWidget(label(clock(one.at), "small"))
        words.addLayout(top)
        spot = "the copy" if one.place.part == "copy" else where(one.place.__class__(one.place.part))
        words.addWidget(Elided(f"{one.by} · {one.place.field or spot}", "small"))
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def _foot(self, view: SuggestionView) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        one = view.suggestion
        if one.open:
            for text, name, do in (("Accept", "accept", self._accept), ("Reject", "reject", self._reject)):
                made = button(text, name, do, "small")
                made.setEnabled(view.answerable and not (name == "accept" and view.gone))
                row.addWidget(made)
            row.addWidget(button("Show", "showSuggestion", self._show_place, "small"))
        else:
            state = pill(f"{one.answer.value.capitalize()} by {one.answered_by}", "plain", name="answered")
            state.setMinimumHeight(22)
            row.addWidget(state)
        row.addStretch(1)
        self.column.addLayout(row)
