"""Odd cases: single marks and apostrophes, words that came through an agency, whose lawyer said it, who is asked."""

from __future__ import annotations

import pytest

from desk.quoting.scan import find_quotations

Told = list[tuple[str, str]]


def told(text: str) -> Told:
    """Each quotation with its speaker."""
    return [(text[one.start : one.end], one.speaker) for one in find_quotations(text)]


@pytest.mark.parametrize("mark", ["’", "'"])
def test_a_surname_with_an_apostrophe_is_found_again(mark: str) -> None:
    text = (
        f"“Nobody came,” Siân D{mark}Arcy told the desk. “Go now,” she said. "
        f"Ms D{mark}Arcy left. “Done,” D{mark}Arcy added."
    )
    name = f"Siân D{mark}Arcy"
    assert told(text) == [("Nobody came,", name), ("Go now,", name), ("Done,", name)]


def test_an_age_stands_between_a_name_and_what_they_are() -> None:
    text = "‘We’ll not go back,’ said Peter O’Hara, 54, a crane driver. ‘It’s the lads’ decision.’"
    assert [(one.speaker, one.description) for one in find_quotations(text)] == [("Peter O’Hara", "a crane driver")] * 2


def test_a_role_before_a_dame_or_sir_is_theirs() -> None:
    text = "The port’s director, Dame Ruth Ellery, was sorry. ‘It’s a hard day,’ she said, ‘and there’ll be others.’"
    found = find_quotations(text)
    assert [(one.speaker, one.description) for one in found] == [("Ruth Ellery", "The port’s director")] * 2


@pytest.mark.parametrize(
    ("agency", "via"),
    [("state news agency Bernama said", "state news agency Bernama"), ("Reuters said", "Reuters"),
     ("the Bernama news agency reported", "Bernama news agency")],
)  # fmt: skip
def test_what_an_agency_said_that_somebody_said_is_theirs(agency: str, via: str) -> None:
    text = (
        f"Prime Minister Anwar Ibrahim described the deal as “fair to all,” {agency}. "
        "“It will hold,” it quoted him as saying."
    )
    found = find_quotations(text)
    assert [(one.speaker, one.via) for one in found] == [("Anwar Ibrahim", via)] * 2


def test_an_agency_that_speaks_for_itself_is_the_speaker() -> None:
    assert told("The service was down. “We are sorry,” Reuters said.") == [("We are sorry,", "Reuters")]


def test_words_of_small_words_only_are_words_all_the_same() -> None:
    text = "The road is safe. “They do not,” according to Ann Lee, who lives there."
    assert told(text) == [("They do not,", "Ann Lee")]


def test_the_lawyer_of_somebody_is_not_that_somebody() -> None:
    text = "“It is finished,” said Ian McDonald. “He would say that,” said Mr McDonald’s lawyer, Sue Van der Meer."
    assert told(text) == [("It is finished,", "Ian McDonald"), ("He would say that,", "Sue Van der Meer")]


def test_a_question_and_its_answer() -> None:
    text = (
        "“Where were you?” the judge, Carol Finch, asked.\n\n“At home,” Mrs Webb said.\n\n"
        "“With whom?” Judge Finch asked.\n\nMrs Webb, a nurse from Hull, paused. “With my son.”"
    )
    assert [speaker for _words, speaker in told(text)] == ["Carol Finch", "Mrs Webb", "Carol Finch", "Mrs Webb"]


def test_an_unsourced_quotation_has_no_source() -> None:
    assert told("The bridge divides the village. “We have waited thirty years.”\n\nWork starts in May.") == [
        ("We have waited thirty years.", "")
    ]


def test_quotations_in_quotations_are_one() -> None:
    text = "“She turned and said, ‘That’s enough,’” said Omar Haddad, the cook. “I answered, ‘Never.’”"
    assert [speaker for _words, speaker in told(text)] == ["Omar Haddad"] * 2


def test_paragraphs_of_one_speaker_without_closing_marks() -> None:
    text = (
        "Coroner Alice Berwick spoke.\n\n“It was a long night,” she said. “Nobody slept.\n\n“At four the pumps "
        "stopped.\n\n“We owe them an answer.”\n\nA union official, Max Stone, said it would strike."
    )
    assert [speaker for _words, speaker in told(text)] == ["Alice Berwick"] * 4


def test_no_break_spaces_are_spaces() -> None:
    text = (
        "“This is\u00a0false,”\u00a0Liu Pengyu, an embassy spokesman,\u00a0said.\u00a0\n\n"
        "“We keep our word,”\u00a0Liu\u00a0added."
    )
    assert [speaker for _words, speaker in told(text)] == ["Liu Pengyu"] * 2
