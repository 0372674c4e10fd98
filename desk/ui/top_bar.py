"""The bar at the top: which story, at what stage, which mode, what stands in the way, and the next moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desk.story.stage import Move
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import STAGE_STATE, button, label, pill, restyle, segments, set_pill

MODES = (("write", "Write"), ("review", "Review"), ("preview", "Preview"))
PRIMARY = ("approve", "approve-correction", "publish", "submit", "take", "unspike")
SECONDARY = ("send-back", "recall", "reopen", "correct")
HEIGHT = 48
LONGEST = 36  # characters of a slug that are shown


class TopBar(QWidget):
    """Shows what it is told; asks through commands and `mode_chosen`."""

    mode_chosen = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        brand = label("Desk", name="brand")
        self._slug = label("", "muted", name="slug_shown")
        self._stage = pill("", name="stage_shown")
        self._revision = label("", "muted", name="revision_shown")
        self._checks = button("", "checks_shown", bench.commands.action("review.checks").trigger)
        self._second = button("", "second_move", look="")
        self._first = button("", "first_move", look="primary")
        self._first.clicked.connect(lambda _checked=False: self._trigger(self._first))
        self._second.clicked.connect(lambda _checked=False: self._trigger(self._second))
        self._modes = self._made_modes()
        self._lay_out((brand, self._slug, self._stage, self._revision), (self._checks, self._second, self._first))
        self.show_place("")

    def show_place(self, name: str) -> None:
        """Without a story: where in the program the person is."""
        self._show_where(name)
        for one in (self._stage, self._revision, self._checks, self._second, self._first, self._modes):
            one.hide()

    def show_story(self, story: Story, revision: int, moves: Sequence[Move]) -> None:
        """The open story with the number of its newest revision (0: none) and the moves open to the person."""
        self._show_where(story.furniture.slug or "untitled")
        set_pill(self._stage, story.stage.label, STAGE_STATE[story.stage])
        self._revision.setText(f"revision {revision}" if revision else "")
        for one in (self._stage, self._revision, self._modes):
            one.show()
        names = {move.name: move for move in moves}
        for shown, order in ((self._first, PRIMARY), (self._second, SECONDARY)):
            move = next((names[name] for name in order if name in names), None)
            shown.setVisible(move is not None)
            if move is not None:
                action = self._bench.commands.action(f"move.{move.name}")
                shown.setText(action.text())
                shown.setAccessibleName(action.text())
                shown.setToolTip(action.toolTip())
                shown.setProperty("command", action.objectName())

    def show_checks(self, blockers: int, warnings: int) -> None:
        """How many findings stand before approval, in the colour of the heaviest."""
        count, state = blockers + warnings, "bad" if blockers else "warn" if warnings else "ok"
        text = f"{count} check{'s' if count != 1 else ''}" if count else "All checks pass"
        self._checks.setVisible(self._modes.isVisibleTo(self))
        self._checks.setProperty("pill", state)
        self._checks.setText(text)
        self._checks.setAccessibleName(text)
        restyle(self._checks)

    def show_mode(self, mode: str) -> None:
        """Which mode is on."""
        for one in self._group.buttons():
            one.setChecked(one.objectName() == f"mode_{mode}")

    def _show_where(self, name: str) -> None:
        shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        self._slug.setText(f"/ {shown}" if shown else "")
        self._slug.setToolTip(name if shown != name else "")

    def _made_modes(self) -> QWidget:
        self._group = QButtonGroup(self)
        made = (button(text, f"mode_{mode}", partial(self.mode_chosen.emit, mode)) for mode, text in MODES)
        return segments("Ways to look at the story", made, self._group)

    def _lay_out(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        for widgets, stretch_first in ((left, False), (right, True)):
            side = QWidget()
            inner = QHBoxLayout(side)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(10)
            if stretch_first:
                inner.addStretch()
            for one in widgets:
                inner.addWidget(one)
            if not stretch_first:
                inner.addStretch()
                row.addWidget(side, 1)
                row.addWidget(self._modes)
            else:
                row.addWidget(side, 1)

    def _trigger(self, pressed: QPushButton) -> None:
        self._bench.commands.action(str(pressed.property("command"))).trigger()
