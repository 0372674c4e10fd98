"""Taking in what is pasted or dropped: a quote, a piece of copy, files, words with their form, a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QTextCursor

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.photo import Photo, PhotoRole
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.progressing import Progressing
from desk.ui.story_page import clipboard, copy_text, footnotes
from desk.ui.story_page.bringing import Bringing, add_photo
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.open_story import OpenStory

if TYPE_CHECKING:
    from desk.newsroom.clipping import Clipping
    from desk.storage import Desk

WARM_UP = 4_000  # milliseconds after the page is made
PORTION = 60_000  # characters put in at once, so that the window answers in between
PASTE = "Cleaning what was pasted"
_NO_IMAGE = re.compile(r"<!--.*?-->|<(?!img\b)[^>]*>", re.DOTALL | re.IGNORECASE)
_IMAGE = re.compile(r"\s*<img\b[^>]*>\s*", re.IGNORECASE)


def take_in_clip(desk: Desk, by: Person, html: str) -> Clipping:
    """`clipping.take_in_clip`; imported on the worker, where the reader of pages may be loaded."""
    from desk.newsroom import clipping

    return clipping.take_in_clip(desk, by, html)


def _untold(_copy: str) -> None:
    """Nobody is told of what came in."""


def warm_up(_desk: Desk) -> None:
    """Load what the first paste needs."""
    from desk.intake.clean import html_to_copy

    html_to_copy("")


def in_lengths(_desk: Desk, text: str) -> str:
    """Words without form, in paragraphs that a page can show."""
    from desk.intake.long_lines import in_lengths

    return in_lengths(text)


class TakingIn(QObject):
    """Answers the copy editor when something is pasted or dropped."""

    def __init__(self, bench: Bench, story: OpenStory, editor: CopyEditor, bringing: Bringing) -> None:
        super().__init__(editor)
        self._bench, self._story, self._editor, self._bringing = bench, story, editor, bringing
        self._put_in: Callable[[str], object] = _untold  # told of what came in: wire copy is marked
        editor.taken_in = self.take_in
        QTimer.singleShot(WARM_UP, self, lambda: bench.work.ask(warm_up))

    def take_in(self, mime: QMimeData) -> bool:
        """Take what is pasted or dropped; words are preferred where words and a picture of them come together."""
        if not self._bringing.may():
            return True
        takers = (self._take_quote, self._take_piece, self._take_photo, self._take_files, self._take_words,
                  self._take_image)  # fmt: skip
        return any(take(mime) for take in takers)

    def words(self, mime: QMimeData, put_in: Callable[[str], object]) -> bool:
        """Take the words of a clipboard with their form, and tell of the copy that came in."""
        self._put_in = put_in
        return self._take_words(mime)

    def plain(self, text: str) -> None:
        """Put words without form at the cursor."""
        place = copy_text.kept_place(self._editor.textCursor())
        if max(map(len, text.splitlines()), default=0) <= clipboard.LONGEST_LINE:
            self._put(place, text)
            return
        errand = self._bench.work.ask(in_lengths, text)
        self._wait(PASTE, errand.then, errand.otherwise, lambda found: self._put(place, found))

    def _take_quote(self, mime: QMimeData) -> bool:
        story, key = self._story.last, clipboard.quote_key(mime)
        quote = story.quote(key) if story is not None and key else None
        if quote is not None:
            self._bringing.quote(quote)
        return bool(key)

    def _take_piece(self, mime: QMimeData) -> bool:
        piece = clipboard.piece_of(mime)
        if piece is None:
            return False
        self._put(self._editor.textCursor(), piece.copy, piece.photos)
        return True

    def _take_photo(self, mime: QMimeData) -> bool:
        """A card that was drawn elsewhere: its photo stands at the paragraph where it was let go."""
        key = clipboard.photo_key(mime)
        if key:
            number = self._editor.textCursor().blockNumber()
            after = self._editor.textCursor().atBlockEnd() and not self._editor.textCursor().atBlockStart()
            QTimer.singleShot(0, self, lambda: self._bringing.carry(key, number + after))
        return bool(key)

    def _take_files(self, mime: QMimeData) -> bool:
        pictures, others = clipboard.files_of(mime)
        if others:
            self._bench.wire.refused.emit(
                f"‘{others[0].name}’ is not a picture that can stand in a story. "
                "Articles come in with ‘Import an article’."
            )
        if pictures:
            self._bringing.add_files(pictures)
        return bool(pictures or others)

    def _take_words(self, mime: QMimeData) -> bool:
        text = mime.text()
        html = mime.html() if mime.hasHtml() else ""
        if _is_picture(mime, html) or not (text.strip() or "<img" in html):
            return False
        if why := clipboard.too_much(text) or self._no_room(text):
            self._bench.wire.refused.emit(why)
        elif not html or len(html) > clipboard.LONGEST_HTML:
            self.plain(text)
        else:
            self._clean(html, text)
        return True

    def _clean(self, html: str, text: str) -> None:
        place = copy_text.kept_place(self._editor.textCursor())

        def take(found: Clipping) -> None:
            self._put(place, found.copy or text.strip(), found.photos)
            if found.unreadable:
                self._bench.wire.said.emit("The words came in; a picture among them could not be read.")

        errand = self._bench.work.do(take_in_clip, html)
        self._wait(PASTE, errand.then, errand.otherwise, take)

    def _wait(
        self, title: str, then: Callable[..., object], otherwise: Callable[..., object], take: Callable[..., object]
    ) -> None:
        """Have the answer taken, unless it is given up or another story is opened meanwhile; a refusal is told."""
        key, bar = self._key(), Progressing(self._editor, title)
        bar.begin()
        bar.step(0, 0, "It comes in when it is ready; you can go on writing")

        def answer(found: object) -> None:
            bar.end()
            if bar.stopped or self._key() != key:
                self._put_in = _untold
            else:
                take(found)

        def refuse(error: DeskError) -> None:
            bar.end()
            self._put_in = _untold
            self._bench.wire.refused.emit(str(error))

        then(answer)
        otherwise(refuse)

    def _put(self, place: QTextCursor, copy: str, photos: tuple[Photo, ...] = ()) -> None:
        """Put copy with its photos there, as one step; a picture that the story has is the photo that it has."""
        story = self._story.value
        if story is None:
            return
        copy, fresh = joined(copy.strip("\n"), photos, story)
        tell, self._put_in = self._put_in, _untold
        waited_there = self._editor.textCursor().position() == place.position()
        if place.keepPositionOnInsert():
            place.setKeepPositionOnInsert(False)
            place.clearSelection()
        if copy_text.photo_in(place.block()) and not place.hasSelection():
            copy_text.below(place)

        def paste() -> None:
            self._story.edit(lambda now: replace(now, photos=(*now.photos, *fresh)), "Paste")
            self._pour(place, copy, waited_there)
            tell(copy)

        self._story.together("Paste", paste)

    def _pour(self, place: QTextCursor, copy: str, follow: bool) -> None:
        """Put the copy in, a long one in portions that are one step of undo."""
        portions = clipboard.portions(copy, PORTION)
        copy_text.insert(place, portions[0])
        if follow:
            self._editor.setTextCursor(place)
            self._editor.ensureCursorVisible()
        if portions[1:]:
            self._pour_on(place, portions[1:], self._key())

    def _pour_on(self, place: QTextCursor, portions: list[str], key: str) -> None:
        def pour() -> None:
            if self._key() != key:
                return
            self._editor.mending = True
            place.joinPreviousEditBlock()
            copy_text.new_block(place)
            copy_text.insert(place, portions[0])
            place.endEditBlock()
            self._editor.mending = False
            if portions[1:]:
                self._pour_on(place, portions[1:], key)

        QTimer.singleShot(0, self, pour)

    def _no_room(self, text: str) -> str:
        return clipboard.no_room(self._editor.document().characterCount(), len(text))

    def _key(self) -> str:
        return self._story.last.key if self._story.last is not None else ""

    def _take_image(self, mime: QMimeData) -> bool:
        if not (data := clipboard.png_of(mime)):
            return False
        place = copy_text.kept_place(self._editor.textCursor())
        errand = self._bench.work.do(add_photo, data, "pasted.png")
        self._wait(
            "Bringing in a picture", errand.then, errand.otherwise, lambda photo: self._bringing.photo(photo, place)
        )
        return True


def _is_picture(mime: QMimeData, html: str) -> bool:
    """Whether a picture was copied by itself, as browsers do: with HTML that is nothing but its address."""
    return mime.hasImage() and len(html) < clipboard.LONGEST and bool(_IMAGE.fullmatch(_NO_IMAGE.sub("", html)))


def joined(copy: str, photos: tuple[Photo, ...], story: Story) -> tuple[str, list[Photo]]:
    """Copy that comes into the story, and the photos that are new to it: the same picture is the same photo.

    A photo that stands in the story already does not come a second time; footnotes get labels that are free.
    """
    fresh: list[Photo] = []
    for photo in photos:
        twin = story.photo(photo.key) or story.photo_of(photo.digest)
        if twin is None:
            leads = story.lead is not None and photo.role is PhotoRole.LEAD
            fresh.append(replace(photo, role=PhotoRole.WIDE) if leads else photo)
            continue
        address = f"](photo:{photo.key})"
        stands = f"](photo:{twin.key})" in story.copy
        blocks = [block for block in copy.split("\n\n") if not (stands and block.endswith(address))]
        copy = "\n\n".join(blocks).replace(address, f"](photo:{twin.key})")
    return footnotes.relabelled(copy, story.copy), fresh
