"""Words in quotation marks that nobody said: titles, slogans, scare quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.quotation import Tier
from desk.quoting.sources import Attribution
from desk.quoting.tokens import Sort, Token

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SMALL = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.DETERMINERS | lexicon.AUXILIARIES | listed("vs v.")
_NAMING = listed(
    "called named dubbed labelled labeled nicknamed branded tagged titled entitled headlined known so-called"
)


def is_speech(text: str, tokens: Sequence[Token], place: int, found: Attribution | None) -> bool:
    """Whether the quotation at a place of its sentence is somebody's words and not a title or a scare quote."""
    token = tokens[place]
    quoted = text[token.start : token.end]
    words = _WORD.findall(quoted)
    if not words or _in_address(quoted):
        return False
    lead = _lead(tokens, place)
    title = _is_title(words, quoted)
    if lead in lexicon.FIRM_NON_SPEECH_LEADS and (lead not in lexicon.CUES or title) and lead not in _NAMING:
        return len(words) > 4 and not title
    if lead in _NAMING and (title or len(words) <= 4) and not _names_after_subject(tokens, place, found):
        return False
    if title and _names_a_work(tokens, place, lead, words, found):
        return False
    if found is None:
        return len(words) > 3 and (quoted[-1] in ".!?,…" or len(words) > 9) and not title
    return not (_is_scrap(words, quoted) and not _is_close(tokens, place, found))


def _is_scrap(words: Sequence[str], quoted: str) -> bool:
    """One or two words in small letters, without a mark inside."""
    return len(words) <= 2 and not quoted[:1].isupper() and quoted[-1] not in ".,!?"


def _is_close(tokens: Sequence[Token], place: int, found: Attribution) -> bool:
    """Whether the verb that reports stands near enough to make a scrap of words somebody's own."""
    if found.how == "aside":
        return True
    if found.cue < 0 or tokens[found.cue].low in lexicon.WEAK:
        return False
    if found.how in ("behind", "inverted", "relayed"):
        return True
    return found.how in ("before", "noun") and place - found.cue <= 30


def _in_address(quoted: str) -> bool:
    return len(quoted) < 200 and bool(re.fullmatch(r"\S+\.(?:com|org|net)\S*|\d+", quoted))


def _lead(tokens: Sequence[Token], place: int) -> str:
    at = place - 1
    while at >= 0 and tokens[at].low in (",", ":", "(", "—", "the", "a", "an", "as", "is", "was"):
        at -= 1
    return tokens[at].low if at >= 0 and tokens[at].sort is not Sort.QUOTE else ""


def _is_title(words: Sequence[str], quoted: str) -> bool:
    """Title Case of at most ten words, without a full stop inside."""
    if len(words) > 10 or re.search(r"[.!?]\s", quoted):
        return False
    if not words[0][:1].isupper() and not words[0][:1].isdigit():
        return False
    large = [word for word in words if word.casefold() not in SMALL]
    capital = [word for word in large if word[:1].isupper() or word[:1].isdigit()]
    return len(large) == len(capital) and (len(words) > 1 or True)


def _names_a_work(
    tokens: Sequence[Token], place: int, lead: str, words: Sequence[str], found: Attribution | None
) -> bool:
    """A Title Case stretch is a title unless a reporting verb stands right next to it."""
    before = tokens[place - 1] if place else None
    if before is not None and (
        before.low in lexicon.MEDIA_BEFORE_SHOW or before.sort is Sort.POSSESSIVE or before.low in lexicon.DETERMINERS
    ):
        return len(words) > 1 or tokens[place].text not in ".!?"
    if found is None or found.cue < 0:
        return tokens[place].text not in ".!?" and (found is None or found.how not in ("colon", "aside"))
    if found.how in ("behind", "inverted", "according") and found.tier is Tier.SURE:
        return False
    return not (found.how == "before" and place - found.cue <= 2) and len(words) > 1


def _names_after_subject(tokens: Sequence[Token], place: int, found: Attribution | None) -> bool:
    """'what the crew called "home"': an active verb with a subject of its own."""
    if found is None or found.source is None or found.cue < 1 or place - found.cue > 12:
        return False
    between = [token.low for token in tokens[found.source.end : found.cue]]
    if any(low in ("is", "was", "were", "are", "be", "been", "being", "commonly") for low in between):
        return False
    ours = found.source.kind != "nominal" or tokens[found.source.head_end - 1].low.endswith(("s", "e"))
    return ours and len(between) <= 2
