"""Flags: what is not for publication, what a lawyer has to clear, what is sensitive, who was asked for comment."""

from __future__ import annotations

from collections.abc import Iterator

from desk.preflight.finding import ALWAYS, Check, Remark, Subject, Weight
from desk.preflight.reading import Reading
from desk.story.flags import CommentState, words_of
from desk.story.place import Place

KEPT_BACK = "It is marked ‘not for publication’: take the mark off before it is approved or leaves the desk."


def not_for_publication(reading: Reading) -> Iterator[Remark]:
    if reading.story.furniture.not_for_publication:
        yield Remark(Place("not_for_publication"), KEPT_BACK)


def legal_uncleared(reading: Reading) -> Iterator[Remark]:
    """A story with the legal flag needs somebody's name under why it may run."""
    story = reading.story
    if story.furniture.legal and not story.clearances:
        message = "The story has the legal flag: name who cleared it, and why it may run."
        yield Remark(Place("legal"), message)


def legal_words(reading: Reading) -> Iterator[Remark]:
    """What was cleared are the words as they stood then."""
    story = reading.story
    if story.furniture.legal and story.clearances and story.clearances[-1].words != words_of(story):
        cleared = story.clearances[-1]
        message = f"The words have changed since {cleared.name} cleared them on {reading.clock(cleared.at)}."
        yield Remark(Place("legal"), message)


def sensitive(reading: Reading) -> Iterator[Remark]:
    if reading.story.furniture.sensitive:
        yield Remark(Place("sensitive"), "The story is marked sensitive: look at pictures, names and time with care.")


def comment_awaited(reading: Reading) -> Iterator[Remark]:
    if reading.story.furniture.comment_asked is CommentState.ASKED:
        yield Remark(Place("comment_asked"), "Comment was asked for and has not come yet: say so in the copy, or wait.")


_LEGAL = Subject.LEGAL

CHECKS = (
    Check("not-for-publication", "It is for publication", _LEGAL, Weight.BLOCKER, not_for_publication,
          overridable=False),
    Check("legal-clearance", "What needs a lawyer is cleared", _LEGAL, Weight.BLOCKER, legal_uncleared,
          overridable=False),
    Check("legal-words", "What was cleared are these words", _LEGAL, Weight.WARNING, legal_words),
    Check("comment-awaited", "Comment that was asked for has come", _LEGAL, Weight.WARNING, comment_awaited),
    Check("sensitive", "Nothing is marked sensitive", _LEGAL, Weight.NOTE, sensitive, ALWAYS),
)  # fmt: skip
