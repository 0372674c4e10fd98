"""History: the revisions of the story, to be named, compared and restored, and the log of its moves."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import drafting, reading, remembering
from desk.newsroom.remembering import Held
from desk.storage import Desk
from desk.story.revision import LogEntry, Revision, RevisionKind
from desk.story.stage import Stage, entry_label
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.fields import Search
from desk.ui.kit import Card, EmptyState, Scroll, State, button, clear, command_button, label, pill
from desk.ui.review.thread_card import clock

STEP = 40  # revisions shown at once
SEARCH_AFTER = 250  # milliseconds after the last key
FOCUS = """QFrame#revision[look="card"]:focus {{ border: 2px solid {colour}; }}"""
KINDS: dict[RevisionKind, State] = {
    RevisionKind.SUBMITTED: "accent",
    RevisionKind.SENT_BACK: "warn",
    RevisionKind.APPROVED: "ok",
    RevisionKind.PUBLISHED: "ok",
}


class Past(NamedTuple):
    """What the panel shows, read at one time: revisions newest first, moves oldest first."""

    revisions: tuple[Revision, ...]
    moves: tuple[LogEntry, ...]


class RevisionCard(Card):
    """One revision; Enter compares it with now, arrows go to its neighbours."""

    compare_asked = Signal()

    def __init__(self, revision: Revision, accent: str, held: Held | None = None) -> None:
        super().__init__("revision")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(FOCUS.format(colour=accent))
        self.setAccessibleName(
            f"Revision {revision.number}, {revision.kind.value}, {revision.by}, {clock(revision.at)}"
        )
        head = QHBoxLayout()
        head.addWidget(label(f"Revision {revision.number}", "strong"))
        kind = pill(revision.kind.value.capitalize(), KINDS.get(revision.kind, "plain"), name="kind")
        kind.setMinimumHeight(22)
        head.addWidget(kind)
        head.addStretch(1)
        head.addWidget(label(clock(revision.at), "small"))
        self.column.addLayout(head)
        if revision.reason:
            self.column.addWidget(label(revision.reason, wrap=True, name="revisionReason"))
        if held is not None:
            self.column.addWidget(label(f"{held.where}: {held.line}", "small", wrap=True, name="revisionHolds"))
        words = f"{revision.words:,} word{'' if revision.words == 1 else 's'}"
        told = label(f"{revision.by} · {words} · {short(revision.digest)}", "small", wrap=True, name="revisionLine")
        told.setToolTip(f"Digest of the content: {revision.digest}")
        self.column.addWidget(told)
        self.verbs = QHBoxLayout()
        self.verbs.setSpacing(6)
        self.verbs.addWidget(button("Compare", "compareRevision", self.compare_asked.emit, "small"))
        self.column.addLayout(self.verbs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.compare_asked.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """Reads the history when somebody can see it and something stored has changed.

    `compare_requested` brings the number of the revision that is to be compared with now.
    """

    compare_requested = Signal(int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self.setAccessibleName("History")
        self._bench = bench
        self._story: Story | None = None
        self._past = Past((), ())
        self._stale = True
        self._most = STEP
        self._writable = bench.commands.action("note.source")
        sheet = Scroll("history")
        sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self._log = QVBoxLayout()
        self._log.setSpacing(9)
        self._name = command_button(bench.commands.action("review.name-revision"), "nameRevision", "small")
        self._more = button("", "moreRevisions", self._on_more, "link")
        self._empty = EmptyState(
            "historyEmpty",
            "No revisions yet",
            "A revision is kept every ten minutes of work and with every move. Name one to keep it for good.",
            command_button(bench.commands.action("review.name-revision"), "nameFirstRevision", "small"),
        )
        self.search = Search("historySearch", "Words in the history")
        self._held: dict[int, Held] | None = None
        self._waiting = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._told = label("", "small", wrap=True, name="historyTold")
        column = sheet.column
        column.addWidget(self.search)
        column.addWidget(self._told)
        column.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._empty)
        column.addLayout(self._log)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self._listen()
        self._show()

    def name(self) -> None:
        """Ask for a name and keep the story as it stands under it."""
        if self._story is not None:
            sheet = AskReason(
                self,
                "Name this revision",
                "It is kept for good, and can be compared and restored.",
                "Keep revision",
                label="Name",
                hint="Before the cuts",
                missing="Say what this revision is: it is found again by its name.",
            )
            sheet.answered.connect(self._on_named)
            sheet.open()

    def ask_restore(self, revision: Revision) -> None:
        """Ask whether the revision shall come back."""
        sheet = Confirm(
            self,
            f"Restore revision {revision.number}?",
            "Words, furniture, photos and notebook come back as a new revision; what stands there now is kept too.",
            "Restore",
        )
        sheet.answered.connect(lambda _yes: self._restore(revision.number))
        sheet.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _listen(self) -> None:
        wire = self._bench.wire
        self._bench.commands.on("review.name-revision", self.name)
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.desk_changed.connect(self._on_desk_changed)
        self.search.textChanged.connect(lambda _text: self._waiting.start())
        self._waiting.timeout.connect(self._look_for)
        self._bench.theme.changed.connect(self._show)
        self._writable.enabledChanged.connect(lambda _enabled: self._show())

    def _restore(self, number: int) -> None:
        if self._story is not None:
            self._bench.work.do(drafting.restore, self._story, number).then(partial(self._on_restored, number))

    def _on_restored(self, number: int, story: Story) -> None:
        self._bench.wire.said.emit(f"Revision {number} is back as a new revision.")
        self._bench.wire.desk_changed.emit()
        self._bench.wire.open_requested.emit(story.key)

    def _on_named(self, reason: str) -> None:
        if self._story is not None:
            self._bench.work.do(drafting.name_revision, self._story, reason).then(self._on_kept)

    def _on_kept(self, revision: Revision) -> None:
        self._bench.wire.said.emit(f"Revision {revision.number} is kept as ‘{revision.reason}’.")
        self._bench.wire.desk_changed.emit()

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or (before.key, before.stage) != (story.key, story.stage):
            self._stale = True
            self._most = STEP
            if before is None or before.key != story.key:
                self._past = Past((), ())
                self._held = None
                self.search.clear()
                self._show()
            self._read()

    def _on_story_closed(self) -> None:
        self._story, self._past = None, Past((), ())
        self._show()

    def _on_desk_changed(self) -> None:
        self._stale = True
        self._read()

    def _read(self) -> None:
        if self._stale and self.isVisible() and self._story is not None:
            self._stale = False
            key = self._story.key
            self._bench.work.ask(read, key).then(partial(self._on_read, key))

    def _on_read(self, key: str, past: Past) -> None:
        if self._story is not None and self._story.key == key and past != self._past:
            self._past = past
            self._show()
            if self._held is not None:
                self._look_for()

    def _look_for(self) -> None:
        """Ask which revisions hold the words that stand in the field."""
        words = self.search.text().strip()
        if self._story is None or not words:
            self._on_held("", "", ())
            return
        key = self._story.key
        self._told.setText("Searching…")
        self._bench.work.ask(remembering.holding, key, words).then(partial(self._on_held, key, words))

    def _on_held(self, key: str, words: str, held: tuple[Held, ...]) -> None:
        if words != self.search.text().strip() or (words and (self._story is None or self._story.key != key)):
            return
        self._held = {one.number: one for one in held} if words else None
        self._most = STEP
        self._show()

    def _on_more(self) -> None:
        self._most += STEP
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        clear(self._log)
        revisions, moves = self._past
        count = len(revisions)
        if (held := self._held) is not None:
            revisions = tuple(one for one in revisions if one.number in held)
            moves = ()
            some = f"{len(revisions)} of {count} revisions hold" if revisions else "No revision holds"
            self._told.setText(f"{some} ‘{self.search.text().strip()}’.")
        self._told.setVisible(held is not None)
        self.search.setVisible(bool(count))
        cards = [self._card(revision) for revision in revisions[: self._most]]
        for card in cards:
            self._rows.addWidget(card)
        if (first := next(iter(cards), None)) is not None:
            self.setFocusProxy(first)
        left = len(revisions) - self._most
        self._more.setText(f"Show {min(left, STEP)} more of {len(revisions)}")
        self._more.setVisible(left > 0)
        self._empty.setVisible(not count)
        self._name.setVisible(bool(count))
        if moves:
            self._log.addSpacing(6)
            self._log.addWidget(label("MOVES", "caps"))
            log = Card("movesCard")
            log.column.setSpacing(8)
            for entry in reversed(moves):
                log.column.addLayout(_move(entry))
            self._log.addWidget(log)

    def _card(self, revision: Revision) -> RevisionCard:
        card = RevisionCard(revision, self._bench.theme.tokens.accent, (self._held or {}).get(revision.number))
        card.compare_asked.connect(partial(self.compare_requested.emit, revision.number))
        if self._writable.isEnabled():
            ask = partial(self.ask_restore, revision)
            card.verbs.addWidget(button("Restore", "restoreRevision", ask, "small"))
        card.verbs.addStretch(1)
        return card


def read(desk: Desk, key: str) -> Past:
    """The revisions and moves of a story; runs on the worker's thread."""
    return Past(reading.history(desk, key), reading.moves(desk, key))


def short(digest: str) -> str:
    """`9f2c 41aa`: enough of a digest to tell two apart."""
    return f"{digest[:4]} {digest[4:8]}"


def _move(entry: LogEntry) -> QVBoxLayout:
    """`Request changes · Editor · 19:05`, the reason, and the digest that the move was about."""
    made = QVBoxLayout()
    made.setSpacing(1)
    head = QHBoxLayout()
    head.addWidget(label(entry_label(entry.move), "strong", name="moveLabel"))
    head.addStretch(1)
    head.addWidget(label(clock(entry.at), "small"))
    made.addLayout(head)
    if entry.reason:
        made.addWidget(label(entry.reason, wrap=True, name="moveReason"))
    ends = Stage(entry.ends).label
    told = label(f"{entry.by} · now {ends.lower()} · {short(entry.content)}", "small", wrap=True, name="moveLine")
    told.setToolTip(f"Content {entry.content}\nEntry {entry.digest}\nEntry before {entry.previous or 'none'}")
    made.addWidget(told)
    return made
