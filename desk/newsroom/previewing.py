"""Previewing: the page that export would write now, to be looked at; nothing is stored, logged or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desk.export.format import Rendition
from desk.export.html import render
from desk.export.strike import strike
from desk.newsroom.developing import developer
from desk.newsroom.publishing import OUT, occasion
from desk.newsroom.relating import linked
from desk.newsroom.reviewing import sealed_digest
from desk.storage import house as houses
from desk.storage import originals
from desk.storage.desk import Desk
from desk.story.photo import Photo
from desk.story.record import content_digest
from desk.story.story import Story

Developed = Mapping[Photo, tuple[Rendition, ...]]


@dataclass(frozen=True, slots=True)
class ExactPage:
    """The files of a page by relative name, and whether it is a proof (with its watermark) or the approved page."""

    files: dict[str, bytes]
    proof: bool


def develop(desk: Desk, photo: Photo) -> tuple[Rendition, ...]:
    """The renditions of one photo as export makes them. They take a while: a job for each keeps the worker free."""
    with desk.reading() as tx:
        house = houses.get(tx)
    return developer(lambda digest: originals.read(desk, digest), house)(photo)


def exact_page(desk: Desk, story: Story, developed: Developed) -> ExactPage:
    """The page of the story as it stands: a proof, unless what stands there is what was approved.

    Photos that are not among the `developed` are developed now.
    """
    with desk.reading() as tx:
        house = houses.get(tx)
        sealed = sealed_digest(tx, story.key)
        struck = strike(linked(tx, story, house))
    proof = story.stage not in OUT or sealed != content_digest(story)
    afresh = developer(lambda digest: originals.read(desk, digest), house)
    issue = occasion(desk, story, proof=proof)
    files = render(struck, house, lambda photo: developed.get(photo) or afresh(photo), issue)
    return ExactPage(files, proof)
