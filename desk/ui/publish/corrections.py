"""Corrections by hand: how a recognised part is shown to be typed over, and how what was typed goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.datelines import parse_dateline
from desk.story.slot_text import split

DASH = " — "


@dataclass(frozen=True, slots=True)
class Correction:
    """`put` gives the arrival with what was typed; ValueError when it cannot be read. `wrong` says so on the mark."""

    put: Callable[[Arrival, str], Arrival]
    hint: str
    wrong: str = ""


def published_text(moment: datetime | None) -> str:
    """`1969-07-20 21:00`, with the zone where the source named one."""
    return moment.isoformat(" ", "minutes") if moment else ""


def photo_text(photo: FoundPhoto) -> str:
    """Caption and credit as one line: `Tranquility Base — NASA`."""
    return DASH.join(part for part in (photo.caption, photo.credit) if part)


def with_photo(arrival: Arrival, number: int, photo: FoundPhoto) -> Arrival:
    """The arrival with its photo of that number exchanged."""
    photos = arrival.photos
    return replace(arrival, photos=(*photos[:number], photo, *photos[number + 1 :]))


def photo_correction(number: int) -> Correction:
    """Caption and credit of the photo of that number, typed as one line."""

    def put(arrival: Arrival, text: str) -> Arrival:
        caption, dash, credit = text.rpartition(DASH)
        words = (caption, credit) if dash else (text, "")
        photo = replace(arrival.photos[number], caption=words[0].strip(), credit=words[1].strip())
        return with_photo(arrival, number, photo)

    return Correction(put, "Caption — credit")


def _with_published(arrival: Arrival, text: str) -> Arrival:
    return replace(arrival, published=datetime.fromisoformat(text) if text else None)


def _with_dateline(arrival: Arrival, text: str) -> Arrival:
    if not text:
        return replace(arrival, dateline=None)
    parsed = parse_dateline(f"{text.rstrip(' —–-:')} — Words of the story follow here.")
    if parsed is None:
        raise ValueError(text)
    return replace(arrival, dateline=parsed)


CORRECTIONS: dict[str, Correction] = {
    "Section": Correction(lambda arrival, text: replace(arrival, section=split(text, "/")), "Science / Space"),
    "Headline": Correction(lambda arrival, text: replace(arrival, headline=text), "none found — type it here"),
    "Standfirst": Correction(lambda arrival, text: replace(arrival, standfirst=text), "none found — type it here"),
    "Byline": Correction(lambda arrival, text: replace(arrival, bylines=split(text, ",")), "none found — type it here"),
    "Published": Correction(_with_published, "1969-07-20 21:00", "No time"),
    "Dateline": Correction(_with_dateline, "HOUSTON, July 20", "No dateline"),
}
