"""OpenDocument texts, as LibreOffice writes them: looked through first, then read as Markdown with their pictures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.markdown import arrival_of_markdown
from desk.intake.packages import OPEN_DOCUMENT, check_package
from desk.intake.reader import Reader
from desk.story.errors import BadFile

if TYPE_CHECKING:
    from odfdo import Document

_ITEM = re.compile(r"^ ((?:   )*)-  ", re.MULTILINE)  # the library sets its items a column too far


def read_odt(data: bytes, name: str) -> Arrival:
    """The text as an arrival, pictures with their bytes. Raises BadFile for damage, bombs, entities, or no text."""
    from odfdo import Document  # only who imports such a file waits for it

    check_package(data, name, OPEN_DOCUMENT)
    try:
        document = Document(io.BytesIO(data))
        words = document.to_markdown()
        if not isinstance(words, str) or not words.strip():
            raise BadFile(f"“{name}” holds no text, so nothing was taken in.")
        arrival = arrival_of_markdown(_ITEM.sub(r"\1- ", words))
        return replace(arrival, photos=tuple(_with_bytes(document, one) for one in arrival.photos))
    except (SyntaxError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as fault:
        raise BadFile(
            f"“{name}” is damaged: its text cannot be read; open it, save it again, and import that."
        ) from fault


def _with_bytes(document: Document, photo: FoundPhoto) -> FoundPhoto:
    if photo.file_name not in document.get_parts():
        return photo
    part = document.get_part(photo.file_name)
    data = part if isinstance(part, bytes) else None
    alt = "" if photo.alt == "image" else photo.alt  # what the library calls a picture without a name
    return replace(photo, data=data, alt=alt)


READER = Reader("odt", "OpenDocument", (".odt",), ("application/vnd.oasis.opendocument.text",), read_odt)
