"""Wire copy."""

from __future__ import annotations

from dataclasses import replace

from desk.export.format import Issue
from desk.export.strike import strike
from desk.export.text import render
from desk.intake.text import arrival_of_text
from desk.story.house import House
from desk.story.related import Related
from tests.export.conftest import TODAY, develop
from tests.export.stories import CORRECTED, WHOLE


def test_wire_copy_from_its_slug_to_its_end() -> None:
    lines = render(strike(CORRECTED), House(), develop, Issue(TODAY))["eagle-lands.txt"].decode().split("\n\n")
    assert lines[0].startswith("eagle-lands  ")
    assert lines[-1] == "-30-\n"
    assert lines[-2] == "Correction, July 21, 1969: The time was wrong at first."
    assert "HOUSTON, July 20 — A spacecraft set down on the moon at 8.17 p.m. on Sunday, after" in lines[7]
    assert "- The first alarm came at 33,000 feet, when the radar was already on." in lines
    assert "1. First they looked out of the windows for some minutes & took pictures." in lines
    assert "The view, drawn for this story. Photo: Desk" in lines
    assert any("the log (https://log.example.org/a?b=1&c=2) shows" in line for line in lines)


def test_related_stories_stand_under_the_copy() -> None:
    picked = (Related("outside001", "Columbia waits", "https://herald.example.org/columbia/"),)
    data = render(strike(replace(WHOLE, related=picked)), House(), develop, Issue(TODAY))["eagle-lands.txt"]
    end = "Related stories\nColumbia waits (https://herald.example.org/columbia/)\n\n-30-\n"
    assert data.decode().endswith(end)
    assert "Columbia" not in arrival_of_text(data.decode()).copy
