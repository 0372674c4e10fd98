"""Word lists written as plain text."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text as a set: lists are written the way they are read."""
    return frozenset(words.split())


def paired(pairs: str) -> dict[str, str]:
    """'centre>center metre>meter' as a table."""
    return dict(pair.split(">", 1) for pair in pairs.split())
