"""The subject of a verb, found leftwards over adverbs, auxiliaries, days, asides and appositives."""

from __future__ import annotations

from collections.abc import Sequence

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.phrases import Phrase, is_adverb, is_time, noun_like, phrase_before
from desk.quoting.tokens import Sort, Token

APPOSITIVE_LEADS = lexicon.DETERMINERS | listed(
    "who whose which now then also former himself herself itself themselves both formerly currently aged "
    "speaking like along including according"
)


def subject_before(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb at a place, found leftwards over adverbs, auxiliaries, days, asides and appositives."""
    place = _over_fillers(tokens, verb - 1)
    if place < 0:
        return None
    token = tokens[place]
    if place and (token.low in ("who", "which") or _is_relative_that(tokens, place)):
        return _antecedent(tokens, place)
    if token.low == ",":
        return _before_appositive(tokens, place)
    if token.sort is not Sort.WORD:
        return None
    found = phrase_before(tokens, place)
    if found is None and token.low.endswith(("ed", "ing")):
        found = phrase_before(tokens, place - 1)  # a report released last year found
    return _over_reduced_clause(tokens, _unappositive(tokens, found))


def _is_relative_that(tokens: Sequence[Token], place: int) -> bool:
    """Whether 'that' stands for the noun before it: a message that said."""
    before = tokens[place - 1]
    return tokens[place].low == "that" and before.sort is Sort.WORD and noun_like(before) and not before.capital


def _over_reduced_clause(tokens: Sequence[Token], found: Phrase | None) -> Phrase | None:
    """In "Engineers working through the night cheered" the subject stands before the participle."""
    if (
        found is None
        or found.kind == "pronoun"
        or found.start < 3
        or tokens[found.start - 1].low not in lexicon.PREPOSITIONS
    ):
        return found
    place = found.start - 2
    while place > 0 and tokens[place].sort is Sort.WORD and place > found.start - 8:
        if tokens[place].low.endswith(("ing", "ed")) and tokens[place].low not in lexicon.PREPOSITIONS:
            subject = phrase_before(tokens, place - 1)
            return subject if subject is not None and _starts_clause(tokens, subject.start) else found
        place -= 1
    return found


def _over_fillers(tokens: Sequence[Token], place: int) -> int:
    """Leftwards over adverbs, auxiliaries, brackets and expressions of time and place."""
    while place >= 0:
        token = tokens[place]
        if token.low == ")":
            place = _over_brackets(tokens, place)
        elif (
            (token.sort is Sort.POSSESSIVE and place and tokens[place - 1].low in lexicon.SUBJECT_PRONOUNS)
            or token.low in lexicon.AUXILIARIES
            or (is_adverb(token) and not token.capital)
        ):
            place -= 1
        elif is_time(token) and not _is_named(tokens, place):
            place = _over_time(tokens, place)
        else:
            return place
    return place


def _is_named(tokens: Sequence[Token], place: int) -> bool:
    """Theresa May and Donna Summer are no months: the word before is a name, not 'last' or 'on'."""
    before = tokens[place - 1] if place else None
    return tokens[place].low in ("may", "summer", "august", "april", "june") and before is not None and before.capital


def _over_brackets(tokens: Sequence[Token], place: int) -> int:
    for earlier in range(place - 1, max(-1, place - 12), -1):
        if tokens[earlier].low == "(":
            return earlier - 1
    return place - 1


def _over_time(tokens: Sequence[Token], place: int) -> int:
    """From the last word of "late on Tuesday, Nov. 23" to before its first."""
    while place >= 0 and (is_time(tokens[place]) or tokens[place].low in lexicon.TIME_LEADS):
        if tokens[place].low in ("on", "in", "at", "during", "over"):
            return place - 1
        place -= 1
    return place


def _antecedent(tokens: Sequence[Token], who: int) -> Phrase | None:
    place = who - 1
    if tokens[place].low == ",":
        place -= 1
    if place >= 0 and tokens[place].low == ")":
        place = _over_brackets(tokens, place)
    if place >= 0 and tokens[place].low == ",":
        return _before_appositive(tokens, place)
    return _unappositive(tokens, phrase_before(tokens, place)) if place >= 0 else None


def _unappositive(tokens: Sequence[Token], found: Phrase | None) -> Phrase | None:
    """In "the commander, Neil Armstrong" the name is meant; in "Kranz, a director" (no second comma) as well."""
    if found is None or found.kind != "nominal" or found.start < 2 or tokens[found.start - 1].low != ",":
        return found
    before = tokens[found.start - 2]
    lead = tokens[found.start].low
    described = lead in ("a", "an", "the") or any(
        t.low in lexicon.PERSON_ROLES for t in tokens[found.start : found.head_end]
    )
    if described and before.capital and not is_time(before):
        named = phrase_before(tokens, found.start - 2)
        if named is not None and named.kind == "name" and _starts_clause(tokens, named.start):
            return Phrase(named.start, named.end, "name", named.name, named.head_end, (found.start, found.end))
    return found


def _before_appositive(tokens: Sequence[Token], comma: int) -> Phrase | None:
    """The phrase before ", an aside," that ends at a comma: the nearest one that can be a subject."""
    fallback: Phrase | None = None
    place = comma - 1
    while place >= 0:
        if tokens[place].low in (",", "—") and place > 0 and place + 1 < comma:
            found = _subject_at(tokens, place)
            if found is not None and _opens_appositive(tokens, place + 1, found):
                settled = _unappositive(tokens, _with_appositive(tokens, found, place + 1, comma)) or found
                if _starts_clause(tokens, found.start):
                    return settled
                fallback = fallback or settled
        elif tokens[place].sort is Sort.QUOTE or tokens[place].low in (";", ":"):
            break
        place -= 1
    if fallback is not None:
        return fallback
    return _unappositive(tokens, phrase_before(tokens, _over_fillers(tokens, comma - 1)))


def _with_appositive(tokens: Sequence[Token], found: Phrase, start: int, end: int) -> Phrase:
    """The phrase with its appositive; in "the commander, Neil Armstrong," the appositive is the name."""
    if found.kind == "nominal" and tokens[start].capital:
        named = phrase_before(tokens, _over_fillers(tokens, end - 1))
        if named is not None and named.kind == "name" and named.start <= start + 2:
            return Phrase(named.start, named.end, "name", named.name, named.head_end, (found.start, found.end))
    return Phrase(found.start, found.end, found.kind, found.name, found.head_end, (start, end))


def _subject_at(tokens: Sequence[Token], comma: int) -> Phrase | None:
    place = comma - 1
    if tokens[place].low == ")":
        place = _over_brackets(tokens, place)
    return phrase_before(tokens, place) if place >= 0 and tokens[place].sort is Sort.WORD else None


def _opens_appositive(tokens: Sequence[Token], place: int, found: Phrase) -> bool:
    token = tokens[place]
    if token.sort is Sort.NUMBER or token.low in APPOSITIVE_LEADS | lexicon.PREPOSITIONS or token.low.endswith("ing"):
        return True
    if found.kind == "nominal":
        return (token.capital and tokens[found.start].low in lexicon.DETERMINERS | lexicon.PERSON_ROLES) or (
            token.capital and any(t.sort is Sort.POSSESSIVE for t in tokens[found.start : found.end])
        )
    return token.sort is Sort.WORD


def _starts_clause(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase at this place can be the subject of its clause."""
    if start == 0:
        return True
    before = tokens[start - 1]
    if before.low in ("and", "but"):
        return tokens[start].capital
    return before.sort is Sort.QUOTE or before.low in (
        ",", "—", ";", ":", "that", "said", "while", "as", "(", "because", "when", "though", "although",
    )  # fmt: skip
