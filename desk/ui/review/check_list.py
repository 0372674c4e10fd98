"""Before approval: every subject with its mark, every finding with the way to its place and the fix that is sure."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.preflight.finding import Finding, Weight
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.check_lines import MARKS, PASSES, by_subject, mark, passes
from desk.ui.kit import Card, button, clear, label

FEW = 4  # notes shown of a subject before the rest waits behind a button
ROW = """QFrame#findingRow {{ background: transparent; border: 1px solid transparent; border-radius: 6px; }}
QFrame#findingRow:hover {{ background: {hover}; }} QFrame#findingRow:focus {{ border: 1px solid {accent}; }}"""


class FindingRow(QFrame):
    """A finding: its mark, its sentence, its fix. Click or Enter shows the place, arrows go to its neighbours."""

    chosen = Signal()

    def __init__(self, bench: Bench, finding: Finding) -> None:
        super().__init__()
        self.setObjectName("findingRow")
        tokens = bench.theme.tokens
        self.setStyleSheet(ROW.format(hover=tokens.hover, accent=tokens.accent))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{MARKS[finding.weight][2].capitalize()}: {finding.message}")
        self.setToolTip("Show the place")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(10)
        row.addWidget(mark(finding.weight), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        told = label(finding.message, wrap=True, name="finding")
        told.setMinimumHeight(21)
        words.addWidget(told)
        if (fix := finding.fix) is not None:
            mend = partial(bench.wire.edit_requested.emit, fix.apply, fix.label)
            words.addWidget(button(fix.label.replace("&", "&&"), "fix", mend, "small"), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class CheckList(QWidget):
    """The card, remade when the findings change and somebody can see it. Focus goes to the heaviest finding."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("checkList")
        self._bench = bench
        self._findings: tuple[Finding, ...] = ()
        self._shown: tuple[Finding, ...] | None = None
        self._story_open = False
        self._open_notes: set[str] = set()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(label("BEFORE APPROVAL", "caps"))
        self._summary = label("", "small", wrap=True, name="checkSummary")
        whole.addWidget(self._summary)
        self._card = Card("checksCard")
        self._card.column.setContentsMargins(8, 9, 8, 9)
        self._card.column.setSpacing(3)
        whole.addWidget(self._card)
        bench.wire.findings_changed.connect(self._on_findings_changed)
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        bench.theme.changed.connect(self._remake)
        self._show()

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The findings that are shown, from the top."""
        items = (self._card.column.itemAt(number) for number in range(self._card.column.count()))
        return tuple(row for item in items if item is not None and isinstance(row := item.widget(), FindingRow))

    def showEvent(self, event: QShowEvent) -> None:
        self._show()
        super().showEvent(event)

    def _on_findings_changed(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        if self.isVisible():
            self._show()

    def _on_story_changed(self, _story: Story) -> None:
        if not self._story_open:
            self._story_open = True
            self._remake()

    def _on_story_closed(self) -> None:
        self._story_open, self._findings = False, ()
        self._remake()

    def _remake(self) -> None:
        self._shown = None
        self._show()

    def _show(self) -> None:
        if self._findings == self._shown:
            return
        here = next((number for number, row in enumerate(self.rows) if row.hasFocus()), -1)
        self._shown = self._findings
        clear(self._card.column)
        self._summary.setText(_summary(self._findings) if self._story_open else "")
        self._card.setVisible(self._story_open)
        if not self._story_open:
            self._summary.setText("Open a story to see what stands in the way of its approval.")
            return
        grouped = tuple(by_subject(self._findings))
        for subject, findings in grouped:
            self._add(subject.value, findings)
        for subject, findings in grouped:
            if passes(subject, findings):
                self._card.column.addLayout(_passing(PASSES[subject]))
        if (first := next(iter(self.rows), None)) is not None:
            self.setFocusProxy(first)
        if here >= 0 and (rows := self.rows):
            rows[min(here, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, subject: str, findings: tuple[Finding, ...]) -> None:
        notes = [one for one in findings if one.weight is Weight.NOTE]
        hidden = notes[FEW:] if subject not in self._open_notes else []
        for finding in findings:
            if finding not in hidden:
                row = FindingRow(self._bench, finding)
                row.chosen.connect(partial(self._bench.wire.place_requested.emit, finding.place))
                self._card.column.addWidget(row)
                row.show()  # at once, so that it can take the focus
        if hidden:
            text = f"{len(hidden)} more notes on {subject}"
            more = button(text, "moreNotes", partial(self._on_more, subject), "link")
            self._card.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self, subject: str) -> None:
        self._open_notes.add(subject)
        self._remake()


def _passing(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(5, 4, 5, 4)
    row.setSpacing(10)
    row.addWidget(mark(None), 0, Qt.AlignmentFlag.AlignTop)
    told = label(text, wrap=True, name="passing")
    told.setMinimumHeight(21)
    row.addWidget(told, 1)
    return row


def _summary(findings: tuple[Finding, ...]) -> str:
    """`2 stand in the way · 1 warning · 3 notes`."""
    counts = {weight: sum(one.weight is weight for one in findings) for weight in Weight}
    parts = []
    if blockers := counts[Weight.BLOCKER]:
        parts.append(f"{blockers} stand{'s' if blockers == 1 else ''} in the way")
    if warnings := counts[Weight.WARNING]:
        parts.append(f"{warnings} warning{'' if warnings == 1 else 's'}")
    if notes := counts[Weight.NOTE]:
        parts.append(f"{notes} note{'' if notes == 1 else 's'}")
    return " · ".join(parts) or "All checks pass."
