"""PDF on the command line: without a screen, one clear sentence where there is no engine, stopped by Ctrl+C."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desk.cli.run import run
from desk.export.format import Paper
from desk.storage import open_desk
from tests.export.pressing import Pressed
from tests.newsroom.desks import ready_story

HERE = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_desk(tmp_path / "desk") as desk:
        ready_story(desk)
    return tmp_path / "desk"


def export(home: Path, out: Path, name: str = "pdf") -> list[str]:
    return ["--desk", str(home), "export", "eagle-lands", "--proof", "--format", name, "--out", str(out)]


def test_a_pdf_comes_out_of_a_machine_without_a_screen(home: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    words = [sys.executable, "main.py", *export(home, tmp_path / "eagle.pdf")]
    made = subprocess.run(words, cwd=HERE, env=bare, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stderr
    pdf = (tmp_path / "eagle.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"/Outlines" in pdf
    assert b"/DCTDecode" in pdf, "the photo is inside"
    assert b"Illustration: Desk" in pdf, "and its credit in the photo"


def test_without_an_engine_one_sentence_says_so_and_other_formats_go_on(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(export(home, tmp_path / "eagle.pdf")) == 1
    assert capsys.readouterr().err == (
        "A PDF is printed by the page engine, which is not at hand here; choose another format.\n"
    )
    assert not (tmp_path / "eagle.pdf").exists()
    assert run(export(home, tmp_path / "page", "single")) == 0


def test_a_format_that_is_one_file_may_be_named(home: Path, tmp_path: Path) -> None:
    assert run(export(home, tmp_path / "eagle.pdf"), Pressed()) == 0
    assert (tmp_path / "eagle.pdf").is_file()
    assert run(export(home, tmp_path / "eagle.html", "single")) == 0
    assert (tmp_path / "eagle.html").read_bytes().startswith(b"<!doctype html>")


def test_ctrl_c_leaves_what_was_there(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_files: Mapping[str, bytes], _paper: Paper) -> bytes:
        raise KeyboardInterrupt

    (tmp_path / "eagle.pdf").write_bytes(b"of yesterday")
    assert run(export(home, tmp_path / "eagle.pdf"), interrupted) == 130
    assert "Stopped: nothing was written" in capsys.readouterr().err
    assert (tmp_path / "eagle.pdf").read_bytes() == b"of yesterday"
