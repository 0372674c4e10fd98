"""The copy as a whole: that it is there, its length, its headings, what was left in it to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.preflight.finding import ALWAYS, FROM_APPROVAL, Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.folding import keys
from desk.preflight.passages import Passage, shortened
from desk.preflight.prose import HTML, paragraphs
from desk.preflight.reading import Reading
from desk.story.place import Place
from desk.story.placeholders import PLACEHOLDER
from desk.story.wire_copy import unrewritten

TOLERANCE = 15  # per cent of the target words, either way

# Roman thirty: the only place where XXX is meant.
_ROMAN_BEFORE = re.compile(r"(?:Super Bowl|Olympiad|Chapter|Psalm) \Z")


def unreadable(reading: Reading) -> Iterator[Remark]:
    if reading.unreadable:
        yield Remark(Place("copy"), reading.unreadable)


def empty(reading: Reading) -> Iterator[Remark]:
    if not reading.words:
        yield Remark(Place("copy"), "The copy is empty.")


def length(reading: Reading) -> Iterator[Remark]:
    target, words = reading.story.furniture.target_words, reading.words
    least, most = -(-target * (100 - TOLERANCE) // 100), target * (100 + TOLERANCE) // 100
    if target > 0 and words and not least <= words <= most:
        message = f"The copy has {words:,} words; {target:,} were asked for, and {least:,} to {most:,} will do."
        yield Remark(Place("copy"), message)


def headline_again(reading: Reading) -> Iterator[Remark]:
    """The headline once more as the first line of the copy, as it comes with a paste."""
    headline = keys(reading.story.furniture.headline)
    at, first = next(iter(paragraphs(reading.story.copy)), (0, ""))
    if headline and keys(first) == headline:
        after = at + len(first)
        more = re.match(r"\s*", reading.story.copy[after:])
        place = reading.copy.place(at, after + (more.end() if more else 0))
        yield Remark(place, "The copy begins with the headline once more.", Fix("Take it out", Rewrite(place, "")))


def placeholders(reading: Reading) -> Iterator[Remark]:
    for passage in reading.outgoing:
        text = {"copy": reading.prose, "file_name": ""}.get(passage.field or passage.part, passage.text)
        for found in PLACEHOLDER.finditer(text):
            start, end = found.span()
            if not (_ROMAN_BEFORE.search(text[max(0, start - 12) : start]) or text.startswith(" Olympiad", end)):
                message = f"‘{found[0]}’ stands in {passage.label}; something is still to be filled in or checked."
                yield Remark(passage.place(start, end), message)


def wire_copy(reading: Reading) -> Iterator[Remark]:
    """An agency's words that were pasted and are still as they came."""
    for start, end in unrewritten(reading.story.copy, reading.story.wire):
        place = reading.copy.place(start, end)
        yield Remark(place, f"‘{shortened(place.words, 60)}’ is wire copy that is not yet rewritten.")


def html(reading: Reading) -> Iterator[Remark]:
    """HTML in copy is shown to readers letter for letter."""
    for found in HTML.finditer(reading.story.copy):
        place = reading.copy.place(*found.span())
        hidden = place.words.startswith("<!--")
        message = (
            f"‘{shortened(place.words)}’ is meant as a hidden remark, but readers would see it."
            if hidden
            else f"‘{shortened(place.words)}’ is HTML; readers would see it as it is written."
        )
        yield Remark(place, message, Fix("Take it out", Rewrite(place, "")) if hidden else None)


def heading_order(reading: Reading) -> Iterator[Remark]:
    """The headline is level 1; below it the levels go down one at a time."""
    before = 1
    for one in reading.headings:
        place = Place("copy", words=_line(reading.copy, one.start), start=one.start,
                      end=one.start + len(_line(reading.copy, one.start)))  # fmt: skip
        if one.level == 1:
            message = f"The heading ‘{shortened(one.text)}’ is level 1, which is the headline’s; make it level 2 (##)."
            yield Remark(place, message)
        elif one.level > before + 1:
            above = "the headline" if before == 1 else f"a heading of level {before}"
            message = f"The heading ‘{shortened(one.text)}’ is level {one.level} but comes after {above}."
            yield Remark(place, message)
        before = max(one.level, 2)  # what was meant as level 1 counts as level 2


def heading_words(reading: Reading) -> Iterator[Remark]:
    for one in reading.headings:
        line = _line(reading.copy, one.start)
        if not one.text.strip():
            place = reading.copy.place(one.start, one.start + len(line))
            yield Remark(place, "A heading has no words.", Fix("Take it out", Rewrite(place, "")) if line else None)


def _line(passage: Passage, start: int) -> str:
    end = passage.text.find("\n", start)
    return passage.text[start : end if end >= 0 else len(passage.text)]


def long_sentences(reading: Reading) -> Iterator[Remark]:
    """A sentence of more than 45 words loses its reader; a list of names or a quotation may need it."""
    for at, paragraph in paragraphs(reading.prose):
        start = 0
        for end in (*(found.end() for found in re.finditer(r"[.!?][”’\"')]*+(?=\s)", paragraph)), len(paragraph)):
            sentence = paragraph[start:end]
            count = len(sentence.split())
            if count > 45:
                lead = len(sentence) - len(sentence.lstrip())
                place = reading.copy.place(at + start + lead, at + end)
                yield Remark(place, f"The sentence ‘{shortened(place.words, 40)}’ has {count} words.")
            start = end


_BLOCKS = (Subject.COPY, Weight.BLOCKER)
_WARNS = (Subject.COPY, Weight.WARNING)
_NOTES = (Subject.COPY, Weight.NOTE)

CHECKS = (
    Check("copy", "The copy is there", *_BLOCKS, empty, ALWAYS),
    Check("copy-readable", "The copy can be read by the parser", *_BLOCKS, unreadable, ALWAYS, overridable=False),
    Check("placeholders", "Nothing is left to be filled in", *_BLOCKS, placeholders, FROM_APPROVAL),
    Check("words", f"The copy has the words asked for, ±{TOLERANCE} %", *_WARNS, length),
    Check("headline-again", "The copy does not begin with the headline", *_WARNS, headline_again),
    Check("wire-copy", "Wire copy is rewritten", *_WARNS, wire_copy, FROM_APPROVAL),
    Check("html", "No HTML stands in the copy", *_WARNS, html),
    Check("heading-order", "Headings go down one level at a time", *_WARNS, heading_order),
    Check("heading-words", "Every heading has words", *_WARNS, heading_words),
    Check("long-sentences", "Sentences have 45 words at most", *_NOTES, long_sentences),
)
