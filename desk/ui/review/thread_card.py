"""A comment as a card: who, on which words, the remark, the answers, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.story.comment import Comment, Reply
from desk.story.place import Place
from desk.ui.dialogs.fields import Combo, Words
from desk.ui.kit import Card, Elided, button, disc, label, pill, restyle

FOCUS = """QFrame#thread[look="card"]:focus {{ border: 2px solid {colour}; }}"""
PARTS = {"story": "the story", "copy": "the copy", "photo": "a photo", "source": "a source", "quote": "a quote"}


@dataclass(frozen=True, slots=True)
class ThreadView:
    """What a card shows: the comment, and whether the words it hangs on are gone."""

    comment: Comment
    gone: bool
    people: tuple[str, ...] = ()  # to whom it can be assigned


class Composer(QWidget):
    """A field and two buttons; Enter sends, Esc gives up."""

    sent = Signal(str)
    left = Signal()

    def __init__(self, name: str, verb: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.words = Words("", hint, lines=2)
        self.words.setObjectName(f"{name}Words")
        self.words.setAccessibleName(hint)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(button(verb, f"{name}Send", self._send, "small"))
        row.addWidget(button("Not yet", f"{name}Leave", self.left.emit, "small"))
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.words)
        whole.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        if words := self.words.words:
            self.sent.emit(words)
        else:
            self.words.setFocus()


class ThreadCard(Card):
    """`reply`, `resolve`, `reopen` and `show_place` are what the panel does when the person asks for it."""

    def __init__(
        self,
        view: ThreadView,
        accent: str,
        *,
        reply: Callable[[str], object],
        turn: Callable[[], object],
        show_place: Callable[[], object],
        assign: Callable[[str], object] = lambda _name: None,
    ) -> None:
        comment = view.comment
        self._assign = assign
        super().__init__("thread")
        self.view = view
        self._reply, self._turn, self._show_place = reply, turn, show_place
        self._answering: Composer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(FOCUS.format(colour=accent))
        self.setAccessibleName(f"Comment of {comment.by} on {where(comment.place)}: {comment.text}")
        self._head(view)
        self.column.addWidget(label(comment.text, wrap=True, name="commentText"))
        for one in comment.replies:
            self.column.addWidget(_answer(one))
        self._foot(comment)

    def answer(self) -> None:
        """Open the field for an answer."""
        if self._answering is None:
            self._answering = Composer("reply", "Reply", "Your answer")
            self._answering.sent.connect(self._reply)
            self._answering.left.connect(self._on_left)
            self.column.addWidget(self._answering)
            self._answering.show()
        self._answering.words.setFocus()

    def point_at(self, words: str) -> None:
        """Stand out while the words that the comment hangs on are the selected ones."""
        state = "accent" if words and words == self.view.comment.place.words else "plain"
        if self.property("state") != state:
            self.setProperty("state", state)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_place()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _head(self, view: ThreadView) -> None:
        comment = view.comment
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(disc(comment.by), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Elided(comment.by or "Somebody", "strong"), 1)
        top.addWidget(label(clock(comment.at), "small"))
        words.addLayout(top)
        words.addWidget(Elided(f"on {where(comment.place)}", "small"))
        if view.gone:
            gone = pill("! The words are gone", "warn", name="wordsGone")
            gone.setMinimumHeight(22)
            words.addSpacing(4)
            words.addWidget(gone)
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def _foot(self, comment: Comment) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        if comment.open:
            row.addWidget(button("Reply", "replyTo", self.answer, "small"))
        else:
            resolved = pill(f"✓ Resolved by {comment.resolved_by}", "ok", name="resolved")
            resolved.setMinimumHeight(22)
            row.addWidget(resolved)
        row.addWidget(button("Resolve" if comment.open else "Reopen", "turn", self._turn, "small"))
        if comment.place.part != "story":
            row.addWidget(button("Show", "showPlace", self._show_place, "small"))
        row.addStretch(1)
        self.column.addLayout(row)
        if comment.open and self.view.people:
            self._add_assigned(comment)

    def _add_assigned(self, comment: Comment) -> None:
        """Who sees to it."""
        chosen = Combo()
        chosen.setObjectName("assigned")
        chosen.setAccessibleName("Assigned to")
        names = dict.fromkeys(("", *self.view.people, comment.assigned))
        for name in names:
            chosen.addItem(f"For {name}" if name else "For anybody", name)
        chosen.setCurrentIndex(list(names).index(comment.assigned))
        chosen.activated.connect(lambda _index: self._assign(str(chosen.currentData())))
        self.column.addWidget(chosen)

    def _on_left(self) -> None:
        if self._answering is not None:
            self._answering.deleteLater()
            self._answering.hide()
            self._answering = None
            self.setFocus()


def where(place: Place) -> str:
    """`“past a boulder field”`, `the headline`, `the story`."""
    if place.words:
        return f"“{' '.join(place.words.strip('“”').split())}”"
    if place.part == "photo" and place.field:
        return f"a photo’s {'alt text' if place.field == 'alt' else place.field}"
    return PARTS.get(place.part, f"the {place.part.replace('_', ' ')}")


def clock(at: datetime) -> str:
    """`19:05` today, `20 July 19:05` else, in this computer's time zone."""
    here, today = at.astimezone(), datetime.now().astimezone()
    return f"{here:%H:%M}" if here.date() == today.date() else f"{here.day} {here:%b} {here:%H:%M}"


def _answer(one: Reply) -> QWidget:
    holder = QWidget()
    whole = QVBoxLayout(holder)
    whole.setContentsMargins(18, 0, 0, 0)
    card = Card("answer")
    card.column.setContentsMargins(10, 7, 10, 7)
    card.column.setSpacing(2)
    card.column.addWidget(label(one.by, "strong"))
    card.column.addWidget(label(one.text, "small", wrap=True, name="answerText"))
    card.setToolTip(clock(one.at))
    whole.addWidget(card)
    return holder
