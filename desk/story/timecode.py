"""Timecodes as people write them, hours:minutes:seconds, and the seconds they stand for."""

from __future__ import annotations

import re

_TIMECODE = re.compile(r"(?:(?P<hours>\d{1,4}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})(?:[.,](?P<parts>\d{1,3}))?")


def timecode(seconds: float) -> str:
    """`00:12:31`: whole seconds, cut off and not rounded, so that the words still come behind it."""
    whole = max(int(seconds), 0)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def seconds_in(text: str) -> float | None:
    """The seconds of a timecode (`1:02:03`, `12:31`, `00:12:31.250`); None where the text is none."""
    found = _TIMECODE.fullmatch(text.strip())
    if found is None or (found["hours"] and int(found["minutes"]) > 59) or int(found["seconds"]) > 59:
        return None
    parts = float(f"0.{found['parts']}") if found["parts"] else 0.0
    return int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60 + int(found["seconds"]) + parts


def signed_timecode(seconds: float) -> str:
    """`-00:00:10`: as `timecode`, of a time that may lie before the beginning."""
    return f"-{timecode(-seconds)}" if seconds <= -1 else timecode(seconds)


def signed_seconds_in(text: str) -> float | None:
    """The seconds of a timecode that may have a sign (`-0:10`, `+1:02:03`); None where the text is none."""
    text = text.strip()
    found = seconds_in(text[1:] if text[:1] in ("-", "−", "–", "+") else text)
    return -found if found is not None and text[:1] in ("-", "−", "–") else found
