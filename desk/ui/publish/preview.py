"""Preview: the story as a reader will see it, drawn by Qt alone; nothing is loaded from anywhere."""

from __future__ import annotations

from functools import partial
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget
from shiboken6 import isValid

from desk.markup.page import to_html
from desk.newsroom import publishing, reading
from desk.story.dateline import dateline_style, render_parts
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import button, label
from desk.ui.theme import SANS, SERIF, Face, font
from desk.ui.tokens import Tokens

WIDTH, MARGIN = 620, 52  # pixels: of the column and the widest photo; beside them


class Page(QTextBrowser):
    """Draws the page; of all addresses it knows only `photo:DIGEST`."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, QImage] = {}
        self.setObjectName("preview_page")
        self.setAccessibleName("Preview of the article")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keep(self, digest: str, picture: QImage) -> None:
        """Have a picture ready for the page."""
        self._pictures[digest] = picture

    @property
    def column(self) -> int:
        """How wide the words run, in pixels."""
        return max(min(WIDTH, self.viewport().width()), 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The photo that was asked for, or one empty pixel: returning None would let Qt open a local file."""
        address = name.toString() if isinstance(name, QUrl) else name
        known = self._pictures.get(address.removeprefix("photo:"))
        if kind == QTextDocument.ResourceType.ImageResource and known is not None:
            return known
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(Qt.GlobalColor.transparent)
        return blank


class Preview(QWidget):
    """Shows a story when asked to; made again only while it is on the screen."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._story: Story | None = None
        self._house = House()
        self._asked: set[str] = set()
        self.setObjectName("preview")
        self._page = Page()
        self._note = label("As readers will see it.", "muted", name="preview_note")
        browser = button("Open the page in the browser", "preview_in_browser", self._on_browser, "small")
        top = QHBoxLayout()
        top.addWidget(self._note, 1)
        top.addWidget(browser)
        sheet = QWidget()
        sheet.setObjectName("paper")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(MARGIN, 28, MARGIN - 10, 0)  # the scroll bar takes ten
        inner.addWidget(self._page, 1)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH + 2 * MARGIN)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(sheet, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 14, 24, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        self._settling = QTimer(self)  # a window being pulled wider is drawn again when it rests
        self._settling.setSingleShot(True)
        self._settling.setInterval(60)
        self._settling.timeout.connect(self._draw)
        self._page.resized.connect(self._settling.start)
        bench.theme.changed.connect(self._draw)
        bench.wire.house_changed.connect(self._on_house)

    def show_story(self, story: Story) -> None:
        """Draw the story; photos come when they are ready."""
        self._story = story
        for photo in story.photos:
            if photo.digest and photo.digest not in self._asked:
                self._asked.add(photo.digest)
                wanted = self._bench.work.ask(reading.thumbnail, photo.digest, (WIDTH * 2, WIDTH * 2))
                wanted.then(partial(self._on_picture, photo.digest))
        self._draw()

    def _on_picture(self, digest: str, data: bytes) -> None:
        if isValid(self._page):  # it may come when the window has closed
            self._page.keep(digest, QImage.fromData(QByteArray(data)))
            self._draw()

    def _on_house(self, house: House) -> None:
        self._house = house
        self._draw()

    def _draw(self) -> None:
        if self._story is None:
            return
        place = self._page.verticalScrollBar().value()
        self._page.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self._page.document().setDocumentMargin(0)
        self._page.document().setDefaultFont(font(Face(True, 17)))
        self._page.document().setDefaultStyleSheet(_sheet(self._bench.theme.tokens))
        self._page.setHtml(page_html(self._story, self._house, self._page.column))
        self._page.verticalScrollBar().setValue(place)

    def _on_browser(self) -> None:
        if self._story is not None:
            self._bench.work.ask(publishing.proof_in_temp, self._story).then(self._on_written)

    def _on_written(self, index: str) -> None:
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(index)):
            self._bench.wire.said.emit(f"No browser could be opened; the page lies in {index}.")


def page_html(story: Story, house: House, width: int = WIDTH) -> str:
    """The story as simple HTML for Qt, photos `width` pixels wide; every text escaped."""
    furniture = story.furniture
    parts = [f'<p class="section">{escape(" / ".join(furniture.section).upper())}</p>'] if furniture.section else []
    parts.append(f"<h1>{escape(story.title)}</h1>")
    if furniture.standfirst:
        parts.append(f'<p class="standfirst">{escape(furniture.standfirst)}</p>')
    meta = f"By {_listed(furniture.byline)}" if furniture.byline else ""
    if story.published:
        when = story.published.astimezone(ZoneInfo(house.zone))
        meta += f"{' · ' if meta else ''}Published {when:%B} {when.day}, {when:%Y, %H:%M %Z}"
    parts.append(f'<p class="meta">{escape(meta)}</p>')
    parts += [f'<p class="notice">{escape(f"{one.kind.capitalize()}: {one.text}")}</p>' for one in story.corrections]
    style = dateline_style(house.dateline_style)
    first = ""
    if furniture.dateline:
        place, rest = render_parts(furniture.dateline, style)
        first = f"<b>{escape(place)}{escape(rest)}</b>{escape(style.dash)} "
    photos = {photo.key: photo for photo in story.photos}
    parts.append(to_html(story.copy, figure=lambda key, _alt: _figure(photos.get(key), width), first=first))
    return "".join(parts)


def _figure(photo: Photo | None, width: int) -> str:
    if photo is None:
        return ""
    picture = f'<img src="photo:{escape(photo.digest)}" width="{width}">' if photo.digest else "<i>Picture to come</i>"
    words = f'{escape(photo.caption)} <span class="credit">{escape(photo.credit)}</span>'
    return f'<p class="photo">{picture}</p><p class="caption">{words}</p>'


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sheet(tokens: Tokens) -> str:
    serif = ", ".join(f"'{name}'" for name in SERIF)
    sans = ", ".join(f"'{name}'" for name in SANS)
    return (
        f"p, li {{ color: {tokens.ink}; margin: 0 0 14px 0; line-height: 112%; font-family: {serif}; }}"
        f"h1 {{ color: {tokens.ink}; font-size: 31px; font-weight: 700; margin: 0 0 6px 0; line-height: 88%; }}"
        f"h2, h3 {{ color: {tokens.ink}; font-size: 20px; margin: 18px 0 8px 0; line-height: 95%; }}"
        f".section {{ color: {tokens.accent}; font-family: {sans}; font-size: 12px; font-weight: 600; "
        "margin: 0 0 4px 0; }"
        f".standfirst {{ color: {tokens.muted}; font-size: 18px; margin: 0 0 10px 0; line-height: 100%; }}"
        f".meta, .caption, figcaption {{ color: {tokens.muted}; font-family: {sans}; font-size: 13px; }}"
        f".photo {{ margin: 4px 0 6px 0; line-height: 100%; }} .credit {{ color: {tokens.muted}; "
        f"font-family: {sans}; font-size: 13px; }}"
        f".caption {{ margin: 0 0 18px 0; color: {tokens.ink}; }}"
        f".notice {{ background: {tokens.warn_soft}; color: {tokens.warn}; }}"
        f"a {{ color: {tokens.accent}; }} blockquote {{ font-size: 21px; margin-left: 18px; color: {tokens.ink}; }}"
    )
