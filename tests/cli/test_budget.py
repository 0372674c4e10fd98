"""The budget from a terminal: as a list, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desk.cli.run import run
from desk.newsroom import budgeting
from desk.storage import open_desk, stories
from desk.story.budget import Filter, When
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.story import Story


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A desk with a story due soon, and one without a deadline whose headline is a formula."""
    soon = datetime.now().astimezone() + timedelta(seconds=5)
    with open_desk(tmp_path / "desk") as desk, desk.writing() as tx:
        due = Furniture(slug="due", headline="Ferry times", deadline=soon, target_words=400)
        stories.put(tx, Story("k1", due, "One two.", authors=("Reporter",)))
        stories.put(tx, Story("k2", Furniture(slug="undated", headline="=1+1"), authors=("Reporter",)))
    return str(tmp_path / "desk")


def test_the_days_list(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--desk", where, "budget"]) == 0
    text = capsys.readouterr().out
    assert "Ferry times  No photo" in text
    assert "2/400 w" in text
    assert "=1+1" not in text


def test_as_csv_on_the_terminal_and_into_a_file(where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--desk", where, "budget", "--csv", "--when", "open"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["Headline"] for row in rows] == ["Ferry times", "'=1+1"]
    assert run(["--desk", where, "budget", "--csv", "--out", str(tmp_path / "list.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stories"] == 1
    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbfSlug,")


def test_a_kept_filter_and_a_day(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    with open_desk(where) as desk:
        budgeting.keep_filter(desk, Person("Reporter"), Filter("Undated", When.UNDATED))
    assert run(["--desk", where, "budget", "--filter", "Undated"]) == 0
    assert "=1+1" in capsys.readouterr().out
    assert run(["--desk", where, "budget", "--day", "1969-07-20"]) == 0
    assert capsys.readouterr().out == "Nothing here.\n"


def test_wrong_words_are_told(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--desk", where, "budget", "--day", "soon"]) == 2
    assert run(["--desk", where, "budget", "--out", "x"]) == 2
    assert run(["--desk", where, "budget", "--filter", "None"]) == 1
    assert "no filter ‘None’" in capsys.readouterr().err
