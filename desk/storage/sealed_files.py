"""The files of sealed documents: on this computer, piece by piece under the desk's sources key, never in a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from desk.storage import sealed, stories
from desk.storage.cipher import CannotOpen, Cipher, Readable
from desk.storage.desk import Desk
from desk.storage.files import make_folder, write_pieces
from desk.storage.transaction import Transaction
from desk.story.document import Document
from desk.story.errors import DeskUnavailable
from desk.story.identity import SealedElsewhere
from desk.story.record import sha256

_KIND = "sealed document"


class _Counted:
    """A stream that is read once, with its length and its SHA-256 as far as it was read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int, /) -> bytes:
        piece = self._stream.read(size)
        self._digest.update(piece)
        self.size += len(piece)
        return piece

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


def folder_of(desk: Desk) -> Path:
    """Where they lie; it need not be there yet."""
    return desk.shelf.folder / "documents"


def put(desk: Desk, cipher: Cipher, key: str, content: Readable) -> tuple[str, int]:
    """Seal what the stream holds as the file of the document of that key; SHA-256 (hex) and size in bytes of what it
    was. Raises DeskUnavailable where it cannot be written; then there is nothing of it.
    """
    file, counted = _file(desk, key), _Counted(content)
    try:
        make_folder(file.parent)
        write_pieces(file, cipher.seal_stream(counted, _KIND, key))
    except OSError as error:
        raise DeskUnavailable(
            f"The sealed file cannot be written to {file.parent} ({error.strerror}): make room or allow writing there."
        ) from error
    return counted.digest, counted.size


def pieces(desk: Desk, cipher: Cipher, document: Document) -> Iterator[bytes]:
    """What the file of a sealed document holds, about a megabyte at a time.

    Raises SealedElsewhere where it does not lie here, DeskUnavailable where it is damaged or of another key.
    """
    try:
        with _file(desk, document.key).open("rb") as stream:
            yield from cipher.open_stream(stream, _KIND, document.key)
    except FileNotFoundError:
        who = document.added_by or "whoever added it"
        raise SealedElsewhere(
            f"The file of ‘{document.called}’ lies sealed on another computer: ask {who} for a copy of it."
        ) from None
    except OSError as error:
        raise DeskUnavailable(f"The file of ‘{document.called}’ cannot be read ({error.strerror}).") from error
    except CannotOpen:
        raise DeskUnavailable(
            f"The sealed file of ‘{document.called}’ cannot be opened: it was changed, or sealed with another key. "
            "Take it from a copy of the desk."
        ) from None


def missing(desk: Desk, tx: Transaction) -> Iterator[str]:
    """A sentence for each file of a sealed document that does not lie here: who can hand it over, and where it goes."""
    for story_key, shown, knowers in sealed.papers(tx):
        file = _file(desk, shown.key)
        if file.is_file():
            continue
        story = stories.get(tx, story_key)
        if story.document(shown.key) is not None:
            yield f"The file of ‘{shown.name}’ in ‘{story.title}’ is not on this computer: " + _remedy(
                desk, file, knowers
            )


def _remedy(desk: Desk, file: Path, knowers: tuple[str, ...]) -> str:
    if not desk.shelf.outside:
        return f"put {file.name} back into {file.parent} from a backup of the whole desk."
    return f"ask {' or '.join(knowers)} to hand over a copy of {file.name}, and put it into {file.parent}."


def remove(desk: Desk, key: str) -> None:
    """Take the sealed file away. Raises DeskUnavailable where that is not allowed."""
    try:
        _file(desk, key).unlink(missing_ok=True)
    except OSError as error:
        raise DeskUnavailable(f"A sealed file cannot be deleted ({error.strerror}): allow it.") from error


def _file(desk: Desk, key: str) -> Path:
    """A name that tells nothing, whatever the key looks like."""
    return folder_of(desk) / f"{sha256(key.encode())[:32]}.sealed"
