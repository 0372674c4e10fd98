"""Pictures: made once on the worker for everybody who wants them, kept while there is room, told why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desk.newsroom import picturing
from desk.paths import RESOURCES
from desk.storage import Desk
from desk.story.framing import Look
from desk.story.photo import Photo
from desk.ui import pictures
from desk.ui.bench import Bench
from tests.ui.conftest import REPORTER

PICTURE = RESOURCES / "sample" / "tranquility.jpg"
BOX = (120, 120)


@pytest.fixture
def photo(bench: Bench, settled: Callable[[], None]) -> Photo:
    """The sample's picture, kept on the desk."""
    kept: list[Photo] = []

    def keep(desk: Desk) -> Photo:
        return picturing.add_photo_file(desk, REPORTER, PICTURE)

    bench.work.ask(keep).then(kept.append)
    settled()
    return kept[0]


def test_a_picture_comes_once_for_all_who_want_it(bench: Bench, photo: Photo, settled: Callable[[], None]) -> None:
    came: list[tuple[QImage, str]] = []
    look = Look(photo.digest)
    assert bench.pictures.get(look, BOX) is None
    for _one in range(3):
        bench.pictures.want(bench.wire, look, BOX, lambda image, why: came.append((image, why)))
    settled()
    assert [why for _image, why in came] == [""] * 3
    assert max(came[0][0].width(), came[0][0].height()) == 120
    assert len({image.cacheKey() for image, _why in came}) == 1


def test_one_that_is_here_comes_at_once(bench: Bench, photo: Photo, settled: Callable[[], None]) -> None:
    came: list[QImage] = []
    bench.pictures.want(bench.wire, Look(photo.digest), BOX, lambda image, _why: came.append(image))
    settled()
    bench.pictures.want(bench.wire, Look(photo.digest), BOX, lambda image, _why: came.append(image))
    assert len(came) == 2
    turned = Look(photo.digest, turn=1)
    assert bench.pictures.get(turned, BOX) is None


def test_whoever_is_gone_gets_nothing(bench: Bench, photo: Photo, settled: Callable[[], None]) -> None:
    came: list[QImage] = []
    owner = QObject()
    bench.pictures.want(owner, Look(photo.digest), BOX, lambda image, _why: came.append(image))
    shiboken6.delete(owner)
    settled()
    assert came == []
    assert bench.pictures.get(Look(photo.digest), BOX) is not None


def test_why_there_is_none_is_told(bench: Bench, photo: Photo, settled: Callable[[], None]) -> None:
    came: list[tuple[bool, str]] = []
    bench.pictures.want(bench.wire, Look("0" * 64), BOX, lambda image, why: came.append((image.isNull(), why)))
    settled()
    [(null, why)] = came
    assert null
    assert "missing from the desk" in why


def test_those_not_seen_for_longest_make_room(
    bench: Bench, photo: Photo, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ROOM", 120 * 120 * 4 * 2)
    looks = [Look(photo.digest, turn=turn) for turn in range(4)]
    for look in looks:
        bench.pictures.want(bench.wire, look, BOX, lambda _image, _why: None)
        settled()
    assert [bench.pictures.get(look, BOX) is not None for look in looks][-2:] == [True, True]
    assert bench.pictures.get(looks[0], BOX) is None
