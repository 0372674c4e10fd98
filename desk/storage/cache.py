"""The cache: what can be made again at any time, kept on this machine under a key that says what it was made of.

It is never waited for: a disk that is full, or says no, only means that things are made again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from pathlib import Path

from desk.paths import cache_folder
from desk.storage.files import PART, make_folder, write_whole

log = logging.getLogger(__name__)

MOST = 1_000_000_000  # bytes; beyond them what was longest not asked for goes
EVERY = 40  # keeps between two looks at how much there is
_KEY = re.compile(r"[0-9a-f]{64}")
_SEAL = 64  # hex digits before the content: its SHA-256
_kept = 0


def get(key: str) -> bytes | None:
    """What was kept under that key (64 hex digits); None where there is nothing, or it is not whole."""
    file = _file(key)
    try:
        content = file.read_bytes()
    except OSError:
        return None
    seal, made = content[:_SEAL], content[_SEAL:]
    if hashlib.sha256(made).hexdigest().encode("ascii") != seal:
        log.warning("%s in the cache is not whole; it is made again", key[:12])
        return None
    try:
        os.utime(file)  # asked for just now
    except OSError as error:
        log.info("the cache cannot be written: %s", error)
    return made


def keep(key: str, content: bytes) -> None:
    """Keep the content under that key; whoever reads meanwhile sees all of it or nothing."""
    global _kept  # noqa: PLW0603 - how often this program has kept something
    file = _file(key)
    try:
        make_folder(file.parent)
        write_whole(file, hashlib.sha256(content).hexdigest().encode("ascii") + content, folder_too=False)
        if _kept % EVERY == 0:
            _make_room(file.parent)
        _kept += 1
    except OSError as error:
        log.info("the cache cannot be written: %s", error)


def _file(key: str) -> Path:
    if not _KEY.fullmatch(key):
        raise ValueError(f"no key of the cache: {key:.80}")
    return cache_folder() / "renditions" / key


def _make_room(folder: Path) -> None:
    """Let go of what was longest not asked for, until three quarters are left of what there may be."""
    found = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in folder.iterdir() if file.is_file())
    there = sum(size for _at, size, _file in found)
    if there <= MOST:
        return
    for _at, size, file in found:
        if there <= MOST * 3 // 4:
            break
        if file.suffix != PART:
            file.unlink(missing_ok=True)
            there -= size
