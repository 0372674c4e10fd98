"""The steps that the notebook asks for: each takes the story and gives the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desk.newsroom import approaching, documenting, sourcing
from desk.newsroom.clock import now
from desk.story.approach import Approach
from desk.story.document import Document
from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.notebook.tying import tied_copy
from desk.ui.wire import Wire

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
    return lambda story: sourcing.add_source(story, source)


def without_source(key: str) -> Step:
    return lambda story: sourcing.remove_source(story, key)


def with_quote(quote: Quote, new_source: Source | None, ticked: bool | None, by: Person, *, selected: str = "") -> Step:
    """Log or change the quote, after the source that is new with it.

    `ticked` True marks it as verified by that person now, False takes the mark away, None leaves it. `selected` are
    the words in the copy from which it was logged; they are tied to it.
    """
    if ticked is False:
        quote = replace(quote, verified_by="", verified_at=None)
    verify = verified(quote.key, by) if ticked else None

    def step(story: Story) -> Story:
        if new_source is not None:
            story = sourcing.add_source(story, new_source)
        story = sourcing.add_quote(story, quote)
        if selected:
            story = replace(story, copy=tied_copy(story, selected, quote.key))
        return verify(story) if verify is not None else story

    return step


def without_quote(key: str) -> Step:
    return lambda story: sourcing.remove_quote(story, key)


def verified(key: str, by: Person) -> Step:
    """The quote compared with its recording by that person, now."""
    at = now()
    return lambda story: sourcing.verify_quote(story, key, by, at)


def with_document(document: Document) -> Step:
    """Add the document, or change the one of its key."""
    return lambda story: documenting.put_document(story, document)


def without_document(key: str) -> Step:
    return lambda story: documenting.remove_document(story, key)


def tied_to_sound(key: str, sound: str) -> Step:
    """The transcript of that key with the recording it is of; '' for none."""
    return _with_document_as(key, lambda document: replace(document, sound=sound))


def starting_at(key: str, second: float) -> Step:
    """The transcript of that key, whose recording starts at that second of its time."""
    return _with_document_as(key, lambda document: replace(document, starts=second))


def _with_document_as(key: str, made: Callable[[Document], Document]) -> Step:
    def step(story: Story) -> Story:
        document = story.document(key)
        return documenting.put_document(story, made(document)) if document is not None else story

    return step


def with_approach(approach: Approach) -> Step:
    """Note who was asked for comment, or change the one of its key."""
    return lambda story: approaching.put_approach(story, approach)


def without_approach(key: str) -> Step:
    return lambda story: approaching.remove_approach(story, key)
