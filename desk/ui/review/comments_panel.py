"""Comments: remarks on words, photos, furniture or the story, as threads; beneath them what stands before approval."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import commenting
from desk.newsroom.clock import now
from desk.newsroom.noticing import mentions
from desk.preflight.passages import text_at
from desk.story.comment import Comment
from desk.story.place import Place, anchored, found
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Combo
from desk.ui.kit import Card, Elided, EmptyState, Scroll, button, command_button
from desk.ui.review.check_list import CheckList
from desk.ui.review.suggestion_list import SuggestionList
from desk.ui.review.thread_card import Composer, ThreadCard, ThreadView, where


class CommentsPanel(QWidget):
    """Open threads first; resolved ones wait behind a button. Everybody may comment, whatever the stage."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commentsPanel")
        self.setAccessibleName("Comments")
        self._bench = bench
        self._story: Story | None = None
        self._selected = ""
        self._place = Place("story")
        self._chosen: Place | None = None
        self._all = False
        self._threads: dict[str, ThreadCard] = {}
        self._sheet = Scroll("comments")
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._new = Card("newComment", "accent")
        self._on_words = Elided("", "small")
        self.composer = Composer("comment", "Comment", "What should change, or what you want to know")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self._empty = EmptyState(
            "commentsEmpty",
            "No comments",
            "Select words on the page and say what should change; without a selection the comment is on the story.",
            command_button(bench.commands.action("review.comment"), "addFirstComment", "small"),
        )
        self._add = command_button(bench.commands.action("review.comment"), "addComment", "small")
        self.filter = Combo()
        self.filter.setObjectName("commentFilter")
        self.filter.setAccessibleName("Which comments")
        self.filter.activated.connect(lambda _index: self._show())
        self._resolved = button("", "showResolved", self._on_resolved, "link")
        self.suggestions = SuggestionList(bench)
        self.checks = CheckList(bench)
        self._lay_out()
        self._listen()
        self._show()

    @property
    def threads(self) -> tuple[ThreadCard, ...]:
        """The threads that are shown, from the top."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        return tuple(card for item in items if item is not None and isinstance(card := item.widget(), ThreadCard))

    def begin(self) -> None:
        """Open the field for a new comment on the selected words, or on the story."""
        story = self._story
        if story is not None:
            self.begin_at(self._chosen or place_of(story, self._selected))

    def begin_at(self, place: Place) -> None:
        """Open the field for a new comment at that place."""
        if self._story is None:
            return
        self._place = place
        self._on_words.setText(f"on {where(self._place)}")
        self._bench.wire.panel_requested.emit("comments")
        self._new.show()
        self._sheet.ensureWidgetVisible(self._new)
        self.composer.words.setFocus()

    def _lay_out(self) -> None:
        column = self._sheet.column
        self._new.column.addWidget(self._on_words)
        self._new.column.addWidget(self.composer)
        self._new.hide()
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._resolved)
        foot.addStretch(1)
        column.addWidget(self._new)
        column.addWidget(self.filter)
        column.addLayout(self._rows)
        column.addWidget(self.suggestions)
        column.addWidget(self._empty)
        column.addLayout(foot)
        column.addSpacing(6)
        column.addWidget(self.checks)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheet)

    def _listen(self) -> None:
        wire = self._bench.wire
        self._bench.commands.on("review.comment", self.begin)
        self.composer.sent.connect(self._on_sent)
        self.composer.left.connect(self._new.hide)
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.selection_changed.connect(self._on_selection_changed)
        wire.place_chosen.connect(self._on_place_chosen)
        wire.comment_requested.connect(self.begin_at)
        self._bench.theme.changed.connect(self._on_theme_changed)

    def _on_sent(self, text: str) -> None:
        by, place, at = self._bench.work.person, self._place, now()
        self._bench.wire.edit_requested.emit(lambda story: commenting.comment(story, by, text, place, at), "Comment")
        self.composer.words.setPlainText("")
        self._new.hide()

    def _on_reply(self, key: str, text: str) -> None:
        by, at = self._bench.work.person, now()
        self._bench.wire.edit_requested.emit(lambda story: commenting.reply(story, key, by, text, at), "Reply")

    def _on_turn(self, comment: Comment) -> None:
        by, key = self._bench.work.person, comment.key
        if comment.open:
            self._bench.wire.edit_requested.emit(lambda story: commenting.resolve(story, key, by), "Resolve comment")
        else:
            self._bench.wire.edit_requested.emit(lambda story: commenting.reopen_comment(story, key), "Reopen comment")

    def _on_resolved(self) -> None:
        self._all = not self._all
        self._show()

    def _on_story_changed(self, story: Story) -> None:
        if self._story is not None and self._story.key != story.key:
            self._new.hide()
            self._all = False
        self._story = story
        self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._new.hide()
        self._show()

    def _on_selection_changed(self, words: str) -> None:
        self._selected, self._chosen = words, None
        for thread in self.threads:
            thread.point_at(words.strip())

    def _on_place_chosen(self, place: Place | None) -> None:
        self._chosen = place
        for thread in self.threads:
            thread.point_at(place.words.strip() if place is not None else "")

    def _on_theme_changed(self) -> None:
        for key in tuple(self._threads):
            self._drop(key)
        self._show()

    def _show(self) -> None:
        story = self._story
        comments = story.comments if story is not None else ()
        self._fill_filter(comments)
        people = _people(story, self._bench.work.person.name) if story is not None else ()
        views = [ThreadView(one, _gone(story, one.place), people) for one in comments] if story is not None else []
        asked = str(self.filter.currentData() or "")
        shown = [view for view in views if (view.comment.open or self._all) and self._wanted(view, asked)]
        shown.sort(key=lambda view: not view.comment.open)
        self._lay_out_threads(shown)
        resolved = sum(not view.comment.open for view in views)
        self._resolved.setText("Hide the resolved" if self._all else f"Show {resolved} resolved")
        self._resolved.setVisible(bool(resolved))
        self._empty.setVisible(not shown and not (story is not None and story.open_suggestions))
        self._add.setVisible(not self._empty.isVisibleTo(self))

    def _fill_filter(self, comments: tuple[Comment, ...]) -> None:
        """All, mine, of each person, and of each kind of place; there is nothing to choose from among one or two."""
        kinds = dict.fromkeys(_kind(one) for one in comments)
        wanted = [("All comments", ""), ("Mine", "mine"), ("For me", "for me"), ("Words gone", "gone")]
        wanted += [(f"By {name}", f"by {name}") for name in dict.fromkeys(one.by for one in comments)]
        wanted += [(f"On {kind}", f"on {kind}") for kind in kinds]
        if [self.filter.itemText(at) for at in range(self.filter.count())] != [text for text, _told in wanted]:
            chosen = self.filter.currentData()
            self.filter.clear()
            for text, told in wanted:
                self.filter.addItem(text, told)
            self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))
        self.filter.setVisible(len(comments) > 1)

    def _wanted(self, view: ThreadView, asked: str) -> bool:
        comment, me = view.comment, self._bench.work.person
        known = {
            "mine": me.name in (comment.by, comment.assigned),
            "for me": comment.assigned == me.name or mentions(comment.text, me),
            "gone": view.gone,
        }
        return known.get(asked, asked in ("", f"by {comment.by}", f"on {_kind(comment)}"))

    def _on_assigned(self, key: str, name: str) -> None:
        self._bench.wire.edit_requested.emit(lambda story: commenting.assign(story, key, name), "Assign comment")

    def _lay_out_threads(self, views: list[ThreadView]) -> None:
        keep = {view.comment.key: view for view in views}
        focused = next((key for key, card in self._threads.items() if card.hasFocus()), "")
        for key in [key for key, card in self._threads.items() if keep.get(key) != card.view]:
            self._drop(key)
        for number, view in enumerate(views):
            card = self._threads.get(view.comment.key) or self._made(view)
            item = self._rows.itemAt(number)
            if item is None or item.widget() is not card:
                self._rows.insertWidget(number, card)
                card.show()
        if (first := next(iter(self.threads), None)) is not None:
            self.setFocusProxy(first)
        if focused in self._threads:
            self._threads[focused].setFocus()

    def _made(self, view: ThreadView) -> ThreadCard:
        comment = view.comment
        card = ThreadCard(
            view,
            self._bench.theme.tokens.accent,
            reply=partial(self._on_reply, comment.key),
            turn=partial(self._on_turn, comment),
            show_place=partial(self._bench.wire.place_requested.emit, comment.place),
            assign=partial(self._on_assigned, comment.key),
        )
        self._threads[comment.key] = card
        return card

    def _drop(self, key: str) -> None:
        card = self._threads.pop(key)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()


def place_of(story: Story, selected: str) -> Place:
    """The place of the selected words in the copy; the whole story without a selection."""
    words = selected.strip()
    if not words:
        return Place("story")
    start = story.copy.find(words)
    if start < 0:
        return Place("copy", words=words)
    return anchored("copy", story.copy, start, start + len(words))


def _people(story: Story, me: str) -> tuple[str, ...]:
    """Who works on the story: its authors, its holder, who commented, and who looks at it."""
    names = (*story.authors, story.holder, *(one.by for one in story.comments), me)
    return tuple(dict.fromkeys(name for name in names if name))


def _kind(comment: Comment) -> str:
    kinds = {
        "story": "the story",
        "copy": "words",
        "photo": "photos",
        "source": "the notebook",
        "quote": "the notebook",
    }
    return kinds.get(comment.place.part, "furniture")


def _gone(story: Story, place: Place) -> bool:
    """Whether the words that the comment hangs on no longer stand there."""
    if place.part == "photo" and story.photo(place.key) is None:
        return True
    if not place.words or place.part == "story":
        return False
    return found(text_at(story, place), place) is None
