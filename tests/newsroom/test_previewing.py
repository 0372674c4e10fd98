"""Previewing: the page that export would write now, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desk.newsroom import previewing, publishing, reading, reviewing
from desk.storage.desk import Desk
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def approved(desk: Desk) -> Story:
    story = ready_story(desk)
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve")):
        story = reviewing.move(desk, by, story, name)
    return story


def test_a_draft_is_seen_as_a_proof_with_its_photos(desk: Desk) -> None:
    page = previewing.exact_page(desk, ready_story(desk), {})
    assert page.proof
    assert b"Unapproved proof" in page.files["index.html"]
    assert any(name.startswith("photos/") for name in page.files)


def test_what_was_approved_is_seen_as_export_writes_it(desk: Desk, tmp_path: Path) -> None:
    story = approved(desk)
    page = previewing.exact_page(desk, story, {})
    assert not page.proof
    folder = publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    assert all((folder / name).read_bytes() == content for name, content in page.files.items() if name != "index.html")
    assert len(page.files) > 5
    assert b"Unapproved" not in page.files["index.html"]


def test_approved_words_that_were_changed_since_are_a_proof_again(desk: Desk) -> None:
    assert previewing.exact_page(desk, replace(approved(desk), copy="Other words."), {}).proof


def test_a_photo_is_developed_once_and_the_page_is_the_same(desk: Desk) -> None:
    story = approved(desk)
    developed = {photo: previewing.develop(desk, photo) for photo in story.photos}
    assert all(developed.values())
    photos = [name for name in previewing.exact_page(desk, story, developed).files if name.startswith("photos/")]
    assert photos == [name for name in previewing.exact_page(desk, story, {}).files if name.startswith("photos/")]


def test_looking_leaves_no_trace(desk: Desk) -> None:
    story = approved(desk)
    before = reading.moves(desk, story.key)
    previewing.exact_page(desk, story, {})
    assert reading.moves(desk, story.key) == before
