"""An export is on the disk whole or not at all."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from desk.export.write import LISTING, CannotWrite, digest, write
from desk.story.errors import BadFile

FILES = {"index.html": b"<p>new", "photos/a.jpg": b"pixels"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LISTING
    }


def test_the_folder_holds_what_was_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write(FILES, tmp_path / "deep" / "out")
    assert held(tmp_path / "deep" / "out") == FILES
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_second_export_replaces_the_first_whole(tmp_path: Path) -> None:
    write({"index.html": b"old", "photos/old.jpg": b"x"}, tmp_path / "out")
    write(FILES, tmp_path / "out")
    assert held(tmp_path / "out") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    write(FILES, tmp_path / "out")
    assert held(tmp_path / "out") == FILES


def test_files_of_others_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(CannotWrite, match=r"holds ‘thesis\.txt’, which is not from an earlier export"):
        write(FILES, tmp_path)
    write(FILES, tmp_path / "out")
    (tmp_path / "out" / "photos" / "mine.jpg").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match=r"photos/mine\.jpg"):
        write(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "photos" / "mine.jpg").read_bytes() == b"mine"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("words", "utf-8")
    with pytest.raises(CannotWrite, match="is no folder"):
        write(FILES, tmp_path / "out")
    with pytest.raises(CannotWrite, match="part of that path is a file"):
        write(FILES, tmp_path / "out" / "deeper")
    with pytest.raises(CannotWrite, match="the name is too long"):
        write(FILES, tmp_path / ("x" * 300))


@pytest.mark.parametrize("name", ["../out.html", "/etc/x", "a/../../x", "", "a\\b", "c:x", "a\nb"])
def test_names_never_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFile, match="no safe name"):
        write({name: b"x"}, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files to set")
def test_a_disk_that_refuses_leaves_the_old_export(tmp_path: Path) -> None:
    import resource

    write({"index.html": b"old"}, tmp_path / "out")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(CannotWrite, match="Nothing was exported"):
            write({"index.html": b"new", "photos/big.jpg": b"x" * 10_000}, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert held(tmp_path / "out") == {"index.html": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="needs sha256sum")
def test_what_was_written_can_be_checked_by_anybody(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    assert subprocess.run(["sha256sum", "-c", "--status", LISTING], cwd=tmp_path / "out", check=False).returncode == 0
    (tmp_path / "out" / "index.html").write_bytes(b"changed")
    assert subprocess.run(["sha256sum", "-c", "--status", LISTING], cwd=tmp_path / "out", check=False).returncode == 1


def test_the_digest_is_that_of_names_and_bytes() -> None:
    assert digest(FILES) == digest(dict(reversed(FILES.items())))
    assert digest(FILES) != digest({**FILES, "index.html": b"<p>other"})
    assert digest({"a": b"x"}) != digest({"b": b"x"})
