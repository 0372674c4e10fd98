"""Files with their pictures beside them, and the one-object-a-line functions."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.intake.lines import parse_article, parse_credit_line, parse_dateline_line
from desk.intake.reading import read_file
from desk.story.errors import BadFile

P = "The spacecraft set down on the moon on Sunday afternoon, the space agency said."
Q = "The crew will rest for several hours before they open the hatch and climb down."
TEXT = f"Two men walk on the moon\nBy Jane Doe\nJuly 20, 1969\nMoon Photo:VCG\n\nHOUSTON (AP) — {P}\n\n{Q}\n"


def test_a_picture_with_the_articles_name_is_its_photo(tmp_path: Path) -> None:
    (tmp_path / "moon.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "moon.jpg").write_bytes(b"pixels")
    photo = read_file(tmp_path / "moon.txt").photos[0]
    assert (photo.caption, photo.credit, photo.data, photo.file_name) == ("Moon", "Photo:VCG", b"pixels", "moon.jpg")


def test_a_picture_that_a_page_names_is_found_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "story_files").mkdir()
    (tmp_path / "story_files" / "moon.png").write_bytes(b"pixels")
    page = (
        "<html><body><h1>Two men walk on the moon</h1><figure><img src='story_files/moon.png'><figcaption>The moon."
        f"</figcaption></figure><p>{P}</p><p>{Q}</p></body></html>"
    )
    (tmp_path / "story.html").write_text(page, encoding="utf-8")
    photo = read_file(tmp_path / "story.html").photos[0]
    assert (photo.caption, photo.data) == ("The moon.", b"pixels")


def test_no_picture_is_fetched_from_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.md").write_text(f"---\ntitle: T\n---\n![x](../secret.jpg)\n\n{P}\n\n{Q}\n", encoding="utf-8")
    assert read_file(inner / "a.md").photos == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_file(tmp_path / "none.txt")


def test_article_lines(tmp_path: Path) -> None:
    path = tmp_path / "moon.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert parse_article({"id": "a/moon.txt", "path": str(path)}) == {
        "id": "a/moon.txt",
        "headline": "Two men walk on the moon",
        "standfirst": None,
        "section": None,
        "published": "1969-07-20",
        "dateline_place": "HOUSTON",
        "bylines": ["Jane Doe"],
        "photos": [{"caption": "Moon", "credit": "Photo:VCG"}],
        "body": f"{P}\n\n{Q}",
    }


def test_dateline_and_credit_lines() -> None:
    assert parse_dateline_line({"id": 1, "text": "HOUSTON, Jul 20 (AP) — The crew"}) == {
        "id": 1,
        "raw": "HOUSTON, Jul 20 (AP) —",
        "places": ["HOUSTON"],
        "region": None,
        "country": None,
        "date": "--07-20",
        "agency": "AP",
    }
    assert parse_dateline_line({"id": 2, "text": "The crew rests"})["raw"] is None
    assert parse_credit_line({"id": 3, "text": "Moon Photo:VCG"}) == {
        "id": 3,
        "caption": "Moon",
        "credit": "Photo:VCG",
        "photographer": [],
        "agency": ["VCG"],
        "licence": None,
    }
