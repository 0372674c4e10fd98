"""The errors that are expected and fit to show: each message is a sentence that says what happened and what to do."""

from __future__ import annotations


class DeskError(Exception):
    """Expected, and its text is fit to show; everything else that is raised is a fault of the program."""


class RuleError(DeskError):
    """A rule of the newsroom says no: the move, the role or the story does not allow it."""


class NotFound(DeskError):
    """What was named is not on this desk."""


class ChangedMeanwhile(DeskError):
    """Somebody else changed the story since it was read."""


class Stale(DeskError):
    """What was being found out is of no use any more: the story has changed since it was asked."""


class DeskUnavailable(DeskError):
    """The desk cannot be opened or written now: in use, read-only, full, damaged, newer, or out of reach."""


class BadFile(DeskError):
    """A file that was given cannot be taken: not what it says, damaged, too large, in an unknown encoding."""


class WrongUse(DeskError):
    """The command or its words are off; says what would be right."""
