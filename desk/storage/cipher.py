"""The cipher of the vault: texts sealed one by one with AES-256-GCM under a key that is not on the desk."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_FORM = b"\x01"  # of a sealed text: this byte, the nonce, what AES-GCM made of it
_NONCE = 12
_SALT = 16
PIECE = 1024 * 1024  # bytes of a file that are sealed at a time, so that one of any size needs little memory
_TAG = 16
_STEP = 64  # a text is filled up to whole steps, so that its length tells little of a name


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; fewer only at the end."""


class CannotOpen(Exception):
    """The bytes were not sealed with this key for this place, or were changed since. It says nothing of them."""


class Cipher:
    """Seals and opens texts with one sources key, for one desk. Its text form shows nothing of the key."""

    __slots__ = ("_cipher", "_desk", "_key")

    def __init__(self, key: bytes, desk: str) -> None:
        self._key = key
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

    def seal_stream(self, content: Readable, *place: str | int) -> Iterator[bytes]:
        """What the stream holds, sealed for a place, piece by piece: none can be changed, moved, added or left out."""
        salt = secrets.token_bytes(_SALT)
        cipher, bound = self._of_file(salt), self._bound(place)
        yield _FORM + salt
        for number, last, piece in _pieces(content, PIECE):
            yield cipher.encrypt(_numbered(number, last=last), piece, bound)

    def open_stream(self, sealed: Readable, *place: str | int) -> Iterator[bytes]:
        """What was sealed for that place. Raises CannotOpen, maybe after pieces that are good: use them at the end."""
        head = sealed.read(1 + _SALT)
        if head[:1] != _FORM or len(head) != 1 + _SALT:
            raise CannotOpen
        cipher, bound = self._of_file(head[1:]), self._bound(place)
        for number, last, piece in _pieces(sealed, PIECE + _TAG):
            try:
                yield cipher.decrypt(_numbered(number, last=last), piece, bound)
            except InvalidTag:
                raise CannotOpen from None

    def _of_file(self, salt: bytes) -> AESGCM:
        """A key for that file alone, so that its pieces can be counted."""
        return AESGCM(hmac.new(self._key, b"desk: a sealed file" + salt, hashlib.sha256).digest())

    def _bound(self, place: tuple[str | int, ...]) -> bytes:
        return json.dumps([*place, self._desk], ensure_ascii=True).encode()


def _pieces(stream: Readable, size: int) -> Iterator[tuple[int, bool, bytes]]:
    """The stream in pieces of that size: number, whether it is the last, bytes. An empty stream is one empty piece."""
    piece, number, last = stream.read(size), 0, False
    while not last:
        after = stream.read(size)
        last = not after
        yield number, last, piece
        piece, number = after, number + 1


def _numbered(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_NONCE - 1, "big") + bytes([last])


def _filled(text: str) -> bytes:
    plain = text.encode("utf-8", "surrogatepass") + b"\x80"
    return plain + bytes(-len(plain) % _STEP)


def key_id(key: bytes) -> str:
    """What may be told of a key, so that the right one is known: 16 hex digits from which it cannot be found."""
    return hmac.new(key, b"desk: which sources key is this", hashlib.sha256).hexdigest()[:16]
