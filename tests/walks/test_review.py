"""Review from one end to the other: suggested, commented, sent back, answered, approved, published, corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desk.story.stage import Stage
from tests.walks.beginnings import REPORTER, choose, submit, suggest, take, write
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_the_first_word_to_the_correction(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    write(walk)
    submit(walk)

    # The editor takes it, and what they type is a suggestion: the text stays.
    take(walk)
    assert walk.shows("marked_copy")
    before = walk.story.copy
    suggest(walk, "landed", "set down")
    suggest(walk, " It was very close.", "")
    suggest(walk, "Moon landing succeeds", "Eagle lands", "headline")
    choose(walk, "Reporter", "byline")
    walk.press(Qt.Key.Key_Right)
    walk.type(", Second reporter")
    walk.wait(lambda: len(walk.story.open_suggestions) == 4)
    assert walk.story.copy == before
    assert walk.story.furniture.headline == "Moon landing succeeds"

    # A comment, and back it goes with a reason.
    walk.command("review.comment")
    walk.type("How close was it?")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: len(walk.story.comments) == 1)
    walk.command("move.send-back", asks=True)
    walk.type("Say how much fuel was left.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.story.stage is Stage.CHANGES_REQUESTED)

    # The reporter goes from one to the next with keys, accepts three and rejects one, and answers.
    walk.sign_in(REPORTER)
    walk.command("review.next-suggestion")
    for _number in range(3):
        walk.command("review.accept")
    walk.command("review.reject")
    walk.wait(lambda: not walk.story.open_suggestions)
    assert walk.story.furniture.headline == "Eagle lands"
    assert walk.story.furniture.byline == ("Reporter", "Second reporter")
    assert walk.story.copy == "A spacecraft set down on the moon on Sunday. It was very close."
    walk.click("replyTo")
    walk.type("Thirty seconds of fuel.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: bool(walk.story.comments[0].replies))
    walk.click("turn")
    walk.wait(lambda: not walk.story.comments[0].open)
    walk.saved()
    submit(walk)

    # The editor compares what was sent back with what came, approves and publishes.
    take(walk)
    walk.click("showCompare")
    walk.wait(lambda: any("set down" in one for one in walk.workplace.compare.text.changes))
    walk.command("move.approve", asks=True)
    walk.give_reasons("Heard it myself.")
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.APPROVED)
    walk.command("move.publish", asks=True)
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.PUBLISHED)

    # A wrong day is found: corrected with a notice, and approved again.
    walk.command("move.correct", asks=True)
    walk.type("The earlier version named the wrong day.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.story.stage is Stage.CORRECTING)
    walk.command("view.write")
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_End, CTRL)
    walk.type(" Fuel was low.")
    walk.saved()
    walk.command("move.approve-correction", asks=True)
    walk.give_reasons("Heard it myself.")
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.PUBLISHED)
    assert walk.story.corrections[0].text == "An earlier version left out “Fuel was low.”."
