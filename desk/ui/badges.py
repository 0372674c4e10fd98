"""Badges: the flags of a story as words on the colour of their state, and how long an embargo still holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.story.flags import Flag
from desk.ui.kit import Flow, State, clear, pill

STATES: dict[Flag, State] = {
    Flag.NOT_FOR_PUBLICATION: "bad",
    Flag.LEGAL: "bad",
    Flag.CLEARED: "ok",
    Flag.SENSITIVE: "warn",
    Flag.ASKED: "warn",
    Flag.ANSWERED: "ok",
    Flag.DECLINED: "plain",
}


class Badges(QWidget):
    """The flags of one story in a row; nothing where none is set."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: tuple[Flag, ...] = ()
        self._flow = Flow(6)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)
        self.hide()

    def show_flags(self, flags: Iterable[Flag]) -> None:
        """Show these, the same ones again change nothing."""
        flags = tuple(flags)
        if flags != self._shown:
            self._shown = flags
            clear(self._flow)
            for flag in flags:
                self._flow.addWidget(pill(flag.label, STATES[flag], name=f"flag_{flag.value}"))
            self.setAccessibleName(", ".join(flag.label for flag in flags))
        self.setVisible(bool(flags))


def left(until: datetime, now: datetime) -> str:
    """How long it is until then: `3 d 4 h`, `3 h 12 min`, `12 min`, in the last minute `40 s`; '' once it is over."""
    seconds = int((until - now).total_seconds())
    if seconds <= 0:
        return ""
    days, hours, minutes = seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60
    if days:
        return f"{days} d {hours} h"
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else f"{seconds} s"


def due(deadline: datetime, now: datetime) -> str:
    """`due in 3 h 20 min`, `due now`, `5 min late`."""
    if deadline < now:
        return f"{left(now, deadline)} late" if left(now, deadline) else "due now"
    return f"due in {left(deadline, now)}" if left(deadline, now) else "due now"
