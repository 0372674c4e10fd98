"""Files written whole or not at all: a temporary one in the same folder, fsync, rename, fsync of the folder."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

PART = ".part"


def write_whole(file: Path, content: bytes, *, mode: int = 0o600, folder_too: bool = True) -> None:
    """Put `content` at `file`; when this returns, it survives a power cut.

    With `folder_too` off, a power cut may leave the file that was there before.
    """
    write_pieces(file, (content,), mode=mode, folder_too=folder_too)


def write_pieces(file: Path, pieces: Iterable[bytes], *, mode: int = 0o600, folder_too: bool = True) -> None:
    """`write_whole` of content that is not in memory at once; where a piece cannot be had, nothing is written."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}{PART}")
    try:
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(mode)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if folder_too:
        sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows does that by itself and has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """The folder, for its owner alone where it is new."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
