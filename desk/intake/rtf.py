"""RTF: its words, line by line, as plain text has them."""

from __future__ import annotations

from typing import Protocol, cast

from desk.intake.arrival import Arrival
from desk.intake.encoding import check_size
from desk.intake.reader import Reader
from desk.intake.text import arrival_of_text
from desk.story.errors import BadFile


class _Reads(Protocol):
    def __call__(self, text: str, encoding: str, errors: str) -> str: ...


def read_rtf(data: bytes, name: str) -> Arrival:
    """The article's words. Raises BadFile for what is no RTF or holds no text."""
    from striprtf import striprtf  # only who imports such a file waits for it

    check_size(data, name)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise BadFile(f"“{name}” is no RTF file; choose the article's text, page or DOCX.")
    try:
        words = cast(_Reads, striprtf.rtf_to_text)(data.decode("latin-1"), encoding="cp1252", errors="replace")
    except (ValueError, LookupError, IndexError, OverflowError) as fault:
        raise BadFile(f"“{name}” is damaged: its RTF cannot be read; save it as DOCX and import that.") from fault
    if not words.strip():
        raise BadFile(f"“{name}” holds no text, so nothing was taken in.")
    return arrival_of_text(words)


READER = Reader("rtf", "RTF", (".rtf",), ("application/rtf", "text/rtf"), read_rtf)
