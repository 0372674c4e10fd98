"""What an older copy of a desk file still holds of a story: read without opening it as a desk, and never changed."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desk.storage.engine import connect
from desk.story.errors import BadFile, DeskUnavailable
from desk.story.record import from_record
from desk.story.source import Contact
from desk.story.story import Story


def values_in(file: Path, story_key: str) -> Iterator[Story | Contact]:
    """The story and each revision of it in the file, and the contacts of that time. Raises DeskUnavailable."""
    try:
        with closing(connect(file, "mode=ro")) as copy:
            for (record,) in copy.execute("SELECT record FROM story WHERE key = ?", (story_key,)):
                yield from_record(Story, json.loads(record))
            for (packed,) in copy.execute("SELECT record FROM revision WHERE story_key = ?", (story_key,)):
                yield from_record(Story, json.loads(zlib.decompress(packed)))
            for (record,) in copy.execute("SELECT record FROM contact"):
                yield from_record(Contact, json.loads(record))
    except (sqlite3.Error, zlib.error, ValueError, BadFile):
        raise DeskUnavailable(f"The copy of the desk {file} cannot be read: take it for damaged.") from None
