"""Slips of the hand: spaces, doubled words, marks without a partner, two kinds of marks."""

from __future__ import annotations

import pytest

from tests.preflight.eagle import COPY, eagle, mended, pointed, remarks, says, showing, telling


def test_two_spaces_become_one() -> None:
    story = telling("The fuel  ran low.")
    assert says("double-spaces", story) == ["Two spaces stand between ‘fuel’ and ‘ran’ in the copy."]
    assert mended("double-spaces", story) == telling("The fuel ran low.")


@pytest.mark.parametrize(
    "layout",
    [
        "-   an item",
        "1.  an item",
        "##  A heading",
        "A line that breaks  \nhere",
        "`two  spaces`",
        "| a  | b |",
        ">  so",
    ],
)
def test_spaces_that_are_layout_stay(layout: str) -> None:
    assert says("double-spaces", telling(layout)) == []


def test_spaces_are_looked_for_above_and_beside_the_copy() -> None:
    assert mended("double-spaces", eagle(headline="Eagle  lands")).furniture.headline == "Eagle lands"
    assert mended("double-spaces", showing(caption="The  moon.")).photos[0].caption == "The moon."


def test_a_fix_finds_its_words_again_after_an_edit() -> None:
    (remark,) = remarks("double-spaces", telling("The fuel  ran low."))
    assert remark.fix is not None
    later = telling("By then the crew knew. The fuel  ran low.")
    assert remark.fix.apply(later) == telling("By then the crew knew. The fuel ran low.")
    gone = telling("The tank ran dry.")
    assert remark.fix.apply(gone) == gone


@pytest.mark.parametrize(
    ("odd", "right"),
    [
        ("The\u200b Eagle", "The Eagle"),
        ("The\u00a0\u00a0Eagle", "The Eagle"),
        ("The\tEagle", "The Eagle"),
        ("The Eagle.\u00a0", "The Eagle."),
        ("The Eagle.\u00a0 \nIt landed.", "The Eagle.\nIt landed."),
    ],
)
def test_stray_spaces_are_taken_out(odd: str, right: str) -> None:
    story = telling(odd)
    assert len(says("odd-spaces", story)) == 1
    assert mended("odd-spaces", story) == telling(right)


def test_a_no_break_space_between_two_words_may_hold_them() -> None:
    assert says("odd-spaces", telling("Apollo\u00a011 landed.\n\n\t- an item")) == []


@pytest.mark.parametrize(("slip", "right"), [("The crew , and", "The crew, and"), ("It landed .", "It landed.")])
def test_no_space_before_a_comma_or_stop(slip: str, right: str) -> None:
    assert mended("space-before", telling(slip)) == telling(right)


@pytest.mark.parametrize("fine", ["It cost .5 cents", "and so on …", "the .com boom", ": so", "He said ... well"])
def test_spaces_before_other_marks_are_fine(fine: str) -> None:
    assert says("space-before", telling(fine)) == []


def test_french_sets_spaces_before_marks() -> None:
    story = eagle(language="fr-FR", headline="L’aigle s’est posé !")
    assert says("space-before", story) == []


def test_a_word_that_stands_twice() -> None:
    story = telling("It was the the moon.\n\nThey saw\nsaw it.")
    assert pointed("doubled-words", story) == ["the the", "saw\nsaw"]
    assert mended("doubled-words", telling("It was The the moon.")) == telling("It was The moon.")


@pytest.mark.parametrize(
    "fine",
    [
        "He had had enough.",
        "It said that that was it.",
        "Sirhan Sirhan spoke.",
        "no, no",
        "the theme",
        "so-so so",
        "Down.\n\nDown",
    ],
)
def test_words_that_rightly_stand_twice(fine: str) -> None:
    assert says("doubled-words", telling(fine)) == []


def test_what_was_said_twice_is_named_but_not_changed_by_a_click() -> None:
    (remark,) = remarks("doubled-words", telling("“It was the the moon,” they said."))
    assert remark.fix is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("“The Eagle has landed, he said.", "The quotation mark that opens ‘“The Eagle has landed,’ is never closed."),
        (
            "The Eagle has landed,” he said.",
            "The quotation mark that closes ‘The Eagle has landed,”’ was never opened.",
        ),
        ('"The Eagle has landed, he said.', 'The quotation mark that opens ‘"The Eagle has landed,’ is never closed.'),
    ],
)
def test_quotation_marks_without_a_partner(text: str, sentence: str) -> None:
    story = telling(text)
    assert says("open-marks", story) == [sentence]
    assert pointed("open-marks", story)


@pytest.mark.parametrize(
    "fine",
    [
        "“The Eagle has landed,” he said. “Roger.”",
        "“A first paragraph that goes on.\n\n“A second one that ends.”",
        "It was 6'2\" tall.",
        "The crew’s ship and the dogs’ bones",
        '[“Roger, Tranquility,”](quote:landed "a title") he said.',
    ],
)
def test_quotation_marks_in_order(fine: str) -> None:
    assert says("open-marks", telling(fine)) == []


def test_brackets_without_a_partner() -> None:
    assert says("open-brackets", telling("The lander (Eagle came down.")) == [
        "The bracket that opens ‘(Eagle came down.’ is never closed."
    ]
    assert says("open-brackets", telling("The lander Eagle) came down.")) == [
        "The bracket that closes ‘The lander Eagle)’ was never opened."
    ]
    assert says("open-brackets", telling("a) first, 2) second (third) [fourth] :) [a link](https://example.org)")) == []


def test_two_kinds_of_marks_become_one() -> None:
    story = telling('The "Eagle" and the crew\'s flag, and the moon’s dust.')
    assert says("mixed-marks", story) == [
        "3 quotation marks are straight and the others are curly; one kind does for a story."
    ]
    assert mended("mixed-marks", story) == telling("The “Eagle” and the crew’s flag, and the moon’s dust.")


def test_the_many_decide_and_addresses_stay() -> None:
    story = telling('"One," "two," "three" and [“four”](https://example.org/"x").')
    straight = mended("mixed-marks", story)
    assert "“" not in straight.copy
    assert straight.copy.startswith(COPY.replace("“", '"').replace("”", '"'))
    assert says("mixed-marks", straight) == []


def test_marks_of_one_kind_are_fine() -> None:
    assert says("mixed-marks", telling('The crew’s “Eagle” and `"code"`.')) == []
