"""Desks with many stories, made once for all benchmarks of a run."""

from __future__ import annotations

from pathlib import Path

from benchmarks import wording
from benchmarks.bare import BareDesk
from benchmarks.bench import Size
from desk.storage import stories
from desk.storage.opening import open_desk
from desk.story.story import Story


def full(size: Size, number: int) -> Path:
    """The folder of a desk with that many stories of 600 words."""
    folder = size.folder / f"desk-{number}"
    if not folder.exists():
        making = size.folder / f"making-{number}"
        with open_desk(making) as desk, desk.writing() as tx:
            for story in wording.stories(number):
                stories.put(tx, story)
        making.rename(folder)
    return folder


def put(folder: Path, *some: Story) -> None:
    """Put stories on the desk in that folder, if they are not there."""
    with open_desk(folder) as desk, desk.writing() as tx:
        for story in some:
            if not stories.slug_taken(tx, story.furniture.slug):
                stories.put(tx, story)


def bare(size: Size, number: int) -> Path:
    """The file of a BareDesk with the same stories as the full desk."""
    file = size.folder / f"bare-{number}.sqlite"
    if not file.exists():
        making = size.folder / f"making-{number}.sqlite"
        with BareDesk(making) as desk:
            desk.make()
            desk.add(*wording.stories(number))
        making.rename(file)
    return file
