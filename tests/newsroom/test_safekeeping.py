"""Safekeeping and the demonstration: a sound desk, a copy of it, and the whole job in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from desk.newsroom import demonstrating, reading, reviewing, safekeeping
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.framing import look
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def test_a_sound_desk_has_nothing_to_say(desk: Desk) -> None:
    ready_story(desk)
    assert safekeeping.check(desk) == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "DELETE FROM log WHERE number = 3",
            "is approved, but the log ends with entry 2 (‘take’, Editor), which left it",
        ),
        ("DELETE FROM revision", "that was approved is missing: look in a backup"),
    ],
)
def test_what_was_cut_off_is_missed(desk: Desk, damage: str, told: str) -> None:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    for name in ("take", "approve"):
        story = reviewing.move(desk, EDITOR, story, name)
    assert safekeeping.check(desk) == safekeeping.check_log(desk) == ()
    with desk.writing() as tx:
        tx.session.execute(text(damage))
    (wrong,) = safekeeping.check_log(desk)
    assert told in wrong
    assert wrong in safekeeping.check(desk)


def test_a_copy_is_the_whole_desk(desk: Desk, tmp_path: Path) -> None:
    story = ready_story(desk)
    made = safekeeping.back_up(desk, tmp_path / "copy")
    with open_desk(made) as copy:
        assert reading.story(copy, story.key) == story
        assert reading.thumbnail(copy, look(story.photos[0]), (50, 50))


def test_a_backup_is_made_when_it_is_due(local_desk: Desk) -> None:
    assert safekeeping.tidy(local_desk) is not None
    assert safekeeping.tidy(local_desk) is None


def test_the_demonstration_does_the_main_job_and_can_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        shown = demonstrating.demonstrate(tmp_path / "demo")
        assert (shown.article / "index.html").exists()
        assert any("approve → approved" in step for step in shown.steps)
    with open_desk(shown.desk, read_only=True) as desk:
        assert safekeeping.check_log(desk) == ()
