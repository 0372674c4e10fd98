"""What in a paragraph can be checked: names, titles, numbers, dates and places, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.marks import find_stretches
from desk.quoting.numerals import MONTHS, SCALES, TENS, UNITS
from desk.quoting.runs import Run, runs_of
from desk.quoting.titles import titles_of
from desk.quoting.tokens import Sentence, Sort, Token, paragraphs_of, sentences_of
from desk.story.claim import ClaimKind

BLANK = "\0"
_CLOSING = "”\"’'»)]"
_OPENING = "“\"‘'«([„"
_NAMED = "|".join(name.capitalize() for name in sorted(MONTHS))
_MONTH = rf"(?:{_NAMED}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ZONE = "(?:UTC|GMT|BST|CET|CEST|EST|EDT|CST|CDT|PST|PDT)"
_CLOCK = rf"(?:[ \u00a0]?[ap]\.?m\.?(?: {_ZONE})?|[ \u00a0](?:{_ZONE}|hours))(?!\w)"
# Every part has a bound, so that no text makes it slow.
_DATE = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY},? )?(?:the )?(?:{_DAY} (?:of )?{_MONTH}(?:,? \d{{4}})?|{_MONTH} {_DAY}(?!\d)(?:,? \d{{4}})?"
    rf"|{_MONTH},? \d{{4}})(?!\w)"
    r"|(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])"
    rf"|(?<!\w){_WEEKDAY}(?!\w)"
    rf"|(?<![\w.:])\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}{_CLOCK}"
    r"|(?<![\w.:])\d{1,2}:\d{2}(?::\d{2})?(?![\w:])"
    r"|(?<!\w)(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Ll]ast (?:week|month|year)|[Nn]ext (?:week|month|year))(?!\w)"
    r"|(?<=\b[Ii]n )(?:1\d|20)\d{2}(?![\w,]\d|\w)"
    r"|(?<=\b(?:of|by) )(?:1\d|20)\d{2}(?![\w,]\d|\w)|(?<=\b(?:from|late|year) )(?:1\d|20)\d{2}(?![\w,]\d|\w)"
    r"|(?<=\b(?:[Ss]ince|until|after|early) )(?:1\d|20)\d{2}(?![\w,]\d|\w)|(?<=\bbefore )(?:1\d|20)\d{2}(?![\w,]\d|\w)"
    r"|(?<!\w)(?:1\d|20)\d0s(?!\w)"
)
_ITEM = re.compile(r"^[ \t]{0,8}\d{1,9}[.)](?=[ \t])", re.MULTILINE)
_AMOUNTS = (UNITS.keys() - {"one", "zero"}) | TENS.keys() | SCALES.keys() | listed(
    "dozen dozens hundreds thousands millions billions trillions half"
)  # fmt: skip
_NO_UNIT = (
    lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.AUXILIARIES | lexicon.DETERMINERS | lexicon.ADVERBS
    | lexicon.SUBJECT_PRONOUNS | lexicon.CUES | listed("more less other later earlier ago")
)  # fmt: skip
_WHERE = listed("in near outside across into throughout around")
_SPOTS = listed(
    "sea river street road avenue square city island islands base bay county ocean lake mount mountain mountains "
    "valley bridge airport station harbour harbor port cape park crater desert hill hills"
)

_BODIES = listed(
    "university house bank ministry department board chamber court ministers secretary office school church"
)


class Checkable(NamedTuple):
    """Something to check: text[start:end], code points."""

    kind: ClaimKind
    start: int
    end: int


class Stated(NamedTuple):
    """A sentence, text[start:end], and what can be checked in it, from left to right."""

    start: int
    end: int
    claims: tuple[Checkable, ...]


@lru_cache(maxsize=4096)
def sentences_in(paragraph: str, *, names: bool = True) -> tuple[Stated, ...]:
    """The sentences of a paragraph with what can be checked in each; quoted words are left out.

    NUL stands where something is no prose. Without `names` only numbers and dates are looked for: in a headline every
    word may have a capital.
    """
    text = paragraph.replace(BLANK, " ")
    stretches = find_stretches(text).stretches
    dates = [found.span() for found in _DATE.finditer(text)]
    items = {found.end() - 1 for found in _ITEM.finditer(text)}
    out: list[Stated] = []
    for number, tokens in enumerate(paragraphs_of(text, stretches)):
        for sentence in sentences_of(tokens, number):
            start, end = _ends(text, sentence, out[-1].end if out else 0)
            quoted = [(one.start, one.end) for one in sentence.tokens if one.sort is Sort.QUOTE]
            within = [one for one in dates if start <= one[0] < end and not _meets(one, quoted)]
            claims = [Checkable(ClaimKind.DATE, *one) for one in within]
            for one in (*(_named(sentence.tokens) if names else ()), *_numbers(sentence.tokens, items)):
                if not _meets((one.start, one.end), within):
                    claims.append(one)
                    within.append((one.start, one.end))  # what is in a title or a name is no claim of its own
            out.append(Stated(start, end, tuple(sorted(claims, key=lambda one: (one.start, one.end)))))
    return tuple(out)


def _ends(text: str, sentence: Sentence, least: int) -> tuple[int, int]:
    """Where the sentence begins and ends, quotation marks and brackets around it included."""
    start, end = sentence.tokens[0].start, sentence.tokens[-1].end
    while start > least and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _meets(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def _numbers(tokens: Sequence[Token], items: set[int]) -> Iterator[Checkable]:
    """Figures and written numbers, with the words that say of what: 21.5 kilograms, two dozen, 40 per cent."""
    place = 0
    while place < len(tokens):
        if not _is_amount(tokens[place]) or tokens[place].end in items:
            place += 1
            continue
        first = last = place
        while last + 1 < len(tokens) and _goes_on(tokens, last + 1):
            last += 1
        last = _unit(tokens, last)
        yield Checkable(ClaimKind.NUMBER, tokens[first].start, tokens[last].end)
        place = last + 1


def _is_amount(token: Token) -> bool:
    return token.sort is Sort.NUMBER or (token.sort is Sort.WORD and set(token.low.split("-")) <= _AMOUNTS)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether the next token is one more word of the same number."""
    here, behind = tokens[place], [one.low for one in tokens[place + 1 : place + 3]]
    if here.low in ("and", "a") and (behind[:1] == ["half"] or behind == ["a", "half"]):
        return True  # two and a half
    if here.low == "and" and tokens[place - 1].low in ("hundred", "thousand"):
        return place + 1 < len(tokens) and _is_amount(tokens[place + 1])
    return here.sort is Sort.WORD and _is_amount(here)


def _unit(tokens: Sequence[Token], last: int) -> int:
    following = tokens[last + 1 : last + 3]
    if [one.low for one in following] == ["per", "cent"]:
        return last + 2
    if following and (following[0].low in "%°" or (following[0].sort is Sort.WORD and _can_be_unit(following[0]))):
        return last + 1
    return last


def _can_be_unit(token: Token) -> bool:
    return token.text[:1].islower() and token.low not in _NO_UNIT


def _named(tokens: Sequence[Token]) -> Iterator[Checkable]:
    """Titles first, then names and places, so that a name within a title is left to the title."""
    runs = [run for run in runs_of(tokens) if run.end > run.name and not _opens(tokens, run)]
    titled = [titles_of(tokens, run) for run in runs]
    for start, end in (span for spans in titled for span in spans):
        yield Checkable(ClaimKind.TITLE, tokens[start].start, tokens[_numbered(tokens, end) - 1].end)
    for run, titles in zip(runs, titled, strict=True):
        is_place = not titles and run.name == run.start and _is_place(tokens, run)
        end = _numbered(tokens, _of_what(tokens, run.end))
        kind = ClaimKind.PLACE if is_place else ClaimKind.NAME
        yield Checkable(kind, tokens[run.name].start, tokens[end - 1].end)


def _opens(tokens: Sequence[Token], run: Run) -> bool:
    """Whether it is one word that opens the sentence and has its capital from there; not so an acronym."""
    first = tokens[0].text
    return run.start == 0 and run.end == 1 and not (len(first) > 1 and first.isupper())


def _of_what(tokens: Sequence[Token], end: int) -> int:
    """Past the rest of a name such as Sea of Tranquility, Bay of the Pigs."""
    if tokens[end - 1].low not in _SPOTS | _BODIES or end >= len(tokens) or tokens[end].low != "of":
        return end
    first = end + 2 if end + 1 < len(tokens) and tokens[end + 1].low == "the" else end + 1
    last = first
    while last < len(tokens) and tokens[last].capital:
        last += 1
    return last if last > first else end


def _numbered(tokens: Sequence[Token], end: int) -> int:
    """Past the number of Apollo 11, Route 66."""
    behind = tokens[end] if end < len(tokens) else None
    return end + 1 if behind is not None and behind.sort is Sort.NUMBER and behind.text.isdecimal() else end


def _is_place(tokens: Sequence[Token], run: Run) -> bool:
    before = next((one.low for one in reversed(tokens[max(run.start - 2, 0) : run.start]) if one.low != "the"), "")
    return before in _WHERE or tokens[run.end - 1].low in _SPOTS
