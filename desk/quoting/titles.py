"""What a text says a person is: the title before the name and the appositive behind it."""

from __future__ import annotations

from collections.abc import Sequence

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.phrases import is_adverb, is_time, noun_like, phrase_before
from desk.quoting.runs import SUFFIXES, Run
from desk.quoting.tokens import Sort, Token

LONGEST = 60  # tokens of an appositive
_COURTESY = listed("mr mr. mrs mrs. ms ms. miss sir dame lady lord")
_LEADS = (
    lexicon.DETERMINERS | lexicon.PERSON_ROLES | listed("now then who former head chief deputy vice senior associate")
)


def description_of(text: str, tokens: Sequence[Token], run: Run) -> str:
    """The title and affiliation that stand at one mention of a name, as written; '' when there are none."""
    return ", ".join(text[tokens[start].start : tokens[end - 1].end] for start, end in titles_of(tokens, run))


def titles_of(tokens: Sequence[Token], run: Run) -> list[tuple[int, int]]:
    """Where title and affiliation stand at one mention of a name, as places of tokens: before it, behind it."""
    return [(start, end) for start, end in (_before(tokens, run), _behind(tokens, run)) if end > start]


def _before(tokens: Sequence[Token], run: Run) -> tuple[int, int]:
    """NASA flight director | NAME · the commander, | NAME."""
    end = run.name
    plain = all(token.low in _COURTESY for token in tokens[run.start : end])
    if plain and run.start > 1 and tokens[run.start - 1].low == ",":
        return _noun_before_comma(tokens, run.start - 1)
    start = end
    while start > 0 and _belongs(tokens, start - 1):
        start -= 1
        if tokens[start].low in lexicon.DETERMINERS:
            break
    while start < end and tokens[start].sort is Sort.POSSESSIVE:
        start += 1
    words = [token.low for token in tokens[start:end]]
    if not any(word in lexicon.PERSON_ROLES and word not in _COURTESY for word in words):
        return 0, 0
    return start, end


def _belongs(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.low.endswith("ed") and place and tokens[place - 1].capital:
        return False
    if token.low in ("that", "this", "all", "both") or token.low in lexicon.CUES - lexicon.PERSON_ROLES:
        return False
    if token.sort is Sort.POSSESSIVE:
        return place > 0 and tokens[place - 1].low not in lexicon.SUBJECT_PRONOUNS
    if token.sort is not Sort.WORD or is_time(token) or is_adverb(token):
        return False
    if token.low in lexicon.DETERMINERS:
        return True
    return token.low not in lexicon.SUBJECT_PRONOUNS and noun_like(token)


def _noun_before_comma(tokens: Sequence[Token], comma: int) -> tuple[int, int]:
    """The mission's commander, | NAME,: a role that begins its clause right before a name between commas."""
    found = phrase_before(tokens, comma - 1)
    if found is None or found.kind != "nominal":
        return 0, 0
    roles = any(token.low in lexicon.PERSON_ROLES for token in tokens[found.start : found.head_end])
    before = tokens[found.start - 1] if found.start else None
    opens = before is None or before.low in (",", "said", "—") or before.sort is Sort.QUOTE
    return (found.start, comma) if roles and opens else (0, 0)


def _behind(tokens: Sequence[Token], run: Run) -> tuple[int, int]:
    """NAME | , a fellow at the Centre for Space, Flight and Earth Studies | , told."""
    place = run.end
    while place < len(tokens) and tokens[place].low in SUFFIXES:
        place += 1
    if place < len(tokens) and tokens[place].low == "(":
        place = next((at + 1 for at in range(place, min(place + 8, len(tokens))) if tokens[at].low == ")"), place)
    if place + 3 < len(tokens) and tokens[place + 1].text.isdigit() and tokens[place + 2].low == ",":
        place += 2  # NAME, 54, a crane driver
    if place + 1 >= len(tokens) or tokens[place].low != "," or not _leads(tokens, place + 1):
        return 0, 0
    first = place + 1
    end = _close(tokens, first)
    titled = any(token.low in lexicon.PERSON_ROLES for token in tokens[first : first + 12])
    roles = titled or tokens[first].low in ("a", "an")
    return (first, end) if roles and end - first < LONGEST and not _is_clause(tokens, first, end) else (0, 0)


def _leads(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word can open an appositive: an article, a title, or small words that lead to a role."""
    lead = tokens[first]
    if lead.low in ("who", "which"):
        return False
    if lead.low in _LEADS:
        return True
    near = [token.low for token in tokens[first : first + 5]]
    return not lead.capital and noun_like(lead) and any(low in lexicon.PERSON_ROLES for low in near)


def _close(tokens: Sequence[Token], first: int) -> int:
    """Where the appositive ends: at a full stop, a 'who', or a comma that no list of capitals goes on behind."""
    for place in range(first, min(first + LONGEST, len(tokens))):
        token = tokens[place]
        if token.sort is Sort.QUOTE or token.low in (".", ";", ":", "—", "who", "which", "whose", "!", "?"):
            return place - 1 if tokens[place - 1].low == "," else place
        if token.low == "," and not _goes_on(tokens, place):
            return place
    return min(first + LONGEST, len(tokens))


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if after is None or not after.capital or after.low in lexicon.SUBJECT_PRONOUNS:
        return False
    following = tokens[comma + 2] if comma + 2 < len(tokens) else None
    return following is not None and (following.capital or following.low in ("and", ",", "."))


def _is_clause(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the words are another clause with a subject of its own: 'In Houston, the director said'."""
    for token in tokens[first:end]:
        if token.low in lexicon.AUXILIARIES - listed("to") or (
            token.low in lexicon.SAYING and token.low.endswith("ed")
        ):
            return True
        if token.low in lexicon.PREPOSITIONS:
            return False
    return any(token.low in ("said", "says", "told") for token in tokens[first:end])
