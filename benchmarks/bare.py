"""The least a desk could do: the same stories in SQLite without anything around it, safe on the disk all the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from desk.story.record import canonical
from desk.story.story import Story

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE story(
    number INTEGER PRIMARY KEY, key TEXT UNIQUE, headline TEXT, section TEXT, stage TEXT, author TEXT, updated INTEGER,
    copy TEXT, record TEXT);
CREATE INDEX story_by_updated ON story(updated);
CREATE VIRTUAL TABLE finder USING fts5(headline, copy, content='story', content_rowid='number', tokenize='unicode61');
CREATE TRIGGER came AFTER INSERT ON story BEGIN
    INSERT INTO finder(rowid, headline, copy) VALUES (new.number, new.headline, new.copy);
END;
CREATE TRIGGER changed AFTER UPDATE ON story BEGIN
    INSERT INTO finder(finder, rowid, headline, copy) VALUES ('delete', old.number, old.headline, old.copy);
    INSERT INTO finder(rowid, headline, copy) VALUES (new.number, new.headline, new.copy);
END;
"""
LINE = "SELECT key, headline, section, stage, author, updated FROM story"


class BareDesk:
    """Stories in a file: saved, found and listed with one statement each."""

    def __init__(self, file: Path) -> None:
        self._file = sqlite3.connect(file, isolation_level=None)
        self._moment = 0

    def make(self) -> None:
        """The tables, in a new file."""
        self._file.executescript(TABLES)

    def add(self, *stories: Story) -> None:
        """Add stories in one transaction."""
        self._file.execute("BEGIN IMMEDIATE")
        for story in stories:
            added = (story.key, *self._columns(story))
            self._file.execute(
                "INSERT INTO story(key, headline, section, stage, author, updated, copy, record)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                added,
            )
        self._file.execute("COMMIT")

    def save(self, story: Story) -> None:
        """Store the story as it now is."""
        self._file.execute("BEGIN IMMEDIATE")
        self._file.execute(
            "UPDATE story SET headline = ?, section = ?, stage = ?, author = ?, updated = ?, copy = ?, record = ?"
            " WHERE key = ?",
            (*self._columns(story), story.key),
        )
        self._file.execute("COMMIT")

    def find(self, words: str, limit: int) -> list[tuple[object, ...]]:
        """The newest stories with those words, as FTS5 is asked for them."""
        asked = f"{LINE} WHERE number IN (SELECT rowid FROM finder WHERE finder MATCH ?) ORDER BY updated DESC LIMIT ?"
        return self._file.execute(asked, (words, limit)).fetchall()

    def listed(self) -> list[tuple[object, ...]]:
        """All stories, newest first."""
        return self._file.execute(f"{LINE} ORDER BY updated DESC").fetchall()

    def _columns(self, story: Story) -> tuple[object, ...]:
        self._moment += 1
        section, author = " / ".join(story.furniture.section), story.authors[0]
        record = canonical(story).decode()
        return (story.furniture.headline, section, story.stage.value, author, self._moment, story.copy, record)

    def __enter__(self) -> BareDesk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
