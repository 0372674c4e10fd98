"""The story with its suggestions in it; for the editor who reviews it, typing here makes more of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import suggesting
from desk.newsroom.clock import now
from desk.preflight.passages import capital, text_at, told_suggestion
from desk.story.furniture import slot
from desk.story.house import House
from desk.story.place import Place, anchored, found
from desk.story.stage import may_suggest
from desk.story.story import Story
from desk.story.suggestion import Deed, Suggestion
from desk.ui.bench import Bench
from desk.ui.kit import Scroll, button, label
from desk.ui.review.marked_text import MarkedText
from desk.ui.review.suggestion_card import SIGNS
from desk.ui.theme import Face

FACES = {"headline": Face(serif=True, size=30, weight=700), "standfirst": Face(serif=True, size=18)}
COPY, SMALL = Face(serif=True, size=17), Face(serif=False, size=14)
ALWAYS = ("headline", "standfirst", "copy")
NAMES = {"caption": "Caption", "credit": "Credit", "alt": "Alt text"}
WIDEST = 700  # pixels of the paper


class SuggestView(QWidget):
    """One MarkedText for each text of the story."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Suggestions")
        self._bench = bench
        self._story: Story | None = None
        self._house = House()
        self._fields: dict[Place, MarkedText] = {}
        self._told = label("", "muted", wrap=True, name="suggestTold")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        paper = QFrame()
        paper.setObjectName("paper")
        paper.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(48, 24, 40, 40)
        inside.setSpacing(12)
        self._photos = label("", wrap=True, name="suggestedPhotos")
        inside.addWidget(self._told)
        inside.addWidget(self._photos)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        self._scroll = Scroll("suggestScroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.column.addWidget(paper, 1)
        self._scroll.column.setAlignment(paper, Qt.AlignmentFlag(0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 8, 24, 0)
        whole.addWidget(self._scroll)
        wire = bench.wire
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.house_changed.connect(self._on_house)
        bench.theme.changed.connect(self._remake)

    @property
    def fields(self) -> dict[Place, MarkedText]:
        """The texts that are shown, by their place."""
        return self._fields

    def settle(self) -> None:
        """Make suggestions of what was typed last."""
        for field in self._fields.values():
            field.settle()

    def show_place(self, place: Place) -> None:
        """Bring the words into sight and select them."""
        text = Place(place.part, place.key, place.field)
        field, story = self._fields.get(text), self._story
        if field is not None and story is not None:
            span = found(text_at(story, text), place) or (0, 0)
            field.select_stored(*span)
            self._scroll.ensureWidgetVisible(field)

    def show_suggestion(self, one: Suggestion) -> None:
        """Bring a suggestion into sight: its words, or where the photo stands or would stand."""
        if one.deed is not Deed.WORDS:
            self.show_place(one.spot or Place("photo", one.place.key, "caption"))
            return
        key = one.key
        for field in self._fields.values():
            if field.select_suggestion(key):
                sheet = self._scroll.widget()
                place = field.mapTo(sheet if sheet is not None else field, field.cursorRect().center())
                self._scroll.ensureVisible(place.x(), place.y(), 0, 120)
                return

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or before.key != story.key or self._wanted(before) != self._wanted(story):
            self._remake()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._remake()

    def _on_house(self, house: House) -> None:
        self._house = house
        self._show()

    def _wanted(self, story: Story) -> tuple[Place, ...]:
        """The texts that are worth a line: those with words, and those every story needs."""
        return tuple(
            one for one in suggesting.texts(story)
            if one.part in ALWAYS or one.part == "photo" or text_at(story, one)
        )  # fmt: skip

    def _remake(self) -> None:
        for field in self._fields.values():
            field.changed.disconnect()
            field.selectionChanged.disconnect()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        for text in self._wanted(self._story) if self._story is not None else ():
            name = NAMES.get(text.field) or ("Copy" if text.part == "copy" else slot(text.part).label)
            face = COPY if text.part == "copy" else FACES.get(text.part, SMALL)
            field = MarkedText(
                self._bench.theme, f"marked_{text.field or text.part}", name, face, one_line=text.part != "copy"
            )
            field.changed.connect(partial(self._on_changed, text))
            field.selectionChanged.connect(partial(self._on_selected, text))
            if text.part != "copy":
                self._rows.addWidget(label(name, "small"))
            self._rows.addWidget(field)
            self._fields[text] = field
        self._show()

    def _show(self) -> None:
        story, person = self._story, self._bench.work.person
        if not self.isVisible():
            return  # drawing a long story takes a while, and nobody sees it
        if story is None:
            self._told.setText("Open a story to review it.")
            return
        types = may_suggest(person, story) and not self._house.editors_write
        self._told.setText(_told(story, types=types))
        photos = [one for one in story.open_suggestions if one.deed is not Deed.WORDS]
        self._photos.setText("\n".join(f"{SIGNS[one.deed]} {capital(told_suggestion(story, one))}" for one in photos))
        self._photos.setVisible(bool(photos))
        tokens = self._bench.theme.tokens
        authors = sorted({one.by for one in story.suggestions})
        ring = (tokens.ok, tokens.accent, tokens.warn)
        colours = {one.key: ring[authors.index(one.by) % len(ring)] for one in story.open_suggestions}
        for text, field in self._fields.items():
            field.setReadOnly(not types)
            pieces = suggesting.pieces(story, text)
            if pieces != field.pieces:
                field.show_pieces(pieces, colours)

    def _on_selected(self, text: Place) -> None:
        """Words that are chosen here can be commented on, whether they may be changed or not."""
        field, story = self._fields.get(text), self._story
        if field is None or story is None:
            return
        start, end = field.stored_selection
        words = text_at(story, text)
        place = anchored(text.part, words, start, end, key=text.key, field=text.field) if start < end else None
        self._bench.wire.place_chosen.emit(place)

    def _on_changed(self, text: Place) -> None:
        story, by, at, edits = self._story, self._bench.work.person, now(), self._fields[text].edits()
        if story is not None and not self._fields[text].isReadOnly():
            self._bench.wire.edit_requested.emit(
                lambda story: suggesting.suggested(story, text, edits, by, at), "Suggestion"
            )


def _told(story: Story, *, types: bool) -> str:
    count = len(story.open_suggestions)
    open_ones = f"{count} suggestion{'' if count == 1 else 's'} open." if count else "No open suggestions."
    return (
        f"{open_ones} What you type here is a suggestion; the text stays as it is until it is accepted."
        if types
        else open_ones
    )


class ReviewView(QWidget):
    """The review page: the story with its suggestions, or two revisions compared."""

    def __init__(self, bench: Bench, compare: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Review")
        self.suggest, self.compare = SuggestView(bench), compare
        self.tabs = [
            button("Suggestions", "showSuggest", self.show_suggest, "small"),
            button("Compare", "showCompare", self.show_compare, "small"),
        ]
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 0)
        row.addStretch(1)
        for one in self.tabs:
            one.setCheckable(True)
            row.addWidget(one)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self.suggest, 1)
        whole.addWidget(compare, 1)
        self.show_compare()

    def show_suggest(self) -> None:
        self._show(self.suggest)

    def show_compare(self) -> None:
        self._show(self.compare)

    def _show(self, page: QWidget) -> None:
        for one, tab in zip((self.suggest, self.compare), self.tabs, strict=True):
            one.setVisible(one is page)
            tab.setChecked(one is page)
