"""Near misses: all words one slip of the hand away, the likeliest slips first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

LONGEST_MISTYPED = 40  # letters; beyond that nobody mistyped a word, and suggestions take seconds
_VOWELS = "aeiouy"


def misses(word: str, letters: str) -> Iterator[str]:
    """Words that differ by one slip: apostrophe or hyphen left out, letters swapped, doubled, dropped, added, mistaken.

    `letters` are those of the language, the frequent ones first. A capital at the start stays one. Some are yielded
    more than once.
    """
    name = word[:1].isupper()
    small = word[:1].lower() + word[1:]
    for slip in _SLIPS:
        for one in slip(small, letters):
            if one and one != small:
                yield one[:1].upper() + one[1:] if name else one


def _apostrophe(word: str, _letters: str) -> Iterator[str]:
    """dont"""
    return (f"{word[:at]}'{word[at:]}" for at in range(1, len(word)))


def _swapped(word: str, _letters: str) -> Iterator[str]:
    """teh"""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _not_doubled(word: str, _letters: str) -> Iterator[str]:
    """occured"""
    return (word[:at] + word[at - 1] + word[at:] for at in range(1, len(word) + 1))


def _doubled(word: str, _letters: str) -> Iterator[str]:
    """untill"""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _other_vowel(word: str, _letters: str) -> Iterator[str]:
    """seperate"""
    places = (at for at in range(1, len(word)) if word[at] in _VOWELS)
    return (word[:at] + vowel + word[at + 1 :] for at in places for vowel in _VOWELS)


def _left_out(word: str, letters: str) -> Iterator[str]:
    """goverment"""
    return (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in letters)


def _one_too_many(word: str, _letters: str) -> Iterator[str]:
    """Mississsippi"""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _mistaken(word: str, letters: str) -> Iterator[str]:
    """becsuse"""
    return (word[:at] + letter + word[at + 1 :] for at in range(1, len(word)) for letter in letters)


def _run_together(word: str, _letters: str) -> Iterator[str]:
    """thecat, wellknown"""
    return (f"{word[:at]}{gap}{word[at:]}" for gap in " -" for at in range(2, len(word) - 1))


def _first_letter(word: str, letters: str) -> Iterator[str]:
    """htis, agin: the first letter is seldom the wrong one"""
    yield word[1:]
    yield from (letter + word for letter in letters)
    yield from (letter + word[1:] for letter in letters)


_SLIPS: tuple[Callable[[str, str], Iterator[str]], ...] = (
    _apostrophe,
    _swapped,
    _not_doubled,
    _doubled,
    _other_vowel,
    _left_out,
    _one_too_many,
    _mistaken,
    _run_together,
    _first_letter,
)
