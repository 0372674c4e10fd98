"""From sorted blocks to an arrival: copy as CommonMark, photos in their places, each part with its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from desk.intake.arrival import Arrival, Certainty, FoundPhoto, Part
from desk.intake.blocks import Block
from desk.intake.sorting import Sorting
from desk.intake.wording import fold


def make_arrival(work: Sorting, source_lines: tuple[str, ...]) -> Arrival:
    """The arrival that the sorted blocks make, shown against the plain lines of its source."""
    copies, paragraphs = _copy(work)
    used = _used(work)
    lost = [i for i, block in enumerate(work.blocks) if i not in used and block.text]
    return Arrival(
        headline=work.headline,
        standfirst=work.standfirst,
        section=work.section,
        published=work.published,
        dateline=work.dateline,
        bylines=work.bylines,
        photos=_photos(work),
        notices=tuple(work.notices.values()),
        keywords=work.signals.keywords,
        language=work.signals.language,
        slug=work.signals.slug,
        copy="\n\n".join(copies),
        left_out=tuple(work.blocks[i].text for i in lost),
        parts=tuple(_parts(work, lost)),
        source_lines=source_lines,
        paragraphs=tuple(paragraphs),
        related=work.signals.related,
    )


def _used(work: Sorting) -> set[int]:
    used = set(work.body.kept)
    used.update(sighting.blocks[0] for sighting in work.photos)
    used.update(i for i in work.notices if i >= 0)
    used.update(i for sighting in work.photos for i in _tellers(work, sighting.blocks))
    single = (work.headline_at, work.published_at, work.standfirst_at, work.dateline_at)
    used.update(i for i in single if i is not None)
    used.update(work.section_at, work.bylines_at)
    return used


def _tellers(work: Sorting, blocks: tuple[int, ...]) -> list[int]:
    """The blocks that say the photo's words first; later ones that say the same again are left out."""
    said: set[str] = set()
    first: list[int] = []
    for i in blocks:
        key = fold(work.blocks[i].text)
        if key not in said and not any(other.startswith(key[:40]) for other in said):
            first.append(i)
        said.add(key)
    return first


def _copy(work: Sorting) -> tuple[list[str], list[str]]:
    copies: list[str] = []
    words: list[str] = []
    for i in work.body.kept:
        block = work.blocks[i]
        text, copy = block.text, block.copy
        if i == work.dateline_at and work.dateline:
            text, copy = _without_dateline(block, work.dateline.rest_start)
        if i in work.body.headings and block.kind != "heading":
            copy = "## " + copy
        if text:
            copies.append(copy)
            words.append(text)
    return copies, words


def _without_dateline(block: Block, rest_start: int) -> tuple[str, str]:
    """The first paragraph from the story's own words on, in plain words and as CommonMark (marks before it go too)."""
    rest = block.text[rest_start:]
    opening = rest[:16]
    at = block.copy.find(opening, max(0, rest_start - 4)) if opening else -1
    if at < 0:
        return rest, rest
    copy = block.copy[at:]
    for mark in ("**", "*", "_"):
        if copy.count(mark) % 2 and block.copy[:at].count(mark) % 2:
            before = block.copy[:at].rstrip()
            copy = mark + copy if before.endswith(mark) else copy.replace(mark, "", 1)
    return rest, copy


def _photos(work: Sorting) -> tuple[FoundPhoto, ...]:
    return tuple(
        replace(s.photo, after_paragraph=sum(1 for k in work.body.kept if k < s.blocks[0])) for s in work.photos
    )


def _parts(work: Sorting, lost: list[int]) -> list[Part]:
    parts: list[Part] = []

    def add(name: str, text: str, indices: list[int], certainty: Certainty) -> None:
        lines = [work.blocks[i] for i in indices if work.blocks[i].first_line >= 0]
        first = min((b.first_line for b in lines), default=-1)
        last = max((b.last_line for b in lines), default=-1)
        parts.append(Part(name, text, first, last, certainty))

    def one(index: int | None) -> list[int]:
        return [] if index is None else [index]

    add("Section", " / ".join(work.section), work.section_at, "found" if work.section else "check")
    add("Headline", work.headline, one(work.headline_at), "found" if work.headline_at is not None else "check")
    if work.standfirst:
        add("Standfirst", work.standfirst, one(work.standfirst_at), "found")
    aware = work.published is not None and work.published.tzinfo is not None
    add("Published", _moment_words(work.published), one(work.published_at), "found" if aware else "check")
    add("Byline", ", ".join(work.bylines), work.bylines_at, "found" if work.bylines else "check")
    if work.dateline:
        add("Dateline", work.dateline.raw, one(work.dateline_at), "found")
    for s in work.photos:
        text = _photo_words(s.photo)
        whole = bool(s.photo.caption and s.photo.credit and s.photo.data) and s.sure
        add("Photo", text, _tellers(work, s.blocks), "found" if whole else "check")
    for run in _runs(list(work.body.kept)):
        add("Copy", f"{sum(work.blocks[i].words for i in run)} words", run, "found")
    for label, text, run, certainty in _behind(work, lost):
        add(label, text, run, certainty)
    return parts


def _behind(work: Sorting, lost: list[int]) -> Iterator[tuple[str, str, list[int], Certainty]]:
    """What stands behind the copy: its correction notes, and what was left out."""
    for i, notice in work.notices.items():
        yield notice.kind.capitalize(), notice.text, [i] if i >= 0 else [], "found"
    for run in _runs(lost):
        yield "Left out", _reason(work, run), run, "left out"


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in indices:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _moment_words(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _reason(work: Sorting, run: list[int]) -> str:
    if any(i in work.repeats for i in run):
        return "second headline"
    if any(i in s.blocks for s in work.photos for i in run):
        return "second caption"
    words = " ".join(work.blocks[i].text for i in run).casefold()
    if any(w in words for w in ("newsletter", "sign up", "subscribe", "e-mail", "email list")):
        return "sign-up box"
    if any(w in words for w in ("share", "facebook", "twitter")):
        return "share buttons"
    if any(w in words for w in ("related", "read more", "most popular", "more from")):
        return "other stories"
    return "words of the page"


def with_photos(arrival: Arrival, photos: tuple[FoundPhoto, ...]) -> Arrival:
    """The arrival with its photos after their files were looked for; a photo that is now whole is 'found'."""
    whole = {p.caption for p in photos if p.caption and p.credit and p.data}
    kept = {_photo_words(p) for p in photos}
    parts = [
        replace(part, certainty="found")
        if part.name == "Photo" and any(part.text.startswith(c) for c in whole)
        else part
        for part in arrival.parts
        if part.name != "Photo" or part.text in kept
    ]
    return replace(arrival, photos=photos, parts=tuple(parts))


def _photo_words(photo: FoundPhoto) -> str:
    return " — ".join(p for p in (photo.caption, photo.credit) if p)
