"""What travels: a story with its photos, revisions and decisions, and who packed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from desk.story.revision import LogEntry, Revision
from desk.story.signer import Signer
from desk.story.story import Story

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """The original of a photo: `digest` is the SHA-256 of `pixels`, its untouched bytes."""

    digest: str
    suffix: str
    media_type: str = ""
    file_name: str = ""
    pixels: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """The file of a document: `digest` is the SHA-256 of `content`, its untouched bytes."""

    digest: str
    suffix: str
    file_name: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Past:
    """A revision, and the whole story as it then stood."""

    revision: Revision
    story: Story


@dataclass(frozen=True, slots=True)
class Package:
    """All of it. `past` and `decisions` are oldest first; `signer` is whose key the file is signed with.

    Confidential documents are in none of it: neither their files nor their rows.
    """

    story: Story
    past: tuple[Past, ...]
    decisions: tuple[LogEntry, ...]
    pictures: tuple[Picture, ...]
    signer: Signer
    at: datetime
    note: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the manifest: a member of the file, its size in bytes and its SHA-256."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first thing that is read: in which form all else is, whose story this is, who packed it, and every member."""

    form: int
    story: str
    title: str
    by: str
    at: datetime
    files: tuple[Listed, ...]
    note: str = ""
