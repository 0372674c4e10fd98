"""Quoted words and speakers held against the notebook."""

from __future__ import annotations

from functools import lru_cache

from desk.preflight.folding import keys
from desk.preflight.names import bare_name
from desk.quoting.judge import judge
from desk.quoting.judgement import Judgement, Ruling
from desk.story.quote import Quote
from desk.story.source import Source, SourceKind
from desk.story.story import Story

_FEWEST = 3  # words that a quotation needs before it is taken for a record it was not tied to


@lru_cache(maxsize=1024)
def _judge(recorded: str, published: str) -> Judgement:
    """The judgement; the same two passages come back after every key that is typed elsewhere."""
    return judge(recorded, published)


def judged(quote: Quote, published: str) -> Judgement:
    """Published words held against the recorded words of a quote, or against its translation where it has one.

    What is wrong with a quotation in a foreign language is told by its translation.
    """
    found = _judge(quote.words, published)
    if found.red and quote.translation.strip():
        translated = _judge(quote.translation, published)
        return translated if not translated.red or quote.language else found
    return found


def tie_to(story: Story, words: str) -> Quote | None:
    """The one quote of the notebook that has these very words; None when there is none or more than one."""
    said = keys(words)
    if len(said) < _FEWEST:
        return None
    fitting = [quote for quote in story.quotes if quote.words.strip() and is_in(said, keys(quote.words))]
    exact = [quote for quote in fitting if _judge(quote.words, words).ruling is not Ruling.ALTERED]
    return exact[0] if len(exact) == 1 else None


def is_in(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether the folded words stand in the folded text, one after the other."""
    return f" {' '.join(words)} " in f" {' '.join(text)} "


def same_person(speaker: str, source: Source) -> bool:
    """Whether the speaker whom a text names can be the source.

    `Zhao` can be Zhao Lijian, `Mr Armstrong` Neil Armstrong; an organisation can stand for who speaks for it.
    """
    said, known = bare_name(keys(speaker)), bare_name(keys(source.name))
    if set(said) & set(keys(source.organisation)):
        return True
    if source.kind is not SourceKind.PERSON or len(said) == 1 or len(known) == 1:
        return bool(set(said) & set(known))
    return said[-1] == known[-1] or set(said) <= set(known)


def in_marks(published: str, words: str) -> str:
    """The words between the quotation marks that the published ones stand in, unless they bring their own.

    A stop that stands before the closing mark stays there: it is the sentence's and not the speaker's.
    """
    opening = published[:1] if published[:1] in "“\"‘'«„" and words[:1] != published[:1] else ""
    closing = published[-1:] if opening and published[-1:] in "”\"’'»“" else ""
    words, stop = words.strip(), published[-2:-1] if closing else ""
    kept = stop if stop and stop in ",.;:!?…" and words[-1:] not in ",.;:!?…" else ""
    return f"{opening}{words}{kept}{closing}"
