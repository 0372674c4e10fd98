"""Addresses on the house's site, and names that are safe in them."""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import quote, unquote

from desk.story.house import House
from desk.story.story import Story

_LONGEST = 180  # characters of one encoded word: file systems take no more than 255


def address_word(text: str) -> str:
    """`Science & Space` as `science-space`, in any script, percent-encoded; '' when nothing is left.

    A long one is cut, and then ends in a mark of the whole.
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    letters = "".join(letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in folded)
    word = "-".join(letters.split())
    encoded = quote(word.encode("utf-8", "ignore"))
    if len(encoded) <= _LONGEST:
        return encoded
    mark = hashlib.sha256(word.encode("utf-8", "ignore")).hexdigest()[:8]
    while len(encoded) > _LONGEST - 9:
        word = word[: -max(1, (len(encoded) - _LONGEST) // 9)]
        encoded = quote(word.encode("utf-8", "ignore"))
    return f"{encoded}-{mark}"


def site(house: House) -> str:
    """The site's address without a stroke at its end."""
    return house.url.rstrip("/")


def story_address(story: Story, house: House) -> str:
    """Where the story stands for good: by its slug alone, so that a new section never moves it."""
    return f"{site(house)}/{story_word(story)}/"


def story_word(story: Story) -> str:
    """The story's own part of its address, percent-encoded."""
    return address_word(story.furniture.slug) or address_word(story.key) or "story"


def file_stem(story: Story) -> str:
    """What files of the story are called."""
    return unquote(story_word(story))


def section_address(path: tuple[str, ...], house: House) -> str:
    """The front of a section, `…/science/space/`."""
    return "/".join([site(house), *(word for part in path if (word := address_word(part))), ""])


def author_address(name: str, house: House) -> str:
    """The page of somebody whose name stands in a byline."""
    return f"{site(house)}/by/{address_word(name) or 'staff'}/"


def tag_address(keyword: str, house: House) -> str:
    """The page of a keyword."""
    return f"{site(house)}/tag/{address_word(keyword) or 'tag'}/"
