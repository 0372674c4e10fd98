"""Taking one change back: the words of a place as they were before, markup and all, in the story as it is now.

The comparison is of what a reader reads; here its words are found again in the copy as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from desk.markup.reading import photo_keys, plain
from desk.markup.scan import marks
from desk.preflight.passages import text_at, with_text
from desk.preflight.prose import BLANK, prose
from desk.story.errors import RuleError
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.review.comparing import Comparison, Step
from desk.ui.review.word_diff import END, PARAGRAPH, Run, Token, runs, tokens

_PIECE = re.compile(rf"(?P<end>\n[ \t]*\n\s*)|\w+(?:[’'\-]\w+)*|[^\w\s{BLANK}]")
TEXTS = (Place("headline"), Place("standfirst"), Place("copy"))  # in the order in which they are shown


class _Written(NamedTuple):
    """A text as a reader reads it, as words, and where each of them stands in the text as it is written."""

    text: str
    words: tuple[Token, ...]
    spans: tuple[tuple[int, int] | None, ...]


def step_back(found: Comparison, number: int) -> Step | None:
    """What takes the change of that number (in reading order, from 0) back; None where that is not to be said."""
    if found.sides is None or number < 0:
        return None
    for place, difference in zip(TEXTS, (found.headline, found.standfirst, found.copy), strict=True):
        if number < len(difference.changes):
            return partial(_with_text, found.sides, place, difference.changes[number])
        number -= len(difference.changes)
    return found.rows[number].back if number < len(found.rows) else None


def taken_back(before: str, after: str, change: Run, *, markup: bool) -> str | None:
    """`after` with that change as it was in `before`; None where markup that reaches across it would break."""
    old, new = (_written(text, markup=markup) for text in (before, after))
    wanted = (*new.words[: change.c], *old.words[change.a : change.b], *new.words[change.d :])
    for bounds in (_whole_paragraphs, _from_word_before, _to_word_after):
        there, here = bounds(old, change.a, change.b), bounds(new, change.c, change.d)
        if there is None or here is None:
            continue
        made = after[: here[0]] + before[there[0] : there[1]] + after[here[1] :]
        if _same(_words(made, markup=markup), wanted) and photo_keys(made) == photo_keys(after):
            return made
    return None


def _with_text(sides: tuple[Story, Story], place: Place, change: Run, story: Story) -> Story:
    before, after = (text_at(one, place) for one in sides)
    if text_at(story, place) != after:
        raise RuleError("The story has changed since it was compared: look again, then take it back.")
    made = taken_back(before, after, change, markup=place.part == "copy")
    if made is None:
        raise RuleError("Links or photos reach across this change: take it back on the Write page, by hand.")
    return with_text(story, place, made)


def _words(text: str, *, markup: bool) -> tuple[Token, ...]:
    return tokens(plain(text) if markup else text)


def _same(made: tuple[Token, ...], wanted: tuple[Token, ...]) -> bool:
    """Whether they are the same words with the same blanks; where a paragraph ended before, there may be one now."""
    if [word for _blank, word in made] != [word for _blank, word in wanted]:
        return False
    before = (END, *made)
    return all(
        one == other or one[0] == " " or previous == END
        for one, other, previous in zip(made, wanted, before, strict=False)
    )


def _written(text: str, *, markup: bool) -> _Written:
    words = _words(text, markup=markup)
    pieces = list(_pieces(prose(text, marks(text)) if markup else text))
    spans: list[tuple[int, int] | None] = [None] * len(words)
    for run in runs([word for _blank, word in words], [word for word, _start, _end in pieces]):
        for step in range(run.b - run.a if run.same else 0):
            spans[run.a + step] = pieces[run.c + step][1:]
    return _Written(text, words, tuple(spans))


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word or mark with its place; paragraphs without a word are none."""
    owed: tuple[int, int] | None = None
    last = 0
    for found in _PIECE.finditer(text):
        if found["end"] is not None:
            owed = owed or (last, found.end())
            continue
        if owed is not None and last:
            yield PARAGRAPH, owed[0], found.start()
        owed = None
        last = found.end()
        yield found[0], found.start(), found.end()
    if last:
        yield PARAGRAPH, last, len(text)


def _whole_paragraphs(written: _Written, first: int, last: int) -> tuple[int, int] | None:
    """From the end of the paragraph before to the end of the last one, with the blank line before each."""
    if first == 0 or written.words[first - 1] != END or written.words[last - 1] != END:
        return None
    before, end = written.spans[first - 1], written.spans[last - 1]
    return (before[0], end[0]) if before is not None and end is not None else None


def _from_word_before(written: _Written, first: int, last: int) -> tuple[int, int] | None:
    """From the end of the word before to the end of the last word: with the blank before the words."""
    if first == 0 or written.words[first - 1] == END:
        return None
    before, end = _edge(written, first - 1), _edge(written, max(last, first) - 1)
    return (before, end) if before is not None and end is not None else None


def _edge(written: _Written, at: int) -> int | None:
    """Where a word ends with the markup that closes behind it."""
    span = written.spans[at]
    if span is None or written.words[at] == END:
        return span[1] if span is not None else None
    following = next((one[0] for one in written.spans[at + 1 :] if one is not None), len(written.text))
    blank = re.search(r"\s", written.text[span[1] : following])
    return span[1] + blank.start() if blank is not None else following


def _to_word_after(written: _Written, first: int, last: int) -> tuple[int, int] | None:
    """From the start of the first word to the start of the one after: with the blank behind the words."""
    places = [written.spans[at] if at < len(written.words) else (len(written.text),) * 2 for at in (first, last)]
    start, end = places
    return (start[0], end[0]) if start is not None and end is not None else None
