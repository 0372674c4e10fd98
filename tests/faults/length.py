"""How long the fault tests go on: a short form in every run, the long one with DESK_FAULTS=long."""

from __future__ import annotations

import os

LONG = os.environ.get("DESK_FAULTS") == "long"


def times(short: int, long: int) -> int:
    return long if LONG else short
