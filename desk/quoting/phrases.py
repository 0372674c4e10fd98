"""Noun phrases and subjects, found by walking over words: who stands before or behind a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting import given_names, lexicon
from desk.quoting.lists import listed
from desk.quoting.tokens import Sort, Token

TAIL_PREPOSITIONS = listed("of for from at with in on to across")
PARTICLES = listed("de da del della der den di du la le van von bin ibn al el ten ter dos das af zu y e")


STANDING_ALONE = listed("some many others several one another both few all")
_ORGANISATION_PLURALS = listed("studies affairs relations systems sciences arts states nations research policy")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who is meant: token places [start, end) of the phrase, [name, end of head) of its head, the appositive.

    kind is 'pronoun', 'name' or 'nominal'; an appositive of (-1, -1) means there is none.
    """

    start: int
    end: int
    kind: str
    name: int
    head_end: int
    appositive: tuple[int, int] = (-1, -1)


def is_adverb(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb as an adverb."""
    if token.low in lexicon.ADVERBS:
        return True
    return token.low.endswith("ly") and not token.capital and token.low not in lexicon.NOT_ADVERBS


def is_time(token: Token) -> bool:
    """Whether a word is a day, a month, a year or another word of time."""
    if token.sort is Sort.NUMBER:
        return token.text.isdigit() and len(token.text) in (1, 2, 4)
    return token.low in lexicon.TIME_WORDS


def is_time_here(tokens: Sequence[Token], place: int) -> bool:
    """The same in its sentence: behind a given name Day, May and Summer are surnames."""
    token = tokens[place]
    if not is_time(token):
        return False
    named = token.capital and place > 0 and given_names.is_given(tokens[place - 1].low) and tokens[place - 1].capital
    return not (named and token.low in _SURNAMES_TOO)


_SURNAMES_TOO = listed("may summer august april june day week moment winter spring hour noon march")


def phrase_before(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase that ends with the word at `last`, with its 'of', 'for' and 'at' tails on the right."""
    if last < 0:
        return None
    token = tokens[last]
    if token.low in lexicon.SUBJECT_PRONOUNS:
        return Phrase(last, last + 1, "pronoun", last, last + 1)
    start = _walk_left(tokens, last)
    if start > last:
        return None
    head = None if _person_inside(tokens, start, last + 1) else _head_before_tail(tokens, start)
    if head is not None:
        return Phrase(head.start, last + 1, head.kind, head.name, head.head_end)
    return _phrase(tokens, start, last + 1)


def _person_inside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words before it are no part of a name: 'Governor of | Washington Chris Gregoire'."""
    if tokens[end - 1].low in lexicon.ORGANISATION_WORDS | _ORGANISATION_PLURALS:
        return False
    return any(
        given_names.is_given(tokens[place].low)
        and tokens[place].capital
        and tokens[place + 1].capital
        and tokens[place - 1].sort is Sort.WORD
        for place in range(start + 1, end - 1)
    )


def _walk_left(tokens: Sequence[Token], last: int) -> int:
    place = last
    while place >= 0 and _in_phrase(tokens, place, last):
        if tokens[place].low in lexicon.DETERMINERS and tokens[place].low != "one":
            place -= 1
            if place >= 1 and tokens[place].sort is Sort.POSSESSIVE:
                continue
            break
        place -= 1
        if place > 1 and tokens[place].low == "and" and tokens[place - 2].text == "The" and tokens[place - 1].capital:
            place -= 3  # a paper called The Star and Mail
            break
    start = place + 1
    while start <= last and (tokens[start].sort is Sort.POSSESSIVE or tokens[start].low in ("-", "&")):
        start += 1
    return start


def _in_phrase(tokens: Sequence[Token], place: int, last: int) -> bool:
    token = tokens[place]
    if token.sort is Sort.POSSESSIVE:
        return place < last and place > 0
    if token.sort is Sort.NUMBER:
        return place < last and not is_time(token)
    if token.sort is not Sort.WORD:
        return token.low in ("&",) and 0 < place < last
    if token.capital:
        return not (_stops(tokens, place) or is_time_here(tokens, place))
    if token.low in PARTICLES and place < last and tokens[place + 1].capital and place and tokens[place - 1].capital:
        return True
    return noun_like(token) and not (place < last and _verbal(tokens, place))


_CAPITAL_STOPS = (
    lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.AUXILIARIES | lexicon.SUBJECT_PRONOUNS | lexicon.ADVERBS
    | listed("what why how where there here yes no ok so well according asked speaking writing calling")
) - listed("down")  # fmt: skip
_NOT_NOUNS = (
    lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.AUXILIARIES | lexicon.SUBJECT_PRONOUNS | lexicon.ADVERBS
    | listed("him them me us how what why where whom whose if him herself himself not no more less very")
)  # fmt: skip
_VERBS = lexicon.CUES | listed(
    "made make makes took take takes gave give gives came come comes got get gets became become becomes left "
    "leave saw see sees knew know knows told kept keep won lost met meet ran run runs held hold holds brought "
    "bring stood led faced appeared seemed remained began turned looked tried joined helped visited attended "
    "watched heard"
)
_NOUNS_TOO = listed(
    "report reports state states post posts statement question questions call calls ad read claim claims "
    "tweet tweets email emails text comment comments answer demand demands protest attack reply vote votes "
    "book fire chant chants address lead leads hit shot show shows cast release estimate challenge head study "
    "survey poll polls conference press views signs sign rally offer offers object test focus use reason "
    "figure figures counter ruling reading writing meeting saying briefing finding findings opening charge "
    "charges point points"
)


def _stops(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capitalised word is no part of a name; Will Smith and Per Holm are names."""
    low = tokens[place].low
    if low in ("will", "per", "so", "van", "an") and place and place + 1 < len(tokens):
        return not tokens[place + 1].capital
    return low in _CAPITAL_STOPS


def noun_like(token: Token) -> bool:
    """Whether a word may be part of a noun phrase."""
    return token.low not in _NOT_NOUNS and (token.low not in _VERBS or token.low in _NOUNS_TOO) and not is_adverb(token)


def _verbal(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word inside a would-be phrase is a verb after all: "police say they"."""
    return tokens[place].low in _VERBS and tokens[place].low not in _NOUNS_TOO


def _head_before_tail(tokens: Sequence[Token], start: int) -> Phrase | None:
    """The head of "a spokesman for | NASA": the phrase before the preposition, if that is a noun phrase."""
    if start < 2 or tokens[start - 1].low not in TAIL_PREPOSITIONS:
        return None
    before = tokens[start - 2]
    if before.sort is not Sort.WORD or is_time(before) or not (before.capital or noun_like(before)):
        return None
    if before.low.endswith(("ing", "ed")) or before.low in lexicon.SUBJECT_PRONOUNS:
        return None
    if before.low in lexicon.CUES - _NOUNS_TOO:
        return None
    head = phrase_before(tokens, start - 2)
    if head is None or head.kind == "pronoun":
        return None
    return head if _can_lead(tokens, head) else None


def _can_lead(tokens: Sequence[Token], head: Phrase) -> bool:
    """A head leads a tail if somebody or something speaks there: not 'in an interview with'."""
    if head.kind == "name" and head.head_end - head.name >= 2:
        return True
    before = tokens[head.start - 1].low if head.start else ""
    if before in lexicon.PREPOSITIONS or before in ("to",) or before in lexicon.CUES:
        return False
    last = tokens[head.end - 1].low
    return last not in (
        "interview",
        "speech",
        "rally",
        "conversation",
        "appearance",
        "visit",
        "meeting",
        "conference",
    )


def _phrase(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The phrase over given words: a name if its last word has a capital, else a nominal."""
    if end <= start or tokens[end - 1].sort is not Sort.WORD:
        return None
    last = tokens[end - 1]
    if last.low in lexicon.DETERMINERS:
        return Phrase(start, end, "nominal", start, end) if last.low in STANDING_ALONE else None
    if last.capital or last.text[:1] in "@#":
        return Phrase(start, end, "name", name_start(tokens, start, end), end)
    return Phrase(start, end, "nominal", start, end)


def name_start(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the name itself begins in "flight director Gene Kranz" or "NASA Administrator James Webb"."""
    first = end - 1
    while first > start and (
        tokens[first - 1].capital
        or (tokens[first - 1].low in PARTICLES and first - 2 >= start and tokens[first - 2].capital)
    ):
        first -= 1
    for place in range(end - 2, first - 1, -1):
        if tokens[place].low in lexicon.TITLES:
            return place + 1
    for place in range(end - 2, first, -1):
        if (
            given_names.is_given(tokens[place].low)
            and not given_names.is_given(tokens[place - 1].low)
            and not _is_initial(tokens[place - 1])
        ):
            return place
    while first < end - 2 and tokens[first].low in lexicon.ADJECTIVES_BEFORE_NAMES:
        first += 1
    return first


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 2 or token.text.endswith(".")


def phrase_after(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a place: "said | Col. Buzz Aldrin (NASA)"."""
    if first >= len(tokens):
        return None
    token = tokens[first]
    if token.low in ("he", "she", "they", "it", "we"):
        return Phrase(first, first + 1, "pronoun", first, first + 1)
    end = _walk_right(tokens, first)
    while end > first and (tokens[end - 1].sort is not Sort.WORD or tokens[end - 1].low in lexicon.DETERMINERS):
        end -= 1
    found = _phrase(tokens, first, end) if end > first else None
    if found is None or found.kind == "name":
        return found
    return _with_tail(tokens, found)


# A phrase that opens a sentence with one of these is no name; with ‘a’, somebody new may come in.
_TOLD_OF = lexicon.DETERMINERS - {"a", "an"}


def _walk_right(tokens: Sequence[Token], first: int) -> int:
    place = first
    named = False
    while place < len(tokens):
        token = tokens[place]
        if token.sort is Sort.POSSESSIVE and place > first:
            named = False
        elif token.sort is Sort.NUMBER and not named and (not is_time(token) or place == first + 1):
            pass
        elif token.sort is not Sort.WORD or is_time_here(tokens, place):
            break
        elif token.capital and not _stops(tokens, place):
            named = place > first or token.low not in _TOLD_OF
        elif (token.low in PARTICLES and named and place + 1 < len(tokens) and tokens[place + 1].capital) or (
            token.low in lexicon.DETERMINERS and place == first
        ):
            pass
        elif not noun_like(token) or (named and not _role_ahead(tokens, place)) or _is_participle(tokens, first, place):
            break
        place += 1
    return place


def _is_participle(tokens: Sequence[Token], first: int, place: int) -> bool:
    """Whether a word in -ed or -ing behind a noun is its verb: the director | listened."""
    if place <= first or not tokens[place].low.endswith(("ed", "ing")) or len(tokens[place].low) < 5:
        return False
    return tokens[place - 1].low not in lexicon.DETERMINERS and tokens[place - 1].sort is Sort.WORD


def _role_ahead(tokens: Sequence[Token], place: int) -> bool:
    """Whether small words behind a capital lead to a role: NASA | flight director Gene Kranz."""
    for token in tokens[place : place + 4]:
        if token.low in lexicon.PERSON_ROLES:
            return True
        if token.sort is not Sort.WORD or token.capital or not noun_like(token):
            return False
    return False


def _with_tail(tokens: Sequence[Token], found: Phrase) -> Phrase:
    """A nominal with its tails: "a spokesman | for the Indonesian military"."""
    end = found.end
    while end + 1 < len(tokens) and tokens[end].low in ("of", "for", "from", "at", "with", "in"):
        if is_time(tokens[end + 1]):
            break
        stop = _walk_right(tokens, end + 1)
        if stop == end + 1:
            break
        end = stop
    return Phrase(found.start, end, found.kind, found.name, found.head_end)
