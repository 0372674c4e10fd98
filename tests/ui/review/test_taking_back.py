"""One change of a comparison is taken back where it stands, markup and all; nothing else of the story moves."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.review.comparing import comparison
from desk.ui.review.taking_back import step_back, taken_back
from desk.ui.review.word_diff import compare

BEFORE = (
    "The lander **came down** past a [boulder field](https://example.org/field) with fuel running low.\n\n"
    "![The lander](photo:p1)\n\n"
    "[“Houston, Tranquility Base here,”](quote:q1) he said.\n\n"
    "## After\n\n- Rest\n- Walk\n\nThe two slept little."
)
STORY = Story(
    "k1",
    Furniture(headline="Eagle lands on the moon", standfirst="A field of boulders"),
    BEFORE,
    photos=(Photo("p1", caption="The lander"),),
    sources=(Source("s1", "Neil Armstrong"),),
    quotes=(Quote("q1", "s1", "Houston, Tranquility Base here."),),
)


def back(before: Story, after: Story, number: int) -> Story:
    step = step_back(comparison(before, after), number)
    assert step is not None
    return step(after)


def edited(*pairs: tuple[str, str]) -> Story:
    copy = BEFORE
    for old, new in pairs:
        assert old in copy
        copy = copy.replace(old, new)
    return replace(STORY, copy=copy)


@pytest.mark.parametrize(
    "pair",
    [
        ("running low", "nearly gone"),
        (" with fuel running low", ""),
        ("boulder field", "field of stones"),
        ("**came down**", "*landed*"),
        ("he said", "he radioed home"),
        ("Tranquility Base here", "Tranquility here"),
        ("The two slept little.", "The two slept little. They rose early."),
        ("The two slept little.", "The two slept little.\n\nThey rose early."),
        ("\n\nThe two slept little.", ""),
        ("- Rest\n", "- Rest a while\n"),
        ("The lander **", "Then the lander **"),
    ],
)
def test_a_change_of_the_copy_alone(pair: tuple[str, str]) -> None:
    assert back(STORY, edited(pair), 0).copy == BEFORE


def test_of_several_changes_only_that_one() -> None:
    after = edited(("running low", "nearly gone"), ("he said", "he radioed"), ("slept little", "slept well"))
    found = comparison(STORY, after)
    assert len(found.copy.changes) == 3
    assert back(STORY, after, 1).copy == edited(("running low", "nearly gone"), ("slept little", "slept well")).copy
    rest = back(STORY, back(STORY, back(STORY, after, 2), 1), 0)
    assert rest == STORY


def test_headline_and_standfirst_come_first_then_the_copy_then_the_rows() -> None:
    furniture = replace(STORY.furniture, headline="Eagle lands: men walk on the moon", keywords=("moon",), legal=True)
    after = replace(edited(("low", "out")), furniture=furniture)
    assert back(STORY, after, 0).furniture.headline == STORY.furniture.headline
    assert back(STORY, after, 1).copy == BEFORE
    assert back(STORY, after, 2).furniture.keywords == ()
    assert back(STORY, after, 3).furniture.legal is False
    assert step_back(comparison(STORY, after), 4) is None


def test_photos_and_notebook_row_by_row() -> None:
    after = replace(
        STORY,
        copy=BEFORE.replace("slept little.", "slept little.\n\n![Sea](photo:p2)"),
        photos=(Photo("p1", caption="The lander, drawn"), Photo("p2", caption="The sea")),
        sources=(),
        quotes=(Quote("q1", "s1", "Houston, Base here."),),
    )
    rows = comparison(STORY, after).rows
    labels = [row.label for row in rows]
    for number, _row in enumerate(rows):
        after_one = back(STORY, after, number)
        assert labels[number] not in [row.label for row in comparison(STORY, after_one).rows]
    gone = back(STORY, after, labels.index("Photo added"))
    assert gone.photo("p2") is None
    assert "photo:p2" not in gone.copy


def test_a_link_gets_its_address_back() -> None:
    after = edited(("example.org/field", "example.org/other"))
    assert back(STORY, after, 0).copy == BEFORE
    unlinked = edited(("[boulder field](https://example.org/field)", "boulder field"))
    with pytest.raises(RuleError, match="no link any more"):
        back(STORY, unlinked, 0)


def test_a_story_that_went_on_is_not_touched() -> None:
    after = edited(("running low", "nearly gone"))
    step = step_back(comparison(STORY, after), 0)
    assert step is not None
    with pytest.raises(RuleError, match="has changed since"):
        step(replace(after, copy=after.copy + " More."))


def test_every_change_back_is_the_text_before() -> None:
    """Whatever was changed: taking all changes back, one by one, is the words of before, or is refused."""
    chance = random.Random(1969)
    words = "the lander came down past a field of boulders with its fuel low and dust rising".split()
    refused = 0
    for _ in range(150):
        paragraphs = [" ".join(chance.choices(words, k=chance.randrange(3, 12))) for _ in range(4)]
        before = "\n\n".join(paragraphs)
        parts = before.split(" ")
        for _ in range(3):
            at = chance.randrange(len(parts))
            parts[at : at + chance.randrange(0, 3)] = chance.choices(words, k=chance.randrange(0, 3))
        after = " ".join(parts)
        while changes := compare(before, after).changes:
            made = taken_back(before, after, changes[0], markup=True)
            if made is None:
                refused += 1
                break
            after = made
        else:
            assert compare(before, after).changes == ()
    assert refused < 5
