"""Which automatic revisions may go: they thin out with age, all others stay for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from desk.story.revision import Revision, RevisionKind

# Up to this age, keep one automatic revision for each such stretch of time.
STEPS = (
    (timedelta(days=1), timedelta(minutes=10)),
    (timedelta(days=7), timedelta(hours=1)),
    (timedelta(days=30), timedelta(days=1)),
    (timedelta.max, timedelta(days=7)),
)


def surplus(history: Sequence[Revision], moment: datetime) -> tuple[int, ...]:
    """The numbers of the automatic revisions that can be let go at that moment.

    The order is that of the numbers, so a clock that was set back removes nothing too much.
    """
    gone: list[int] = []
    last_kept: datetime | None = None
    for one in sorted(history, key=lambda revision: revision.number):
        if one.kind is not RevisionKind.AUTOMATIC:
            continue
        stretch = next(step for age, step in STEPS if moment - one.at <= age)
        if last_kept is not None and timedelta(0) <= one.at - last_kept < stretch:
            gone.append(one.number)
        else:
            last_kept = one.at
    return tuple(gone)
