"""Wording: the desk's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.newsroom import reading, wording
from desk.newsroom.keeping_house import save_house
from desk.paths import default_desk
from desk.storage import Desk
from desk.story.errors import DeskError, RuleError
from desk.story.person import Person, Role

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)


def test_anybody_adds_a_word_and_takes_it_out(desk: Desk) -> None:
    assert wording.add_word(desk, REPORTER, " Zelenskyy ").words == ("Zelenskyy",)
    assert wording.add_word(desk, EDITOR, "airlock").words == ("airlock", "Zelenskyy")
    assert wording.add_word(desk, EDITOR, "airlock").words == ("airlock", "Zelenskyy")
    assert reading.house(desk).words == ("airlock", "Zelenskyy")
    assert wording.remove_word(desk, REPORTER, "airlock").words == ("Zelenskyy",)
    assert desk.house.words == ("Zelenskyy",)


@pytest.mark.parametrize("word", ["", "  ", "two words", "x" * 61, "12", "’"])
def test_what_is_not_one_word_is_refused(local_desk: Desk, word: str) -> None:
    with pytest.raises(RuleError, match="one word of at most 60 letters"):
        wording.add_word(local_desk, REPORTER, word)


def test_a_word_that_was_never_added_cannot_be_taken_out(local_desk: Desk) -> None:
    with pytest.raises(RuleError, match="‘airlock’: it is not one of the desk’s words"):
        wording.remove_word(local_desk, REPORTER, "airlock")


def test_a_full_list_says_so(local_desk: Desk) -> None:
    words = tuple(f"w{number:05}" for number in range(wording.MOST))
    save_house(local_desk, EDITOR, replace(reading.house(local_desk), words=words))
    with pytest.raises(DeskError, match="20,000 words of its own"):
        wording.add_word(local_desk, REPORTER, "airlock")


def test_dictionaries_are_dropped_beside_the_desk(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    assert wording.dictionary_folder(local_desk) == local_desk.folder / "dictionaries"


@pytest.mark.postgres
def test_for_a_desk_on_a_server_they_lie_with_the_person(server_desk: Desk) -> None:
    assert wording.dictionary_folder(server_desk) == default_desk() / "dictionaries"
