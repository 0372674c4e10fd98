"""Where quoted stretches begin and end: straight, curly, wrong-way, single and angled marks, in linear time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.quoting.quotation import LooseMark

OPENERS = "“„«‹"
CLOSERS = "”»‟›"
_DOUBLE = re.compile(r"[\"“”„‟«»″]|''|``")
_SINGLE = re.compile(r"['‘’‛‹›]")
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]{0,400}=[^<>\n]{0,400}>")
_ELIDED = re.compile(r"(?:em|cause|til|tis|twas|round|bout|n|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPENING = " \t\n\u00a0\u2009\u202f\u3000([{-–—/…=*_>"
_AFTER_CLOSING = " \t\n\u00a0\u2009\u202f\u3000)]}-–—/…,.;:?!*_<"
_NAME = (
    r"(?:he|she|they|(?:(?:the|a|an)(?: [a-z][\w'’-]{0,30}){1,4} )?[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3})"
)
_VERB = r"(?:said|says|told|added|adds|asked|asks|wrote|writes|replied|tweeted|noted)"
_SAID = re.compile(rf"[,?!] {{1,3}}(?:{_NAME} {_VERB}|{_VERB} {_NAME})\b")
_CLEARLY_SAID = re.compile(_SAID.pattern + r"(?:[.,]| (?:on|in|at|yesterday|today|[A-Z][a-z]+day)\b)")
NOT_CLOSED = "This quotation mark is not closed; close it where the quoted words end."
NOT_OPENED = "This quotation mark closes nothing; open the quotation where the quoted words begin."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two marks (offsets inside them, white space trimmed); continues: the next paragraph goes on."""

    start: int
    end: int
    closed: bool = True
    continues: bool = False
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """The stretches of a text in order and the marks left over."""

    stretches: tuple[Stretch, ...]
    loose: tuple[LooseMark, ...]
    single: bool = False  # single marks stand around speech, as in Britain


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool  # the characters around it let it open
    closes: bool  # … or close
    paragraph: int
    turned: bool  # the sign itself is an opening one


@dataclass(slots=True)
class _Walk:
    """The state of the walk over the marks of a text."""

    text: str
    marks: Sequence[_Mark]
    ends: Sequence[int]
    closers_left: Sequence[int]
    stretches: list[Stretch] = field(default_factory=list)
    loose: list[LooseMark] = field(default_factory=list)
    opened: _Mark | None = None
    depth: int = 0
    resumes: bool = False


def find_stretches(text: str, *, single_marks: bool | None = None) -> Marked:
    """Every quoted stretch of a text.

    Single marks count only where the text has no double ones around speech, unless `single_marks` says so.
    """
    ends = [match.start() for match in re.finditer(r"\n", text)] + [len(text)]
    tags = [match.span() for match in _TAG.finditer(text)]
    double = _walk(text, _double_marks(text, ends, tags), ends)
    if single_marks is False or not _SINGLE.search(text):
        return double
    single = _walk(text, _single_marks(text, ends, tags), ends)
    whole = [stretch for stretch in single.stretches if stretch.closed]
    if single_marks or (whole and all(_inside(stretch, whole) for stretch in double.stretches if stretch.closed)):
        return Marked(single.stretches, single.loose if single_marks else (), single=True)
    return double


def _inside(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    at = bisect_right(others, stretch.start, key=lambda other: other.start) - 1
    return at >= 0 and stretch.end <= others[at].end


def _double_marks(text: str, ends: Sequence[int], tags: Sequence[tuple[int, int]]) -> list[_Mark]:
    marks: list[_Mark] = []
    paragraph = 0
    for match in _outside(_DOUBLE, text, tags):
        while ends[paragraph] < match.start():
            paragraph += 1
        before, after = _around(text, match)
        sign = match[0]
        if sign in '"″' and before.isdigit() and not after.isalnum() and _is_inch(text, match, marks, paragraph):
            continue
        opens = not after.isspace() and after not in ",.;:?!)]" and (before in _BEFORE_OPENING or before in "'‘’")
        closes = not before.isspace() and before != "" and (after == "" or after in _AFTER_CLOSING + "'’‘”")
        turned = sign in OPENERS or sign == "``"
        marks.append(_Mark(match.start(), match.end(), opens, closes, paragraph, turned))
    return marks


def _is_inch(text: str, match: re.Match[str], marks: Sequence[_Mark], paragraph: int) -> bool:
    """6'2" is a height unless a quotation is open in this paragraph."""
    height = text[max(0, match.start() - 4) : match.start()]
    open_here = sum(mark.paragraph == paragraph for mark in marks[-3:]) % 2
    return "'" in height or "’" in height or not open_here


def _single_marks(text: str, ends: Sequence[int], tags: Sequence[tuple[int, int]]) -> list[_Mark]:
    marks: list[_Mark] = []
    paragraph = 0
    for match in _outside(_SINGLE, text, tags):
        while ends[paragraph] < match.start():
            paragraph += 1
        before, after = _around(text, match)
        if before.isalnum() and after.isalnum():
            continue
        opens = not after.isspace() and after not in ",.;:?!)]" and (before in _BEFORE_OPENING + '"“')
        if opens and match[0] != "‘" and _ELIDED.match(text, match.end()):
            continue
        closes = not before.isspace() and before != "" and (after == "" or after in _AFTER_CLOSING + '"”')
        if opens == closes:
            continue
        marks.append(_Mark(match.start(), match.end(), opens, closes, paragraph, match[0] in "‘‹"))
    return _without_possessives(text, marks)


def _without_possessives(text: str, marks: Sequence[_Mark]) -> list[_Mark]:
    """Leaves out the apostrophe of "the boys' team": a mark after an s with a surer closing mark behind it."""
    kept: list[_Mark] = []
    surer = False
    for mark in reversed(marks):
        before = text[mark.start - 1 : mark.start]
        doubtful = mark.closes and before in tuple("snSN") and text[mark.end : mark.end + 1] == " "
        if mark.opens or (kept and kept[-1].paragraph != mark.paragraph):
            surer = False
        if doubtful and surer:
            continue
        if mark.closes:
            surer = True
        kept.append(mark)
    return kept[::-1]


def _outside(pattern: re.Pattern[str], text: str, tags: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """The matches that do not lie in a tag."""
    found: list[re.Match[str]] = []
    at = 0
    for match in pattern.finditer(text):
        while at < len(tags) and tags[at][1] <= match.start():
            at += 1
        if at == len(tags) or match.start() < tags[at][0]:
            found.append(match)
    return found


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    return text[match.start() - 1 : match.start()] if match.start() else "", text[match.end() : match.end() + 1]


def _walk(text: str, marks: Sequence[_Mark], ends: Sequence[int]) -> Marked:
    walk = _Walk(text, marks, ends, _closers_left(marks))
    for number, mark in enumerate(marks):
        if walk.opened and mark.paragraph != walk.opened.paragraph:
            _turn_paragraph(walk, mark)
        if walk.opened is None:
            _open(walk, mark)
        else:
            _inside_quotation(walk, number, mark)
    if walk.opened:
        _leave_open(walk, ends[walk.opened.paragraph], NOT_CLOSED)
    return Marked(tuple(walk.stretches), tuple(walk.loose))


def _closers_left(marks: Sequence[_Mark]) -> list[int]:
    """For each mark, how many closing marks follow it in its paragraph."""
    left = [0] * len(marks)
    for number in range(len(marks) - 2, -1, -1):
        following = marks[number + 1]
        if following.paragraph == marks[number].paragraph:
            left[number] = left[number + 1] + (following.closes and not following.opens)
    return left


def _open(walk: _Walk, mark: _Mark) -> None:
    if mark.closes and not mark.opens and not mark.turned:
        walk.loose.append(LooseMark(mark.start, NOT_OPENED))
        return
    walk.opened, walk.depth = mark, 0


def _inside_quotation(walk: _Walk, number: int, mark: _Mark) -> None:
    opened = walk.opened
    if opened is None:
        return
    if mark.opens and not mark.closes:
        if walk.closers_left[number] >= walk.depth + 2:
            walk.depth += 1
            return
        _leave_open(walk, mark.start, NOT_CLOSED)
        walk.opened, walk.depth = mark, 0
    elif walk.depth and mark.closes:
        walk.depth -= 1
    else:
        _keep(walk, opened.end, mark.start, closed=True)
        walk.opened, walk.resumes = None, False


def _turn_paragraph(walk: _Walk, mark: _Mark) -> None:
    """A mark in a later paragraph while a quotation is open: it goes on there, or was never closed."""
    opened = walk.opened
    if opened is None:
        return
    end = walk.ends[opened.paragraph]
    following = walk.text[end : mark.start]
    if (
        mark.opens
        and not mark.closes
        and not following.strip()
        and not _CLEARLY_SAID.search(walk.text, opened.end, end)
    ):
        _keep(walk, opened.end, end, closed=False, continues=True)
        walk.opened, walk.depth, walk.resumes = None, 0, True
    elif mark.closes and not mark.opens and mark.paragraph == opened.paragraph + 1 and following.strip():
        walk.opened = _Mark(opened.start, opened.end, True, False, mark.paragraph, opened.turned)  # a wrapped line
    else:
        _leave_open(walk, end, NOT_CLOSED)


def _leave_open(walk: _Walk, end: int, message: str) -> None:
    if walk.opened is not None:
        walk.loose.append(LooseMark(walk.opened.start, message))
        said = _SAID.search(walk.text, walk.opened.end, end)
        _keep(walk, walk.opened.end, said.start() + 1 if said else end, closed=False)
    walk.opened, walk.depth, walk.resumes = None, 0, False


def _keep(walk: _Walk, start: int, end: int, *, closed: bool, continues: bool = False) -> None:
    inner = walk.text[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if last > first:
        walk.stretches.append(Stretch(first, last, closed, continues, walk.resumes))
