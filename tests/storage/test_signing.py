"""Signatures: a key for each person, kept off the desk, and a log that says exactly where it was tampered with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from sqlalchemy import text

from desk.storage import Desk, log, people
from desk.storage.signing import Signing, verify
from desk.story.errors import BadFile, RuleError
from desk.story.signer import KeyLocked, Signer, from_line
from desk.story.stage import Stage
from tests.storage.stories import NOON
from tests.storage.vaults import CHEAP, WORDS, Ring, no_keyring


@pytest.fixture
def ring() -> Iterator[Ring]:
    """A keyring of this test's own."""
    with no_keyring():
        made = Ring()
        keyring.set_keyring(made)
        yield made


def decide(desk: Desk, move: str = "submit", by: str = "Reporter") -> None:
    with desk.writing() as tx:
        log.append(tx, story_key="eagle", move=move, by=by, at=NOON, starts=Stage.DRAFT, ends=Stage.SUBMITTED)


def broken(desk: Desk) -> str:
    with desk.reading() as tx:
        return log.verify(tx)


def test_the_first_decision_makes_the_key_and_names_it_in_the_log(desk: Desk, ring: Ring) -> None:
    decide(desk)
    decide(desk, "recall")
    with desk.reading() as tx:
        first, submit, recall = log.listed(tx)
        (signer,) = people.signers(tx)
    assert (first.move, first.reason, signer.person) == ("key", submit.key, "Reporter")
    assert submit.key == recall.key == signer.key
    assert verify(submit.key, log.signed_part(submit), submit.signature)
    assert len(ring.kept) == 1
    assert broken(desk) == ""


def test_without_a_keyring_a_decision_goes_unsigned_until_the_person_has_a_key(desk: Desk, tmp_path: Path) -> None:
    desk.signing = Signing(desk.id, folder=tmp_path / "keys", cost=CHEAP)
    decide(desk)
    with desk.reading() as tx:
        assert log.unsigned(tx) == 1
    desk.signing.make("Reporter", WORDS)
    decide(desk)
    assert broken(desk) == ""
    desk.signing = Signing(desk.id, folder=tmp_path / "keys", cost=CHEAP)  # the program began anew
    with pytest.raises(KeyLocked, match="signing key of Reporter is locked"):
        decide(desk)
    with pytest.raises(KeyLocked, match="not the passphrase"):
        desk.signing.unlock("Reporter", "other words that are long")
    desk.signing.unlock("Reporter", WORDS)
    decide(desk)
    assert broken(desk) == ""


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="at least 12 characters"):
        Signing("desk", folder=tmp_path, cost=CHEAP).make("Reporter", "short")


def test_a_new_key_takes_over_and_what_the_old_one_signed_stays_good(desk: Desk, ring: Ring) -> None:
    decide(desk)
    desk.signing.make("Reporter")
    decide(desk)
    with desk.reading() as tx:
        assert len({one.key for one in people.signers(tx)}) == 2
    assert broken(desk) == ""


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE log SET record = replace(record, 'Reporter', 'Reported') WHERE number = 2", "Entry 2 .* was changed"),
        ("DELETE FROM log WHERE number = 2", "Entry 2 of the log is missing"),
        ("UPDATE signer SET person = 'Editor'", "The public key of Editor on the desk was changed"),
        ("UPDATE signer SET record = replace(record, 'Reporter', 'Editor')", "public key of Reporter .* was changed"),
        ("DELETE FROM signer", r"Entry 1 of the log \(‘key’, Reporter\) is signed with a key that is not Reporter’s"),
    ],
)
def test_tampering_is_told_with_its_place(desk: Desk, ring: Ring, tampering: str, told: str) -> None:
    decide(desk)
    decide(desk, "recall")
    with desk.writing() as tx:
        tx.session.execute(text(tampering))
    with pytest.raises(AssertionError, match=told):
        assert not broken(desk), broken(desk)


def test_an_entry_made_up_without_the_key_is_found_although_its_digest_is_right(desk: Desk, ring: Ring) -> None:
    decide(desk)
    desk.signing = Signing("")  # somebody with the file, and no key
    decide(desk, "approve")
    assert broken(desk) == "Entry 3 of the log (‘approve’, Reporter) is not signed, though Reporter has a key."


def test_a_key_put_on_the_desk_behind_the_logs_back_is_found(desk: Desk, ring: Ring) -> None:
    decide(desk)
    with desk.writing() as tx:
        people.put_signer(tx, Signer("00" * 32, "Editor"))
    assert broken(desk).startswith("The log does not say who took in the key of Editor")


def test_a_key_goes_to_a_colleague_as_a_line_of_text(desk: Desk, ring: Ring) -> None:
    pen = Signing("another").pen("Editor")
    assert pen is not None
    line = Signer(pen.public, "Editor").line
    with desk.writing() as tx:
        taken = log.trust(tx, from_line(line + "\n"), "Reporter", NOON)
    assert len(taken.fingerprint.split()) == 8
    assert broken(desk) == ""
    with pytest.raises(BadFile, match="no key line"):
        from_line("desk-key 12 Editor")
