"""Short keys for stories, photos, sources, quotes and comments."""

from __future__ import annotations

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/i/l: a key may be read aloud


def new_key() -> str:
    """Ten characters, about 49 bits: unique on a desk and safe in an address, a file name and a shell."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
