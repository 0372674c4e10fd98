"""Photos stand in the copy as cards: filled by the worker, typed in place, moved, copied, taken out and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desk.story import framing
from desk.story.photo import Frame, Photo, PhotoRole
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage
from desk.ui.story_page.photo_card import PhotoCard
from tests.ui.story_page.conftest import png


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def card(page: StoryPage) -> PhotoCard:
    found = page.cards.card(now(page).photos[0].key)
    assert found is not None
    return found


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "tranquility.png"
    path.write_bytes(png())
    return path


@pytest.fixture
def with_photo(qtbot: QtBot, page: StoryPage, picture: Path, settled: Callable[[], None]) -> StoryPage:
    """The page with a picture dropped between its two paragraphs."""
    cursor = page.copy.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    page.copy.setTextCursor(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.copy.setTextCursor(cursor)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    page.copy.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: bool(now(page).photos), timeout=10_000)
    settled()
    return page


def test_a_dropped_picture_stands_between_the_paragraphs_as_a_card(
    qtbot: QtBot, with_photo: StoryPage, settled: Callable[[], None]
) -> None:
    page = with_photo
    photo = now(page).photos[0]
    paragraphs = now(page).copy.split("\n\n")
    assert paragraphs[1] == f"![](photo:{photo.key})"
    assert len(paragraphs) == 3
    assert photo.role is PhotoRole.LEAD
    assert (photo.width, photo.height, photo.file_name) == (320, 180, "tranquility.png")
    qtbot.waitUntil(lambda: card(page).isVisible() and not card(page).picture.image.isNull(), timeout=10_000)
    room = page.copy.document().documentLayout().blockBoundingRect(page.copy.document().findBlockByNumber(1))
    assert card(page).height() <= room.height()
    assert room.top() <= card(page).y() + page.copy.verticalScrollBar().value() <= room.bottom()


def test_what_is_missing_is_marked_until_it_is_there(with_photo: StoryPage) -> None:
    page = with_photo
    marks = {mark.text() for mark in card(page).findChildren(QLabel) if mark.property("pill")}
    assert marks == {"Caption missing", "Credit missing", "Alt text missing"}
    for field, words in (
        (card(page).caption, "The plain"),
        (card(page).credit, "NASA"),
        (card(page).alt, "Grey plain"),
    ):
        field.setFocus()
        QTest.keyClicks(field, words)
    photo = now(page).photos[0]
    assert (photo.caption, photo.credit, photo.alt) == ("The plain", "NASA", "Grey plain")
    assert not [mark for mark in card(page).findChildren(QLabel) if mark.property("pill") and not mark.isHidden()]


def test_the_alt_goes_into_the_copy_when_its_field_is_left_and_back_in_one_step(
    with_photo: StoryPage, bench: Bench
) -> None:
    page = with_photo
    before = now(page)
    card(page).alt.setFocus()
    QTest.keyClicks(card(page).alt, "Grey [plain]")
    page.copy.setFocus()
    assert f"![Grey \\[plain\\]](photo:{before.photos[0].key})" in now(page).copy
    bench.commands.action("edit.undo").trigger()
    assert now(page) == before


def test_decorative_needs_no_alt(with_photo: StoryPage) -> None:
    page = with_photo
    card(page).caption.setFocus()
    QTest.mouseClick(card(page).decorative, Qt.MouseButton.LeftButton)
    assert now(page).photos[0].decorative


def test_adding_a_photo_is_one_step(with_photo: StoryPage, bench: Bench, story: Story) -> None:
    after = now(with_photo)
    bench.commands.action("edit.undo").trigger()
    assert now(with_photo) == story
    bench.commands.action("edit.redo").trigger()
    assert now(with_photo) == after


def test_a_photo_is_moved_made_wide_and_removed_by_its_buttons(
    with_photo: StoryPage, bench: Bench, story: Story
) -> None:
    page = with_photo
    key = now(page).photos[0].key
    card(page).caption.setFocus()

    def press(name: str) -> None:
        button = card(page).findChild(QPushButton, f"{name}-{key}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    press("up")
    assert now(page).copy.startswith(f"![](photo:{key})\n\nA spacecraft")
    press("wide")
    assert now(page).photos[0].role is PhotoRole.WIDE
    press("remove")
    assert now(page) == story
    bench.commands.action("edit.undo").trigger()
    assert now(page).copy.startswith(f"![](photo:{key})\n\nA spacecraft")


def test_the_same_picture_again_is_the_same_photo(
    qtbot: QtBot, with_photo: StoryPage, bench: Bench, picture: Path, settled: Callable[[], None]
) -> None:
    page = with_photo
    before = now(page)
    with qtbot.waitSignal(bench.wire.said, timeout=10_000):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(picture))])
        page.copy.insertFromMimeData(mime)
    assert now(page) == before
    assert page.copy.photo_here == before.photos[0].key


def test_a_photo_cut_and_pasted_keeps_its_key_and_its_words(with_photo: StoryPage) -> None:
    page = with_photo
    photo = now(page).photos[0]
    cursor = page.cards.cursor(photo.key)
    assert cursor is not None
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    page.copy.setTextCursor(cursor)
    page.copy.cut()
    assert "photo:" not in now(page).copy
    assert now(page).photos == (photo,)
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.paste()
    assert now(page).copy.endswith(f"said.\n\n![](photo:{photo.key})")


def test_a_photo_goes_with_the_copy_into_another_story(
    with_photo: StoryPage, story: Story, settled: Callable[[], None]
) -> None:
    page = with_photo
    photo = now(page).photos[0]
    page.copy.selectAll()
    page.copy.copy()
    page.show_story(Story("other22222", authors=("Reporter",)))
    page.copy.paste()
    settled()
    assert now(page).photos == (photo,)
    assert f"photo:{photo.key}" in now(page).copy


def test_a_pasted_picture_becomes_a_photo_but_words_go_first(
    qtbot: QtBot, page: StoryPage, settled: Callable[[], None]
) -> None:
    image = QImage.fromData(png())
    both = QMimeData()
    both.setImageData(image)
    both.setText("words of the picture ")
    page.copy.insertFromMimeData(both)
    assert now(page).copy.startswith("words of the picture A spacecraft")
    assert not now(page).photos
    alone = QMimeData()
    alone.setImageData(image)
    page.copy.insertFromMimeData(alone)
    qtbot.waitUntil(lambda: bool(now(page).photos), timeout=10_000)
    settled()
    assert now(page).photos[0].file_name == "pasted.png"


def test_a_file_that_is_no_picture_is_refused_by_name(
    qtbot: QtBot, page: StoryPage, bench: Bench, tmp_path: Path, story: Story
) -> None:
    notes = tmp_path / "notes.bin"
    notes.write_bytes(b"\x00\x01")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(notes))])
    with qtbot.waitSignal(bench.wire.refused) as refused:
        page.copy.insertFromMimeData(mime)
    assert refused.args is not None
    assert "notes.bin" in refused.args[0]
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    mime.setUrls([QUrl.fromLocalFile(str(broken))])
    with qtbot.waitSignal(bench.work.refused, timeout=10_000):
        page.copy.insertFromMimeData(mime)
    assert page.story == story


def test_an_awaited_photo_says_so_and_takes_its_picture(
    qtbot: QtBot, page: StoryPage, picture: Path, settled: Callable[[], None]
) -> None:
    photo = Photo("awaited222", caption="Kept", credit="NASA")
    page.show_story(replace(now(page), key="other22222", copy="![](photo:awaited222)", photos=(photo,)))
    settled()
    qtbot.waitUntil(card(page).choose.isVisible, timeout=5_000)
    page._bringing.picture_for(photo, picture)
    qtbot.waitUntil(lambda: bool(now(page).photos[0].digest), timeout=10_000)
    settled()
    assert now(page).photos[0].caption == "Kept"
    assert not card(page).choose.isVisible()


def test_a_place_in_a_photo_gets_the_keyboard(with_photo: StoryPage, bench: Bench) -> None:
    key = now(with_photo).photos[0].key
    bench.wire.place_requested.emit(Place("photo", key=key, field="credit"))
    assert card(with_photo).credit.hasFocus()


def test_keys_alone_reach_and_leave_a_card(with_photo: StoryPage) -> None:
    page = with_photo
    key = now(page).photos[0].key
    page._bringing.act(key, "select")
    assert page.copy.hasFocus()
    QTest.keyClick(page.copy, Qt.Key.Key_F2)
    assert card(page).caption.hasFocus()
    QTest.keyClick(card(page).caption, Qt.Key.Key_Escape)
    assert page.copy.hasFocus()
    assert page.copy.photo_here == key
    for stop in card(page).stops():
        assert stop.objectName()
        assert stop.accessibleName() or isinstance(stop, QPushButton) or stop.property("text")


def test_cards_of_a_long_story_are_made_when_they_are_seen(
    qtbot: QtBot, page: StoryPage, settled: Callable[[], None]
) -> None:
    words = "\n\n".join(["One paragraph of words."] * 300)
    photos = tuple(Photo(f"photo{number:05}") for number in range(20))
    lines = "\n\n".join(f"![](photo:{photo.key})" for photo in photos)
    page.show_story(replace(now(page), key="long222222", copy=f"{words}\n\n{lines}", photos=photos))
    settled()
    assert not page.copy.viewport().findChildren(PhotoCard)
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: bool(page.copy.viewport().findChildren(PhotoCard)), timeout=5_000)
    assert len(page.copy.viewport().findChildren(PhotoCard)) < 12


def test_read_only_cards_take_nothing(with_photo: StoryPage) -> None:
    page = with_photo
    page.set_writable(False, "With the editor.")
    before = now(page)
    QTest.keyClicks(card(page).caption, "no")
    assert now(page) == before
    assert not card(page).alt.isVisible()
    QApplication.processEvents()


def test_the_crop_of_the_photo_at_the_cursor_is_asked_for(
    with_photo: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    chosen: list[str] = []
    cropped: list[bool] = []
    bench.wire.photo_chosen.connect(chosen.append)
    bench.commands.on("photo.crop", lambda: cropped.append(True))
    bench.commands.allow(story=True, writable=True, moves=())
    key = now(with_photo).photos[0].key
    with_photo.show_place(Place("photo", key))
    with_photo.copy.setFocus()
    QTest.keyClick(with_photo.copy, Qt.Key.Key_Up)
    QTest.keyClick(with_photo.copy, Qt.Key.Key_Down)
    assert chosen[-1:] == [key]
    [button] = card(with_photo).findChildren(QPushButton, f"crop-{key}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cropped == [True]


def test_the_card_shows_the_photo_as_it_was_cut(with_photo: StoryPage, settled: Callable[[], None]) -> None:
    photo = now(with_photo).photos[0]
    uncut = card(with_photo).picture.image.size()
    cut = framing.with_crop(framing.turned(photo, 1), Frame.FREE, (0.0, 0.0, 1.0, 0.5))
    with_photo._open.edit(lambda story: replace(story, photos=(cut,)), "Crop photo")
    QApplication.processEvents()
    settled()
    shown = card(with_photo).picture.image
    wide, high = framing.size(cut)
    assert shown.size() != uncut
    assert shown.width() / shown.height() == pytest.approx(wide / high, rel=0.1)
