from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from desk.story.claim import ClaimState
from desk.story.place import Place
from desk.story.stage import Stage
from desk.ui.bench import Bench
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.notebook.fact_card import FactCard
from desk.ui.notebook.facts_panel import FactsPanel
from tests.ui.dialogs.looking import keys, press, sheet, texts
from tests.ui.notebook.conftest import Page

COPY = (
    "Neil Armstrong, commander of Apollo 11, landed on 20 July 1969.\n\n"
    "Armstrong and Buzz Aldrin took 21.5 kilograms of rock from the Sea of Tranquility."
)
Settled = Callable[[], None]


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget], settled: Settled) -> FactsPanel:
    made = FactsPanel(bench)
    beside(made)
    page.show(copy=COPY, quotes=(), furniture=replace(page.story.furniture, headline=""))
    settled()
    return made


def words(panel: FactsPanel) -> list[str]:
    return [texts(card, "factWords")[0] for card in panel.list.cards]


def card(panel: FactsPanel, text: str) -> FactCard:
    [one] = [one for one in panel.list.cards if texts(one, "factWords") == [text]]
    assert isinstance(one, FactCard)
    one.setFocus()
    return one


def choose(panel: FactsPanel, combo: str, text: str) -> None:
    box = {"state": panel.state, "kind": panel.kind}[combo]
    box.setFocus()
    keys(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        keys(box, Qt.Key.Key_Down)


def test_what_can_be_checked_stands_in_the_order_of_the_story(panel: FactsPanel) -> None:
    assert words(panel) == [
        "Neil Armstrong", "commander of Apollo 11", "20 July 1969", "Buzz Aldrin", "21.5 kilograms",
        "Sea of Tranquility",
    ]  # fmt: skip
    assert texts(panel, "factsSummary") == ["6 facts: 6 unchecked."]


def test_c_confirms_and_the_next_open_fact_has_the_keyboard(panel: FactsPanel, page: Page, settled: Settled) -> None:
    keys(card(panel, "commander of Apollo 11"), Qt.Key.Key_C)
    settled()
    [claim] = page.story.claims
    assert (claim.place.words, claim.state, claim.checker) == ("commander of Apollo 11", "confirmed", "Reporter")
    assert page.labels == ["Confirm fact"]
    assert "commander of Apollo 11" not in words(panel)
    assert texts(panel, "factsSummary") == ["6 facts: 5 unchecked, 1 confirmed."]
    focused = QApplication.focusWidget()
    assert isinstance(focused, FactCard)
    assert texts(focused, "factWords") == ["20 July 1969"]


def test_w_waives_only_with_a_reason(panel: FactsPanel, page: Page, settled: Settled) -> None:
    keys(card(panel, "20 July 1969"), Qt.Key.Key_W)
    asking = sheet(AskReason)
    press(asking, "yes")
    assert not page.story.claims
    asking.reason.setPlainText("Known to everybody.")
    press(asking, "yes")
    settled()
    assert (page.story.claims[0].state, page.story.claims[0].reason) == ("waived", "Known to everybody.")


def test_an_edit_of_the_sentence_asks_to_check_again_and_undoing_it_does_not(
    panel: FactsPanel, page: Page, settled: Settled
) -> None:
    keys(card(panel, "21.5 kilograms"), Qt.Key.Key_C)
    settled()
    page.show(copy=COPY.replace("21.5", "22"))
    settled()
    again = card(panel, "22 kilograms")
    assert texts(again, "factState") == ["Check again"]
    assert texts(again, "factChecked")[0].endswith("‘21.5 kilograms’ stood there.")
    page.show(copy=COPY)
    settled()
    assert "21.5 kilograms" not in words(panel)


def test_enter_and_a_double_click_show_the_place(panel: FactsPanel, bench: Bench) -> None:
    places: list[Place] = []
    bench.wire.place_requested.connect(places.append)
    one = card(panel, "Buzz Aldrin")
    keys(one, Qt.Key.Key_Return)
    QTest.mouseDClick(one, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert [COPY[place.start : place.end] for place in places] == ["Buzz Aldrin", "Buzz Aldrin"]


def test_the_source_is_chosen_from_the_notebook_or_told_in_words(
    panel: FactsPanel, page: Page, settled: Settled
) -> None:
    keys(card(panel, "Buzz Aldrin"), Qt.Key.Key_S)
    [menu] = [one for one in panel.findChildren(QMenu, "factSources") if one.isVisible()]
    assert [one.text() for one in menu.actions() if one.text()][:2] == ["Neil Armstrong", "Charles Duke"]
    keys(menu, Qt.Key.Key_Down)
    keys(menu, Qt.Key.Key_Return)
    settled()
    assert page.story.claims[0].source == "s1"
    assert texts(card(panel, "Buzz Aldrin"), "factSource") == ["Source: Neil Armstrong"]
    assert texts(card(panel, "Buzz Aldrin"), "factState") == ["Unchecked"]
    panel.sources(panel._places[next(iter(panel._places))]).actions()[-1].trigger()
    asking = sheet(AskReason)
    asking.reason.setPlainText("Mission report, page 4")
    press(asking, "yes")
    settled()
    assert page.story.claims[1].reference == "Mission report, page 4"


def test_the_small_buttons_show_on_the_card_that_has_the_keyboard(
    panel: FactsPanel, page: Page, settled: Settled
) -> None:
    one = card(panel, "Buzz Aldrin")
    [confirm] = [tool for tool in one.findChildren(QToolButton, "confirmFact") if tool.isVisible()]
    QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)
    settled()
    assert page.story.claims[0].state is ClaimState.CONFIRMED


def test_filters_by_state_and_kind(panel: FactsPanel, settled: Settled) -> None:
    choose(panel, "kind", "Names")
    assert words(panel) == ["Neil Armstrong", "Buzz Aldrin"]
    keys(card(panel, "Neil Armstrong"), Qt.Key.Key_C)
    settled()
    assert words(panel) == ["Buzz Aldrin"]
    choose(panel, "state", "Confirmed")
    assert words(panel) == ["Neil Armstrong"]
    choose(panel, "state", "Waived")
    assert texts(panel, "factsDone") == ["None is like that."]


def test_an_approved_story_shows_its_facts_and_takes_no_more(panel: FactsPanel, page: Page, settled: Settled) -> None:
    page.show(stage=Stage.APPROVED)
    settled()
    one = card(panel, "Buzz Aldrin")
    keys(one, Qt.Key.Key_C)
    assert not page.story.claims
    assert not one.findChildren(QToolButton, "confirmFact")


def test_an_empty_story_says_what_will_stand_there(panel: FactsPanel, page: Page, settled: Settled) -> None:
    page.show(copy="")
    settled()
    assert "Nothing to check yet" in texts(panel)
    assert not panel.state.isVisible()


@pytest.mark.parametrize(("name", "begins"), [("copy.pdf", b"%PDF-"), ("copy.html", b"<!DOCTYPE html>")])
def test_the_checkers_copy_is_a_pdf_or_a_page(
    panel: FactsPanel, page: Page, settled: Settled, tmp_path: Path, name: str, begins: bytes
) -> None:
    panel.paper.write(tmp_path / name)
    settled()
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert page.told[-1].startswith("The checker’s copy lies in ")


def test_typing_above_leaves_the_cards_as_they_are(panel: FactsPanel, page: Page, settled: Settled) -> None:
    before = panel.list.cards
    page.show(copy="It was so.\n\n" + COPY)
    settled()
    assert panel.list.cards == before
    keys(card(panel, "Buzz Aldrin"), Qt.Key.Key_C)
    assert page.story.claims[0].place.start == page.story.copy.index("Buzz Aldrin")
