"""House style as data: the rules in resources/style/*.toml, and how they are found in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from desk.paths import RESOURCES
from desk.preflight.finding import Weight
from desk.preflight.folding import Phrases, folded, keys
from desk.story.errors import BadFile

FOLDER = RESOURCES / "style"
_FIELDS = frozenset({
    "name", "label", "why", "weight", "languages", "pattern", "ignore_case", "replacement", "table", "sure", "words",
    "small", "copy_only", "match", "leave",
})  # fmt: skip
# Quantifiers without a bound make a pattern slow on texts that nearly match; a possessive one (++, *+) never goes back.
_UNBOUNDED = re.compile(r"(?:[*+]|\{\d*,\})(?!\+)")
_IN_ONE_GO = re.compile(r"[\w '’\u00a0\n-]++")  # the words of a phrase, with no stop or blank between them
_NOT_A_QUANTIFIER = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\*\+|\+\+|\{\d+,\d*\}\+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of house style.

    `pattern` finds it (or `words`: phrases, each with what to write instead, '' when that depends; `small` leaves
    phrases with a capital letter alone). `replacement` is a template for the pattern, in which `{1}` is what `table`
    has for the first group. `sure` says that it may go in by one click. `why` ends the sentence that a reporter reads.
    `match` and `leave` are texts in which the rule must and must not find something. `languages` are codes or
    beginnings of codes (`en`, `en-GB`); none means all. `copy_only` leaves headlines and captions alone.
    """

    name: str
    label: str
    why: str
    weight: Weight = Weight.NOTE
    languages: tuple[str, ...] = ("en",)
    pattern: re.Pattern[str] | None = None
    replacement: str = ""
    table: tuple[tuple[str, str], ...] = ()
    sure: bool = False
    words: tuple[tuple[str, str], ...] = ()
    small: bool = False
    copy_only: bool = False
    match: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()

    def speaks(self, language: str) -> bool:
        """Whether the rule is one for that language."""
        code = language.casefold()
        return not self.languages or any(
            code == own or code.startswith(own + "-") for own in (one.casefold() for one in self.languages)
        )


class Hit(NamedTuple):
    """Words that a rule has found, code points, and what to write instead ('' when that depends)."""

    rule: str
    start: int
    end: int
    better: str


def is_bounded(pattern: str) -> bool:
    """Whether every quantifier of a pattern has a bound or never goes back, so that it runs in linear time."""
    return not _UNBOUNDED.search(_NOT_A_QUANTIFIER.sub("", pattern))


@lru_cache(maxsize=1)
def house_rules() -> tuple[Rule, ...]:
    """All rules of resources/style, file by file in the order of their names."""
    return tuple(rule for path in sorted(FOLDER.glob("*.toml")) for rule in read_rules(path))


def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of one file. Raises BadFile with the name of the file and the rule that cannot be used."""
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("rule", [])
        return tuple(_rule(row) for row in rows)
    except (OSError, ValueError, BadFile) as error:
        raise BadFile(f"The style rules in {path.name} cannot be used: {error}") from error


def _rule(row: Mapping[str, Any]) -> Rule:
    name = str(row.get("name", ""))
    missing = [field for field in ("name", "label", "why") if not row.get(field)]
    unknown = sorted(set(row) - _FIELDS)
    if missing or unknown:
        raise BadFile(f"rule ‘{name}’ lacks {missing} or has unknown fields {unknown}.")
    if bool(row.get("pattern")) == bool(row.get("words")):
        raise BadFile(f"rule ‘{name}’ needs either a pattern or words.")
    return Rule(
        name,
        row["label"],
        row["why"],
        Weight(row.get("weight", "note")),
        tuple(row.get("languages", ("en",))),
        _pattern(name, row["pattern"], ignore_case=row.get("ignore_case", True)) if "pattern" in row else None,
        row.get("replacement", ""),
        tuple(row.get("table", {}).items()),
        row.get("sure", False),
        tuple(row.get("words", {}).items()),
        row.get("small", False),
        row.get("copy_only", False),
        tuple(row.get("match", ())),
        tuple(row.get("leave", ())),
    )


def _pattern(name: str, pattern: str, *, ignore_case: bool) -> re.Pattern[str]:
    if not is_bounded(pattern):
        raise BadFile(f"rule ‘{name}’ has a quantifier without a bound (write {{0,40}}, or ++ for +).")
    try:
        return re.compile(pattern, re.MULTILINE | (re.IGNORECASE if ignore_case else 0))
    except re.error as error:
        raise BadFile(f"the pattern of rule ‘{name}’ is wrong: {error}.") from error


class Searcher:
    """Some rules made ready to be found together in one text after another."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._patterns = tuple(rule for rule in rules if rule.pattern)
        entries = [(keys(words), rule, better) for rule in rules for words, better in rule.words]
        self._better = {f"{rule.name}\0{better}": (rule, better) for _, rule, better in entries}
        self._phrases = Phrases({phrase: f"{rule.name}\0{better}" for phrase, rule, better in entries})

    def hits(self, text: str) -> tuple[Hit, ...]:
        """What the rules find in a paragraph whose quoted words are blanked out."""
        return tuple(sorted((*self._pattern_hits(text), *self._word_hits(text)), key=lambda hit: hit.start))

    def _pattern_hits(self, text: str) -> Iterator[Hit]:
        for rule in self._patterns:
            for found in rule.pattern.finditer(text) if rule.pattern else ():
                better = _filled_in(rule, found)
                if better != found[0]:
                    yield Hit(rule.name, found.start(), found.end(), better)

    def _word_hits(self, text: str) -> Iterator[Hit]:
        for start, end, meaning in self._phrases.found(folded(text)):
            rule, better = self._better[meaning]
            words = text[start:end]
            if _IN_ONE_GO.fullmatch(words) and not (rule.small and words[0].isupper()):
                yield Hit(rule.name, start, end, cased_like(better, words))


_SLOT = re.compile(r"\{(\d)\}")


def _filled_in(rule: Rule, found: re.Match[str]) -> str:
    """The replacement with the groups of what was found, and with what the rule's table has for them."""
    table = dict(rule.table)
    return _SLOT.sub(lambda slot: table.get((found[int(slot[1])] or "").casefold(), ""), found.expand(rule.replacement))


def cased_like(better: str, words: str) -> str:
    """The better words with the capitals of those they replace."""
    if len(words) > 1 and words.isupper() and len(words.split()) > 1:
        return better.upper()
    return better[:1].upper() + better[1:] if words[:1].isupper() else better


@lru_cache(maxsize=8)
def searcher(language: str) -> Searcher:
    """The searcher with the house rules for that language."""
    return Searcher(tuple(rule for rule in house_rules() if rule.speaks(language)))


@lru_cache(maxsize=4096)
def hits_in(paragraph: str, language: str) -> tuple[Hit, ...]:
    """What the house rules find in one paragraph; a paragraph that did not change is not searched again."""
    return searcher(language).hits(paragraph)
