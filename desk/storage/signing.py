"""Signing: each person's Ed25519 key, in the system's keyring or in a file under a passphrase, never on the desk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desk.paths import key_folder
from desk.storage import keys
from desk.storage.keys import COST, Cost
from desk.story.identity import VaultLocked
from desk.story.record import sha256
from desk.story.signer import KeyLocked

SERVICE = "Desk signing key"
SEED = 32  # bytes


@dataclass(frozen=True, slots=True)
class Pen:
    """An open key: `public` (hex) is what others know it by."""

    public: str
    _private: Ed25519PrivateKey

    def sign(self, message: bytes) -> str:
        """The signature over the bytes, 128 hex digits."""
        return self._private.sign(message).hex()


def verify(public: str, message: bytes, signature: str) -> bool:
    """Whether that signature was made over these bytes with the private half of the key; all in lower-case hex."""
    if signature != signature.lower() or public != public.lower():
        return False  # one way of writing each: a changed letter is a change
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


class Signing:
    """The signing keys of a desk's people that this computer has; opened ones stay open until the program ends."""

    def __init__(self, desk: str, *, folder: Path | None = None, cost: Cost = COST) -> None:
        self._desk = desk
        self._folder = folder
        self._cost = cost
        self._open: dict[str, Pen] = {}

    def file(self, person: str) -> Path:
        """Where the key of that person lies when there is no keyring."""
        return (self._folder or key_folder()) / f"{self._desk}-{sha256(person.encode())[:12]}.sign"

    def pen(self, person: str) -> Pen | None:
        """The person's key, made now where the keyring can keep it; None where they have none and there is no keyring.

        Raises KeyLocked where the key lies in a file whose passphrase was not given yet.
        """
        if person in self._open:
            return self._open[person]
        if self.file(person).exists():
            raise KeyLocked(f"The signing key of {person} is locked: unlock it with its passphrase, then do it again.")
        if not self._desk or keys.ring() is None:
            return None
        try:
            return self._keep(person, keys.remembered(self._account(person), SERVICE))
        except VaultLocked:
            return self._remember(person)

    def make(self, person: str, passphrase: str = "") -> Pen:
        """A new key in place of the one before: in a file under the passphrase, or in the keyring without one.

        Raises RuleError for a short passphrase, KeyLocked where there is no keyring.
        """
        if not passphrase:
            if keys.ring() is None:
                raise KeyLocked("This computer has no keyring that keeps secrets: give a passphrase for the key.")
            pen = self._remember(person)
            self.file(person).unlink(missing_ok=True)
            return pen
        seed = secrets.token_bytes(SEED)
        pen = _pen(seed)
        keys.write(self.file(person), keys.wrap(seed, pen.public, passphrase, self._desk, self._cost))
        self._open[person] = pen
        return pen

    def unlock(self, person: str, passphrase: str) -> Pen:
        """Open the key in the person's file. Raises KeyLocked where there is none or the passphrase is another."""
        file = self.file(person)
        if not file.exists():
            raise KeyLocked(f"There is no signing key of {person} on this computer: make one first.")
        try:
            return self._keep(person, keys.unwrap(keys.read(file), passphrase))
        except VaultLocked:
            raise KeyLocked(
                f"That is not the passphrase of {person}’s signing key, or its file {file} is damaged: try again."
            ) from None

    def _remember(self, person: str) -> Pen:
        seed = secrets.token_bytes(SEED)
        try:
            keys.remember(self._account(person), seed, SERVICE)
        except VaultLocked as error:
            raise KeyLocked(str(error)) from None
        return self._keep(person, seed)

    def _keep(self, person: str, seed: bytes) -> Pen:
        self._open[person] = _pen(seed)
        return self._open[person]

    def _account(self, person: str) -> str:
        return f"{self._desk} {person}"


def _pen(seed: bytes) -> Pen:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return Pen(private.public_key().public_bytes_raw().hex(), private)
