"""Words to work on: news-like stories of words drawn by chance, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random

from desk.paths import RESOURCES
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story

REPORTER = Person("Reporter")
SMALL_WORDS = "the of and to in a for on that with by at from as it was is were has had be which not but".split()
SOUNDS = [first + second for first in "bdfgklmnprstv" for second in ("a", "e", "i", "o", "u", "an", "er", "on")]
TIED = 12  # quotations of a story that are logged in its notebook; the others stand loose in the copy
STORY_WORDS = 600  # of a story of a full desk
SOURCE = Source("speaker222", "Reporter", description="a reader of this copy")


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """4,000 words, the frequent ones first, and their cumulated weights as language has them (Zipf).

    One of a hundred is made up; the others stand in the dictionary, for in copy that people write few words are
    underlined, and each line under a word costs.
    """
    random = Random(1)
    words = dict.fromkeys(SMALL_WORDS)
    known = _in_dictionary()
    while len(words) < 4_000:
        made_up = len(words) % 100 == 99
        words["".join(random.choices(SOUNDS, k=3)) if made_up else random.choice(known)] = None
    return tuple(words), tuple(accumulate(1 / (rank + 3) for rank in range(4_000)))


@cache
def _in_dictionary() -> tuple[str, ...]:
    """Small words of 4 to 9 letters that the dictionary has without an ending."""
    lines = (RESOURCES / "dictionaries" / "en_GB" / "en_GB.dic").read_text(encoding="utf-8").splitlines()
    stems = (line.partition("/")[0] for line in lines[1:])
    return tuple(stem for stem in stems if 4 <= len(stem) <= 9 and stem.isascii() and stem.isalpha() and stem.islower())


def word(rank: int) -> str:
    """A word by how frequent it is, 0 the most."""
    return vocabulary()[0][rank]


@dataclass(slots=True)
class _Writer:
    """Writes paragraph after paragraph; `quotes` are those it tied to the notebook."""

    random: Random
    quotes: list[Quote]

    def some(self, least: int, most: int) -> list[str]:
        words, weights = vocabulary()
        return self.random.choices(words, cum_weights=weights, k=self.random.randint(least, most))

    def sentence(self) -> str:
        words = self.some(12, 22)
        at = self.random.randrange(4, 10)
        words[at] = self.random.choice((words[at].capitalize(), f"{self.random.randint(2, 999)}", f"{words[at]},"))
        return f"{' '.join(words).capitalize()}."

    def quotation(self) -> str:
        said = " ".join(self.some(8, 16)).capitalize()
        if len(self.quotes) == TIED:
            return f"“{said},” the {word(200)} said."
        key = f"quote{len(self.quotes):05}"
        self.quotes.append(Quote(key, SOURCE.key, f"{said}."))
        return f"[“{said},”](quote:{key}) the {word(200)} said."

    def paragraph(self, number: int) -> str:
        if number % 12 == 11:
            return f"## {' '.join(self.some(3, 6)).capitalize()}"
        opening = self.quotation() if number % 3 == 2 else self.sentence()
        marked = f"**{word(150)}** and [{word(160)}](https://example.org/{word(160)})" if number % 5 == 4 else word(170)
        return f"{opening} {self.sentence()} {marked.capitalize()} {self.sentence()}"


def story(words: int, seed: int = 1) -> Story:
    """A draft of that many words (a paragraph more at the most) with furniture, and quotations in its notebook."""
    writer = _Writer(Random(seed), [])
    blocks: list[str] = []
    count = 0
    while count < words:
        blocks.append(writer.paragraph(len(blocks)))
        count += blocks[-1].count(" ") + 1
    headline = " ".join(writer.some(5, 8)).capitalize()
    furniture = Furniture(
        slug=f"story-{seed}",
        section=("World", word(120).capitalize()),
        headline=headline[:70],
        standfirst=writer.sentence(),
        byline=(REPORTER.name,),
        dateline=Dateline(word(130).capitalize(), "", date(1969, 7, 20)),
        keywords=(word(140), word(141)),
        target_words=words,
    )
    key = f"{seed:010}".translate(str.maketrans("01", "ab"))
    return Story(
        key,
        furniture,
        "\n\n".join(blocks),
        sources=(SOURCE,),
        quotes=tuple(writer.quotes),
        authors=(REPORTER.name,),
    )


def stories(number: int) -> Iterator[Story]:
    """The stories of a desk that is in use."""
    return (story(STORY_WORDS, seed) for seed in range(1_000, 1_000 + number))


def edited(story: Story, time: int) -> Story:
    """The story with one more word in the middle of its copy, another one each time."""
    return replace(story, copy=varied(story.copy, time))


def varied(text: str, time: int) -> str:
    """The text with one more word in its middle, another one each time: nothing that was remembered of it helps."""
    middle = text.index(" ", len(text) // 2)
    return f"{text[:middle]} {word(500 + time % 3_000)}{text[middle:]}"


def article(words: int) -> str:
    """The story as a plain text file that somebody sent."""
    sent = story(words)
    plain = sent.copy.replace("**", "").replace("## ", "")
    head = f"{sent.furniture.headline}\n\nBy Staff {REPORTER.name}\n\n"
    return f"{head}{sent.furniture.dateline.place.upper()}, July 20 — {plain}\n"
