"""Packing: a package to the bytes of a .story file, the last of which are the signature over all the others."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

from desk.handover.package import FORMAT, Listed, Manifest, Package
from desk.story.record import canonical, sha256

Sign = Callable[[bytes], str]

MARK = "desk-story-1"  # the number is the form's: a newer one is told from a damaged one by it
SEAL_BYTES = len(f"{MARK} {'0' * 64} {'0' * 128}")
MANIFEST = "manifest.json"
STORED = ("photos/", "documents/")  # packed already, most of them
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # no clock in the zip: the manifest has the time, and the signature covers it


def packed(package: Package, sign: Sign) -> bytes:
    """The file: a zip whose comment is the seal. `sign` makes the signature (128 hex digits) with the signer's key."""
    members = {
        "story.json": canonical(package.story),
        "revisions.json": canonical([one.revision for one in package.past]),
        "decisions.json": canonical(package.decisions),
        "pictures.json": canonical([replace(one, pixels=b"") for one in package.pictures]),
    }
    members |= {f"revisions/{one.revision.number}.json": canonical(one.story) for one in package.past}
    members |= {f"photos/{one.digest}{one.suffix}": one.pixels for one in package.pictures}
    if package.papers:
        members["documents.json"] = canonical([replace(one, content=b"") for one in package.papers])
        members |= {f"documents/{one.digest}{one.suffix}": one.content for one in package.papers}
    manifest = Manifest(
        FORMAT,
        package.story.key,
        package.story.title,
        package.signer.person,
        package.at,
        listing(members),
        package.note,
    )
    return sealed(zipped({MANIFEST: canonical(manifest), **members}), package.signer.key, sign)


def listing(members: dict[str, bytes]) -> tuple[Listed, ...]:
    """The manifest's lines for these members."""
    return tuple(Listed(name, len(content), sha256(content)) for name, content in sorted(members.items()))


def zipped(members: dict[str, bytes]) -> bytes:
    """The members as a zip with room for the seal."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _ALWAYS)
            member.compress_type = zipfile.ZIP_STORED if name.startswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
        archive.comment = b" " * SEAL_BYTES
    return target.getvalue()


def sealed(archive: bytes, key: str, sign: Sign) -> bytes:
    """The zip with the seal in the place that was kept for it: mark, public key, signature over all bytes before."""
    body = archive[:-SEAL_BYTES]
    return body + f"{MARK} {key} {sign(to_sign(body, key))}".encode("ascii")


def to_sign(body: bytes, key: str) -> bytes:
    """What the signature stands for: the mark, the key and the SHA-256 of the bytes."""
    return f"{MARK} {key} {hashlib.sha256(body).hexdigest()}".encode("ascii")
