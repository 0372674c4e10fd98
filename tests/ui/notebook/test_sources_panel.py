from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import reading, sourcing
from desk.story.source import Contact, Source, Terms
from desk.ui.bench import Bench
from desk.ui.dialogs.source import SourceSheet
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.sources_panel import SourcesPanel
from tests.ui.dialogs.looking import buttons, keys, sheet, texts
from tests.ui.notebook.conftest import Page


def card(panel: SourcesPanel, key: str) -> NoteCard:
    made = panel.list.card(key)
    assert made is not None
    return made


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget]) -> SourcesPanel:
    made = SourcesPanel(bench)
    beside(made)
    page.show()
    return made


def test_a_card_says_who_they_are_how_they_talk_and_what_they_gave(panel: SourcesPanel) -> None:
    assert texts(card(panel, "s1"))[1:3] == ["Neil Armstrong", "Commander, Apollo 11 · on the record"]
    assert texts(card(panel, "s1"), "quotesPill") == ["2 quotes"]
    assert texts(card(panel, "s3"), "termsPill") == ["! On background"]
    assert "To be described as ‘a person who heard the loop’" in texts(card(panel, "s3"))


def test_add_a_source_by_name(
    panel: SourcesPanel, page: Page, bench: Bench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    bench.commands.action("note.source").trigger()
    opened = sheet(SourceSheet)
    settled()
    keys(opened.name, "Michael Collins")
    keys(opened.name, Qt.Key.Key_Return)
    assert page.story.sources[-1].name == "Michael Collins"
    assert page.labels == ["Add source"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_contact_book_fills_in_the_rest(
    panel: SourcesPanel, page: Page, bench: Bench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    bench.work.do(sourcing.save_contact, Contact("c1", "Michael Collins", title="Pilot", organisation="Columbia"))
    bench.commands.action("note.source").trigger()
    opened = sheet(SourceSheet)
    settled()
    keys(opened.name, "coll")
    completer = opened.name.completer()
    assert completer is not None
    keys(completer.popup(), Qt.Key.Key_Down)
    keys(completer.popup(), Qt.Key.Key_Return)
    filled = [edit.text() for edit in (opened.name, opened.role, opened.organisation)]
    assert filled == ["Michael Collins", "Pilot", "Columbia"]
    keys(opened.name, Qt.Key.Key_Return)
    assert page.story.sources[-1].contact == "c1"


def test_a_source_can_be_put_into_the_contact_book(
    panel: SourcesPanel, page: Page, bench: Bench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    panel.edit(None)
    opened = sheet(SourceSheet)
    keys(opened.name, "Michael Collins")
    opened.remember.click()
    keys(opened.name, Qt.Key.Key_Return)
    books: list[tuple[Contact, ...]] = []
    bench.work.ask(reading.contact_book).then(books.append)
    settled()
    [[contact]] = books
    assert (contact.name, contact.key) == ("Michael Collins", page.story.sources[-1].contact)


def test_whoever_may_not_be_named_needs_the_description_that_was_agreed(
    panel: SourcesPanel, page: Page, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    panel.edit(None)
    opened = sheet(SourceSheet)
    keys(opened.name, "Somebody else")
    opened.terms.choose(Terms.DEEP_BACKGROUND)
    assert not opened.remember.isVisible()
    keys(opened.name, Qt.Key.Key_Return)
    assert opened.isVisible()
    assert "A source deep background needs the description that was agreed." in texts(opened, "sheetRefusal")
    assert opened.focusWidget() is opened.description
    keys(opened.description, "an official")
    keys(opened.description, Qt.Key.Key_Return)
    assert page.story.sources[-1].description == "an official"
    settled()


def test_enter_edits_a_card_and_delete_removes_it(
    panel: SourcesPanel, page: Page, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    panel.list.focus(1)
    keys(card(panel, "s2"), Qt.Key.Key_Return)
    opened = sheet(SourceSheet)
    assert opened.name.text() == "Charles Duke"
    keys(opened, Qt.Key.Key_Escape)
    keys(card(panel, "s2"), Qt.Key.Key_Delete)
    assert [one.key for one in page.story.sources] == ["s1", "s3"]
    assert page.told == ["Charles Duke is no longer a source. Undo brings it back."]
    settled()


def test_a_source_with_quotes_stays_and_says_why(panel: SourcesPanel, page: Page, qtbot: QtBot) -> None:
    panel.list.focus(0)
    keys(card(panel, "s1"), Qt.Key.Key_Delete)
    assert len(page.story.sources) == 3
    assert page.told == ["This source has quotes in the notebook: remove or move them first."]


def test_without_sources_the_panel_says_what_goes_there(panel: SourcesPanel, page: Page) -> None:
    page.show(sources=(), quotes=())
    assert "No sources yet" in texts(panel)
    assert buttons(panel, "addFirstSource")


def test_many_sources_can_be_searched(panel: SourcesPanel, page: Page, qtbot: QtBot) -> None:
    page.show(sources=(*page.story.sources, *(Source(f"n{number}", f"Official {number}") for number in range(9))))
    keys(panel.list.search, "background")
    assert [one.accessibleName().split(",")[0] for one in panel.list.cards] == ["Source Somebody"]
