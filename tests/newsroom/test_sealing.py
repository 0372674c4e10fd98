"""Sealing documents: file and record lie under the sources key, and nowhere else; the story shows that there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.export.formats import FORMATS
from desk.newsroom import documenting, drafting, handing_over, protecting, publishing, reading, safekeeping, sealing
from desk.newsroom.clock import now
from desk.storage import open_desk, originals, revisions, sealed_files, stories
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.document import Document, address_of
from desk.story.errors import BadFile, DeskUnavailable, NotFound, RuleError
from desk.story.identity import SealedElsewhere, VaultLocked
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.revision import RevisionKind
from desk.story.source import Source
from desk.story.story import Story
from tests.export.pressing import Pressed
from tests.newsroom.confiding import DESCRIBED, SOURCE, WHO
from tests.newsroom.desks import EDITOR, REPORTER, ready_story
from tests.storage.vaults import WORDS, another

LEAK = b"Placeholder ledger of the harbour works. " * 40_000  # more than one piece
NAMES = ("Zwirn ledger", "harbour-ledger.txt", "the night porter", "Placeholder ledger of")


@pytest.fixture(autouse=True)
def _own_signing_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys for signing are made in these tests: they lie where no other test finds them."""
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "signing"))


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """A file outside the desk."""
    folder = tmp_path / "stick"
    folder.mkdir()
    file = folder / "harbour-ledger.txt"
    file.write_bytes(LEAK)
    return file


def in_clear(desk: Desk, story: Story, leak: Path) -> tuple[Story, Document]:
    """The story with the file as a document that anybody on the desk can read."""
    document = replace(documenting.take_in(desk, REPORTER, leak), name="Zwirn ledger", came_from="the night porter")
    return drafting.keep(desk, REPORTER, story, documenting.put_document(story, document)).story, document


def copied(desk: Desk, document: Document, vault: Vault | None, to: Path) -> bytes:
    """What a copy of the document holds."""
    documenting.save_copy(desk, document, to, vault)
    return to.read_bytes()


def nowhere(folder: Path, *but: str) -> None:
    """No file below the folder, but for those parts of it, has a word of the document."""
    for file in (one for one in folder.rglob("*") if one.is_file()):
        if file.relative_to(folder).parts[0] not in but:
            content = file.read_bytes()
            assert not [name for name in NAMES if name.encode() in content], file
            assert not [name for name in NAMES if name in str(file)], file


def test_sealed_from_the_start_it_is_in_no_byte_of_the_desk_its_copies_and_its_exports(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    known = Document("", "Zwirn ledger", came_from="the night porter")
    story = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault, known)
    (shown,) = story.documents
    assert (shown.name, shown.confidential, shown.sealed, shown.added_by) == (
        "Sealed document 1",
        True,
        True,
        "Reporter",
    )
    assert (shown.file_name, shown.digest, shown.size, shown.came_from) == ("", "", 0, "")
    assert reading.story(desk, story.key) == story
    found = sealing.opened(desk, story, vault)[shown.key]
    assert (found.name, found.came_from, found.size) == ("Zwirn ledger", "the night porter", len(LEAK))
    assert "Zwirn" not in f"{found} {found!r} {story!r}"
    assert copied(desk, found, vault, tmp_path / "stick" / "copy.txt") == LEAK
    press = Pressed()
    for one in FORMATS:
        place = tmp_path / "out" / one.name
        publishing.export_story(desk, EDITOR, story, place, one.name, proof=True, vault=vault, printer=press)
    desk.signing.make(REPORTER.name, WORDS)
    handing_over.pack(desk, REPORTER, story, tmp_path / "out" / "eagle.story", vault=vault)
    safekeeping.back_up(desk, tmp_path / "copied")
    drafting.name_revision(desk, REPORTER, story, "as it is")
    assert safekeeping.check(desk) == ()
    nowhere(tmp_path, "stick")


def test_a_copy_of_the_desk_reads_it_with_the_same_key(desk: Desk, vault: Vault, leak: Path, tmp_path: Path) -> None:
    story = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    with open_desk(safekeeping.back_up(desk, tmp_path / "copied")) as copy:
        theirs = another(vault, copy)
        theirs.unlock(WORDS)
        (found,) = sealing.opened(copy, story, theirs).values()
        assert copied(copy, found, theirs, tmp_path / "copy.txt") == LEAK


def test_a_document_in_clear_is_sealed_and_the_file_in_clear_goes(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    with desk.writing() as tx:
        revisions.add(tx, story, RevisionKind.AUTOMATIC, "Reporter", now())
        named = revisions.add(tx, story, RevisionKind.NAMED, "Reporter", now(), "as it was")
    kept, left = sealing.seal(desk, REPORTER, story, document, vault)
    told = f"Of ‘{kept.title}’ these revisions still show what the document is called: {named.number} (named)."
    assert told in left
    with desk.reading() as tx:
        automatic = [one for one in revisions.listed(tx, story.key) if one.kind is RevisionKind.AUTOMATIC]
        shown = [revisions.story(tx, story.key, one.number).document(document.key) for one in automatic]
    assert all(one is None or one.sealed for one in shown)
    with pytest.raises(NotFound):
        originals.read(desk, document.digest)
    assert copied(desk, sealing.opened(desk, kept, vault)[document.key], vault, tmp_path / "copy.txt") == LEAK
    assert [one.move for one in reading.moves(desk, story.key)][-1] == "seal"
    assert safekeeping.check(desk) == ()


def test_a_file_that_another_story_has_in_clear_stays_there_and_that_is_said(
    desk: Desk, vault: Vault, leak: Path
) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    other = drafting.start_story(desk, REPORTER)
    in_clear(desk, other, leak)
    _kept, left = sealing.seal(desk, REPORTER, story, document, vault)
    assert left[-1] == "The file ‘harbour-ledger.txt’ stays on the desk in clear: another story has it as well."
    assert originals.read(desk, document.digest) == LEAK


def test_an_older_value_of_the_story_does_not_bring_it_back(desk: Desk, vault: Vault, leak: Path) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    kept, _left = sealing.seal(desk, REPORTER, story, document, vault)
    again = drafting.keep(desk, REPORTER, kept, replace(kept, documents=story.documents)).story
    assert again.documents == kept.documents


def test_what_is_known_of_it_is_changed_and_it_is_put_in_clear_again(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    kept, _left = sealing.seal(desk, REPORTER, story, document, vault)
    found = sealing.opened(desk, kept, vault)[document.key]
    kept = sealing.change(desk, REPORTER, kept, replace(found, note="page two"), vault)
    found = sealing.opened(desk, kept, vault)[document.key]
    assert (found.note, found.name) == ("page two", "Zwirn ledger")
    kept = sealing.unseal(desk, REPORTER, kept, found, vault)
    clear = kept.documents[0]
    assert clear == replace(document, note="page two")
    assert copied(desk, clear, None, tmp_path / "copy.txt") == LEAK
    assert sealing.opened(desk, kept, vault) == {}
    assert not list(desk.shelf.folder.rglob("*.sealed"))
    with pytest.raises(NotFound, match="not in the notebook"):
        sealing.unseal(desk, REPORTER, kept, found, vault)


def test_documents_of_a_source_are_sealed_with_them_and_stay_so(desk: Desk, vault: Vault, leak: Path) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    source = Source("cle2345678", WHO.name)
    quote = Quote("quo2345678", source.key, "It went down the quay.", document=address_of(document))
    story = drafting.keep(
        desk, REPORTER, story, replace(story, sources=(*story.sources, source), quotes=(*story.quotes, quote))
    ).story
    assert not story.guards(document)
    wanted = replace(source, alias="Harbour", description=DESCRIBED)
    kept, _left = protecting.protect(desk, REPORTER, story, wanted, vault)
    (shown,) = (one for one in kept.documents if one.key == document.key)
    assert shown.sealed
    assert shown.source == source.key
    found = sealing.opened(desk, kept, vault)[document.key]
    with pytest.raises(RuleError, match="stays sealed as long as they are"):
        sealing.unseal(desk, REPORTER, kept, found, vault)
    with pytest.raises(NotFound):
        originals.read(desk, document.digest)


def test_a_document_of_a_confidential_source_that_lies_open_is_not_packed(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    story, document = in_clear(desk, protecting.confide(desk, REPORTER, ready_story(desk), SOURCE, WHO, vault), leak)
    story = drafting.keep(
        desk, REPORTER, story, documenting.put_document(story, replace(document, source=SOURCE.key, came_from=""))
    ).story
    (told,) = [one for one in protecting.all_findings(desk, story, vault) if one.check == protecting.OPEN]
    assert told.message.startswith("The document ‘Zwirn ledger’ is confidential or of a confidential source")
    desk.signing.make(REPORTER.name, WORDS)
    with pytest.raises(RuleError, match="‘Zwirn ledger’ is of a confidential source, and lies open: seal it first"):
        handing_over.pack(desk, REPORTER, story, tmp_path / "eagle.story", vault=vault)


def test_locked_it_is_neither_read_nor_heard_and_the_rest_goes_on(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    story = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    shown = story.documents[0]
    vault.lock()
    with pytest.raises(VaultLocked, match="are locked"):
        sealing.opened(desk, story, vault)
    for locked in (None, vault):
        with pytest.raises(VaultLocked):
            documenting.save_copy(desk, shown, tmp_path / "copy.txt", locked)
        with pytest.raises(VaultLocked):
            documenting.lines_of(desk, shown, locked)
    assert not (tmp_path / "copy.txt").exists()
    with pytest.raises(VaultLocked):
        sealing.take_in_sealed(desk, REPORTER, story, leak, vault)
    assert documenting.remove_document(story, shown.key).documents == ()


def test_a_damaged_sealed_file_is_a_sentence_and_leaves_no_half_copy(
    desk: Desk, vault: Vault, leak: Path, tmp_path: Path
) -> None:
    story = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    (file,) = desk.shelf.folder.rglob("*.sealed")
    file.write_bytes(file.read_bytes()[:-1])
    (found,) = sealing.opened(desk, story, vault).values()
    with pytest.raises(DeskUnavailable, match="was changed, or sealed with another key"):
        documenting.save_copy(desk, found, tmp_path / "copy.txt", vault)
    file.unlink()
    with pytest.raises(SealedElsewhere, match="ask Reporter for a copy"):
        documenting.save_copy(desk, found, tmp_path / "copy.txt", vault)
    assert not (tmp_path / "copy.txt").exists()


def test_what_cannot_be_sealed_changes_nothing(desk: Desk, vault: Vault, leak: Path, tmp_path: Path) -> None:
    story, document = in_clear(desk, ready_story(desk), leak)
    (tmp_path / "stick" / "empty.txt").write_bytes(b"")
    with pytest.raises(BadFile, match="is empty"):
        sealing.take_in_sealed(desk, REPORTER, story, tmp_path / "stick" / "empty.txt", vault)
    with pytest.raises(BadFile, match="cannot be read"):
        sealing.take_in_sealed(desk, REPORTER, story, tmp_path / "stick" / "none.txt", vault)
    with pytest.raises(RuleError, match="cannot change its documents now"):
        sealing.seal(desk, Person("Another"), story, document, vault)
    assert not list(desk.shelf.folder.rglob("*.sealed"))
    assert reading.story(desk, story.key) == story
    assert originals.read(desk, document.digest) == LEAK


def test_a_file_in_clear_that_a_power_cut_left_goes_when_the_vault_is_opened(
    desk: Desk, vault: Vault, leak: Path
) -> None:
    story = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    digest = originals.keep(desk, LEAK, ".txt")
    sealing.opened(desk, story, vault)
    with pytest.raises(NotFound):
        originals.read(desk, digest)
    with desk.reading() as tx:
        assert stories.get(tx, story.key) == story


def test_the_check_names_a_sealed_file_that_is_not_on_this_computer(desk: Desk, vault: Vault, leak: Path) -> None:
    kept = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    document = kept.documents[-1]
    assert safekeeping.check(desk) == ()
    (file,) = sealed_files.folder_of(desk).glob("*.sealed")
    file.unlink()
    (told,) = safekeeping.check(desk)
    assert told.startswith(f"The file of ‘{document.name}’ in ‘{kept.title}’ is not on this computer: ")
    assert file.name in told
    assert str(file.parent) in told
    who = f"ask {REPORTER.name} to hand over a copy of" if desk.shelf.outside else "from a backup of the whole desk"
    assert who in told


def test_the_check_names_who_can_hand_over_what_lies_on_another_computer(desk: Desk, vault: Vault, leak: Path) -> None:
    kept = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    if not desk.shelf.outside:
        return
    for one in (desk.shelf.folder / "sources").glob("*.json"):
        one.unlink()
    told = safekeeping.check(desk)
    assert any(one.startswith(f"‘{kept.documents[-1].name}’ lies sealed on another computer") for one in told)
    assert all(f"ask {REPORTER.name} to hand over the sealed sources" in one for one in told)


def test_the_check_asks_for_no_file_of_a_document_that_is_gone_from_its_story(
    desk: Desk, vault: Vault, leak: Path
) -> None:
    kept = sealing.take_in_sealed(desk, REPORTER, ready_story(desk), leak, vault)
    drafting.keep(desk, REPORTER, kept, replace(kept, documents=()))
    for file in sealed_files.folder_of(desk).glob("*.sealed"):
        file.unlink()
    assert safekeeping.check(desk) == ()
