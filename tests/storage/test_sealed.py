"""Sealed identities: each field opens with its key, in its place, on its desk; nothing else of them is anywhere."""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, backup, health, open_desk, sealed
from desk.storage.cipher import PIECE, CannotOpen, Cipher
from desk.storage.sealed import FIELDS
from desk.storage.shelf import InRows, shelf_of
from desk.storage.vault import Vault, VaultState
from desk.story.errors import DeskUnavailable, NotFound, RuleError
from desk.story.identity import SealedElsewhere, VaultLocked
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


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_file_of_any_size_is_sealed_piece_by_piece(size: int) -> None:
    content = secrets.token_bytes(size)
    blob = b"".join(Cipher(KEY, "desk1").seal_stream(BytesIO(content), "document", "d1"))
    assert b"".join(Cipher(KEY, "desk1").open_stream(BytesIO(blob), "document", "d1")) == content
    assert len(content) < 32 or content[:32] not in blob


def test_a_sealed_file_that_was_cut_reordered_moved_or_changed_is_refused() -> None:
    cipher = Cipher(KEY, "desk1")
    blob = b"".join(cipher.seal_stream(BytesIO(bytes(3 * PIECE + 9)), "document", "d1"))
    head, whole = blob[:17], PIECE + 16
    first, second = blob[17 : 17 + whole], blob[17 + whole : 17 + 2 * whole]
    rest = blob[17 + 2 * whole :]
    bad = [b"", blob[:9], head, blob[:-1], head + first, head + first + second, head + second + first + rest,
           head + first + rest, blob + b"x", head[:-1] + b"?" + blob[17:]]  # fmt: skip
    for changed in bad:
        with pytest.raises(CannotOpen):
            b"".join(cipher.open_stream(BytesIO(changed), "document", "d1"))
    for other, place in ((cipher, "d2"), (Cipher(KEY, "desk2"), "d1"), (Cipher(KEY[::-1], "desk1"), "d1")):
        with pytest.raises(CannotOpen):
            b"".join(other.open_stream(BytesIO(blob), "document", place))


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
        with pytest.raises(NotFound, match="Nothing is sealed"):
            sealed.get(tx, vault.cipher(), LANDING.key, "another234")
        with pytest.raises(DeskUnavailable, match="sealed with another key"):
            sealed.get(tx, Cipher(KEY, desk.id), LANDING.key, SHOWN.key)


@pytest.mark.parametrize(
    "change",
    ["name = phone", "version = version + 1", "source_key = 'oth2345678'", "name = title, title = name"],
)
def test_a_row_that_was_moved_about_is_refused(local_desk: Desk, tmp_path: Path, change: str) -> None:
    vault = Vault(local_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(local_desk, vault)
    with local_desk.writing() as tx:
        tx.session.execute(text(f"UPDATE sealed SET {change}"))
    with local_desk.reading() as tx:
        key = tx.session.execute(text("SELECT source_key FROM sealed")).scalar_one()
    with local_desk.reading() as tx, pytest.raises(DeskUnavailable, match="cannot be opened: its row was changed"):
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
def test_not_even_ciphertext_is_in_a_shared_database(server_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(server_desk, vault)
    keep(server_desk, vault, replace(HIDDEN, phone=""))
    assert ciphertext(server_desk) == [b""] * len(FIELDS)
    assert health.check(server_desk) == ()
    assert kept(server_desk, vault) == replace(HIDDEN, phone="")
    files = [one for one in server_desk.shelf.folder.rglob("*") if one.is_file()]
    assert len(files) == 2, "the version that stands, and the one before"
    assert server_desk.shelf.folder.is_relative_to(tmp_path / "home" / "servers" / server_desk.id)
    for file in files:
        assert file.stat().st_mode & 0o077 == 0
        assert not [name for name in FIELDS if getattr(HIDDEN, name).encode() in file.read_bytes()]


def ciphertext(desk: Desk) -> list[bytes]:
    """What the row on the desk has in the fields that are sealed."""
    with desk.reading() as tx:
        row = tx.session.execute(text(f"SELECT {', '.join(FIELDS)} FROM sealed")).one()
    return [bytes(one) for one in row]


def left_by_an_older_desk(desk: Desk, vault: Vault) -> None:
    """The row with its ciphertext in it, as it was before."""
    desk.shelf = InRows(desk.shelf.folder)
    keep(desk, vault)
    desk.shelf = shelf_of(None, desk.id)
    assert all(ciphertext(desk))


@pytest.mark.postgres
def test_what_lay_in_a_shared_database_moves_out_when_the_vault_is_opened(server_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    left_by_an_older_desk(server_desk, vault)
    assert kept(server_desk, vault) == HIDDEN
    vault.lock()
    vault.unlock(WORDS)
    assert ciphertext(server_desk) == [b""] * len(FIELDS)
    assert kept(server_desk, vault) == HIDDEN
    assert health.check(server_desk) == ()
    with server_desk.writing() as tx:
        assert sealed.move_out(tx) == 0


@pytest.mark.postgres
def test_a_row_that_cannot_move_out_stays_until_it_can(server_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    left_by_an_older_desk(server_desk, vault)
    server_desk.shelf.folder.parent.mkdir(parents=True)
    server_desk.shelf.folder.write_bytes(b"in the way")
    vault.lock()
    with pytest.raises(DeskUnavailable, match="make room or allow writing"):
        vault.unlock(WORDS)
    assert all(ciphertext(server_desk))
    assert kept(server_desk, vault) == HIDDEN


@pytest.mark.postgres
def test_another_computer_is_handed_what_is_sealed(
    server_desk: Desk, postgres_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    with pytest.raises(RuleError, match="nothing to hand over"):
        vault.give_sealed(tmp_path / "one.sealed")
    keep(server_desk, vault)
    assert vault.give_sealed(tmp_path / "one.sealed") == 1
    keep(server_desk, vault, replace(HIDDEN, phone=""))
    vault.give_sealed(tmp_path / "two.sealed")
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "elsewhere"))
    with open_desk(postgres_address) as theirs:
        their_vault = another(vault, theirs)
        their_vault.unlock(WORDS)
        with pytest.raises(SealedElsewhere, match=r"Who ‘Harbour’ is lies sealed on another computer.*ask Reporter"):
            kept(theirs, their_vault)
        with pytest.raises(RuleError, match="as it stands there: ask for a newer file"):
            their_vault.take_file(tmp_path / "one.sealed")
        assert their_vault.take_file(tmp_path / "two.sealed") == theirs.shelf.folder
        assert kept(theirs, their_vault) == replace(HIDDEN, phone="")
        keep(theirs, their_vault)
    with pytest.raises(SealedElsewhere):
        kept(server_desk, vault)


def test_sealed_sources_of_another_desk_are_refused(local_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(local_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(local_desk, vault)
    vault.give_sealed(tmp_path / "one.sealed")
    with open_desk(tmp_path / "other") as other, pytest.raises(VaultLocked, match="of another desk"):
        another(vault, other).take_file(tmp_path / "one.sealed")
    (tmp_path / "half.sealed").write_bytes((tmp_path / "one.sealed").read_bytes()[:99])
    with pytest.raises(VaultLocked, match="no key file, or it is damaged"):
        vault.take_file(tmp_path / "half.sealed")


@pytest.mark.postgres
def test_a_damaged_sealed_file_is_said_in_a_sentence(server_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(server_desk, vault)
    (file,) = (one for one in server_desk.shelf.folder.rglob("*.json"))
    whole = file.read_text()
    for half in (whole[:80], whole.replace('"name","', '"name","x')):
        file.write_text(half)
        with pytest.raises(DeskUnavailable, match=r"is damaged|was changed since"):
            kept(server_desk, vault)
    file.write_text(whole.replace('"name","01', '"name","02'))
    with pytest.raises(DeskUnavailable, match="cannot be opened"):
        kept(server_desk, vault)


@pytest.mark.postgres
def test_a_local_copy_of_a_shared_desk_has_what_lay_on_this_computer(server_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(server_desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", WORDS)
    keep(server_desk, vault)
    with open_desk(backup.copy_desk(server_desk, tmp_path / "copy")) as copy:
        theirs = another(vault, copy)
        theirs.unlock(WORDS)
        assert kept(copy, theirs) == HIDDEN


@pytest.mark.postgres
def test_only_what_may_be_known_reaches_the_server(server_desk: Desk, postgres_server: Server, tmp_path: Path) -> None:
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
