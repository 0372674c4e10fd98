"""Correction notes at the head or the foot of an article: told apart from its copy, each with its kind and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bs4 import Tag

from desk.intake.arrival import FoundNotice
from desk.intake.blocks import Block
from desk.intake.dates import read_moment
from desk.intake.wording import one_line
from desk.story.correction import CorrectionKind

_NAMED = re.compile(
    r"^(?:(?:article|story)[-_])?(?:correction|clarification|retraction)(?:[-_]?(?:note|text|notice))?$"
)
_LONGEST = 2_000  # characters
_AT_HEAD, _AT_FOOT = 1, 4  # blocks of the copy among which notes are looked for
_LABELLED = re.compile(
    r"(?P<kind>correction|clarification|update|retraction)s?\b(?P<when>[^:\n]{0,60}?)\s*[:—–]\s+(?P<text>\S.{7,})",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"(?:editor[’']?s[’']? note|note to readers)\s*[:—–]\s+(?P<text>\S.{7,})", re.IGNORECASE | re.DOTALL)
_AMENDED = re.compile(
    r"(?:(?:this|the) (?:article|story|report|piece|headline|post) (?:was|has been) (?:amended|corrected|clarified)|"
    r"an earlier version of (?:this|the) (?:article|story|report|piece|headline|post))\b",
    re.IGNORECASE,
)


def find_notices(
    blocks: Sequence[Block], kept: Sequence[int], named: Sequence[FoundNotice] = ()
) -> dict[int, FoundNotice]:
    """The notes among the first and the last blocks of the copy, by the number of their block.

    `named` are notes that the page itself calls so: they are told wherever they stand, with numbers below 0 where they
    stand outside the copy.
    """
    found = {i: one for i in kept for one in named if blocks[i].text.endswith(one.text)}
    found |= {-n: one for n, one in enumerate(named, 1) if one not in found.values()}
    if len(kept) < 2:
        return found
    for place in dict.fromkeys((*kept[:_AT_HEAD], *kept[-_AT_FOOT:])):
        notice = read_notice(blocks[place].text)
        if notice is not None and place not in found:
            found[place] = notice
    return found if any(place not in found for place in kept) else {}


def named_notices(page: Tag) -> tuple[FoundNotice, ...]:
    """The notes of a page by the names that its markup gives them, with the day of a <time> inside."""
    found: list[FoundNotice] = []
    for tag in page.find_all(["p", "div", "li", "section", "aside"], class_=_NAMED):
        if tag.find(["p", "div", "li", "section"]) is not None:
            continue
        text = one_line(tag.get_text())
        if not text or len(text) > _LONGEST:
            continue
        notice = read_notice(text) or FoundNotice(CorrectionKind.CORRECTION, text)
        time = tag.find("time")
        moment = read_moment(str(time.get("datetime") or "")) if isinstance(time, Tag) else None
        found.append(replace(notice, at=moment[0]) if moment else notice)
    return tuple(dict.fromkeys(found))


def read_notice(text: str) -> FoundNotice | None:
    """The note that a paragraph is; None where it is copy."""
    if labelled := _LABELLED.match(text):
        when = labelled["when"].strip(" ,()[]")
        if when and _moment(when) is None:
            return None  # ‘Corrections officers in Texas: …’ is a sentence
        return FoundNotice(CorrectionKind(labelled["kind"].lower()), labelled["text"].strip(), _moment(when))
    if (noted := _NOTE.match(text)) and _AMENDED.search(text):
        return FoundNotice(CorrectionKind.CORRECTION, noted["text"].strip())
    if _AMENDED.match(text):
        return FoundNotice(CorrectionKind.CORRECTION, text)
    return None


def _moment(words: str) -> datetime | None:
    found = read_moment(words) if words else None
    return found[0] if found else None
