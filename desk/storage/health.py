"""Is the desk whole? Every row and photo is looked at: SQLite's own check does not see a changed letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from sqlalchemy import select

from desk.storage import (
    contacts,
    house,
    log,
    originals,
    people,
    revisions,
    sealed,
    sealed_files,
    search,
    snapshot,
    stories,
    wholeness,
)
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
        keys = tx.session.scalars(select(StoryRow.key).order_by(StoryRow.number)).all()
    for key in keys:
        yield from _told(desk, partial(_story, key=key))


def _told(desk: Desk, look: Callable[[Transaction], Iterable[str]]) -> Iterable[str]:
    """What a look finds, or the sentence with which it ended."""
    try:
        with desk.reading() as tx:
            return tuple(look(tx))
    except (DeskError, ValueError, TypeError) as error:
        return (str(error),)


def _story(tx: Transaction, key: str) -> Iterator[str]:
    story = stories.get(tx, key)
    row = tx.session.execute(select(StoryRow).where(StoryRow.key == key)).scalar_one()
    wrong = [name for name, value in stories.index_columns(story).items() if getattr(row, name) != value]
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
        asked = select(RevisionRow.story_key, RevisionRow.number)
        numbers = tx.session.execute(asked.order_by(RevisionRow.story_key, RevisionRow.number)).all()
    for key, number in numbers:
        yield from _told(desk, partial(_revision, key=key, number=number))


def _revision(tx: Transaction, key: str, number: int) -> Iterator[str]:
    story = revisions.story(tx, key, number)
    this = (RevisionRow.story_key == key, RevisionRow.number == number)
    if content_digest(story) != tx.session.scalars(select(RevisionRow.digest).where(*this)).one():
        yield f"Revision {number} of the story ‘{key}’ is not the one whose digest was noted."


def _log(desk: Desk) -> Iterator[str]:
    yield from _told(desk, _broken_log)


def _broken_log(tx: Transaction) -> Iterator[str]:
    if wrong := log.verify(tx):
        yield wrong


def _shared(desk: Desk) -> Iterator[str]:
    readers: tuple[Callable[[Transaction], object], ...] = (people.listed, contacts.listed, house.get)
    for read in readers:
        for wrong in _told(desk, partial(_unreadable, read=read)):
            yield f"{wrong.rstrip('.')}: restore the newest backup into a new folder."


def _unreadable(tx: Transaction, read: Callable[[Transaction], object]) -> Iterator[str]:
    read(tx)  # raises what is wrong
    yield from ()


def _rows(desk: Desk) -> Iterator[str]:
    yield from _told(desk, wholeness.broken)


def _originals(desk: Desk) -> Iterator[str]:
    with desk.reading() as tx:
        kept = originals.digests(tx)
        named = select(MentionRow.name).where(MentionRow.kind.in_(originals.KINDS))
        used = tx.session.scalars(named.distinct()).all()
    for digest in sorted(set(used) - set(kept)):
        yield from _told(desk, partial(_without_original, digest=digest))
    for digest in kept:
        try:
            originals.read(desk, digest)
        except DeskError as error:
            yield str(error)


def _without_original(tx: Transaction, digest: str) -> Iterator[str]:
    titles = " and ".join(f"‘{line.title}’" for line in originals.used_in(tx, digest))
    yield f"A photo or document of the story {titles} has no original on this desk: add it again."


def _sealed(desk: Desk) -> Iterator[str]:
    yield from _told(desk, sealed.elsewhere)
    yield from _told(desk, partial(sealed_files.missing, desk))


def _search(desk: Desk) -> Iterator[str]:
    if desk.read_only:
        return
    with desk.writing() as tx:
        if not search.in_step(tx):
            search.rebuild(tx)
            yield "The index of words was out of step with the stories; it was made anew."


CHECKS: tuple[Callable[[Desk], Iterator[str]], ...] = (
    _file,
    _stories,
    _revisions,
    _log,
    _shared,
    _rows,
    _originals,
    _sealed,
    _search,
)
