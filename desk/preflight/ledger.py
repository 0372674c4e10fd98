"""The ledger: every fact of a story with what people have noted of it, found again after edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desk.preflight.passages import Passage
from desk.preflight.prose import BLANK, paragraphs
from desk.quoting.claims import sentences_in
from desk.story.claim import Claim, ClaimKind, Fact, Statement
from desk.story.place import Place, anchored, found

if TYPE_CHECKING:
    from desk.preflight.reading import Reading, Written

_ONCE = (ClaimKind.NAME, ClaimKind.TITLE, ClaimKind.PLACE)  # checked where they are first mentioned
_MARKS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " ", "*": "", "_": "", "\\": "", BLANK: ""})

Where = tuple[str, str, str]


class _Seen(NamedTuple):
    """Something to check where it stands: its text, its span, and the number of its sentence there."""

    kind: ClaimKind
    where: Where
    start: int
    end: int
    sentence: int


class _Text:
    """One passage: its sentences as spans, and what is to be checked, from left to right."""

    def __init__(self, written: Written, quotations: Sequence[tuple[int, int]]) -> None:
        self.passage = written.passage
        self.where = _where(written.passage)
        self.spans: list[tuple[int, int]] = []
        self._prose = written.prose
        seen: list[_Seen] = []
        for at, paragraph in paragraphs(written.prose):
            names = not (written.passage.part.startswith("headline") or paragraph.lstrip().startswith("#"))
            for one in sentences_in(paragraph, names=names):
                number = len(self.spans)
                self.spans.append((at + one.start, at + one.end))
                seen += (_Seen(each.kind, self.where, at + each.start, at + each.end, number) for each in one.claims)
        self._starts = [start for start, _end in self.spans]
        seen += (
            _Seen(ClaimKind.QUOTATION, self.where, start, end, self.sentence_at(start)) for start, end in quotations
        )
        self.seen = sorted(seen, key=lambda one: (one.start, one.end))

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that holds that code point, else of the one before it."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def sentence(self, number: int) -> str:
        """The sentence as a reader sees it."""
        if not self.spans:
            return ""
        start, end = self.spans[number]
        return " ".join(self._prose[start:end].replace(BLANK, "").split())

    def fact(self, seen: _Seen, claims: Sequence[Claim] = ()) -> Fact:
        """The line of the ledger: of several decisions the newest counts, the others stay with it."""
        sentence = self.sentence(seen.sentence)
        newest = sorted(claims, key=lambda one: one.at.timestamp() if one.at else 0.0, reverse=True)
        one = self.passage
        return Fact(
            seen.kind,
            anchored(one.part, one.text, seen.start, seen.end, key=one.key, field=one.field),
            sentence,
            self.spans[seen.sentence][0] if self.spans else 0,
            newest[0] if newest else None,
            tuple(newest[1:]),
            any(same_words(claim.sentence) != same_words(sentence) for claim in newest if claim.at),
        )


def same_words(sentence: str) -> str:
    """The sentence without what changes nothing in it: marks of emphasis, the shape of quotation marks, blanks."""
    return " ".join(re.sub(r"\s+", " ", sentence.translate(_MARKS)).split())


def ledger(reading: Reading) -> tuple[Fact, ...]:
    """Every fact of the story in the order in which it is read; a name is listed where it is first mentioned.

    What has been noted stays with its words wherever they go; when the words themselves were edited, with what stands
    in their place. Notes whose words and sentence are gone have no line.
    """
    texts = _texts(reading)
    noted = _noted({text.where: text for text in texts}, reading.story.claims)
    facts = [text.fact(seen, noted.get(seen, ())) for text in texts for seen in _with_noted(text, noted)]
    return tuple(_once(facts))


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every sentence of the story in the order in which it is read, each with its facts."""
    facts: dict[tuple[Where, int], list[Fact]] = {}
    for fact in reading.facts:
        facts.setdefault((_where(fact.place), fact.sentence_at), []).append(fact)
    return tuple(
        Statement(text.passage.place(*span), text.sentence(number), tuple(facts.get((text.where, span[0]), ())))
        for text in _texts(reading)
        for number, span in enumerate(text.spans)
        if text.sentence(number)
    )


def _texts(reading: Reading) -> list[_Text]:
    speech = [(one.start, one.end) for one in reading.speech]
    return [_Text(one, speech if one.passage.part == "copy" else ()) for one in reading.written]


def _where(passage: Passage | Place) -> Where:
    return passage.part, passage.key, passage.field


def _with_noted(text: _Text, noted: dict[_Seen, list[Claim]]) -> list[_Seen]:
    """What is seen in the text, and what people have noted there though it is not seen by itself."""
    known = set(text.seen)
    more = [one for one in noted if one.where == text.where and one not in known]
    return sorted((*text.seen, *more), key=lambda one: (one.start, one.end)) if more else text.seen


def _noted(texts: dict[Where, _Text], claims: Sequence[Claim]) -> dict[_Seen, list[Claim]]:
    """Each claim with what it is about today."""
    out: dict[_Seen, list[Claim]] = {}
    homeless: list[Claim] = []
    for claim in claims:
        text = texts.get(_where(claim.place))
        seen = _standing(text, claim) if text else None
        if seen is None:
            homeless.append(claim)
        else:
            out.setdefault(seen, []).append(claim)
    for claim in homeless:
        text = texts.get(_where(claim.place))
        if text and (seen := _in_its_place(text, claim, out)) is not None:
            out.setdefault(seen, []).append(claim)
    return out


def _standing(text: _Text, claim: Claim) -> _Seen | None:
    """Where the words of the claim stand now; None when they are gone."""
    span = found(text.passage.text, claim.place)
    if span is None or not claim.place.words:
        return None
    return _Seen(claim.kind, text.where, *span, text.sentence_at(span[0]))


def _in_its_place(text: _Text, claim: Claim, taken: dict[_Seen, list[Claim]]) -> _Seen | None:
    """What of the same kind stands between the neighbours of words that are gone, and is nobody else's."""
    place = claim.place
    gap = found(text.passage.text, Place(place.part, start=place.start, before=place.before, after=place.after))
    if gap is None:
        return None
    number = text.sentence_at(gap[0])
    near = [one for one in _of_sentence(text, number) if one.kind is claim.kind and one not in taken]
    return min(near, key=lambda one: abs(one.start - gap[0]), default=None)


def _of_sentence(text: _Text, number: int) -> list[_Seen]:
    if not text.spans:
        return []
    start, end = text.spans[number]
    first = bisect_right(text.seen, start - 1, key=lambda one: one.start)
    return text.seen[first : bisect_right(text.seen, end, key=lambda one: one.start)]


def _once(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Leaves out names, titles and places that are listed elsewhere: noted ones stand, else the first mention."""
    known: dict[ClaimKind, set[str]] = {kind: set() for kind in _ONCE}
    for fact in facts:
        if fact.claim is not None and fact.kind in _ONCE:
            known[fact.kind] |= _forms(fact)
    for fact in facts:
        if fact.claim is None and fact.kind in _ONCE:
            if fact.place.words.casefold() in known[fact.kind]:
                continue
            known[fact.kind] |= _forms(fact)
        yield fact


def _forms(fact: Fact) -> set[str]:
    """The words, and for a name its last one: Neil Armstrong is Armstrong from then on."""
    words = fact.place.words.casefold()
    return {words, words.split()[-1]} if fact.kind is ClaimKind.NAME and words.split() else {words}
