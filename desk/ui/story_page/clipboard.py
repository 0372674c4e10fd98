"""The clipboard: copy with its photos between stories, words for other programs, clean words from them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from desk.story.errors import BadFile
from desk.story.photo import Photo
from desk.story.record import from_record, to_record
from desk.story.story import Story

COPY_MIME, QUOTE_MIME = "application/x-desk-copy", "application/x-desk-quote"
PHOTO_MIME = "application/x-desk-photo"
LONGEST = 1_000_000  # characters that are taken from a clipboard; a file has its own way in
MOST = 1_048_576  # characters of a story's copy: more the parser does not read
LONGEST_HTML = 16_000_000  # characters with the form and the pictures; beyond, the words alone are taken
LONGEST_LINE = 20_000  # characters: the time that Qt takes for a paragraph grows with the square of its length
PICTURES = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif"})
_QUOTE = re.compile(r"\[((?:[^\[\]\\\n]|\\[^\n]|\[[^\[\]\n]*\])*)\]\(quote:[A-Za-z0-9_-]+\)")
_PHOTO = re.compile(r"^!\[(?:[^\[\]\\\n]|\\[^\n])*\]\(photo:([A-Za-z0-9_-]+)\)\n*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of copy with the photos that stand in it."""

    copy: str
    photos: tuple[Photo, ...] = ()


def given_out(copy: str, story: Story) -> QMimeData:
    """The piece of the story's copy for the clipboard: whole for Desk, as words for other programs.

    Nothing of the notebook goes to other programs: a tied quotation is its words.
    """
    keys = {found[1] for found in _PHOTO.finditer(copy)}
    photos = [to_record(photo) for photo in story.photos if photo.key in keys]
    mime = QMimeData()
    mime.setData(COPY_MIME, QByteArray(json.dumps({"copy": copy, "photos": photos}).encode()))
    mime.setText(_QUOTE.sub(r"\1", _PHOTO.sub("", copy)))
    return mime


def piece_of(mime: QMimeData) -> Piece | None:
    """The piece of copy that Desk put there; None when there is none that can be read."""
    if not mime.hasFormat(COPY_MIME):
        return None
    try:
        record = json.loads(bytes(mime.data(COPY_MIME).data()))
        return Piece(str(record["copy"]), tuple(from_record(Photo, one) for one in record["photos"]))
    except (BadFile, ValueError, KeyError, TypeError):
        return None


def quote_key(mime: QMimeData) -> str:
    """The key of the quote that is dropped or pasted; '' when it is something else."""
    if not mime.hasFormat(QUOTE_MIME):
        return ""
    return bytes(mime.data(QUOTE_MIME).data()).decode("utf-8", "replace").strip()


def photo_key(mime: QMimeData) -> str:
    """The key of the photo whose card is dropped; '' when it is something else."""
    if not mime.hasFormat(PHOTO_MIME):
        return ""
    return bytes(mime.data(PHOTO_MIME).data()).decode("utf-8", "replace").strip()


def too_much(text: str) -> str:
    """Why that text cannot be taken from a clipboard, as a sentence; '' when it can."""
    if len(text) > LONGEST:
        return f"The clipboard holds {len(text):,} characters, more than a story can take. Bring it in as a file."
    return ""


def no_room(there: int, more: int) -> str:
    """Why a story of so many characters cannot take so many more; '' when it can."""
    if there + more > MOST:
        return f"The story would have {there + more:,} characters, and {MOST:,} is the most; split it into several."
    return ""


def portions(copy: str, most: int) -> list[str]:
    """The copy in portions of whole paragraphs, each of about so many characters; at least one."""
    found: list[list[str]] = [[]]
    room = most
    for block in copy.split("\n\n"):
        if room < len(block) and found[-1]:
            found.append([])
            room = most
        found[-1].append(block)
        room -= len(block) + 2
    return ["\n\n".join(blocks) for blocks in found]


def files_of(mime: QMimeData) -> tuple[list[Path], list[Path]]:
    """The files on the clipboard: pictures, and others."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    pictures = [file for file in files if file.suffix.lower() in PICTURES]
    return pictures, [file for file in files if file not in pictures]


def png_of(mime: QMimeData) -> bytes:
    """The picture on the clipboard as PNG; b'' when there is none."""
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
