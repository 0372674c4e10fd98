"""Where a desk's sources key is kept: wrapped by a passphrase in a file, or in the system's keyring. Never on the desk.

The file is small, holds nothing of any source, and may be handed to a colleague, who needs the passphrase as well.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desk.storage.cipher import KEY_BYTES
from desk.storage.files import make_folder, write_whole
from desk.story.errors import BadFile, DeskUnavailable, RuleError
from desk.story.identity import VaultLocked
from desk.story.record import canonical, from_record

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LEAST = 12  # characters of a passphrase
LARGEST_FILE = 16 * 1024
SERVICE = "Desk sources key"
KDF = "argon2id, AES-256-GCM"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """Whether this machine can be asked for it: a file from outside could ask for all its memory, or for days."""
        return 8 * self.lanes <= self.memory <= 1024 * 1024 and 1 <= self.passes <= 20 and 1 <= self.lanes <= 16


COST = Cost(memory=64 * 1024, passes=3, lanes=4)  # a fifth of a second, as measured


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A sources key wrapped by a passphrase: for which desk, which key (its id), how, and the bytes in hex."""

    desk: str
    key: str
    cost: Cost
    salt: str
    nonce: str
    wrapped: str
    kdf: str = ""


def wrap(key: bytes, which: str, passphrase: str, desk: str, cost: Cost) -> Wrapped:
    """The key of id `which` wrapped. Raises RuleError for a passphrase that is too short to protect anybody."""
    if len(passphrase.strip()) < LEAST:
        raise RuleError(f"A passphrase needs at least {LEAST} characters: several words that do not belong together.")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_stretched(passphrase, salt, cost)).encrypt(nonce, key, _bound(desk, which, cost))
    return Wrapped(desk, which, cost, salt.hex(), nonce.hex(), sealed.hex(), KDF)


def unwrap(found: Wrapped, passphrase: str) -> bytes:
    """The key itself. Raises VaultLocked when the passphrase is not the one it was wrapped with."""
    try:
        stretched = _stretched(passphrase, bytes.fromhex(found.salt), found.cost)
        bound = _bound(found.desk, found.key, found.cost)
        return AESGCM(stretched).decrypt(bytes.fromhex(found.nonce), bytes.fromhex(found.wrapped), bound)
    except InvalidTag:
        raise VaultLocked(
            "That is not the passphrase of this desk’s sources key: try again, letter by letter."
        ) from None
    except ValueError:
        raise VaultLocked("The key file is damaged: take a copy of it, or ask a colleague who has one.") from None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    # One form of letters with accents: keyboards differ in how they write them.
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


def _bound(desk: str, which: str, cost: Cost) -> bytes:
    return canonical([desk, which, cost.memory, cost.passes, cost.lanes])


def file_in(folder: Path, desk: str) -> Path:
    """The key file of the desk of that id."""
    return folder / f"{desk}.key"


def write(file: Path, wrapped: Wrapped) -> None:
    """Put the key file there, for its owner alone, whole and safe on the disk."""
    record = {"what": "the sources key of a desk, wrapped by a passphrase", **json.loads(canonical(wrapped))}
    try:
        make_folder(file.parent)
        write_whole(file, json.dumps(record, indent=1).encode())
    except OSError as error:
        raise DeskUnavailable(f"The key file {file} cannot be written ({error.strerror}): allow it.") from error


def read(file: Path) -> Wrapped:
    """What the key file holds. Raises VaultLocked where there is none, or none that can be used."""
    try:
        with file.open("rb") as stream:
            found = from_record(Wrapped, json.loads(stream.read(LARGEST_FILE)))
    except FileNotFoundError:
        raise VaultLocked(
            f"The key to this desk’s sources is not on this computer (it would be {file}): get the key file from "
            "somebody who has it, and take it in."
        ) from None
    except OSError as error:
        raise VaultLocked(f"The key file {file} cannot be read ({error.strerror}): allow it.") from None
    except (ValueError, BadFile):
        raise VaultLocked(f"{file} is no key file, or it is damaged: ask a colleague who has a copy.") from None
    if found.kdf != KDF or not found.cost.bearable:
        raise VaultLocked(f"The key file {file} asks for what this program does not do: use a newer Desk.")
    return found


def ring() -> KeyringBackend | None:
    """The system's keyring; None where there is none that keeps a secret (no session, a server, a plain file)."""
    import keyring  # only where it is asked for: it looks for every keyring there is

    with _asking():
        found = keyring.get_keyring()
        return found if float(found.priority) >= 1 else None


def remember(desk: str, key: bytes, service: str = SERVICE) -> None:
    """Put the key into the keyring. Raises VaultLocked where that is not possible."""
    backend = _ring()
    with _asking():
        backend.set_password(service, desk, key.hex())


def remembered(desk: str, service: str = SERVICE) -> bytes:
    """The key from the keyring. Raises VaultLocked where there is no keyring, or no key in it."""
    backend = _ring()
    with _asking():
        found = backend.get_password(service, desk)
    try:
        key = bytes.fromhex(found or "")
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise VaultLocked("The keyring of this computer has no key for this desk: unlock with the passphrase.")
    return key


def forget(desk: str) -> bool:
    """Take the key out of the keyring; whether it was there."""
    backend = ring()
    if backend is None:
        return False
    with _asking():
        there = backend.get_password(SERVICE, desk) is not None
        if there:
            backend.delete_password(SERVICE, desk)
    return there


def _ring() -> KeyringBackend:
    backend = ring()
    if backend is None:
        raise VaultLocked("This computer has no keyring that keeps secrets: unlock with the passphrase.")
    return backend


@contextmanager
def _asking() -> Iterator[None]:
    """Whatever the system's keyring answers instead (each has errors of its own) comes out as one sentence.

    Its own words go no further: they may repeat what it was given.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001
        raise VaultLocked(
            f"The keyring of this computer did not answer ({type(error).__name__}): unlock with the passphrase."
        ) from None
