"""Where quoted stretches begin and end."""

from __future__ import annotations

import pytest

from desk.quoting.marks import NOT_CLOSED, NOT_OPENED, find_stretches


def quoted(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in find_stretches(text).stretches]


@pytest.mark.parametrize(
    "text",
    [
        '"The Eagle has landed," he said.',
        "“The Eagle has landed,” he said.",
        "”The Eagle has landed,” he said.",
        "“The Eagle has landed,“ he said.",
        "„The Eagle has landed,“ he said.",
        "«The Eagle has landed,» he said.",
        "«\u00a0The Eagle has landed,\u00a0» he said.",
        "``The Eagle has landed,'' he said.",
        "‘The Eagle has landed,’ he said.",
        "'The Eagle has landed,' he said.",
    ],
)
def test_every_kind_of_mark_is_read_and_white_space_inside_is_left_off(text: str) -> None:
    assert quoted(text) == ["The Eagle has landed,"]


def test_single_marks_count_only_where_no_double_ones_stand_around_speech() -> None:
    assert quoted("It’s ‘one small step’. “One giant leap,” he said.") == ["One giant leap,"]
    assert quoted("‘He said “One giant leap,” and smiled,’ said the reporter.") == [
        "He said “One giant leap,” and smiled,"
    ]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "‘The astronauts’ families don’t know,’ said the reporter. ‘It’s the ’60s.’"
    assert quoted(text) == ["The astronauts’ families don’t know,", "It’s the ’60s."]
    assert quoted("The crew's plan, the boys' club and rock 'n' roll.") == []


def test_marks_nest() -> None:
    text = '"I read you the words: “The Eagle has landed.” That was all."'
    assert quoted(text) == ["I read you the words: “The Eagle has landed.” That was all."]


def test_a_paragraph_that_opens_again_goes_on_with_the_quotation() -> None:
    stretches = find_stretches("“Alpha beta.\n\n“Gamma delta,” he said.").stretches
    assert [(s.closed, s.continues, s.resumes) for s in stretches] == [(False, True, False), (True, False, True)]


def test_a_line_break_inside_a_quotation_is_not_its_end() -> None:
    assert quoted('"Alpha beta\ngamma," he said.') == ["Alpha beta\ngamma,"]


def test_an_unclosed_mark_is_a_finding_and_ends_before_the_attribution() -> None:
    marked = find_stretches('"Alpha beta gamma, the editor said.\n\nThe end.')
    assert [(mark.at, mark.message) for mark in marked.loose] == [(0, NOT_CLOSED)]
    assert quoted('"Alpha beta gamma, he said.\n\nThe end.') == ["Alpha beta gamma,"]
    assert quoted('He said: "Alpha beta gamma.\n\nThe end.') == ["Alpha beta gamma."]


def test_an_unclosed_mark_does_not_swallow_the_next_quotation() -> None:
    text = '"Alpha beta, he said. "Gamma delta," he added.'
    assert quoted(text) == ["Alpha beta,", "Gamma delta,"]


def test_a_closing_mark_that_closes_nothing_is_a_finding() -> None:
    marked = find_stretches("Alpha beta,” he said.")
    assert [(mark.at, mark.message) for mark in marked.loose] == [(11, NOT_OPENED)]


def test_heights_and_tags_are_no_quotations() -> None:
    assert quoted("He is 6'2\" and she is 5'9\" tall.") == []
    assert quoted('<a href="https://example.org/">Alpha</a> "Beta," he said.') == ["Beta,"]
