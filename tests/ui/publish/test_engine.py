"""The engine: our page out of memory, and no way out of it. Each test drives the real one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import QEvent, QPointF, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.publish import engine
from desk.ui.publish.engine import EngineView

SOON = 20_000  # ms


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[EngineView]:
    engine.prepare()
    made = EngineView()
    made.resize(500, 400)
    made.show()
    yield made
    made.end()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def show(view: EngineView, qtbot: QtBot) -> Callable[..., None]:
    """Show a body and wait until it is there."""

    def show_it(body: str, *, again: bool = False) -> None:
        page = f'<!doctype html><html><head><meta charset="utf-8"><title>Ours</title></head><body>{body}</body></html>'
        with qtbot.waitSignal(view.shown, timeout=SOON):
            view.show_files({"index.html": page.encode(), "s.css": b"p { margin: 0 }"}, again=again)

    return show_it


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what is asked of it."""
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_told: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def text_of(view: EngineView, qtbot: QtBot) -> str:
    found: list[str] = []
    view.page().toPlainText(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=SOON)
    return found[0]


def test_nothing_is_asked_of_anybody(
    view: EngineView, show: Callable[..., None], elsewhere: tuple[str, list[str]], qtbot: QtBot
) -> None:
    there, asked = elsewhere
    show(
        f'<link rel="stylesheet" href="{there}/a.css"><link rel="prefetch" href="{there}/b">'
        f'<link rel="preconnect" href="{there}"><meta http-equiv="refresh" content="0;url={there}/refresh">'
        f'<script src="{there}/c.js"></script><script>new Image().src="{there}/d"; document.title="theirs"</script>'
        f'<img src="{there}/e.png"><iframe src="{there}/f"></iframe><video src="{there}/g" autoplay></video>'
        f'<object data="{there}/h"></object><p style="background: url({there}/i)">Words</p>'
        f'<form action="{there}/j"><input autofocus></form><img src="file:///etc/hostname">'
    )
    qtbot.wait(1_500)
    assert asked == []
    assert view.page().title() == "Ours"
    assert "Words" in text_of(view, qtbot)


def test_without_its_policy_the_gate_alone_would_do(
    view: EngineView,
    show: Callable[..., None],
    elsewhere: tuple[str, list[str]],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there, asked = elsewhere
    monkeypatch.setattr(engine, "POLICY", b"default-src *")
    show(f'<link rel="stylesheet" href="{there}/a.css"><img src="{there}/e.png"><p>Words</p>')
    qtbot.waitUntil(lambda: len(view.gate.refused) == 2, timeout=SOON)
    assert asked == []


def test_the_page_made_again_stays_where_it_was(view: EngineView, show: Callable[..., None], qtbot: QtBot) -> None:
    show("<p>one</p>" * 200)
    view.page().runJavaScript("window.scrollTo(0, 900)", 1)
    qtbot.waitUntil(lambda: view.page().scrollPosition() == QPointF(0, 900), timeout=SOON)
    show("<p>two</p>" * 200, again=True)
    qtbot.waitUntil(lambda: view.page().scrollPosition() == QPointF(0, 900), timeout=SOON)
    assert "two" in text_of(view, qtbot)


def test_a_link_leads_nowhere_and_is_told(view: EngineView, show: Callable[..., None], qtbot: QtBot) -> None:
    show('<a href="https://example.org/" style="font-size: 90px">out</a>')
    pressed: list[QUrl] = []
    view.link_pressed.connect(pressed.append)
    view.page().runJavaScript("document.querySelector('a').click()", 1)
    qtbot.waitUntil(lambda: bool(pressed), timeout=SOON)
    assert pressed == [QUrl("https://example.org/")]
    assert view.url().scheme() == "desk-page"


def test_a_jump_inside_the_page_is_made(view: EngineView, show: Callable[..., None], qtbot: QtBot) -> None:
    show('<a href="#note-1">1</a>' + "<p>words</p>" * 100 + '<p id="note-1">note</p>')
    view.page().runJavaScript("document.querySelector('a').click()", 1)
    qtbot.waitUntil(lambda: view.page().scrollPosition().y() > 500, timeout=SOON)


def test_it_keeps_nothing(view: EngineView) -> None:
    assert view.page().profile().isOffTheRecord()
