"""The engine: a page out of memory, drawn by QtWebEngine. Imported only when somebody wants to see it (it is large).

Three locks, each of which would do alone: the engine resolves no names, every request but for our own page is
refused, and the page comes with a policy that allows nothing from elsewhere. Scripts are off.
"""

from __future__ import annotations

import logging
import mimetypes
import os
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPointF, Qt, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

log = logging.getLogger(__name__)

SCHEME = b"desk-page"
HOME = "desk-page://story/"
FLAGS = '--disable-gpu --disable-background-networking --host-resolver-rules="MAP * ~NOTFOUND"'
POLICY = (
    b"default-src 'none'; img-src desk-page: data:; style-src desk-page: 'unsafe-inline'; font-src desk-page: data:"
)
OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
)


def prepare() -> None:
    """Set what the engine reads once, when it starts. For root its sandbox is off: it would not start."""
    set_before = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if FLAGS in set_before:
        return  # it was prepared already
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{set_before} {FLAGS}".strip()
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        log.warning("the page engine runs without its sandbox, since this program runs as root; it shows our page only")
    if not QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name():
        scheme = QWebEngineUrlScheme(SCHEME)
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
        QWebEngineUrlScheme.registerScheme(scheme)


class Gate(QWebEngineUrlRequestInterceptor):
    """Refuses every request but for our own page, and remembers how many."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refused: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        if info.requestUrl().scheme() not in (SCHEME.decode(), "data"):
            self.refused.append(info.requestUrl().toString())
            info.block(True)


class Shelf(QWebEngineUrlSchemeHandler):
    """Hands out the named bytes of one page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.files: Mapping[str, bytes] = {}

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's name
        name = job.requestUrl().path().lstrip("/") or "index.html"
        content = self.files.get(name)
        if content is None or job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        if name.endswith(".html"):
            # a multi map: PySide wants lists of values, which its stubs do not say
            headers = cast("dict[QByteArray, QByteArray]", {b"Content-Security-Policy": [POLICY]})
            job.setAdditionalResponseHeaders(headers)
        buffer = QBuffer(job)
        buffer.setData(QByteArray(content))
        job.reply(QByteArray((mimetypes.guess_type(name)[0] or "application/octet-stream").encode("ascii")), buffer)


class OwnProfile(QWebEngineProfile):
    """Without a name, so that nothing of it is kept; with the gate, and the shelf that has the page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gate, self.shelf = Gate(self), Shelf(self)
        self.setUrlRequestInterceptor(self.gate)
        self.installUrlSchemeHandler(QByteArray(SCHEME), self.shelf)
        self.downloadRequested.connect(lambda wanted: wanted.cancel())


class OwnPage(QWebEnginePage):
    """Goes nowhere but to our own page; where a link wants to go is told."""

    link_pressed = Signal(QUrl)

    def __init__(self, profile: OwnProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        for attribute in OFF:
            self.settings().setAttribute(attribute, False)

    def end(self) -> None:
        """Let the page go before its profile, as the engine wants it."""
        delete(self)

    def createWindow(self, _kind: object) -> None:  # type: ignore[override]  # noqa: N802
        """No page opens another."""

    def javaScriptConsoleMessage(self, *_told: object) -> None:  # noqa: N802 - Qt's name
        """What the engine says of what it did not load: the gate knows it already."""

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, _main: bool
    ) -> bool:
        address = QUrl(url)
        if kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked and not _is_jump(address):
            self.link_pressed.emit(address)
            return False
        return address.scheme() == SCHEME.decode()


def _is_jump(address: QUrl) -> bool:
    return address.scheme() == SCHEME.decode() and address.hasFragment()


class EngineView(QWebEngineView):
    """One page in the engine: `show_files` shows it, and again when it has changed, where it was."""

    link_pressed = Signal(QUrl)
    shown = Signal()
    ended = Signal()  # the engine's own process is gone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exact_page")
        self.setAccessibleName("The page as export writes it")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self._profile = OwnProfile(self)
        self.gate, self.shelf = self._profile.gate, self._profile.shelf
        self._page = OwnPage(self._profile, self)
        self._page.link_pressed.connect(self.link_pressed)
        self._page.renderProcessTerminated.connect(lambda _how, _code: self.ended.emit())
        self._page.loadFinished.connect(self._on_loaded)
        self.setPage(self._page)
        self._place = QPointF()

    def show_files(self, files: Mapping[str, bytes], *, again: bool = False) -> None:
        """Show that page; `again` is for one that is shown already, which keeps its place."""
        self._place = self._page.scrollPosition() if again else QPointF()
        self.shelf.files = files
        if again:
            self._page.triggerAction(QWebEnginePage.WebAction.ReloadAndBypassCache)
        else:
            self._page.load(QUrl(HOME))

    def end(self) -> None:
        """Let the page go before its profile."""
        self._page.end()

    def _on_loaded(self, fine: bool) -> None:
        if fine and not self._place.isNull():
            # our own script, in a world of its own: those of the page stay off
            where = f"window.scrollTo({self._place.x()}, {self._place.y()})"
            self._page.runJavaScript(where, QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
        if fine:
            self.shown.emit()
