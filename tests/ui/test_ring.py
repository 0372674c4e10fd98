"""A quiet ring: how much there is, in words too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desk.ui.badges import due
from desk.ui.ring import Ring
from desk.ui.theme import Theme


def test_it_is_hidden_until_it_is_told(qtbot: QtBot, theme: Theme) -> None:
    ring = Ring(theme, "target_ring")
    qtbot.addWidget(ring)
    assert ring.isHidden()
    ring.tell(0.25, "plain", "200 of 800 words")
    assert not ring.isHidden()
    assert ring.accessibleName() == "200 of 800 words"


def test_it_is_drawn_as_full_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    ring = Ring(theme, "target_ring")
    qtbot.addWidget(ring)

    def inked(full: float) -> int:
        ring.tell(full, "bad", "")
        picture = ring.grab().toImage()
        points = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return sum(one.name() == theme.tokens.bad for one in points)

    assert inked(0.0) < inked(0.5) < inked(1.0) == inked(3.0)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (timedelta(hours=3, minutes=20), "due in 3 h 20 min"),
        (timedelta(minutes=12, seconds=40), "due in 12 min"),
        (timedelta(minutes=-5), "5 min late"),
        (timedelta(days=-2, hours=-3), "2 d 3 h late"),
        (timedelta(days=1), "due in 1 d 0 h"),
        (timedelta(), "due now"),
    ],
)
def test_when_it_is_due_is_told_in_words(left: timedelta, told: str) -> None:
    now = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    assert due(now + left, now) == told
