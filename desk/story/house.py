"""The house: what a desk decides for all its stories. Stored with the desk as one value."""

from __future__ import annotations

from dataclasses import dataclass

SAMPLE_SECTIONS = (
    ("World",), ("World", "Africa"), ("World", "Americas"), ("World", "Asia"), ("World", "Europe"),
    ("Local",), ("Local", "Politics"), ("Local", "Transport"), ("Local", "Education"),
    ("Business",), ("Culture",), ("Science",), ("Science", "Space"), ("Sport",), ("Weather",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newsletter:
    """The sign-up block under each article; left out while `action` (an https address) is empty."""

    title: str = "Get the morning newsletter"
    text: str = "The day’s stories, once a day."
    action: str = ""
    button: str = "Sign up"


@dataclass(frozen=True, slots=True)
class Weighting:
    """How heavily the house takes one check ('off', 'note', 'warning', 'blocker'), in one section or everywhere."""

    check: str
    weight: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of wording that a desk has made: a regular expression, what to write instead, and why.

    `match` and `leave` are texts in which it must and must not find something.
    """

    pattern: str
    why: str
    replacement: str = ""
    match: str = ""
    leave: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """Site settings, house style and rules. `url` is the absolute https address of the site; `zone` an IANA name."""

    name: str = "Desk Sample Herald"
    url: str = "https://herald.example.org"
    zone: str = "UTC"
    language: str = "en-GB"
    dateline_style: str = "house"
    sections: tuple[tuple[str, ...], ...] = SAMPLE_SECTIONS
    newsletter: Newsletter = Newsletter(action="https://herald.example.org/newsletter")
    principles_url: str = "https://herald.example.org/principles"
    corrections_url: str = "https://herald.example.org/corrections"
    licence_url: str = "https://herald.example.org/licence"
    copyright: str = "Desk Sample Herald"
    footer: str = ""
    theme: str = "standard"
    words_a_minute: int = 230
    measure: int = 38  # characters in a line of the column that lines are counted for
    own_stories_allowed: bool = False
    editors_write: bool = False  # in review: straight into the text, instead of as suggestions
    weights: tuple[Weighting, ...] = ()
    rules: tuple[OwnRule, ...] = ()
    words: tuple[str, ...] = ()  # that the desk spells right, whatever the dictionaries say
