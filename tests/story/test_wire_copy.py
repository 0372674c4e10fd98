"""Wire copy is known by its words, so that nothing in the copy has to mark it."""

from __future__ import annotations

from dataclasses import replace

from desk.export.strike import strike
from desk.story.record import from_record, to_record
from desk.story.story import Story
from desk.story.wire_copy import marked, unrewritten

WIRE = "Two astronauts set down on the moon on Sunday afternoon after a descent that left little fuel."
STORY = marked(Story("apollo2222", copy=f"Our own lead.\n\n{WIRE}"), "wire222222", WIRE)


def still(copy: str, story: Story = STORY) -> list[str]:
    return [copy[start:end] for start, end in unrewritten(copy, story.wire)]


def test_words_are_wire_copy_until_they_are_rewritten() -> None:
    assert still(STORY.copy) == [WIRE.rstrip(".")]
    half = "After a hard descent, two astronauts set down on the moon on Sunday afternoon."
    assert still(half) == ["two astronauts set down on the moon on Sunday afternoon"]
    assert still("The Eagle stands on the moon. Its crew had fuel for seconds when it set down.") == []


def test_emphasis_links_and_case_do_not_hide_them() -> None:
    copy = "TWO *astronauts* [set down](https://example.org) on the moon on Sunday"
    assert still(copy) == ["TWO *astronauts* [set down](https://example.org) on the moon on Sunday"]


def test_quoted_words_stay_as_they_were_said() -> None:
    words = "“Houston, Tranquility Base here. The Eagle has landed, and we are breathing again.”"
    story = marked(Story("apollo2222"), "wire222222", f"{words} the crew said")
    assert story.wire == ()
    assert still(words) == []


def test_the_mark_is_stored_and_never_leaves() -> None:
    assert from_record(Story, to_record(STORY)) == STORY
    assert strike(STORY).wire == ()
    assert to_record(replace(STORY, wire=())).get("wire") is None
