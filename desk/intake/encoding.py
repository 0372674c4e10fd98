"""From bytes to text: which encoding a file is in, and a plain sentence when that cannot be told."""

from __future__ import annotations

import codecs
import re

from desk.story.errors import BadFile

MOST_BYTES = 20_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
# Openings of files that are no text, whatever their name says.
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b",
    b"\x7fELF", b"MZ\x90", b"RIFF", b"II*\x00", b"MM\x00*",
)  # fmt: skip


def decode_text(data: bytes, name: str, declared: bool = False) -> str:
    """The text of a file: by its byte order mark, as UTF-8, by the charset a page declares, else as Windows-1252.

    Windows-1252 is taken only where its letters make sense. Raises BadFile when the file is empty, too large, no text,
    or in an encoding that cannot be told.
    """
    check_size(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    if data.startswith(_BINARY) or _looks_binary(data):
        raise BadFile(f"“{name}” is not a text file, so nothing was taken in; choose the article's text, page or DOCX.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start > len(data) - 4:  # cut in the middle of a letter
            return data.decode("utf-8", "ignore")
    said = _DECLARED.search(data[:4096]) if declared else None
    if said is None or not _known(said[1].decode("ascii")):
        return _western(data, name)
    if said[1].lower() in (b"utf-8", b"utf8"):
        return data.decode("utf-8", "replace").replace("\ufffd", "")
    return _decoded(data, said[1].decode("ascii"), name)


def check_size(data: bytes, name: str) -> None:
    """Raise BadFile for an empty file and for one that is larger than any article."""
    if not data.strip():
        raise BadFile(f"“{name}” is empty; there is nothing to take in.")
    if len(data) > MOST_BYTES:
        raise BadFile(
            f"“{name}” has {len(data) // 1_000_000} MB; "
            f"an article's text may have {MOST_BYTES // 1_000_000} MB at most."
        )


def _known(encoding: str) -> bool:
    try:
        info = codecs.lookup(encoding)
    except LookupError:
        return False
    return info.name not in (
        "hex",
        "base64",
        "zlib",
        "bz2",
        "rot13",
        "uu",
        "quopri",
        "punycode",
        "idna",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
    )


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError) as fault:
        raise BadFile(
            f"“{name}” says it is in {encoding.upper()}, but its bytes are not; save it again as UTF-8 and import that."
        ) from fault


def _looks_binary(data: bytes) -> bool:
    sample = data[:65536]
    odd = sum(sample.count(bytes([n])) for n in (*range(9), *range(14, 27), *range(28, 32)))
    return sample.count(0) > 0 or odd > len(sample) * 0.02


def _western(data: bytes, name: str) -> str:
    """As Windows-1252, where the letters beyond ASCII are few and stand in words or are quotation marks and dashes."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    high = [c for c in text if ord(c) > 127]
    usual = [c for c in high if c.isalpha() or c in "‘’“”–—…«»€£©®°§·•¿¡½¼¾ºª\u00a0´¨"]
    mojibake = len(re.findall(r"[ÐÑ][\x80-\u2122]|Ã[\x80-\xbf]|[À-ÿ]{4,}", text))
    if not text or len(high) > 0.15 * len(text) or len(usual) < 0.9 * len(high) or mojibake > max(2, len(high) * 0.05):
        raise BadFile(f"The encoding of “{name}” cannot be told; save the file as UTF-8 and import it again.")
    return text
