"""The journal of typing gives back every word that was typed, up to the last whole record."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.storage import scroll
from desk.storage.journal import Journal
from desk.story.errors import DeskUnavailable
from desk.story.record import content_digest
from desk.story.source import Source
from desk.story.story import Story
from tests.storage.program import run
from tests.storage.stories import LANDING

MOON = replace(LANDING, copy="The moon. 🌕 Full.")
AFTER_MOON = len("The moon. ".encode("utf-16-le")) // 2 + 2  # the sign of the moon is two UTF-16 units


def test_what_was_typed_comes_back_on_the_next_start(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        journal.note(MOON.key, AFTER_MOON, 0, " Rising")
        journal.note(MOON.key, 0, 3, "A")
        journal.note_field(MOON.key, "headline", "New headline")
        journal.note_field(MOON.key, "sources", (Source("source2345", "Flight director"),))
    with Journal(tmp_path) as journal:
        (found,) = journal.pending()
    assert (found.story_key, found.base_digest, found.torn) == (MOON.key, content_digest(MOON), False)
    assert found.story.copy == "A moon. 🌕 Rising Full."
    assert found.story.furniture == replace(MOON.furniture, headline="New headline")
    assert [source.name for source in found.story.sources] == ["Flight director"]
    assert found.story.photos == MOON.photos


def test_nothing_is_pending_when_nothing_was_typed(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        assert journal.pending() == ()
    with Journal(tmp_path) as journal:
        assert journal.pending() == ()
    assert list(tmp_path.glob("*.journal")) == []


def test_what_is_stored_is_not_pending_any_more(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        journal.note(MOON.key, 0, 0, "Look! ")
        journal.kept(replace(MOON, copy="Look! " + MOON.copy))
    with Journal(tmp_path) as journal:
        assert journal.pending() == ()


def test_what_was_typed_while_it_was_being_stored_stays_pending(tmp_path: Path) -> None:
    stored, current = replace(MOON, copy="One."), replace(MOON, copy="One. Two.", photos=())
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        journal.kept(stored, current)
        journal.note(MOON.key, len(current.copy), 0, " Three.")
    with Journal(tmp_path) as journal:
        (found,) = journal.pending()
    assert found.base_digest == content_digest(stored)
    assert found.story == replace(current, copy="One. Two. Three.")


def test_a_story_that_was_closed_leaves_nothing(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        journal.note(MOON.key, 0, 0, "x")
        journal.close_story(MOON.key)
        journal.note(MOON.key, 0, 0, "y")
        journal.close_story("never opened")
    assert list(tmp_path.glob("*.journal")) == []


def test_what_an_earlier_run_left_survives_a_new_beginning_until_it_is_settled(tmp_path: Path) -> None:
    for words in ("First. ", "Second. "):
        with Journal(tmp_path) as journal:
            journal.begin(MOON)
            journal.note(MOON.key, 0, 0, words)
    with Journal(tmp_path) as journal:
        journal.begin(MOON)
        assert sorted(found.story.copy.split()[0] for found in journal.pending()) == ["First.", "Second."]
        journal.settled("another")
        assert len(journal.pending()) == 2
        journal.settled(MOON.key)
        assert journal.pending() == ()


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal") as journal:
        journal.begin(MOON)
    (file,) = (tmp_path / "journal").glob("*.journal")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def typed(folder: Path) -> bytes:
    """The journal's bytes after three words were typed one by one."""
    with Journal(folder) as journal:
        journal.begin(replace(MOON, copy=""))
        for position, word in enumerate("abc"):
            journal.note(MOON.key, position, 0, word)
    (file,) = folder.glob("*.journal")
    return file.read_bytes()


def test_a_tail_torn_at_any_byte_gives_what_stands_before_it(tmp_path: Path) -> None:
    content = typed(tmp_path)
    whole = scroll.read(content)
    assert whole is not None
    assert (whole.story.copy, whole.torn) == ("abc", False)
    seen = set()
    for length in range(len(content)):
        found = scroll.read(content[:length])
        if found is not None:
            assert "abc".startswith(found.story.copy)
            seen.add((found.story.copy, found.torn))
    assert seen == {(words, torn) for words in ("", "a", "ab") for torn in (True, False)}


def test_a_byte_that_was_changed_anywhere_is_never_believed(tmp_path: Path) -> None:
    content = typed(tmp_path)
    for place in range(len(content)):
        found = scroll.read(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
        assert found is None or (found.torn and "abc".startswith(found.story.copy) and found.story.copy != "abc")


def test_a_record_of_another_journal_is_never_believed(tmp_path: Path) -> None:
    first, second = typed(tmp_path / "a"), typed(tmp_path / "b")
    assert len(first) == len(second)
    mixed = scroll.read(first[:-24] + second[-24:])  # the last record: 8 bytes and ["copy",2,0,"c"]
    assert mixed is not None
    assert (mixed.story.copy, mixed.torn) == ("ab", True)


def test_a_file_that_is_no_journal_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "rubbish.journal").write_bytes(b"not a journal")
    with Journal(tmp_path) as journal:
        assert journal.pending() == ()
    assert (tmp_path / "rubbish.journal.unreadable").read_bytes() == b"not a journal"


def test_a_change_that_does_not_fit_ends_the_telling(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(replace(MOON, copy="abc"))
        journal.note(MOON.key, 3, 0, "d")
        journal.note(MOON.key, 9, 0, "nowhere")
    with Journal(tmp_path) as journal:
        (found,) = journal.pending()
    assert (found.story.copy, found.torn) == ("abcd", True)


edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=5)), max_size=20)


@given(edits)
def test_any_row_of_changes_is_told_as_it_was_made(changes: list[tuple[int, int, str]]) -> None:
    content, checksum = scroll.unrolled(Story("key2345678", copy="once upon"), None)
    copy = list("once upon")  # characters beyond U+FFFF are avoided by the count of units below
    for wanted, most, added in changes:
        if not all(ord(sign) < 0xD800 for sign in added):
            continue
        position = min(wanted, len(copy))
        removed = min(most, len(copy) - position)
        copy[position : position + removed] = added
        framed, checksum = scroll.frame(scroll.edit(position, removed, added), checksum)
        content += framed
    found = scroll.read(content)
    assert found is not None
    assert (found.story.copy, found.torn) == ("".join(copy), False)


def test_half_a_sign_typed_before_the_crash_does_no_harm(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.begin(replace(MOON, copy="x"))
        journal.note(MOON.key, 1, 0, "\ud83c")
        journal.note(MOON.key, 2, 0, "\udf15")
    with Journal(tmp_path) as journal:
        (found,) = journal.pending()
    assert found.story.copy == "x🌕"


def test_a_second_program_is_refused(tmp_path: Path) -> None:
    with Journal(tmp_path), pytest.raises(DeskUnavailable, match=rf"journal in .*\(process {os.getpid()} on "):
        Journal(tmp_path)


def test_a_write_that_fails_is_told_once_and_never_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    with Journal(tmp_path, told.append) as journal:
        journal.begin(replace(MOON, copy=""))
        journal.note(MOON.key, 0, 0, "a")

        def full(_descriptor: int, _content: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full)
            journal.note(MOON.key, 1, 0, "b")
            journal.note(MOON.key, 2, 0, "c")
            journal.kept(replace(MOON, copy="a"), replace(MOON, copy="abc"))
        assert len(told) == 1
        assert "No space left on device" in told[0]
        journal.kept(replace(MOON, copy="a"), replace(MOON, copy="abc"))
        journal.note(MOON.key, 3, 0, "d")
    with Journal(tmp_path) as journal:
        assert [found.story.copy for found in journal.pending()] == ["abcd"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DeskUnavailable, match="cannot be made"):
        Journal(tmp_path / "file" / "journal")


def test_nothing_typed_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    script = (
        "import os, sys; from desk.storage.journal import Journal; from desk.story.story import Story\n"
        "from pathlib import Path\n"
        "journal = Journal(Path(sys.argv[1])); journal.begin(Story('key2345678'))\n"
        "for number in range(500): journal.note('key2345678', number, 0, chr(97 + number % 26))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert run(script, tmp_path)[0] == -9
    with Journal(tmp_path) as journal:
        (found,) = journal.pending()
    assert found.story.copy == "".join(chr(97 + number % 26) for number in range(500))
