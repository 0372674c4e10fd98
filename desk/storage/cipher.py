"""The cipher of the vault: texts sealed one by one with AES-256-GCM under a key that is not on the desk."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_FORM = b"\x01"  # of a sealed text: this byte, the nonce, what AES-GCM made of it
_NONCE = 12
_STEP = 64  # a text is filled up to whole steps, so that its length tells little of a name


class CannotOpen(Exception):
    """The bytes were not sealed with this key for this place, or were changed since. It says nothing of them."""


class Cipher:
    """Seals and opens texts with one sources key, for one desk. Its text form shows nothing of the key."""

    __slots__ = ("_cipher", "_desk")

    def __init__(self, key: bytes, desk: str) -> None:
        self._cipher = AESGCM(key)
        self._desk = desk

    def seal(self, text: str, *place: str | int) -> bytes:
        """The text sealed for a place (table, row, column, version): it opens there only, and on this desk only."""
        nonce = secrets.token_bytes(_NONCE)
        return _FORM + nonce + self._cipher.encrypt(nonce, _filled(text), self._bound(place))

    def open(self, sealed: bytes, *place: str | int) -> str:
        """The text that was sealed for that place. Raises CannotOpen."""
        form, nonce, rest = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        if form != _FORM or len(nonce) != _NONCE:
            raise CannotOpen
        try:
            filled = self._cipher.decrypt(nonce, rest, self._bound(place))
        except InvalidTag:
            raise CannotOpen from None
        return filled.rstrip(b"\0")[:-1].decode("utf-8", "surrogatepass")

    def _bound(self, place: tuple[str | int, ...]) -> bytes:
        return json.dumps([*place, self._desk], ensure_ascii=True).encode()


def _filled(text: str) -> bytes:
    plain = text.encode("utf-8", "surrogatepass") + b"\x80"
    return plain + bytes(-len(plain) % _STEP)


def key_id(key: bytes) -> str:
    """What may be told of a key, so that the right one is known: 16 hex digits from which it cannot be found."""
    return hmac.new(key, b"desk: which sources key is this", hashlib.sha256).hexdigest()[:16]
