"""The one place where the newsroom asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware, in UTC, to the second: stored times stay readable."""
    return datetime.now(UTC).replace(microsecond=0)
