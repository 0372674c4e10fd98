"""The rules of wording that a desk has made itself: made ready, tried out before they are taken, run as one check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter

from desk.preflight.finding import FROM_APPROVAL, Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.prose import paragraphs
from desk.preflight.reading import Reading
from desk.preflight.rules import Hit, Rule, Searcher
from desk.story.errors import RuleError
from desk.story.house import OwnRule

NAME = "own-wording"
LONGEST, MOST = 300, 500  # characters of a pattern; rules of a desk
_OPEN = 200  # what a quantifier without a bound may take at most: a sentence has no more
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<many>[*+])(?P<how>[?+]?)|\{(?P<least>\d+),\}", re.DOTALL)
_SLOW = 0.005  # seconds that a pattern may take over a short text
_TRIED = 240  # characters of the longest text that a pattern is tried on


@lru_cache(maxsize=1024)
def made(rule: OwnRule) -> Rule:
    """The rule as one that can be searched with. Raises RuleError, with a sentence, where the pattern is wrong."""
    try:
        pattern = re.compile(_bounded(rule.pattern), re.MULTILINE | re.IGNORECASE)
        if rule.replacement:
            re.sub(pattern, rule.replacement, "")
            _groups_there(pattern, rule.replacement)
    except (re.error, IndexError, OverflowError, RecursionError) as error:
        raise RuleError(f"‘{_short(rule.pattern)}’ is no regular expression: {error}.") from error
    return Rule(NAME, rule.pattern, rule.why, Weight.WARNING, (), pattern, rule.replacement, sure=True)


def refusal(rule: OwnRule) -> str:
    """Why the desk cannot take the rule, in one sentence; '' when it can."""
    shown = _short(rule.pattern)
    if not rule.pattern.strip() or len(rule.pattern) > LONGEST:
        return f"Write what the rule finds, in at most {LONGEST} characters."
    if not rule.why.strip():
        return f"Say why, for ‘{shown}’: it is what the reporter reads."
    try:
        ready = made(rule)
    except RuleError as error:
        return str(error)
    if ready.pattern is not None and ready.pattern.search(""):
        return f"‘{shown}’ finds nothing at all as well: it would mark every place in a story."
    if _is_slow(ready.pattern, rule):
        return f"‘{shown}’ would be slow: say more exactly what may repeat, as in \\w{{1,20}}."
    if rule.match and not found(rule, rule.match):
        return f"‘{shown}’ does not find its own example, ‘{_short(rule.match)}’."
    if rule.leave and found(rule, rule.leave):
        return f"‘{shown}’ finds something in ‘{_short(rule.leave)}’, which it must leave alone."
    return ""


def found(rule: OwnRule, text: str) -> tuple[Hit, ...]:
    """What the rule finds in a text, quoted words and all."""
    return Searcher((made(rule),)).hits(text)


def usable(rules: tuple[OwnRule, ...]) -> Iterator[OwnRule]:
    """The rules whose pattern stands: one from another copy of the program may not."""
    for rule in rules:
        try:
            made(rule)
        except RuleError:
            continue
        yield rule


def _run(reading: Reading) -> Iterator[Remark]:
    for rule in usable(reading.house.rules):
        for one in reading.written:
            for at, paragraph in paragraphs(one.own):
                reading.go_on()
                for hit in _hits(rule, paragraph):
                    place = one.passage.place(at + hit.start, at + hit.end)
                    yield _remark(rule, hit, place.words, one.passage.label, Rewrite(place, hit.better))


def _remark(rule: OwnRule, hit: Hit, words: str, where: str, rewrite: Rewrite) -> Remark:
    shown = " ".join(words.split())
    told = f"Write ‘{hit.better}’ for ‘{shown}’" if hit.better else f"‘{shown}’"
    message = f"{told} in {where}: {rule.why}"
    fix = Fix(f"Write ‘{hit.better}’", rewrite) if hit.better else None
    return Remark(rewrite.place, message, fix)


@lru_cache(maxsize=4096)
def _hits(rule: OwnRule, paragraph: str) -> tuple[Hit, ...]:
    """What the rule finds in one paragraph; one that did not change is not searched again."""
    return found(rule, paragraph)


def _bounded(pattern: str) -> str:
    """The pattern with a bound on each quantifier that has none, so that no text makes it run for long."""

    def bound(token: re.Match[str]) -> str:
        if token["many"] and token["how"] != "+":
            return f"{{{'1' if token['many'] == '+' else '0'},{_OPEN}}}{token['how']}"
        return f"{{{token['least']},{max(_OPEN, int(token['least']))}}}" if token["least"] else token[0]

    return _TOKEN.sub(bound, pattern)


def _groups_there(pattern: re.Pattern[str], replacement: str) -> None:
    """Raises IndexError for a replacement that names a group which the pattern has not."""
    if any(int(number) > pattern.groups for number in re.findall(r"\\(\d)", replacement)):
        raise IndexError("its replacement names a group that it has not")


def _is_slow(pattern: re.Pattern[str] | None, rule: OwnRule) -> bool:
    """Whether the pattern takes long over a text that nearly matches: its own letters and examples, over and over.

    The texts grow by little, so that even a pattern whose time doubles with each letter is found out at once.
    """
    letters = sorted({letter for letter in rule.pattern if letter.isalnum()} | {"a", " ", "-"})
    seeds = (*letters, rule.match, f"{rule.match} ", "".join(letters))
    for seed in filter(None, dict.fromkeys(seeds)):
        for size in range(4, _TRIED, 2):
            text = (seed * (size // len(seed) + 1))[:size] + "\u2603"
            # Twice, for the machine may have been busy with something else.
            if pattern and _takes(pattern, text) > _SLOW and _takes(pattern, text) > _SLOW:
                return True
    return False


def _takes(pattern: re.Pattern[str], text: str) -> float:
    """Seconds that finding everything in the text takes."""
    begun = perf_counter()
    for _ in pattern.finditer(text):
        pass
    return perf_counter() - begun


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


CHECKS = (Check(NAME, "The desk’s own rules of wording", Subject.WORDING, Weight.WARNING, _run, FROM_APPROVAL),)
