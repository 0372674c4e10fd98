"""Moves: what each command of the Review menu does, from the question it asks to the move itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.newsroom import approving_again, correcting, handing_over, protecting, reading, reviewing
from desk.newsroom.leaking import LOCKED
from desk.preflight.checks import blocking
from desk.preflight.finding import Finding
from desk.storage import Desk
from desk.storage.vault import Vault
from desk.story.record import content_digest
from desk.story.signer import Signer
from desk.story.stage import MOVES, Stage
from desk.story.stage import move as move_named
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.approve import Approval, Approve
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.correct import Correcting, CorrectSheet
from desk.ui.dialogs.signing import SigningSheet
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import refused, when_open

Flush = Callable[[Callable[[], object]], object]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a move: title, what follows from it, the verb, what to type, and the hint there."""

    title: str
    line: str
    verb: str
    label: str = ""
    hint: str = ""


REASONS = {
    "send-back": Question(
        "Request changes?",
        "The reporter reads this first. Open comments stay open.",
        "Request changes",
        "What is wanted",
        "What should change, and why",
    ),
    "withdraw": Question(
        "Withdraw the published story?",
        "Its page is replaced by a notice; the record stays on the desk.",
        "Withdraw",
        "Reason",
        "Why it cannot stand",
    ),
}
CONFIRMATIONS = {
    "spike": Question("Spike this story?", "It leaves the lists and can be unspiked at any time.", "Spike"),
    "reopen": Question("Reopen this story?", "Its approval no longer counts; it has to be approved again.", "Reopen"),
    "publish": Question("Publish this story?", "What was approved goes out as it is, to the byte.", "Publish"),
}
SEALING = ("approve", "approve-correction")
DONE = {
    "submit": "Submitted. An editor can take it now.",
    "recall": "Recalled: it is a draft again.",
    "take": "Taken: it is yours to review.",
    "send-back": "Sent back with your reason.",
    "approve": "Approved and sealed.",
    "reopen": "Reopened.",
    "publish": "Published. Export writes the article.",
    "correct": "The correction has begun.",
    "approve-correction": "The correction is published.",
    "withdraw": "Withdrawn.",
    "spike": "Spiked.",
    "unspike": "Unspiked.",
}


class Read(NamedTuple):
    """What the approve dialog shows, read from the desk at one time."""

    story: Story
    findings: tuple[Finding, ...]
    revision: int
    notice: str
    changed: tuple[str, ...] = ()


class Moves(QObject):
    """Answers every move.* command, and wishes for moves on the wire, with the open story."""

    def __init__(self, bench: Bench, flush: Flush, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._flush = flush
        self._window = window
        self._story: Story | None = None
        self._unsigned: set[str] = set()  # who chose to decide without a signature while this program runs
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        bench.wire.move_requested.connect(self.ask)
        for step in MOVES:
            bench.commands.on(f"move.{step.name}", partial(self.ask, step.name))

    def ask(self, name: str) -> None:
        """Store what was typed, ask what the move needs to know, and make it."""
        if self._story is not None:
            self._flush(partial(self._ask, name))

    def _ask(self, name: str) -> None:
        story = self._story
        if story is None:
            return
        if name in SEALING:
            self._bench.work.ask(read, story, self._bench.safe.vault).then(partial(self._show_approve, name))
        elif move_named(name).checks:
            seen = self._bench.work.ask(protecting.all_findings, story, self._bench.safe.vault)
            seen.then(partial(self._pass, name, story))
        else:
            self._question(name, story)

    def _question(self, name: str, story: Story) -> None:
        if name == "send-back" and any(one.unexplained for one in story.open_suggestions):
            self._bench.wire.refused.emit("A suggestion changes quoted words: give its reason before it goes back.")
            self._bench.wire.panel_requested.emit("comments")
        elif name == "correct":
            correct = CorrectSheet(self._window, self._bench, story)
            correct.answered.connect(partial(self._correct, story))
            correct.open()
        elif (asked := REASONS.get(name)) is not None:
            sheet = AskReason(self._window, asked.title, asked.line, asked.verb, label=asked.label, hint=asked.hint)
            sheet.answered.connect(lambda reason: self._make(name, story, reason=reason))
            sheet.open()
        elif (asked := CONFIRMATIONS.get(name) or _left_open(name, story)) is not None:
            confirm = Confirm(self._window, asked.title, asked.line, asked.verb)
            confirm.answered.connect(lambda _yes: self._make(name, story))
            confirm.open()
        else:
            self._make(name, story)

    def _pass(self, name: str, story: Story, findings: tuple[Finding, ...]) -> None:
        """Go on when nothing of the move's checks stands in the way; else say what, and show where."""
        if LOCKED in findings:
            self._bench.wire.said.emit(LOCKED.message)
            when_open(self._window, self._bench, partial(self._ask, name))
            return
        step = move_named(name)
        blockers = blocking(findings, step.checks)
        if not blockers:
            self._question(name, story)
            return
        self._bench.wire.findings_changed.emit(findings)
        more = f" And {len(blockers) - 1} more." if len(blockers) > 1 else ""
        sheet = Tell(self._window, f"‘{step.label}’ is not possible yet", f"{blockers[0].message}{more}", "Show me")
        sheet.answered.connect(lambda _yes: self._show_blocker(blockers[0]))
        sheet.open()

    def _show_blocker(self, blocker: Finding) -> None:
        self._bench.wire.panel_requested.emit("checks")
        self._bench.wire.place_requested.emit(blocker.place)

    def _show_approve(self, name: str, seen: Read) -> None:
        notice = seen.notice if name == "approve-correction" else None
        shown = (seen.story, seen.findings, seen.revision)
        sheet = Approve(self._window, self._bench, *shown, notice=notice, changed=seen.changed)
        sheet.answered.connect(partial(self._on_approval, name))
        sheet.open()

    def _on_approval(self, name: str, approval: Approval) -> None:
        """What was mended from the dialog is stored first; only what the editor read is approved."""
        self._flush(partial(self._approve, name, approval))

    def _approve(self, name: str, approval: Approval) -> None:
        story = self._story
        if story is None or content_digest(story) != approval.digest:
            self._bench.wire.refused.emit("The story has changed since you read it: look at it again and approve then.")
            return
        self._make(name, story, approval)

    def _make(self, name: str, story: Story, approval: Approval | None = None, *, reason: str = "") -> None:
        self._signed(lambda: self._decide(name, story, approval, reason=reason))

    def _signed(self, then: Callable[[], object]) -> None:
        """Go on once it is settled whether it is signed: a first decision without a key is not left so silently."""
        if self._bench.work.person.name in self._unsigned:
            then()
        else:
            self._bench.work.do(handing_over.signs).then(lambda signs: then() if signs else self._offer_key(then))

    def _offer_key(self, then: Callable[[], object]) -> None:
        sheet = SigningSheet(self._window, self._bench, made=False, decides=True)
        sheet.answered.connect(lambda signer: self._on_key(signer, then))
        sheet.open()

    def _on_key(self, signer: Signer | None, then: Callable[[], object]) -> None:
        if signer is None:
            self._unsigned.add(self._bench.work.person.name)
            self._bench.wire.said.emit("Decided without a signature. Story → Signing keys makes a key at any time.")
        then()

    def _decide(self, name: str, story: Story, approval: Approval | None = None, *, reason: str = "") -> None:
        given = approval or Approval("", reason, confirmed=False)
        vault = self._bench.safe.vault
        errand = self._bench.work.do(reviewing.move, story, name, given.reason, given.confirmed, given.notice, vault)
        errand.otherwise(refused(self._window, self._bench, lambda: self._make(name, story, approval, reason=reason)))
        errand.then(partial(self._on_moved, name))

    def _correct(self, story: Story, given: Correcting) -> None:
        self._signed(lambda: self._begin_correction(story, given))

    def _begin_correction(self, story: Story, given: Correcting) -> None:
        errand = self._bench.work.do(correcting.begin, story, given.reason, given.wrong)
        errand.otherwise(refused(self._window, self._bench, lambda: self._correct(story, given)))
        errand.then(partial(self._on_moved, "correct"))

    def _on_moved(self, name: str, story: Story) -> None:
        self._bench.wire.said.emit(DONE[name])
        self._bench.wire.desk_changed.emit()
        self._bench.wire.open_requested.emit(story.key)

    def _on_story_changed(self, story: Story) -> None:
        self._story = story

    def _on_story_closed(self) -> None:
        self._story = None


def _left_open(name: str, story: Story) -> Question | None:
    """Nobody submits past a suggestion without being told."""
    count = len(story.open_suggestions) if name == "submit" else 0
    if not count:
        return None
    told = "1 suggestion is" if count == 1 else f"{count} suggestions are"
    return Question(f"{told} still open", "The editor sees that nobody has answered; approval waits for it.", "Submit")


def read(desk: Desk, story: Story, vault: Vault | None) -> Read:
    """The stored story with what the checks say (of sealed sources too, with the vault open), the number its approval
    will be known by, and a draft notice.
    """
    stored = reading.story(desk, story.key)
    history = reading.history(desk, story.key)
    newest = history[0] if history else None
    same = newest is not None and newest.digest == content_digest(stored)
    number = newest.number if newest is not None else 0
    began = [entry.reason for entry in reading.moves(desk, story.key) if entry.move == "correct"]
    notice = (correcting.drafted(desk, stored) if stored.stage is Stage.CORRECTING else "") or "".join(began[-1:])
    changed = approving_again.changed_since_approval(desk, stored)
    return Read(stored, protecting.all_findings(desk, stored, vault), number if same else number + 1, notice, changed)
