"""Sealed identities: each field opens with its key, in its place, on its desk; nothing else of them is anywhere."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, backup, open_desk, sealed
from desk.storage.cipher import CannotOpen, Cipher
from desk.storage.sealed import FIELDS
from desk.storage.vault import Vault, VaultState
from desk.story.errors import DeskUnavailable, NotFound
from desk.story.source import Source, Terms
from tests.storage.server import Server
from tests.storage.stories import LANDING
from tests.storage.vaults import CHEAP, HIDDEN, KEY, SHOWN, WORDS, another, keep, kept, no_keyring


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    with no_keyring():
        yield


@pytest.fixture
def vault(desk: Desk, tmp_path: Path) -> Vault:
    """The desk's vault, made and open."""
    made = Vault(desk, folder=tmp_path / "keys", cost=CHEAP)
    made.make("Reporter", WORDS)
    return made


# The cipher


def test_a_sealed_text_opens_with_its_key_in_its_place_on_its_desk_only() -> None:
    cipher = Cipher(KEY, "desk1")
    place = ("sealed", "story1", "source1", "name", 1)
    blob = cipher.seal("Placeholder Sealedname é 名", *place)
    assert cipher.open(blob, *place) == "Placeholder Sealedname é 名"
    for other in (("contact", *place[1:]), ("sealed", "story2", *place[2:]), (*place[:2], "source2", *place[3:]),
                  (*place[:3], "phone", 1), (*place[:4], 2)):  # fmt: skip
        with pytest.raises(CannotOpen):
            cipher.open(blob, *other)
    with pytest.raises(CannotOpen):
        Cipher(KEY, "desk2").open(blob, *place)
    with pytest.raises(CannotOpen):
        Cipher(KEY[::-1], "desk1").open(blob, *place)


def test_each_changed_byte_is_seen() -> None:
    cipher = Cipher(KEY, "desk1")
    blob = cipher.seal("name", "sealed")
    for at in range(len(blob)):
        changed = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        with pytest.raises(CannotOpen):
            cipher.open(changed, "sealed")
    for short in (b"", blob[:5], blob[:-1]):
        with pytest.raises(CannotOpen):
            cipher.open(short, "sealed")


def test_the_same_text_never_looks_the_same_and_its_length_tells_little() -> None:
    cipher = Cipher(KEY, "desk1")
    assert cipher.seal("name") != cipher.seal("name")
    assert {len(cipher.seal("n" * length)) for length in (0, 1, 20, 63)} == {1 + 12 + 64 + 16}
    for length in (0, 63, 64, 127, 128):
        assert cipher.open(cipher.seal("n" * length)) == "n" * length


# What is sealed


def test_an_identity_is_kept_changed_and_kept_from_who_has_no_key(desk: Desk, vault: Vault) -> None:
    keep(desk, vault)
    assert kept(desk, vault) == HIDDEN
    keep(desk, vault, replace(HIDDEN, phone=""))
    assert kept(desk, vault) == replace(HIDDEN, phone="")
    with desk.reading() as tx:
        assert sealed.known_to(tx, LANDING.key) == {SHOWN.key: ("Reporter",)}
        with pytest.raises(NotFound, match="No identity is sealed"):
            sealed.get(tx, vault.cipher(), LANDING.key, "another234")
        with pytest.raises(DeskUnavailable, match="sealed with another key"):
            sealed.get(tx, Cipher(KEY, desk.id), LANDING.key, SHOWN.key)


@pytest.mark.parametrize(
    "change",
    ["name = phone", "version = version + 1", "source_key = 'oth2345678'", "name = title, title = name"],
)
def test_a_row_that_was_moved_about_is_refused(desk: Desk, vault: Vault, change: str) -> None:
    keep(desk, vault)
    with desk.writing() as tx:
        tx.session.execute(text(f"UPDATE sealed SET {change}"))
    with desk.reading() as tx:
        key = tx.session.execute(text("SELECT source_key FROM sealed")).scalar_one()
    with desk.reading() as tx, pytest.raises(DeskUnavailable, match="cannot be opened: its row was changed"):
        sealed.get(tx, vault.cipher(), LANDING.key, key)


def test_an_identity_shows_nothing_of_itself_as_text_and_is_never_pickled() -> None:
    assert f"{HIDDEN} {HIDDEN!r} {[HIDDEN]}" == "Identity(sealed) Identity(sealed) [Identity(sealed)]"
    with pytest.raises(TypeError, match="never written unsealed"):
        pickle.dumps(HIDDEN)


def test_no_text_form_of_vault_or_cipher_shows_the_key(vault: Vault) -> None:
    assert vault._key is not None
    shown = f"{vault!r} {vault.cipher()!r} {vault.sentence}"
    assert vault._key.hex() not in shown
    with pytest.raises(TypeError):
        pickle.dumps(vault.cipher())


def test_a_story_that_comes_back_from_before_stays_shut(desk: Desk, vault: Vault) -> None:
    keep(desk, vault)
    before = Source(SHOWN.key, HIDDEN.name, terms=Terms.ON_RECORD)
    half = replace(SHOWN, name=HIDDEN.name, note="who it is")
    with desk.reading() as tx:
        for source in (before, half):
            story = replace(LANDING, sources=(*LANDING.sources, source))
            assert sealed.kept_in(tx, story).sources == (*LANDING.sources, SHOWN)
        assert sealed.kept_in(tx, LANDING) is LANDING


def test_a_copy_of_the_desk_has_the_sealed_rows_and_opens_with_the_same_key(
    desk: Desk, vault: Vault, tmp_path: Path
) -> None:
    keep(desk, vault)
    with open_desk(backup.copy_desk(desk, tmp_path / "copy")) as copy:
        theirs = another(vault, copy)
        assert theirs.state is VaultState.LOCKED
        theirs.unlock(WORDS)
        assert kept(copy, theirs) == HIDDEN


@pytest.mark.postgres
def test_only_ciphertext_reaches_the_server(server_desk: Desk, postgres_server: Server, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(server_desk, vault)
    assert vault._key is not None
    postgres_server.say("CHECKPOINT")
    secrets = [getattr(HIDDEN, name).encode() for name in FIELDS]
    secrets += [vault._key, vault._key.hex().encode(), WORDS.encode()]
    seen = 0
    for file in (one for one in postgres_server._home.rglob("*") if one.is_file() and "postgres/" not in str(one)):
        content = file.read_bytes()
        seen += SHOWN.alias.encode() in content
        assert not [secret for secret in secrets if secret in content], file
    assert seen, "not even the alias was found: the search looked at the wrong files"
