"""What the budget says of a story in a few words: when it is due, how long it is, what it wants. No painting here."""

from __future__ import annotations

from datetime import datetime

from desk.newsroom.budgeting import Checked
from desk.storage.lines import Line
from desk.story.budget import UNFINISHED, WRITING
from desk.story.lacking import Lack
from desk.story.stage import Stage
from desk.ui.badges import STATES, left
from desk.ui.kit import State

Mark = tuple[str, State]
BAD = (Lack.HEADLINE, Lack.CREDIT, Lack.PLACEHOLDER)  # nothing goes out with these
DONE = {Stage.SUBMITTED: "All checks pass", Stage.IN_REVIEW: "All checks pass", Stage.APPROVED: "Ready to publish"}


def late(line: Line, now: datetime) -> bool:
    """Whether its deadline is over and it is still owed."""
    return line.deadline is not None and line.deadline < now and line.stage in UNFINISHED


def due(line: Line, now: datetime) -> str:
    """`Due 17:00`, `Due Tue 17:00`, `Due 23 Nov 17:00`, `20 min late`; '' without a deadline; `now` in the zone."""
    if line.deadline is None:
        return ""
    here = line.deadline.astimezone(now.tzinfo)
    if late(line, now):
        return f"{left(now, line.deadline) or '1 min'} late"
    days = (here.date() - now.date()).days
    day = "" if days == 0 else f"{here:%a} " if 0 < days < 7 else f"{here.day} {here:%b} "
    return f"Due {day}{here:%H:%M}"


def length(line: Line) -> str:
    """`310 of 600 w`, `730 w`."""
    return f"{line.words:,} of {line.target_words:,} w" if line.target_words else f"{line.words:,} w"


def marks(line: Line, now: datetime, checked: Checked | None = None) -> list[Mark]:
    """What stands on the story's pills, the heaviest first; `checked` None where the checks were not asked."""
    found: list[Mark] = [(flag.label, STATES[flag]) for flag in line.flags]
    if line.stage is Stage.CHANGES_REQUESTED:
        found.append(("Changes requested", "bad"))
    if line.stage in (Stage.WITHDRAWN, Stage.CORRECTING):
        found.append((line.stage.label, "warn"))
    if line.embargo is not None and line.published is None and (rest := left(line.embargo, now)):
        found.append((f"Embargo {rest}", "accent"))
    if line.stage in (*UNFINISHED, Stage.APPROVED, Stage.CORRECTING):
        found += [(one.text, "bad" if one.lack in BAD else "warn") for one in line.lacks]
        found += _checks(line, checked)
    return found


def _checks(line: Line, checked: Checked | None) -> list[Mark]:
    if checked is None:
        return []
    count = checked.blockers + checked.warnings
    if count:
        return [(f"{count} check{'' if count == 1 else 's'}", "bad" if checked.blockers else "warn")]
    return [("Ready to submit" if line.stage in WRITING else DONE.get(line.stage, "All checks pass"), "ok")]
