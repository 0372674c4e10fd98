"""Documents of a story's notebook: taken in untouched, pointed to by quotes, read and heard again.

A confidential document is in no package and never in an export, and lies sealed (see `sealing`): then it is read and
heard only with the vault open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desk.intake.transcripts import Line, read_transcript
from desk.newsroom.clock import now
from desk.preflight.matching import same_person
from desk.storage import originals, sealed_files
from desk.storage.desk import Desk
from desk.storage.files import write_pieces
from desk.storage.vault import Vault
from desk.story.document import Document, address_of, key_in
from desk.story.errors import BadFile, NotFound, RuleError
from desk.story.identity import VaultLocked
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.source import Source
from desk.story.story import Story

__all__ = [
    "Line", "file_of", "find_document", "lines_of", "pointing_to", "put_document", "remove_document", "save_copy",
    "source_called", "take_back", "take_in",
]  # fmt: skip

LARGEST = 300 * 1024 * 1024
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def take_in(desk: Desk, by: Person, path: Path) -> Document:
    """Keep the file's bytes on the desk and draft its document; the caller puts it into the story. Raises BadFile."""
    try:
        if path.stat().st_size > LARGEST:
            most = f"{LARGEST // 1024**2} MB"
            raise BadFile(f"‘{path.name}’ is larger than {most}: make it smaller (a recording as MP3), and add that.")
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(f"‘{path.name}’ cannot be read: {error.strerror}.") from error
    if not data:
        raise BadFile(f"‘{path.name}’ is empty: there is nothing to keep.")
    made = Document(new_key(), path.stem, path.name, size=len(data), added_by=by.name, added=now())
    return replace(made, digest=take_back(desk, made, data))


def take_back(desk: Desk, document: Document, data: bytes) -> str:
    """Keep these bytes on the desk in clear as the document's file; their digest."""
    suffix = document.suffix if _SUFFIX.fullmatch(document.suffix) else ".bin"
    return originals.keep(desk, data, suffix, file_name=document.file_name)


def put_document(story: Story, document: Document) -> Story:
    """The story with the document added, or changed when one of that key is there."""
    if not document.called.strip():
        raise RuleError("A document needs a name.")
    rows = tuple(document if one.key == document.key else one for one in story.documents)
    return replace(story, documents=rows if document in rows else (*rows, document))


def remove_document(story: Story, key: str) -> Story:
    """The story without the document; quotes that point to it keep its name in words. The file stays on the desk."""
    document = story.document(key)
    if document is None:
        raise RuleError("That document is not in the notebook any more.")
    address, name = address_of(document), document.called
    quotes = tuple(
        replace(
            quote,
            recording=name if quote.recording == address else quote.recording,
            document=name if quote.document == address else quote.document,
        )
        for quote in story.quotes
    )
    rest = (replace(one, sound="") if one.sound == key else one for one in story.documents if one.key != key)
    return replace(story, documents=tuple(rest), quotes=quotes)


def pointing_to(story: Story, key: str) -> int:
    """How many quotes of the story point to that document."""
    return sum(key in (key_in(quote.recording), key_in(quote.document)) for quote in story.quotes)


def find_document(story: Story, named: str) -> Document:
    """The document that a person means by its key, its name or its file's. Raises NotFound."""
    for document in story.documents:
        if named and named in (document.key, document.name, document.file_name):
            return document
    raise NotFound(f"There is no document ‘{named}’ in the notebook of ‘{story.title}’: give its key or its name.")


def file_of(desk: Desk, document: Document, folder: Callable[[], Path], vault: Vault | None = None) -> Path:
    """Where the document lies, to be opened or heard: a local desk's own file, which nobody writes to; of a shared desk
    or of a sealed one a copy in the folder that `folder` gives. Raises NotFound and BadFile where it is missing or
    damaged, and as `save_copy` does.
    """
    there = None if document.sealed else originals.file(desk, document.digest)
    return there or save_copy(desk, document, folder() / f"{document.digest}{document.suffix}", vault)


def save_copy(desk: Desk, document: Document, to: Path, vault: Vault | None = None) -> Path:
    """Write the document's bytes into that file; the file. Raises BadFile where it cannot be written, and of a sealed
    document VaultLocked without the open `vault`, SealedElsewhere where it lies on another computer.
    """
    try:
        write_pieces(to, _content(desk, document, vault), mode=0o600)
    except OSError as error:
        raise BadFile(f"‘{to}’ cannot be written ({error.strerror}): choose another place.") from error
    return to


def lines_of(desk: Desk, document: Document, vault: Vault | None = None) -> tuple[Line, ...]:
    """The lines of a transcript. Raises BadFile where it is none, and as `save_copy` does."""
    return read_transcript(b"".join(_content(desk, document, vault)), document.file_name)


def _content(desk: Desk, document: Document, vault: Vault | None) -> Iterable[bytes]:
    if not document.sealed:
        return (originals.read(desk, document.digest),)
    if vault is None:
        raise VaultLocked(f"‘{document.called}’ is sealed: unlock confidential sources to read it.")
    return sealed_files.pieces(desk, vault.cipher(), document)


def source_called(sources: Sequence[Source], speaker: str) -> Source | None:
    """The source of a notebook whom a transcript calls so; None where nobody is, or it could be several."""
    if not speaker.strip():
        return None
    known = [one for one in sources if one.name.strip() and not one.confidential]
    exact = [one for one in known if one.name.casefold() == speaker.casefold()]
    found = exact or [one for one in known if same_person(speaker, one)]
    return found[0] if len(found) == 1 else None
