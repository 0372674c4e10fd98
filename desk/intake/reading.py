"""The way in: which reader takes a file, and the pictures that lie beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desk.intake import docx, html, mail, markdown, newsml_g2, ninjs, odt, rtf, text
from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.encoding import MOST_BYTES
from desk.intake.reader import Reader
from desk.intake.report import with_photos
from desk.story.errors import BadFile

READERS: tuple[Reader, ...] = tuple(
    one.READER for one in (text, html, markdown, docx, odt, rtf, mail, ninjs, newsml_g2)
)
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif"))
MOST_PICTURE_BYTES = 100_000_000


def read_bytes(data: bytes, name: str) -> Arrival:
    """The article in these bytes; the name's ending says what they are, else their first words do.

    Raises BadFile, with one sentence, for what cannot be taken: an unknown kind, damage, an unknown encoding, a bomb.
    """
    return _reader_of(data, name).read(data, name)


def read_file(path: Path) -> Arrival:
    """The article of a file, with the picture files that it names and that lie beside it.

    Raises BadFile when the file is missing, cannot be read, or cannot be taken in.
    """
    try:
        size = path.stat().st_size
        if size > 12 * MOST_BYTES:
            raise BadFile(
                f"“{path.name}” has {size // 1_000_000} MB, far more than an article needs; it was not opened."
            )
        data = path.read_bytes()
    except OSError as fault:
        raise BadFile(f"“{path}” cannot be read: {fault.strerror or fault}.") from fault
    arrival = read_bytes(data, path.name)
    return with_photos(arrival, _with_files(arrival.photos, path))


def _reader_of(data: bytes, name: str) -> Reader:
    suffix = Path(name).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    if suffix in PICTURES:
        raise BadFile(f"“{name}” is a picture, and no article; add it to a story as a photo.")
    if suffix in (".doc", ".pdf", ".pages"):
        raise BadFile(
            f"“{name}” is a {suffix[1:].upper()} file, which cannot be taken in; save it as DOCX or plain "
            f"text and import that."
        )
    return _by_content(data, name)


def _by_content(data: bytes, name: str) -> Reader:
    opening = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(b"pk\x03\x04"):
        return odt.READER if b"opendocument.text" in data[:200] else docx.READER
    if opening.startswith(b"{\\rtf"):
        return rtf.READER
    if opening.startswith(b"{") and b'"ninjs"' in data[:4096]:
        return ninjs.READER
    if opening.startswith(b"<?xml") and b"iptc.org/std/nar" in data[:4096]:
        return newsml_g2.READER
    if opening.startswith((b"<!doctype html", b"<html")) or b"<body" in opening:
        return html.READER
    if Path(name).suffix in ("", ".log", ".article"):
        return text.READER
    kinds = ", ".join(sorted(SUFFIXES))
    raise BadFile(f"“{name}” is of no kind that can be taken in; these can: {kinds}.")


def _with_files(photos: tuple[FoundPhoto, ...], path: Path) -> tuple[FoundPhoto, ...]:
    """The photos with the bytes of their files; photos that are neither named in words nor found as files go."""
    found = [photo if photo.data else _loaded(photo, path) for photo in photos]
    loose = _files_of(path)
    without = [i for i, photo in enumerate(found) if not photo.data and (photo.caption or photo.credit)]
    if loose and len(loose) == len(without):
        for i, file in zip(without, loose, strict=True):
            found[i] = replace(found[i], file_name=file.name, data=_bytes_of(file))
    return tuple(photo for photo in found if photo.caption or photo.credit or photo.data)


def _loaded(photo: FoundPhoto, path: Path) -> FoundPhoto:
    """The photo with its file, looked for by its path under the article's folder, then by its bare name."""
    folder = path.parent.resolve()
    if not photo.file_name:
        return photo
    tail = Path(photo.file_name.replace("\\", "/").lstrip("/"))
    places = (
        folder / tail,
        folder / tail.name,
        folder / f"{path.stem}_files" / tail.name,
        folder / path.stem / tail.name,
    )
    for place in places:
        try:
            file = place.resolve()
        except OSError:
            continue
        if file.is_relative_to(folder) and file.suffix.lower() in PICTURES and file.is_file():
            return replace(photo, data=_bytes_of(file), file_name=file.name)
    return photo


def _bytes_of(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.stat().st_size <= MOST_PICTURE_BYTES else None
    except OSError:
        return None


def _files_of(path: Path) -> list[Path]:
    """Picture files that bear the article's name, or lie in a folder that does, in order of their names."""
    own = [p for p in path.parent.glob("*") if p.stem.startswith(path.stem) and p.suffix.lower() in PICTURES]
    inside = [p for p in (path.parent / path.stem).glob("*") if p.suffix.lower() in PICTURES]
    return sorted(own or inside)
