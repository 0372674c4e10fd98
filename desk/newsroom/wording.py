"""Wording: the words that a desk spells right, whatever the dictionaries say, and where more dictionaries lie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desk.paths import default_desk
from desk.storage import house as houses
from desk.storage.desk import Desk
from desk.story.errors import RuleError
from desk.story.house import House
from desk.story.person import Person

LONGEST, MOST = 60, 20_000
FOLDER = "dictionaries"


def add_word(desk: Desk, by: Person, word: str) -> House:
    """Take the word for right in every story of the desk; anybody may. Gives the house as it then is."""
    word = word.strip()
    if not word or len(word) > LONGEST or any(letter.isspace() for letter in word) or not any(map(str.isalpha, word)):
        raise RuleError(f"‘{word[:LONGEST]}’ cannot be one of the desk’s words: give one word of at most 60 letters.")
    with desk.writing() as tx:
        house = houses.get(tx)
        if word in house.words:
            return house
        if len(house.words) >= MOST:
            raise RuleError(f"{by.name} cannot add ‘{word}’: the desk has {MOST:,} words of its own already.")
        return houses.put(tx, replace(house, words=_sorted((*house.words, word))))


def remove_word(desk: Desk, by: Person, word: str) -> House:
    """Have the dictionaries judge the word again. Gives the house as it then is; RuleError when it was never added."""
    with desk.writing() as tx:
        house = houses.get(tx)
        if word not in house.words:
            raise RuleError(f"{by.name} cannot take out ‘{word}’: it is not one of the desk’s words.")
        return houses.put(tx, replace(house, words=tuple(one for one in house.words if one != word)))


def dictionary_folder(desk: Desk) -> Path:
    """Where dictionaries for this desk are dropped: in the desk's folder, or a person's own for a desk on a server."""
    return (desk.folder or default_desk()) / FOLDER


def _sorted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (word.casefold(), word)))
