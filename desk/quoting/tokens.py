"""A text as paragraphs, sentences and words, with every quotation as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.marks import Stretch


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    POSSESSIVE = auto()
    MARK = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation (number: which stretch). Offsets are code points of the text."""

    sort: Sort
    text: str
    low: str
    start: int
    end: int
    number: int = -1

    @property
    def capital(self) -> bool:
        """Whether this is a word that begins with a capital."""
        return self.text[:1].isupper() and self.sort is Sort.WORD


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence and the number of its paragraph."""

    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def quotes(self) -> list[int]:
        """Where the quotations stand among the tokens."""
        return [place for place, token in enumerate(self.tokens) if token.sort is Sort.QUOTE]


_TOKEN = re.compile(
    r"(?P<initials>(?:[DRI]-)?(?:[^\W\d_]\.){2,}|(?<![^\W_])[A-Z]\.(?=\s?[A-Z]))"
    r"|(?P<word>[@#]?[^\W\d_][\w]*(?:(?:[-'’&][^\W_]|\.(?=[a-z]{2})[a-z])[\w]*)*)"
    r"|(?P<number>[$£€#]?\d[\d,.:]*\w*(?:-[^\W_]+)*)"
    r"|(?P<dash>--+|[–—―])"
    r"|(?P<dots>\.\s?\.\s?\.+|…)"
    r"|(?P<mark>[^\w\s])"
)
LONGEST = 160  # tokens in a sentence: what has no full stop is cut, so that the work stays linear
MOST_QUOTES = 12  # quotations in a sentence, likewise
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_CONTRACTED = re.compile(r"(he|she|it|they|we|you|i|who|that)(['’](?:d|ll|ve|re|m))$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
_MARKS = {"،": ",", "、": ",", "。": ".", "؟": "?", "：": ":", "，": ","}
_STARTERS = listed(
    "the a an in on at but and he she they it this that these those his her their its we i you there when while if as "
    "after before for from with what who why how so yet then now last one some many most both according meanwhile"
)


def paragraphs_of(text: str, stretches: Sequence[Stretch]) -> Iterator[list[Token]]:
    """The tokens of every paragraph (a line that is not empty); a quotation over a line break joins its lines."""
    following = 0
    open_line: list[Token] = []
    done = 0
    for line in _PARAGRAPH.finditer(text):
        start, end = max(line.start(), done), line.end()
        while following < len(stretches) and stretches[following].start < end:
            stretch = stretches[following]
            open_line.extend(_words(text, start, stretch.start))
            open_line.append(
                Token(Sort.QUOTE, text[stretch.end - 1 : stretch.end], "", stretch.start, stretch.end, following)
            )
            start = stretch.end
            following += 1
        done = start
        if start > end:
            continue
        open_line.extend(_words(text, start, end))
        if open_line:
            yield open_line
        open_line = []
    if open_line:
        yield open_line


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    done = start
    for match in _TOKEN.finditer(text, start, end):
        if match.start() < done:
            continue  # the full stop of an abbreviation
        for token in _tokens_of(text, match, end):
            done = token.end
            yield token


def _tokens_of(text: str, match: re.Match[str], end: int) -> Iterator[Token]:
    group = match.lastgroup
    if group == "word":
        yield from _word(text, match, end)
    elif group == "number":
        bare = match[0].rstrip(".,:")
        sort = Sort.WORD if bare.endswith("year-old") else Sort.NUMBER
        yield Token(sort, bare, bare.casefold(), match.start(), match.start() + len(bare))
        for place in range(match.start() + len(bare), match.end()):
            yield Token(Sort.MARK, text[place], text[place], place, place + 1)
    elif match[0] in "'‘’":
        yield from _apostrophe(text, match, end)
    elif match[0] not in '"“”„«»‹›`':
        sort = Sort.WORD if group == "initials" else Sort.MARK
        low = {"dash": "—", "dots": "…"}.get(group or "") or _MARKS.get(match[0], match[0].casefold())
        yield Token(sort, match[0], low, match.start(), match.end())


def _apostrophe(text: str, match: re.Match[str], end: int) -> Iterator[Token]:
    """A mark after an s inside running text is a possessive (the boys' team); any other is a quotation mark."""
    owned = text[match.start() - 1 : match.start()] in tuple("sS") and match.end() < end
    if owned and text[match.end() : match.end() + 1] == " ":
        yield Token(Sort.POSSESSIVE, match[0], "'s", match.start(), match.end())


def _word(text: str, match: re.Match[str], end: int) -> Iterator[Token]:
    word = match[0]
    if "'" in word or "’" in word:
        yield from _with_apostrophe(text, match, end)
        return
    yield _plain(text, word, match.start(), match.end(), end)


def _plain(text: str, word: str, start: int, stop: int, end: int) -> Token:
    if text[stop : stop + 1] == "." and stop < end and _abbreviated(word):
        stop += 1
        word += "."
    return Token(Sort.WORD, word, word.casefold().replace("’", "'"), start, stop)


def _with_apostrophe(text: str, match: re.Match[str], end: int) -> Iterator[Token]:
    word, start = match[0], match.start()
    owner = _POSSESSIVE.search(word) if len(word) > 2 else None
    if owner and owner.group() not in ("'", "’"):
        stem = word[: owner.start()]
        yield Token(Sort.WORD, stem, stem.casefold(), start, start + len(stem))
        yield Token(Sort.POSSESSIVE, owner[0], "'s", start + len(stem), match.end())
        return
    spoken = _CONTRACTED.match(word)
    if spoken:
        middle = start + spoken.end(1)
        yield Token(Sort.WORD, spoken[1], spoken[1].casefold(), start, middle)
        yield Token(Sort.POSSESSIVE, spoken[2], spoken[2].casefold().replace("’", "'"), middle, match.end())
        return
    yield _plain(text, word, start, match.end(), end)


def _abbreviated(word: str) -> bool:
    low = word.casefold()
    return low in lexicon.ABBREVIATIONS or (low[:2] in ("d-", "r-", "i-") and len(low) < 8)


def sentences_of(paragraph: Sequence[Token], number: int) -> list[Sentence]:
    """The sentences of a paragraph; the mark before a closing quotation mark decides whether one ends there.

    A dateline (HOUSTON, July 20 (AP) —) is left out.
    """
    out: list[Sentence] = []
    start = _behind_dateline(paragraph)
    quotes = 0
    for place in range(start, len(paragraph)):
        token = paragraph[place]
        quotes += token.sort is Sort.QUOTE
        if _ends(paragraph, place, token) or place - start >= LONGEST or quotes >= MOST_QUOTES:
            out.append(Sentence(tuple(paragraph[start : place + 1]), number))
            start, quotes = place + 1, 0
    return out


def _behind_dateline(paragraph: Sequence[Token]) -> int:
    """Where the text of a paragraph begins behind a place in capitals and a dash; 0 without a dateline."""
    if not paragraph or not paragraph[0].text.isupper() or len(paragraph[0].text) < 3:
        return 0
    for place, token in enumerate(paragraph[:14]):
        if token.sort is Sort.QUOTE or token.low in (".", ":", ";"):
            return 0
        if token.low == "—" or (token.low == "-" and place and paragraph[place - 1].end < token.start):
            return place + 1
    return 0


def _ends(paragraph: Sequence[Token], place: int, token: Token) -> bool:
    following = paragraph[place + 1] if place + 1 < len(paragraph) else None
    if following is None:
        return True
    if token.sort is Sort.QUOTE:
        return _ends_at_quote(paragraph, place, token, following)
    if token.low in (".", "!", "?"):
        return following.sort is Sort.QUOTE or (
            following.low not in (",", ";", ")") and not following.text[:1].islower()
        )
    if token.low == ".)" or (token.low == "…" and following.capital):
        return True
    return token.text.endswith(".") and following.low in _STARTERS and following.capital


def _ends_at_quote(paragraph: Sequence[Token], place: int, token: Token, following: Token) -> bool:
    closing = token.text
    if closing not in ".!?…":
        return False
    if following.sort is Sort.QUOTE:
        return True
    if following.low in ("—", "-"):
        return False
    if following.low in (",", ".", ";", ")", ":") or following.text[:1].islower():
        return False
    if closing == ".":
        return not _attribution_follows(paragraph, place + 1, strict=True)
    return not _attribution_follows(paragraph, place + 1, strict=False)


def _attribution_follows(paragraph: Sequence[Token], start: int, *, strict: bool) -> bool:
    """Whether "NAME said" comes right behind a closing mark that could also end the sentence."""
    for place in range(start, min(start + (6 if strict else 25), len(paragraph))):
        token = paragraph[place]
        after = paragraph[place + 1].low if place + 1 < len(paragraph) else "."
        if place > start and _says(token, after):
            return after in (".", ",") if strict else after not in _CLAUSE_OPENERS
        if token.low in (".", ";", ":", "!", "?") or token.sort is Sort.QUOTE:
            return False
        if strict and not (token.capital or token.low in lexicon.DETERMINERS or token.low in lexicon.PERSON_ROLES):
            return False
    return False


_CLAUSE_OPENERS = listed("that the he she it they his her a an there")


def _says(token: Token, after: str) -> bool:
    if token.low in lexicon.SAYING:
        return True
    return token.low.endswith("ed") and not token.capital and after in (".", ",")
