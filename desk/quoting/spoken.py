"""A passage as the words somebody spoke: typography, spelling and numerals folded away, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from desk.quoting import numerals, spelling

TYPOGRAPHY = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"',
        "‟": '"', "«": '"', "»": '"', "″": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufeff": " ",
    }
)  # fmt: skip


class Kind(Enum):
    """What a piece of a passage is."""

    WORD = auto()
    ELISION = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, omission mark or [bracket]: what it is compared by, how it is written, where (code points)."""

    kind: Kind
    key: str
    text: str
    start: int
    end: int
    mended: bool = False  # a letter of the word stands in brackets: [W]e, bring[ing]


_PIECE = re.compile(
    r"(?P<elision>[\[(]\s*(?:\.\s?){3,4}[\])]|[\[(]\s*…\s*[\])]|…+|\.\s?\.\s?\.(?:\s?\.)*)"
    r"|(?P<mended>[^\W\d_]+\[[^\W\d_]+\][^\W\d_]*|\[[^\W\d_]+\][^\W\d_]+)"
    r"|(?P<bracket>\[[^\[\]]*\](?:'s\b)?|\(sic\))"
    r"|(?P<masked>[^\W\d_]+(?:\*{2,}|-{3,}|_{2,})[^\W\d_]*)"
    r"|(?P<money>[£$€¥])"
    r"|(?P<number>\d(?:[\d,]*\d)?(?:\.\d+)?(?:(?:'?s|st|nd|rd|th|k|m|mn|bn|tn)\b)?)"
    r"|(?P<span>(?<=\d)-(?=\d))"
    r"|(?P<ordinal>\b[Nn]o\.(?=\s?\d))"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>'(?:em|cause|til)\b"
    r"|[^\W\d_]+(?:['\u00ad\u200b\u2060]+[^\W\d_]+)*(?:(?<=in)'(?![^\W_])|(?<=\ban)'(?= ))?|[^\W_]+|[%&])"
)
_SPOKEN_AS = {"span": "to", "ordinal": "number"}  # 10-12 people, No. 1
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def fold(text: str) -> str:
    """Typographic variants of marks, dashes and spaces made one; the length stays the same."""
    return text.translate(TYPOGRAPHY)


def pieces_of(text: str, *, bracketed: bool) -> tuple[Piece, ...]:
    """The words, omission marks and brackets of a passage, in order.

    With `bracketed` false (recorded words) square brackets are read as if they were not there.
    """
    folded = fold(text)
    if not bracketed:
        folded = folded.replace("[", " ").replace("]", " ")
    found = (_piece(match) for match in _PIECE.finditer(folded))
    return tuple(_amounts(list(found), folded))


def _piece(match: re.Match[str]) -> Piece:
    kind = {"elision": Kind.ELISION, "bracket": Kind.BRACKET}.get(match.lastgroup or "", Kind.WORD)
    text = match[0]
    if kind is Kind.BRACKET and text[1:-1].strip() in ("", "...", "…"):
        kind = Kind.ELISION
    if match.lastgroup in _SPOKEN_AS:
        return Piece(kind, _SPOKEN_AS[match.lastgroup], text, match.start(), match.end())
    bare = text.replace("[", "").replace("]", "") if match.lastgroup == "mended" else text
    return Piece(kind, key_of(bare), text, match.start(), match.end(), match.lastgroup == "mended")


def key_of(word: str) -> str:
    """What a word is compared by: case, dots and spelling variants folded."""
    key = _INVISIBLE.sub("", word).casefold()
    if key == "&":
        return "and"
    if key == "%":
        return "percent"
    if "." in key and not key[0].isdigit():
        key = key.replace(".", "")
    if key.endswith("in'"):
        key = key[:-1] + "g"
    return spelling.one_spelling(spelling.ABBREVIATIONS.get(key, key))


def _amounts(pieces: list[Piece], folded: str) -> list[Piece]:
    """Numbers, money and per cent joined into one piece each; dialect words written out."""
    out: list[Piece] = []
    keys = [piece.key if piece.kind is Kind.WORD else "" for piece in pieces]
    at = 0
    while at < len(pieces):
        piece, key = pieces[at], keys[at]
        if piece.kind is not Kind.WORD:
            out.append(piece)
            at += 1
        elif key in numerals.CURRENCIES and at + 1 < len(pieces):
            at += _money(pieces, keys, at, out)
        elif key in spelling.DIALECT:
            out.extend(replace(piece, key=part) for part in spelling.DIALECT[key])
            at += 1
        else:
            at += _plain(pieces, keys, at, out, folded)
    return out


def _money(pieces: list[Piece], keys: list[str], at: int, out: list[Piece]) -> int:
    key, taken = numerals.amount(keys, at + 1)
    if not taken:
        out.append(pieces[at])
        return 1
    last = pieces[at + taken]
    out.append(replace(last, key=key, start=pieces[at].start, text="£" + last.text))
    out.append(replace(last, key=numerals.CURRENCIES[keys[at]], start=last.end, text=pieces[at].text))
    return 1 + taken


def _plain(pieces: list[Piece], keys: list[str], at: int, out: list[Piece], folded: str) -> int:
    piece, key = pieces[at], keys[at]
    if key == "per" and keys[at + 1 : at + 2] == ["cent"]:
        end = pieces[at + 1].end
        out.append(replace(piece, key="percent", end=end, text=folded[piece.start : end]))
        return 2
    number, taken = numerals.amount(keys, at) if key else ("", 0)
    if taken:
        last = pieces[at + taken - 1]
        if number.endswith("th") and _beside_month(keys, at, taken):
            number = number[:-2]
        out.append(replace(piece, key=number, end=last.end, text=folded[piece.start : last.end]))
        return taken
    previous = out[-1].key if out else ""
    out.append(replace(piece, key=numerals.COINS[key]) if previous.startswith("#") and key in numerals.COINS else piece)
    return 1


def _beside_month(keys: list[str], at: int, taken: int) -> bool:
    around = [*keys[max(0, at - 1) : at], *keys[at + taken : at + taken + 2]]
    return any(word in numerals.MONTHS for word in around)


def join_compounds(words: Sequence[Piece], other: Sequence[Piece], folded: str) -> tuple[Piece, ...]:
    """'health care' and 'co-operate' written as the other side writes them: one word where it has one."""
    theirs = {piece.key for piece in other}
    out: list[Piece] = []
    for piece in words:
        if out and _one_word(out[-1], piece, theirs, folded):
            before = out.pop()
            joined = replace(before, key=before.key + piece.key, end=piece.end, text=folded[before.start : piece.end])
            out.append(joined)
        else:
            out.append(piece)
    return tuple(out)


def _one_word(before: Piece, piece: Piece, theirs: set[str], folded: str) -> bool:
    if before.kind is not Kind.WORD or piece.kind is not Kind.WORD or before.key + piece.key not in theirs:
        return False
    between = folded[before.end : piece.start]
    long_enough = len(before.key) >= 3 and len(piece.key) >= 3 and before.key.isalpha()
    return between == "-" or (between == " " and long_enough)
