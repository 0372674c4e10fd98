"""An editor suggests what is to be done with photos; the reporter answers one by one; nothing changes before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from desk.paths import RESOURCES
from desk.story.photo import PhotoRole
from desk.story.stage import Stage
from desk.story.suggestion import Deed
from desk.ui.photos.entry import PhotoEntry
from desk.ui.review.suggestion_card import SuggestionCard
from tests.walks.beginnings import REPORTER, submit, take, write
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PICTURE = RESOURCES / "sample" / "tranquility.jpg"


def card_of(walk: Walk, key: str) -> PhotoEntry:
    card = walk.workplace.photos.card(key)
    assert card is not None
    return card


def show(walk: Walk, panel: QWidget) -> None:
    """Click the tab of a panel."""
    side = walk.workplace.window.side
    side.setCurrentWidget(panel)
    walk.wait(panel.isVisible)


def marks(card: PhotoEntry) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel, "suggestedHere")]


def press(walk: Walk, card: PhotoEntry, name: str) -> None:
    """Click the button of a photo’s card."""
    (one,) = [one for one in card.findChildren(QPushButton, name) if one.isVisible()]
    one.setFocus()
    walk.press(Qt.Key.Key_Space)


def test_photos_are_suggested_answered_and_done(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = open_window(REPORTER)
    write(walk)
    walk.drop("copy", PICTURE)
    walk.wait(lambda: bool(walk.story.photos))
    walk.saved()
    first = walk.story.photos[0]
    assert first.role is PhotoRole.LEAD
    submit(walk)
    take(walk)
    before = walk.story

    # Another place and another size, by the buttons and keys of the card.
    show(walk, walk.workplace.photos)
    press(walk, card_of(walk, first.key), "moveUp" if before.copy.endswith(")") else "moveDown")
    walk.wait(lambda: [one.deed for one in walk.story.open_suggestions] == [Deed.MOVE])
    card = card_of(walk, first.key)
    assert marks(card) == ["↕ Would move"]
    card.setFocus()
    walk.press(Qt.Key.Key_Delete)
    walk.wait(lambda: len(walk.story.open_suggestions) == 2)
    assert marks(card) == ["↕ Would move", "− Would go out"]

    # A picture of the editor’s own, from a file.
    picture = str(tmp_path / "earthrise.png")
    blue = QImage(900, 600, QImage.Format.Format_RGB32)
    blue.fill(QColor("navy"))
    assert blue.save(picture)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_kinds: ([picture], ""))
    walk.command("insert.photo")
    walk.wait(lambda: len(walk.story.open_suggestions) == 3)
    added = walk.story.open_suggestions[2]
    assert added.photo is not None
    assert marks(card_of(walk, added.photo.key)) == ["+ Would come in"]
    assert (walk.story.copy, walk.story.photos) == (before.copy, before.photos)
    assert "comes in" in walk.workplace.review.suggest.findChildren(QLabel, "suggestedPhotos")[0].text()
    walk.saved()
    walk.command("move.send-back", asks=True)
    walk.type("Another picture, please.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.story.stage is Stage.CHANGES_REQUESTED)

    # The reporter rejects the move, and accepts that one goes and the other comes.
    walk.sign_in(REPORTER)
    show(walk, walk.workplace.comments)
    cards = walk.workplace.comments.suggestions.cards
    assert [one.view.suggestion.deed for one in cards] == [Deed.MOVE, Deed.REMOVE, Deed.ADD]
    walk.command("review.next-suggestion")
    walk.command("review.reject")
    walk.command("review.accept")
    walk.command("review.accept")
    walk.wait(lambda: not walk.story.open_suggestions)
    assert [photo.digest for photo in walk.story.photos] == [added.photo.digest]
    assert f"](photo:{added.photo.key})" in walk.story.copy
    assert first.key not in walk.story.copy
    assert not walk.workplace.window.findChildren(SuggestionCard)

    # One step of undo opens the last one again.
    walk.command("edit.undo")
    walk.wait(lambda: len(walk.story.open_suggestions) == 1)
    assert not walk.story.photos
    walk.saved()
