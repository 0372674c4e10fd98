"""The cache: what was made once is there again, whole or not at all, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk.storage import cache

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "renditions"


def test_what_was_kept_is_there() -> None:
    assert cache.get(KEY) is None
    cache.keep(KEY, b"pixels")
    assert cache.get(KEY) == b"pixels"


def test_it_is_for_its_owner_alone(place: Path) -> None:
    cache.keep(KEY, b"pixels")
    if os.name != "nt":
        assert (place / KEY).stat().st_mode & 0o077 == 0
        assert place.stat().st_mode & 0o077 == 0


def test_what_is_not_whole_is_not_there(place: Path) -> None:
    cache.keep(KEY, b"pixels")
    (place / KEY).write_bytes((place / KEY).read_bytes()[:-1])
    assert cache.get(KEY) is None


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("DESK_CACHE", str(tmp_path / "file"))
    cache.keep(KEY, b"pixels")
    assert cache.get(KEY) is None


def test_what_was_longest_not_asked_for_goes(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 450)
    monkeypatch.setattr(cache, "EVERY", 1)
    cache.keep(KEY, b"x" * 100)
    cache.keep(OTHER, b"x" * 100)
    os.utime(place / KEY, (1, 1))
    cache.keep("c" * 64, b"x" * 100)
    assert cache.get(KEY) is None
    assert cache.get(OTHER) is not None


def test_a_key_is_no_path() -> None:
    with pytest.raises(ValueError, match="no key"):
        cache.get("../../etc/passwd")
