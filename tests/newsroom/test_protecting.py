"""Protecting: who a confidential source is lies sealed, and is nowhere else; what stood in clear before is named."""

from __future__ import annotations

import pickle
import sys
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desk.export.formats import FORMATS
from desk.newsroom import drafting, protecting, publishing, reading, reviewing, safekeeping, sourcing
from desk.newsroom.clock import now
from desk.storage import revisions
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.errors import NotFound, RuleError
from desk.story.identity import Identity, VaultLocked
from desk.story.revision import RevisionKind
from desk.story.source import Contact, Source, Terms
from desk.story.story import Story
from tests.export.pressing import Pressed
from tests.newsroom.confiding import DESCRIBED, SOURCE, TELLING, WHO, made_vault
from tests.newsroom.desks import EDITOR, REPORTER, ready_story
from tests.storage.vaults import WORDS


def in_clear(desk: Desk, vault: Vault, story: Story) -> Story:
    """The sample story with the same source in clear, as it was before anybody thought of protecting it."""
    contact = Contact("con2345678", WHO.name, title=WHO.title, organisation=WHO.organisation, phone=WHO.phone,
                      email=WHO.email, note=WHO.note)  # fmt: skip
    sourcing.save_contact(desk, REPORTER, contact)
    source = replace(sourcing.source_from_contact(contact), key="cle2345678")
    return drafting.keep(desk, REPORTER, story, sourcing.add_source(story, source)).story


def protected(desk: Desk, story: Story, vault: Vault, source_key: str = "cle2345678") -> Story:
    """The story with that source made confidential."""
    source = story.source(source_key)
    assert source is not None
    wanted = replace(source, alias="Harbour", description=DESCRIBED)
    return protecting.protect(desk, REPORTER, story, wanted, vault)[0]


# Sealed from the start


def test_the_story_has_the_alias_and_the_description_and_no_more(desk: Desk, story: Story) -> None:
    source = story.source(SOURCE.key)
    assert source == replace(SOURCE, confidential=True)
    assert source.public_name == DESCRIBED
    assert source.desk_name == "Harbour"
    assert reading.story(desk, story.key) == story
    assert protecting.known_to(desk, story.key) == {SOURCE.key: ("Reporter",)}


def test_the_name_is_in_no_byte_of_the_desk_its_backups_its_exports_or_a_crash(
    desk: Desk, vault: Vault, tmp_path: Path
) -> None:
    """From the first word to the published article, with a journal, a copy, backups and a fault on the way."""
    story = protecting.confide(desk, REPORTER, ready_story(desk), SOURCE, WHO, vault)
    with drafting.open_journal(desk) as journal:
        journal.begin(story)
        journal.note(story.key, 0, 0, "More. ")
        journal.kept(story, replace(story, copy="More. " + story.copy))
        journal.sync()
        drafting.name_revision(desk, REPORTER, story, "before the review")
        assert protecting.reveal(desk, EDITOR, story, SOURCE.key, vault) == WHO
        for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve"), (EDITOR, "publish")):
            story = reviewing.move(desk, by, story, name, vault=vault)
        press = Pressed()
        for one in FORMATS:
            place = tmp_path / "exports" / one.name
            publishing.export_story(desk, EDITOR, story, place, one.name, vault=vault, printer=press)
        (tmp_path / "printed.html").write_text(press.page, encoding="utf-8")
        publishing.export_story(desk, EDITOR, story, tmp_path / "exports" / "proof", proof=True, vault=vault)
        (tmp_path / "crash").write_bytes(pickle.dumps(crash_text(desk, vault, story)))
        safekeeping.back_up(desk, tmp_path / "copy")
        if desk.folder:
            safekeeping.back_up(desk)
        assert_nowhere(tmp_path, vault)
    desk.close()
    assert_nowhere(tmp_path, vault)


def crash_text(desk: Desk, vault: Vault, story: Story) -> str:
    """What a crash report has of a fault with the identity in hand: the text, with all local values."""
    try:
        identity = protecting.reveal(desk, REPORTER, story, SOURCE.key, vault)
        keys = [identity]
        assert not keys, f"{identity} and {keys}"
    except AssertionError:
        kind, error, at = sys.exc_info()
        assert kind is not None
        assert error is not None
        told = traceback.TracebackException(kind, error, at, capture_locals=True)
        return "".join(told.format())
    return ""


def assert_nowhere(folder: Path, vault: Vault) -> None:
    """No file below the folder has any of what is sealed, or the key; but the desk and its copies have the alias."""
    assert vault._key is not None
    hidden = {telling.encode(code) for telling in (*TELLING, WHO.name) for code in ("utf-8", "utf-16-le")}
    hidden |= {telling.casefold().encode() for telling in (*TELLING, WHO.name)}
    hidden |= {bytes(vault._key), vault._key.hex().encode(), WORDS.encode()}
    with_alias = set()
    for file in (one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert not [one for one in hidden if one in content], file
        assert "zwirn" not in str(file)
        if b"Harbour" in content:
            with_alias.add(file.relative_to(folder).parts[0])
    assert with_alias - {"desk", "home"} == {"copy", "crash"}
    assert len({file.parent for file in (folder / "exports").rglob("*.html")}) > 1


def test_it_is_found_by_its_alias_and_its_description_but_never_by_its_name(desk: Desk, story: Story) -> None:
    assert [line.key for line in reading.found(desk, "harbour")] == [story.key]
    for words in ("zwirn", "plácida", "keeper", "works.example", "0234"):
        assert reading.found(desk, words) == ()


def test_a_confidential_source_keeps_its_place_when_it_is_told_again(desk: Desk, vault: Vault, story: Story) -> None:
    wanted = replace(SOURCE, alias="Lighthouse", terms=Terms.DEEP_BACKGROUND)
    changed = protecting.confide(desk, REPORTER, story, wanted, replace(WHO, phone=""), vault)
    assert [one.key for one in changed.sources] == [one.key for one in story.sources]
    assert changed.source(SOURCE.key) == replace(wanted, confidential=True)
    assert protecting.reveal(desk, REPORTER, changed, SOURCE.key, vault).phone == ""


@pytest.mark.parametrize(
    ("source", "who", "says"),
    [
        (replace(SOURCE, alias=" "), WHO, "needs an alias"),
        (replace(SOURCE, description=""), WHO, "needs the description that was agreed"),
        (replace(SOURCE, alias="placida zwirn name"), WHO, "alias would give the person away"),
        (replace(SOURCE, alias="zwirn name"), replace(WHO, name="Ann Name"), "alias would give the person away"),
        (replace(SOURCE, description="the one at 555 010 0234"), WHO, "description would give the person away"),
        (SOURCE, Identity(phone="555 010 0234"), "no name to protect yet"),
    ],
)
def test_what_would_give_the_person_away_is_refused_in_words_that_do_not(
    desk: Desk, vault: Vault, source: Source, who: Identity, says: str
) -> None:
    story = ready_story(desk)
    with pytest.raises(RuleError, match=says) as refused:
        protecting.confide(desk, REPORTER, story, source, who, vault)
    assert "zwirn" not in str(refused.value).casefold()
    assert reading.story(desk, story.key) == story


def test_two_sources_of_a_story_have_two_aliases(desk: Desk, vault: Vault, story: Story) -> None:
    with pytest.raises(RuleError, match="alias ‘HARBOUR’ already"):
        protecting.confide(desk, REPORTER, story, replace(SOURCE, key="oth2345678", alias="HARBOUR"), WHO, vault)


def test_a_story_that_is_not_theirs_to_write_in_is_left_alone(desk: Desk, vault: Vault, story: Story) -> None:
    reviewing.move(desk, REPORTER, story, "submit", vault=vault)
    with pytest.raises(RuleError, match="is submitted, so Reporter cannot change its sources now"):
        protecting.confide(desk, REPORTER, story, replace(SOURCE, key="oth2345678"), WHO, vault)


# Protecting what stood in clear


def test_what_source_and_contact_say_is_sealed_and_goes(desk: Desk, vault: Vault) -> None:
    story = in_clear(desk, vault, ready_story(desk))
    kept = protected(desk, story, vault)
    assert kept.source("cle2345678") == replace(SOURCE, key="cle2345678", confidential=True)
    assert reading.contact_book(desk) == ()
    assert protecting.reveal(desk, REPORTER, kept, "cle2345678", vault) == WHO
    entries = [(one.move, one.by, one.reason) for one in reading.moves(desk, kept.key)[-2:]]
    assert entries == [
        ("protect", "Reporter", "source ‘Harbour’"),
        ("forget", "Reporter", "source ‘Harbour’ in older revisions"),
    ]
    assert safekeeping.check(desk) == ()
    with pytest.raises(RuleError, match="‘Harbour’ is protected already"):
        protected(desk, kept, vault)
    named = replace(next(one for one in kept.sources if one.name), alias="Quay", description="a man")
    with pytest.raises(RuleError, match="‘Neil Armstrong’ stands in clear so far: protect it"):
        protecting.confide(desk, REPORTER, kept, named, WHO, vault)


def test_a_contact_that_another_story_uses_stays_in_the_book_and_that_is_said(desk: Desk, vault: Vault) -> None:
    story = in_clear(desk, vault, ready_story(desk))
    other = drafting.start_story(desk, REPORTER)
    using = replace(other, sources=(Source("use2345678", "Somebody", contact="con2345678"),))
    drafting.keep(desk, REPORTER, other, using)
    kept = protected(desk, story, vault)
    assert [one.key for one in reading.contact_book(desk)] == ["con2345678"]
    left = protecting.forget_clear_text(desk, REPORTER, kept, "cle2345678", vault)
    assert any("contact book has an entry that names the person" in one for one in left)


def test_the_file_of_a_local_desk_has_nothing_left_once_it_was_forgotten(local_desk: Desk, tmp_path: Path) -> None:
    vault = made_vault(local_desk, tmp_path / "keys")
    story = in_clear(local_desk, vault, ready_story(local_desk))
    with local_desk.writing() as tx:
        for _ in range(2):
            revisions.add(tx, story, RevisionKind.AUTOMATIC, REPORTER.name, now())
    kept = protected(local_desk, story, vault)
    assert protecting.forget_clear_text(local_desk, REPORTER, kept, "cle2345678", vault) == ()
    assert local_desk.folder is not None
    for file in (one for one in local_desk.folder.rglob("desk.sqlite*") if one.is_file()):
        for telling in (*TELLING, "zwirn"):
            assert telling.encode() not in file.read_bytes(), (file, telling)
    for one in reading.history(local_desk, story.key):
        assert reading.revision(local_desk, story.key, one.number).source("cle2345678") in (
            None,
            kept.source("cle2345678"),
        )
    assert safekeeping.check(local_desk) == ()


def test_revisions_that_are_never_changed_are_named(desk: Desk, vault: Vault) -> None:
    story = in_clear(desk, vault, ready_story(desk))
    wordy = replace(story, copy=f"{story.copy}\n\n{WHO.name} was there.")
    with desk.writing() as tx:
        for what, kind in ((story, "submitted"), (story, "automatic"), (wordy, "automatic"), (story, "automatic")):
            revisions.add(tx, what, RevisionKind(kind), REPORTER.name, now())
    first = reading.history(desk, story.key)[-1].number
    numbers = [one.number for one in reading.history(desk, story.key)][::-1][-4:]
    kept = protected(desk, story, vault)
    left = protecting.forget_clear_text(desk, REPORTER, kept, "cle2345678", vault)
    assert left[0] == (
        f"Of ‘{kept.title}’ these revisions still name the person and are never changed: {numbers[0]} (submitted)."
    )
    now_there = [one.number for one in reading.history(desk, story.key)]
    assert numbers[2] not in now_there  # its words named the person
    assert {numbers[0], numbers[1], numbers[3]} <= set(now_there)
    assert first in now_there
    assert safekeeping.check(desk) == ()


def test_words_journal_and_backups_that_still_name_the_person_are_named(local_desk: Desk, tmp_path: Path) -> None:
    vault = made_vault(local_desk, tmp_path / "keys")
    story = in_clear(local_desk, vault, ready_story(local_desk))
    wordy = replace(story, furniture=replace(story.furniture, note=f"Ask {WHO.name} again."))
    story = drafting.keep(local_desk, REPORTER, story, wordy).story
    safekeeping.back_up(local_desk)
    with drafting.open_journal(local_desk) as journal:
        journal.begin(story)
        kept = protected(local_desk, story, vault)
        left = " ".join(protecting.forget_clear_text(local_desk, REPORTER, kept, "cle2345678", vault))
        assert "itself still names the person (note): take those words out." in left
        assert "The journal of typing still names the person" in left
        assert "Backups from before still name the person (000001-" in left
        clean = replace(kept, furniture=replace(kept.furniture, note=""))
        kept = drafting.keep(local_desk, REPORTER, kept, clean).story
        journal.kept(kept)
        safekeeping.back_up(local_desk)
        left = " ".join(protecting.forget_clear_text(local_desk, REPORTER, kept, "cle2345678", vault))
    assert left.startswith("Backups from before still name the person (000001-")
    assert "more" not in left


def test_on_a_server_what_it_keeps_of_its_own_is_named(desk: Desk, vault: Vault, story: Story) -> None:
    left = protecting.forget_clear_text(desk, REPORTER, story, SOURCE.key, vault)
    assert left == () if desk.folder else "What the server keeps of its own" in left[0]


def test_making_confidential_is_one_transaction_all_or_nothing(local_desk: Desk, tmp_path: Path) -> None:
    vault = made_vault(local_desk, tmp_path / "keys")
    story = in_clear(local_desk, vault, ready_story(local_desk))
    with local_desk.writing() as tx:
        revisions.add(tx, story, RevisionKind.AUTOMATIC, "Reporter", now(), "")
    with local_desk.writing() as tx:
        tx.session.execute(text("CREATE TRIGGER no BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'no'); END"))
    log = reading.moves(local_desk, story.key)
    with pytest.raises(IntegrityError):
        protected(local_desk, story, vault)
    assert reading.story(local_desk, story.key) == story
    assert [one.name for one in reading.contact_book(local_desk)] == [WHO.name]
    assert protecting.known_to(local_desk, story.key) == {}
    assert reading.moves(local_desk, story.key) == log
    with local_desk.writing() as tx:
        tx.session.execute(text("DROP TRIGGER no"))
    assert protected(local_desk, story, vault).source("cle2345678") == replace(
        SOURCE, key="cle2345678", confidential=True
    )


def test_what_was_typed_besides_is_sealed_with_it(desk: Desk, vault: Vault) -> None:
    story = in_clear(desk, vault, ready_story(desk))
    source = story.source("cle2345678")
    assert source is not None
    wanted = replace(source, alias="Harbour", description=DESCRIBED, terms=Terms.DEEP_BACKGROUND)
    typed = Identity(WHO.name, "Keeper of the keys", phone="555 010 0999")
    kept, left = protecting.protect(desk, REPORTER, story, wanted, vault, typed)
    sealed = protecting.reveal(desk, REPORTER, kept, "cle2345678", vault)
    assert (sealed.title, sealed.organisation, sealed.phone) == ("Keeper of the keys", "", "555 010 0999")
    assert (sealed.email, sealed.note) == (WHO.email, WHO.note)
    assert kept.sources[-1].terms is Terms.DEEP_BACKGROUND
    assert left == () if desk.folder else "What the server keeps" in left[0]


def test_a_locked_vault_is_said_among_the_findings(desk: Desk, vault: Vault, story: Story) -> None:
    leaking = replace(story, copy=f"{story.copy}\n\n{WHO.name} said so.")
    assert protecting.LOCKED not in protecting.all_findings(desk, leaking, vault)
    assert protecting.all_findings(desk, leaking, vault)[0].check == "sealed-sources"
    for locked in (None, vault):
        vault.lock()
        found = protecting.all_findings(desk, leaking, locked)
        assert [one.check for one in found if one.check.startswith("sealed")] == ["sealed-locked"]
    assert protecting.LOCKED not in protecting.all_findings(desk, drafting.start_story(desk, REPORTER), None)


# Revealing


def test_whoever_opens_an_identity_is_noted_once(desk: Desk, vault: Vault, story: Story) -> None:
    for _ in range(2):
        assert protecting.reveal(desk, EDITOR, story, SOURCE.key, vault) == WHO
    assert protecting.known_to(desk, story.key) == {SOURCE.key: ("Reporter", "Editor")}
    shown = [(one.by, one.reason) for one in reading.moves(desk, story.key) if one.move == "reveal"]
    assert shown == [("Editor", "source ‘Harbour’")]
    assert reading.story(desk, story.key) == story


def test_locked_shows_and_seals_nothing_and_the_rest_goes_on(desk: Desk, vault: Vault, story: Story) -> None:
    vault.lock()
    for try_it in (
        lambda: protecting.reveal(desk, REPORTER, story, SOURCE.key, vault),
        lambda: protecting.confide(desk, REPORTER, story, replace(SOURCE, key="oth2345678"), WHO, vault),
        lambda: protecting.leaks(desk, vault, story),
        lambda: protecting.forget_clear_text(desk, REPORTER, story, SOURCE.key, vault),
    ):
        with pytest.raises(VaultLocked, match="are locked: the passphrase opens them"):
            try_it()
    assert drafting.keep(desk, REPORTER, story, replace(story, copy="Typed on.")).story.copy == "Typed on."
    assert protecting.known_to(desk, story.key) == {SOURCE.key: ("Reporter",)}


def test_what_is_not_sealed_cannot_be_revealed(desk: Desk, vault: Vault, story: Story) -> None:
    with pytest.raises(NotFound, match="Nothing is sealed"):
        protecting.reveal(desk, REPORTER, story, story.sources[0].key, vault)
    with pytest.raises(NotFound, match="no such source in the notebook"):
        protecting.find_source(story, WHO.name)
    assert protecting.find_source(story, "Harbour").key == SOURCE.key
