"""The crop sheet: the focal point and every frame moved by hand, and one step when it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desk.story import framing
from desk.story.photo import Frame
from desk.ui.bench import Bench
from desk.ui.photos.crop_canvas import CropCanvas
from desk.ui.photos.crop_sheet import CropSheet
from desk.ui.photos.photos_panel import PhotosPanel
from tests.ui.photos.conftest import Page

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(panel: PhotosPanel, settled: Callable[[], None]) -> CropSheet:
    """The sheet over the panel's window, for the lead, with its picture."""
    panel.window().resize(1200, 900)
    made = panel.crop("p1")
    assert made is not None
    settled()
    return made


@pytest.fixture
def canvas(sheet: CropSheet) -> CropCanvas:
    return sheet.canvas


def keys(widget: QWidget, *pressed: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for one in pressed:
        if isinstance(one, str):
            QTest.keyClicks(widget, one)
        else:
            QTest.keyClick(widget, one, held)


def drag(canvas: CropCanvas, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, start + by * part)
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, start + by)


def click(widget: QWidget, name: str) -> None:
    found = widget.findChild(QWidget, name)
    assert found is not None
    assert found.isEnabled(), name
    QTest.mouseClick(found, LEFT)


def test_the_keyboard_is_on_the_picture_which_says_what_is_set(sheet: CropSheet, canvas: CropCanvas) -> None:
    assert canvas.accessibleName() == (
        "Picture. Focal point 50% from the left, 50% from the top. Free: follows the focal point"
    )
    assert sheet.frames[Frame.FREE].accessibleName() == "Free, the whole picture"
    assert sheet.frames[Frame.SQUARE].accessibleName() == "Square, follows the point"
    controls = [*sheet.frames.values(), sheet.slider, *sheet.findChildren(QPushButton)]
    assert all(one.accessibleName() for one in controls)


def test_arrows_move_the_focal_point(sheet: CropSheet, canvas: CropCanvas) -> None:
    keys(canvas, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    keys(canvas, Qt.Key.Key_Down, held=SHIFT)
    assert sheet.photo.focal == pytest.approx((0.48, 0.54))


def test_a_click_sets_the_focal_point_and_a_drag_takes_it_along(sheet: CropSheet, canvas: CropCanvas) -> None:
    room = canvas.room()
    at = QPoint(int(room.x() + room.width() * 0.25), int(room.y() + room.height() * 0.75))
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert sheet.photo.focal == pytest.approx((0.25, 0.75), abs=0.005)
    drag(canvas, canvas.ring().toPoint(), QPoint(int(room.width() * 0.5), 0))
    assert sheet.photo.focal == pytest.approx((0.75, 0.75), abs=0.005)


def test_a_number_chooses_the_frame_and_keys_cut_it(sheet: CropSheet, canvas: CropCanvas) -> None:
    keys(canvas, "3")
    assert canvas.frame is Frame.SQUARE
    assert sheet.frames[Frame.SQUARE].isChecked()
    before = framing.seen(sheet.photo, Frame.SQUARE)
    keys(canvas, "-", "-", "-")
    small = framing.seen(sheet.photo, Frame.SQUARE)
    assert small[2] - small[0] < (before[2] - before[0]) * 0.9
    keys(canvas, Qt.Key.Key_Right, held=ALT)
    assert framing.seen(sheet.photo, Frame.SQUARE)[0] == pytest.approx(small[0] + 0.01, abs=0.002)
    assert sheet.frames[Frame.SQUARE].accessibleName() == "Square, cut by hand"
    keys(canvas, Qt.Key.Key_Delete)
    assert framing.seen(sheet.photo, Frame.SQUARE) == before


def test_a_frame_stops_where_it_would_lose_the_focal_point(sheet: CropSheet, canvas: CropCanvas) -> None:
    keys(canvas, "3", *"-" * 20)
    for _step in range(90):
        keys(canvas, Qt.Key.Key_Right, held=ALT)
    left, _top, _right, _bottom = framing.seen(sheet.photo, Frame.SQUARE)
    assert left == pytest.approx(0.5, abs=0.01)


def test_a_corner_is_pulled_in_the_ratio_of_its_frame(sheet: CropSheet, canvas: CropCanvas) -> None:
    keys(canvas, "2")
    box = canvas.box_in(Frame.LEAD)
    drag(canvas, box.topLeft().toPoint(), QPoint(int(box.width() / 4), int(box.height() / 4)))
    now = canvas.box_in(Frame.LEAD)
    assert now.width() / now.height() == pytest.approx(16 / 9, rel=0.02)
    assert now.width() == pytest.approx(box.width() * 0.75, abs=4)
    assert now.bottomRight().x() == pytest.approx(box.bottomRight().x(), abs=2)


def test_the_free_crop_is_pulled_at_its_sides_and_moved(sheet: CropSheet, canvas: CropCanvas) -> None:
    box = canvas.box_in(Frame.FREE)
    drag(canvas, QPoint(int(box.right()), int(box.center().y())), QPoint(-int(box.width() * 0.3), 0))
    assert framing.crop_of(sheet.photo, Frame.FREE) == pytest.approx((0.0, 0.0, 0.7, 1.0), abs=0.01)
    drag(canvas, QPoint(int(box.x() + 60), int(box.center().y() + 60)), QPoint(int(box.width() * 0.2), 0))
    assert framing.crop_of(sheet.photo, Frame.FREE) == pytest.approx((0.2, 0.0, 0.9, 1.0), abs=0.01)
    drag(canvas, QPoint(int(canvas.box_in(Frame.FREE).right()), int(box.center().y())), QPoint(-2000, 0))
    assert framing.seen(sheet.photo, Frame.FREE)[2] == pytest.approx(0.5, abs=0.01)  # not past the focal point


def test_the_whole_picture_is_no_crop(sheet: CropSheet, canvas: CropCanvas) -> None:
    box = canvas.box_in(Frame.FREE)
    drag(canvas, QPoint(int(box.right()), int(box.center().y())), QPoint(-80, 0))
    drag(canvas, QPoint(int(canvas.box_in(Frame.FREE).right()), int(box.center().y())), QPoint(400, 0))
    assert sheet.photo.crops == ()


def test_the_picture_is_turned_and_levelled(sheet: CropSheet, canvas: CropCanvas) -> None:
    wide, high = framing.plate(sheet.photo)
    click(sheet, "turnRight")
    assert framing.plate(sheet.photo) == (high, wide)
    click(sheet, "turnLeft")
    keys(canvas, "r", "R", "]", "]")
    assert (sheet.photo.turn, sheet.photo.straighten) == (0, 0.2)
    sheet.slider.setFocus()
    keys(sheet.slider, Qt.Key.Key_Right, Qt.Key.Key_PageUp)
    assert sheet.photo.straighten == pytest.approx(1.3)
    assert sheet.slider.accessibleName() == "Straighten, 1.3 degrees"
    keys(canvas, "0")
    assert sheet.photo.straighten == 0


def test_what_the_canvas_shows_is_turned_too(sheet: CropSheet, canvas: CropCanvas) -> None:
    """The sky is above, the grey ground below; upside down it is the other way round."""

    def lights() -> list[int]:
        room, image = canvas.room(), canvas.grab().toImage()
        x = int(room.x() + room.width() * 0.9)
        return [image.pixelColor(x, int(room.y() + room.height() * at)).lightness() for at in (0.15, 0.9)]

    sky, ground = lights()
    assert sky < ground
    keys(canvas, "r", "r")
    ground, sky = lights()
    assert sky < ground


def test_done_is_one_step_of_the_story(sheet: CropSheet, canvas: CropCanvas, page: Page) -> None:
    keys(canvas, Qt.Key.Key_Left, "2", "-", "r", "]")
    made = sheet.photo
    click(sheet, "yes")
    assert page.labels == ["Crop photo"]
    assert page.photo("p1") == framing.with_recipe(page.photo("p1"), made)
    assert page.photo("p1").turn == 1
    assert framing.crop_of(page.photo("p1"), Frame.LEAD) is not None


def test_enter_is_done_and_escape_changes_nothing(
    panel: PhotosPanel, page: Page, sheet: CropSheet, settled: Callable[[], None]
) -> None:
    keys(sheet.canvas, Qt.Key.Key_Left, Qt.Key.Key_Escape)
    assert page.labels == []
    again = panel.crop("p1")
    assert again is not None
    settled()
    keys(again.canvas, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert page.photo("p1").focal == pytest.approx((0.49, 0.5))


def test_nothing_done_is_no_step(sheet: CropSheet, page: Page) -> None:
    click(sheet, "yes")
    assert page.labels == []


def test_reset_and_following_the_point_again(sheet: CropSheet, canvas: CropCanvas) -> None:
    keys(canvas, "4", "-", "-", "r", Qt.Key.Key_Left)
    click(sheet, "followPoint")
    assert sheet.photo.crops == ()
    assert sheet.photo.turn == 1
    click(sheet, "resetCrop")
    assert framing.told(sheet.photo) == ""
    assert sheet.photo.focal == (0.5, 0.5)


def test_words_typed_while_the_sheet_is_open_stand(sheet: CropSheet, page: Page) -> None:
    page.bench.wire.edit_requested.emit(lambda story: story, "nothing")
    keys(sheet.canvas, "r")
    click(sheet, "yes")
    assert page.photo("p1").caption


def test_the_button_the_key_and_the_command_open_it(
    panel: PhotosPanel, page: Page, bench: Bench, settled: Callable[[], None]
) -> None:
    def opened() -> CropSheet:
        settled()
        [made] = [one for one in panel.window().findChildren(CropSheet) if one.isVisible()]
        return made

    def shut(made: CropSheet) -> None:
        made.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    card = panel.card("p1")
    assert card is not None
    click(card, "cropPhoto")
    shut(opened())
    panel.window().activateWindow()
    QApplication.processEvents()
    card.setFocus()
    assert card.hasFocus()
    keys(card, Qt.Key.Key_C)
    shut(opened())
    bench.commands.action("photo.crop").trigger()
    shut(opened())


def test_without_a_picture_there_is_nothing_to_crop(panel: PhotosPanel, page: Page) -> None:
    assert panel.crop("p2") is None
    assert page.told == ["There is no picture to crop: bring one in first."]
    card = panel.card("p2")
    assert card is not None
    assert card.findChild(QPushButton, "cropPhoto").isHidden()  # type: ignore[union-attr]


def test_the_card_shows_what_was_cut(
    panel: PhotosPanel, page: Page, sheet: CropSheet, settled: Callable[[], None]
) -> None:
    """The lead cut down to the sky alone is dark from top to bottom."""
    card = panel.card("p1")
    assert card is not None
    keys(sheet.canvas, *[Qt.Key.Key_Up] * 40, "2", *"-" * 30)
    click(sheet, "yes")
    settled()
    image = card.picture.grab().toImage()
    below = image.pixelColor(image.width() // 8, image.height() - 4)
    assert below.lightness() < 60
