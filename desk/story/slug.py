"""Slugs: the short working name of a story, made from its headline."""

from __future__ import annotations

import re
import unicodedata

from desk.story.furniture import slot


def slug_of(text: str, limit: int = slot("slug").limit) -> str:
    """A slug from a headline: whole plain words joined by hyphens, as many as fit; '' when there are none.

    >>> slug_of("Eagle lands: two men walk on the moon")
    'eagle-lands-two-men-walk'
    """
    bare = unicodedata.normalize("NFKD", re.sub(r"['’‘]", "", text)).encode("ascii", "ignore").decode()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", bare.lower()):
        longer = f"{slug}-{word}" if slug else word[:limit]
        if len(longer) > limit:
            break
        slug = longer
    return slug
