"""Reading: the bytes of a .story file to a package, all of it checked before anything is believed.

Whether the signer is one of the desk's people is for the desk to say; nothing here is written anywhere.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from desk.handover.package import FORMAT, Manifest, Package, Paper, Past, Picture
from desk.handover.packing import MANIFEST, MARK, SEAL_BYTES, listing, to_sign
from desk.story.errors import BadFile
from desk.story.record import canonical, content_digest, from_record, sha256
from desk.story.revision import LogEntry, Revision
from desk.story.signer import Signer
from desk.story.story import Story

T = TypeVar("T")
Verify = Callable[[str, bytes, str], bool]
Genuine = Callable[[LogEntry], bool]

LARGEST = 2 * 1024**3  # bytes of the file
LARGEST_INSIDE = 1024**3  # bytes of all members together
MOST_MEMBERS = 4_000
DENSEST = 200  # how many times larger than in the file a member of text may be
_NAME = re.compile(r"(manifest|story|revisions|decisions|pictures|documents)\.json|revisions/[1-9][0-9]{0,8}\.json"
                   r"|(photos|documents)/[0-9a-f]{64}\.[a-z0-9]{1,8}")  # fmt: skip
_NEWER = "It was packed by a newer Desk: take it in with that one, or have it packed by this version."
_SEAL = re.compile(rb"desk-story-(\d+) ([0-9a-f]{64}) ([0-9a-f]{128})")


def read(data: bytes, verify: Verify, genuine: Genuine) -> Package:
    """The package in these bytes, whole and as it was packed. Raises BadFile with the reason, in a sentence.

    `verify(key, message, signature)` judges the file's signature, `genuine` a decision's.
    """
    if len(data) > LARGEST:
        raise BadFile(f"It is larger than {LARGEST // 1024**3} GiB: no story is that large.")
    if not data.startswith(b"PK\x03\x04"):
        raise BadFile("It is no .story file (not even a zip): ask for it again.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError):
        raise BadFile("It is cut off or damaged: have it sent again.") from None
    with archive:
        _refuse_unsafe(archive)
        key = _signed_by(data, archive.comment, verify)
        return _package({member.filename: _content(archive, member) for member in archive.infolist()}, key, genuine)


def _refuse_unsafe(archive: zipfile.ZipFile) -> None:
    """By the directory alone, before anything is unpacked."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise BadFile(f"It has {len(members):,} files in it: no story has more than {MOST_MEMBERS:,}.")
    for member in members:
        if (member.external_attr >> 16) & 0o170000 == 0o120000:
            raise BadFile("It has a link in it, which could lead anywhere: it was not packed by Desk.")
        if not _NAME.fullmatch(member.orig_filename):
            raise BadFile(f"It has a file in it that no story has (‘{member.orig_filename:.60}’): not packed by Desk.")
        too_dense = member.file_size > DENSEST * max(member.compress_size, 512)
        if too_dense or member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadFile("It unpacks to far more than it holds, or is packed in a way Desk does not use.")
    if len({member.filename for member in members}) != len(members):
        raise BadFile("It has two files of one name in it: it was not packed by Desk.")
    if sum(member.file_size for member in members) > LARGEST_INSIDE:
        raise BadFile("It unpacks to more than 1 GiB: no story is that large.")


def _signed_by(data: bytes, comment: bytes, verify: Verify) -> str:
    seal = _SEAL.fullmatch(comment)
    if seal is None:
        raise BadFile("It is not signed, or the end of it was changed: have it packed and sent again.")
    if seal[1].decode() != MARK.rpartition("-")[2]:
        raise BadFile(_NEWER)
    key, signature = seal[2].decode(), seal[3].decode()
    if not verify(key, to_sign(data[:-SEAL_BYTES], key), signature):
        raise BadFile("It was changed after it was signed: have it packed and sent again.")
    return key


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as stream:
            content = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise BadFile(f"‘{member.filename}’ in it is damaged: have it sent again.") from None
    if len(content) != member.file_size:
        raise BadFile(f"‘{member.filename}’ in it has not the size it says: it was not packed by Desk.")
    return content


def _package(members: dict[str, bytes], key: str, genuine: Genuine) -> Package:
    manifest = _manifest(members)
    story = _one(members, "story.json", Story)
    past = tuple(
        Past(one, _one(members, f"revisions/{one.number}.json", Story))
        for one in _many(members, "revisions.json", Revision)
    )
    decisions = _many(members, "decisions.json", LogEntry)
    pictures = tuple(
        replace(one, pixels=_member(members, f"photos/{one.digest}{one.suffix}"))
        for one in _many(members, "pictures.json", Picture)
    )
    papers = tuple(
        replace(one, content=_member(members, f"documents/{one.digest}{one.suffix}"))
        for one in (_many(members, "documents.json", Paper) if "documents.json" in members else ())
    )
    if story.key != manifest.story or any(one.story.key != story.key for one in past):
        raise BadFile("Its parts are of different stories: it was not packed by Desk.")
    if any(content_digest(one.story) != one.revision.digest for one in past):
        raise BadFile("A revision in it is not the one its digest names: have it packed again.")
    if wrong := next((one for one in decisions if one.story_key != story.key or not genuine(one)), None):
        raise BadFile(f"A decision in it (‘{wrong.move}’, {wrong.by}) is not as it was signed: have it packed again.")
    if any(sha256(one.pixels) != one.digest for one in pictures):
        raise BadFile("A photo in it is not the one its digest names: have it packed again.")
    missing = {photo.digest for photo in story.pictured if photo.digest} - {one.digest for one in pictures}
    if missing:
        raise BadFile("A photo of the story is not in it: have it packed again.")
    _must_be_the_documents(story, past, papers)
    return Package(story, past, decisions, pictures, Signer(key, manifest.by), manifest.at, manifest.note, papers)


def _must_be_the_documents(story: Story, past: tuple[Past, ...], papers: tuple[Paper, ...]) -> None:
    """Every document of the story is in it, whole, and none that its desk keeps to itself."""
    if any(
        one.confidential or one.sealed for then in (story, *(each.story for each in past)) for one in then.documents
    ):
        raise BadFile("A confidential document is named in it, which never leaves its desk: it was not packed by Desk.")
    if any(sha256(one.content) != one.digest for one in papers):
        raise BadFile("A document in it is not the one its digest names: have it packed again.")
    if {one.digest for one in story.documents if one.digest} - {one.digest for one in papers}:
        raise BadFile("A document of the story is not in it: have it packed again.")


def _manifest(members: dict[str, bytes]) -> Manifest:
    record = _json(_member(members, MANIFEST))
    if not isinstance(record, dict) or record.get("form") != FORMAT:
        raise BadFile(_NEWER)
    manifest = from_record(Manifest, record)
    rest = {name: content for name, content in members.items() if name != MANIFEST}
    if manifest.files != listing(rest):
        raise BadFile("Its list of contents is not what is in it: have it packed and sent again.")
    return manifest


def _member(members: dict[str, bytes], name: str) -> bytes:
    if name not in members:
        raise BadFile(f"‘{name}’ is missing from it: have it packed and sent again.")
    return members[name]


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise BadFile("A part of it cannot be read: have it packed and sent again.") from None


def _one(members: dict[str, bytes], name: str, kind: type[T]) -> T:
    """A part as a value; a newer Desk’s, of which this one would lose something, is refused."""
    content = _member(members, name)
    value = from_record(kind, _json(content))
    if canonical(value) != content:
        raise BadFile(_NEWER)
    return value


def _many(members: dict[str, bytes], name: str, kind: type[T]) -> tuple[T, ...]:
    content = _member(members, name)
    records = _json(content)
    if not isinstance(records, list):
        raise BadFile("A part of it cannot be read: have it packed and sent again.")
    values = tuple(from_record(kind, record) for record in records)
    if canonical(values) != content:
        raise BadFile(_NEWER)
    return values
