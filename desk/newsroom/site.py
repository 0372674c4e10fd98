"""The site: every published story as its readers are to see it, in one folder, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desk.export.format import Issue
from desk.export.site import Site, render_site
from desk.export.strike import strike
from desk.export.write import digest, write
from desk.newsroom.clock import now
from desk.newsroom.developing import developed, developer
from desk.newsroom.leaking import leaking_files, refuse_leaks
from desk.newsroom.minutes import minute
from desk.newsroom.progress import SILENT, Progress
from desk.newsroom.publishing import grouped, themes_beside
from desk.newsroom.relating import linked
from desk.newsroom.reviewing import SEALING
from desk.storage import house as houses
from desk.storage import log, originals, revisions, sealed, stories
from desk.storage.desk import Desk
from desk.storage.stories import View
from desk.storage.transaction import Transaction
from desk.storage.vault import Vault
from desk.story.errors import RuleError
from desk.story.identity import VaultLocked
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.record import content_digest
from desk.story.stage import Stage
from desk.story.story import Story

Report = Callable[[str], object]


def export_site(
    desk: Desk,
    by: Person,
    folder: Path,
    *,
    vault: Vault | None = None,
    report: Report = lambda _sentence: None,
    progress: Progress = SILENT,
) -> Path:
    """Write all published stories as a site into that folder; the folder.

    What is written of a story is what was approved: while it is being corrected, what was approved before. One that
    is not what was approved, is held, or would give a source away is left out, and `report` gets a sentence that
    says so. Raises VaultLocked where a story has confidential sources and the vault is not open. The log then has the
    digest of the whole site for each story in it.
    """
    with desk.reading() as tx:
        house = houses.get(tx)
        found = [(stored, _as_approved(tx, stored)) for stored in _out(tx)]
    kept = []
    for stored, story in found:
        why = f"‘{stored.title}’ is not what was approved" if story is None else _refusal(desk, vault, story)
        if why or story is None:
            report(f"Left out: {why}.")
        else:
            kept.append(story)
    with desk.reading() as tx:
        struck = [strike(linked(tx, one, house)) for one in kept]
    develop = developer(lambda original: originals.read(desk, original), house)
    ready = developed((photo for one in struck for photo in one.photos), develop, progress, more=1)
    made = render_site(struck, house, ready, Issue(at=now(), themes=themes_beside(desk)))
    for one in made.left_out:
        report(one.why)
    _look_again(desk, vault, kept, made)
    progress.go_on()
    write(made.files, folder)
    _log(desk, by, made)
    return folder


def site_photos(desk: Desk) -> tuple[Photo, ...]:
    """The photos that a site of the stories as they stand shows, each once."""
    with desk.reading() as tx:
        return tuple(dict.fromkeys(photo for story in _out(tx) for photo in strike(story).photos))


def last_change(desk: Desk) -> object:
    """What differs once more when anything that a site shows may have changed: the log's last move and the house."""
    with desk.reading() as tx:
        moves = [entry for line in _out(tx) for entry in log.listed(tx, line.key) if entry.move != "export"]
        return tuple((entry.story_key, entry.move, entry.at) for entry in moves), houses.get(tx)


def confidential_stories(desk: Desk) -> tuple[Story, ...]:
    """The stories of the site that have confidential sources: for them the vault must be open."""
    with desk.reading() as tx:
        return tuple(story for story in _out(tx) if sealed.known_to(tx, story.key))


def _out(tx: Transaction) -> list[Story]:
    return [stories.get(tx, line.key) for line in stories.listed(tx, View.PUBLISHED)]


def _as_approved(tx: Transaction, story: Story) -> Story | None:
    """The story as it was approved last; None where the desk does not have it so."""
    last = {entry.move: entry.content for entry in log.listed(tx, story.key)}
    if story.stage is Stage.WITHDRAWN:
        return story if last.get("withdraw") == content_digest(story) else None
    approved = ""
    for entry in log.listed(tx, story.key):
        approved = entry.content if entry.move in SEALING else approved
    if story.stage is Stage.PUBLISHED:
        return story if approved == content_digest(story) else None
    for revision in revisions.listed(tx, story.key):
        if revision.digest == approved:
            before = revisions.story(tx, story.key, revision.number)
            return replace(before, stage=Stage.PUBLISHED, published=story.published)
    return None


def _refusal(desk: Desk, vault: Vault | None, story: Story) -> str:
    """Why the story may not leave now; '' when it may."""
    if story.furniture.embargo and story.furniture.embargo > now():
        return f"‘{story.title}’ is held until its embargo is over"
    try:
        refuse_leaks(desk, vault, story)
    except VaultLocked:
        raise
    except RuleError as error:
        return f"‘{story.title}’: {str(error).rstrip('.')}"
    return ""


def _look_again(desk: Desk, vault: Vault | None, kept: list[Story], made: Site) -> None:
    """The last look at the files themselves, for each story that has confidential sources."""
    if vault is None:
        return
    with desk.reading() as tx:
        confidential = [story for story in kept if sealed.known_to(tx, story.key)]
    for story in confidential:
        if leaking := leaking_files(desk, vault, story, made.files):
            raise RuleError(
                f"Nothing left the desk: ‘{leaking[0]}’ would have something of a confidential source in it."
            )


def _log(desk: Desk, by: Person, made: Site) -> None:
    what = f"site {grouped(digest(made.files))}"
    with desk.writing() as tx:
        for struck in made.stories:
            story = stories.get(tx, struck.key)
            minute(tx, by, story, "export", what)
