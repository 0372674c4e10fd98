"""Correction notes come apart from the copy, wherever papers put them."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.intake.text import arrival_of_text
from desk.story.correction import CorrectionKind

STORY = (
    "Eagle lands\n\n"
    "The lunar module set down on the moon on Sunday, said the mission’s spokesman in Houston.\n\n"
    "The two men will sleep before they go outside, the flight director said late in the evening.\n\n"
    "They will stay for less than a day, and leave a mirror and a seismometer behind them.\n\n"
)


@pytest.mark.parametrize(
    ("note", "kind", "text"),
    [
        (
            "Correction: The landing was at 8.17 p.m., not at 8.07.",
            "correction",
            "The landing was at 8.17 p.m., not at 8.07.",
        ),
        ("CLARIFICATION: Two of the three men landed.", "clarification", "Two of the three men landed."),
        ("Update, July 21, 1969: The men are outside now.", "update", "The men are outside now."),
        (
            "This article was amended on 21 July 1969. An earlier version gave the wrong time.",
            "correction",
            "This article was amended on 21 July 1969. An earlier version gave the wrong time.",
        ),
        (
            "Editor’s note: An earlier version of this story gave the wrong time of the landing.",
            "correction",
            "An earlier version of this story gave the wrong time of the landing.",
        ),
    ],
)
def test_a_note_at_the_foot_is_no_copy(note: str, kind: str, text: str) -> None:
    arrival = arrival_of_text(STORY + note + "\n")
    assert [(one.kind, one.text) for one in arrival.notices] == [(kind, text)]
    assert note not in arrival.copy
    assert arrival.copy.endswith("behind them.")
    assert (CorrectionKind(kind).value.capitalize(), "found") in [(one.name, one.certainty) for one in arrival.parts]


def test_its_day_is_read() -> None:
    arrival = arrival_of_text(STORY + "Correction (July 21, 1969): The landing was at 8.17 p.m., not at 8.07.\n")
    assert [one.at for one in arrival.notices] == [datetime(1969, 7, 21)]  # noqa: DTZ001 - the note names no zone


@pytest.mark.parametrize(
    "words",
    [
        "Correction officers of the county were sent home early on Sunday to watch: all of them came back.",
        "An update of the computer’s program was read up to the crew in the last hour before they slept.",
    ],
)
def test_words_that_only_look_like_one_stay(words: str) -> None:
    arrival = arrival_of_text(STORY + words + "\n")
    assert arrival.notices == ()
    assert arrival.copy.endswith(words)
