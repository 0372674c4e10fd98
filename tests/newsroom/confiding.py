"""A confidential source for the newsroom's tests, and a vault to keep them in."""

from __future__ import annotations

from pathlib import Path

from desk.newsroom.sampling import REPORTER
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.identity import Identity
from desk.story.source import Source, Terms
from tests.storage.vaults import CHEAP, WORDS

WHO = Identity(
    "Plácida Zwirn-Name", "Keeper", "Placeholder Works", "+1 (555) 010-0234", "p.zwirn@works.example", "at night"
)
DESCRIBED = "a person at the plant"
SOURCE = Source("hid2345678", terms=Terms.BACKGROUND, description=DESCRIBED, alias="Harbour")
TELLING = (
    "Zwirn-Name",
    "zwirn-name",
    "ZWIRN",
    "010-0234",
    "0100234",
    "p.zwirn",
    "Placeholder Works",
    "at night",
)


def made_vault(desk: Desk, folder: Path) -> Vault:
    """The desk's vault, made and open; its key file lies in the folder."""
    made = Vault(desk, folder=folder, cost=CHEAP)
    made.make(REPORTER.name, WORDS)
    return made
