"""Searching the photo desk: every field, one field, what is missing first, what rights must be settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desk.newsroom.photo_desk import Print, Use, texts_of
from desk.newsroom.photo_search import Show, matching, to_settle
from desk.storage.search import fold
from desk.story.photo import Photo, Usage
from desk.story.stage import Stage

TODAY = date(1969, 7, 20)
NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)
MOON = Photo(
    "p1", "a" * 64, "image/jpeg", "AS11-40-5931.jpg", 900, 600, "Tranquility Base on Sunday.", "NASA/Crew",
    alt="A grey plain", creator="The crew", agency="NASA", copyright="Public domain", licence="CC0 1.0",
    usage=Usage.FREE, place="Sea of Tranquility, Moon", taken="1969-07-20T20:18:00", keywords=("moon", "Apollo 11"),
)  # fmt: skip
BARE = Photo("p2", "b" * 64, file_name="crew.png", caption="Die Besatzung, müde.", usage=Usage.UNKNOWN)


def printed(photo: Photo, title: str = "Eagle lands") -> Print:
    words = fold("\n".join((title, *texts_of(photo).values())))
    return Print(photo.digest, (Use("k1", title, Stage.DRAFT, NOON, photo),), words)


SHELF = (printed(MOON), printed(BARE, "Return"))


def found(asked: str, show: Show = Show.ALL, *, lacking_first: bool = False) -> list[str]:
    return [one.photo.key for one in matching(SHELF, asked, show, TODAY, lacking_first=lacking_first)]


@pytest.mark.parametrize(
    "asked",
    ["tranquil", "nasa crew", "GREY", "public", "cc0", "sea moon", "1969-07-20", "apollo 11", "as11-40", '"apollo 11"',
     "eagle", "free", "tranq nasa grey", "as11-40-5931.jpg"],
)  # fmt: skip
def test_words_are_found_in_every_field(asked: str) -> None:
    assert found(asked) == ["p1"]


def test_all_words_must_be_there_and_accents_do_not_matter() -> None:
    assert found("nasa besatzung") == []
    assert found("mude") == found("MÜDE") == ["p2"]
    assert found("") == found("  ") == ["p1", "p2"]


def test_one_field_can_be_asked() -> None:
    assert found("credit:nasa") == ["p1"]
    assert found("caption:nasa") == []
    assert found("file:crew") == ["p2"]
    assert found('keywords:"apollo 11" grey') == ["p1"]
    assert found("story:return") == ["p2"]
    assert found("usage:unknown") == ["p2"]
    assert found("nofield:nasa") == []


def test_what_is_missing_comes_first() -> None:
    assert found("", lacking_first=True) == ["p2", "p1"]
    assert found("", Show.LACKING) == ["p2"]


def test_rights_to_settle() -> None:
    assert found("", Show.RIGHTS) == ["p2"]
    for photo in (
        replace(MOON, usage=Usage.RESTRICTED), replace(MOON, usage=Usage.EXPIRED),
        replace(MOON, expires=date(1969, 7, 1)), replace(MOON, expires=date(1969, 8, 10)),
    ):  # fmt: skip
        assert to_settle(printed(photo), TODAY)
    assert not to_settle(printed(replace(MOON, expires=date(1969, 12, 1))), TODAY)


@pytest.mark.parametrize("asked", ['"', "credit:", ":", "a:b:c", 'credit:"', "((", "\x00", "💥", "credit:💥"])
def test_any_text_may_be_asked(asked: str) -> None:
    assert set(found(asked)) <= {"p1", "p2"}
