"""Who signs: a person's public key, as the desk knows it and as a line of text that people send one another."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from desk.story.errors import BadFile, RuleError

MARK = "desk-key"
_LINE = re.compile(rf"{MARK} ([0-9a-f]{{64}}) (\S.*)")


class KeyLocked(RuleError):
    """The signing key of a person is not open on this computer; the sentence says how it gets open."""


@dataclass(frozen=True, slots=True)
class Signer:
    """`key` is an Ed25519 public key (64 hex digits) of `person`; `trusted_by` took it in, '' for one made here."""

    key: str
    person: str
    made: datetime | None = None
    trusted_by: str = ""

    @property
    def fingerprint(self) -> str:
        """What two people read to one another to be sure: eight groups of four hex digits."""
        return fingerprint(self.key)

    @property
    def line(self) -> str:
        """The key as one line of text, to send to a colleague."""
        return f"{MARK} {self.key} {self.person}"


def fingerprint(key: str) -> str:
    """The first 128 bits of the key's SHA-256, in groups of four hex digits."""
    digest = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32].upper()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def from_line(text: str) -> Signer:
    """The signer in a line made by `Signer.line`. Raises BadFile."""
    found = _LINE.fullmatch(" ".join(text.split()))
    if found is None:
        raise BadFile(f"That is no key line: it begins with ‘{MARK}’, then the key and the name; copy it whole.")
    return Signer(found[1], found[2])
