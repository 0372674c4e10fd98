"""Which words attribute a quotation, and to whom: ordered patterns within one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from desk.quoting import lexicon
from desk.quoting.asides import halves_of, who_acts
from desk.quoting.cues import is_cue
from desk.quoting.lists import listed
from desk.quoting.phrases import Phrase, is_adverb, phrase_after, phrase_before
from desk.quoting.quotation import Tier
from desk.quoting.sources import (
    Attribution,
    first_phrase,
    may_follow,
    noun_cue,
    source_of,
    with_right_appositive,
)
from desk.quoting.subjects import subject_before
from desk.quoting.tokens import Sort, Token

_AGENCIES = listed(
    "tass interfax reuters afp upi xinhua dpa irna ansa yonhap kyodo bernama pti ria-novosti antara anadolu ukrinform"
)
_CARRIERS = {("news", "agency"), ("wire", "service"), ("press", "agency"), ("state", "media"), ("state", "television"),
             ("state", "radio"), ("state", "broadcaster")}  # fmt: skip
FAR = 40  # tokens between a named person's verb of saying and words it surely reports
NEAR_NAME = 6  # tokens in "called the plan for the moon "Q""
_PUT_IT = (["put", "it"], ["puts", "it"])
_CALLING = listed("called calls described describes dubbed labeled labelled branded")
_PASSIVE = listed("is was were are be been being")


def attribute(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """The attribution of the quotation at a place in its sentence, by the first pattern that fits."""
    halves = halves_of(tokens, quote)
    if halves is not None:
        return _around_aside(tokens, *halves)
    for pattern in (_quoted_as_saying, _behind, _before, _at_the_end, _according_to, _colon, _signed):
        found = pattern(tokens, quote)
        if found is not None:
            return _through_agency(tokens, quote, _rather_before(tokens, quote, found))
    return None


def _around_aside(tokens: Sequence[Token], left: int, right: int) -> Attribution:
    """ "Q" — she paused — "Q," NAME said: what attributes one half attributes both, and else whoever paused."""
    found = _behind(tokens, right) or _before(tokens, left) or _colon(tokens, left)
    return found or Attribution(who_acts(tokens, left), -1, Tier.LIKELY, "aside")


def _rather_before(tokens: Sequence[Token], quote: int, found: Attribution) -> Attribution:
    """ "NAME said he would "Q," and the crowd applauded": a verb of saying in front beats another verb behind."""
    if found.how != "behind" or found.tier is Tier.SURE or tokens[found.cue].low in lexicon.SAYING - lexicon.WEAK:
        return found
    earlier = _before(tokens, quote)
    if earlier is None or earlier.cue < 0 or tokens[earlier.cue].low not in lexicon.SAYING - lexicon.WEAK:
        return found
    return earlier


def _through_agency(tokens: Sequence[Token], quote: int, found: Attribution) -> Attribution:
    """NAME called it "Q," the agency reported: the words are NAME's, the agency is the way they came."""
    if found.cue < 0 or found.source is None or found.how not in ("behind", "ending", "inverted"):
        return found
    reports = tokens[found.cue].low in ("reported", "reports", "report")
    if not reports and not _is_agency(tokens, found.source):
        return found
    earlier = _before(tokens, quote)
    if earlier is None or earlier.source is None or (not reports and earlier.source.kind == "pronoun"):
        return found
    return replace(earlier, via=found.source)


def _is_agency(tokens: Sequence[Token], source: Phrase) -> bool:
    """Whether a phrase names what carries the words of others: the state news agency TASS, Reuters."""
    start = source.appositive[0] if 0 <= source.appositive[0] < source.start else source.start
    words = [token.low for token in tokens[start : source.end]]
    named = any(word in _AGENCIES for word in words)
    return named or any(pair in _CARRIERS for pair in pairwise(words))


def _skip_marks(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].low in (",", "—", "-"):
        place += 1
    return place


def _behind(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """ "Q," NAME said · "Q," said NAME · "Q," according to NAME."""
    place = _skip_marks(tokens, quote + 1)
    if place >= len(tokens) or tokens[place].sort is not Sort.WORD:
        return None
    closed = tokens[quote].text in ",?!.…—-" or place > quote + 1
    if tokens[place].low == "according" and place + 2 < len(tokens):
        source = phrase_after(tokens, place + 2)
        return Attribution(source, place, Tier.SURE, "according") if source else None
    if tokens[place].low == "as" and place + 1 < len(tokens):
        return _as_put(tokens, place + 1)
    return _source_then_cue(tokens, place, closed=closed) or _cue_then_source(tokens, place, closed=closed)


def _as_put(tokens: Sequence[Token], place: int) -> Attribution | None:
    """ "Q," as NAME said · "Q," as NAME put it: nothing else in the sentence can have said it."""
    source = phrase_after(tokens, place)
    if source is not None and [token.low for token in tokens[source.end : source.end + 2]] in _PUT_IT:
        return Attribution(source, source.end, Tier.SURE, "behind")
    found = _source_then_cue(tokens, place, closed=True) or _cue_then_source(tokens, place, closed=True)
    if found is not None and [token.low for token in tokens[found.cue : found.cue + 2]] in _PUT_IT:
        return replace(found, tier=Tier.SURE)
    return found


def _cue_then_source(tokens: Sequence[Token], place: int, *, closed: bool) -> Attribution | None:
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    if place + 1 >= len(tokens) or tokens[place].low.endswith("ing"):
        return None
    if tokens[place].low not in lexicon.SAYING:
        return _beamed(tokens, place) if closed else None
    if tokens[place].low.startswith(("tell", "told")):
        return None
    if tokens[place + 1].low in ("that", "in", "it", "they", "we", "he", "she") and not closed:
        return None
    source = phrase_after(tokens, place + 1)
    if source is None or not may_follow(tokens, place + 1):
        return None
    return Attribution(with_right_appositive(tokens, source), place, Tier.SURE if closed else Tier.LIKELY, "inverted")


def _beamed(tokens: Sequence[Token], place: int) -> Attribution | None:
    """ "Q!" beamed NAME: any verb in the past right before a name."""
    if not tokens[place].low.endswith("ed") or not tokens[place + 1].capital:
        return None
    source = phrase_after(tokens, place + 1)
    return Attribution(with_right_appositive(tokens, source), place, Tier.LIKELY, "inverted") if source else None


def _source_then_cue(tokens: Sequence[Token], place: int, *, closed: bool) -> Attribution | None:
    """A phrase right behind the quotation that is the subject of a reporting verb not far off."""
    verb = _verb_of(tokens, place, closed=closed)
    source = subject_before(tokens, verb) if verb >= 0 else None
    if source is not None and source.start > place + 2 and tokens[source.start - 1].low == "and":
        source = _with_first_half(tokens, place, source)
    if source is None or not place <= _earliest(source) <= place + 2:
        return None
    sure = tokens[verb].low in lexicon.SAYING and (closed or source.kind == "name")
    return Attribution(source, verb, Tier.SURE if sure else Tier.LIKELY, "behind")


def _with_first_half(tokens: Sequence[Token], place: int, source: Phrase) -> Phrase:
    """The senator and | presidential candidate: both halves are one subject."""
    first = phrase_after(tokens, place)
    if first is None or first.kind != "nominal" or source.kind != "nominal" or first.end != source.start - 1:
        return source
    return Phrase(first.start, source.end, "nominal", first.start, source.head_end)


def _earliest(source: Phrase) -> int:
    return min(source.start, source.appositive[0]) if source.appositive[0] >= 0 else source.start


def _verb_of(tokens: Sequence[Token], place: int, *, closed: bool) -> int:
    """The verb whose subject may begin at a place, or -1."""
    first = phrase_after(tokens, place)
    if first is None:
        return -1
    stop = min(len(tokens), place + 60)
    for at in range(first.end, stop):
        token = tokens[at]
        if token.sort is Sort.QUOTE or token.low in (";", ":"):
            return -1
        if is_cue(tokens, at) and not token.low.endswith("ing") and not _in_relative(tokens, first.end, at):
            return at
        if closed and at == first.end and token.low.endswith("ed") and token.sort is Sort.WORD:
            return at
        if not closed and at > first.end + 5:
            return -1
        if token.low in (".", "!", "?") or (token.low in lexicon.AUXILIARIES and not closed):
            return -1
    return -1


def _in_relative(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether a verb belongs to a 'who' clause inside an appositive: X, who called it, said."""
    who = [at for at in range(start, verb) if tokens[at].low in ("who", "which")]
    return bool(who) and not any(tokens[at].low == "," for at in range(who[-1], verb))


def _quoted_as_saying(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """X quoted Y as saying "Q" · "Q," Y was quoted as saying · "Q," the agency quoted Y as saying."""
    for at in range(len(tokens) - 1):
        if tokens[at].low == "as" and tokens[at + 1].low in ("saying", "telling", "writing"):
            found = _relayed(tokens, at)
            between = range(*sorted((quote, at)))
            if found is not None and not any(tokens[place].low in ("said", ";") for place in between):
                return found
    return None


def _relayed(tokens: Sequence[Token], as_place: int) -> Attribution | None:
    for at in range(as_place - 1, 0, -1):
        if tokens[at].low not in ("quoted", "cited", "quotes", "quoting", "cites", "reported", "reports"):
            continue
        passive = tokens[at - 1].low in _PASSIVE
        if passive:
            agency = phrase_after(tokens, at + 2) if tokens[at + 1].low == "by" else None
            source = subject_before(tokens, at)
            return Attribution(source, at, Tier.SURE, "relayed", agency) if source else None
        return _quoted_by(tokens, at, as_place)
    return None


def _quoted_by(tokens: Sequence[Token], verb: int, as_place: int) -> Attribution | None:
    """The agency quoted NAME, an official, as saying · the agency quoted him as saying."""
    agency = subject_before(tokens, verb)
    if tokens[verb + 1].low in ("him", "her", "them"):
        return Attribution(
            Phrase(verb + 1, verb + 2, "pronoun", verb + 1, verb + 2), verb, Tier.SURE, "relayed", agency
        )
    source = phrase_after(tokens, verb + 1)
    if source is None or source.start >= as_place:
        return None
    return Attribution(with_right_appositive(tokens, source), verb, Tier.SURE, "relayed", agency)


def _before(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """NAME said, "Q" · NAME called it "Q" · NAME told X that … "Q": the nearest verb that reports, weak ones last."""
    weak: Attribution | None = None
    for at in range(quote - 1, -1, -1):
        named = noun_cue(tokens, at)
        if named is not None and not _is_judged(tokens, at, quote):
            return named
        if not is_cue(tokens, at):
            continue
        cue = source_of(tokens, at)
        if cue is None or _is_about_listener(tokens, at, quote):
            continue
        found = Attribution(cue.source, at, _tier_before(tokens, at, quote, cue.source), "before")
        if (
            tokens[at].low not in lexicon.WEAK
            or tokens[at + 1].low == "that"
            or (quote - at <= 2 and tokens[at].low in ("read", "reads", "reading"))
        ):
            return found
        weak = weak or found
    return weak


def _is_judged(tokens: Sequence[Token], noun: int, quote: int) -> bool:
    """NAME's statement about the moon is "Q": the words are said of the statement, not in it."""
    return tokens[noun + 1].low != "that" and tokens[quote - 1].low in _PASSIVE


def _is_about_listener(tokens: Sequence[Token], verb: int, quote: int) -> bool:
    """X told somebody who hoped that it would end that "Q": the second 'that' hangs on the verb before 'who'."""
    return (
        tokens[quote - 1].low == "that"
        and tokens[verb + 1].low == "that"
        and verb + 1 < quote - 1
        and tokens[verb - 1].low == "who"
        and any(is_cue(tokens, at) for at in range(1, verb - 1))
    )


def _tier_before(tokens: Sequence[Token], verb: int, quote: int, source: Phrase) -> Tier:
    """Sure if a verb of saying stands right before the quotation, or a named person said or called it so."""
    if tokens[verb].low in _CALLING:
        return Tier.SURE if source.kind == "name" and quote - verb <= NEAR_NAME else Tier.LIKELY
    if tokens[verb].low not in lexicon.SAYING:
        return Tier.LIKELY
    direct = quote - verb <= 2 or tokens[quote - 1].low in (",", ":", "that")
    named = quote - verb <= FAR and source.kind == "name" and tokens[verb].low not in lexicon.WEAK
    return Tier.SURE if direct or named else Tier.LIKELY


def _at_the_end(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """… "Q" …, NAME said. · … "Q" …, said NAME."""
    for at in range(quote + 1, len(tokens)):
        if tokens[at].low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            source = phrase_after(tokens, at + 2)
            return Attribution(source, at, Tier.LIKELY, "according") if source else None
        if tokens[at].low not in lexicon.SAYING or not is_cue(tokens, at) or tokens[at].low.endswith("ing"):
            continue
        found = _ending(tokens, quote, at)
        if found is not None:
            return found
    return None


def _ending(tokens: Sequence[Token], quote: int, verb: int) -> Attribution | None:
    if tokens[verb - 1].low == "," or tokens[verb - 1].sort is Sort.QUOTE:
        source = phrase_after(tokens, verb + 1)
        if source is not None and may_follow(tokens, verb + 1):
            return Attribution(with_right_appositive(tokens, source), verb, Tier.LIKELY, "ending")
    source = subject_before(tokens, verb)
    if source is None or source.start <= quote:
        return None
    before = tokens[source.start - 1]
    tier = Tier.SURE if source.kind == "name" and tokens[verb].low not in lexicon.WEAK else Tier.LIKELY
    if before.low in (",", "—") or before.sort is Sort.QUOTE or source.appositive[0] >= 0:
        return Attribution(source, verb, tier, "ending")
    return None


def _according_to(tokens: Sequence[Token], quote: int) -> Attribution | None:
    for at in range(quote):
        if tokens[at].low == "according" and tokens[at + 1].low == "to" and at + 2 < len(tokens):
            source = phrase_after(tokens, at + 2)
            return Attribution(source, at, Tier.LIKELY, "according") if source else None
    return None


def _colon(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """NAME: "Q" · a sentence that ends in a colon before the quotation."""
    if quote == 0 or tokens[quote - 1].low != ":":
        return None
    source = phrase_before(tokens, quote - 2)
    dashed = source is not None and source.start > 0 and tokens[source.start - 1].low in ("—", "-")
    if source is None or source.kind != "name" or (source.head_end - source.name < 2 and not dashed):
        source = first_phrase(tokens, quote)
    if source is None:
        return None
    alone = source.kind == "name" and source.start == 0 and source.end == quote - 1
    return Attribution(source, -1, Tier.SURE if alone else Tier.LIKELY, "colon")


def _signed(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """ "Q." — NAME, alone behind a whole quotation."""
    if quote or tokens[quote].text not in ".!?…" or quote + 1 >= len(tokens) or tokens[quote + 1].low not in ("—", "-"):
        return None
    source = phrase_after(tokens, quote + 2)
    if source is None or source.kind != "name":
        return None
    return Attribution(with_right_appositive(tokens, source), -1, Tier.LIKELY, "signed")
