"""Embargo, deadline, weekdays, notices, and remarks that are still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desk.preflight.checks import blocking, preflight
from desk.story.approach import Approach
from desk.story.comment import Comment
from desk.story.correction import Correction, CorrectionKind
from desk.story.place import Place
from desk.story.stage import Stage
from tests.preflight.eagle import EAGLE, NOW, context, eagle, mended, pointed, remarks, says, telling

HOUR = timedelta(hours=1)


def test_an_embargo_that_is_past_can_go() -> None:
    story = eagle(embargo=NOW - HOUR)
    assert says("embargo-past", story) == [
        "The embargo of 04:00 on 21 July 1969 is past; it holds nothing back any more."
    ]
    assert mended("embargo-past", story).furniture.embargo is None
    assert says("embargo-past", replace(story, stage=Stage.PUBLISHED)) == []


def test_an_embargo_cannot_hold_what_is_published() -> None:
    story = replace(eagle(embargo=NOW + HOUR), stage=Stage.PUBLISHED)
    assert says("embargo-past", story) == [
        "The story is published; an embargo until 06:00 on 21 July 1969 cannot hold it back."
    ]
    assert says("embargo-holds", story) == []


def test_an_embargo_to_come_stops_publishing_only() -> None:
    findings = preflight(eagle(embargo=NOW + HOUR), context())
    assert [finding.message for finding in findings] == ["The story is under embargo until 06:00 on 21 July 1969."]
    assert not blocking(findings, "submit")
    assert not blocking(findings, "approve")
    assert blocking(findings, "publish") == findings


def test_times_are_told_in_the_zone_of_the_house() -> None:
    assert says("embargo-holds", eagle(embargo=NOW + HOUR), zone="America/Chicago") == [
        "The story is under embargo until 01:00 on 21 July 1969."
    ]


def test_a_deadline_that_has_passed() -> None:
    late = eagle(deadline=NOW - HOUR)
    assert says("deadline", late) == ["The deadline of 04:00 on 21 July 1969 has passed."]
    assert says("deadline", replace(late, stage=Stage.APPROVED)) == []
    assert says("deadline", eagle(deadline=NOW + HOUR)) == []


@pytest.mark.parametrize(
    ("wrong", "day"),
    [
        ("Monday, 20 July 1969", "Sunday"),
        ("Monday July 20, 1969", "Sunday"),
        ("Friday the 20th of July 1969", "Sunday"),
        ("Tuesday, Nov. 22, 1994", "Tuesday"),
    ],
)
def test_weekdays_agree_with_their_dates(wrong: str, day: str) -> None:
    expected = [] if wrong.startswith(day) else [f"‘{wrong}’ in the copy: that day is a {day}."]
    assert says("weekday", telling(f"They landed on {wrong}.")) == expected


def test_a_day_that_no_calendar_has() -> None:
    story = telling("They landed on Monday, 31 June 1969.")
    assert says("weekday", story) == ["There is no such date as ‘Monday, 31 June 1969’."]
    assert pointed("weekday", story) == ["Monday, 31 June 1969"]


def test_a_corrected_story_leaves_with_a_notice() -> None:
    story = replace(EAGLE, stage=Stage.CORRECTING, published=NOW - HOUR)
    assert says("correction-notice", story) == ["The corrected story has no notice that tells what changed."]
    notice = Correction(NOW, CorrectionKind.CORRECTION, "The lander came down at 20:17 UTC.")
    assert says("correction-notice", replace(story, corrections=(notice,))) == []
    old = replace(notice, at=NOW - 2 * HOUR)
    assert len(says("correction-notice", replace(story, corrections=(old,)))) == 1


def test_a_notice_has_words() -> None:
    notice = Correction(NOW, CorrectionKind.CLARIFICATION, " ")
    assert says("notice-words", replace(EAGLE, corrections=(notice,))) == [
        "The clarification notice of 05:00 on 21 July 1969 has no words."
    ]


def test_open_comments_point_to_their_place() -> None:
    place = Place("headline", words="Eagle", start=0, end=5)
    asked = Comment("c", "Editor", datetime(1969, 7, 20, tzinfo=UTC), "Is this the name?", place)
    (remark,) = remarks("open-comments", replace(EAGLE, comments=(asked,)))
    assert remark.message == "The comment of Editor is still open: ‘Is this the name?’"
    assert remark.place == place
    assert says("open-comments", replace(EAGLE, comments=(replace(asked, resolved_by="Editor"),))) == []


def test_whoever_was_asked_for_comment_and_has_not_answered_is_noted() -> None:
    asked = Approach("ask", "The press office", NOW - HOUR, "mail")
    assert says("asked-no-answer", replace(EAGLE, approaches=(asked,))) == [
        "The press office was asked for comment at 04:00 on 21 July 1969 (mail) and has not answered yet."
    ]
    assert says("asked-no-answer", replace(EAGLE, approaches=(replace(asked, answer="No comment."),))) == []
    assert says("asked-no-answer", replace(EAGLE, approaches=(replace(asked, answered=NOW),))) == []
