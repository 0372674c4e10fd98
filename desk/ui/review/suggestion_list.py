"""The list of suggestions: open ones one after the other, answered one by one, by author or all together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.newsroom import suggesting
from desk.newsroom.clock import now
from desk.preflight.passages import told_suggestion
from desk.story.framing import Look, look
from desk.story.photo import Frame
from desk.story.stage import may_write
from desk.story.story import Story
from desk.story.suggestion import Answer, Deed, Suggestion
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Combo
from desk.ui.kit import Flow, button, clear, label
from desk.ui.review.suggestion_card import SuggestionCard, SuggestionView

EVERYBODY = "Everybody’s"
BOX = (400, 400)  # pixels of a suggested photo


class SuggestionList(QWidget):
    """`shown` brings the suggestion that is to be shown in the story."""

    shown = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("suggestionList")
        self._bench = bench
        self._story: Story | None = None
        self._at = ""
        self._views: tuple[SuggestionView, ...] = ()
        self.author = Combo()
        self.author.setObjectName("suggestionAuthor")
        self.author.setAccessibleName("Whose suggestions")
        self.author.activated.connect(lambda _index: self._show(again=True))
        self._title = label("SUGGESTIONS", "caps")
        self._all = [
            button("Accept all", "acceptAll", partial(self.answer_all, Answer.ACCEPTED), "small"),
            button("Reject all", "rejectAll", partial(self.answer_all, Answer.REJECTED), "small"),
        ]
        self._head = QWidget()
        head = Flow()
        head.setContentsMargins(0, 0, 0, 0)
        self._head.setLayout(head)
        for one in (self.author, *self._all):
            head.addWidget(one)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(9)
        whole.addWidget(self._title)
        whole.addWidget(self._head)
        whole.addLayout(self._rows)
        wire, on = bench.wire, bench.commands.on
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        bench.theme.changed.connect(partial(self._show, again=True))
        on("review.next-suggestion", partial(self.go, 1))
        on("review.previous-suggestion", partial(self.go, -1))
        on("review.accept", partial(self.answer_this, Answer.ACCEPTED))
        on("review.reject", partial(self.answer_this, Answer.REJECTED))
        on("review.accept-all", partial(self.answer_all, Answer.ACCEPTED))
        self._show(again=True)

    @property
    def cards(self) -> tuple[SuggestionCard, ...]:
        """The cards that are shown, from the top."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        return tuple(one for item in items if item is not None and isinstance(one := item.widget(), SuggestionCard))

    def go(self, step: int) -> None:
        """Show the next open suggestion (1) or the one before (-1), round at either end."""
        keys = [view.suggestion.key for view in self._views]
        if keys:
            at = keys.index(self._at) + step if self._at in keys else (0 if step > 0 else -1)
            self._go_to(self._views[at % len(keys)].suggestion)

    def answer_this(self, verdict: Answer) -> None:
        """Accept or reject the one that was shown last, and show the next."""
        keys = [view.suggestion.key for view in self._views]
        if self._at not in keys:
            self.go(1)
            return
        at = keys.index(self._at)
        self._answer(self._at, verdict)
        if self._at not in [view.suggestion.key for view in self._views] and self._views:
            self._go_to(self._views[at % len(self._views)].suggestion)

    def answer_all(self, verdict: Answer) -> None:
        """Accept or reject all that are listed."""
        by, at, author = self._bench.work.person, now(), self._author
        label_of = "Accept suggestions" if verdict is Answer.ACCEPTED else "Reject suggestions"
        self._bench.wire.edit_requested.emit(
            lambda story: suggesting.answer_all(story, by, verdict, at, author), label_of
        )
        if left := len(self._views):
            self._bench.wire.said.emit(f"{left} left open: their words are gone, or quoted words need a reason.")

    @property
    def _author(self) -> str:
        chosen = self.author.currentText()
        return "" if chosen in ("", EVERYBODY) else chosen

    def _answer(self, key: str, verdict: Answer) -> None:
        by, at = self._bench.work.person, now()
        name = "Accept suggestion" if verdict is Answer.ACCEPTED else "Reject suggestion"
        self._bench.wire.edit_requested.emit(lambda story: suggesting.answer(story, key, by, verdict, at), name)

    def _explain(self, key: str, reason: str) -> None:
        self._bench.wire.edit_requested.emit(lambda story: suggesting.explain(story, key, reason), "Reason")

    def _go_to(self, one: Suggestion) -> None:
        self._at = one.key
        self.shown.emit(one)

    def _on_story_changed(self, story: Story) -> None:
        self._story = story
        self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._show()

    def _show(self, *, again: bool = False) -> None:
        story = self._story
        self._fill_authors(story)
        views = tuple(_view(story, one, self._may(story)) for one in self._listed(story)) if story is not None else ()
        if views == self._views and not again:
            return
        self._views = views
        clear(self._rows)
        for view in views:
            self._rows.addWidget(self._card(view))
        self._title.setText(f"SUGGESTIONS · {len(views)} OPEN")
        self.setVisible(bool(views))
        for one in self._all:
            one.setEnabled(bool(views) and story is not None and self._may(story))

    def _listed(self, story: Story) -> list[Suggestion]:
        ones = [one for one in story.open_suggestions if self._author in ("", one.by)]
        return sorted(ones, key=lambda one: (one.place.part != "headline", one.place.part == "photo", one.place.start))

    def _may(self, story: Story) -> bool:
        return may_write(self._bench.work.person, story)

    def _fill_authors(self, story: Story | None) -> None:
        names = [EVERYBODY, *sorted({one.by for one in story.open_suggestions})] if story is not None else [EVERYBODY]
        if [self.author.itemText(at) for at in range(self.author.count())] != names:
            chosen = self.author.currentText()
            self.author.clear()
            self.author.addItems(names)
            self.author.setCurrentText(chosen if chosen in names else EVERYBODY)

    def _card(self, view: SuggestionView) -> SuggestionCard:
        one = view.suggestion
        card = SuggestionCard(
            view,
            self._bench.theme.tokens,
            accept=partial(self._answer, one.key, Answer.ACCEPTED),
            reject=partial(self._answer, one.key, Answer.REJECTED),
            explain=partial(self._explain, one.key),
            show_place=partial(self._go_to, one),
        )
        if view.photo is not None and view.photo.digest:
            self._fetch(card, look(view.photo, Frame.FREE))
        return card

    def _fetch(self, card: SuggestionCard, wanted: Look) -> None:
        """Have the photo shown on the card, now or when it has been made."""
        if (image := self._bench.pictures.get(wanted, BOX)) is not None:
            card.show_image(image)
        else:
            self._bench.pictures.want(card, wanted, BOX, lambda made, _why: _show_image(card, made))


def _show_image(card: SuggestionCard, image: QImage) -> None:
    if not image.isNull():
        card.show_image(image)


def _view(story: Story, one: Suggestion, answerable: bool) -> SuggestionView:
    outcome = suggesting.outcome(story, one) if one.quote and one.open else None
    photo = (one.photo or story.photo(one.place.key)) if one.deed is not Deed.WORDS else None
    gone, recorded = suggesting.gone(story, one), suggesting.recorded(story, one)
    return SuggestionView(one, gone, recorded, answerable, outcome, told_suggestion(story, one), photo)
