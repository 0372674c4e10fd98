"""Embargo and deadline, weekdays that agree with their dates, who was asked for comment, notices of correction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from desk.preflight.finding import APPROVE, FROM_APPROVAL, PUBLISH, Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Furnish
from desk.preflight.reading import Reading
from desk.story.dateline import FULL_MONTHS
from desk.story.place import Place
from desk.story.stage import UNPUBLISHED, Stage

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(FULL_MONTHS, 1)}
_MONTH = rf"(?P<month>{'|'.join(FULL_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_DATES = tuple(
    re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?{shape}\b")
    for shape in (rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", rf"{_MONTH} {_DAY},? {_YEAR}")
)


def embargo_past(reading: Reading) -> Iterator[Remark]:
    """An embargo is set for a time to come, and before the story is published; else it holds nothing back."""
    embargo, stage = reading.story.furniture.embargo, reading.story.stage
    if not embargo or stage in (Stage.WITHDRAWN, Stage.SPIKED):
        return
    past = embargo <= reading.context.now
    if past and stage in UNPUBLISHED:
        message = f"The embargo of {reading.clock(embargo)} is past; it holds nothing back any more."
    elif not past and stage not in UNPUBLISHED:
        message = f"The story is published; an embargo until {reading.clock(embargo)} cannot hold it back."
    else:
        return
    yield Remark(Place("embargo"), message, Fix("Take it out", Furnish("embargo", embargo, None)))


def embargo_holds(reading: Reading) -> Iterator[Remark]:
    embargo = reading.story.furniture.embargo
    if embargo and embargo > reading.context.now and reading.story.stage in UNPUBLISHED:
        yield Remark(Place("embargo"), f"The story is under embargo until {reading.clock(embargo)}.")


def deadline_passed(reading: Reading) -> Iterator[Remark]:
    deadline = reading.story.furniture.deadline
    waiting = (Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.SUBMITTED, Stage.IN_REVIEW)
    if deadline and deadline < reading.context.now and reading.story.stage in waiting:
        yield Remark(Place("deadline"), f"The deadline of {reading.clock(deadline)} has passed.")


def weekday_agrees(reading: Reading) -> Iterator[Remark]:
    """‘Sunday, 20 July 1969’: the day of the week is that of the date."""
    for one in reading.written:
        for found in (match for pattern in _DATES for match in pattern.finditer(one.prose)):
            month = _MONTHS[found["month"][:3].lower()]
            try:
                right = WEEKDAYS[date(int(found["year"]), month, int(found["day"])).weekday()]
            except ValueError:
                yield Remark(one.passage.place(*found.span()), f"There is no such date as ‘{found[0]}’.")
                continue
            if right != found["weekday"]:
                message = f"‘{found[0]}’ in {one.passage.label}: that day is a {right}."
                yield Remark(one.passage.place(*found.span()), message)


def correction_noticed(reading: Reading) -> Iterator[Remark]:
    """A story under correction leaves with a notice dated after it was published."""
    story = reading.story
    if story.stage is not Stage.CORRECTING:
        return
    if not any(notice.text.strip() and (not story.published or notice.at >= story.published)
               for notice in story.corrections):  # fmt: skip
        yield Remark(Place("story", field="corrections"), "The corrected story has no notice that tells what changed.")


def notice_words(reading: Reading) -> Iterator[Remark]:
    for notice in reading.story.corrections:
        if not notice.text.strip():
            message = f"The {notice.kind.value} notice of {reading.clock(notice.at)} has no words."
            yield Remark(Place("story", field="corrections"), message)


def asked_no_answer(reading: Reading) -> Iterator[Remark]:
    """Whoever was asked for comment and has not answered yet; a note, for the story may say just that."""
    for one in reading.story.approaches:
        if one.waits:
            at = f" at {reading.clock(one.at)}" if one.at else ""
            how = f" ({one.how})" if one.how else ""
            message = f"{one.who} was asked for comment{at}{how} and has not answered yet."
            yield Remark(Place("story", one.key, "approaches"), message)


_LEGAL = Subject.LEGAL

CHECKS = (
    Check("embargo-past", "The embargo lies ahead", _LEGAL, Weight.WARNING, embargo_past, FROM_APPROVAL),
    Check("embargo-holds", "No embargo holds the story back", _LEGAL, Weight.BLOCKER, embargo_holds, (PUBLISH,)),
    Check("deadline", "The deadline is ahead", _LEGAL, Weight.NOTE, deadline_passed),
    Check("weekday", "Weekdays agree with their dates", _LEGAL, Weight.WARNING, weekday_agrees),
    Check("correction-notice", "A correction has its notice", _LEGAL, Weight.BLOCKER, correction_noticed, (APPROVE,)),
    Check("asked-no-answer", "Whoever was asked for comment has answered", _LEGAL, Weight.NOTE, asked_no_answer),
    Check("notice-words", "Every notice has words", _LEGAL, Weight.BLOCKER, notice_words),
)
