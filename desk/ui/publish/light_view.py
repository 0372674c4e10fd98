"""The light view: of a story as long as it likes, the part round one place, on a light page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from desk.story.framing import look
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.publish import light_look
from desk.ui.publish.light_page import WIDTH, LightPage
from desk.ui.publish.pieces import Whole, html_of, pieces, whole
from desk.ui.theme import Face, font

REST = 60  # ms: a window being pulled wider is drawn again when it rests
HIGH, LOW, USUAL = 0.0, 0.75, 0.3  # of the page's height: between the first two the place stays where it is


@dataclass(frozen=True, slots=True)
class Blocks:
    """The copy by its blocks: how many there are, and those of a range as they are written."""

    count: int
    read: Callable[[int, int], Sequence[str]]


def blocks_of(copy: str) -> Blocks:
    """The blocks of copy that lies there whole."""
    parts = copy.split("\n\n")
    return Blocks(len(parts), lambda first, last: parts[first:last])


class LightView(QObject):
    """Draws what is round a place: `around` blocks before it and as many after. The head goes with the first block.

    `size` is that of the words, in pixels.
    """

    def __init__(self, bench: Bench, page: LightPage, *, around: int, size: int) -> None:
        super().__init__(page)
        self._bench, self._page, self._around, self._size = bench, page, around, size
        self._story: Story | None = None
        self._house = House()
        self._whole = Whole()
        self._blocks = blocks_of("")
        self._at = 0
        self._starts: list[int] = []  # the first block of each piece on the page; -1 for the head
        self._end = 0
        self._known: dict[str, str] = {}
        self._photos: dict[str, Photo] = {}
        self._asked: set[str] = set()
        self._moving = False
        self._settling = QTimer(self, singleShot=True, interval=REST)
        self._settling.timeout.connect(self.draw_all)
        page.column_changed.connect(self._settling.start)
        page.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        bench.theme.changed.connect(self.draw_all)
        bench.wire.house_changed.connect(self._on_house)

    @property
    def story(self) -> Story | None:
        return self._story

    def show_story(self, story: Story, blocks: Blocks | None = None, at: int = 0) -> None:
        """Show the story round that block. Its notes are numbered anew; photos come when they are ready."""
        before, self._story = self._story, story
        if before is None or before.key != story.key:
            self._at = at
            self._page.wipe()
        about, photos = whole(story.copy), {photo.key: photo for photo in story.photos}
        if (about, photos) != (self._whole, self._photos):
            self._whole, self._photos = about, photos
            self._known.clear()
        self._ask_for_pictures(story)
        if before is None:
            self._dress()
        self.look(blocks or blocks_of(story.copy), at if blocks else self._at)

    def look(self, blocks: Blocks, at: int) -> None:
        """Show what is round block `at` as it is written now; the page stays where it was as far as it can."""
        if self._story is None:
            return
        top = self._top_of(at)
        self._draw(blocks, at)
        place = self._place_of(at)
        high = self._page.viewport().height()
        if top is None and at == 0:
            self._scroll(0, 0)
            return
        stays = top is not None and HIGH * high <= top <= LOW * high
        self._scroll(place, top if stays and top is not None else round(USUAL * high))

    def draw_all(self) -> None:
        """Draw everything again: in other colours, or at another width."""
        if self._story is None:
            return
        place = self._page.verticalScrollBar().value()
        self._dress()
        self._known.clear()
        self._draw(self._blocks, self._at)
        self._moving = True
        self._page.verticalScrollBar().setValue(place)
        self._moving = False

    def block_of(self, place: int) -> int:
        """The number of the first block of the piece at that place; -1 for the head."""
        return self._starts[place]

    def note(self, anchor: str) -> int:
        """The number of the block in which the text of the note `note-N` is written; -1 when it is not on the page."""
        label = next((label for label, number in self._whole.notes.items() if f"note-{number}" == anchor), None)
        if label is None:
            return -1
        for number in range(self._blocks.count):
            if any(line.startswith(f"[^{label}]:") for line in self._blocks.read(number, number + 1)[0].split("\n")):
                return number
        return -1

    def _draw(self, blocks: Blocks, at: int) -> None:
        if self._story is None:
            return
        self._blocks, self._at = blocks, max(min(at, blocks.count - 1), 0)
        start = max(self._at - self._around, 0)
        self._end = min(self._at + self._around + 1, blocks.count)
        known, starts, drawn = {}, [], []
        first = ""
        if start == 0:
            starts.append(-1)
            drawn.append(light_look.head(self._story, self._house))
            first = light_look.dateline(self._story, self._house)
        number = start
        for piece in pieces(blocks.read(start, self._end)):
            html = self._known.get(piece.source)
            if html is None:
                html = light_look.for_qt(html_of(piece, self._whole, self._figure))
            known[piece.source] = html
            if first and html.startswith("<p>"):
                html, first = light_look.for_qt(html_of(piece, self._whole, self._figure, first)), ""
            if html:
                starts.append(number)
                drawn.append(html)
            number += piece.blocks
        self._known, self._starts = known, starts
        self._moving = True
        self._page.put(drawn)
        self._moving = False

    def _figure(self, key: str, _alt: str) -> str:
        return light_look.figure(self._photos.get(key), self._page.column)

    def _dress(self) -> None:
        self._page.setFont(font(Face(True, self._size)))
        self._page.dress(light_look.sheet(self._bench.theme.tokens, self._size))

    def _place_of(self, at: int) -> int:
        """The place of the piece that block `at` is in, or of the one before it."""
        return max((place for place, start in enumerate(self._starts) if start <= at), default=0)

    def _top_of(self, at: int) -> int | None:
        """Where the piece of block `at` begins on the page now; None when it is not there."""
        if not self._starts or not self._starts[0] <= at < self._end:
            return None
        return self._page.top_of(self._place_of(at))

    def _scroll(self, place: int, top: int) -> None:
        if place < len(self._starts):
            self._moving = True
            self._page.bring(place, top)
            self._moving = False

    def _on_scrolled(self, value: int) -> None:
        """At either end of what is drawn: go on from there."""
        bar = self._page.verticalScrollBar()
        if self._moving or self._story is None or not self._starts or not bar.maximum():
            return
        down = value >= bar.maximum() and self._end < self._blocks.count
        up = value <= 0 and self._starts[0] > 0
        if down or up:
            held = self._starts[-1 if down else 0]
            top = self._page.top_of(self._place_of(held))
            self._draw(self._blocks, self._at + (self._around if down else -self._around) * 2 // 3)
            self._scroll(self._place_of(held), top)

    def _ask_for_pictures(self, story: Story) -> None:
        for photo in story.photos:
            wanted = look(photo)
            if wanted.digest and wanted.name not in self._asked:
                self._asked.add(wanted.name)
                self._bench.pictures.want(
                    self._page, wanted, (WIDTH * 2, WIDTH * 2), partial(self._on_picture, wanted.name)
                )

    def _on_picture(self, name: str, picture: QImage, why: str) -> None:
        if not why:
            self._page.keep(name, picture)

    def _on_house(self, house: House) -> None:
        self._house = house
        self.draw_all()
