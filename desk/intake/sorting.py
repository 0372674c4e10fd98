"""Sorts the blocks of a source into the parts of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desk.intake.arrival import FoundNotice, FoundPhoto
from desk.intake.blocks import Block, Signals
from desk.intake.body import Body, find_body
from desk.intake.bylines import parse_byline, tidy_names
from desk.intake.captions import Sighting, caption_like, find_photos
from desk.intake.datelines import ParsedDateline, parse_dateline
from desk.intake.furniture import (
    find_bylines,
    find_headline,
    find_moment,
    find_section,
    moment_of,
    section_like,
)
from desk.intake.notices import find_notices
from desk.intake.phrases import is_furnishing
from desk.intake.wording import bare, fold
from desk.story.errors import BadFile

MOST_BLOCKS = 20_000
_QUOTED_OR_SAID = re.compile(r"[“”\"]|\b(?:said|says|told)\b")


@dataclass(slots=True)
class Sorting:
    """What has been recognised: for each part its value and the blocks that gave it."""

    blocks: list[Block]
    signals: Signals
    left_out: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    photos: list[Sighting] = field(default_factory=list)
    headline: str = ""
    headline_at: int | None = None
    repeats: list[int] = field(default_factory=list)
    section: tuple[str, ...] = ()
    section_at: list[int] = field(default_factory=list)
    published: datetime | None = None
    published_at: int | None = None
    bylines: tuple[str, ...] = ()
    bylines_at: list[int] = field(default_factory=list)
    standfirst: str = ""
    standfirst_at: int | None = None
    dateline: ParsedDateline | None = None
    dateline_at: int | None = None
    notices: dict[int, FoundNotice] = field(default_factory=dict)
    body: Body = field(default_factory=lambda: Body((), frozenset(), 0))


def sort_blocks(blocks: list[Block], signals: Signals) -> Sorting:
    """Every block sorted to a part, or left out."""
    if len(blocks) > MOST_BLOCKS:
        raise BadFile(
            f"The file has {len(blocks):,} paragraphs; an article may have {MOST_BLOCKS:,} at most, so it "
            f"was not taken in."
        )
    work = Sorting(blocks, signals)
    work.left_out = {i for i, block in enumerate(blocks) if _furnishing(block)} | _skipped_regions(blocks)
    work.photos = find_photos(blocks, work.left_out)
    _photos_taken(work)
    _take_headline(work)
    start = _body_start(work)
    _take_moment(work, start)
    _take_bylines(work, start)
    _take_section(work)
    start = _take_dateline(work, start)
    _take_between(work, start)
    _photos_taken(work)
    work.body = find_body(blocks, start, work.taken, work.left_out)
    work.notices = find_notices(blocks, work.body.kept, signals.notices)
    work.body = replace(work.body, kept=tuple(i for i in work.body.kept if i not in work.notices))
    return work


def _furnishing(block: Block) -> bool:
    if "junk" in block.hints:
        return True
    if block.picture or "title" in block.hints:
        return False
    if "caption" in block.hints or "headline" in block.hints:
        return block.words <= 4 and is_furnishing(block.text)
    if block.kind in ("list", "quote", "table", "code"):
        return block.words < 12 and is_furnishing(block.text)
    if block.prose and block.words >= 22 and (block.words > 45 or _QUOTED_OR_SAID.search(block.text)):
        return False
    return is_furnishing(block.text) and not (len(block.text) < 120 and moment_of(block) is not None)


def _skipped_regions(blocks: list[Block]) -> set[int]:
    """What stands between 'skip past …' and 'after …', as some pages tell screen readers."""
    region: set[int] = set()
    opened: int | None = None
    for index, block in enumerate(blocks):
        if block.text.casefold().startswith("skip past ") and block.words < 8:
            opened = index
        elif opened is not None and block.text.casefold().startswith("after ") and block.words < 8:
            region.update(range(opened, index + 1))
            opened = None
    return region


def _photos_taken(work: Sorting) -> None:
    work.taken.update(i for sighting in work.photos for i in sighting.blocks)


def _free_prose(work: Sorting, first: int) -> list[int]:
    """The prose blocks from `first` on that no part has taken yet."""
    return [
        i
        for i in range(first, len(work.blocks))
        if i not in work.left_out and i not in work.taken and work.blocks[i].prose
    ]


def _take_headline(work: Sorting) -> None:
    named = [i for i, block in enumerate(work.blocks) if "title" in block.hints and block.words > 1]
    prose = _free_prose(work, named[0] + 1 if named else 0)
    before = len(work.blocks)
    for place, index in enumerate(prose):
        near = [p for p in prose[place + 1 : place + 4] if p - index <= 10]
        if near or len(prose) == 1:
            before = index
            break
    found = named[0] if named else find_headline(work.blocks, work.signals, before, work.left_out | work.taken)
    if (
        work.signals.sure
        and work.signals.titles
        and not (found is not None and fold(work.blocks[found].text) == fold(work.signals.titles[0]))
    ):
        work.headline = work.signals.titles[0]
        return
    if found is None and before == 0 and len(work.blocks) > 1:
        first = work.blocks[0]
        found = (
            0 if first.words <= 20 and not parse_dateline(first.text) and work.blocks[1].words > first.words else None
        )
    if found is None:
        work.headline = work.signals.titles[0] if work.signals.titles else ""
        return
    work.headline, work.headline_at = work.blocks[found].text, found
    key = fold(work.headline)
    same = [i for i, block in enumerate(work.blocks) if fold(block.text) == key and not block.picture]
    inside = [i for i in same if i <= max(before, found)]
    # Where the headline stands twice, the second is the one with the furniture around it.
    work.headline_at = inside[-1] if len(inside) > 1 and not work.blocks[found].level else found
    work.repeats = [i for i in same if i != work.headline_at]
    work.taken.update(same)


def _body_start(work: Sorting) -> int:
    """The block where the story's own words begin: behind the last line of furniture near the headline."""
    first = (work.headline_at + 1) if work.headline_at is not None else 0
    prose = _free_prose(work, first)
    if not prose:
        return first
    limit = prose[min(3, len(prose) - 1)] if len(prose) > 1 else len(work.blocks)
    for index in range(first, min(limit + 1, len(work.blocks))):
        if index in work.left_out or index in work.taken:
            continue
        found = parse_dateline(work.blocks[index].text)
        if found and "caption" not in work.blocks[index].hints and found.rest_start < len(work.blocks[index].text):
            return index
    start = prose[0]
    for index in range(prose[0] + 1, min(limit, prose[0] + 14)):
        if index not in work.taken and _furniture_line(work.blocks[index]):
            start = next((p for p in prose if p > index), start)
    return start


def _furniture_line(block: Block) -> bool:
    alone = parse_dateline(block.text) if block.words <= 10 else None
    if alone and alone.rest_start >= len(block.text) and (alone.agency or alone.raw[-1:] in "—–-:"):
        return True
    return (
        not block.prose
        and block.words <= 25
        and (moment_of(block) is not None or bool(parse_byline(block.text)) or "byline" in block.hints)
    )


def _first(work: Sorting) -> int:
    """The block after the headline where it first stands."""
    places = [i for i in (work.headline_at, *work.repeats) if i is not None]
    return min(places) + 1 if places else 0


def _take_moment(work: Sorting, start: int) -> None:
    found = find_moment(work.blocks, range(start), work.left_out | set(work.repeats))
    if not found:
        ending = [
            i
            for i in range(start, len(work.blocks))
            if re.match(r"\W*(?:published|posted|first published)\b", work.blocks[i].text, re.IGNORECASE)
        ]
        found = find_moment(work.blocks, range(ending[0], ending[0] + 1), set()) if ending else None
    claimed = work.signals.published
    if found:
        work.published_at, visible = found
        work.taken.add(work.published_at)
        work.published = visible
        use_claim = claimed is not None and (work.signals.sure or claimed.tzinfo is not None or visible.tzinfo is None)
        work.published = claimed if use_claim and not _bare_day(claimed, visible) else visible
    else:
        work.published = claimed


def _bare_day(claimed: datetime | None, visible: datetime) -> bool:
    """Whether the hidden field holds only a day where the page shows the time as well."""
    return (
        claimed is not None
        and claimed.tzinfo is None
        and not (claimed.hour or claimed.minute)
        and bool(visible.hour or visible.minute)
    )


def _take_bylines(work: Sorting, start: int) -> None:
    at = work.headline_at
    first = _first(work)
    skipped = work.left_out | {i for s in work.photos for i in s.blocks}
    skipped |= {i for i in work.taken if i != work.published_at}
    lines, names = find_bylines(work.blocks, range(first, start), skipped)
    if not names and at is not None:
        lines, names = find_bylines(work.blocks, range(max(0, at - 4), at), skipped | set(_not_openings(work, at)))
    claimed = tidy_names(work.signals.bylines)
    if work.signals.sure and claimed:
        names = claimed
    work.bylines = names or claimed
    work.bylines_at = lines
    work.taken.update(lines)


def _not_openings(work: Sorting, before: int) -> list[int]:
    """Above the headline only 'By …' is a byline: a bare name there may be a section."""
    return [i for i in range(before) if not parse_byline(work.blocks[i].text) and "byline" not in work.blocks[i].hints]


def _take_section(work: Sorting) -> None:
    occurrences = [i for i in (work.headline_at, *work.repeats) if i is not None]
    for index in occurrences:
        lines, section = find_section(work.blocks, index, work.taken | work.left_out)
        if section:
            work.section, work.section_at = section, lines
            work.taken.update(lines)
            break
    hinted = [
        i for i, b in enumerate(work.blocks) if "section" in b.hints and section_like(b) and i not in work.left_out
    ]
    if not work.section and hinted and not work.signals.sure:
        lines, section = find_section([*work.blocks[: hinted[-1] + 1], Block("", "")], hinted[-1] + 1, set())
        work.section, work.section_at = section, [i for i in lines if i < len(work.blocks)]
        work.taken.update(work.section_at)
    if not work.section or (work.signals.sure and work.signals.section):
        work.section = work.signals.section


def _take_dateline(work: Sorting, start: int) -> int:
    """The dateline that opens the first paragraph or stands on a line of its own; where the body begins with it."""
    hint = work.published.date() if work.published else None
    first = _first(work)
    pictured = {i for s in work.photos for i in s.blocks}
    for index in range(first, min(start + 1, len(work.blocks))):
        if index in work.left_out or work.blocks[index].picture or index in pictured:
            continue
        found = _dateline_of(work.blocks[index], index == start, hint)
        if found and not _affiliation(work, index, found):
            work.dateline, work.dateline_at = found, index
            alone = found.rest_start >= len(work.blocks[index].text)
            if alone:
                work.taken.add(index)
                if not work.bylines and found.agency and found.places:
                    work.bylines, work.bylines_at = (found.agency,), [index]
                return index + 1
            return start
    return start


def _affiliation(work: Sorting, index: int, found: ParsedDateline) -> bool:
    """'BBC News, Houston' under 'By Jane Doe' says where she works."""
    alone = found.rest_start >= len(work.blocks[index].text)
    return alone and found.agency is not None and any(0 < index - line <= 2 for line in work.bylines_at)


def _dateline_of(block: Block, at_start: bool, hint: date | None) -> ParsedDateline | None:
    found = parse_dateline(block.text, hint)
    if not found:
        return None
    alone = found.rest_start >= len(block.text)
    return found if at_start or (alone and (found.agency or found.raw[-1:] in "—–-:")) else None


def _take_between(work: Sorting, start: int) -> None:
    """Sentences between headline and body: the standfirst, captions without credit, or words to leave out."""
    first = _first(work)
    marks = [i for i in (work.published_at, *work.bylines_at) if i is not None and i >= first]
    for index in range(first, start):
        block = work.blocks[index]
        if index in work.taken or index in work.left_out or block.kind == "picture":
            continue
        hinted = "standfirst" in block.hints
        if not work.standfirst and block.words >= 5 and (hinted or _leads(work, index, marks)):
            work.standfirst, work.standfirst_at = block.text, index
            work.taken.add(index)
        elif block.words >= 4 and caption_like(block.text):
            work.photos.append(Sighting(FoundPhoto(block.text), (index,), False))
        else:
            work.left_out.add(index)
    if not work.standfirst and work.signals.sure:
        work.standfirst = work.signals.standfirst
    work.photos.sort(key=lambda s: s.blocks[0])


def _leads(work: Sorting, index: int, marks: list[int]) -> bool:
    """Whether the sentence stands where a standfirst does: under the headline, before byline and date."""
    text = work.blocks[index].text
    if caption_like(text) or section_like(work.blocks[index]) or work.blocks[index].words > 70:
        return False
    claimed = bare(work.signals.standfirst)
    return not marks or index < max(marks) or (len(claimed) > 20 and bare(text).startswith(claimed[:40]))
