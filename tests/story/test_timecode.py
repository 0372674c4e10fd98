from __future__ import annotations

import pytest

from desk.story.timecode import seconds_in, signed_seconds_in, signed_timecode, timecode


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("12:31", 751.0), ("00:12:31", 751.0), ("1:02:03.5", 3723.5), ("102:45:58", 369_958.0), (" 0:07 ", 7.0)],
)
def test_a_timecode_is_seconds(written: str, seconds: float) -> None:
    assert seconds_in(written) == seconds


@pytest.mark.parametrize("written", ["", "12", "p. 12", "1:60", "1:75:00", "12:3", "a:bc"])
def test_what_is_no_timecode_is_none(written: str) -> None:
    assert seconds_in(written) is None


def test_seconds_are_cut_off_so_that_the_words_still_come() -> None:
    assert timecode(751.9) == "00:12:31"
    assert timecode(369_958) == "102:45:58"
    assert timecode(-1) == "00:00:00"


@pytest.mark.parametrize(
    ("written", "seconds", "shown"),
    [("-0:10", -10.0, "-00:00:10"), ("−1:02:03", -3723.0, "-01:02:03"), ("+12:31", 751.0, "00:12:31"),
     ("102:40:00", 369_600.0, "102:40:00"), ("0:00", 0.0, "00:00:00")],
)  # fmt: skip
def test_a_time_before_the_beginning_has_a_sign(written: str, seconds: float, shown: str) -> None:
    assert signed_seconds_in(written) == seconds
    assert signed_timecode(seconds) == shown


def test_a_sign_alone_is_no_time() -> None:
    assert [signed_seconds_in(one) for one in ("", "-", "--0:10", "- soon")] == [None] * 4
