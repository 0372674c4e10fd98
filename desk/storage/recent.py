"""What is recent on the desk: stories that were written lately, and those whose deadline is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desk.storage.lines import Line, lines
from desk.storage.tables import StoryRow
from desk.storage.transaction import Transaction


def changed(tx: Transaction, since: datetime, most: int) -> tuple[Line, ...]:
    """The stories that were stored since then, newest first."""
    return lines(tx, StoryRow.updated >= since, limit=most)


def late(tx: Transaction, moment: datetime, most: int, stages: Sequence[str]) -> tuple[Line, ...]:
    """The stories at those stages whose deadline is over at that moment, the latest first."""
    order = (StoryRow.deadline.desc(), StoryRow.number)
    return lines(tx, StoryRow.deadline < moment, StoryRow.stage.in_(stages), limit=most, order=order)
