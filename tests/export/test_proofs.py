"""Proof pages from lines of JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.export.proofs import proof_from_line, render_lines
from desk.story.dateline import Dateline
from desk.story.errors import WrongUse
from desk.story.house import House

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LINE: dict[str, object] = {
    "id": "p1",
    "headline": "A headline",
    "standfirst": "A standfirst",
    "dateline": "LONDON, Nov. 20",
    "section": "World / Europe",
    "byline": "Reporter",
    "body": "Plain *body*.",
    "photo": {"caption": "A caption", "credit": "A credit", "alt": "An alternative"},
    "sources": [{"name": "SECRET source", "url": "https://example.org/", "quote": "SECRET quote"}],
    "tags": ["plain"],
    "slug": "plain",
}


def test_a_story_from_one_object() -> None:
    name, story = proof_from_line(LINE)
    assert name == "p1"
    assert story.furniture.section == ("World", "Europe")
    assert story.furniture.byline == ("Reporter",)
    assert story.furniture.dateline == Dateline("LONDON, Nov. 20")
    assert story.lead is not None
    assert story.lead.credit == "A credit"
    assert story.sources[0].name == "SECRET source"


def test_datelines_may_be_read_by_somebody_who_knows() -> None:
    _, story = proof_from_line(LINE, read_dateline=lambda text: Dateline(text.partition(",")[0]))
    assert story.furniture.dateline == Dateline("LONDON")


def test_missing_and_odd_fields_are_empty() -> None:
    _, story = proof_from_line(
        {"id": "x", "headline": None, "byline": ["A", "", 3], "photo": "x", "sources": "S", "tags": None, "body": 7}
    )
    assert (story.furniture.headline, story.furniture.byline, story.photos) == ("", ("A", "3"), ())
    assert story.copy == "7"


@pytest.mark.parametrize("name", ["", "../x", "a/b", "..", ".x", "con", "NUL.txt", "a.", "a b", "x" * 130, None])
def test_ids_that_are_no_folder_names_are_refused(name: object) -> None:
    with pytest.raises(WrongUse, match="cannot name a folder"):
        proof_from_line({"id": name})


def test_one_folder_a_line_with_a_proof_in_it(tmp_path: Path) -> None:
    lines = [json.dumps(LINE), "", json.dumps({**LINE, "id": "p2"})]
    assert list(render_lines(lines, tmp_path, House(), NOW)) == [("p1", ""), ("p2", "")]
    page = (tmp_path / "p1" / "index.html").read_text("utf-8")
    for words in ("A headline", "A standfirst", "LONDON, NOV. 20", "A caption", "Photo: A credit", "An alternative"):
        assert words in page
    assert "SECRET" not in page
    assert "Unapproved proof" in page
    assert (tmp_path / "p2" / "article.css").is_file()


def test_a_page_that_cannot_be_made_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({**LINE, "body": "> " * 200 + "x"}), json.dumps({**LINE, "id": "p2"})]
    made = list(render_lines(lines, tmp_path, House(), NOW))
    assert "more than 100 deep" in made[0][1]
    assert made[1] == ("p2", "")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{"], "Line 1 is no JSON"),
        (["[]"], "Line 1 is no JSON object"),
        (['{"id": "a"}', '{"id": "A"}'], "Line 2: the id ‘A’ stands twice"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, lines: list[str], says: str) -> None:
    with pytest.raises(WrongUse, match=says):
        list(render_lines(lines, tmp_path, House(), NOW))
