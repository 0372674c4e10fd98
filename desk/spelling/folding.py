"""Words as dictionaries write them: one sort of apostrophe and hyphen, letters composed, nothing invisible."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None, "\u200c": None,
    "\u200d": None, "\u2060": None,
})  # fmt: skip


def folded(word: str) -> str:
    """The word as the dictionaries have it."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.translate(_SAME))


def unaccented(word: str) -> str:
    """The word with its letters bare: café is cafe."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def forms(word: str) -> Iterator[str]:
    """How a word that somebody made known may stand in a text: as it is, in capitals, and a small one at the start.

    A name stays a name: `Zelenskyy` does not make `zelenskyy` right.
    """
    plain = folded(word.strip())
    yield plain
    yield plain.upper()
    if plain.islower():
        yield plain[:1].upper() + plain[1:]


def script(letter: str) -> str:
    """The script of a letter: LATIN, CYRILLIC, GREEK … ; '' for what has none."""
    return unicodedata.name(letter, "").partition(" ")[0]
