"""Progress: what is told of a long export, that it can be stopped, and that what was made once is not made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.export.format import Rendition
from desk.newsroom import intaking, publishing, reviewing
from desk.newsroom.developing import developed, developer
from desk.newsroom.progress import SILENT, Progress, Stopped
from desk.newsroom.site import export_site, site_photos
from desk.storage import originals
from desk.storage.desk import Desk
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story
from tests.export.conftest import LEAD
from tests.export.pressing import Pressed
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def published(desk: Desk) -> Story:
    story = ready_story(desk)
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve"), (EDITOR, "publish")):
        story = reviewing.move(desk, by, story, name)
    return story


def held_at(word: str) -> tuple[Progress, list[str]]:
    """A progress that is stopped once that word was told; and all that was told."""
    told: list[str] = []
    return Progress(lambda _done, _total, what: told.append(what), lambda: any(word in one for one in told)), told


def test_each_photo_is_told_and_then_the_page(local_desk: Desk, tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    progress = Progress(lambda *step: steps.append(step))
    publishing.export_story(local_desk, EDITOR, published(local_desk), tmp_path / "out", progress=progress)
    assert steps == [(0, 2, "Photo 1 of 1"), (1, 2, "The page")]


def test_who_stops_an_export_keeps_the_one_before(local_desk: Desk, tmp_path: Path) -> None:
    story = published(local_desk)
    publishing.export_story(local_desk, EDITOR, story, tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    for word in ("Photo 1", "The page"):
        progress, _told = held_at(word)
        with pytest.raises(Stopped, match="nothing was written"):
            publishing.export_story(local_desk, EDITOR, story, tmp_path / "out", "single", progress=progress)
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert [path.name for path in tmp_path.iterdir() if path.name != "desk"] == ["out"], "nothing is left half made"


def test_a_site_tells_its_photos_and_can_be_stopped(local_desk: Desk, tmp_path: Path) -> None:
    story = published(local_desk)
    assert [photo.digest for photo in site_photos(local_desk)] == [photo.digest for photo in story.photos]
    progress, told = held_at("The page")
    with pytest.raises(Stopped):
        export_site(local_desk, EDITOR, tmp_path / "site", progress=progress)
    assert told[0] == "Photo 1 of 1"
    assert not (tmp_path / "site").exists()


def test_what_was_developed_once_is_not_developed_again(local_desk: Desk) -> None:
    story, read = ready_story(local_desk), []

    def reading(digest: str) -> bytes:
        read.append(digest)
        return originals.read(local_desk, digest)

    photo = Photo("only-here", digest=story.photos[0].digest, caption="Of this test alone.")
    first = developer(reading, House())(photo)
    assert developer(reading, House())(photo) == first
    assert len(read) == 1
    developer(reading, House(licence_url="https://herald.example.org/other"))(photo)
    assert len(read) == 2, "what is written into the picture belongs to its recipe"


def test_photos_are_developed_side_by_side_and_each_once() -> None:
    asked: list[str] = []

    def develop(photo: Photo) -> tuple[Rendition, ...]:
        asked.append(photo.key)
        return (Rendition(photo.key, "", 1, 1, "image/jpeg", b""),)

    photos = [Photo(f"p{number}", digest=f"{number:064}") for number in range(20)]
    ready = developed([*photos, *photos, Photo("awaited")], develop, SILENT)
    assert sorted(asked) == sorted(photo.key for photo in photos)
    assert [ready(photo)[0].name for photo in photos] == [photo.key for photo in photos]
    assert len(asked) == 20


def test_a_photo_that_cannot_be_developed_says_so() -> None:
    def develop(_photo: Photo) -> tuple[Rendition, ...]:
        raise Stopped("no")

    with pytest.raises(Stopped, match="no"):
        developed([LEAD], develop, SILENT)


def test_a_format_of_one_file_is_written_as_that_file(local_desk: Desk, tmp_path: Path) -> None:
    story, press = published(local_desk), Pressed()
    made = publishing.export_story(local_desk, EDITOR, story, tmp_path / "here.pdf", "pdf", printer=press)
    assert made == tmp_path / "here.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
    folder = publishing.export_story(local_desk, EDITOR, story, tmp_path / "folder", "pdf", printer=press)
    assert [path.suffix for path in folder.iterdir() if not path.name.startswith(".")] == [".pdf"]
    assert "Thanks a lot" not in press.page, "what the notebook knows is not printed"


def test_an_article_that_is_stopped_is_no_draft(local_desk: Desk, tmp_path: Path) -> None:
    story = published(local_desk)
    folder = publishing.export_story(local_desk, EDITOR, story, tmp_path / "out")
    arrival = intaking.read_article(folder / "index.html")
    progress, told = held_at("Photo 1")
    with pytest.raises(Stopped):
        intaking.take_in_article(local_desk, REPORTER, arrival, progress)
    assert told == ["Photo 1 of 1"]
