from __future__ import annotations

import pytest

from desk.story.story import Story
from desk.ui.notebook.tying import bare, tied_copy


def test_selected_words_lose_their_marks_and_breaks() -> None:
    assert bare(" “one giant\nleap” ") == "one giant leap"


def test_selected_copy_loses_its_markup() -> None:
    assert bare("[“one *giant* leap”](quote:q1)") == "one giant leap"


@pytest.mark.parametrize(
    ("copy", "selected", "tied"),
    [
        ("He said: “Contact light.”", "“Contact light.”", "He said: [“Contact light.”](quote:q1)"),
        ("He said: “Contact light.”", "Contact light", "He said: [“Contact light.”](quote:q1)"),
        ("“Contact light,” he said.", "Contact light", "[“Contact light,”](quote:q1) he said."),
        ('"Contact light," he said.', '"Contact light,"', '["Contact light,"](quote:q1) he said.'),
    ],
)
def test_the_words_are_tied_with_their_marks(copy: str, selected: str, tied: str) -> None:
    assert tied_copy(Story("k", copy=copy), selected, "q1") == tied


@pytest.mark.parametrize(
    ("copy", "selected"),
    [
        ("Contact light came on.", "Contact light"),
        ("[“Contact light.”](quote:q0)", "Contact light"),
        ("“Contact light came on.”", "Contact light"),
        ("“Contact [light].”", "Contact [light]"),
        ("“One.\n\n“Two.”", "One.\n\n“Two"),
        ("“Contact light.”", ""),
    ],
)
def test_what_cannot_be_tied_stays_as_it_is(copy: str, selected: str) -> None:
    assert tied_copy(Story("k", copy=copy), selected, "q1") == copy


def test_a_quotation_that_is_tied_already_is_passed_over() -> None:
    copy = "[“Contact light.”](quote:q0) Again: “Contact light.”"
    assert tied_copy(Story("k", copy=copy), "Contact light", "q1").endswith("Again: [“Contact light.”](quote:q1)")
