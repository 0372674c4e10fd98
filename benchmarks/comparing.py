"""Comparing: two revisions of a story word by word, one word in forty another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import timed
from benchmarks.wording import word
from desk.story.story import Story
from desk.ui.review.comparing import comparison
from desk.ui.review.word_diff import compare

EACH = 60  # words of a paragraph


def run(size: Size) -> Iterator[Series]:
    """The words alone, and the whole comparison as the Review page shows it."""
    for number in size.words:
        before, after = (text(number, changed=changed) for changed in (False, True))
        times = max(size.times // 10, 1) if number <= 10_000 else size.few
        yield Series(f"{number:,} words", timed(partial(compare, before, after), times))
        sides = Story("k1", copy=before), Story("k1", copy=after)
        yield Series(f"{number:,} words, the whole story", timed(partial(comparison, *sides), times))


def text(number: int, *, changed: bool) -> str:
    """So many words in paragraphs; `changed` has another one at every fortieth place."""
    words = [word(at * 7 % 900) for at in range(number)]
    for at in range(0, number if changed else 0, 40):
        words[at] = "otherwise"
    return "\n\n".join(" ".join(words[at : at + EACH]) for at in range(0, number, EACH))


BENCH = Bench("comparing", "two revisions, word by word", "ms", run)
