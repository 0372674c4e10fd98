"""The steps that the notebook asks for: each takes the story and gives the next one.

The newsroom is imported by the first step and not before: with it comes the database, and the window paints first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.source import Contact, Source
from desk.story.story import Story
from desk.ui.wire import Wire

if TYPE_CHECKING:
    from desk.storage import Desk

Step = Callable[[Story], Story]


def ask_for(wire: Wire, story: Story, step: Step, label: str) -> bool:
    """Ask the story page to take the step, once it is clear that the newsroom allows it; False when it does not."""
    try:
        step(story)
    except DeskError as error:
        wire.refused.emit(str(error))
        return False
    wire.edit_requested.emit(step, label)
    return True


def with_source(source: Source) -> Step:
    """Add the source, or change the one of its key."""

    def step(story: Story) -> Story:
        from desk.newsroom import sourcing

        return sourcing.add_source(story, source)

    return step


def without_source(key: str) -> Step:
    def step(story: Story) -> Story:
        from desk.newsroom import sourcing

        return sourcing.remove_source(story, key)

    return step


def with_quote(quote: Quote, new_source: Source | None = None) -> Step:
    """Log or change the quote, after the source that is new with it."""

    def step(story: Story) -> Story:
        from desk.newsroom import sourcing

        if new_source is not None:
            story = sourcing.add_source(story, new_source)
        return sourcing.add_quote(story, quote)

    return step


def without_quote(key: str) -> Step:
    def step(story: Story) -> Story:
        from desk.newsroom import sourcing

        return sourcing.remove_quote(story, key)

    return step


def verified(key: str, by: Person) -> Step:
    """The quote compared with its recording by that person, now."""
    from desk.newsroom.clock import now

    at = now()

    def step(story: Story) -> Story:
        from desk.newsroom import sourcing

        return sourcing.verify_quote(story, key, by, at)

    return step


def contact_book(desk: Desk) -> tuple[Contact, ...]:
    """The contact book, read on the worker's thread."""
    from desk.newsroom import reading

    return reading.contact_book(desk)


def save_contact(desk: Desk, by: Person, contact: Contact) -> Contact:
    """The contact put into the book, on the worker's thread."""
    from desk.newsroom import sourcing

    return sourcing.save_contact(desk, by, contact)
