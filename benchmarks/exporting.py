"""Exporting: a whole story as an article in a folder, its photos developed for every screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import pictures, wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import milliseconds, timed
from desk.newsroom import picturing, publishing
from desk.storage import stories
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.story import Story


def run(size: Size) -> Iterator[Series]:
    """A story of words only, then one with photos of 24 megapixels, as proofs: work and files are an article's."""
    words = size.words[0]
    with open_desk(size.folder / "exporting") as desk:
        bare = _put(desk, wording.story(words, seed=1))
        yield Series(f"{words:,} words", timed(partial(_export, desk, bare, size.folder), size.times // 4 or 1))
        some = _put(desk, _with_photos(desk, wording.story(words, seed=2), size))
        samples = tuple(milliseconds(partial(_export, desk, some, size.folder)) for _ in range(size.few // 4 or 1))
        count = f"{size.photos} photo{'s' if size.photos > 1 else ''}"
        yield Series(f"{words:,} words, {count}", samples, f"{words:,} words")


def _put(desk: Desk, story: Story) -> Story:
    with desk.writing() as tx:
        return stories.put(tx, story)


def _with_photos(desk: Desk, story: Story, size: Size) -> Story:
    for number in range(1, size.photos + 1):
        photo = picturing.add_photo(desk, wording.REPORTER, pictures.photo(size, number), f"photo-{number}.jpg")
        story = picturing.place_photo(story, photo, 4 * number)
    return story


def _export(desk: Desk, story: Story, folder: Path) -> None:
    article = folder / "article"
    shutil.rmtree(article, ignore_errors=True)
    publishing.export_story(desk, wording.REPORTER, story, article, proof=True)


BENCH = Bench("exporting", "a story from the desk to a folder", "ms", run)
