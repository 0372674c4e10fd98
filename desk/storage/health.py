"""Is the desk whole? Every row and photo is looked at: SQLite's own check does not see a changed letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import select

from desk.storage import contacts, house, log, originals, people, revisions, search, snapshot, stories
from desk.storage.desk import Desk
from desk.storage.tables import FindableRow, MentionRow, RevisionRow, StoryRow
from desk.storage.transaction import Transaction
from desk.story.errors import DeskError
from desk.story.record import content_digest


def check(desk: Desk) -> tuple[str, ...]:
    """All that is wrong with the desk, a sentence each; () when it is whole. Takes seconds for a large one."""
    return tuple(wrong for look in CHECKS for wrong in look(desk))


def _file(desk: Desk) -> Iterator[str]:
    if desk.file and (wrong := snapshot.first_wrong(desk.file, deep=True)):
        yield f"The desk file {desk.file} is damaged ({wrong}): restore the newest backup into a new folder."


def _stories(desk: Desk) -> Iterator[str]:
    with desk.reading() as tx:
        for key in tx.session.scalars(select(StoryRow.key).order_by(StoryRow.number)).all():
            try:
                yield from _story(tx, key)
            except DeskError as error:
                yield str(error)


def _story(tx: Transaction, key: str) -> Iterator[str]:
    story = stories.get(tx, key)
    row = tx.session.execute(select(StoryRow).where(StoryRow.key == key)).scalar_one()
    wrong = [
        name
        for name, value in stories.index_columns(story).items()
        if getattr(row, name) != value and (name != "updated" or story.updated)
    ]
    if wrong:
        yield f"What the lists show of the story ‘{key}’ is not what stands in it ({', '.join(wrong)}): save it again."
    named = tx.session.execute(select(MentionRow.kind, MentionRow.name).where(MentionRow.story == row.number))
    if {(kind, name) for kind, name in named} != stories.mentions(story):
        yield f"The contacts or photos noted for the story ‘{key}’ are not those in it: save it again."
    words = select(FindableRow.headline, FindableRow.standfirst, FindableRow.copy, FindableRow.notebook)
    found = tx.session.execute(words.where(FindableRow.story == row.number)).mappings().one_or_none()
    if found is None or dict(found) != search.findable(story):
        yield f"The story ‘{key}’ cannot be found by its own words: save it again."


def _revisions(desk: Desk) -> Iterator[str]:
    with desk.reading() as tx:
        asked = select(RevisionRow.story_key, RevisionRow.number, RevisionRow.digest)
        for key, number, digest in tx.session.execute(asked.order_by(RevisionRow.story_key, RevisionRow.number)).all():
            try:
                story = revisions.story(tx, key, number)
            except DeskError as error:
                yield str(error)
                continue
            if content_digest(story) != digest:
                yield f"Revision {number} of the story ‘{key}’ is not the one whose digest was noted."


def _log(desk: Desk) -> Iterator[str]:
    with desk.reading() as tx:
        if wrong := log.verify(tx):
            yield wrong


def _shared(desk: Desk) -> Iterator[str]:
    readers: tuple[Callable[[Transaction], object], ...] = (people.listed, contacts.listed, house.get)
    with desk.reading() as tx:
        for read in readers:
            try:
                read(tx)
            except (DeskError, ValueError) as error:
                yield f"{str(error).rstrip('.')}: restore the newest backup into a new folder."


def _photos(desk: Desk) -> Iterator[str]:
    with desk.reading() as tx:
        kept = originals.digests(tx)
        used = tx.session.scalars(select(MentionRow.name).where(MentionRow.kind == "photo").distinct()).all()
        for digest in sorted(set(used) - set(kept)):
            titles = " and ".join(f"‘{line.title}’" for line in originals.used_in(tx, digest))
            yield f"A photo of the story {titles} has no original on this desk: add the photo again."
    for digest in kept:
        try:
            originals.read(desk, digest)
        except DeskError as error:
            yield str(error)


def _search(desk: Desk) -> Iterator[str]:
    if desk.read_only:
        return
    with desk.writing() as tx:
        if not search.in_step(tx):
            search.rebuild(tx)
            yield "The index of words was out of step with the stories; it was made anew."


CHECKS: tuple[Callable[[Desk], Iterator[str]], ...] = (_file, _stories, _revisions, _log, _shared, _photos, _search)
