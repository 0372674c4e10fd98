"""The bytes of a journal's file: a story, and what was changed in it since, each record checked.

The file is HEAD, 16 random bytes, and records: length, checksum, JSON. A checksum is the CRC-32 of the record that
goes on from the checksum before it, the first from that of the head; so a record is good only in its own place.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from zlib import crc32

from desk.story.errors import BadFile
from desk.story.furniture import SLOTS
from desk.story.record import content_digest, from_record, to_record
from desk.story.story import Story

SUFFIX = ".journal"
HEAD = b"desk journal 1\n"
_SALT = 16
_FRAME = struct.Struct("<II")
_SLOTS = frozenset(slot.name for slot in SLOTS)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A story as it was last typed; `base_digest` is the content digest of the stored story that it starts from.

    `torn` where the end of the journal could not be read, so that the last words may be missing.
    """

    story_key: str
    base_digest: str
    story: Story
    torn: bool = False

    @property
    def changed(self) -> bool:
        return content_digest(self.story) != self.base_digest


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # made once: each key writes a record


def file_name(key: str) -> str:
    """The name of a story's journal."""
    return quote(key, safe="") + SUFFIX


def edit(position: int, removed: int, added: str) -> bytes:
    """The record of a change of the copy, in UTF-16 units."""
    return _bytes(["copy", position, removed, added])


def whole(field: str, record: object) -> bytes:
    """The record of a new value (as a record) of a slot or a field."""
    return _bytes([field, record])


def _bytes(record: object) -> bytes:
    return _ENCODER.encode(record).encode("utf-8", "surrogatepass")


def frame(record: bytes, checksum: int) -> tuple[bytes, int]:
    """The record as it lies in the file after one with that checksum, and its own checksum."""
    checksum = crc32(record, checksum)
    return _FRAME.pack(len(record), checksum) + record, checksum


def unrolled(stored: Story, current: Story | None) -> tuple[bytes, int]:
    """A new file for a story: as stored, then the fields in which `current` differs. And the last checksum."""
    head = HEAD + os.urandom(_SALT)
    record = {"key": stored.key, "digest": content_digest(stored), "story": to_record(stored)}
    framed, checksum = frame(_bytes(record), crc32(head))
    parts = [head, framed]
    for field, value in _differences(stored, current or stored):
        framed, checksum = frame(whole(field, value), checksum)
        parts.append(framed)
    return b"".join(parts), checksum


def _differences(stored: Story, current: Story) -> list[tuple[str, object]]:
    before, now = to_record(stored), to_record(current)
    return [(name, now.get(name)) for name in {**before, **now} if before.get(name) != now.get(name)]


def read(content: bytes) -> Recovered | None:
    """What a journal's bytes hold; None when not even the story at the beginning can be read."""
    records, whole_file = _records(content)
    if not records:
        return None
    try:
        first = json.loads(records[0].decode("utf-8", "surrogatepass"))
        telling = _Telling(first["story"])
        followed = telling.follow(records[1:])
        return Recovered(first["key"], first["digest"], telling.story(), torn=not (whole_file and followed))
    except (BadFile, ValueError, KeyError, TypeError, AttributeError):
        return None


class _Telling:
    """A story's record while the changes are made in it; the copy in UTF-16, as the changes count."""

    def __init__(self, record: dict[str, Any]) -> None:
        self._record = record
        self._copy = bytearray(_wide(record.get("copy", "")))

    def follow(self, records: list[bytes]) -> bool:
        """Make the changes one by one, up to the first that does not fit; False when there was one."""
        for one in records:
            change = json.loads(one.decode("utf-8", "surrogatepass"))
            if len(change) == 4:
                _, position, removed, added = change
                if not 0 <= position <= position + removed <= len(self._copy) // 2:
                    return False
                self._copy[2 * position : 2 * (position + removed)] = _wide(added)
            else:
                self._set(*change)
        return True

    def _set(self, field: str, value: Any) -> None:
        if field == "copy":
            self._copy = bytearray(_wide(value or ""))
        else:
            place = self._record.setdefault("furniture", {}) if field in _SLOTS else self._record
            if value is None:
                place.pop(field, None)
            else:
                place[field] = value

    def story(self) -> Story:
        copy = self._copy.decode("utf-16-le", "surrogatepass")
        return from_record(Story, {**self._record, "copy": copy})


def _wide(words: str) -> bytes:
    return words.encode("utf-16-le", "surrogatepass")


def _records(content: bytes) -> tuple[list[bytes], bool]:
    """The records that are good, and whether there is nothing after them."""
    start = len(HEAD) + _SALT
    if not content.startswith(HEAD) or len(content) < start:
        return [], False
    checksum = crc32(content[:start])
    records: list[bytes] = []
    while start + _FRAME.size <= len(content):
        length, stated = _FRAME.unpack_from(content, start)
        record = content[start + _FRAME.size : start + _FRAME.size + length]
        checksum = crc32(record, checksum)
        if len(record) != length or checksum != stated:
            return records, False
        records.append(record)
        start += _FRAME.size + length
    return records, start == len(content)
