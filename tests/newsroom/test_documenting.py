"""Documents of the notebook: kept untouched, pointed to by quotes, packed with their story unless confidential."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.export.formats import FORMATS
from desk.newsroom import documenting, drafting, handing_over, publishing, reading, reviewing, safekeeping, sourcing
from desk.storage import open_desk
from desk.storage.desk import Desk
from desk.story.document import Document, address_of
from desk.story.errors import BadFile, NotFound, RuleError
from desk.story.quote import Quote
from desk.story.record import content_digest, from_record, sha256, to_record
from desk.story.source import Source
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

LOOP = b"[102:45:58] ARMSTRONG: Houston, Tranquility Base here.\n[102:46:06] DUKE: Roger, Tranquility.\n"


def file(folder: Path, name: str, data: bytes = LOOP) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / name
    made.write_bytes(data)
    return made


def with_document(desk: Desk, story: Story, path: Path, **said: object) -> tuple[Story, Document]:
    document = replace(documenting.take_in(desk, REPORTER, path), **said)  # type: ignore[arg-type]
    return drafting.keep(desk, REPORTER, story, documenting.put_document(story, document)).story, document


def test_the_file_is_kept_under_its_hash_and_the_one_that_was_given_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "Loop, part 1.txt")
    story, document = with_document(desk, ready_story(desk), path, came_from="NASA")
    path.write_bytes(b"changed since")
    assert (document.name, document.file_name, document.digest) == ("Loop, part 1", "Loop, part 1.txt", sha256(LOOP))
    assert (document.size, document.added_by) == (len(LOOP), "Reporter")
    assert documenting.file_of(desk, document, lambda: tmp_path).read_bytes() == LOOP
    assert reading.story(desk, story.key).documents == (document,)
    assert [line.words for line in documenting.lines_of(desk, document)] == [
        "Houston, Tranquility Base here.",
        "Roger, Tranquility.",
    ]
    assert safekeeping.check(desk) == ()


@pytest.mark.parametrize(("name", "data", "says"), [("a.txt", b"", "is empty"), ("gone", None, "cannot be read")])
def test_a_file_that_cannot_be_kept_is_refused(
    local_desk: Desk, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    path = tmp_path / name if data is None else file(tmp_path, name, data)
    with pytest.raises(BadFile, match=says):
        documenting.take_in(local_desk, REPORTER, path)


def test_a_file_of_any_name_can_be_kept(local_desk: Desk, tmp_path: Path) -> None:
    document = documenting.take_in(local_desk, REPORTER, file(tmp_path, "Leak.Très Long Suffix"))
    assert documenting.save_copy(local_desk, document, tmp_path / "copy").read_bytes() == LOOP


def test_a_quote_points_to_a_recording_with_its_time_and_to_a_document_with_its_page(local_desk: Desk) -> None:
    loop = Document("loop234567", "Air-to-ground loop", "loop.mp3")
    story = Story("k1", documents=(loop,), sources=(Source("s1", "Neil Armstrong"),))
    quote = Quote("q1", "s1", "Houston", recording=address_of(loop), timecode="102:45:58", document="Report", page="12")
    story = sourcing.add_quote(story, quote)
    assert from_record(Story, json.loads(json.dumps(to_record(story)))) == story
    assert story.named(quote.recording) == "Air-to-ground loop"
    assert story.named(quote.document) == "Report"
    assert documenting.pointing_to(story, loop.key) == 1
    without = documenting.remove_document(story, loop.key)
    assert without.quotes[0].recording == "Air-to-ground loop"
    assert without.documents == ()
    with pytest.raises(RuleError, match="not in the notebook any more"):
        documenting.remove_document(without, loop.key)
    assert replace(story, documents=()).named(quote.recording) == "a document that is not on this desk"


def test_records_from_before_are_read_and_their_digest_is_the_same() -> None:
    record = {"key": "k1", "quotes": [{"key": "q1", "words": "Houston", "reference": "loop, 102:45:58"}]}
    story = from_record(Story, record)
    assert story.quotes[0].reference == "loop, 102:45:58"
    assert to_record(story) == record
    confidential = replace(story, documents=(Document("d1", "Leak", confidential=True),))
    assert content_digest(confidential) == content_digest(story)
    assert content_digest(replace(story, documents=(Document("d1", "Report"),))) != content_digest(story)


def test_a_document_is_found_by_key_name_or_file(local_desk: Desk) -> None:
    loop = Document("loop234567", "Loop", "loop.mp3")
    story = Story("k1", documents=(loop,))
    assert {documenting.find_document(story, one) for one in ("loop234567", "Loop", "loop.mp3")} == {loop}
    with pytest.raises(NotFound, match="There is no document ‘x’"):
        documenting.find_document(story, "x")


def test_who_speaks_in_a_transcript_is_found_among_the_sources() -> None:
    armstrong, duke = Source("s1", "Neil Armstrong"), Source("s2", "Charles Duke")
    hidden = Source("s3", confidential=True, alias="Harbour")
    for speaker in ("ARMSTRONG", "Neil Armstrong", "Mr Armstrong"):
        assert documenting.source_called((armstrong, duke, hidden), speaker) == armstrong
    twins = (armstrong, Source("s4", "Jan Armstrong"))
    assert documenting.source_called(twins, "Armstrong") is None
    assert documenting.source_called((armstrong,), "") is None


# With its story to another desk


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "elsewhere") as there:
        yield there


def packed(desk: Desk, elsewhere: Desk, story: Story, to: Path) -> handing_over.Coming:
    signer = handing_over.make_key(desk, REPORTER, "a passphrase of some words")
    known = {one.key for one in handing_over.signers(elsewhere)}
    if signer.key not in known:
        handing_over.trust(elsewhere, EDITOR, signer.line)
    return handing_over.look_at(elsewhere, handing_over.pack(desk, REPORTER, story, to))


def test_documents_travel_with_their_story_and_confidential_ones_do_not(
    local_desk: Desk, elsewhere: Desk, tmp_path: Path
) -> None:
    story, loop = with_document(local_desk, ready_story(local_desk), file(tmp_path, "loop.txt"))
    story, leak = with_document(
        local_desk, story, file(tmp_path, "leak.txt", b"SECRET paper"), confidential=True, came_from="SECRET person"
    )
    drafting.name_revision(local_desk, REPORTER, story, "with both")
    package = tmp_path / "eagle.story"
    came = handing_over.take_in(elsewhere, EDITOR, packed(local_desk, elsewhere, story, package))
    assert came.documents == (loop,)
    assert documenting.file_of(elsewhere, loop, lambda: tmp_path).read_bytes() == LOOP
    assert content_digest(came) == content_digest(story)
    assert b"SECRET" not in package.read_bytes()
    assert leak.digest.encode() not in package.read_bytes()
    assert safekeeping.check(elsewhere) == ()


def test_what_stayed_here_is_still_here_when_the_story_comes_back(
    local_desk: Desk, elsewhere: Desk, tmp_path: Path
) -> None:
    story, leak = with_document(
        local_desk, ready_story(local_desk), file(tmp_path, "leak.txt", b"SECRET"), confidential=True
    )
    came = handing_over.take_in(elsewhere, EDITOR, packed(local_desk, elsewhere, story, tmp_path / "1.story"))
    changed = replace(came, copy=came.copy + "\n\nMore.")
    kept = drafting.keep(elsewhere, REPORTER, came, changed).story
    back = handing_over.take_in(local_desk, REPORTER, packed(elsewhere, local_desk, kept, tmp_path / "2.story"))
    assert back.documents == (leak,)
    assert back.copy.endswith("More.")


def test_no_export_has_a_document_in_it(local_desk: Desk, tmp_path: Path) -> None:
    story, document = with_document(
        local_desk, ready_story(local_desk), file(tmp_path, "SECRET.txt", b"SECRET words"), note="SECRET note"
    )
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve")):
        story = reviewing.move(local_desk, by, story, name)
    here = [one for one in FORMATS if one.name != "pdf"]  # the page engine, which prints that, is not in this room
    for one in here:
        publishing.export_story(local_desk, EDITOR, story, tmp_path / "exports" / one.name, one.name)
    files = [one for one in (tmp_path / "exports").rglob("*") if one.is_file()]
    assert len(files) >= len(here)
    for written in files:
        assert b"SECRET" not in written.read_bytes()
        assert document.digest.encode() not in written.read_bytes()
