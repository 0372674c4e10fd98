"""Approve: what an editor seals, what the checks say of it, and a reason for every warning that stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desk.markup.reading import tied_quotations, words
from desk.newsroom import clearing, sourcing
from desk.newsroom.clock import now
from desk.newsroom.leaking import LOCKED
from desk.newsroom.reviewing import failed
from desk.preflight.checks import BY_NAME
from desk.preflight.finding import APPROVE, Finding, Subject, Weight
from desk.preflight.passages import shortened
from desk.story.correction import Correction, CorrectionKind
from desk.story.record import content_digest
from desk.story.story import Story
from desk.ui.badges import Badges
from desk.ui.bench import Bench
from desk.ui.dialogs.check_lines import PASSES, clean, mark, summed
from desk.ui.dialogs.clearing import ClearanceFields
from desk.ui.dialogs.fields import Choice, Tick, Words, field, line
from desk.ui.dialogs.sheet import Sheet
from desk.ui.dialogs.unlock import when_open
from desk.ui.kit import button, clear, label

OWN_LINE = (Subject.QUOTATIONS, Subject.PROTECTION)  # subjects that are always said in words of their own
MOST_CHANGED = 6  # changes since the last approval that are named one by one
INDENT = 40  # pixels: what belongs to a finding stands under its words


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision on the content of that digest: reasons for what stays, the yes to open comments, the notice."""

    digest: str
    reason: str
    confirmed: bool
    notice: Correction | None = None


class Approve(Sheet):
    """`answered` brings an Approval. `show_story` shows it again when a fix from the sheet has changed the story."""

    def __init__(
        self,
        over: QWidget | None,
        bench: Bench,
        story: Story,
        findings: tuple[Finding, ...],
        revision: int,
        *,
        notice: str | None = None,
        changed: tuple[str, ...] = (),
    ) -> None:
        self._correcting = notice is not None
        title = (
            f"Publish the correction as revision {revision}?" if self._correcting else f"Approve revision {revision}?"
        )
        super().__init__(over, "approve", title, width=560)
        self._bench = bench
        self._story = story
        self._findings = findings
        self._changed = changed
        self._given: dict[str, str] = {}
        self._reasons: dict[str, QLineEdit] = {}
        self._warnings: tuple[Finding, ...] = ()
        self._same: QPushButton | None = None
        self._clearance: ClearanceFields | None = None
        self._cleared = ("", "")
        self.open_comments = Tick("", "openComments")
        self.kind = Choice(CorrectionKind, CorrectionKind.CORRECTION)
        self.notice = Words(notice or "", "What was wrong, and what is right", lines=4)
        self.flags = Badges("approveFlags")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(11)
        self._seal = QLabel()
        self._seal.setObjectName("seal")
        self._seal.setProperty("look", "small")
        self._seal.setTextFormat(Qt.TextFormat.RichText)
        self._seal.setWordWrap(True)
        self._lay_out_parts()
        self.approve = self.primary("Publish correction" if self._correcting else "Approve and seal", self._on_verb)
        self.show_story(story, findings)
        (next(iter(self._reasons.values()), None) or self.approve).setFocus()
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.findings_changed.connect(self._on_findings_changed)

    def show_story(self, story: Story, findings: tuple[Finding, ...]) -> None:
        """What would be sealed now, with the reasons that were given so far."""
        findings = tuple(map(_for_approval, findings))
        if self._correcting:  # the notice comes with the approval
            findings = tuple(one for one in findings if one.check != "correction-notice")
        self._story, self._findings = story, findings
        self._given |= {key: edit.text() for key, edit in self._reasons.items()}
        if self._clearance is not None:
            self._cleared = (self._clearance.name.text(), self._clearance.reason.text())
        self._reasons, self._clearance = {}, None
        counts = (
            story.title,
            _counted(words(story.copy), "word"),
            _counted(len(story.photos), "photo"),
            _counted(len(tied_quotations(story.copy)), "quotation"),
        )
        self.line.setText(" · ".join(counts))
        self.line.setVisible(True)
        self.flags.show_flags(story.flags)
        self._show_lines()
        open_ones = sum(comment.open for comment in story.comments)
        self.open_comments.setText(f"Approve with {_counted(open_ones, 'comment')} still open")
        self.open_comments.setVisible(bool(open_ones))
        self._show_seal()
        blocked = any(one.weight is Weight.BLOCKER for one in findings)
        self.approve.setEnabled(not blocked and LOCKED not in findings)
        self.refuse("What is marked ✕ stands in the way: mend it first." if blocked else "")

    def _lay_out_parts(self) -> None:
        if self._changed:
            count = _counted(len(self._changed), "change")
            self.column.addWidget(label(f"{count} since it was approved last", "strong", name="changedCount"))
            for change in self._changed[:MOST_CHANGED]:
                self.column.addWidget(label(change, "small", wrap=True, name="change"))
            if (more := len(self._changed) - MOST_CHANGED) > 0:
                self.column.addWidget(label(f"and {more} more: compare the revisions", "muted"))
        self.column.addWidget(self.flags)
        self.column.addLayout(self._lines)
        self.column.addWidget(self.open_comments)
        if self._correcting:
            self.column.addWidget(field("Kind of notice", self.kind, "noticeKind"))
            self.column.addWidget(field("Notice that readers see", self.notice, "notice"))
            if rows := [f"{one.kind.value} ‘{shortened(one.place.words)}’" for one in failed(self._story)]:
                linked = f"Linked to it in the ledger: {', '.join(rows)}"
                self.column.addWidget(label(linked, "small", wrap=True, name="linked"))
        self.column.addWidget(self._seal)

    def _show_lines(self) -> None:
        clear(self._lines)
        self._add_passing()
        blockers = [one for one in self._findings if one.weight is Weight.BLOCKER]
        warnings = (one for one in self._findings if one.weight is Weight.WARNING)
        self._warnings = tuple(one for one in warnings if one.check != "open-comments" and one != LOCKED)
        if LOCKED in self._findings:
            self._add_locked()
        for one in (*blockers, *self._warnings):
            self._add_finding(one)
        self._offer_same()
        notes = sum(one.weight is Weight.NOTE for one in self._findings)
        if notes:
            self._lines.addLayout(_line(Weight.NOTE, f"{_counted(notes, 'note')}, not in the way"))

    def _add_passing(self) -> None:
        passing = clean(self._findings)
        together = [subject for subject in passing if subject not in OWN_LINE]
        if together:
            self._lines.addLayout(_line(None, summed(together)))
        for subject in OWN_LINE:
            if subject in passing:
                self._lines.addLayout(_line(None, PASSES[subject]))

    def _add_finding(self, finding: Finding) -> None:
        whole = QVBoxLayout()
        whole.setSpacing(5)
        whole.addLayout(_line(finding.weight, finding.message))
        if finding.check == "legal-clearance":
            fields = self._clearance = ClearanceFields(*self._cleared)
            fields.setContentsMargins(INDENT, 0, 0, 0)
            fields.given.connect(self._on_cleared)
            whole.addWidget(fields)
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.setSpacing(6)
        if finding.weight is Weight.WARNING:
            edit = line(self._given.get(_name(finding), ""), "Or a reason why it may run so")
            edit.setObjectName("waiver")
            edit.setAccessibleName(f"Reason: {finding.message}")
            edit.textEdited.connect(lambda _text: self._on_reason())
            self._reasons[_name(finding)] = edit
            row.addWidget(edit, 1)
        else:
            row.addStretch(1)
        if (quote := self._unverified(finding)) is not None:
            row.addWidget(_small("Verify", "verify", partial(self._on_verify, quote)))
        elif finding.fix is not None:
            row.addWidget(_small(finding.fix.label, "fix", partial(self._on_fix, finding)))
        row.addWidget(_small("Show", "show", partial(self._on_show, finding)))
        whole.addLayout(row)
        self._lines.addLayout(whole)

    def _add_locked(self) -> None:
        """No reason makes up for what nobody could look at: it has to be unlocked."""
        self._lines.addLayout(_line(LOCKED.weight, LOCKED.message))
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.addWidget(_small("Unlock…", "unlock", partial(when_open, self, self._bench, _nothing_more)))
        row.addStretch(1)
        self._lines.addLayout(row)

    def _offer_same(self) -> None:
        """With several warnings, the first reason can be given to all that have none."""
        self._same = None
        if len(self._warnings) > 1:
            self._same = button("Same reason for all", "sameReason", self._on_same, "link")
            self._same.setAutoDefault(False)
            self._lines.addWidget(self._same, 0, Qt.AlignmentFlag.AlignRight)
            self._on_reason()

    def _show_seal(self) -> None:
        digest = content_digest(self._story)
        groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
        moment = now().astimezone()
        by = escape(self._bench.work.person.name)
        self._seal.setText(
            f"You seal <b>{' '.join(groups[:4])} …</b> as {by}, {moment:%A %H:%M}. "
            "The story becomes read-only; what is published must equal it to the byte."
        )
        self._seal.setToolTip(" ".join(groups))
        self._seal.setAccessibleName(f"You seal {' '.join(groups)}")

    def _unverified(self, finding: Finding) -> str | None:
        """The key of the quote that a click would verify."""
        if finding.check != "quote-unverified":
            return None
        tied = tied_quotations(self._story.copy)
        return next((one.key for one in tied if (one.start, one.end) == (finding.place.start, finding.place.end)), None)

    def _on_verify(self, key: str) -> None:
        by, at = self._bench.work.person, now()
        self._bench.wire.edit_requested.emit(lambda story: sourcing.verify_quote(story, key, by, at), "Verify quote")

    def _on_fix(self, finding: Finding) -> None:
        if finding.fix is not None:
            self._bench.wire.edit_requested.emit(finding.fix.apply, finding.fix.label)

    def _on_cleared(self, name: str, reason: str) -> None:
        by, at = self._bench.work.person, now()
        self._bench.wire.edit_requested.emit(
            lambda story: clearing.clear(story, by, name, reason, at), "Legal clearance"
        )

    def _on_show(self, finding: Finding) -> None:
        self.reject()
        self._bench.wire.place_requested.emit(finding.place)

    def _on_reason(self) -> None:
        self.refuse("")
        if self._same is not None:
            texts = [edit.text().strip() for edit in self._reasons.values()]
            self._same.setVisible(any(texts) and not all(texts))

    def _on_same(self) -> None:
        edits = list(self._reasons.values())
        first = next((edit.text() for edit in edits if edit.text().strip()), "")
        for edit in edits:
            if not edit.text().strip():
                edit.setText(first)
        self._on_reason()

    def _on_story_changed(self, story: Story) -> None:
        """The story is another one now: what the checks say of it comes with the next findings."""
        if story.key == self._story.key and content_digest(story) != content_digest(self._story):
            self._story = story
            self._show_seal()
            self.approve.setEnabled(False)

    def _on_findings_changed(self, findings: tuple[Finding, ...]) -> None:
        if self.isVisible() and (findings != self._findings or not self.approve.isEnabled()):
            self.show_story(self._story, findings)

    def _on_verb(self) -> None:
        missing = next((edit for edit in self._reasons.values() if not edit.text().strip()), None)
        if not self.approve.isEnabled():
            return
        if missing is not None:
            self.refuse("Each warning that stays needs a reason; it is kept with the approval.", missing)
        elif self.open_comments.isVisible() and not self.open_comments.isChecked():
            self.refuse("Say yes to the open comments, or resolve them first.", self.open_comments)
        elif self._correcting and not self.notice.words:
            self.refuse("A correction needs its notice: what was wrong and what is right.", self.notice)
        else:
            self.answer(self._approval())

    def _approval(self) -> Approval:
        waived = (f"{one.message.rstrip('.')}: {self._reasons[_name(one)].text().strip()}" for one in self._warnings)
        notice = None
        if self._correcting:
            notice = Correction(now(), self.kind.chosen, self.notice.words, self._bench.work.person.name)
        return Approval(content_digest(self._story), "\n".join(waived), self.open_comments.isChecked(), notice)


def _for_approval(finding: Finding) -> Finding:
    """What stops publication alone, as an embargo does, is a note here."""
    check = BY_NAME.get(finding.check)
    later = finding.weight is Weight.BLOCKER and check is not None and APPROVE not in check.sets
    return replace(finding, weight=Weight.NOTE) if later else finding


def _line(weight: Weight | None, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(mark(weight), 0, Qt.AlignmentFlag.AlignTop)
    words_of = label(text, wrap=True, name="checkLine")
    words_of.setMinimumHeight(21)
    row.addWidget(words_of, 1)
    return row


def _nothing_more() -> None:
    """Once it is open, the checks run again by themselves and the sheet shows what they find."""


def _small(text: str, name: str, do: partial[None]) -> QPushButton:
    made = button(text, name, do, "small")
    made.setAutoDefault(False)
    return made


def _name(finding: Finding) -> str:
    """What a finding is known by from one run of the checks to the next."""
    return f"{finding.check} {finding.message}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
