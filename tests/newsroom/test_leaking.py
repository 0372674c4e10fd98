"""The leak scan: what is sealed is found wherever it would leave the desk, whatever the spelling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.newsroom import commenting, drafting, protecting, publishing, reading, sourcing
from desk.newsroom.clock import now
from desk.newsroom.leaking import leaking_files
from desk.preflight.finding import Weight
from desk.storage import sealed
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.correction import Correction, CorrectionKind
from desk.story.errors import DeskUnavailable, RuleError
from desk.story.house import House
from desk.story.identity import SealedElsewhere, VaultLocked
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story
from tests.newsroom.confiding import SOURCE, WHO, made_vault
from tests.newsroom.desks import EDITOR, REPORTER, ready_story
from tests.storage.vaults import no_keyring


def places(found: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [(place.part, place.words) for place in found]


def test_a_clean_story_has_no_leaks(desk: Desk, vault: Vault, story: Story) -> None:
    assert protecting.leaks(desk, vault, story) == ()
    assert protecting.findings(desk, vault, story) == ()
    protecting.refuse_leaks(desk, vault, story)


@pytest.mark.parametrize(
    "words",
    ["Plácida Zwirn-Name", "PLACIDA ZWIRN NAME", "Zwirn-Name, Plácida", "pla\u0301cida\u00a0zwirn\u2011name",
     "Plá\u200bcida Zwi\u00adrn-Name", "placidazwirnname", "Dr. Plácida Zwirn-Name", "p.zwirn@works.example",
     "P.ZWIRN@WORKS.EXAMPLE", "010-0234", "0100234", "+44 555 010 0234", "001.555.010.0234", "Harbour"],
)  # fmt: skip
def test_whatever_the_spelling_a_leak_is_found(desk: Desk, vault: Vault, story: Story, words: str) -> None:
    leaking = replace(story, copy=f"{story.copy}\n\nAsk {words} about it.")
    (place,) = protecting.leaks(desk, vault, leaking)
    assert place.part == "copy"
    assert leaking.copy[place.start : place.end] == place.words
    assert place.words in words
    with pytest.raises(RuleError, match=r"Nothing left the desk: The copy has .* the confidential source ‘Harbour’"):
        protecting.refuse_leaks(desk, vault, leaking)


@pytest.mark.parametrize(
    "words", ["a zwirn letter", "Zwirn", "Placida", "the harbour wall", "in 1969, 555 people", "0234", "works.example"]
)  # fmt: skip
def test_what_is_only_like_it_is_no_leak(desk: Desk, vault: Vault, story: Story, words: str) -> None:
    assert protecting.leaks(desk, vault, replace(story, copy=f"{story.copy}\n\nThere was {words} on it.")) == ()


@pytest.mark.parametrize(
    "part", ["headline", "slug", "keywords", "photo", "corrections", "comments", "source", "entity"]
)
def test_every_place_that_leaves_is_looked_at(desk: Desk, vault: Vault, story: Story, part: str) -> None:
    name, furniture = WHO.name, story.furniture
    made = {
        "headline": lambda: replace(story, furniture=replace(furniture, headline=f"{name} speaks")),
        "slug": lambda: replace(story, furniture=replace(furniture, slug="placida-zwirn-name")),
        "keywords": lambda: replace(story, furniture=replace(furniture, keywords=("moon", name))),
        "photo": lambda: replace(story, photos=(*story.photos, Photo("pho234", file_name="placida_zwirn_name.jpg"))),
        "corrections": lambda: replace(story, corrections=(Correction(now(), CorrectionKind.UPDATE, f"Not {name}."),)),
        "comments": lambda: commenting.comment(story, EDITOR, f"Is this {name}?", Place("copy"), now()),
        "source": lambda: replace(story, sources=tuple(replace(one, description=f"{name}, a person")
                                                       if one.key == SOURCE.key else one for one in story.sources)),
        "entity": lambda: replace(story, copy=f"{story.copy}\n\nPl&aacute;cida Zwi*rn*-Name."),
    }  # fmt: skip
    found = protecting.leaks(desk, vault, made[part]())
    assert len(found) == 1
    expected = {"entity": "copy", "corrections": "story", "comments": "story"}
    assert found[0].part == expected.get(part, part)


def test_colleagues_speak_of_the_alias_in_comments(desk: Desk, vault: Vault, story: Story) -> None:
    asked = commenting.comment(story, EDITOR, "Is this from Harbour?", Place("copy"), now())
    assert protecting.leaks(desk, vault, asked) == ()


def test_a_name_that_is_on_the_record_as_well_may_be_named(desk: Desk, vault: Vault, story: Story) -> None:
    named = sourcing.add_source(replace(story, copy=f"{WHO.name} spoke."), Source("ope2345678", WHO.name))
    assert protecting.leaks(desk, vault, named) == ()


def test_a_surname_alone_is_for_an_editor_to_look_at(desk: Desk, vault: Vault, story: Story) -> None:
    told = protecting.findings(desk, vault, replace(story, copy=f"{story.copy}\n\nMr Name came."))
    assert [(one.weight, one.message) for one in told] == [
        (Weight.WARNING, "The copy has a word that is also the surname of the confidential source ‘Harbour’.")
    ]


def test_what_stands_in_clear_in_the_notebook_is_a_warning(desk: Desk, vault: Vault, story: Story) -> None:
    quote = Quote("quo2345678", SOURCE.key, words="It was late.", reference=f"call with {WHO.name}", said=now())
    noted = replace(story.furniture, note="Ring 555 010 0234")
    told = replace(sourcing.add_quote(story, quote), furniture=noted)
    assert protecting.leaks(desk, vault, told) == ()
    assert places(protecting.in_clear(desk, vault, told)) == [("note", "010 0234"), ("quote", WHO.name)]
    found = protecting.findings(desk, vault, told)
    assert [one.weight for one in found] == [Weight.WARNING] * 2
    assert all("Name" not in one.message for one in found)


def test_without_an_open_vault_nothing_with_sealed_sources_leaves(desk: Desk, vault: Vault, story: Story) -> None:
    with pytest.raises(VaultLocked, match="unlock them, so that leaks can be found"):
        protecting.refuse_leaks(desk, None, story)
    open_story = drafting.start_story(desk, REPORTER)
    protecting.refuse_leaks(desk, None, open_story)
    vault.lock()
    protecting.refuse_leaks(desk, vault, open_story)


def test_a_proof_page_is_looked_at_as_an_export_is(desk: Desk, vault: Vault, story: Story, tmp_path: Path) -> None:
    with pytest.raises(VaultLocked):
        publishing.render_proof(desk, story, tmp_path / "proof")
    with pytest.raises(VaultLocked):
        publishing.proof_in_temp(desk, story)
    telling = replace(story, copy=f"{story.copy}\n\n{WHO.name} came.")
    with pytest.raises(RuleError):
        publishing.render_proof(desk, telling, tmp_path / "proof", vault)
    assert not (tmp_path / "proof").exists()
    publishing.render_proof(desk, story, tmp_path / "proof", vault)
    assert (tmp_path / "proof" / "index.html").is_file()


def test_a_word_proof_does_not_leave_with_a_comment_that_names_a_source(
    desk: Desk, vault: Vault, story: Story, tmp_path: Path
) -> None:
    """A proof for Word takes the open comments along, and the answers to them."""
    words = Place("copy", words="Sunday afternoon")
    asked = commenting.comment(story, EDITOR, "Who told us?", words, now())
    for telling in (
        commenting.comment(story, EDITOR, f"Is this {WHO.name}?", words, now()),
        commenting.reply(asked, asked.comments[0].key, REPORTER, "placida zwirn\u2011name did.", now()),
        commenting.comment(story, EDITOR, "Ring 555 010 0234.", Place("headline"), now()),
    ):
        kept = drafting.keep(desk, REPORTER, story, telling).story
        with pytest.raises(RuleError, match=r"Nothing left the desk: A comment has .* confidential source ‘Harbour’"):
            publishing.export_story(desk, EDITOR, kept, tmp_path / "proof", "docx", proof=True, vault=vault)
        assert not (tmp_path / "proof").exists()
        with pytest.raises(VaultLocked):
            publishing.export_story(desk, EDITOR, kept, tmp_path / "proof", "docx", proof=True)
        story = drafting.keep(desk, REPORTER, kept, replace(kept, comments=())).story


def test_a_word_proof_takes_along_a_comment_that_has_the_alias(
    desk: Desk, vault: Vault, story: Story, tmp_path: Path
) -> None:
    """Colleagues know a source by the alias; the page of the same story may not have it."""
    asked = commenting.comment(story, EDITOR, "Is this from Harbour?", Place("headline"), now())
    asked = drafting.keep(desk, REPORTER, story, asked).story
    folder = publishing.export_story(desk, EDITOR, asked, tmp_path / "proof", "docx", proof=True, vault=vault)
    (file,) = folder.glob("*.docx")
    assert b"Is this from Harbour?" in file.read_bytes()
    named = drafting.keep(desk, REPORTER, asked, replace(asked, copy=f"{asked.copy}\n\nHarbour said so.")).story
    with pytest.raises(RuleError, match="The copy has the alias of"):
        publishing.export_story(desk, EDITOR, named, tmp_path / "proof", "docx", proof=True, vault=vault)


def test_the_files_that_were_made_are_looked_at_once_more(desk: Desk, vault: Vault, story: Story) -> None:
    files = publishing.rendered(desk, story, House(), proof=True)
    assert leaking_files(desk, vault, story, files) == ()
    name = WHO.name.encode()
    picture = next(one for one in files if one.endswith((".jpg", ".jpeg", ".webp")))
    made = {
        "page.html": b"<p>Words.</p><!-- from Pl&aacute;cida Zwirn-Name -->",
        "picture.jpg": files[picture][:500] + b"<rdf:li>" + name + b"</rdf:li>" + files[picture][500:],
        "wide.jpg": files[picture] + WHO.name.encode("utf-16-le"),
        "placida-zwirn-name.txt": b"Words.",
        "clean.html": b"<p>a zwirn letter</p>",
    }
    assert leaking_files(desk, vault, story, made) == (
        "page.html",
        "picture.jpg",
        "wide.jpg",
        "placida-zwirn-name.txt",
    )


def test_a_damaged_row_is_named_and_the_story_can_still_be_read(desk: Desk, vault: Vault, story: Story) -> None:
    with desk.writing() as tx:
        other = protecting.find_source(story, "Harbour")
        sealed.put(tx, vault.cipher(), story.key, other, WHO, EDITOR.name)
        tx.session.connection().exec_driver_sql("UPDATE sealed SET version = version + 1")
    with pytest.raises(
        (DeskUnavailable, SealedElsewhere),
        match=r"cannot be opened: its row was changed|lies sealed on another computer",
    ):
        protecting.leaks(desk, vault, story)
    assert reading.story(desk, story.key) == story


@pytest.mark.postgres
def test_what_lies_on_another_computer_is_a_blocker_until_it_is_handed_over(server_desk: Desk, tmp_path: Path) -> None:
    with no_keyring():
        vault = made_vault(server_desk, tmp_path / "keys")
        story = protecting.confide(server_desk, REPORTER, ready_story(server_desk), SOURCE, WHO, vault)
        vault.give_sealed(tmp_path / "handed.sealed")
        for file in server_desk.shelf.folder.rglob("*.json"):
            file.unlink()
        assert protecting.ELSEWHERE in protecting.all_findings(server_desk, story, vault)
        with pytest.raises(SealedElsewhere, match=r"‘Harbour’ is lies sealed on another computer.*ask Reporter"):
            protecting.refuse_leaks(server_desk, vault, story)
        vault.take_file(tmp_path / "handed.sealed")
        assert protecting.ELSEWHERE not in protecting.all_findings(server_desk, story, vault)
