"""Sealing documents: the file and what is known of it lie under the sources key, readable while the vault is open.

A story shows of a sealed document that it is there, who added it and when, and of which source it is.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desk.newsroom.clock import now
from desk.newsroom.documenting import LARGEST, put_document, take_back
from desk.newsroom.minutes import minute
from desk.storage import originals, revisions, sealed, sealed_files, stories
from desk.storage.cipher import Cipher
from desk.storage.desk import Desk
from desk.storage.transaction import Writing
from desk.storage.vault import Vault
from desk.story.document import Document, address_of
from desk.story.errors import BadFile, DeskError, NotFound, RuleError
from desk.story.identity import SealedElsewhere
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.revision import RevisionKind
from desk.story.stage import may_write
from desk.story.story import Story

NAME = "Sealed document"


def take_in_sealed(
    desk: Desk, by: Person, story: Story, path: Path, vault: Vault, document: Document | None = None
) -> Story:
    """Seal the file from the start, so that it never lies on the desk in clear; the stored story.

    `document` brings what is known of it besides. Raises BadFile, VaultLocked, and RuleError as `seal` does.
    """
    known = document or Document("")
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            if not 0 < size <= LARGEST:
                why = "empty" if not size else f"larger than {LARGEST // 1024**2} MB"
                raise BadFile(f"‘{path.name}’ is {why}: there is nothing that can be kept.")
            made = replace(
                known,
                key=known.key or new_key(),
                name=known.name or path.stem,
                file_name=path.name,
                added_by=by.name,
                added=now(),
            )
            return _seal(desk, by, story, made, stream, vault.cipher())
    except OSError as error:
        raise BadFile(f"‘{path.name}’ cannot be read: {error.strerror}.") from error


def seal(desk: Desk, by: Person, story: Story, document: Document, vault: Vault) -> tuple[Story, tuple[str, ...]]:
    """Seal a document that lay in clear, with its file: the stored story, and in a sentence each where it still lies.

    Automatic revisions forget it; the file in clear is deleted where no other story has it. Raises VaultLocked,
    RuleError where the story is not this person's to write in now, NotFound and BadFile where the file is missing.
    """
    cipher = vault.cipher()
    with closing(_original(desk, document)) as stream:
        kept = _seal(desk, by, story, document, stream, cipher)
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, kept.key)
        left = [*_forgotten(tx, stored, document.key)]
        tx.scrubbed = True
    if document.digest and not originals.drop(desk, document.digest):
        left.append(f"The file ‘{document.file_name}’ stays on the desk in clear: another story has it as well.")
    return kept, tuple(left)


def change(desk: Desk, by: Person, story: Story, document: Document, vault: Vault) -> Story:
    """What is known of a sealed document, changed; the stored story. Raises as `seal` does."""
    cipher = vault.cipher()
    with desk.writing() as tx:
        stored = _writable(tx, by, story.key)
        before = _sealed(stored, document.key)
        return _stored(tx, by, stored, cipher, document, document.bare(before.name), "change")


def unseal(desk: Desk, by: Person, story: Story, document: Document, vault: Vault) -> Story:
    """Have the document in clear on the desk again: whoever works on it can read it. Raises as `seal` does."""
    cipher, clear = vault.cipher(), replace(document, confidential=False, sealed=False)
    with desk.reading() as tx:
        _must_not_be_guarded(by, stories.get(tx, story.key), clear)
    take_back(desk, clear, b"".join(sealed_files.pieces(desk, cipher, document)))
    with desk.writing() as tx:
        stored = _writable(tx, by, story.key)
        _must_not_be_guarded(by, stored, clear)
        sealed.let_out(tx, stored.key, address_of(document))
        kept = stories.put(tx, put_document(stored, clear))
        minute(tx, by, kept, "unseal", f"document ‘{clear.called}’")
    sealed_files.remove(desk, document.key)
    return kept


def seal_those_of(desk: Desk, by: Person, story: Story, source_key: str, vault: Vault) -> tuple[Story, tuple[str, ...]]:
    """Seal every document in clear that has to be now that this source is confidential; as `seal`, for all of them.

    One that cannot be sealed is named among the sentences.
    """
    left: list[str] = []
    for document in story.documents:
        if not document.sealed and story.guards(document):
            wanted = document if document.source else replace(document, source=source_key)
            try:
                story, more = seal(desk, by, story, wanted, vault)
                left += more
            except DeskError as error:
                left.append(f"The document ‘{document.called}’ is not sealed: {error}")
    return story, tuple(left)


def opened(desk: Desk, story: Story, vault: Vault) -> dict[str, Document]:
    """What is known of the story's sealed documents, by key; of those that lie on this computer. Raises VaultLocked.

    Where the power went before a file in clear was deleted, it is deleted now.
    """
    found: dict[str, Document] = {}
    cipher = vault.cipher()
    with desk.reading() as tx:
        for one in story.documents:
            if one.sealed:
                try:
                    found[one.key] = sealed.document(tx, cipher, story.key, one)
                except (SealedElsewhere, NotFound):
                    continue
        left = {one.digest for one in found.values()} & set(originals.digests(tx)) if found else set()
    for digest in left if not desk.read_only else ():
        originals.drop(desk, digest)
    return found


def _seal(desk: Desk, by: Person, story: Story, document: Document, content: BinaryIO, cipher: Cipher) -> Story:
    with desk.reading() as tx:
        _may_write(by, stories.get(tx, story.key))
    digest, size = sealed_files.put(desk, cipher, document.key, content)
    if document.digest and digest != document.digest:
        sealed_files.remove(desk, document.key)
        raise BadFile(f"The file of ‘{document.called}’ is damaged on the disk: take it from a backup.")
    try:
        with desk.writing() as tx:
            stored = _writable(tx, by, story.key)
            known = replace(document, digest=digest, size=size)
            return _stored(tx, by, stored, cipher, known, document.bare(_name(stored, document.key)), "seal")
    except DeskError:
        sealed_files.remove(desk, document.key)
        raise


def _stored(
    tx: Writing, by: Person, stored: Story, cipher: Cipher, document: Document, bare: Document, what: str
) -> Story:
    sealed.put_document(tx, cipher, stored.key, bare, replace(document, confidential=True, sealed=True), by.name)
    kept = stories.put(tx, put_document(stored, bare))
    minute(tx, by, kept, what, f"document ‘{bare.name}’")
    tx.scrubbed = True
    return kept


def _name(story: Story, key: str) -> str:
    """`Sealed document 2`: the first number that is free; the one it has where it has one."""
    document = story.document(key)
    if document is not None and document.sealed:
        return document.name
    taken = {one.name for one in story.documents}
    return next(f"{NAME} {number}" for number in range(1, len(taken) + 2) if f"{NAME} {number}" not in taken)


def _forgotten(tx: Writing, stored: Story, key: str) -> tuple[str, ...]:
    """Shut it in automatic revisions; a sentence that names those of another kind that still show it."""
    shown = []
    for one in revisions.listed(tx, stored.key):
        then = revisions.story(tx, stored.key, one.number)
        if any(each.key == key and not each.sealed for each in then.documents):
            if one.kind is RevisionKind.AUTOMATIC:
                sealed.rewrite_automatic(tx, one.number, sealed.kept_in(tx, then))
            else:
                shown.append(f"{one.number} ({one.kind})")
    numbers = ", ".join(reversed(shown))
    told = f"Of ‘{stored.title}’ these revisions still show what the document is called: {numbers}."
    return (told,) if shown else ()


def _original(desk: Desk, document: Document) -> BinaryIO:
    """The file in clear, to be read; of a local desk from the disk, piece by piece."""
    file = originals.file(desk, document.digest)
    return file.open("rb") if file is not None else BytesIO(originals.read(desk, document.digest))


def _may_write(by: Person, story: Story) -> None:
    if not may_write(by, story):
        raise RuleError(f"‘{story.title}’ is {story.stage}, so {by.name} cannot change its documents now.")


def _must_not_be_guarded(by: Person, story: Story, clear: Document) -> None:
    _may_write(by, story)
    _sealed(story, clear.key)
    if story.guards(clear):
        raise RuleError("It is a document of a confidential source: it stays sealed as long as they are.")


def _writable(tx: Writing, by: Person, key: str) -> Story:
    stored = stories.get_for_update(tx, key)
    _may_write(by, stored)
    return stored


def _sealed(story: Story, key: str) -> Document:
    document = story.document(key)
    if document is None or not document.sealed:
        raise NotFound(f"That sealed document is not in the notebook of ‘{story.title}’ any more.")
    return document
