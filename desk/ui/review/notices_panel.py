"""Notices: a quiet list of what happened on the desk that concerns who sits here, new ones marked, with their count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import noticing
from desk.newsroom.clock import now
from desk.newsroom.noticing import Notice, NoticeKind
from desk.story.person import Person
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.desktop import Desktop
from desk.ui.kit import Card, Elided, EmptyState, Scroll, State, button, clear, label, pill
from desk.ui.review.thread_card import clock

EVERY = 60_000  # milliseconds: what is late is late without anybody writing
SOON = 1_500  # milliseconds after something was stored
OVERLAP = timedelta(minutes=10)  # words are dated when they are typed, and stored a little later
MOST = 60  # that are shown
STATES: dict[NoticeKind, State] = {
    NoticeKind.MENTION: "accent",
    NoticeKind.ASSIGNED: "accent",
    NoticeKind.LATE: "bad",
    NoticeKind.REMARK: "plain",
    NoticeKind.SUGGESTION: "plain",
    NoticeKind.MOVE: "plain",
}
FOCUS = """QFrame#notice[look="card"]:focus {{ border: 2px solid {colour}; }}"""


class NoticeCard(Card):
    """One notice; a click or Enter opens its story at the place."""

    opened = Signal()

    def __init__(self, notice: Notice, accent: str, *, fresh: bool) -> None:
        super().__init__("notice", "accent" if fresh else "plain")
        self.notice, self.fresh = notice, fresh
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(FOCUS.format(colour=accent))
        told = f"{'New: ' if fresh else ''}{notice.kind.value}, {notice.title}, {notice.by}: {notice.text}"
        self.setAccessibleName(told)
        head = QHBoxLayout()
        head.setSpacing(8)
        kind = pill(notice.kind.value, STATES[notice.kind], name="noticeKind")
        kind.setMinimumHeight(22)
        head.addWidget(kind)
        head.addWidget(Elided(notice.by, "small"), 1)
        head.addWidget(label(clock(notice.at), "small"))
        self.column.addLayout(head)
        self.column.addWidget(label(notice.title, "strong" if fresh else "", wrap=True, name="noticeTitle"))
        self.column.addWidget(label(notice.text, "small", wrap=True, name="noticeText"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Down: self.focusNextChild,
            Qt.Key.Key_Up: self.focusPreviousChild,
        }
        if (do := keys.get(Qt.Key(event.key()))) is not None:
            do()
        else:
            super().keyPressEvent(event)


class NoticesPanel(QWidget):
    """Reads soon after anything was stored, and every minute. `counted` brings how many are new."""

    counted = Signal(int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticesPanel")
        self.setAccessibleName("Notices")
        self._bench = bench
        self._notices: tuple[Notice, ...] = ()
        self._told: set[str] | None = None  # what was there when the person sat down is not news
        self._read_at: datetime | None = None
        self._wanted: Notice | None = None
        self.desktop = Desktop(bench, self)
        self._sheet = Scroll("notices")
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = label("", "caps", name="noticesCount")
        self._seen = button("All seen", "noticesSeen", self.mark_seen, "small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self._empty = EmptyState(
            "noticesEmpty",
            "Nothing to tell",
            "What others do with your stories, who calls you with @ and what is late shows here.",
        )
        self._every, self._soon = QTimer(self, interval=EVERY), QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self._listen()

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        """The notices that are shown, from the top."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        return tuple(one for item in items if item is not None and isinstance(one := item.widget(), NoticeCard))

    def mark_seen(self) -> None:
        """The person has seen all of these."""
        self._bench.settings.set_seen(self._bench.work.person.name, now())
        self._show()

    def read(self) -> None:
        """Ask the desk what there is to tell: at first all, later what came since, and what is late."""
        asked = now()
        since = self._read_at - OVERLAP if self._read_at is not None else None
        self._bench.work.do(noticing.notices, since).then(partial(self._on_read, self._bench.work.person, asked))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._seen)
        column = self._sheet.column
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self._empty)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheet)

    def _listen(self) -> None:
        wire = self._bench.wire
        wire.desk_changed.connect(self._soon.start)
        wire.person_changed.connect(self._on_person)
        wire.story_changed.connect(self._on_story)
        self._bench.theme.changed.connect(self._show)
        for timer in (self._every, self._soon):
            timer.timeout.connect(lambda: self._bench.work.lull.in_pause(self.read))

    def _on_person(self, _person: object) -> None:
        self._notices, self._told, self._read_at = (), None, None
        self._every.start()
        self.read()

    def _on_read(self, person: Person, asked: datetime, came: tuple[Notice, ...]) -> None:
        if person != self._bench.work.person:
            return
        known = (
            {} if self._read_at is None else {one.key: one for one in self._notices if one.kind is not NoticeKind.LATE}
        )
        known |= {one.key: one for one in came}
        found = tuple(sorted(known.values(), key=lambda one: one.at, reverse=True))
        self._read_at = asked
        if found != self._notices or self._told is None:
            self._notices = found
            self._show()
        keys = {one.key for one in found}
        if self._told is not None:
            self.desktop.tell([one for one in found if one.key not in self._told and self._is_fresh(one)])
        self._told = keys

    def _is_fresh(self, notice: Notice) -> bool:
        seen = self._bench.settings.seen(self._bench.work.person.name)
        return seen is None or notice.at > seen

    def _show(self) -> None:
        clear(self._rows)
        fresh = [one for one in self._notices if self._is_fresh(one)]
        for notice in self._notices[:MOST]:
            card = NoticeCard(notice, self._bench.theme.tokens.accent, fresh=notice in fresh)
            card.opened.connect(partial(self._open, notice))
            self._rows.addWidget(card)
        self._empty.setVisible(not self._notices)
        self._seen.setVisible(bool(fresh))
        self._count.setText(f"{len(fresh)} NEW" if fresh else "NOTHING NEW" if self._notices else "")
        self.setFocusProxy(next(iter(self.cards), None) or self._sheet)
        self.counted.emit(len(fresh))

    def _open(self, notice: Notice) -> None:
        self._wanted = notice
        self._bench.wire.open_requested.emit(notice.story)

    def _on_story(self, story: Story) -> None:
        """The story of a notice is open: its place is shown once it is."""
        wanted = self._wanted
        if wanted is not None and wanted.story == story.key:
            self._wanted = None
            if wanted.place is not None and wanted.place.part != "story":
                place = wanted.place
                QTimer.singleShot(0, self, lambda: self._bench.wire.place_requested.emit(place))
            if wanted.kind in (NoticeKind.MENTION, NoticeKind.ASSIGNED, NoticeKind.REMARK, NoticeKind.SUGGESTION):
                self._bench.wire.panel_requested.emit("comments")
