"""The furniture among the first lines: headline, section path, time of publication, bylines."""

from __future__ import annotations

import re
from datetime import datetime

from desk.intake.blocks import Block, Signals
from desk.intake.bylines import parse_bare_byline, parse_byline, parse_inner_byline
from desk.intake.dates import find_day, read_moment
from desk.intake.wording import bare, ends_sentence, fold

_PUBLISHED = re.compile(
    r"\b(?:published|posted|publi[ée]|publicado|veröffentlicht|erschienen|issued|released|created|first "
    r"published|date)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|edited|aktualisiert|actualizado|mis à jour|last changed)\b", re.IGNORECASE
)
_HOME = frozenset(
    (
        "home, homepage, home page, startseite, accueil, inicio, start, you are here:, you are here, news home, front"
    ).split(", ")
)
_CRUMB_MARKS = re.compile(r"\s*[\u00a0 ]+[/>›»|→·][\u00a0 ]*\s*|\s*[>›»→]\s*|\u00a0/")
_SECTION_LABEL = re.compile(r"^(?:section|category|rubrik|filed (?:under|in)|posted in)\s*[:：]\s*(.+)$", re.IGNORECASE)
_DATE_NOISE = re.compile(
    r"\b(?:published|posted|updated?|modified|last|first|on|at|by|date|time|am|pm|a\.m\.?|p\.m\.?|ist|gmt|"
    r"est|edt|et|pt|ct|hrs|uhr|issued|"
    r"page\d*|min|read|mon|tue|wed|thu|fri|sat|sun|[a-z]+day|hours?|minutes?|days?|ago|local|of|the|"
    r"\d+\w{0,2}|[a-z]{2,4}t)\b|[^\w\s]",
    re.IGNORECASE,
)


def moment_of(block: Block) -> tuple[datetime, bool] | None:
    """The moment of a line that is a date line (and not a sentence that holds a date), and whether it has a time."""
    text = block.text
    if len(text) > 160 or (block.words > 9 and ends_sentence(text) and not _PUBLISHED.search(text[:30])):
        return None
    found = read_moment(text)
    if not found or not find_day(text):
        return None
    if _PUBLISHED.search(text) or _UPDATED.search(text) or "published" in block.hints:
        return found
    day = find_day(text)
    left = text[: day[1]] + " " + text[day[2] :] if day else text
    words = [w for w in _DATE_NOISE.sub(" ", left).split() if w.casefold() not in ("source", "from")]
    by = parse_byline(text) or parse_inner_byline(text)
    return found if len(words) <= 3 or (by and len(words) <= 10) else None


def only_updated(text: str) -> bool:
    """Whether the line tells when the page was changed, and not when it was published."""
    updated = _UPDATED.search(text)
    if not updated or _PUBLISHED.search(text):
        return False
    day = find_day(text)
    return day is None or updated.start() < day[1]


def section_crumbs(text: str) -> tuple[str, ...]:
    """The parts of a section path on one line: 'CHINA / SOCIETY' gives two; 'Home' at the start is none."""
    if labelled := _SECTION_LABEL.match(text):
        text = labelled[1]
    parts = [part.strip(" \u00a0/>›»|→·:") for line in text.split("\n") for part in _CRUMB_MARKS.split(line)]
    return tuple(part for part in parts if part and part.casefold() not in _HOME and not part.startswith("Home "))


def section_like(block: Block) -> bool:
    """Whether the line can be a section: a few words without a full stop, a digit at most, no name and no date."""
    text = block.text
    if not text or len(text) > 70 or text[-1] in ".?!,;" or moment_of(block) or parse_byline(text) or "http" in text:
        return False
    crumbs = section_crumbs(text)
    if not crumbs:
        return text.strip(" \u00a0").casefold() in _HOME or not any(c.isalpha() for c in text)
    return (
        all(len(c.split()) <= 4 and len(c) <= 32 for c in crumbs)
        and len(crumbs) <= 5
        and any(c.isalpha() for c in text)
    )


def find_headline(blocks: list[Block], signals: Signals, before: int, left_out: set[int]) -> int | None:
    """The block that is the headline: said twice, named by the page, a heading, or the first title-like line.

    `before` is where the story's own paragraphs seem to begin; nothing behind it is looked at.
    """
    titles = [bare(title) for title in signals.titles if title]
    counts: dict[str, int] = {}
    for block in blocks[:before]:
        counts[fold(block.text)] = counts.get(fold(block.text), 0) + 1
    best: tuple[float, int] | None = None
    for index in range(min(before, len(blocks))):
        if index in left_out and not (titles and bare(blocks[index].text) in titles):
            continue
        score = _headline_score(blocks[index], counts, titles) - index * 0.05
        if score > 0 and (best is None or score > best[0]):
            best = score, index
    return best[1] if best else None


def _headline_score(block: Block, counts: dict[str, int], titles: list[str]) -> float:
    text = block.text
    if block.picture or len(text) > 300 or not any(c.isalpha() for c in text) or "http" in text or moment_of(block):
        return -1.0
    if parse_byline(text) or block.kind in ("list", "quote", "table", "code"):
        return -1.0
    score = _title_match(bare(text), titles)
    score += 2.0 if 4 <= block.words <= 30 else 0.5 if block.words == 3 else -1.5
    score += {1: 3.0, 2: 1.2}.get(block.level, 0.0) if block.kind == "heading" else 0.0
    score += 3.0 if "headline" in block.hints else 0.0
    score += 2.5 if counts.get(fold(text), 0) > 1 and block.words > 3 else 0.0
    score -= 2.0 if ends_sentence(text) and text.rstrip()[-1] in ".:;" else 0.0
    score -= 2.0 if block.words > 30 else 0.0
    score -= 2.0 if {"caption", "credit", "link", "byline", "standfirst"} & block.hints else 0.0
    crumbs = section_crumbs(text)
    score -= 1.0 if len(crumbs) > 1 and section_like(block) else 0.0
    score -= 4.0 if len(crumbs) > 1 and counts.get(fold(crumbs[-1]), 0) else 0.0
    return score


def _title_match(key: str, titles: list[str]) -> float:
    """5 for a title the page names itself by, 4 for one that begins so (the site's name follows), less for likeness."""
    best = 0.0
    for title in titles:
        if key == title:
            return 6.0
        if len(key) > 12 and (title.startswith(key) or (key.startswith(title) and len(title) > 12)):
            best = max(best, 4.0)
        elif len(key) > 20 and key in title:
            best = max(best, 3.0)
    return best


def find_moment(blocks: list[Block], zone: range, left_out: set[int]) -> tuple[int, datetime] | None:
    """The time of publication among the lines: the first that says 'Published', else the first date line."""
    plain: tuple[int, datetime] | None = None
    updated: tuple[int, datetime] | None = None
    for index in zone:
        found = moment_of(blocks[index])
        if not found or (index in left_out and "published" not in blocks[index].hints):
            continue
        if only_updated(blocks[index].text):
            updated = updated or (index, found[0])
        elif re.match(r"\W*(?:first )?(?:published|posted)\b", blocks[index].text, re.IGNORECASE):
            return index, found[0]
        else:
            plain = plain or (index, found[0])
    return plain or updated


def find_bylines(blocks: list[Block], zone: range, taken: set[int]) -> tuple[list[int], tuple[str, ...]]:
    """The blocks that hold the byline, and its names: a line with 'By …' first, else one that is all names."""
    for reader in (_opening, _hinted, _dated, _bare):
        lines: list[int] = []
        names: tuple[str, ...] = ()
        for index in zone:
            if index in taken or blocks[index].kind in ("picture", "quote", "table", "code"):
                continue
            got = reader(blocks[index])
            if not got:
                continue
            if lines and index - lines[-1] > 2:
                break
            lines.append(index)
            names += tuple(name for name in got if name.casefold() not in {n.casefold() for n in names})
        if names:
            return lines, names
    return [], ()


def _opening(block: Block) -> tuple[str, ...]:
    return parse_byline(block.text)


def _dated(block: Block) -> tuple[str, ...]:
    return parse_inner_byline(block.text) if moment_of(block) else ()


def _bare(block: Block) -> tuple[str, ...]:
    return parse_bare_byline(block.text)


def _hinted(block: Block) -> tuple[str, ...]:
    if "byline" not in block.hints or len(block.text) > 160:
        return ()
    return parse_byline("By " + block.text) if block.text[:1].isupper() else ()


def find_section(blocks: list[Block], headline: int, taken: set[int]) -> tuple[list[int], tuple[str, ...]]:
    """The section lines just above the headline (dates, photos and buttons between them do not count)."""
    lines: list[int] = []
    for index in range(headline - 1, -1, -1):
        if index in taken:
            continue
        path = section_crumbs(blocks[index].text)
        if len(path) > 1 and fold(path[-1]) == fold(blocks[headline].text):
            return [index], path[:-1]
        if not section_like(blocks[index]) or fold(blocks[index].text) == fold(blocks[headline].text):
            break
        lines.insert(0, index)
    if len(lines) > 6:
        lines = lines[-1:]
    crumbs = {crumb.casefold(): crumb for i in reversed(lines) for crumb in reversed(section_crumbs(blocks[i].text))}
    path = tuple(reversed(crumbs.values()))
    return lines, path if len(path) <= 3 else path[-1:]
