"""Furniture as people type it: the text of a slot to its value and back, by the slot's kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from desk.story.dateline import Dateline
from desk.story.errors import RuleError
from desk.story.furniture import Furniture, Slot, SlotKind


def slot_text(slot: Slot, furniture: Furniture, zone: tzinfo = UTC) -> str:
    """What stands in the slot, as a person would type it; times in `zone`."""
    value = getattr(furniture, slot.name)
    if not value or (slot.kind is SlotKind.CHOICE and value == getattr(Furniture(), slot.name)):
        return ""
    match slot.kind:
        case SlotKind.PATH:
            return " / ".join(value)
        case SlotKind.NAMES:
            return ", ".join(value)
        case SlotKind.TIME:
            return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
        case SlotKind.DATELINE:
            day = value.date.isoformat() if value.date else ""
            return "; ".join((value.place, value.region, day, value.agency)).rstrip("; ")
        case SlotKind.FLAG:
            return "yes"
    return str(value)


def with_slot(furniture: Furniture, slot: Slot, text: str, zone: tzinfo = UTC) -> Furniture:
    """The furniture with what was typed into the slot. Raises RuleError with a sentence where it cannot be read."""
    return replace(furniture, **{slot.name: read_slot(slot, text, zone)})


def read_slot(slot: Slot, text: str, zone: tzinfo = UTC) -> Any:
    """The value of what was typed: lines lose the blanks at their ends, times without a zone are in `zone`."""
    text = text.strip()
    match slot.kind:
        case SlotKind.PATH:
            return split(text, "/")
        case SlotKind.NAMES:
            return split(text.replace(" and ", ", ") if slot.name == "byline" else text, ",")
        case SlotKind.TIME:
            return _time(slot, text, zone)
        case SlotKind.COUNT:
            return _count(slot, text)
        case SlotKind.DATELINE:
            return _dateline(text)
        case SlotKind.FLAG | SlotKind.CHOICE:
            return _chosen(slot, text)
        case SlotKind.LINE | SlotKind.LANGUAGE:
            return " ".join(text.splitlines()) if "\n" in text else text
    return text


def split(text: str, mark: str) -> tuple[str, ...]:
    """The parts between the marks, without blanks round them and without empty ones."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def _time(slot: Slot, text: str, zone: tzinfo) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RuleError(f"{slot.label}: ‘{text}’ is no time; write it as 1969-07-20 21:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _count(slot: Slot, text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise RuleError(f"{slot.label}: ‘{text}’ is no number.")
    return int(text)


def _chosen(slot: Slot, text: str) -> Any:
    """Yes or no, or one of the slot's few values; nothing typed is what a new story has."""
    usual = getattr(Furniture(), slot.name)
    words: dict[str, Any] = dict.fromkeys(("no", "off", "false"), False) | dict.fromkeys(("yes", "on", "true"), True)
    if slot.kind is SlotKind.CHOICE:
        words = {one.value: one for one in type(usual)}
    if text and text.casefold() not in words:
        shown = ", ".join(words) if slot.kind is SlotKind.CHOICE else "yes or no"
        raise RuleError(f"{slot.label}: ‘{text}’ is none of what goes here; write {shown}.")
    return words[text.casefold()] if text else usual


def _dateline(text: str) -> Dateline:
    """`Place; region; 1969-07-20; agency`, the last ones may be missing."""
    place, region, day, agency = (*(part.strip() for part in text.split(";")), "", "", "", "")[:4]
    try:
        return Dateline(place, region, date.fromisoformat(day) if day else None, agency)
    except ValueError:
        raise RuleError(f"Dateline: ‘{day}’ is no day; write it as 1969-07-20.") from None
