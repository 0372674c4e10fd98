from __future__ import annotations

from dataclasses import replace

from desk.newsroom.correcting import notice
from desk.story.furniture import Furniture
from desk.story.story import Story

OUT = Story("s1", Furniture(headline="Eagle lands"), "The lander set down on Saturday.\n\nIt was very close.")


def test_the_notice_says_what_was_wrong_and_what_is_right() -> None:
    mended = replace(OUT, copy=OUT.copy.replace("Saturday", "Sunday"))
    assert notice(OUT, mended) == "An earlier version said “on Saturday”; it should have said “on Sunday”."


def test_what_was_taken_out_and_what_was_left_out() -> None:
    mended = replace(OUT, furniture=Furniture(headline="Eagle lands on moon"), copy=OUT.copy.replace("very ", ""))
    assert notice(OUT, mended) == (
        "An earlier version of the headline left out “on moon”. An earlier version said “very”; that was taken out."
    )


def test_without_a_difference_there_is_nothing_to_draft() -> None:
    assert notice(OUT, OUT) == ""
