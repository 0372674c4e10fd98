"""Candidates: what else of a source could be the headline, the byline, the date and so on, for a person to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.intake.blocks import Block
from desk.intake.bylines import parse_byline, tidy_names
from desk.intake.datelines import parse_dateline
from desk.intake.furniture import moment_of, section_like
from desk.intake.wording import ends_sentence, one_line, word_count

LOOKED_THROUGH = 80  # lines from the top
_ENDS = " —–-:"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words as they would stand in that part, and the line of the source that they come from."""

    text: str
    line: int


def candidates(name: str, lines: Sequence[str]) -> tuple[Candidate, ...]:
    """What the lines offer for the part of that name ('Headline', 'Byline' …), each text once, in their order."""
    read = READ.get(name)
    found: dict[str, Candidate] = {}
    for number, line in enumerate(lines[:LOOKED_THROUGH]):
        text = read(one_line(line)) if read and line.strip() else ""
        if text:
            found.setdefault(text, Candidate(text, number))
    return tuple(found.values())


def read_moment_of(words: str) -> datetime | None:
    """The time that a line tells, with its zone where it names one."""
    found = moment_of(Block(words, words)) if words.strip() else None
    return found[0] if found else None


def read_names(words: str) -> str:
    """The names of a byline, with commas; '' where the line has none."""
    return ", ".join(tidy_names(tuple(parse_byline(words))))


def read_place(words: str) -> str:
    """The dateline that begins the words, without its dash; '' where none does."""
    parsed = parse_dateline(words) or parse_dateline(f"{words.rstrip(_ENDS)} — Words of the story follow here.")
    return parsed.raw.strip().rstrip(_ENDS) if parsed else ""


def _headline(words: str) -> str:
    return words if 3 <= word_count(words) <= 24 and len(words) <= 160 and not ends_sentence(words) else ""


def _standfirst(words: str) -> str:
    return words if 5 <= word_count(words) <= 50 and len(words) <= 320 else ""


def _section(words: str) -> str:
    return " / ".join(_path(words)) if section_like(Block(words, words)) else ""


def _path(words: str) -> Iterator[str]:
    for mark in (">", "»", "›", "|"):
        words = words.replace(mark, "/")
    yield from (part.strip() for part in words.split("/") if part.strip())


def _published(words: str) -> str:
    moment = read_moment_of(words) if len(words) < 160 else None
    return moment.isoformat(" ", "minutes") if moment else ""


def _byline(words: str) -> str:
    return read_names(words) if len(words) < 200 else ""


def _dateline(words: str) -> str:
    return read_place(words) if parse_dateline(words) else ""


READ: dict[str, Callable[[str], str]] = {
    "Headline": _headline,
    "Standfirst": _standfirst,
    "Section": _section,
    "Byline": _byline,
    "Published": _published,
    "Dateline": _dateline,
}
