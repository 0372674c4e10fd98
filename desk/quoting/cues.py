"""Which words report: verbs of saying and of treating, told apart from nouns, plans and passives."""

from __future__ import annotations

from collections.abc import Sequence

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.phrases import is_adverb, is_time
from desk.quoting.tokens import Sort, Token


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
    if token.low.endswith("ed") and place + 1 < len(tokens) and tokens[place + 1].low == "by":
        return False
    return not _noun_here(tokens, place) and not _unreal(tokens, place)


_MAYBE_NOUNS = listed(
    "attacks calls claims reports comments questions demands tweets posts charges chants promises remarks "
    "answers cries notes points views names attack call claim report comment question demand tweet post "
    "charge chant promise remark answer cry note point view name state states address hopes email emails talk "
    "talks issue issues challenge challenges vote press offer offers fire shot sign signs cast tag label "
    "brand hit hits show shows release focus quote quotes object reason figure figures counter counters "
    "signal praise blame"
)
_ADJECTIVES = listed("recent new own public latest earlier previous critical past repeated first last harsh such")


def _noun_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that may be a noun is one: his recent attacks, attacks on NAME, the chants of."""
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


_MODALS = listed("should may might must can could would will shall did does do not n't to")
_BE = listed("is was were are be been being")


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
