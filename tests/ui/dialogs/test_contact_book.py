from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, reading, sourcing
from desk.storage import Desk
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.source import Contact, Source
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.contact_book import ContactBook
from desk.ui.dialogs.merging import PickContact
from tests.ui.dialogs.looking import buttons, keys, press, sheet, texts

COLLINS = Contact("c1", "Michael Collins", title="Pilot", organisation="Columbia", phone="1")
DUKE = Contact("c2", "Charles Duke", title="Capsule communicator", organisation="NASA")


def filled(desk: Desk, by: Person) -> None:
    for contact in (COLLINS, DUKE):
        sourcing.save_contact(desk, by, contact)
    story = drafting.start_story(desk, by, Furniture(headline="Eagle lands"))
    drafting.keep(desk, by, story, replace(story, sources=(Source("s1", "Charles Duke", contact="c2"),)))


@pytest.fixture
def window(qtbot: QtBot, bench: Bench) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()


@pytest.fixture
def book(bench: Bench, window: QWidget, settled: Callable[[], None]) -> ContactBook:
    bench.work.do(filled)
    made = ContactBook(window, bench)
    made.open()
    settled()
    return made


def contacts(bench: Bench, settled: Callable[[], None]) -> tuple[Contact, ...]:
    read: list[tuple[Contact, ...]] = []
    bench.work.ask(reading.contact_book).then(read.append)
    settled()
    return read[0]


def test_the_first_contact_is_shown_as_a_form(book: ContactBook) -> None:
    assert (book.name.text(), book.role.text()) == ("Charles Duke", "Capsule communicator")


def test_search_narrows_the_list_and_shows_the_first_that_fits(book: ContactBook) -> None:
    keys(book.search, "columbia")
    assert book.name.text() == "Michael Collins"
    keys(book.search, "xyz")
    assert texts(book, "noContacts") == ["Nobody in the book matches ‘columbiaxyz’."]


def test_what_was_changed_is_saved_for_all_stories(
    book: ContactBook, bench: Bench, settled: Callable[[], None]
) -> None:
    keys(book.email, "duke@example.org")
    keys(book.email, Qt.Key.Key_Return)
    settled()
    settled()
    assert next(one for one in contacts(bench, settled) if one.key == "c2").email == "duke@example.org"
    assert book.isVisible()
    assert book.name.text() == "Charles Duke"


def test_a_new_contact_takes_what_was_searched_for_as_its_name(
    book: ContactBook, bench: Bench, settled: Callable[[], None]
) -> None:
    keys(book.search, "Gene Kranz")
    press(book, "newContact")
    assert book.name.text() == "Gene Kranz"
    press(book, "yes")
    settled()
    settled()
    assert "Gene Kranz" in [one.name for one in contacts(bench, settled)]


def test_a_contact_needs_a_name(book: ContactBook) -> None:
    press(book, "newContact")
    press(book, "yes")
    assert texts(book, "sheetRefusal") == ["A contact needs a name."]


def test_used_in_opens_the_story(book: ContactBook, bench: Bench, qtbot: QtBot, settled: Callable[[], None]) -> None:
    book._read_used()
    settled()
    [way] = buttons(book, "usedIn")
    assert way.text() == "Eagle lands"
    with qtbot.waitSignal(bench.wire.open_requested):
        press(book, "usedIn")
    assert not book.isVisible()


def with_twin(desk: Desk, by: Person) -> None:
    sourcing.save_contact(desk, by, Contact("c3", "Mr Duke", organisation="NASA", phone="2", note="prefers mornings"))
    story = drafting.start_story(desk, by, Furniture(headline="Roger, Tranquility"))
    drafting.keep(desk, by, story, replace(story, sources=(Source("s1", "Mr Duke", contact="c3"),)))


def test_who_may_be_the_same_is_offered_and_merged_after_a_yes(
    book: ContactBook, bench: Bench, settled: Callable[[], None]
) -> None:
    assert buttons(book, "mergeContact") == []
    bench.work.do(with_twin)
    book._read()
    settled()
    keys(book.search, "charles")
    [way] = buttons(book, "mergeContact")
    assert way.text() == "Merge with Mr Duke, NASA…"
    press(book, "mergeContact")
    sheet = next(one for one in book.findChildren(Confirm) if one.isVisible())
    assert "goes out of the book" in sheet.line.text()
    press(sheet, "yes")
    settled()
    settled()
    assert [one.name for one in contacts(bench, settled)] == ["Charles Duke", "Michael Collins"]
    assert book.phone.text() == "2"
    assert "prefers mornings" in book.note.words
    book._read_used()
    settled()
    assert {one.text() for one in buttons(book, "usedIn")} == {"Eagle lands", "Roger, Tranquility"}
    assert buttons(book, "mergeContact") == []


def test_any_two_entries_can_be_merged(
    bench: Bench, book: ContactBook, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert not buttons(book, "mergeContact")  # nobody looks the same
    press(book, "mergeAny")
    picked = sheet(PickContact)
    keys(picked.search, "nobody")
    assert texts(picked, "sheetRefusal") == ["Nobody else in the book matches ‘nobody’."]
    picked.search.setText("columbia")
    press(picked, "yes")
    asked = sheet(Confirm)
    assert texts(asked, "sheetTitle") == ["Make Charles Duke and Michael Collins one?"]
    press(asked, "yes")
    settled()
    settled()
    [left] = contacts(bench, settled)
    assert (left.name, left.phone) == ("Charles Duke", "1")
    assert "name: Michael Collins" in left.note
    assert not buttons(book, "mergeAny")  # there is nobody else
