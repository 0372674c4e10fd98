"""Photos of all stories: read out of the records by the database itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from desk.storage import Desk, photos, stories
from desk.story.photo import Photo
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from tests.storage.stories import LANDING


def put(desk: Desk, *ones: object) -> None:
    with desk.writing() as tx:
        for one in ones:
            stories.put(tx, one)  # type: ignore[arg-type]


def read(desk: Desk) -> tuple[photos.PhotoUse, ...]:
    with desk.reading() as tx:
        return photos.uses(tx)


def test_photos_come_with_their_story(desk: Desk) -> None:
    put(desk, LANDING, replace(LANDING, key="bare", photos=(), copy=""))
    [found] = read(desk)
    assert (found.key, found.title, found.stage) == (LANDING.key, LANDING.title, LANDING.stage)
    assert (found.photos, found.authors, found.holder) == (LANDING.photos, LANDING.authors, LANDING.holder)
    assert found.updated.tzinfo is not None


def test_the_story_changed_last_comes_first(desk: Desk) -> None:
    put(desk, LANDING, replace(LANDING, key="later"))
    assert [one.key for one in read(desk)] == ["later", LANDING.key]


def test_a_picture_in_several_stories_counts_once(desk: Desk) -> None:
    other = replace(LANDING, key="other", photos=(*LANDING.photos, Photo("p9", "f" * 64), Photo("p10")))
    put(desk, LANDING, other)
    with desk.reading() as tx:
        assert photos.count(tx) == len({one.digest for one in other.photos if one.digest})


@pytest.mark.parametrize(
    ("notebook", "guarded"),
    [
        ({"sources": (), "quotes": ()}, False),
        ({"sources": (Source("s", "A person"),), "quotes": (Quote("q", words="Open"),)}, False),
        ({"sources": (Source("s", "A person", terms=Terms.BACKGROUND),), "quotes": ()}, True),
        ({"sources": (Source("s", alias="Heron", confidential=True),), "quotes": ()}, True),
        ({"sources": (), "quotes": (Quote("q", words="Shut", terms=Terms.OFF_RECORD),)}, True),
    ],
)
def test_a_story_with_somebody_to_protect_is_guarded(desk: Desk, notebook: dict[str, object], guarded: bool) -> None:
    put(desk, replace(LANDING, **notebook))  # type: ignore[arg-type]
    assert [one.guarded for one in read(desk)] == [guarded]


def test_a_damaged_story_does_not_hide_the_others(local_desk: Desk) -> None:
    put(local_desk, LANDING, replace(LANDING, key="damaged"))
    with local_desk.writing() as tx:
        tx.session.execute(text("UPDATE story SET record = substr(record, 1, 40) WHERE key = 'damaged'"))
    assert [one.key for one in read(local_desk)] == [LANDING.key]
