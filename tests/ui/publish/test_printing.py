"""Printing: real PDFs by the real engine, from the screen's thread and from another, and every way it can fail."""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.export.pdf import CannotPrint
from desk.export.pdf_file import About, Heading, described
from desk.ui.publish import printing
from desk.ui.publish.printing import Press

SOON = 20_000  # ms
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738"
    "550000000049454e44ae426082"
)


def page(body: str, head: str = "") -> dict[str, bytes]:
    html = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ours</title>{head}</head>'
    return {"index.html": f"{html}<body>{body}</body></html>".encode(), "photos/one.png": PNG}


@pytest.fixture
def press(qtbot: QtBot) -> Iterator[Press]:
    made = Press()
    yield made
    QApplication.processEvents()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Read:
    """A PDF as Qt reads it."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    @property
    def size(self) -> tuple[int, int]:
        """Of the first page, in whole points."""
        size = self._document.pagePointSize(0)
        return round(size.width()), round(size.height())

    def words(self, number: int) -> str:
        return self._document.getAllText(number).text()

    def told(self, field: QPdfDocument.MetaDataField) -> str:
        return str(self._document.metaData(field))


def test_pages_words_and_paper(press: Press) -> None:
    long = "<h1>Eagle lands</h1>" + "<p>A spacecraft set down on the moon.</p>" * 200
    a4 = Read(press(page(long), "A4"))
    assert a4.pages > 2
    assert "Eagle lands" in a4.words(0)
    assert "A spacecraft set down on the moon." in a4.words(a4.pages - 1)
    assert a4.size == (595, 841)
    assert Read(press(page("<p>short</p>"), "Letter")).size == (612, 792)


def test_pages_are_numbered_as_the_theme_says(press: Press) -> None:
    numbered = "<style>@page { @bottom-right { content: counter(page) ' of ' counter(pages) } }</style>"
    pdf = Read(press(page("<p>words</p>" * 100, numbered), "A4"))
    assert [" ".join(pdf.words(number).split())[:6] for number in range(pdf.pages)] == [
        "1 of 4",
        "2 of 4",
        "3 of 4",
        "4 of 4",
    ]


def test_title_language_and_outline(press: Press) -> None:
    body = '<h1 id="outline-1">Eagle</h1><p>words</p><nav hidden><a href="#outline-1"></a></nav>'
    about = About(
        "Eagle lands", ("Ada Sample",), "en-GB", datetime(2026, 11, 24, tzinfo=UTC), (Heading("outline-1", "Eagle", 1),)
    )
    made = described(press(page(body), "A4"), about)
    read = Read(made)
    assert read.pages == 1
    assert read.told(QPdfDocument.MetaDataField.Title) == "Eagle lands"
    assert read.told(QPdfDocument.MetaDataField.Author) == "Ada Sample"
    assert b"/Outlines" in made


def test_the_same_page_gives_the_same_pdf_but_for_the_time(press: Press) -> None:
    one, other = (re.sub(rb"D:\d{14}", b"", press(page("<p>words</p>"), "A4")) for _ in range(2))
    assert one == other


def test_scripts_do_not_run_and_nothing_is_asked_for(press: Press) -> None:
    body = '<p>before</p><script>document.body.innerHTML = "theirs"</script><img src="https://example.org/x.png">'
    assert "before" in Read(press(page(body), "A4")).words(0)


def test_pictures_are_inside(press: Press) -> None:
    pdf = press(page('<img src="photos/one.png" width="300" height="300">'), "A4")
    assert b"/Subtype /Image" in pdf
    assert b"desk-page" not in b"".join((pdf, *unpacked(pdf))), "nothing tells how the page came to the engine"


def unpacked(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def test_a_caller_on_another_thread_waits(press: Press, qtbot: QtBot) -> None:
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(press(page("<p>from elsewhere</p>"), "A4")))
    thread.start()
    qtbot.waitUntil(lambda: bool(made), timeout=SOON)
    thread.join()
    assert "from elsewhere" in Read(made[0]).words(0)


def test_who_stops_it_is_told_at_once(press: Press, qtbot: QtBot) -> None:
    told: list[str] = []

    def ask() -> None:
        try:
            press(page("<p>words</p>" * 20_000), "A4")
        except CannotPrint as error:
            told.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    QTimer.singleShot(50, press.stop)
    qtbot.waitUntil(lambda: bool(told), timeout=SOON)
    thread.join()
    assert told == [f"Printing was stopped. {printing.UNHURT}"]


def test_a_page_that_takes_too_long_is_given_up(qtbot: QtBot) -> None:
    hasty = Press(longest=1)
    with pytest.raises(CannotPrint, match=r"longer to print than 0\.001 seconds"):
        hasty(page("<p>words</p>" * 5_000), "A4")
    hasty.deleteLater()
    QCoreApplication.processEvents()


def test_without_an_engine_one_sentence_says_so(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "desk.ui.publish.on_paper", None)
    with pytest.raises(CannotPrint, match=r"A PDF needs the page engine\..*Nothing was written, and other formats"):
        press(page("<p>words</p>"), "A4")
