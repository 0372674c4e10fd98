"""The import: an article from outside, taken apart, looked at, corrected and kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.paths import RESOURCES
from desk.story.house import House
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.publish.import_view import ImportView
from desk.ui.publish.part_row import PartRow
from desk.ui.publish.source_view import SourceView

PICTURE = RESOURCES / "sample" / "tranquility.jpg"


@pytest.fixture
def view(bench: Bench, qtbot: QtBot) -> Iterator[ImportView]:
    window = QWidget()
    window.resize(1280, 720)
    made = ImportView(bench, window)
    made.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def read(view: ImportView, article: Path, settled: Callable[[], None]) -> ImportView:
    """The view with the article read."""
    view.read(article)
    settled()
    return view


@pytest.fixture
def kept(view: ImportView) -> list[Story]:
    told: list[Story] = []
    view.kept.connect(told.append)
    return told


def row(view: ImportView, name: str) -> PartRow:
    return next(one for one in view.rows if one.part.name == name)


def field(view: ImportView, name: str) -> QLineEdit:
    found = row(view, name).field
    assert found is not None
    return found


def retype(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    for one in text:  # QTest knows no dash
        QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, one))


def press(view: ImportView, name: str) -> None:
    [made] = [one for one in view.findChildren(QPushButton, name) if one.isVisible()]
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def shown(one: PartRow) -> str:
    return one.field.text() if one.field is not None else next(
        found.text() for found in one.findChildren(QLabel) if found.text() not in (one.part.name, "")
    )  # fmt: skip


def test_an_article_is_taken_apart(read: ImportView) -> None:
    assert {one.part.name: (shown(one), one.mark.text()) for one in read.rows} == {
        "Section": ("SCIENCE / SPACE", "Found"),
        "Headline": ("Eagle lands: two men walk on the moon", "Found"),
        "Published": ("1969-07-20 21:00", "Check"),
        "Byline": ("", "Check"),
        "Dateline": ("HOUSTON, July 20 —", "Found"),
        "Photo": ("Tranquility Base — Photo:NASA", "Check"),
        "Copy": ("3 paragraphs, 50 words", "Found"),
        "Quotations": ("1 found, 1 speaker proposed", "Found"),
        "Left out": ("second headline, second caption, sign-up box", "Left out"),
    }
    counted = read.findChild(QLabel, "import_count")
    assert counted is not None
    assert counted.text() == "5 of 8 parts found"


def test_what_is_not_sure_says_why(view: ImportView, article: Path, bench: Bench, settled: Callable[[], None]) -> None:
    bench.wire.house_changed.emit(House(zone="America/Chicago"))
    view.read(article)
    settled()
    assert row(view, "Published").note.text() == "no zone given: America/Chicago"
    assert row(view, "Photo").note.text() == "file not with the text:"


def test_keep_makes_a_draft(read: ImportView, kept: list[Story], settled: Callable[[], None]) -> None:
    press(read, "import_keep")
    settled()
    story = kept[0]
    assert story.furniture.headline == "Eagle lands: two men walk on the moon"
    assert story.furniture.section == ("SCIENCE", "SPACE")
    assert story.furniture.dateline.place == "HOUSTON"
    assert story.photos[0].digest == ""
    assert "sign up" not in story.copy.casefold()


def test_one_key_keeps_it_at_once(read: ImportView, kept: list[Story], settled: Callable[[], None]) -> None:
    """The keyboard stands on the verb when the article has been read."""
    keep = read.findChild(QPushButton, "import_keep")
    assert keep is not None
    assert keep.hasFocus()
    QTest.keyClick(keep, Qt.Key.Key_Space)
    settled()
    assert len(kept) == 1


def test_parts_are_corrected_with_tab_and_enter(
    read: ImportView, kept: list[Story], settled: Callable[[], None]
) -> None:
    retype(field(read, "Headline"), "Eagle has landed")
    QTest.keyClick(field(read, "Headline"), Qt.Key.Key_Return)
    assert field(read, "Published").hasFocus()
    retype(field(read, "Published"), "1969-07-20 22:00")
    QTest.keyClick(field(read, "Published"), Qt.Key.Key_Tab)
    assert field(read, "Byline").hasFocus()
    QTest.keyClicks(field(read, "Byline"), "Desk sample, Second Reporter")
    retype(field(read, "Section"), "Science/Moon")
    retype(field(read, "Dateline"), "PARIS, France, July 21")
    retype(field(read, "Photo"), "The base — NASA")
    assert {one.mark.text() for one in read.rows if one.field is not None} == {"Corrected"}
    press(read, "import_keep")
    settled()
    furniture = kept[0].furniture
    assert furniture.headline == "Eagle has landed"
    assert furniture.byline == ("Desk sample", "Second Reporter")
    assert furniture.section == ("Science", "Moon")
    assert (furniture.dateline.place, furniture.dateline.region) == ("PARIS", "France")
    assert kept[0].published == datetime(1969, 7, 20, 22, tzinfo=UTC)
    assert (kept[0].photos[0].caption, kept[0].photos[0].credit) == ("The base", "NASA")


@pytest.mark.parametrize(
    ("name", "typed", "told"), [("Published", "yesterday", "No time"), ("Dateline", "x", "No dateline")]
)
def test_what_cannot_be_read_holds_the_verb_back(read: ImportView, name: str, typed: str, told: str) -> None:
    keep = read.findChild(QPushButton, "import_keep")
    assert keep is not None
    retype(field(read, name), typed)
    assert row(read, name).mark.text() == told
    assert not keep.isEnabled()
    field(read, name).selectAll()
    QTest.keyClick(field(read, name), Qt.Key.Key_Delete)
    assert row(read, name).mark.text() == "Corrected"
    assert keep.isEnabled()


def test_the_file_of_a_photo_is_chosen(
    read: ImportView, kept: list[Story], settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(PICTURE), ""))
    press(read, "choose_photo")
    settled()
    assert row(read, "Photo").note.text() == "comes with tranquility.jpg:"
    assert row(read, "Photo").mark.text() == "Found"
    press(read, "import_keep")
    settled()
    photo = kept[0].photos[0]
    assert (photo.width, photo.caption) == (2400, "Tranquility Base")


def test_a_file_that_is_no_picture_is_refused(
    read: ImportView, bench: Bench, settled: Callable[[], None], tmp_path: Path
) -> None:
    told: list[str] = []
    bench.wire.refused.connect(told.append)
    (tmp_path / "words.jpg").write_text("no picture")
    read.take_picture(0, tmp_path / "words.jpg")
    settled()
    assert "words.jpg" in told[0]
    assert row(read, "Photo").mark.text() == "Check"


def test_a_file_that_cannot_be_read_is_a_sentence(
    view: ImportView, bench: Bench, settled: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    bench.wire.refused.connect(told.append)
    with qtbot.waitSignal(view.cancelled):
        view.read(tmp_path / "gone.txt")
    assert "gone.txt" in told[0]
    assert "Traceback" not in told[0]


def test_esc_and_cancel_keep_nothing(read: ImportView, kept: list[Story], qtbot: QtBot) -> None:
    with qtbot.waitSignal(read.cancelled):
        QTest.keyClick(field(read, "Headline"), Qt.Key.Key_Escape)
    with qtbot.waitSignal(read.cancelled):
        press(read, "import_cancel")
    assert kept == []


def test_pointing_at_a_part_marks_where_it_came_from(read: ImportView, bench: Bench) -> None:
    source = read.findChild(SourceView)
    assert source is not None
    selection = bench.theme.tokens.selection

    def marked() -> list[str]:
        strong = [one for one in source.extraSelections() if one.format.background().color().name() == selection]
        return [one.cursor.selectedText() for one in strong]

    assert marked() == []
    field(read, "Dateline").setFocus()
    assert marked() == ["HOUSTON, July 20"]
    headline = row(read, "Headline")
    QTest.mouseMove(headline, QPoint(10, 10))
    field(read, "Headline").setFocus()
    assert marked() == ["Eagle lands: two men walk on the moon"]
    struck = [one.cursor.selectedText() for one in source.extraSelections() if one.format.fontStrikeOut()]
    assert "Sign up for our email list" in struck


def test_the_marks_follow_the_theme(read: ImportView, bench: Bench) -> None:
    source = read.findChild(SourceView)
    assert source is not None
    bench.theme.choose("dark")
    grounds = {one.format.background().color().name() for one in source.extraSelections()}
    assert bench.theme.tokens.accent_soft in grounds
    bench.theme.choose("light")


def test_another_file_begins_anew(read: ImportView, settled: Callable[[], None], tmp_path: Path) -> None:
    retype(field(read, "Headline"), "Typed over")
    (tmp_path / "other.txt").write_text("Ferry timetable changes\n\nThe ferry sails later from Monday on.\n" * 2)
    read.read(tmp_path / "other.txt")
    settled()
    assert "Typed over" not in [shown(one) for one in read.rows]
    assert read.arrival.headline != "Typed over"


def select(view: ImportView, words: str) -> SourceView:
    """The source with those words selected, and the keyboard in it."""
    source = view.findChild(SourceView)
    assert source is not None
    cursor = source.document().find(words)
    assert not cursor.isNull(), words
    source.setTextCursor(cursor)
    source.setFocus()
    return source


@pytest.mark.parametrize(
    ("words", "key", "name", "text"),
    [
        ("two men walk", Qt.Key.Key_H, "Headline", "two men walk"),
        ("with fuel running low", Qt.Key.Key_T, "Standfirst", "with fuel running low"),
        ("GET OUR NEWSLETTER", Qt.Key.Key_S, "Section", "GET OUR NEWSLETTER"),
        ("Neil Armstrong", Qt.Key.Key_B, "Byline", "Neil Armstrong"),
        ("Jul 20, 1969", Qt.Key.Key_P, "Published", "1969-07-20 00:00"),
        ("HOUSTON, July 20", Qt.Key.Key_D, "Dateline", "HOUSTON, July 20"),
        ("Mission", Qt.Key.Key_C, "Photo", ""),
    ],
)
def test_one_key_takes_the_selected_words(read: ImportView, words: str, key: Qt.Key, name: str, text: str) -> None:
    if key is Qt.Key.Key_C:
        words, text = "NASA", "Tranquility Base — NASA"
    QTest.keyClick(select(read, words), key)
    assert field(read, name).text() == text
    assert row(read, name).mark.text() == "Corrected"
    lines = read.arrival.source_lines[row(read, name).part.first_line : row(read, name).part.last_line + 1]
    assert words in "\n".join(lines), "the part comes from there now"


def test_taken_words_come_in(read: ImportView, kept: list[Story], settled: Callable[[], None]) -> None:
    QTest.keyClick(select(read, "two men walk"), Qt.Key.Key_H)
    QTest.keyClick(select(read, "Neil Armstrong"), Qt.Key.Key_B)
    QTest.keyClick(select(read, "with fuel running low"), Qt.Key.Key_T)
    press(read, "import_keep")
    settled()
    furniture = kept[0].furniture
    assert (furniture.headline, furniture.byline) == ("two men walk", ("Neil Armstrong",))
    assert furniture.standfirst == "with fuel running low"


def test_without_a_selection_it_is_the_line(read: ImportView) -> None:
    source = select(read, "SCIENCE")
    cursor = source.textCursor()
    cursor.clearSelection()
    source.setTextCursor(cursor)
    QTest.keyClick(source, Qt.Key.Key_H)
    assert field(read, "Headline").text() == "SCIENCE / SPACE"


@pytest.mark.parametrize(("words", "key"), [("boulder field", Qt.Key.Key_P), ("radioed the news", Qt.Key.Key_D)])
def test_words_that_say_nothing_of_the_kind_are_refused(
    read: ImportView, bench: Bench, words: str, key: Qt.Key
) -> None:
    told: list[str] = []
    bench.wire.refused.connect(told.append)
    before = [shown(one) for one in read.rows]
    QTest.keyClick(select(read, words), key)
    assert words in told[0]
    assert [shown(one) for one in read.rows] == before


def test_alt_down_turns_to_what_else_was_found(read: ImportView) -> None:
    headline = field(read, "Headline")
    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert headline.text() == "SCIENCE / SPACE" or headline.text() != "Eagle lands: two men walk on the moon"
    assert " of " in row(read, "Headline").note.text()
    QTest.keyClick(headline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headline.text() == "Eagle lands: two men walk on the moon"


def test_where_nothing_else_was_found_it_says_so(read: ImportView) -> None:
    QTest.keyClick(field(read, "Byline"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert row(read, "Byline").note.text() == "nothing else was found"


def test_what_is_read_after_cancel_is_not_shown(view: ImportView, article: Path, settled: Callable[[], None]) -> None:
    view.read(article)
    press(view, "import_cancel")
    settled()
    assert view.rows == ()
