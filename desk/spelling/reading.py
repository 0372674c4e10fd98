"""Reading for spelling: the words of a paragraph that are to be checked, and those of them that are wrong.

A paragraph is CommonMark as it is written; what is no prose (addresses, code, the targets of links, the keys of photos
and quotations) is passed over. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desk.spelling.speller import Speller

LONGEST = 20_000  # characters; nobody wrote a longer paragraph by hand
_LETTER = (
    r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
    r"\u0e31-\u0e4e\u00ad\u200c\u200d])"
)
WORD = re.compile(rf"{_LETTER}++(?:['’ʼ‐‑-]{_LETTER}++)*+")
_DIGIT = re.compile(r"\d")
_ENDING = re.compile("(?:['’ʼ]?[sS])?\\Z")
_HYPHEN = re.compile("[‐‑-]")
_DOMAINS = "com|org|net|edu|gov|int|mil|info|news|io|ai|tv|co|uk|eu|us|ie|ca|au|nz|de|fr|es|it|nl|ch|at|in|jp|html?|pdf"
# Possessive quantifiers (++) keep this linear, whatever is typed.
_NOT_PROSE = re.compile(
    r"(?P<ticks>`++)(?:(?!(?P=ticks)).)++(?P=ticks)(?!`)"
    r"|\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\)"  # the target of a link
    r"|^[ ]{0,3}\[[^\[\]\n]++\]:[^\n]*+"  # the target of a link, on a line of its own
    r"|\[\^[^\[\]\s]++\]"  # a footnote's sign
    r"|</?[A-Za-z][^<>\n]*+>|<!--(?:(?!-->|<!--).)*+-->|&#?\w{1,32};"
    r"|\b[A-Za-z][A-Za-z0-9+.-]{1,20}+://[^\s<>()\[\]\"“”]++|\bwww\.[^\s<>()\[\]\"“”]++|\bmailto:\S++"
    r"|[\w.+-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]{1,64}+)++"
    r"|(?<![\w@#])[@#][\w.]*\w"
    rf"|\b[\w-]{{1,64}}+(?:\.[\w-]{{1,64}}?){{0,6}}\.(?:{_DOMAINS})\b(?:/[^\s<>()\[\]\"“”]*+)?"
    r"|(?<!\w)(?:~|\.{1,2})?/(?:[\w.-]++/)++[\w.-]*+",
    re.MULTILINE | re.DOTALL,
)
_QUOTED = re.compile(r"“[^”]*+(?:”|\Z)|(?<![\w\"])\"[^\"]*+(?:\"|\Z)")


class Span(NamedTuple):
    """Where a word stands, [start, end), and the word as written."""

    start: int
    end: int
    word: str


def not_prose(text: str, *, quoted: bool = True) -> list[tuple[int, int]]:
    """What is passed over in a paragraph: addresses, code and the like; `quoted=False` also what is said in it."""
    found = [match.span() for match in _NOT_PROSE.finditer(text)]
    if not quoted:
        found += [match.span() for match in _QUOTED.finditer(text)]
    return sorted(found)


def words(text: str, skip: Iterable[tuple[int, int]] = ()) -> Iterator[Span]:
    """The words of a text that touch none of the stretches in `skip`, which are in order."""
    left = iter(skip)
    stretch = next(left, None)
    for found in WORD.finditer(text):
        start, end = found.span()
        while stretch is not None and stretch[1] <= start:
            stretch = next(left, None)
        if stretch is None or stretch[0] >= end:
            yield Span(start, end, found[0])


def proofread(
    text: str, speller: Speller, skip: Sequence[tuple[int, int]] = (), *, quoted: bool = True
) -> Iterator[tuple[Span, ...]]:
    """Word for word what is wrong with it, () for most: whoever asks may stop between two words.

    A paragraph of more than LONGEST characters is not read.
    """
    if len(text) > LONGEST:
        return
    passed_over = sorted((*not_prose(text, quoted=quoted), *skip))
    for one in words(text, passed_over):
        yield () if speller.check(one.word) else _wrong(text, one, speller)


def misspelt(
    text: str, speller: Speller, skip: Sequence[tuple[int, int]] = (), *, quoted: bool = True
) -> tuple[Span, ...]:
    """The misspelt words of a paragraph, in order. `skip` are stretches to pass over; quoted words are checked.

    `quoted=False` leaves alone what stands between quotation marks.
    """
    return tuple(span for wrong in proofread(text, speller, skip, quoted=quoted) for span in wrong)


def word_at(text: str, at: int) -> Span | None:
    """The word that the place `at` is in or at the edge of."""
    return next((one for one in words(text) if one.start <= at <= one.end), None)


def _wrong(text: str, one: Span, speller: Speller) -> tuple[Span, ...]:
    """What of a word that is not right as it stands is wrong: all of it, some parts of a compound, or nothing."""
    if _is_let_be(one.word) or _is_right_there(text, one, speller):
        return ()
    parts = _parts(one)
    if len(parts) == 1:
        return (one,)
    wrong = [part for at, part in enumerate(parts) if not _part_is_right(part, speller, last=at == len(parts) - 1)]
    return (one,) if len(wrong) == len(parts) else tuple(wrong)


def _is_let_be(word: str) -> bool:
    """Numbers, single letters and capitals (`NASA’s`, `MPs`) are not judged."""
    bare = _ENDING.sub("", word, count=1)
    return len(word) == 1 or bool(_DIGIT.search(word)) or (len(bare) > 1 and bare.isupper())


def _is_right_there(text: str, one: Span, speller: Speller) -> bool:
    """Right with the stop of an abbreviation after it, or the apostrophe of a clipped word before it."""
    stopped = text[one.end : one.end + 1] == "." and speller.check(one.word + ".")
    return stopped or (text[max(one.start - 1, 0) : one.start] in ("'", "’") and speller.check("'" + one.word))


def _parts(one: Span) -> list[Span]:
    parts, start = [], one.start
    for part in _HYPHEN.split(one.word):
        parts.append(Span(start, start + len(part), part))
        start += len(part) + 1
    return parts


def _part_is_right(part: Span, speller: Speller, *, last: bool) -> bool:
    return _is_let_be(part.word) or speller.check(part.word) or (not last and speller.check(part.word + "-"))
