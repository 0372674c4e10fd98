"""Exporting: a whole story as an article in a folder, its photos developed for every screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import pictures, wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import milliseconds
from desk.newsroom import drafting, picturing, publishing
from desk.storage import stories
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.story import Story


def run(size: Size) -> Iterator[Series]:
    """A story of words only, then one with photos of 24 megapixels, as proofs: work and files are an article's."""
    words = size.words[0]
    case = f"{words:,} words"
    with open_desk(size.folder / "exporting") as desk:
        story = _put(desk, wording.story(words, seed=1))
        yield Series(case, _exported(desk, story, size.folder / "article", size.times // 4 or 1))
        story = _put(desk, _with_photos(desk, wording.story(words, seed=2), size))
        samples = _exported(desk, story, size.folder / "article", size.few // 4 or 1)
        yield Series(f"{case}, {size.photos} photo{'s' if size.photos > 1 else ''}", samples, case)


def _put(desk: Desk, story: Story) -> Story:
    with desk.writing() as tx:
        return stories.put(tx, story)


def _with_photos(desk: Desk, story: Story, size: Size) -> Story:
    for number in range(1, size.photos + 1):
        photo = picturing.add_photo(desk, wording.REPORTER, pictures.photo(size, number), f"photo-{number}.jpg")
        story = picturing.place_photo(story, photo, 4 * number)
    return story


def _exported(desk: Desk, story: Story, folder: Path, times: int) -> tuple[float, ...]:
    """How long each export takes, the story edited before each, after one for nothing."""
    samples = []
    for number in range(times + 1):
        story = drafting.keep(desk, wording.REPORTER, story, wording.edited(story, number)).story
        shutil.rmtree(folder, ignore_errors=True)
        export = partial(publishing.export_story, desk, wording.REPORTER, story, folder, proof=True)
        samples.append(milliseconds(export))
    return tuple(samples[1:])


BENCH = Bench("exporting", "a story from the desk to a folder", "ms", run)
