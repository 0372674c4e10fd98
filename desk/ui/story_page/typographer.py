"""The typographer: what a key that was typed should have been, by the language of the story. No window here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from desk.paths import RESOURCES

TRIGGERS = frozenset("\"'-. ;:!?0123456789([")
PAIRS = {"(": ")", "[": "]"}
WRAPS = {"(": "()", "[": "[]", "*": "**", "_": "__", "`": "``"}
_NARROW, _NBSP = "\u202f", "\u00a0"
_OPENS = frozenset(" \t\n\u2028\u00a0\u202f([{—–-/*_“‘„‚«‹")  # behind these a mark opens
_FOLLOWS = frozenset(" \t\n\u2028\u00a0\u202f.,;:!?)]}”’»›“‘*_—–")  # before these a pair may be closed at once
_LIST = re.compile(r"(?:^|[\u2028\n])[ \t]*(?:[-*+]|\d{1,9}[.)]|>)?[ \t]*-*$")
_ADDRESS = re.compile(r"(?:https?|mailto|ftp|tel|quote|photo)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language writes its marks; see resources/typing/marks.toml."""

    double: tuple[str, str]
    single: tuple[str, str]
    dash: str
    before: str = ""
    colon: str = ""
    elisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """In place of the last `back` characters before the cursor (the typed one too) `text`, and `after` behind it."""

    back: int
    text: str
    after: str = ""


@cache
def _rows() -> dict[str, dict[str, object]]:
    return tomllib.loads((RESOURCES / "typing" / "marks.toml").read_text(encoding="utf-8"))


@cache
def marks_of(language: str) -> Marks | None:
    """The marks of a language as BCP 47 writes it; None when it is not known."""
    row = _rows().get(language) or _rows().get(language.partition("-")[0])
    if row is None:
        return None
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Marks(**made)  # type: ignore[arg-type] # the test of the file reads every row


def change_for(before: str, key: str, after: str, marks: Marks) -> Change | None:
    """What becomes of `key`, typed between `before` and `after` (both of one paragraph); None for what was typed."""
    rules = {'"': _double, "'": _single, "-": _dash, ".": _dots, " ": _blank, "(": _pair, "[": _pair}
    if key.isdigit():
        return Change(2, f"’{key}") if _is_open(before, "‘") and marks.single[0] == "‘" else None
    rule = rules.get(key, _mark)
    return rule(before, key, after, marks)


def closes(before: str, key: str, after: str, marks: Marks) -> int:
    """How many characters behind the cursor the key only has to step over, because they close what is open; else 0."""
    if key == '"':
        opening, closing = marks.double
    elif key in PAIRS.values():
        opening, closing = {")": "(", "]": "["}[key], key
    else:
        return 0
    if not after.startswith(closing) or before.endswith(opening):
        return 0
    whole = before + after
    if opening != closing and whole.count(opening) != whole.count(closing):
        return 0
    return len(closing)


def empty_pair(before: str, after: str, marks: Marks | None) -> tuple[int, int]:
    """How many characters before and behind the cursor are an empty pair, to go with one Backspace; (0, 0) if none."""
    pairs = [*PAIRS.items(), *([marks.double] if marks and marks.double[0] != marks.double[1] else [])]
    for opening, closing in pairs:
        if before.endswith(opening) and after.startswith(closing):
            return len(opening), len(closing)
    return 0, 0


def wrapped(key: str, marks: Marks | None) -> tuple[str, str] | None:
    """What the key puts round words that are selected; None when it replaces them as every key does."""
    if key in WRAPS:
        return WRAPS[key][0], WRAPS[key][1]
    if marks is None:
        return None
    return {'"': marks.double, "'": marks.single if marks.single[0] != marks.single[1] else None}.get(key)


def _double(before: str, _key: str, after: str, marks: Marks) -> Change | None:
    opening, closing = marks.double
    if _opens(before):
        return Change(1, opening, closing if _may_close(after) else "")
    is_open = opening == closing or before.count(opening) > before.count(closing)
    if before[-1:].isdigit() and not is_open:
        return None  # inches
    return Change(1, closing)


def _single(before: str, _key: str, _after: str, marks: Marks) -> Change | None:
    opening, closing = marks.single
    if _opens(before):
        return Change(1, opening)
    is_open = before.count(opening) > before.count(closing)
    return Change(1, closing if is_open and opening != "‘" else "’")


def _dash(before: str, _key: str, _after: str, marks: Marks) -> Change | None:
    if before.endswith(("--", "—-")) or _LIST.search(before) or _line(before).startswith("|"):
        return None
    if before.endswith("–"):
        return Change(2, "—")
    return Change(2, marks.dash) if before.endswith("-") else None


def _dots(before: str, _key: str, _after: str, _marks: Marks) -> Change | None:
    if before.endswith("..") and not before.endswith("..."):
        return Change(3, "…")
    return None


def _blank(before: str, _key: str, _after: str, marks: Marks) -> Change | None:
    if before.endswith(" -") and _line(before)[:-2].strip(" |-*+>0123456789.)") and not _line(before).startswith("|"):
        return Change(2, f"{marks.dash} ")
    word = re.search(r"(?<!\w)‘(\w+)$", before)
    if word and word[1].casefold() in marks.elisions:
        return Change(len(word[0]) + 1, f"’{word[1]} ")
    return None


def _mark(before: str, key: str, _after: str, marks: Marks) -> Change | None:
    """French marks that stand apart from their word."""
    blank = _NARROW if key in marks.before else marks.colon if key == ":" else ""
    if not blank or not before or before[-1] in ";!?:" or before[-1] in (_NARROW, _NBSP) or _ADDRESS.search(before):
        return None
    if before.endswith(" ") and before.strip():
        return Change(2, blank + key)
    return Change(1, blank + key) if before[-1].isalpha() or before[-1] in "»”’)" else None


def _pair(_before: str, key: str, after: str, _marks: Marks) -> Change | None:
    return Change(1, key, PAIRS[key]) if _may_close(after) else None


def _opens(before: str) -> bool:
    return not before or before[-1] in _OPENS


def _may_close(after: str) -> bool:
    return not after or after[0] in _FOLLOWS


def _is_open(before: str, mark: str) -> bool:
    return before.endswith(mark) and _opens(before[:-1])


def _line(before: str) -> str:
    return re.split("[\u2028\n]", before)[-1].lstrip()
