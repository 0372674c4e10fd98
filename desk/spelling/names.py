"""Names that a story brings with it: whoever and whatever stands in its notebook is spelled as it stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desk.spelling.dictionaries import SHIPPED
from desk.spelling.reading import WORD
from desk.story.story import Story

NEWS_WORDS = SHIPPED / "news-words.txt"


def names_in(story: Story) -> frozenset[str]:
    """The words of the names of sources and of what they belong to, of bylines, authors, places and credits."""
    return frozenset(found[0] for text in _texts(story) for found in WORD.finditer(text))


def news_words(language: str) -> frozenset[str]:
    """Words of the news that the shipped English dictionaries are too old for; none for other languages."""
    if not language.casefold().startswith("en"):
        return frozenset()
    return frozenset(_lines(NEWS_WORDS.read_text("utf-8").splitlines()))


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _texts(story: Story) -> Iterator[str]:
    furniture = story.furniture
    for source in story.sources:
        yield from (source.name, source.title, source.organisation)
    yield from furniture.byline
    yield from story.authors
    yield from (furniture.dateline.place, furniture.dateline.region, furniture.dateline.agency)
    for photo in story.photos:
        yield photo.credit
