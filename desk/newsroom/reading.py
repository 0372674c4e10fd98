"""Reading: what is on the desk, for whoever asks. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Sequence

from desk.darkroom.thumbnail import thumbnail as small_picture
from desk.storage import contacts, log, originals, people, revisions, search, stories
from desk.storage import house as houses
from desk.storage.desk import Desk
from desk.storage.stories import Line, View
from desk.story.house import House
from desk.story.person import Person
from desk.story.revision import LogEntry, Revision
from desk.story.source import Contact
from desk.story.story import Story


def story(desk: Desk, name: str) -> Story:
    """The story of that key, unique beginning of a key, or slug. Raises NotFound."""
    with desk.reading() as tx:
        return stories.get(tx, stories.key_of(tx, name))


def listed(desk: Desk, view: View, person: Person) -> tuple[Line, ...]:
    """The lines of a view of the desk, those due first at the top."""
    with desk.reading() as tx:
        return stories.listed(tx, view, person.name)


def titled(desk: Desk, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Of these stories those that there are, in that order: (key, slug)."""
    with desk.reading() as tx:
        slugs = stories.slugs(tx, keys)
    return tuple((key, slugs[key]) for key in keys if key in slugs)


def counts(desk: Desk, person: Person) -> dict[str, int]:
    """How many stories each view holds, by the view's value."""
    with desk.reading() as tx:
        return stories.counts(tx, person.name)


def found(desk: Desk, text: str, limit: int = 50) -> tuple[Line, ...]:
    """Stories that have all the words of `text` in headline, copy or notebook, newest first."""
    with desk.reading() as tx:
        return search.find(tx, text, limit)


def history(desk: Desk, key: str) -> tuple[Revision, ...]:
    """The revisions of a story, newest first."""
    with desk.reading() as tx:
        return tuple(sorted(revisions.listed(tx, key), key=lambda one: -one.number))


def revision(desk: Desk, key: str, number: int) -> Story:
    """The whole story as it was at that revision."""
    with desk.reading() as tx:
        return revisions.story(tx, key, number)


def moves(desk: Desk, key: str) -> tuple[LogEntry, ...]:
    """The log of a story's moves, oldest first."""
    with desk.reading() as tx:
        return log.listed(tx, key)


def everybody(desk: Desk) -> tuple[Person, ...]:
    """The people of the desk by name."""
    with desk.reading() as tx:
        return people.listed(tx)


def contact_book(desk: Desk) -> tuple[Contact, ...]:
    """The contacts that all stories share, by name."""
    with desk.reading() as tx:
        return contacts.listed(tx)


def used_in(desk: Desk, contact: str) -> tuple[Line, ...]:
    """The stories that have the contact of that key among their sources."""
    with desk.reading() as tx:
        return contacts.used_in(tx, contact)


def house(desk: Desk) -> House:
    """The house's settings."""
    with desk.reading() as tx:
        return houses.get(tx)


def thumbnail(desk: Desk, digest: str, box: tuple[int, int]) -> bytes:
    """A small upright picture (PNG or JPEG bytes) of the photo, no larger than `box` in pixels."""
    return small_picture(originals.read(desk, digest), box)
