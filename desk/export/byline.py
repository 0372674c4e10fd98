"""Who wrote it: names in a byline as people or organisations."""

from __future__ import annotations

from dataclasses import dataclass

from desk.export.address import author_address, site
from desk.story.house import House

AGENCIES = frozenset({
    "ap", "associated press", "the associated press", "reuters", "thomson reuters", "afp", "agence france-presse",
    "xinhua", "dpa", "pa media", "press association", "bloomberg", "bloomberg news", "tass", "kyodo", "kyodo news",
    "efe", "ansa", "belga", "ukrinform", "interfax", "yonhap", "pti", "ians", "aap", "ntb", "tt", "ritzau", "upi",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """One name as printed; `bare` is it without what follows a comma, `job` what follows."""

    name: str
    bare: str
    job: str
    url: str
    organisation: bool


def authors(byline: tuple[str, ...], house: House) -> tuple[Author, ...]:
    """The authors of a story; the house itself when no name is given."""
    named = tuple(_author(name, house) for name in (" ".join(one.split()) for one in byline) if name)
    return named or (Author(house.name, house.name, "", site(house) + "/", True),)


def _author(printed: str, house: House) -> Author:
    name = printed[3:] if printed[:3].lower() == "by " and len(printed) > 3 else printed
    bare, _, job = (part.strip() for part in name.partition(","))
    bare = bare or name
    organisation = bare.lower() in AGENCIES or bare == house.name
    return Author(name, bare, job, author_address(bare, house), organisation)
