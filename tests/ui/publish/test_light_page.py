"""The light page: pieces come, go and change, and what did not change is not touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from desk.ui.publish.light_page import LightPage

IMAGE = QTextDocument.ResourceType.ImageResource


@pytest.fixture
def page(qtbot: QtBot) -> LightPage:
    made = LightPage("light_page")
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.dress("p { margin: 0 0 14px 0; }")
    return made


def words(page: LightPage) -> list[str]:
    return [line for line in page.toPlainText().split("\n") if line]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("abc", "aXc"),
        ("abc", "abcd"),
        ("abc", "xabc"),
        ("abcd", "ad"),
        ("abc", ""),
        ("", "abc"),
        ("abcdef", "bcdefg"),
        ("abc", "cba"),
    ],
)
def test_any_list_of_pieces_can_become_any_other(page: LightPage, before: str, after: str) -> None:
    for pieces in (before, after):
        page.put([f"<p>{one}</p>" for one in pieces])
        assert words(page) == list(pieces)


def test_only_the_piece_that_changed_is_drawn_again(page: LightPage) -> None:
    page.put(["<h2>Head</h2>", "<p>one</p>", "<ul><li>two</li></ul>"])
    changes: list[tuple[int, int, int]] = []
    page.document().contentsChange.connect(lambda *change: changes.append(change))
    page.put(["<h2>Head</h2>", "<p>one more</p>", "<ul><li>two</li></ul>"])
    end = page.toPlainText().index("two")
    assert changes
    assert all(position < end for position, _removed, _added in changes)
    assert words(page) == ["Head", "one more", "two"]


def test_paragraphs_keep_their_distance(page: LightPage) -> None:
    page.put(["<p>one</p>", "<p>two</p>"])
    assert 14 <= page.top_of(1) - page.top_of(0) - page.fontMetrics().lineSpacing() <= 24


def test_a_picture_that_comes_later_takes_its_room(page: LightPage) -> None:
    page.put(['<p><img src="photo:abc" width="100"></p>', "<p>words</p>"])
    before = page.top_of(1)
    page.keep("abc", QImage(100, 300, QImage.Format.Format_RGB32))
    assert page.top_of(1) > before + 150


def test_links_go_nowhere_but_inside_the_article(page: LightPage) -> None:
    jumped: list[str] = []
    page.jumped.connect(jumped.append)
    for address in ("https://example.org/#note-1", "file:///etc/passwd", "#note-2"):
        page.anchorClicked.emit(QUrl(address))
    assert jumped == ["note-2"]


def test_no_address_is_loaded(page: LightPage) -> None:
    for address in ("https://example.org/x.png", "file:///etc/passwd", "photo:unknown", "qrc:/x"):
        found = page.loadResource(IMAGE.value, QUrl(address))
        assert isinstance(found, QImage)
        assert found.width() == 1
