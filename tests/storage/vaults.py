"""Vaults for tests: cheap keys, keyrings that live in memory, a clock that stands still, somebody to keep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as Failing

from desk.storage import Desk, sealed, stories
from desk.storage.keys import Cost
from desk.storage.vault import Vault, VaultState
from desk.story.identity import Identity
from desk.story.source import Source, Terms
from tests.storage.stories import LANDING

WORDS = "eleven craters below the ladder"
CHEAP = Cost(memory=64, passes=1, lanes=1)
HIDDEN = Identity(
    "Placeholder Sealedname", "Keeper", "Placeholder Works", "+1 555 0100 234", "sealed@example.org", "at night"
)
SHOWN = Source(
    "hid2345678", terms=Terms.BACKGROUND, description="a person at the works", confidential=True, alias="Harbour"
)
KEY = bytes(range(32))


class Ring(KeyringBackend):
    """A keyring that lives as long as the test."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class BrokenRing(Ring):
    """A keyring whose service repeats what it was given, and fails."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ZeroDivisionError(password)


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class NoRing(Failing):
    """What keyring has where there is none."""

    def __init__(self) -> None:
        """Nothing to begin with."""


@contextmanager
def no_keyring() -> Iterator[None]:
    """Whoever runs the tests keeps their own keyring to themselves."""
    own = keyring.get_keyring()
    keyring.set_keyring(NoRing())
    try:
        yield
    finally:
        keyring.set_keyring(own)


def state(vault: Vault) -> VaultState:
    """How the vault stands now."""
    return vault.state


def keep(desk: Desk, vault: Vault, identity: Identity = HIDDEN) -> None:
    with desk.writing() as tx:
        if not stories.listed(tx):
            stories.put(tx, replace(LANDING, photos=(), sources=(*LANDING.sources, SHOWN)))
        sealed.put(tx, vault.cipher(), LANDING.key, SHOWN, identity, "Reporter")


def kept(desk: Desk, vault: Vault) -> Identity:
    with desk.reading() as tx:
        return sealed.get(tx, vault.cipher(), LANDING.key, SHOWN.key)


def another(vault: Vault, desk: Desk) -> Vault:
    """The same vault in another program on this computer."""
    return Vault(desk, folder=vault.file.parent, cost=CHEAP)
