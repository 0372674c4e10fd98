"""Quoted words held against the notebook."""

from __future__ import annotations

from desk.preflight.matching import in_marks


def test_the_stop_before_the_closing_mark_stays_when_words_are_mended() -> None:
    assert in_marks("“on the moon,”", "on the ground") == "“on the ground,”"
    assert in_marks("“on the moon,”", "on the ground.") == "“on the ground.”"
    assert in_marks("on the moon", "on the ground") == "on the ground"
