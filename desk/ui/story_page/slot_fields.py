"""How each kind of slot is typed: one record a kind, so that a new slot needs no code here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desk.story.furniture import SlotKind

TIME_SHAPES = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M", "%Y-%m-%d", "%H:%M")
DAY_SHAPES = (
    "%Y-%m-%d",
    "%B %d",
    "%d %B",
    "%b %d",
    "%d %b",
    "%B %d %Y",
    "%d %B %Y",
    "%b %d %Y",
    "%d %b %Y",
    "%d %m %Y",
)


class NotThat(ValueError):
    """What was typed does not fit the slot; the text says what would."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Between a slot's value and the words in its field. `read` raises NotThat.

    `whole` when half a value means something else (21:0 on the way to 21:05): it is read when the field is left.
    """

    show: Callable[[Any, ZoneInfo], str]
    read: Callable[[str, ZoneInfo], Any]
    whole: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _path(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("›", "/").split("/") if part.strip())


def _count(text: str) -> int:
    bare = text.strip().replace(",", "").replace(" ", "")
    if not bare:
        return 0
    if not bare.isascii() or not bare.isdigit() or len(bare) > 7:
        raise NotThat("A whole number goes here, such as 900.")
    return int(bare)


def _show_time(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""


def _read_time(text: str, zone: ZoneInfo) -> datetime | None:
    bare = text.strip()
    if not bare:
        return None
    today = datetime.now(zone)
    for shape in TIME_SHAPES:
        try:
            read = datetime.strptime(bare, shape).replace(tzinfo=zone)
        except ValueError:
            continue
        if shape == "%H:%M":
            read = read.replace(year=today.year, month=today.month, day=today.day)
        return read
    raise NotThat("A day and a time go here, such as 2026-07-20 21:00, or 21:00 for today.")


def read_day(text: str, today: date) -> date | None:
    """The day that was typed: 2026-07-20, July 20, 20 July 2026, today. None for nothing; raises NotThat."""
    bare = " ".join(text.replace(",", " ").replace(".", " ").split())
    if not bare:
        return None
    if bare.lower() in ("today", "yesterday"):
        return today - timedelta(days=1) if bare.lower() == "yesterday" else today
    for shape in DAY_SHAPES:
        dated = bare if "%Y" in shape else f"{bare} {today.year}"
        try:
            return datetime.strptime(dated, shape if "%Y" in shape else f"{shape} %Y").replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise NotThat("A day goes here, such as 2026-07-20 or July 20.")


def _same(text: str, _zone: ZoneInfo) -> str:
    return text


TYPINGS: dict[SlotKind, Typing] = {
    SlotKind.LINE: Typing(_same, _same),
    SlotKind.TEXT: Typing(_same, _same),
    SlotKind.LANGUAGE: Typing(_same, lambda text, _zone: text.strip() or "en-GB"),
    SlotKind.PATH: Typing(lambda path, _zone: " / ".join(path), lambda text, _zone: _path(text)),
    SlotKind.NAMES: Typing(lambda names, _zone: ", ".join(names), lambda text, _zone: _names(text)),
    SlotKind.COUNT: Typing(lambda count, _zone: str(count) if count else "", lambda text, _zone: _count(text)),
    SlotKind.TIME: Typing(_show_time, _read_time, whole=True),
}
