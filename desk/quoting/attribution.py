"""Which words attribute a quotation, and to whom: ordered patterns within one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.quoting import lexicon
from desk.quoting.phrases import Phrase, is_adverb, is_time, phrase_after, phrase_before, subject_before
from desk.quoting.quotation import Tier
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
class _Cue:
    place: int
    source: Phrase
    inverted: bool


def is_cue(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is a reporting verb here, and not the noun of the same spelling."""
    token = tokens[place]
    if token.low not in lexicon.CUES or token.sort is not Sort.WORD:
        return False
    if token.capital and place > 0:
        return False
    before = tokens[place - 1] if place else None
    if before is None:
        return token.low.endswith("ing")
    if before.sort is Sort.POSSESSIVE or before.low in lexicon.DETERMINERS or before.low == "to":
        if token.low in _MAYBE_NOUNS:
            return before.low in ("to", "that", "others")
        return before.low in ("to", "all", "both", "some", "many", "others", "several", "this", "that", "her")
    if before.low in lexicon.PREPOSITIONS and not token.low.endswith("ing"):
        return False
    return not _noun_here(tokens, place) and not _unreal(tokens, place)


_MAYBE_NOUNS = lexicon.listed(
    "attacks calls claims reports comments questions demands tweets posts charges chants promises remarks answers cries "
    "notes points views names attack call claim report comment question demand tweet post charge chant promise remark "
    "answer cry note point view name state states address hopes email emails talk talks issue issues challenge "
    "challenges vote press offer offers fire shot sign signs cast tag label brand hit hits show shows release focus "
    "quote quotes object reason figure figures counter counters signal praise blame"
)
_ADJECTIVES = lexicon.listed(
    "recent new own public latest earlier previous critical past repeated first last harsh such"
)


def _noun_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that may be a noun is one: his recent attacks, attacks on Trump, the chants of."""
    if tokens[place].low not in _MAYBE_NOUNS:
        return False
    before = tokens[place - 1].low if place else ""
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if place and _noun_before(tokens, place):
        return True
    if after in (",", "and", "or", ".", ")") and tokens[place].low not in lexicon.SAYING:
        return True
    return (
        before in _ADJECTIVES
        or after in ("of", "about", "from", "against", "by", "are", "were", "is", "was")
        or (after == "on" and place + 2 < len(tokens) and not is_time(tokens[place + 2]))
    )


def _unreal(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb tells of something that was not said: should release, may vote; or is passive: was released."""
    saying = tokens[place].low in lexicon.SAYING
    at = place - 1
    while at >= 0 and (tokens[at].low in lexicon.AUXILIARIES or is_adverb(tokens[at])):
        if tokens[at].low in _MODALS and not (saying and tokens[place].low in ("say", "tell", "add", "argue", "ask")):
            return True
        if (
            tokens[at].low in _BE
            and tokens[place].low.endswith(("ed", "wn", "nt", "ld"))
            and tokens[place].low not in ("quoted", "cited")
        ):
            return True
        at -= 1
    return False


_MODALS = lexicon.listed("should may might must can could would will shall did does do not n't to")
_BE = lexicon.listed("is was were are be been being")


def _noun_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a small word that is neither a source nor a helper stands before: pep talks, local issues."""
    before = tokens[place - 1]
    if before.sort is not Sort.WORD or before.capital or is_time(before) or is_adverb(before):
        return False
    if before.low in lexicon.SUBJECT_PRONOUNS | lexicon.AUXILIARIES | lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS:
        return False
    if before.low in ("private", "general", "major", "state", "chief", "principal", "former", "executive"):
        return True
    return not (
        before.low in lexicon.PERSON_ROLES | lexicon.PLURAL_SOURCES | lexicon.COLLECTIVE_HEADS
        or before.low.endswith("s")
    )


def attribute(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """The attribution of the quotation at a place in its sentence, by the first pattern that fits."""
    for pattern in (_behind, _quoted_as_saying, _before, _at_the_end, _according_to, _colon, _signed):
        found = pattern(tokens, quote)
        if found is not None:
            return _through_agency(tokens, quote, _rather_before(tokens, quote, found))
    return None


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
    if tokens[found.cue].low not in ("reported", "reports", "report"):
        return found
    earlier = _before(tokens, quote)
    return replace(earlier, via=found.source) if earlier is not None else found


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
        place += 1
        closed = True
    return _source_then_cue(tokens, place, closed=closed) or _cue_then_source(tokens, place, closed=closed)


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
    if source is None or not _may_follow(tokens, place + 1):
        return None
    return Attribution(_with_right_appositive(tokens, source), place, Tier.SURE if closed else Tier.LIKELY, "inverted")


def _beamed(tokens: Sequence[Token], place: int) -> Attribution | None:
    """ "Q!" beamed NAME: any verb in the past right before a name."""
    if not tokens[place].low.endswith("ed") or not tokens[place + 1].capital:
        return None
    source = phrase_after(tokens, place + 1)
    return Attribution(_with_right_appositive(tokens, source), place, Tier.LIKELY, "inverted") if source else None


def _may_follow(tokens: Sequence[Token], place: int) -> bool:
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


def _with_right_appositive(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """Takes up the title that follows a name: said Priya Nair, a former nurse."""
    place = source.end
    while place < len(tokens) and tokens[place].low == "(":
        while place < len(tokens) and tokens[place].low != ")":
            place += 1
        place += 1
    if source.kind == "nominal" and place + 1 < len(tokens) and tokens[place].low == "," and tokens[place + 1].capital:
        named = phrase_after(tokens, place + 1)
        if named is not None and named.kind == "name" and tokens[source.start].low in lexicon.DETERMINERS:
            return Phrase(named.start, named.end, "name", named.name, named.head_end, (source.start, source.end))
    if source.kind != "name" or place + 2 > len(tokens) or place >= len(tokens) or tokens[place].low != ",":
        return source
    end = place + 1
    while end < len(tokens) and tokens[end].low not in (".", ";", ":", "—") and tokens[end].sort is not Sort.QUOTE:
        if (
            tokens[end].low == ","
            and end + 1 < len(tokens)
            and tokens[end + 1].low in lexicon.CONJUNCTIONS | lexicon.CUES
        ):
            break
        end += 1
    lead = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    if lead.low.endswith("ing") or is_time(lead) or lead.low in lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS:
        return source
    return Phrase(source.start, source.end, source.kind, source.name, source.head_end, (place + 1, end))


def _source_then_cue(tokens: Sequence[Token], place: int, *, closed: bool) -> Attribution | None:
    """A phrase right behind the quotation that is the subject of a reporting verb not far off."""
    verb = _verb_of(tokens, place, closed=closed)
    if verb < 0:
        return None
    source = subject_before(tokens, verb)
    if source is None or not place <= _earliest(source) <= place + 2:
        return None
    sure = closed and tokens[verb].low in lexicon.SAYING
    return Attribution(source, verb, Tier.SURE if sure else Tier.LIKELY, "behind")


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
    """X quoted Y as saying "Q" · "Q," Y was quoted as saying · "Q," TASS quoted Y as saying."""
    for at in range(len(tokens) - 2):
        if tokens[at].low == "as" and tokens[at + 1].low in ("saying", "telling", "writing"):
            return _relayed(tokens, at)
    return None


def _relayed(tokens: Sequence[Token], as_place: int) -> Attribution | None:
    for at in range(as_place - 1, -1, -1):
        if tokens[at].low not in ("quoted", "cited", "quotes", "quoting"):
            continue
        if as_place - at <= 2 and at and tokens[at - 1].low in lexicon.AUXILIARIES:
            source = subject_before(tokens, at)
            return Attribution(source, at, Tier.SURE, "relayed") if source else None
        source = phrase_before(tokens, as_place - 1)
        if source is not None and source.start > at:
            return Attribution(source, as_place + 1, Tier.SURE, "relayed", subject_before(tokens, at))
    return None


def _before(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """NAME said, "Q" · NAME called it "Q" · NAME told X that … "Q": the nearest verb that reports, weak ones last."""
    weak: Attribution | None = None
    for at in range(quote - 1, -1, -1):
        named = _noun_cue(tokens, at)
        if named is not None:
            return named
        if not is_cue(tokens, at):
            continue
        cue = _source_of(tokens, at)
        if cue is None:
            continue
        direct = quote - at <= 2 or tokens[quote - 1].low in (",", ":", "that")
        saying = tokens[at].low in lexicon.SAYING
        found = Attribution(cue.source, at, Tier.SURE if direct and saying else Tier.LIKELY, "before")
        if (
            tokens[at].low not in lexicon.WEAK
            or tokens[at + 1].low == "that"
            or (quote - at <= 2 and tokens[at].low in ("read", "reads", "reading"))
        ):
            return found
        weak = weak or found
    return weak


def _noun_cue(tokens: Sequence[Token], place: int) -> Attribution | None:
    """NAME's claim that … "Q"."""
    if tokens[place].low not in lexicon.SPEAKING_NOUNS or place < 2 or place + 1 >= len(tokens):
        return None
    if tokens[place - 1].sort is not Sort.POSSESSIVE or tokens[place + 1].low not in ("that", "of", ":", ",", "about"):
        return None
    owner = phrase_before(tokens, place - 2)
    return Attribution(owner, place, Tier.LIKELY, "noun") if owner is not None else None


def _source_of(tokens: Sequence[Token], verb: int) -> _Cue | None:
    """The subject of a reporting verb: right behind it when inverted, of an earlier verb for participles."""
    if _may_be_inverted(tokens, verb):
        source = phrase_after(tokens, verb + 1)
        if source is not None and _may_follow(tokens, verb + 1):
            return _Cue(verb, _with_right_appositive(tokens, source), True)
    before = tokens[verb - 1] if verb else None
    if tokens[verb].low.endswith("ing"):
        return _of_participle(tokens, verb)
    if before is not None and (
        before.low in _LINKS or (is_adverb(before) and verb > 1 and tokens[verb - 2].low in _LINKS)
    ):
        return _main_subject(tokens, verb)
    source = subject_before(tokens, verb)
    if source is None and before is not None and before.low == ",":
        return _main_subject(tokens, verb)
    return _Cue(verb, source, False) if source else None


_LINKS = ("to", "and", "but", "then", "or")
_UTTERANCES = lexicon.listed(
    "statement interview speech tweet tweets post email news conference call comment remarks release appearance press "
    "video briefing debate rally event media ad message letter"
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
    return after.sort is not Sort.WORD or after.low in lexicon.PREPOSITIONS or is_time(after) or after.low == "who"


def _of_participle(tokens: Sequence[Token], verb: int) -> _Cue | None:
    """The subject of 'saying': the noun right before it (a sign saying), else that of the main clause."""
    before = tokens[verb - 1] if verb else None
    if before is not None and before.low in (
        "keeps",
        "kept",
        "keep",
        "started",
        "began",
        "stopped",
        "is",
        "was",
        "been",
    ):
        found = subject_before(tokens, verb - 1)
        return _Cue(verb, found, False) if found else None
    if before is not None and before.sort is Sort.WORD and not is_time(before) and not is_adverb(before):
        source = phrase_before(tokens, verb - 1)
        lead = tokens[source.start - 1].low if source is not None and source.start else ""
        bound = lead in lexicon.PREPOSITIONS and lead != "with"
        if (
            source is not None
            and before.low not in _UTTERANCES
            and source.start > 0
            and not bound
            and (not before.capital or lead == "with")
        ):
            return _Cue(verb, source, False)
    return _main_subject(tokens, verb)


def _main_subject(tokens: Sequence[Token], verb: int) -> _Cue | None:
    """The subject of the reporting verb before, else the first phrase of the sentence."""
    for at in range(verb - 1, 0, -1):
        if (
            is_cue(tokens, at)
            and not tokens[at].low.endswith("ing")
            and tokens[at - 1].low not in ("and", "but", "to", "or")
        ):
            found = _source_of(tokens, at)
            if found is not None:
                return _Cue(verb, found.source, found.inverted)
    source = first_phrase(tokens, verb)
    return _Cue(verb, source, False) if source else None


def first_phrase(tokens: Sequence[Token], stop: int) -> Phrase | None:
    """The first phrase of a sentence that can be its subject: an opening 'On Friday,' is passed over."""
    place = 0
    if tokens and (
        tokens[0].low in lexicon.PREPOSITIONS or tokens[0].low in lexicon.CONJUNCTIONS or tokens[0].low.endswith("ing")
    ):
        place = next((at + 1 for at in range(min(stop, len(tokens))) if _is_comma(tokens[at])), 0)
    while place < stop and (
        tokens[place].low in lexicon.CONJUNCTIONS or tokens[place].low == "," or is_adverb(tokens[place])
    ):
        place += 1
    if place >= stop:
        return None
    found = phrase_after(tokens, place)
    if found is None or found.end > stop:
        return None
    return _with_right_appositive(tokens, found) if found.kind != "pronoun" else found


def _is_comma(token: Token) -> bool:
    """A comma, also the one inside a closing quotation mark."""
    return token.low == "," or (token.sort is Sort.QUOTE and token.text == ",")


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
        if source is not None and _may_follow(tokens, verb + 1):
            return Attribution(_with_right_appositive(tokens, source), verb, Tier.LIKELY, "ending")
    source = subject_before(tokens, verb)
    if source is None or source.start <= quote:
        return None
    before = tokens[source.start - 1]
    if before.low in (",", "—") or before.sort is Sort.QUOTE or source.appositive[0] >= 0:
        return Attribution(source, verb, Tier.LIKELY, "ending")
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
    return Attribution(source, -1, Tier.LIKELY, "colon") if source else None


def _signed(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """ "Q." — NAME, alone behind a whole quotation."""
    if quote or tokens[quote].text not in ".!?…" or quote + 1 >= len(tokens) or tokens[quote + 1].low not in ("—", "-"):
        return None
    source = phrase_after(tokens, quote + 2)
    if source is None or source.kind != "name":
        return None
    return Attribution(_with_right_appositive(tokens, source), -1, Tier.LIKELY, "signed")


def source_in(tokens: Sequence[Token]) -> Attribution | None:
    """Who a sentence says said something, or else what it is about: the source of words that follow it."""
    places = range(len(tokens))
    for at in reversed(places) if tokens and tokens[-1].low == ":" else places:
        if is_cue(tokens, at) and not tokens[at].low.endswith("ing"):
            cue = _source_of(tokens, at)
            if cue is not None:
                return Attribution(cue.source, at, Tier.LIKELY, "indirect")
    source = first_phrase(tokens, len(tokens))
    if source is None or source.kind == "nominal":
        return None
    return Attribution(source, -1, Tier.GUESS, "subject")
