"""What tests of the newsroom begin with where somebody is confidential."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.newsroom import protecting
from desk.storage import Desk
from desk.storage.vault import Vault
from desk.story.story import Story
from tests.newsroom.confiding import SOURCE, WHO, made_vault
from tests.newsroom.desks import REPORTER, ready_story
from tests.storage.vaults import no_keyring


@pytest.fixture
def vault(desk: Desk, tmp_path: Path) -> Iterator[Vault]:
    """The desk's vault, made and open, on a computer without a keyring."""
    with no_keyring():
        yield made_vault(desk, tmp_path / "keys")


@pytest.fixture
def story(desk: Desk, vault: Vault) -> Story:
    """The sample story with a source that was sealed from the start."""
    return protecting.confide(desk, REPORTER, ready_story(desk), SOURCE, WHO, vault)
