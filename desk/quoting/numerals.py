"""Amounts: "two million pounds", "£2 million" and "£2m" are the same words spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desk.quoting.lists import listed

UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}
CURRENCIES = {"£": "pound", "$": "dollar", "€": "euro", "¥": "yen"}
COINS = {"pounds": "pound", "dollars": "dollar", "euros": "euro", "pound": "pound", "dollar": "dollar",
         "euro": "euro", "yen": "yen"}  # fmt: skip
MONTHS = listed("january february march april may june july august september october november december")
LONGEST_FIGURE = 24  # characters; a longer one is compared as it is written
LONGEST_PHRASE = 16  # words of one amount
_DECADE = re.compile(r"^(\d{2}|\d{4})'?s$")
_FIGURE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|k|m|mn|bn|tn)?$")


def figure(word: str) -> tuple[Decimal, bool] | None:
    """The value of a word of figures and whether it is an ordinal ("2.5m" -> 2500000, "9th" -> 9, True)."""
    found = _FIGURE.match(word) if len(word) <= LONGEST_FIGURE else None
    if not found:
        return None
    value = Decimal(found[1].replace(",", ""))
    ending = found[2] or ""
    return value * SHORT_SCALES.get(ending, 1), ending in ("st", "nd", "rd", "th")


def amount(words: Sequence[str], at: int) -> tuple[str, int]:
    """The number that begins at a word: its key ("#2000000") and how many words it takes; ("", 0) when none.

    Words are folded. Years spoken in pairs ("nineteen eighty-four" as nineteen, eighty, four) become one number.
    """
    if (decade := _decade(words, at))[1]:
        return decade
    if (ordinal := _ordinal(words, at))[1]:
        return ordinal
    value, taken = _small(words, at)
    if not taken:
        return _scaled_article(words, at)
    value, taken = _spoken_year(words, at, value, taken)
    value, taken = _with_decimals(words, at, value, taken)
    total, used = _scales(words, at + taken, value)
    return f"#{total.normalize():f}", taken + used


def _decade(words: Sequence[str], at: int) -> tuple[str, int]:
    """The nineteen sixties, the 1960s, the sixties, the 60s."""
    if found := _DECADE.match(words[at]):
        return f"#{found[1]}s", 1
    if words[at] in DECADES:
        return f"#{DECADES[words[at]]}s", 1
    if words[at] in ("eighteen", "nineteen") and at + 1 < len(words) and words[at + 1] in DECADES:
        return f"#{UNITS[words[at]]}{DECADES[words[at + 1]]}s", 2
    return "", 0


def _ordinal(words: Sequence[str], at: int) -> tuple[str, int]:
    word = words[at]
    if word in ORDINALS:
        return f"#{ORDINALS[word]}th", 1
    if word in TENS and at + 1 < len(words) and ORDINALS.get(words[at + 1], 99) < 10:
        return f"#{TENS[word] + ORDINALS[words[at + 1]]}th", 2
    found = figure(word)
    return (f"#{found[0]}th", 1) if found and found[1] else ("", 0)


def _small(words: Sequence[str], at: int) -> tuple[Decimal, int]:
    word = words[at]
    if word in UNITS:
        return Decimal(UNITS[word]), 1
    if word in TENS:
        following = UNITS.get(words[at + 1], 99) if at + 1 < len(words) else 99
        return (Decimal(TENS[word] + following), 2) if 0 < following < 10 else (Decimal(TENS[word]), 1)
    found = figure(word)
    return (found[0], 1) if found else (Decimal(0), 0)


def _scaled_article(words: Sequence[str], at: int) -> tuple[str, int]:
    """'a hundred', 'half a million': an amount that begins with a small word."""
    follows = list(words[at : at + 3])
    if len(follows) > 1 and follows[0] == "a" and follows[1] in SCALES:
        total, used = _scales(words, at + 1, Decimal(1))
        return f"#{total.normalize():f}", 1 + used
    if len(follows) == 3 and follows[:2] == ["half", "a"] and follows[2] in SCALES:
        return f"#{SCALES[follows[2]] // 2}", 3
    return "", 0


def _spoken_year(words: Sequence[str], at: int, value: Decimal, taken: int) -> tuple[Decimal, int]:
    if words[at] in ("nineteen", "twenty") and taken == 1 and at + 1 < len(words):
        rest, used = _small(words, at + 1)
        if used and words[at + 1].isalpha() and 10 <= rest < 100:
            return value * 100 + rest, 1 + used
    return value, taken


def _with_decimals(words: Sequence[str], at: int, value: Decimal, taken: int) -> tuple[Decimal, int]:
    """One point five: the digits behind the point are said one by one."""
    place = at + taken
    if place + 1 >= len(words) or words[place] != "point":
        return value, taken
    digits = ""
    while place + 1 < len(words) and UNITS.get(words[place + 1], 10) < 10 and len(digits) < 6:
        digits += str(UNITS[words[place + 1]])
        place += 1
    return (value + Decimal(f"0.{digits}"), place + 1 - at) if digits else (value, taken)


def _scales(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Goes on over 'hundred and five thousand': total and words used."""
    total, current, place = Decimal(0), value, at
    while place < min(len(words), at + LONGEST_PHRASE):
        word, rest = words[place], list(words[place : place + 4])
        if word == "hundred":
            current, place = current * 100, place + 1
        elif word in SCALES:
            total, current, place = total + current * SCALES[word], Decimal(0), place + 1
        elif rest[:3] == ["and", "a", "half"] and len(rest) > 3 and rest[3] in SCALES:
            current, place = current + Decimal("0.5"), place + 3
        elif place > at and (step := _next_part(words, place)):
            current, place = current + step[0], place + step[1]
        else:
            break
    return total + current, place - at


def _next_part(words: Sequence[str], place: int) -> tuple[Decimal, int] | None:
    """The smaller part after a scale word: 'two hundred [and five]'; figures never follow it."""
    skip = 1 if words[place] == "and" else 0
    if place + skip >= len(words) or not words[place + skip].isalpha():
        return None
    value, used = _small(words, place + skip)
    return (value, skip + used) if used else None
