"""Releasing: a confidential source stands in the notebook as any other does, and nothing stays sealed of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.newsroom import drafting, protecting, reading, releasing, sealing
from desk.storage import contacts, revisions
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.document import Document
from desk.story.errors import NotFound, RuleError
from desk.story.identity import VaultLocked
from desk.story.person import Person, Role
from desk.story.source import Terms
from desk.story.story import Story
from tests.newsroom.confiding import DESCRIBED, SOURCE, WHO
from tests.newsroom.desks import REPORTER, ready_story


def test_who_they_are_stands_in_the_story_as_of_any_other_source(desk: Desk, story: Story, vault: Vault) -> None:
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    source = kept.source(SOURCE.key)
    assert source is not None
    assert not source.confidential
    assert (source.name, source.title, source.organisation, source.note) == (
        WHO.name, WHO.title, WHO.organisation, WHO.note,
    )  # fmt: skip
    assert reading.story(desk, story.key) == kept


def test_the_terms_and_the_description_stay_as_they_were_agreed(desk: Desk, story: Story, vault: Vault) -> None:
    source = releasing.release(desk, REPORTER, story, SOURCE.key, vault).source(SOURCE.key)
    assert source is not None
    assert (source.terms, source.public_name) == (Terms.BACKGROUND, DESCRIBED)


def test_phone_and_mail_stand_in_the_contact_book(desk: Desk, story: Story, vault: Vault) -> None:
    source = releasing.release(desk, REPORTER, story, SOURCE.key, vault).source(SOURCE.key)
    assert source is not None
    with desk.reading() as tx:
        contact = contacts.get(tx, source.contact)
    assert (contact.name, contact.phone, contact.email) == (WHO.name, WHO.phone, WHO.email)


def test_without_phone_and_mail_no_contact_is_made(desk: Desk, vault: Vault) -> None:
    who = replace(WHO, phone="", email="")
    story = protecting.confide(desk, REPORTER, ready_story(desk), SOURCE, who, vault)
    with desk.reading() as tx:
        before = contacts.listed(tx)
    source = releasing.release(desk, REPORTER, story, SOURCE.key, vault).source(SOURCE.key)
    assert source is not None
    assert source.contact == ""
    with desk.reading() as tx:
        assert contacts.listed(tx) == before


def test_nothing_of_them_is_sealed_any_more_and_the_log_says_who_did_it(desk: Desk, story: Story, vault: Vault) -> None:
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    assert protecting.known_to(desk, kept.key) == {}
    with pytest.raises(NotFound):
        protecting.reveal(desk, REPORTER, kept, SOURCE.key, vault)
    assert [(one.move, one.by) for one in reading.moves(desk, kept.key)][-1] == ("release", REPORTER.name)


def test_revisions_from_then_on_have_the_name_those_before_do_not(desk: Desk, story: Story, vault: Vault) -> None:
    drafting.name_revision(desk, REPORTER, story, "before")
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    drafting.name_revision(desk, REPORTER, kept, "behind")
    with desk.reading() as tx:
        named = {
            one.reason: revisions.story(tx, kept.key, one.number).source(SOURCE.key)
            for one in revisions.listed(tx, kept.key)
        }
    assert [getattr(named[when], "name", None) for when in ("before", "behind")] == ["", WHO.name]


def test_an_older_revision_brings_back_no_source_of_whom_nothing_is_known(
    desk: Desk, story: Story, vault: Vault
) -> None:
    drafting.name_revision(desk, REPORTER, story, "before")
    with desk.reading() as tx:
        number = revisions.listed(tx, story.key)[0].number
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    restored = drafting.restore(desk, REPORTER, kept, number)
    assert restored.source(SOURCE.key) == kept.source(SOURCE.key)


def test_the_source_can_be_protected_again(desk: Desk, story: Story, vault: Vault) -> None:
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    clear = kept.source(SOURCE.key)
    assert clear is not None
    again, _left = protecting.protect(desk, REPORTER, kept, replace(clear, alias="Harbour"), vault)
    assert protecting.reveal(desk, REPORTER, again, SOURCE.key, vault) == WHO


def test_documents_stay_sealed_until_each_is_opened(desk: Desk, story: Story, vault: Vault, tmp_path: Path) -> None:
    paper = tmp_path / "letter.txt"
    paper.write_text("The valve was open.", encoding="utf-8")
    story = sealing.take_in_sealed(desk, REPORTER, story, paper, vault, Document("", source=SOURCE.key))
    source = story.source(SOURCE.key)
    assert source is not None
    assert "One document of theirs stays sealed until it is opened." in releasing.what_follows(story, source)
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    (document,) = (one for one in kept.documents if one.sealed)
    known = sealing.opened(desk, kept, vault)[document.key]
    assert sealing.unseal(desk, REPORTER, kept, known, vault).document(document.key) is not None


def test_the_vault_must_be_open_and_the_story_ones_own_to_write_in(desk: Desk, story: Story, vault: Vault) -> None:
    with pytest.raises(RuleError):
        releasing.release(desk, Person("Somebody", Role.REPORTER), story, SOURCE.key, vault)
    vault.lock()
    with pytest.raises(VaultLocked):
        releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    source = reading.story(desk, story.key).source(SOURCE.key)
    assert source is not None
    assert source.confidential


def test_a_source_in_clear_is_none_to_release(desk: Desk, story: Story, vault: Vault) -> None:
    kept = releasing.release(desk, REPORTER, story, SOURCE.key, vault)
    with pytest.raises(RuleError, match="stands in clear already"):
        releasing.release(desk, REPORTER, kept, SOURCE.key, vault)
