"""Originals are kept untouched, once, and are not given out damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.storage import Desk, originals, stories
from desk.story.errors import BadFile, DeskUnavailable, NotFound, WrongUse
from desk.story.record import sha256
from tests.storage.stories import LANDING

PIXELS = bytes(range(256)) * 40


def test_what_is_kept_comes_back_byte_for_byte(desk: Desk) -> None:
    digest = originals.keep(desk, PIXELS, ".jpg", media_type="image/jpeg", file_name="moon.jpg")
    assert digest == sha256(PIXELS)
    assert originals.keep(desk, PIXELS, ".jpg") == digest
    assert originals.read(desk, digest) == PIXELS
    with desk.reading() as tx:
        assert originals.digests(tx) == (digest,)


def test_what_was_never_kept_is_not_found(desk: Desk) -> None:
    for digest in ("0" * 64, "../../etc/passwd", ""):
        with pytest.raises(NotFound):
            originals.read(desk, digest)


def test_a_suffix_is_a_suffix(desk: Desk) -> None:
    with pytest.raises(WrongUse):
        originals.keep(desk, PIXELS, "/../x")


def test_a_photo_knows_the_stories_that_use_it(desk: Desk) -> None:
    with desk.writing() as tx:
        stories.put(tx, LANDING)
    with desk.reading() as tx:
        assert [line.key for line in originals.used_in(tx, "0" * 64)] == [LANDING.key]
        assert originals.used_in(tx, "1" * 64) == ()


def file_of(desk: Desk, digest: str) -> Path:
    assert desk.folder is not None
    return desk.folder / "originals" / digest[:2] / f"{digest}.jpg"


def test_a_local_original_is_a_read_only_file_under_its_digest(local_desk: Desk) -> None:
    file = file_of(local_desk, originals.keep(local_desk, PIXELS, ".jpg"))
    assert file.read_bytes() == PIXELS
    assert file.stat().st_mode & 0o777 == 0o400
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_damaged_original_is_refused_and_healed_when_it_is_kept_again(local_desk: Desk) -> None:
    digest = originals.keep(local_desk, PIXELS, ".jpg")
    file = file_of(local_desk, digest)
    file.chmod(0o600)
    file.write_bytes(PIXELS[:-1] + b"!")
    with pytest.raises(BadFile, match="damaged"):
        originals.read(local_desk, digest)
    originals.keep(local_desk, PIXELS, ".jpg")
    assert originals.read(local_desk, digest) == PIXELS


def test_a_missing_original_is_named(local_desk: Desk) -> None:
    digest = originals.keep(local_desk, PIXELS, ".jpg")
    file_of(local_desk, digest).unlink()
    with pytest.raises(NotFound, match=f"{digest[:12]}.*backup"):
        originals.read(local_desk, digest)


def test_a_photo_that_cannot_be_kept_is_told(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    (local_desk.folder / "originals").write_text("in the way")
    with pytest.raises(DeskUnavailable, match="could not be kept"):
        originals.keep(local_desk, PIXELS, ".jpg")
