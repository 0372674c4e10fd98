"""Which addresses a link in copy may have. Everything else is shown as the words alone."""

from __future__ import annotations

import re

PHOTO = "photo:"
QUOTE = "quote:"

# An allow-list: //host, \\host, smb:, javascript:, data: and paths of the machine are all left out by not being here.
_PUBLIC = re.compile(
    r"https?://[^\s/\\?#<>\"']+[^\s<>\"']*|mailto:[^\s<>\"'@]+@[^\s<>\"']+|tel:\+?[0-9][0-9().-]*", re.IGNORECASE
)
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


def is_public(url: str) -> bool:
    """Whether a reader may be sent to that address: http, https, mailto or tel, and whole."""
    return _PUBLIC.fullmatch(url) is not None


def own_key(url: str, scheme: str) -> str:
    """The key in an address of our own (`photo:KEY` with scheme PHOTO); '' when it is none."""
    key = url.removeprefix(scheme)
    return key if key != url and _KEY.fullmatch(key) else ""
