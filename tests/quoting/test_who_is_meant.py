"""Who is meant where a text is roundabout: asides, relative clauses, 'as NAME put it', pronouns with two candidates."""

from __future__ import annotations

import pytest

from desk.quoting.quotation import Tier
from desk.quoting.scan import find_quotations


def told(text: str) -> list[tuple[str, str]]:
    """Each quotation with its speaker."""
    return [(text[one.start : one.end], one.speaker) for one in find_quotations(text)]


def tiers(text: str) -> list[Tier]:
    return [one.tier for one in find_quotations(text)]


@pytest.mark.parametrize("dash", [" – ", " — ", "—", " -- "])
@pytest.mark.parametrize("marks", ["‘’", "“”", '""', "''"])
def test_quoted_words_broken_by_an_aside_are_one_speakers(marks: str, dash: str) -> None:
    opening, closing = marks[0], marks[1]
    text = (
        f"{opening}We do not know,{closing} Margaret Hamilton said. "
        f"{opening}It is the crew’s decision{closing}{dash}here she laughed{dash}{opening}not ours.{closing}"
    )
    name = "Margaret Hamilton"
    assert told(text) == [("We do not know,", name), ("It is the crew’s decision", name), ("not ours.", name)]


def test_an_attribution_behind_counts_for_both_sides_of_an_aside() -> None:
    text = "‘We waited an hour’ – she paused – ‘and then we went,’ said Margaret Hamilton. Joan Clarke listened."
    name = "Margaret Hamilton"
    assert told(text) == [("We waited an hour", name), ("and then we went,", name)]
    assert [one.cue for one in find_quotations(text)] == ["said", "said"]


def test_an_attribution_in_front_counts_for_both_sides_of_an_aside() -> None:
    text = "Gene Kranz said: “We waited an hour” — applause — “and then we went.”"
    assert told(text) == [("We waited an hour", "Gene Kranz"), ("and then we went.", "Gene Kranz")]


def test_as_somebody_put_it() -> None:
    text = (
        "Few rules apply, because the first demand is a “lawful source of fuel,” as a report of the committee put it."
    )
    assert told(text) == [("lawful source of fuel,", "a report of the committee")]


def test_words_on_a_screen_are_the_screens() -> None:
    text = "Some engineers reported that all they get is a message stating, “The computer is full of alarms.”"
    assert told(text) == [("The computer is full of alarms.", "a message")]


def test_words_sent_as_a_message_are_their_senders() -> None:
    text = "Gene Kranz sent a message stating, “The computer is full of alarms.”"
    assert told(text) == [("The computer is full of alarms.", "Gene Kranz")]


def test_a_clause_about_the_listener_does_not_speak() -> None:
    text = (
        "Gene Kranz, the flight director, told a young woman who suggested that the crew might wait "
        "that “this is not the first alarm and waiting is no plan.”"
    )
    assert told(text) == [("this is not the first alarm and waiting is no plan.", "Gene Kranz")]


def test_a_judgement_on_a_statement_is_the_judges() -> None:
    text = "The board then ruled that Collins’s statement about “thousands of alarms” is “a stretch of the truth.”"
    assert told(text)[1] == ("a stretch of the truth.", "The board")


def test_a_former_something_of_somebody_is_the_one_just_named() -> None:
    text = (
        "Gene Kranz on Wednesday called on Michael Collins to say sorry.\n\n"
        "“I was not pleased,” Apollo’s former flight director said on the radio."
    )
    assert told(text) == [("I was not pleased,", "Gene Kranz")]


def test_he_is_the_man_of_the_sentence_before_and_no_collection() -> None:
    text = (
        "USA Rock Collections said the hall was full. “It is big,” USA Rock Collections wrote.\n\n"
        "For Michael Collins, a pilot, the rock was a wonder. He said, “It shines like a coin in the sun.”"
    )
    assert told(text)[1] == ("It shines like a coin in the sun.", "Michael Collins")


def test_they_is_not_one_paper() -> None:
    text = (
        "A complaint filed in May called the plan “a fraud on the public.”\n\n"
        "Senators from both sides sent a letter on Thursday.\n\n“The plan should be allowed to end,” they wrote."
    )
    assert told(text)[1] == ("The plan should be allowed to end,", "")


def test_words_behind_a_picture_line_have_no_speaker() -> None:
    text = (
        "Mission Control was full.\n\nIn 1969, Eagle and Columbia wait on the pad. Image: NASA.\n\n"
        "“The trainer will be the home of the museum for many years to come.”"
    )
    assert told(text) == [("The trainer will be the home of the museum for many years to come.", "")]


def test_a_name_that_signs_quoted_words_spoke_them() -> None:
    text = (
        "Gene Kranz said he was pleased. “We were ready,” he said.\n\n"
        "“A new age is taking hold of the whole world.” Margaret Hamilton, “The Daily Moon”\n\n"
        "The hall was full."
    )
    assert told(text)[1] == ("A new age is taking hold of the whole world.", "Margaret Hamilton")


@pytest.mark.parametrize(
    "text",
    [
        "Gene Kranz said that after the third alarm of a long night the crew in the module had “nothing but luck.”",
        "Gene Kranz said the crew was well. “They are in good spirits.”",
        "Gene Kranz: “We are go for landing.”",
        "“We are go for landing” Gene Kranz said.",
        "“We are go for landing,” a spokesman for the centre said.",
        "Gene Kranz called the landing “a close thing.”",
        "Gene Kranz met Neil Armstrong. Kranz was calm. “We are go for landing,” he said.",
    ],
)
def test_these_are_fit_to_link_by_themselves(text: str) -> None:
    assert tiers(text) == [Tier.SURE]


@pytest.mark.parametrize(
    "text",
    [
        "Gene Kranz spoke. Neil Armstrong was there too. At the centre men cheered. “We are go for landing,” he said.",
        "Gene Kranz, who met those who said the crew was lost, was “not amused at all.”",
        "“We are go for landing,” the controller said.",
    ],
)
def test_these_are_not(text: str) -> None:
    assert Tier.SURE not in tiers(text)
