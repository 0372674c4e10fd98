"""Review: remarks that nobody has resolved yet."""

from __future__ import annotations

from collections.abc import Iterator

from desk.preflight.finding import Check, Remark, Subject, Weight
from desk.preflight.passages import shortened, told_suggestion
from desk.preflight.reading import Reading


def open_comments(reading: Reading) -> Iterator[Remark]:
    for one in reading.story.comments:
        if one.open:
            yield Remark(one.place, f"The comment of {one.by or 'nobody named'} is still open: ‘{shortened(one.text)}’")


def open_suggestions(reading: Reading) -> Iterator[Remark]:
    for one in reading.story.open_suggestions:
        told = told_suggestion(reading.story, one)
        yield Remark(one.spot or one.place, f"The suggestion of {one.by} is still open: {told}")


CHECKS = (
    Check("open-suggestions", "Every suggestion is answered", Subject.REVIEW, Weight.BLOCKER, open_suggestions,
          overridable=False),
    Check("open-comments", "Every comment is resolved", Subject.REVIEW, Weight.WARNING, open_comments),
)  # fmt: skip
