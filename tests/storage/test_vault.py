"""The vault: a sources key that is never on the desk, and every way in which it stays shut."""

from __future__ import annotations

import json
import shutil
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from desk.storage import Desk, backup, health, keys, open_desk, sealed, stories
from desk.storage.cipher import key_id
from desk.storage.keys import COST, Cost
from desk.storage.vault import Vault, VaultState
from desk.story.errors import ChangedMeanwhile, DeskUnavailable, RuleError
from desk.story.identity import VaultLocked
from tests.storage.stories import LANDING
from tests.storage.vaults import (
    CHEAP,
    HIDDEN,
    KEY,
    SHOWN,
    WORDS,
    BrokenRing,
    Clock,
    Ring,
    another,
    keep,
    kept,
    no_keyring,
    state,
)


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    with no_keyring():
        yield


@pytest.fixture
def ring(_no_keyring: None) -> Ring:
    made = Ring()
    keyring.set_keyring(made)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(desk: Desk, tmp_path: Path, clock: Clock) -> Vault:
    """The desk's vault, made and open."""
    made = Vault(desk, clock=clock, folder=tmp_path / "keys", cost=CHEAP)
    made.make("Reporter", WORDS)
    return made


# The vault's states


def test_a_desk_without_a_key_says_so(desk: Desk, tmp_path: Path) -> None:
    vault = Vault(desk, folder=tmp_path / "keys")
    assert state(vault) is VaultState.NONE
    assert "has no sources key yet" in vault.sentence
    for try_it in (vault.cipher, lambda: vault.unlock(WORDS), vault.unlock_remembered, vault.remember):
        with pytest.raises(VaultLocked, match="no sources key yet"):
            try_it()


def test_made_open_locked_and_opened_again(desk: Desk, vault: Vault) -> None:
    assert state(vault) is VaultState.OPEN
    keep(desk, vault)
    vault.lock()
    assert state(vault) is VaultState.LOCKED
    assert vault.seconds_left == 0
    assert vault.sentence == "Confidential identities are locked: the passphrase opens them."
    with pytest.raises(VaultLocked, match="are locked"):
        kept(desk, vault)
    vault.unlock(WORDS)
    assert kept(desk, vault) == HIDDEN


def test_it_locks_itself_after_idling_whether_or_not_anybody_ticks(vault: Vault, clock: Clock) -> None:
    assert vault.seconds_left == 600
    assert vault.sentence.endswith("they lock in 10 min.")
    clock.now += 599
    assert not vault.tick()
    assert vault.sentence.endswith("they lock in 1 min.")
    vault.cipher()  # use counts
    clock.now += 599
    vault.touch()
    clock.now += 600
    assert state(vault) is VaultState.LOCKED
    vault.touch()  # too late
    with pytest.raises(VaultLocked):
        vault.cipher()
    vault.unlock(WORDS)
    clock.now += 601
    assert vault.tick()
    assert not vault.tick()


def test_locking_wipes_the_key_it_held(vault: Vault) -> None:
    held = vault._key
    assert held is not None
    assert any(held)
    vault.lock()
    assert not any(held)


def test_a_wrong_passphrase_opens_nothing_and_the_desk_goes_on(desk: Desk, vault: Vault) -> None:
    keep(desk, vault)
    vault.lock()
    for wrong in ("", "eleven craters", WORDS.upper(), WORDS + " "):
        with pytest.raises(VaultLocked, match="not the passphrase"):
            vault.unlock(wrong)
    assert state(vault) is VaultState.LOCKED
    with desk.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="Written while it was locked."))
        assert sealed.known_to(tx, LANDING.key) == {SHOWN.key: ("Reporter",)}
    assert health.check(desk) == ()


def test_letters_with_accents_are_the_same_however_a_keyboard_writes_them(desk: Desk, tmp_path: Path) -> None:
    vault = Vault(desk, folder=tmp_path / "keys", cost=CHEAP)
    vault.make("Reporter", "caf\u00e9 of eleven craters")
    vault.lock()
    vault.unlock("cafe\u0301 of eleven craters")


def test_a_short_passphrase_is_refused_and_nothing_is_made(desk: Desk, tmp_path: Path) -> None:
    vault = Vault(desk, folder=tmp_path / "keys", cost=CHEAP)
    with pytest.raises(RuleError, match="at least 12 characters"):
        vault.make("Reporter", "craters")
    assert state(vault) is VaultState.NONE
    assert not vault.file.exists()


def test_a_desk_has_one_key(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    colleague = Vault(desk, folder=tmp_path / "colleague", cost=CHEAP)
    assert "ask Reporter for it" in colleague.sentence
    with pytest.raises(RuleError, match="a sources key already, made by Reporter"):
        colleague.make("Editor", WORDS)
    assert not colleague.file.exists()


def test_of_two_who_make_it_at_once_one_is_told(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (Vault(desk, folder=tmp_path / name, cost=CHEAP) for name in ("a", "b"))
    first.make("Reporter", WORDS)
    monkeypatch.setattr(second, "look", lambda: None)  # it looked before the other was done
    with pytest.raises(ChangedMeanwhile, match="Reporter made a sources key for this desk meanwhile"):
        second.make("Editor", WORDS)
    assert not second.file.exists()


def test_an_older_desk_file_takes_its_key_file_again_and_never_overwrites_it(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        backup.copy_desk(desk, tmp_path / "older")
        made = Vault(desk, folder=tmp_path / "keys", cost=CHEAP)
        made.make("Reporter", WORDS)
    before = made.file.read_bytes()
    with open_desk(tmp_path / "older") as older:
        vault = Vault(older, folder=tmp_path / "keys", cost=CHEAP)
        with pytest.raises(VaultLocked, match="not the passphrase"):
            vault.make("Reporter", "another passphrase of twelve")
        vault.make("Reporter", WORDS)
        assert state(vault) is VaultState.OPEN
    assert made.file.read_bytes() == before


def test_the_key_may_not_lie_in_the_desks_own_folder(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    vault = Vault(local_desk, folder=local_desk.folder / "keys", cost=CHEAP)
    with pytest.raises(RuleError, match="set DESK_KEYS to a folder elsewhere"):
        vault.make("Reporter", WORDS)


def test_a_desk_that_cannot_be_written_gets_no_key(tmp_path: Path) -> None:
    open_desk(tmp_path / "desk").close()
    with open_desk(tmp_path / "desk", read_only=True) as desk:
        vault = Vault(desk, folder=tmp_path / "keys", cost=CHEAP)
        with pytest.raises(DeskUnavailable, match="for reading only"):
            vault.make("Reporter", WORDS)
        assert not vault.file.exists()


# The key file


def test_the_key_file_is_for_its_owner_and_says_how_it_was_wrapped(local_desk: Desk, tmp_path: Path) -> None:
    vault = Vault(local_desk, folder=tmp_path / "keys")
    vault.make("Reporter", WORDS)
    assert vault.file.stat().st_mode & 0o077 == 0
    record = json.loads(vault.file.read_text(encoding="utf-8"))
    assert record["cost"] == {"memory": 64 * 1024, "passes": 3, "lanes": 4}
    assert record["kdf"] == "argon2id, AES-256-GCM"
    assert record["desk"] == local_desk.id
    vault.lock()
    vault.unlock(WORDS)
    assert state(vault) is VaultState.OPEN


def test_a_key_file_that_is_not_here_is_asked_for(desk: Desk, vault: Vault) -> None:
    vault.lock()
    vault.file.unlink()
    assert vault.sentence.endswith("the key file is not on this computer: ask Reporter for it.")
    with pytest.raises(VaultLocked, match="is not on this computer"):
        vault.unlock(WORDS)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff\xfe", b"x" * 100_000, b'{"desk": 1}'], ids=range(6)
)  # fmt: skip
def test_a_file_that_is_no_key_file_says_so(desk: Desk, vault: Vault, content: bytes) -> None:
    vault.lock()
    vault.file.write_bytes(content)
    with pytest.raises(VaultLocked, match="is no key file, or it is damaged"):
        vault.unlock(WORDS)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"cost": {"memory": 1 << 40, "passes": 3, "lanes": 4}}, "use a newer Desk"),
        ({"cost": {"memory": 64, "passes": 10**9, "lanes": 1}}, "use a newer Desk"),
        ({"kdf": "none"}, "use a newer Desk"),
        ({"salt": "zz"}, "is damaged"),
        ({"nonce": ""}, "is damaged"),
        ({"wrapped": "00"}, "not the passphrase|is damaged"),
        ({"cost": {"memory": 72, "passes": 1, "lanes": 1}}, "not the passphrase"),
    ],
)
def test_a_key_file_that_was_changed_opens_nothing_and_asks_for_no_more_than_is_bearable(
    desk: Desk, vault: Vault, change: dict[str, object], says: str
) -> None:
    vault.lock()
    vault.file.write_text(json.dumps({**json.loads(vault.file.read_text()), **change}))
    with pytest.raises(VaultLocked, match=says):
        vault.unlock(WORDS)


def test_a_colleague_takes_the_key_file_in_and_opens_it(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    keep(desk, vault)
    handed = tmp_path / "handed.key"
    shutil.copy(vault.file, handed)
    colleague = Vault(desk, folder=tmp_path / "colleague", cost=CHEAP)
    assert colleague.take_file(handed).exists()
    colleague.unlock(WORDS)
    assert kept(desk, colleague) == HIDDEN


def test_the_key_of_another_desk_opens_nothing(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    with open_desk(tmp_path / "other") as other:
        strange = Vault(other, folder=tmp_path / "other keys", cost=CHEAP)
        strange.make("Reporter", WORDS)
    with pytest.raises(VaultLocked, match="belongs to another desk"):
        vault.take_file(strange.file)
    vault.lock()
    shutil.copy(strange.file, vault.file)
    with pytest.raises(VaultLocked, match="belongs to another desk"):
        vault.unlock(WORDS)
    with desk.reading() as tx:
        assert stories.listed(tx) == ()


def test_another_key_for_this_desk_opens_nothing_and_is_not_taken(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    forged = tmp_path / "forged.key"
    keys.write(forged, keys.wrap(KEY, key_id(KEY), WORDS, desk.id, CHEAP))
    with pytest.raises(VaultLocked, match="of another key than the one this desk’s sources are sealed with"):
        vault.take_file(forged)
    with desk.reading() as tx:
        note = sealed.key_note(tx)
    assert note is not None
    keys.write(vault.file, keys.wrap(KEY, note.key, WORDS, desk.id, CHEAP))  # it says it is the right one
    vault.lock()
    with pytest.raises(VaultLocked, match="another one than this desk’s sources are sealed with"):
        vault.unlock(WORDS)


def test_a_key_file_that_is_here_already_is_not_overwritten(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    again = tmp_path / "again.key"
    with desk.reading() as tx:
        note = sealed.key_note(tx)
    assert note is not None
    keys.write(again, keys.wrap(KEY, note.key, WORDS, desk.id, CHEAP))
    with pytest.raises(RuleError, match="a key file of this desk here already"):
        vault.take_file(again)


# The keyring


def test_without_a_keyring_the_passphrase_is_asked_for(vault: Vault) -> None:
    for try_it in (vault.remember, vault.unlock_remembered):
        with pytest.raises(VaultLocked, match="no keyring that keeps secrets: unlock with the passphrase"):
            try_it()
    assert vault.forget() is False


def test_a_keyring_opens_it_without_a_passphrase_until_it_forgets(desk: Desk, vault: Vault, ring: Ring) -> None:
    with pytest.raises(VaultLocked, match="has no key for this desk"):
        vault.unlock_remembered()
    vault.remember()
    colleague = another(vault, desk)
    colleague.unlock_remembered()
    assert state(colleague) is VaultState.OPEN
    assert colleague.forget() is True
    assert state(colleague) is VaultState.LOCKED
    assert ring.kept == {}


def test_a_locked_vault_has_nothing_to_remember(vault: Vault, ring: Ring) -> None:
    vault.lock()
    with pytest.raises(VaultLocked):
        vault.remember()
    assert ring.kept == {}


def test_what_a_keyring_says_when_it_fails_goes_no_further(vault: Vault) -> None:
    keyring.set_keyring(BrokenRing())
    with pytest.raises(VaultLocked, match=r"did not answer \(ZeroDivisionError\)") as raised:
        vault.remember()
    assert vault._key is not None
    assert vault._key.hex() not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize("wrong", ["", "zz", "00", KEY.hex()])
def test_a_wrong_key_in_the_keyring_opens_nothing(desk: Desk, vault: Vault, ring: Ring, wrong: str) -> None:
    ring.kept[keys.SERVICE, desk.id] = wrong
    vault.lock()
    with pytest.raises(VaultLocked, match=r"has no key for this desk|another one than"):
        vault.unlock_remembered()


def test_the_cost_of_a_try_is_what_was_measured() -> None:
    assert Cost(memory=65536, passes=3, lanes=4) == COST
    assert COST.bearable
