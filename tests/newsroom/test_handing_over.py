"""A story goes from desk to desk in a file: nothing is overwritten, nothing bad comes in."""

from __future__ import annotations

import random
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import keyring
import pytest
from PIL import Image

from desk.handover import packing
from desk.newsroom import (
    commenting,
    drafting,
    handing_over,
    keeping_house,
    picturing,
    protecting,
    publishing,
    reviewing,
    safekeeping,
    suggesting,
)
from desk.newsroom.clock import now
from desk.newsroom.handing_over import Stranger
from desk.storage import Desk, open_desk, originals, revisions, stories
from desk.story.errors import BadFile, ChangedMeanwhile, DeskError, RuleError
from desk.story.person import Person
from desk.story.place import Place
from desk.story.record import sha256 as digest_of
from desk.story.revision import RevisionKind
from desk.story.signer import KeyLocked
from desk.story.stage import Stage
from desk.story.story import Story
from desk.story.suggestion import Answer
from tests.faults.length import times
from tests.newsroom.confiding import SOURCE, TELLING, WHO, made_vault
from tests.newsroom.desks import EDITOR, REPORTER, ready_story
from tests.storage.vaults import Ring, no_keyring

Spoil = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture(autouse=True)
def _ring() -> Iterator[None]:
    with no_keyring():
        keyring.set_keyring(Ring())
        yield


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    """The reporter's desk."""
    with open_desk(tmp_path / "reporters") as desk:
        yield desk


@pytest.fixture
def there(tmp_path: Path, here: Desk) -> Iterator[Desk]:
    """The editor's desk; each knows the other's key."""
    with open_desk(tmp_path / "editors") as desk:
        for one in (here, desk):
            for person in (REPORTER, EDITOR):
                keeping_house.sign_in(one, person)
        handing_over.trust(desk, EDITOR, handing_over.own_key(here, REPORTER).line)
        handing_over.trust(here, REPORTER, handing_over.own_key(desk, EDITOR).line)
        yield desk


def edited(desk: Desk, by: Person, story: Story, old: str, new: str) -> Story:
    assert old in story.copy
    return drafting.keep(desk, by, story, replace(story, copy=story.copy.replace(old, new))).story


def files_of(desk: Desk) -> dict[str, str]:
    """The digest of every file of the desk, but of -shm: that is memory which readers share."""
    assert desk.folder is not None
    desk.fold()
    found = (one for one in desk.folder.rglob("*") if one.is_file() and not one.name.endswith("-shm"))
    return {str(one): sha256(one.read_bytes()).hexdigest() for one in found}


def test_from_the_reporter_to_the_editor_and_back_until_it_is_published(
    here: Desk, there: Desk, tmp_path: Path
) -> None:
    story = reviewing.move(here, REPORTER, ready_story(here), "submit")
    file = handing_over.pack(here, REPORTER, story, tmp_path / "eagle.story", "For tonight.")

    coming = handing_over.look_at(there, file)
    assert (coming.here, coming.package.signer.person, coming.package.note) == (None, "Reporter", "For tonight.")
    taken = handing_over.take_in(there, EDITOR, coming)
    assert taken == story
    assert originals.read(there, story.photos[0].digest) == originals.read(here, story.photos[0].digest)

    taken = reviewing.move(there, EDITOR, taken, "take")
    place = Place("headline")
    taken = drafting.keep(there, EDITOR, taken, commenting.comment(taken, EDITOR, "Shorter?", place, now())).story
    taken = reviewing.move(there, EDITOR, taken, "send-back", "Say how much fuel was left.")
    back = handing_over.pack(there, EDITOR, taken, tmp_path / "back.story")

    coming = handing_over.look_at(here, back)
    assert coming.joined.clashes == ()
    joined = handing_over.take_in(here, REPORTER, coming)
    assert (joined.stage, joined.comments) == (Stage.CHANGES_REQUESTED, taken.comments)
    joined = edited(here, REPORTER, joined, "step for [a] man", "step for [a] man — or woman")
    joined = edited(here, REPORTER, joined, " — or woman", "")
    resubmitted = reviewing.move(here, REPORTER, joined, "submit")
    again = handing_over.pack(here, REPORTER, resubmitted, tmp_path / "again.story")

    final = handing_over.take_in(there, EDITOR, handing_over.look_at(there, again))
    final = reviewing.move(there, EDITOR, final, "take")
    final = reviewing.move(there, EDITOR, final, "approve", confirmed=True)
    final = reviewing.move(there, EDITOR, final, "publish")
    assert (publishing.export_story(there, EDITOR, final, tmp_path / "article") / "index.html").exists()
    for desk in (here, there):
        assert safekeeping.check(desk) == ()
        assert safekeeping.check_log(desk) == ()
    handing_over.pack(there, EDITOR, final, tmp_path / "final.story")
    out = handing_over.take_in(here, REPORTER, handing_over.look_at(here, tmp_path / "final.story"))
    assert out.stage is Stage.PUBLISHED


def test_a_photo_that_an_editor_suggests_travels_with_its_picture(here: Desk, there: Desk, tmp_path: Path) -> None:
    story = reviewing.move(here, REPORTER, ready_story(here), "submit")
    first = handing_over.pack(here, REPORTER, story, tmp_path / "eagle.story")
    taken = handing_over.take_in(there, EDITOR, handing_over.look_at(there, first))
    taken = reviewing.move(there, EDITOR, taken, "take")
    blue = BytesIO()
    Image.new("RGB", (900, 600), "navy").save(blue, "PNG")
    photo = picturing.add_photo(there, EDITOR, blue.getvalue(), "earthrise.png")
    wanted = suggesting.as_suggestions(taken, picturing.place_photo(taken, photo, 1), EDITOR, now())
    taken = drafting.keep(there, EDITOR, taken, wanted).story
    taken = reviewing.move(there, EDITOR, taken, "send-back", "Another picture.")
    back = handing_over.pack(there, EDITOR, taken, tmp_path / "back.story")

    joined = handing_over.take_in(here, REPORTER, handing_over.look_at(here, back))
    assert joined.photos == story.photos
    (one,) = joined.open_suggestions
    assert originals.read(here, photo.digest) == blue.getvalue()
    done = drafting.keep(
        here, REPORTER, joined, suggesting.answer(joined, one.key, REPORTER, Answer.ACCEPTED, now())
    ).story
    assert done.photo(photo.key) == one.photo
    assert safekeeping.check(here) == ()


def test_edits_on_both_sides_are_joined_and_clashes_are_put_to_the_person(
    here: Desk, there: Desk, tmp_path: Path
) -> None:
    story = ready_story(here)
    theirs = handing_over.take_in(
        there, EDITOR, handing_over.look_at(there, handing_over.pack(here, REPORTER, story, tmp_path / "1.story"))
    )
    first, _between, second, *_rest = [part for part in story.copy.split("\n\n") if not part.startswith("!")]
    standfirst = replace(theirs.furniture, standfirst="Their standfirst")
    theirs = drafting.keep(there, EDITOR, theirs, replace(theirs, furniture=standfirst)).story
    theirs = edited(there, EDITOR, theirs, first, first + " Theirs.")
    mine = edited(here, REPORTER, story, first, first + " Mine.")
    mine = edited(here, REPORTER, mine, second, second + " Mine too.")
    file = handing_over.pack(there, EDITOR, theirs, tmp_path / "2.story")

    coming = handing_over.look_at(here, file)
    (clash,) = coming.joined.clashes
    assert clash.here.endswith(" Mine.")
    assert clash.came.endswith(" Theirs.")
    taken = handing_over.take_in(here, REPORTER, coming, frozenset({clash.place}))
    assert taken.furniture.standfirst == "Their standfirst"
    assert first + " Theirs." in taken.copy
    assert second + " Mine too." in taken.copy
    with here.reading() as tx:
        kinds = [one.kind for one in revisions.listed(tx, story.key)]
    assert RevisionKind.REPLACED in kinds  # what was written here is in the history
    with pytest.raises(ChangedMeanwhile):
        handing_over.take_in(here, REPORTER, coming)


def test_what_is_here_stands_where_nothing_is_chosen(here: Desk, there: Desk, tmp_path: Path) -> None:
    story = ready_story(here)
    sent = handing_over.pack(here, REPORTER, story, tmp_path / "1.story")
    theirs = handing_over.take_in(there, EDITOR, handing_over.look_at(there, sent))
    for desk, by, one, words in ((there, EDITOR, theirs, "Theirs"), (here, REPORTER, story, "Mine")):
        drafting.keep(desk, by, one, replace(one, furniture=replace(one.furniture, headline=words)))
    back = handing_over.pack(there, EDITOR, theirs, tmp_path / "2.story")
    coming = handing_over.look_at(here, back)
    assert [(one.label, one.here, one.came) for one in coming.joined.clashes] == [("Headline", "Mine", "Theirs")]
    assert handing_over.take_in(here, REPORTER, coming).furniture.headline == "Mine"


def test_an_approval_that_no_editor_signed_does_not_count(here: Desk, there: Desk, tmp_path: Path) -> None:
    story = replace(ready_story(here), stage=Stage.APPROVED)
    with here.writing() as tx:
        stories.get_for_update(tx, story.key)
        stories.put(tx, story)
    coming = handing_over.look_at(there, handing_over.pack(here, REPORTER, story, tmp_path / "1.story"))
    assert handing_over.take_in(there, EDITOR, coming).stage is Stage.SUBMITTED


def test_what_was_approved_here_is_not_changed_by_an_older_package(here: Desk, there: Desk, tmp_path: Path) -> None:
    story = reviewing.move(here, REPORTER, ready_story(here), "submit")
    first = handing_over.pack(here, REPORTER, story, tmp_path / "1.story")
    theirs = handing_over.take_in(there, EDITOR, handing_over.look_at(there, first))
    story = edited(here, REPORTER, reviewing.move(here, REPORTER, story, "recall"), "on Sunday", "late on Sunday")
    second = handing_over.pack(here, REPORTER, story, tmp_path / "2.story")
    theirs = reviewing.move(there, EDITOR, theirs, "take")
    theirs = reviewing.move(there, EDITOR, theirs, "approve")
    with pytest.raises(RuleError, match="is approved here, and what came would change it"):
        handing_over.take_in(there, EDITOR, handing_over.look_at(there, second))
    assert safekeeping.check_log(there) == ()


def test_who_a_confidential_source_is_stays_on_the_desk(here: Desk, there: Desk, tmp_path: Path) -> None:
    vault = made_vault(here, tmp_path / "keys")
    story = ready_story(here)
    drafting.name_revision(here, REPORTER, story, "before")
    story = protecting.confide(here, REPORTER, story, SOURCE, WHO, vault)
    file = handing_over.pack(here, REPORTER, story, tmp_path / "1.story", vault=vault)
    with zipfile.ZipFile(file) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "ignore")
    assert "Harbour" in inside
    assert not [one for one in TELLING if one in inside]
    assert handing_over.take_in(there, EDITOR, handing_over.look_at(there, file)).sources[-1].alias == "Harbour"


def test_a_stranger_is_refused_until_their_key_was_taken_in(here: Desk, tmp_path: Path) -> None:
    file = handing_over.pack(here, REPORTER, ready_story(here), tmp_path / "1.story")
    with open_desk(tmp_path / "other") as other:
        keeping_house.sign_in(other, EDITOR)
        before = files_of(other)
        with pytest.raises(Stranger, match=r"stranger who says to be ‘Reporter’ \(key ([0-9A-F]{4} ?){8}\)") as refused:
            handing_over.look_at(other, file)
        assert files_of(other) == before
        assert refused.value.signer == replace(handing_over.own_key(here, REPORTER), made=None)
        handing_over.trust(other, EDITOR, refused.value.signer.line)
        assert handing_over.look_at(other, file).here is None


def test_without_a_key_nothing_is_packed(here: Desk, tmp_path: Path) -> None:
    story = ready_story(here)
    with no_keyring(), pytest.raises(KeyLocked, match="has no signing key"):
        handing_over.pack(here, REPORTER, story, tmp_path / "1.story")
    assert not (tmp_path / "1.story").exists()


# Bad packages


def members_of(data: bytes, path: Path) -> dict[str, bytes]:
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resealed(here: Desk, archive: bytes) -> bytes:
    """Signed again, rightly, by the reporter: as a colleague with a bad program, or bad intent, might."""
    pen = here.signing.pen("Reporter")
    assert pen is not None
    return packing.sealed(archive, pen.public, pen.sign)


def bomb(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "story.json": b" " * 50_000_000}


def climbing(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "../outside.json": b"{}"}


def lying(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "story.json": members["story.json"].replace(b"Eagle", b"Beagle")}


def newer(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "manifest.json": members["manifest.json"].replace(b'"form":1', b'"form":2')}


def missing(members: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in members.items() if name != "story.json"}


def deep(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, "manifest.json": b"[" * 100_000 + b"]" * 100_000}


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (bomb, "unpacks to far more than it holds"),
        (climbing, r"a file in it that no story has \(‘../outside.json’\)"),
        (lying, "list of contents is not what is in it"),
        (newer, "packed by a newer Desk"),
        (missing, "list of contents is not what is in it"),
        (deep, "unpacks to far more|cannot be read"),
    ],
)
def test_a_package_that_is_signed_but_bad_is_refused_and_the_desk_is_unchanged(
    here: Desk, there: Desk, tmp_path: Path, spoilt: Spoil, told: str
) -> None:
    file = handing_over.pack(here, REPORTER, ready_story(here), tmp_path / "1.story")
    members = spoilt(members_of(file.read_bytes(), tmp_path / "copy"))
    file.write_bytes(resealed(here, packing.zipped(members)))
    refused(there, file, told)


def refused(desk: Desk, file: Path, told: str) -> None:
    before = files_of(desk)
    with pytest.raises(BadFile, match=told):
        handing_over.look_at(desk, file)
    assert files_of(desk) == before


def test_links_and_what_is_no_package_are_refused(here: Desk, there: Desk, tmp_path: Path) -> None:
    good = handing_over.pack(here, REPORTER, ready_story(here), tmp_path / "good.story").read_bytes()
    linked = tmp_path / "linked"
    with zipfile.ZipFile(linked, "w") as archive:
        link = zipfile.ZipInfo("story.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
        archive.comment = b" " * packing.SEAL_BYTES
    plain = tmp_path / "plain"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("story.json", "{}")
    for content, told in (
        (resealed(here, linked.read_bytes()), "a link in it"),
        (plain.read_bytes(), "not signed"),
        (b"", "not even a zip"),
        (b"%PDF-1.7", "not even a zip"),
        (good[: len(good) // 2], "cut off"),
        (good[:-1], "cut off|not signed"),
        (good.replace(b"desk-story-1 ", b"desk-story-2 "), "newer Desk"),
    ):
        file = tmp_path / "bad.story"
        file.write_bytes(content)
        refused(there, file, told)


def test_every_changed_byte_of_a_package_is_found(here: Desk, there: Desk, tmp_path: Path) -> None:
    story = handing_over.pack(here, REPORTER, ready_story(here), tmp_path / "1.story")
    good, chance = story.read_bytes(), random.Random(1969)
    places = [*range(len(good) - 260, len(good)), *(chance.randrange(len(good)) for _ in range(times(100, 2_000)))]
    for place in places:
        bad = bytearray(good)
        bad[place] ^= chance.randrange(1, 256)
        story.write_bytes(bad)
        with pytest.raises(DeskError):
            handing_over.look_at(there, story)
    story.write_bytes(good)
    assert handing_over.look_at(there, story).here is None
    assert digest_of(good) == digest_of(story.read_bytes())
