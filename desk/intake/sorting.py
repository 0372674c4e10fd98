"""Sorts the blocks of a source into the parts of a story, and tells for each part where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desk.intake.arrival import Arrival, Certainty, FoundPhoto, Part
from desk.intake.blocks import Block, Signals
from desk.intake.captions import Sighting, caption_like, find_photos
from desk.intake.datelines import ParsedDateline, parse_dateline
from desk.intake.furniture import find_bylines, find_headline, find_moment, find_section, moment_of, section_like
from desk.intake.body import Body, find_body
from desk.intake.phrases import is_furnishing
from desk.intake.wording import fold


@dataclass(slots=True)
class _Sorted:
    """What has been recognised so far; `taken` are the blocks that have found their part."""

    blocks: list[Block]
    signals: Signals
    taken: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    headline: int | None = None
    section: tuple[str, ...] = ()
    section_lines: list[int] = field(default_factory=list)
    published: datetime | None = None
    published_line: int | None = None
    bylines: tuple[str, ...] = ()
    byline_lines: list[int] = field(default_factory=list)
    standfirst: int | None = None
    dateline: ParsedDateline | None = None
    dateline_line: int | None = None
    photos: list[Sighting] = field(default_factory=list)


def sort_blocks(blocks: list[Block], signals: Signals, source_lines: tuple[str, ...]) -> Arrival:
    """The arrival that the blocks of a source make."""
    work = _Sorted(blocks, signals)
    work.left_out = {i for i, block in enumerate(blocks) if _furnishing(block)}
    work.photos = find_photos(blocks, work.left_out)
    start = _first_run(work)
    _take_headline(work, start)
    zone = _zone(work, start)
    _take_furniture(work, zone)
    body = find_body(blocks, _body_start(work, zone), work.taken | work.left_out, _photo_blocks(work))
    return _arrival(work, body, source_lines)
