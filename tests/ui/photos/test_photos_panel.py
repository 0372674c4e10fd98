"""The photos panel: what each picture shows and owes, and every way to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import picturing, suggesting
from desk.story import framing
from desk.story.person import Person, Role
from desk.story.photo import Frame, PhotoRole, Usage
from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Words
from desk.ui.photos.details import PhotoDetails
from desk.ui.photos.entry import PhotoEntry
from desk.ui.photos.photos_panel import PhotosPanel
from tests.ui.photos.conftest import PICTURE, Page

EDITOR = Person("Editor", Role.EDITOR)


def card(panel: PhotosPanel, key: str) -> PhotoEntry:
    found = panel.card(key)
    assert found is not None
    return found


def pills(one: PhotoEntry) -> list[str]:
    QApplication.processEvents()
    return [mark.text() for mark in one.findChildren(QLabel) if mark.property("pill") and mark.isVisibleTo(one)]


def press(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    [made] = [one for one in widget.findChildren(QPushButton, name) if one.isVisible()]
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def opened(panel: PhotosPanel, key: str) -> PhotoDetails:
    press(card(panel, key), "photoDetailsButton")
    details = card(panel, key).details
    assert details is not None
    QApplication.processEvents()
    return details


def field(details: PhotoDetails, name: str) -> QLineEdit | Words:
    found = details.findChild(QWidget, name)
    assert isinstance(found, QLineEdit | Words)
    return found


def test_photos_stand_in_the_order_of_the_copy_with_what_is_missing(panel: PhotosPanel) -> None:
    assert [one.view.photo.key for one in panel.cards] == ["p1", "p2"]
    assert pills(card(panel, "p1")) == ["Lead"]
    assert pills(card(panel, "p2")) == ["Inline", "Picture awaited", "Alt text missing"]
    assert card(panel, "p2").property("state") == "bad"
    assert card(panel, "p1").credit.text().endswith("✓")


def test_a_card_is_read_out_with_what_is_missing(panel: PhotosPanel) -> None:
    spoken = card(panel, "p2").accessibleName()
    assert spoken == "Photo: The crew before the launch., Photo: NASA, Inline, Picture awaited, Alt text missing"


def test_the_picture_comes_from_the_desk(panel: PhotosPanel, qtbot: QtBot) -> None:
    shown = card(panel, "p1").picture
    qtbot.waitUntil(lambda: shown.height() == int(shown.width() * 9 / 16))
    assert shown.grab().toImage().pixelColor(shown.width() // 2, 20).lightness() < 60  # the sky over the moon


def test_a_click_and_enter_show_the_photo_in_the_copy(panel: PhotosPanel, page: Page) -> None:
    QTest.mouseClick(card(panel, "p1").picture, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card(panel, "p2").caption, Qt.MouseButton.LeftButton)
    card(panel, "p2").setFocus()
    QTest.keyClick(card(panel, "p2"), Qt.Key.Key_Return)
    assert page.places == [Place("photo", "p1"), Place("photo", "p2"), Place("photo", "p2")]


def test_arrows_go_from_card_to_card(panel: PhotosPanel, page: Page) -> None:
    panel.setFocus()
    assert card(panel, "p1").hasFocus()
    QTest.keyClick(card(panel, "p1"), Qt.Key.Key_Down)
    assert card(panel, "p2").hasFocus()
    QTest.keyClick(card(panel, "p2"), Qt.Key.Key_Down)
    QTest.keyClick(card(panel, "p2"), Qt.Key.Key_Up)
    assert card(panel, "p1").hasFocus()


def test_each_detail_is_kept_when_the_keyboard_leaves_it(panel: PhotosPanel, page: Page) -> None:
    details = opened(panel, "p2")
    for name, typed in (("credit", "Photo: NASA/Agency"), ("creator", "Somebody"), ("licence", "CC0 1.0")):
        edit = field(details, name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    alt = field(details, "alt")
    alt.setFocus()
    QTest.keyClicks(alt, "Three men in white suits")
    QTest.keyClick(alt, Qt.Key.Key_Tab)
    photo = page.photo("p2")
    assert (photo.credit, photo.creator, photo.licence) == ("Photo: NASA/Agency", "Somebody", "CC0 1.0")
    assert photo.alt == "Three men in white suits"
    assert "![Three men in white suits](photo:p2)" in page.story.copy
    assert page.labels == ["Credit", "Creator", "Licence", "Alt text"]


def test_words_are_kept_when_the_keyboard_rests(panel: PhotosPanel, page: Page, qtbot: QtBot) -> None:
    caption = field(opened(panel, "p2"), "caption")
    assert caption.hasFocus()
    QTest.keyClicks(caption, "x")
    qtbot.waitUntil(lambda: page.photo("p2").caption == "xThe crew before the launch.", timeout=5_000)


def test_what_is_being_typed_is_not_written_over(panel: PhotosPanel, page: Page) -> None:
    details = opened(panel, "p2")
    credit = field(details, "credit")
    credit.setFocus()
    QTest.keyClick(credit, Qt.Key.Key_End)
    QTest.keyClicks(credit, "/Agency")
    page.show(
        replace(page.story, photos=tuple(replace(one, caption="Changed in the copy.") for one in page.story.photos))
    )
    caption = field(details, "caption")
    assert isinstance(caption, Words)
    assert caption.words == "Changed in the copy."
    assert isinstance(credit, QLineEdit)
    assert credit.text() == "Photo: NASA/Agency"


def test_role_usage_and_terms_are_chosen(panel: PhotosPanel, page: Page) -> None:
    details = opened(panel, "p2")
    assert not details.findChild(Words, "usage_terms").isVisible()  # type: ignore[union-attr]
    details.usage.setCurrentIndex(list(Usage).index(Usage.CONDITIONAL))
    details.role.setCurrentIndex(list(PhotoRole).index(PhotoRole.LEAD))
    terms = field(details, "usage_terms")
    assert terms.isVisible()
    QTest.keyClicks(terms, "Once")
    QTest.keyClick(terms, Qt.Key.Key_Return)
    photo = page.photo("p2")
    assert (photo.usage, photo.usage_terms, photo.role) == (Usage.CONDITIONAL, "Once", PhotoRole.LEAD)
    assert page.photo("p1").role is PhotoRole.WIDE


def test_a_decorative_photo_needs_no_alt_text(panel: PhotosPanel, page: Page) -> None:
    details = opened(panel, "p2")
    QTest.mouseClick(details.decorative, Qt.MouseButton.LeftButton, pos=QPoint(9, details.decorative.height() // 2))
    assert page.photo("p2").decorative
    assert not field(details, "alt").isVisible()
    assert "Alt text missing" not in pills(card(panel, "p2"))


def test_the_focal_point_is_set_by_click_and_by_arrows(panel: PhotosPanel, page: Page) -> None:
    opened(panel, "p1")
    shown = card(panel, "p1").picture
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(shown.width() // 4, shown.height() // 2))
    across, down = page.photo("p1").focal
    assert across == pytest.approx(0.25, abs=0.02)
    assert down == pytest.approx(0.5, abs=0.02)
    assert shown.hasFocus()
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert page.photo("p1").focal[0] == pytest.approx(across + 0.02)
    assert page.places == []  # a click that sets the point shows nothing in the copy


def test_the_day_on_which_a_licence_ends_is_typed(panel: PhotosPanel, page: Page) -> None:
    details = opened(panel, "p1")
    details.expires.setFocus()
    QTest.keyClicks(details.expires, "2030-05-03")
    QTest.keyClick(details.expires, Qt.Key.Key_Return)
    assert page.photo("p1").expires == date(2030, 5, 3)
    details.expires.selectAll()
    QTest.keyClicks(details.expires, "in May")
    field(details, "credit").setFocus()
    assert page.told == ["‘in May’ is no day: write it like 1969-07-20."]
    assert page.photo("p1").expires == date(2030, 5, 3)


def test_a_point_set_in_a_cut_picture_lies_where_it_was_set(
    panel: PhotosPanel, page: Page, settled: Callable[[], None]
) -> None:
    page.show(replace(page.story, photos=tuple(
        framing.with_crop(one, Frame.FREE, (0.5, 0.0, 1.0, 0.5)) if one.digest else one for one in page.story.photos
    )))  # fmt: skip
    settled()
    opened(panel, "p1")
    settled()
    shown = card(panel, "p1").picture
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(shown.width() // 2, shown.height() // 2))
    assert page.photo("p1").focal == pytest.approx((0.75, 0.25), abs=0.02)


def test_one_photo_is_open_at_a_time_and_esc_closes_it(panel: PhotosPanel, page: Page) -> None:
    opened(panel, "p1")
    opened(panel, "p2")
    assert card(panel, "p1").details is None
    credit = field(card(panel, "p2").details, "credit")  # type: ignore[arg-type]
    credit.setFocus()
    QTest.keyClick(credit, Qt.Key.Key_End)
    QTest.keyClicks(credit, "!")
    QTest.keyClick(credit, Qt.Key.Key_Escape)
    assert card(panel, "p2").details is None
    assert card(panel, "p2").hasFocus()
    assert page.photo("p2").credit == "Photo: NASA!"  # nothing typed is lost


def test_an_awaited_picture_is_chosen(
    panel: PhotosPanel, page: Page, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(PICTURE), ""))
    press(card(panel, "p2"), "choosePicture")
    settled()
    photo = page.photo("p2")
    assert photo.width == 2400
    assert photo.caption == "The crew before the launch."
    assert page.labels == ["Choose picture"]
    assert "Picture awaited" not in pills(card(panel, "p2"))


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    panel: PhotosPanel, page: Page, settled: Callable[[], None], tmp_path: Path
) -> None:
    (tmp_path / "notes.jpg").write_text("no picture at all")
    panel.take_picture("p2", tmp_path / "notes.jpg")
    settled()
    assert "notes.jpg" in page.told[-1]
    assert page.photo("p2").digest == ""


def test_delete_takes_the_photo_out_of_story_and_copy(panel: PhotosPanel, page: Page) -> None:
    card(panel, "p2").setFocus()
    QTest.keyClick(card(panel, "p2"), Qt.Key.Key_Delete)
    assert page.story.photo("p2") is None
    assert "photo:p2" not in page.story.copy
    press(card(panel, "p1"), "removePhoto")
    assert panel.cards == ()
    assert panel.findChild(QWidget, "photosEmpty").isVisible()  # type: ignore[union-attr]


def test_a_photo_beside_the_copy_can_be_put_into_it(panel: PhotosPanel, page: Page) -> None:
    page.show(replace(page.story, copy="The news came by radio."))
    assert "Not in the copy" in pills(card(panel, "p1"))
    press(card(panel, "p1"), "placePhoto")
    assert "](photo:p1)" in page.story.copy
    assert "Not in the copy" not in pills(card(panel, "p1"))


def test_the_empty_panel_says_what_goes_there_and_begins_it(panel: PhotosPanel, page: Page, bench: Bench) -> None:
    asked: list[int] = []
    bench.commands.on("insert.photo", lambda: asked.append(1))
    page.show(replace(page.story, photos=(), copy="Words."))
    press(panel, "addFirstPhoto")
    assert asked == [1]


def test_who_may_not_write_sees_all_and_changes_nothing(panel: PhotosPanel, page: Page, bench: Bench) -> None:
    opened(panel, "p1")
    bench.commands.allow(story=True, writable=False, moves=())
    QApplication.processEvents()
    seen = [one.objectName() for one in panel.findChildren(QPushButton) if one.isVisible()]
    assert set(seen) == {"commentPhoto"}  # everybody may comment, whatever the stage
    assert card(panel, "p1").details is None
    card(panel, "p1").setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(card(panel, "p1"), key)
    assert page.labels == []
    assert card(panel, "p1").details is None


def test_another_story_has_its_own_photos(panel: PhotosPanel, page: Page, bench: Bench) -> None:
    page.show(replace(page.story, key="k2", photos=(), copy=""))
    assert panel.cards == ()
    bench.wire.story_closed.emit()
    assert panel.findChild(QWidget, "photosEmpty").isVisible()  # type: ignore[union-attr]


def test_a_photo_is_commented_on_from_its_card(panel: PhotosPanel, bench: Bench) -> None:
    asked: list[Place] = []
    bench.wire.comment_requested.connect(asked.append)
    press(card(panel, "p1"), "commentPhoto")
    opened(panel, "p1")
    press(card(panel, "p1"), "commentPhoto")
    assert asked == [Place("photo", "p1")] * 2


def test_what_is_suggested_stands_on_the_cards_and_a_photo_that_would_come_has_one(
    panel: PhotosPanel, page: Page
) -> None:
    story, at = page.story, datetime(1969, 7, 20, 12, tzinfo=UTC)
    coming = replace(page.photo("p2"), key="p3")
    wanted = picturing.place_photo(picturing.remove_photo(story, "p2"), coming, 1)
    page.show(suggesting.as_suggestions(story, wanted, EDITOR, at))
    assert [one.view.photo.key for one in panel.cards] == ["p1", "p2", "p3"]
    assert "− Would go out" in pills(card(panel, "p2"))
    assert "+ Would come in" in pills(card(panel, "p3"))
    assert "Would come in" in card(panel, "p3").accessibleName()
    assert not [one for one in card(panel, "p3").findChildren(QPushButton) if one.isVisible()]
    page.show(story)
    assert [one.view.photo.key for one in panel.cards] == ["p1", "p2"]
    assert "− Would go out" not in pills(card(panel, "p2"))


def test_a_photo_moves_by_the_buttons_of_its_card(panel: PhotosPanel, page: Page) -> None:
    press(card(panel, "p2"), "moveUp")
    assert page.labels[-1] == "Move photo"
    assert page.story.copy.split("\n\n")[-2] == "![](photo:p2)"
