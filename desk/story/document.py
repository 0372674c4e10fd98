"""Documents of the notebook: papers, recordings, transcripts; and the addresses by which quotes point to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

ADDRESS = "document:"
TRANSCRIPTS = (".srt", ".vtt", ".txt", ".docx")
SOUNDS = (".mp3", ".m4a", ".aac", ".wav", ".ogg", ".oga", ".opus", ".flac", ".mp4", ".m4v", ".mov", ".webm")


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A file of the notebook; `digest` is the SHA-256 (hex) of its untouched bytes, `size` how many they are.

    `came_from` says who gave it or where it was found, `dated` the day it is of. `sound` is the key of the recording
    that a transcript is of, which `starts` at that second of the transcript's time (before its beginning: below 0);
    `source` that of the source who gave it. A `confidential` one stays on its desk: neither
    its file nor this row goes into a package. Of a `sealed` one the story has only what `bare` leaves; the rest and
    the file lie sealed under the key of the desk's confidential sources, and no text form of it shows anything.
    """

    key: str
    name: str = ""
    file_name: str = ""
    digest: str = ""
    size: int = 0
    came_from: str = ""
    dated: date | None = None
    note: str = ""
    sound: str = ""
    confidential: bool = False
    added_by: str = ""
    added: datetime | None = None
    source: str = ""
    sealed: bool = False
    starts: float = 0.0

    def __repr__(self) -> str:
        return f"Document({'sealed' if self.sealed else f'{self.key!r}, {self.name!r}'})"

    def bare(self, name: str) -> Document:
        """What a story has of it once it is sealed, called by that name."""
        return Document(
            self.key,
            name,
            sound=self.sound,
            confidential=True,
            added_by=self.added_by,
            added=self.added,
            source=self.source,
            sealed=True,
            starts=self.starts,
        )

    @property
    def suffix(self) -> str:
        """`.pdf`: the end of the file's name in small letters; '' where it has none."""
        return PurePath(self.file_name).suffix.lower()

    @property
    def called(self) -> str:
        """What colleagues call it: its name, else its file's."""
        return self.name or self.file_name

    @property
    def may_be_read(self) -> bool:
        """Whether it may be a transcript, to be read line by line."""
        return self.suffix in TRANSCRIPTS

    @property
    def may_be_heard(self) -> bool:
        """Whether it is a recording."""
        return self.suffix in SOUNDS


def address_of(document: Document) -> str:
    """How a quote points to a document of its story."""
    return ADDRESS + document.key


def key_in(text: str) -> str:
    """The key of the document that a text points to; '' where it is a name in words."""
    return text[len(ADDRESS) :] if text.startswith(ADDRESS) else ""
