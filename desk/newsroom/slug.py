"""Slugs: the short working name of a story, made from its headline."""

from __future__ import annotations

import unicodedata

LONGEST = 24
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "its", "of", "on", "or", "the", "to", "with"}
)


def slug_from(headline: str) -> str:
    """`eagle-lands-two-men-walk`: plain letters and digits, no small words, at most 24 characters, whole words."""
    plain = unicodedata.normalize("NFKD", headline.casefold())
    letters = "".join(
        one if one.isascii() and one.isalnum() else " "
        for one in plain
        if not unicodedata.combining(one) and one not in "'’"
    )
    slug = ""
    for word in letters.split():
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if word in SMALL_WORDS or len(longer) > LONGEST:
            continue
        slug = longer
    return slug
