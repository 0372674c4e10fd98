"""Who goes with a reporting word: its subject in front, behind, or in the clause before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting import lexicon
from desk.quoting.cues import is_cue
from desk.quoting.lists import listed
from desk.quoting.phrases import Phrase, is_adverb, is_time, phrase_after, phrase_before
from desk.quoting.quotation import Tier
from desk.quoting.subjects import subject_before
from desk.quoting.tokens import Sort, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it and with which verb, as token places of one sentence (cue -1: no reporting word)."""

    source: Phrase | None
    cue: int
    tier: Tier
    how: str
    via: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    place: int
    source: Phrase
    inverted: bool


def may_follow(tokens: Sequence[Token], place: int) -> bool:
    """Whether a phrase behind 'said' can be its subject: not a day, not the clause that was said."""
    token = tokens[place]
    if is_time(token) or token.low in ("that", "this", "these", "those", "there"):
        return False
    return not (
        token.low in ("it", "they", "he", "she", "we")
        and tokens[place - 2].sort is not Sort.QUOTE
        and place >= 2
        and tokens[place - 2].low != ","
    )


def with_right_appositive(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """The phrase with what follows it: said NAME, a former nurse · said the prosecutor, NAME ·
    said NAME's lawyer, NAME."""
    comma = _over_bracket(tokens, source.end)
    if comma + 1 >= len(tokens) or tokens[comma].low != ",":
        return source
    lead = tokens[comma + 1]
    if source.kind == "nominal":
        named = phrase_after(tokens, comma + 1) if lead.capital else None
        owned = any(token.sort is Sort.POSSESSIVE for token in tokens[source.start : source.end])
        if named is not None and named.kind == "name" and (owned or tokens[source.start].low in lexicon.DETERMINERS):
            return Phrase(named.start, named.end, "name", named.name, named.head_end, (source.start, source.end))
        return source
    if lead.low.endswith("ing") or is_time(lead) or lead.low in lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS:
        return source
    end = _end_of_aside(tokens, comma + 1)
    return Phrase(source.start, source.end, source.kind, source.name, source.head_end, (comma + 1, end))


def _over_bracket(tokens: Sequence[Token], place: int) -> int:
    if place < len(tokens) and tokens[place].low == "(":
        return next((at + 1 for at in range(place, len(tokens)) if tokens[at].low == ")"), len(tokens))
    return place


def _end_of_aside(tokens: Sequence[Token], place: int) -> int:
    while (
        place < len(tokens) and tokens[place].low not in (".", ";", ":", "—") and tokens[place].sort is not Sort.QUOTE
    ):
        after = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if tokens[place].low == "," and after in lexicon.CONJUNCTIONS | lexicon.CUES:
            break
        place += 1
    return place


def noun_cue(tokens: Sequence[Token], place: int) -> Attribution | None:
    """NAME's claim that … "Q"."""
    if tokens[place].low not in lexicon.SPEAKING_NOUNS or place < 2 or place + 1 >= len(tokens):
        return None
    if tokens[place - 1].sort is not Sort.POSSESSIVE or tokens[place + 1].low not in ("that", "of", ":", ",", "about"):
        return None
    owner = phrase_before(tokens, place - 2)
    return Attribution(owner, place, Tier.LIKELY, "noun") if owner is not None else None


def source_of(tokens: Sequence[Token], verb: int) -> Cue | None:
    """The subject of a reporting verb: right behind it when inverted, of an earlier verb for participles."""
    if _may_be_inverted(tokens, verb):
        source = phrase_after(tokens, verb + 1)
        if source is not None and may_follow(tokens, verb + 1):
            return Cue(verb, with_right_appositive(tokens, source), True)
    before = tokens[verb - 1] if verb else None
    if tokens[verb].low.endswith("ing"):
        return _of_participle(tokens, verb)
    joined = _joined_subject(tokens, verb)
    if joined is not None:
        return Cue(verb, joined, False)
    if before is not None and (
        before.low in _LINKS or (is_adverb(before) and verb > 1 and tokens[verb - 2].low in _LINKS)
    ):
        return _main_subject(tokens, verb)
    source = subject_before(tokens, verb)
    if source is None and before is not None and before.low == ",":
        return _main_subject(tokens, verb)
    return Cue(verb, source, False) if source else None


def _joined_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """In "he laughed and said" the subject stands before the first verb."""
    if verb < 3 or tokens[verb - 1].low not in ("and", "but") or not tokens[verb - 2].low.endswith("ed"):
        return None
    found = subject_before(tokens, verb - 2)
    return found if found is not None and found.kind != "nominal" else None


_LINKS = ("to", "and", "but", "then", "or")
_UTTERANCES = listed(
    "statement interview speech tweet tweets post email news conference call comment remarks release "
    "appearance press video briefing debate rally event media ad message letter"
)


def _may_be_inverted(tokens: Sequence[Token], verb: int) -> bool:
    low = tokens[verb].low
    if low not in lexicon.SAYING or low.endswith("ing") or low.startswith(("tell", "told")) or not verb:
        return False
    before = tokens[verb - 1]
    if before.sort is Sort.QUOTE:
        return True
    if before.low != ",":
        return False
    return tokens[verb - 2].sort is Sort.QUOTE or _closes_clause(tokens, verb + 1)


def _closes_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name ends its clause: ", said NAME, …" and not ", says NAME will …"."""
    if place >= len(tokens) or not tokens[place].capital:
        return False
    found = phrase_after(tokens, place)
    if found is None or found.end >= len(tokens):
        return found is not None
    after = tokens[found.end]
    if after.sort is Sort.QUOTE:
        return False
    return after.sort is not Sort.WORD or after.low in lexicon.PREPOSITIONS or is_time(after) or after.low == "who"


def _of_participle(tokens: Sequence[Token], verb: int) -> Cue | None:
    """The subject of 'saying': the noun right before it (a sign saying), else that of the main clause."""
    before = tokens[verb - 1] if verb else None
    if before is not None and before.low in _GOING_ON:
        found = subject_before(tokens, verb - 1)
        return Cue(verb, found, False) if found else None
    if before is not None and before.sort is Sort.WORD and not is_time(before) and not is_adverb(before):
        source = phrase_before(tokens, verb - 1)
        if source is not None and _speaks_itself(tokens, source, before):
            return Cue(verb, source, False)
    return _main_subject(tokens, verb)


_GOING_ON = listed("keeps kept keep started began stopped is was been")


def _speaks_itself(tokens: Sequence[Token], source: Phrase, before: Token) -> bool:
    """Whether the noun before a participle speaks: not the object of a verb or of a preposition."""
    if not source.start:
        return False
    lead = tokens[source.start - 1].low
    if lead in ("is", "was", "were", "are"):
        return True
    if before.low in _UTTERANCES:
        return False
    if lead == "with":
        return True
    bound = lead in lexicon.PREPOSITIONS or lead in lexicon.CUES
    return not bound and not before.capital


def _main_subject(tokens: Sequence[Token], verb: int) -> Cue | None:
    """The subject of the verb of saying before, else the first phrase of the sentence, else another verb's."""
    places = [at for at in range(verb - 1, 0, -1) if _has_own_subject(tokens, at)]
    saying = [at for at in places if tokens[at].low in lexicon.SAYING - lexicon.WEAK]
    first = first_phrase(tokens, verb)
    if not saying and first is not None and first.kind != "nominal":
        return Cue(verb, first, False)
    for at in (*saying, *places):
        found = source_of(tokens, at)
        if found is not None:
            return Cue(verb, found.source, found.inverted)
    source = first or _after_opening(tokens, verb)
    return Cue(verb, source, False) if source else None


def _has_own_subject(tokens: Sequence[Token], place: int) -> bool:
    return is_cue(tokens, place) and not tokens[place].low.endswith("ing") and tokens[place - 1].low not in _LINKS


def _after_opening(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """In "After saying it was "Q," she left" the subject follows."""
    if verb > 2:
        return None
    comma = next((at for at in range(verb + 1, len(tokens) - 1) if is_comma(tokens[at])), -1)
    return phrase_after(tokens, comma + 1) if comma > 0 else None


_OPENINGS = lexicon.PREPOSITIONS | (lexicon.CONJUNCTIONS - listed("and but or so yet nor"))


def first_phrase(tokens: Sequence[Token], stop: int) -> Phrase | None:
    """The first phrase of a sentence that can be its subject: an opening 'On Friday,' is passed over."""
    place = 0
    if tokens and (tokens[0].low in _OPENINGS or tokens[0].low.endswith(("ing", "ed"))):
        place = next((at + 1 for at in range(min(stop, len(tokens))) if is_comma(tokens[at])), 0)
    while place < stop and (
        tokens[place].low in lexicon.CONJUNCTIONS or tokens[place].low == "," or is_adverb(tokens[place])
    ):
        place += 1
    if place >= stop:
        return None
    found = phrase_after(tokens, place)
    if found is None or found.end > stop:
        return None
    return with_right_appositive(tokens, found) if found.kind != "pronoun" else found


def is_comma(token: Token) -> bool:
    """A comma, also the one inside a closing quotation mark."""
    return token.low == "," or (token.sort is Sort.QUOTE and token.text == ",")


def source_in(tokens: Sequence[Token]) -> Attribution | None:
    """Who a sentence says said something, or else what it is about: the source of words that follow it."""
    places = range(len(tokens))
    for at in reversed(places) if tokens and tokens[-1].low == ":" else places:
        if is_cue(tokens, at) and not tokens[at].low.endswith("ing"):
            cue = source_of(tokens, at)
            if cue is not None:
                return Attribution(cue.source, at, Tier.LIKELY, "indirect")
    source = first_phrase(tokens, len(tokens))
    if source is None or source.kind == "nominal":
        return None
    return Attribution(source, -1, Tier.GUESS, "subject")
