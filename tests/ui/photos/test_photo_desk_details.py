"""Details of photos on the photo desk: set on one or on many at once, taken back at once, refused with a sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desk.story.person import Person
from desk.story.photo import Usage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from tests.ui.photos.photo_desks import CONTROL, LEFT, SHIFT, Shown


def test_details_of_one_are_set_in_all_its_stories(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("red.jpg")
    assert not shown.view.details.set.isEnabled()
    shown.type("credit", "Photo: NASA/Crew")
    shown.type("expires", "2030-05-03")
    assert shown.view.details.set.text() == "Set on 1 photo"
    shown.click("setDetails")
    for slug in ("first", "second"):
        photo = shown.photos(stories[slug])["red.jpg"]
        assert (photo.credit, photo.expires) == ("Photo: NASA/Crew", date(2030, 5, 3))
    assert shown.photos(stories["theirs"])["red.jpg"].credit == "NASA"
    assert shown.told[-1] == (
        "Set credit and expiry on 1 photo in 2 stories. "
        "Left alone: ‘The theirs story’: It is a story of Second reporter: left as it is."
    )
    assert {one.key for one in shown.changed[0]} == {stories["first"].key, stories["second"].key}
    assert shown.view.tiles.hasFocus()
    assert shown.chosen == ["red.jpg"]


def test_many_are_set_at_once_and_taken_back_at_once(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("blue.jpg")
    shown.click("green.jpg", CONTROL)
    credit = shown.field("credit")
    assert credit.text() == ""  # type: ignore[union-attr]
    assert credit.placeholderText() == "Several: none · NASA"
    assert shown.view.details._title.text() == "2 photos chosen"
    shown.type("credit", "Agency")
    shown.type("keywords", "moon, Apollo 11")
    shown.click("setDetails")
    blue, green = shown.photos(stories["second"])["blue.jpg"], shown.photos(stories["first"])["green.jpg"]
    assert (blue.credit, green.credit) == ("Agency", "Agency")
    assert blue.keywords == green.keywords == ("moon", "Apollo 11")
    assert (blue.usage, green.usage, blue.alt) == (Usage.UNKNOWN, Usage.FREE, "A plain")
    QTest.keyClick(shown.view.tiles, Qt.Key.Key_Z, CONTROL)
    shown.settled()
    assert shown.told[-1] == "Taken back: credit and keywords on 2 photos in 2 stories."
    assert [shown.photos(stories[slug]) for slug in stories] == [
        {one.file_name: one for one in story.photos} for story in stories.values()
    ]
    QTest.keyClick(shown.view.tiles, Qt.Key.Key_Z, CONTROL | SHIFT)
    shown.settled()
    assert shown.photos(stories["second"])["blue.jpg"].credit == "Agency"
    shown.click("photo_undo")
    assert shown.photos(stories["second"])["blue.jpg"].credit == ""


def test_usage_is_chosen_for_all(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("blue.jpg")
    shown.click("green.jpg", CONTROL)
    usage = shown.view.details.form.usage
    assert usage.currentText() == "As they are"
    usage.setFocus()
    QTest.keyClicks(usage, "Paid")
    shown.click("setDetails")
    assert shown.photos(stories["second"])["blue.jpg"].usage is Usage.PAID
    assert shown.photos(stories["first"])["green.jpg"].usage is Usage.PAID


def test_what_is_no_day_is_refused_with_a_sentence(shown: Shown) -> None:
    shown.click("red.jpg")
    shown.type("expires", "in May")
    shown.click("setDetails")
    assert shown.told == ["‘in May’ is no day: write it like 1969-07-20."]
    shown.type("expires", "")
    shown.type("credit", "NASA")


def test_what_was_typed_for_one_is_set_when_another_is_chosen(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("green.jpg")
    shown.type("credit", "Agency")
    shown.click("red.jpg")
    assert shown.photos(stories["first"])["green.jpg"].credit == "Agency"
    assert shown.field("credit").text() == "NASA"  # type: ignore[union-attr]


def test_what_was_typed_for_many_is_asked_about(shown: Shown, stories: dict[str, Story]) -> None:
    for answer, credit in (("no", "NASA"), ("yes", "Agency")):
        shown.click("blue.jpg")
        shown.click("green.jpg", CONTROL)
        shown.type("credit", "Agency")
        shown.click("red.jpg")
        [sheet] = [one for one in shown.view.findChildren(Confirm) if one.isVisible()]
        assert sheet.windowTitle() == "Set what you typed on 2 photos?"
        verb = sheet.findChild(QPushButton, answer)
        assert verb is not None
        QTest.mouseClick(verb, LEFT)
        shown.settled()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert shown.photos(stories["first"])["green.jpg"].credit == credit


def test_what_is_being_typed_stands_when_the_desk_changes(shown: Shown) -> None:
    shown.click("green.jpg")
    shown.type("credit", "Half a cre")
    shown.bench.wire.desk_changed.emit()
    shown.view._later.timeout.emit()
    shown.settled()
    assert shown.field("credit").text() == "Half a cre"  # type: ignore[union-attr]
    assert shown.chosen == ["green.jpg"]


def test_where_nothing_may_be_changed_nothing_can_be_typed(
    shown: Shown, bench: Bench, stories: dict[str, Story]
) -> None:
    bench.work.person = Person("Third reporter")
    shown.view.read()
    shown.settled()
    shown.click("green.jpg")
    assert shown.field("credit").isReadOnly()
    assert shown.view.details._touches.text().startswith("None of its stories can be changed now. Not reached: ")
    assert not shown.view.details.set.isEnabled()
