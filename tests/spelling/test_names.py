"""Names of a story are spelled as they stand in its notebook."""

from __future__ import annotations

from desk.spelling.names import names_in
from desk.spelling.speller import Speller
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.source import Source
from desk.story.story import Story

STORY = Story(
    "apollo2222",
    Furniture(byline=("Xanthippe Quorlby",), dateline=Dateline("Tyuratam", "Qyzylorda", None, "XNA")),
    sources=(Source("one2222222", "Buzz Aldrin-Zzyzx", organisation="Zorblatt Institute", title="Kosmonavt"),),
    authors=("Desker",),
)


def test_the_notebook_the_bylines_and_the_dateline_bring_names() -> None:
    assert names_in(STORY) >= {"Aldrin-Zzyzx", "Zorblatt", "Kosmonavt", "Xanthippe", "Quorlby", "Tyuratam", "Qyzylorda"}
    assert names_in(Story("empty22222")) == frozenset()


def test_a_name_is_right_in_its_own_story_only(speller: Speller) -> None:
    assert not speller.check("Zorblatt")
    speller.know(names_in(STORY))
    assert speller.check("Zorblatt’s")
    assert speller.check("TYURATAM")
    assert not speller.check("zorblatt")
