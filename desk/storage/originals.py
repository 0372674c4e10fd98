"""Originals of photos and documents: untouched bytes by SHA-256, as files of a local desk or rows of a shared one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, insert, select

from desk.storage.desk import Desk
from desk.storage.files import make_folder, sync_folder, write_whole
from desk.storage.lines import Line, lines
from desk.storage.tables import MentionRow, OriginalRow, StoryRow
from desk.storage.text import clean
from desk.storage.transaction import Transaction
from desk.storage.wholeness import whole
from desk.story.errors import BadFile, DeskUnavailable, NotFound, WrongUse
from desk.story.record import sha256

KINDS = ("photo", "document")  # of a story, by which it names an original
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def keep(desk: Desk, data: bytes, suffix: str, *, media_type: str = "", file_name: str = "") -> str:
    """Keep the bytes and give back their digest; once they are kept, they are not kept again.

    `suffix` is as of a file, '.jpg'. It is a transaction of its own: call it before the one that puts the photo or
    document into a story. When it returns, a power cut does not lose it.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise WrongUse(f"‘{suffix}’ is no suffix of a file, such as .jpg.")
    digest = sha256(data)
    if desk.folder is not None:
        _keep_file(desk.folder / "originals", digest, suffix, data)
    with desk.writing() as tx:
        if tx.session.execute(select(OriginalRow.digest).where(OriginalRow.digest == digest)).first() is None:
            row = {
                "digest": digest,
                "suffix": suffix,
                "media_type": media_type,
                "file_name": clean(file_name),
                "size": len(data),
                "kept": datetime.now(UTC),
                "pixels": None if desk.folder else data,
            }
            tx.session.execute(insert(OriginalRow).values(**whole(OriginalRow, row)))
    return digest


def _keep_file(originals: Path, digest: str, suffix: str, data: bytes) -> None:
    folder = originals / digest[:2]
    try:
        if (found := _file(originals, digest)) and sha256(found.read_bytes()) == digest:
            return
        if not folder.is_dir():
            make_folder(folder)
            sync_folder(originals)
            sync_folder(originals.parent)
        write_whole(folder / (digest + suffix), data, mode=0o400)
    except OSError as error:
        raise DeskUnavailable(
            f"The file could not be kept in {folder} ({error.strerror}): make room or allow writing there, then "
            "add it again."
        ) from error


def _file(originals: Path, digest: str) -> Path | None:
    return next(iter(sorted((originals / digest[:2]).glob(f"{digest}.*"))), None)


def read(desk: Desk, digest: str) -> bytes:
    """The bytes of that digest (hex). Raises NotFound, and BadFile when they are not what they were."""
    if not _DIGEST.fullmatch(digest):
        raise NotFound("That photo or document has no original on this desk.")
    data = _read_file(desk.folder / "originals", digest) if desk.folder else _read_row(desk, digest)
    if data is None:
        raise NotFound(
            f"The original of a photo or document ({digest[:12]}…) is missing from the desk: take it from a backup."
        )
    if sha256(data) != digest:
        raise BadFile(
            f"The original of a photo or document ({digest[:12]}…) is damaged on the disk: take it from a backup."
        )
    return data


def file(desk: Desk, digest: str) -> Path | None:
    """Where the original lies as a file that nobody writes to; None on a server. Raises as `read` does."""
    read(desk, digest)
    return _file(desk.folder / "originals", digest) if desk.folder else None


def drop(desk: Desk, digest: str) -> bool:
    """Delete the original, since no story as it stands has it any more; False, and nothing is done, where one has."""
    with desk.writing() as tx:
        if used_in(tx, digest):
            return False
        gone = delete(OriginalRow).where(OriginalRow.digest == digest)
        tx.session.execute(gone.execution_options(synchronize_session=False))
    found = _file(desk.folder / "originals", digest) if desk.folder else None
    if found is not None:
        try:
            found.unlink(missing_ok=True)
        except OSError as error:
            raise DeskUnavailable(f"The file {found} cannot be deleted ({error.strerror}): delete it.") from error
    return True


def _read_file(originals: Path, digest: str) -> bytes | None:
    file = _file(originals, digest)
    if file is None:
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise DeskUnavailable(f"The file {file} cannot be read ({error.strerror}): check the disk.") from error


def _read_row(desk: Desk, digest: str) -> bytes | None:
    with desk.reading() as tx:
        return tx.session.scalars(select(OriginalRow.pixels).where(OriginalRow.digest == digest)).one_or_none()


def digests(tx: Transaction) -> tuple[str, ...]:
    """The digests of all originals that the desk should have."""
    return tuple(tx.session.scalars(select(OriginalRow.digest).order_by(OriginalRow.digest)))


def suffix(tx: Transaction, digest: str) -> str:
    """The suffix of the original's file, '.jpg'. Raises NotFound."""
    found = tx.session.scalars(select(OriginalRow.suffix).where(OriginalRow.digest == digest)).one_or_none()
    if found is None:
        raise NotFound(
            f"The original of a photo or document ({digest[:12]}…) is missing from the desk: take it from a backup."
        )
    return found


def used_in(tx: Transaction, digest: str) -> tuple[Line, ...]:
    """The stories that use the photo or document, newest first."""
    naming = select(MentionRow.story).where(MentionRow.kind.in_(KINDS), MentionRow.name == digest)
    return lines(tx, StoryRow.number.in_(naming))
