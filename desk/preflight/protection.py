"""The leak scan: off-the-record words and names of sources not on the record, anywhere that leaves the desk.

Compared folded: case, accents, apostrophes, hyphens, no-break spaces and invisible characters make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from desk.preflight.finding import ALWAYS, FROM_APPROVAL, Check, Remark, Subject, Weight
from desk.preflight.folding import Phrases, Word, folded, is_sign, keys
from desk.preflight.names import bare_name, name_forms
from desk.preflight.passages import Passage, capital, shortened, spoken
from desk.preflight.reading import Reading
from desk.story.place import Place
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story

RUN = 5  # so many recorded words in a row are those words, whatever stands around them


class Guarded(NamedTuple):
    """What must not leave the desk, with the keys of the sources: names that say who, and surnames that may.

    `words` are those names that are a single word, and may be just that.
    """

    names: dict[tuple[str, ...], str]
    surnames: dict[tuple[str, ...], str]
    words: frozenset[tuple[str, ...]]


def guarded(story: Story) -> Guarded:
    """The names to keep in. A name that the notebook also has on the record may be named."""
    hidden = [one for one in story.sources if one.terms is not Terms.ON_RECORD and one.name.strip()]
    open_names: set[tuple[str, ...]] = set()
    open_words: set[str] = set()
    for source in story.sources:
        if source.terms is Terms.ON_RECORD:
            open_names |= name_forms(source.name, source.kind)
            open_words |= set(keys(source.name))
    names = {form: one.key for one in hidden for form in name_forms(one.name, one.kind) if form not in open_names}
    surnames: dict[tuple[str, ...], str] = {
        (bare[-1],): one.key
        for one in hidden
        if one.kind is SourceKind.PERSON
        and len(bare := bare_name(keys(one.name))) > 1
        and len(bare[-1]) > 2
        and bare[-1] not in open_words
    }
    words = frozenset(bare for one in hidden if len(bare := bare_name(keys(one.name))) == 1)
    return Guarded(names, surnames, words)


def _place(passage: Passage, start: int, end: int) -> Place:
    """Where it stands; words that are not in the copy letter for letter can only be named."""
    return Place("copy", words=passage.text[start:end]) if passage.field == "plain" else passage.place(start, end)


def _found(reading: Reading, phrases: Phrases) -> Iterator[tuple[Passage, int, int, str]]:
    """Each phrase that leaves the desk; what the plain copy only repeats is left out."""
    seen: set[str] = set()
    for passage, words in reading.leaving:
        for start, end, meaning in phrases.found(words):
            said = " ".join(keys(passage.text[start:end]))
            if passage.field != "plain" or said not in seen:
                yield passage, start, end, meaning
            if passage.part == "copy":
                seen.add(said)


def _only_a_word(passage: Passage, start: int, end: int) -> bool:
    """Whether one small-lettered word of a sentence is the word (‘may’, ‘rose’) and not the name."""
    in_sentences = passage.part != "slug" and passage.field not in ("file_name", "keywords")
    return in_sentences and passage.text[start].islower() and len(keys(passage.text[start:end])) == 1


def names(reading: Reading) -> Iterator[Remark]:
    guard = guarded(reading.story)
    for passage, start, end, key in _found(reading, Phrases(guard.names)) if guard.names else ():
        words = passage.text[start:end]
        if keys(words) in guard.words and _only_a_word(passage, start, end):
            continue
        told = _said_on(reading.story.source(key))
        message = f"{capital(passage.label)} names ‘{shortened(words, 40)}’, {told}."
        yield Remark(_place(passage, start, end), message)


def _said_on(source: Source | None) -> str:
    if source is None:
        return "a source that is not on the record"
    told = f"; the agreed words are ‘{shortened(source.description, 50)}’" if source.description else ""
    return f"a source who talks {source.terms}{told}"


def surnames(reading: Reading) -> Iterator[Remark]:
    """The surname alone may be somebody else's, so an editor decides."""
    guard = guarded(reading.story)
    if not guard.surnames:
        return
    whole = Phrases(guard.names)
    alone = Phrases(guard.surnames)
    for passage, words in reading.leaving:
        named = whole.found(words)
        for start, end, key in alone.found(words) if passage.field != "plain" else ():
            inside = any(first <= start and end <= last for first, last, _ in named)
            if not inside and not _only_a_word(passage, start, end):
                source = reading.story.source(key)
                message = f"‘{passage.text[start:end]}’ in {passage.label} is also the surname of {_said_on(source)}."
                yield Remark(passage.place(start, end), message)


@lru_cache(maxsize=64)
def _runs(words: str) -> frozenset[tuple[str, ...]]:
    """Every run of RUN words of a record."""
    said = keys(words)
    return frozenset(said[at : at + RUN] for at in range(len(said) - RUN + 1))


def _off_record_runs(story: Story) -> frozenset[tuple[str, ...]]:
    """The runs of words that nobody may print; what somebody said on the record as well is free."""
    closed: set[tuple[str, ...]] = set()
    free: set[tuple[str, ...]] = set()
    for quote in story.quotes:
        off = story.terms_of(quote) is Terms.OFF_RECORD
        (closed if off else free).update(_runs(quote.words) | _runs(quote.translation))
    return frozenset(closed - free)


def off_record_words(reading: Reading) -> Iterator[Remark]:
    """A run of five recorded words anywhere; fewer are a leak where they stand between quotation marks."""
    runs = _off_record_runs(reading.story)
    seen: set[tuple[str, ...]] = set()
    for passage, words in reading.leaving if runs else ():
        for first, last in _stretches(words, runs):
            said = tuple(word.key for word in words[first : last + 1])
            if passage.field == "plain" and said in seen:
                continue
            seen.add(said)
            yield _off_record(passage, _place(passage, words[first].start, words[last].end))
    yield from _short_off_record(reading)


def _off_record(passage: Passage, place: Place) -> Remark:
    return Remark(place, f"{capital(passage.label)} has ‘{shortened(place.words)}’, said off the record.")


def _short_off_record(reading: Reading) -> Iterator[Remark]:
    closed = {
        keys(words)
        for quote in reading.story.quotes
        if reading.story.terms_of(quote) is Terms.OFF_RECORD
        for words in (quote.words, quote.translation)
    }
    short = {said for said in closed if 0 < len(said) < RUN}
    for one in reading.written if short else ():
        for stretch in one.quoted.stretches:
            if keys(one.prose[stretch.start : stretch.end]) in short:
                yield _off_record(one.passage, one.passage.place(stretch.start, stretch.end))


def _stretches(words: tuple[Word, ...], runs: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """(first, last) word of each stretch made of such runs; runs that touch are one stretch."""
    said = [word.key for word in words]
    found: list[tuple[int, int]] = []
    for at in range(len(said) - RUN + 1):
        if tuple(said[at : at + RUN]) in runs:
            if found and at <= found[-1][1] + 1:
                found[-1] = (found[-1][0], at + RUN - 1)
            else:
                found.append((at, at + RUN - 1))
    for first, last in found:
        if sum(0.5 if is_sign(key) else 1 for key in said[first : last + 1]) >= RUN:
            yield first, last


def off_record_tied(reading: Reading) -> Iterator[Remark]:
    """A quotation that is tied to words said off the record, however few they are."""
    for tied in reading.tied:
        quote = reading.story.quote(tied.key)
        if quote and reading.story.terms_of(quote) is Terms.OFF_RECORD:
            message = f"‘{spoken(tied.words)}’ is tied to a quote that was said off the record."
            yield Remark(reading.copy.place(tied.start, tied.end), message)


def deep_background(reading: Reading) -> Iterator[Remark]:
    """What was said on deep background may be used, but not between quotation marks."""
    for tied in reading.tied:
        quote = reading.story.quote(tied.key)
        if quote and reading.story.terms_of(quote) is Terms.DEEP_BACKGROUND:
            message = f"‘{spoken(tied.words)}’ was said on deep background; it may be told, but not quoted."
            yield Remark(reading.copy.place(tied.start, tied.end), message)


def both_ways(reading: Reading) -> Iterator[Remark]:
    """One name in the notebook twice, on the record and not: the leak scan lets the name pass."""
    open_names = {keys(one.name) for one in reading.story.sources if one.terms is Terms.ON_RECORD}
    for source in reading.story.sources:
        if source.terms is not Terms.ON_RECORD and source.name.strip() and keys(source.name) in open_names:
            message = (
                f"{source.name} is in the notebook twice, on the record and {source.terms}; "
                "keep one source and put the narrower terms on its quotes."
            )
            yield Remark(Place("source", source.key, "terms"), message)


def undescribed(reading: Reading) -> Iterator[Remark]:
    """A source on background is named by an agreed description, so there must be one."""
    for source in reading.story.sources:
        if source.terms is Terms.BACKGROUND and not source.description.strip():
            message = f"No words are agreed by which {source.name or 'a source'} may be described."
            yield Remark(Place("source", source.key, "description"), message)
        elif source.terms is not Terms.ON_RECORD and _gives_away(source):
            message = f"The agreed description of {source.name} has the name in it."
            yield Remark(Place("source", source.key, "description"), message)


def _gives_away(source: Source) -> bool:
    return bool(Phrases(dict.fromkeys(name_forms(source.name, source.kind), "")).found(folded(source.description)))


_P = Subject.PROTECTION

CHECKS = (
    Check("protected-names", "No name of a source not on the record leaves the desk", _P, Weight.BLOCKER, names,
          ALWAYS, overridable=False),
    Check("off-record-words", "No off-the-record words leave the desk", _P, Weight.BLOCKER, off_record_words,
          ALWAYS, overridable=False),
    Check("off-record-tied", "No quotation is tied to an off-the-record quote", _P, Weight.BLOCKER, off_record_tied,
          ALWAYS, overridable=False),
    Check("deep-background", "Nothing on deep background is quoted", _P, Weight.BLOCKER, deep_background,
          FROM_APPROVAL),
    Check("protected-surnames", "No surname of such a source stands alone", _P, Weight.WARNING, surnames),
    Check("source-both-ways", "No source is on the record and off it", _P, Weight.WARNING, both_ways),
    Check("source-description", "Sources not on the record have a description that keeps them in", _P, Weight.WARNING,
          undescribed),
)  # fmt: skip
