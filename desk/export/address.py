"""Addresses on the house's site, and names that are safe in them."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from desk.story.house import House
from desk.story.story import Story


def address_word(text: str) -> str:
    """`Science & Space` as `science-space`, in any script, percent-encoded; '' when nothing is left."""
    folded = unicodedata.normalize("NFKC", text).lower()
    letters = "".join(letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in folded)
    return quote("-".join(letters.split()).encode("utf-8", "ignore"))


def site(house: House) -> str:
    """The site's address without a stroke at its end."""
    return house.url.rstrip("/")


def story_address(story: Story, house: House) -> str:
    """Where the story stands for good: by its slug alone, so that a new section never moves it."""
    return f"{site(house)}/{address_word(story.furniture.slug) or address_word(story.key) or 'story'}/"


def section_address(path: tuple[str, ...], house: House) -> str:
    """The front of a section, `…/science/space/`."""
    return "/".join([site(house), *(word for part in path if (word := address_word(part))), ""])


def author_address(name: str, house: House) -> str:
    """The page of somebody whose name stands in a byline."""
    return f"{site(house)}/by/{address_word(name) or 'staff'}/"
