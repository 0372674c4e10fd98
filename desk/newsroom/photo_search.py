"""Searching the photo desk: the prints that have all that is asked for, in the order they are worked through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from desk.newsroom.photo_desk import Print, days_left, texts_of
from desk.storage.search import Phrase, asked_for, fold
from desk.story.photo import Usage

SOON = 31  # days before its end in which a licence is one to be settled
_FIELD = re.compile(r'(\w+):("[^"]*"|\S*)')


class Show(StrEnum):
    """Which prints are shown; the value is what the person reads."""

    ALL = "All"
    LACKING = "Missing credit or alt"
    RIGHTS = "Rights to settle"


def matching(
    shelf: Iterable[Print], asked: str, show: Show, today: date, *, lacking_first: bool = True
) -> tuple[Print, ...]:
    """The prints with all words of `asked` in any field; `credit:words` looks in that field alone.

    With `lacking_first` those come first that are without credit, alt text or picture.
    """
    wanted = _wanted(asked)
    keep = _KEEPS[show]
    found = [one for one in shelf if keep(one, today) and all(has(one) for has in wanted)]
    return tuple(sorted(found, key=lambda one: not one.lacks)) if lacking_first else tuple(found)


def to_settle(one: Print, today: date) -> bool:
    """Whether something must be settled before it may stand: rights unknown, restricted, at an end or nearly."""
    left = [days_left(use.photo, today) for use in one.uses]
    ends = any(days is not None and days <= SOON for days in left)
    return ends or any(use.photo.usage in (Usage.UNKNOWN, Usage.RESTRICTED) for use in one.uses)


_KEEPS: dict[Show, Callable[[Print, date], bool]] = {
    Show.ALL: lambda _one, _today: True,
    Show.LACKING: lambda one, _today: bool(one.lacks),
    Show.RIGHTS: to_settle,
}


def _wanted(asked: str) -> list[Callable[[Print], bool]]:
    """What each word or phrase asks; a name before a colon that is no field is a word like others."""
    tests: list[Callable[[Print], bool]] = []

    def take(found: re.Match[str]) -> str:
        name = found[1].casefold()
        if name not in _FIELDS:
            return found[0]
        tests.extend(_in_field(name, phrase) for phrase in asked_for(found[2]))
        return " "

    rest = _FIELD.sub(take, asked)
    return [*tests, *(_anywhere(phrase) for phrase in asked_for(rest))]


def _anywhere(phrase: Phrase) -> Callable[[Print], bool]:
    return lambda one: _has(one.words, phrase)


def _in_field(name: str, phrase: Phrase) -> Callable[[Print], bool]:
    return lambda one: any(_has(fold(_FIELDS[name](use)), phrase) for use in one.uses)


def _has(words: str, phrase: Phrase) -> bool:
    """Whether the phrase stands there; every word may be the beginning of one, for a name is seldom known whole."""
    sought = " ".join(phrase.words)
    return f" {sought}" in f" {words}"


_FIELDS = {
    name: (lambda use, name=name: texts_of(use.photo)[name])
    for name in ("caption", "credit", "alt", "creator", "agency", "copyright", "licence", "usage", "terms", "place",
                 "taken", "keywords", "file", "role", "expires")
} | {"story": lambda use: use.title}  # fmt: skip
