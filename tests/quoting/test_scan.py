"""Who said it: the patterns of attribution, pronouns, and what is no speech at all."""

from __future__ import annotations

import pytest

from desk.quoting.quotation import Quotation, Record, Tier
from desk.quoting.scan import find_quotations, scan, scan_near

STEP = "That’s one small step for man, one giant leap for mankind"
LANDED = "Houston, Tranquility Base here. The Eagle has landed"


def only(text: str) -> Quotation:
    found = find_quotations(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (f"“{STEP},” Neil Armstrong said.", "Neil Armstrong", "said"),
        (f"“{STEP},” said Neil Armstrong.", "Neil Armstrong", "said"),
        (f"“{STEP},” the commander, Neil Armstrong, told Houston.", "Neil Armstrong", "told"),
        (f"“{STEP},” Neil Armstrong (NASA), 38, told Houston on July 21.", "Neil Armstrong", "told"),
        (f"Neil Armstrong said: “{STEP}.”", "Neil Armstrong", "said"),
        (f"Neil Armstrong, the mission’s commander, said on Sunday, “{STEP}.”", "Neil Armstrong", "said"),
        (f"Neil Armstrong, who was the commander, climbed down, saying “{STEP}.”", "Neil Armstrong", "saying"),
        (f"According to Neil Armstrong, “{STEP}.”", "Neil Armstrong", "According"),
        (f"“{STEP},” according to Neil Armstrong.", "Neil Armstrong", "according"),
        (f"Neil Armstrong: “{STEP}.”", "Neil Armstrong", ""),
        (f"“{STEP}.” — Neil Armstrong", "Neil Armstrong", ""),
        (f"“{STEP},” Neil Armstrong was quoted as saying.", "Neil Armstrong", "quoted"),
        ("The step was a “giant leap for mankind” and more, Neil Armstrong said.", "Neil Armstrong", "said"),
        ("“What a view!” Buzz Aldrin exclaimed.", "Buzz Aldrin", "exclaimed"),
        ("The view was Buzz Aldrin’s; Aldrin called it “magnificent desolation.”", "Buzz Aldrin", "called"),
        ("“Alpha beta gamma,” the report said.", "the report", "said"),
        ("“Alpha beta gamma,” reporters shouted.", "reporters", "shouted"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str, cue: str) -> None:
    found = only(text)
    assert (found.speaker, found.cue) == (speaker, cue)


def test_offsets_are_code_points_inside_the_marks_and_of_the_mention() -> None:
    text = f"🚀 “{LANDED},” Neil Armstrong said."
    found = only(text)
    assert text[found.start : found.end] == LANDED + ","
    assert text[found.speaker_start : found.speaker_end] == "Neil Armstrong"


def test_a_surname_is_resolved_to_the_fullest_name() -> None:
    text = f"Neil Armstrong climbed down the ladder. “{STEP},” Armstrong said."
    assert only(text).speaker == "Neil Armstrong"


def test_a_family_name_that_comes_first_is_resolved_too() -> None:
    text = "Yang Liwei, China’s first astronaut, spoke. “Alpha beta gamma,” Yang said."
    assert only(text).speaker == "Yang Liwei"


def test_a_shared_surname_without_a_given_name_stays_a_surname() -> None:
    text = "Scott Kelly and his brother Mark Kelly are astronauts. “Alpha beta gamma,” Kelly said."
    assert only(text).speaker in ("Kelly", "Scott Kelly")
    told = "Scott Kelly and Mark Kelly are twins. “Alpha beta gamma,” Mark Kelly said."
    assert only(told).speaker == "Mark Kelly"


def test_a_pronoun_means_the_last_speaker_it_fits() -> None:
    text = (
        "Neil Armstrong and Valentina Tereshkova met in 1970.\n\n"
        "“Alpha beta gamma,” Armstrong said. Tereshkova smiled. “Delta epsilon,” he said.\n\n“Zeta eta,” she said."
    )
    assert [found.speaker for found in find_quotations(text)] == [
        "Neil Armstrong",
        "Neil Armstrong",
        "Valentina Tereshkova",
    ]


def test_a_role_means_the_person_who_has_it() -> None:
    text = "President John Kennedy spoke in Houston.\n\n“We choose to go to the Moon,” the president said."
    assert only(text).speaker == "John Kennedy"


def test_quoted_words_without_attribution_carry_the_speaker_over() -> None:
    text = f"“{LANDED},” Neil Armstrong said. “The surface is fine and powdery.”"
    first, second = find_quotations(text)
    assert (second.speaker, second.tier) == (first.speaker, Tier.SURE)


def test_attribution_behind_the_second_quotation_counts_for_the_first() -> None:
    text = "The line was bad. “The surface is fine.” “I can pick it up with my toe,” Neil Armstrong said."
    assert [found.speaker for found in find_quotations(text)] == ["Neil Armstrong"] * 2


def test_a_quotation_of_several_paragraphs_has_one_speaker() -> None:
    text = "“Alpha beta gamma,” said Neil Armstrong. “Delta.\n\n“Epsilon zeta.\n\n“Eta theta.”\n\nHouston listened."
    assert [found.speaker for found in find_quotations(text)] == ["Neil Armstrong"] * 4


def test_questions_and_answers_go_by_turns() -> None:
    text = "“Alpha beta?” asked Mr Brown.\n\n“Gamma,” said Mr Green.\n\n“Delta epsilon?”\n\n“Zeta eta.”"
    found = find_quotations(text)
    assert [quotation.speaker for quotation in found] == ["Mr Brown", "Mr Green", "Mr Brown", "Mr Green"]
    assert found[2].tier is Tier.GUESS


def test_no_source_is_an_answer() -> None:
    found = only("Opinion is divided. “Alpha beta gamma delta epsilon.”\n\nThe vote is on Thursday.")
    assert (found.speaker, found.speaker_start) == ("", -1)


def test_words_that_came_through_an_agency_are_the_speakers() -> None:
    text = "Neil Armstrong said the landing was smooth. “The Eagle has landed,” Reuters news agency reported."
    found = only(text)
    assert (found.speaker, found.via) == ("Neil Armstrong", "Reuters news agency")
    relayed = only("“The Eagle has landed,” Reuters quoted Neil Armstrong, the commander, as saying.")
    assert (relayed.speaker, relayed.via, relayed.description) == ("Neil Armstrong", "Reuters", "the commander")
    passive = only("Neil Armstrong was quoted by Reuters as saying “the Eagle has landed.”")
    assert (passive.speaker, passive.via) == ("Neil Armstrong", "Reuters")


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("“Alpha beta gamma,” NASA flight director Gene Kranz said.", "NASA flight director"),
        ("“Alpha beta gamma,” said Gene Kranz, a flight director.", "a flight director"),
        ("“Alpha beta gamma,” the flight director, Gene Kranz, said.", "the flight director"),
        (
            "The plan held, Gene Kranz, a director at the Center for Space, Flight and Earth Studies in Houston, "
            "told Reuters. “Alpha beta gamma,” he said.",
            "a director at the Center for Space, Flight and Earth Studies in Houston",
        ),
    ],
)
def test_title_and_affiliation_are_the_texts_own(text: str, description: str) -> None:
    assert only(text).description == description


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “space race” is over.",
        "The film “First on the Moon” opened on Friday, Buzz Aldrin said.",
        "The word “moon” stands 40 times in the text.",
        "The capsule is known as “Gumdrop” to the crew.",
        "Their slogan is “Go for landing.”",
        "On CNN’s “State of the Union,” Buzz Aldrin talked of Mars.",
    ],
)
def test_titles_slogans_and_scare_quotes_are_left_alone(text: str) -> None:
    assert find_quotations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "”",
        '" "',
        "\u0000\u0007“a\u0001b,” \u202ehe said.\u202c",
        "قال “ألفا بيتا”، حسب الوزارة. “Alpha beta,” Омар said. 「こんにちは」",
        "“" * 50 + "a" + "”" * 50,
        "‘’“”'\"«»" * 20,
        "he said " * 40 + '"a"',
        "\n\n\n",
    ],
)
def test_any_text_has_an_answer(text: str) -> None:
    for found in find_quotations(text):
        assert 0 <= found.start < found.end <= len(text)


def test_the_notebook_gives_the_speaker_where_the_text_names_none() -> None:
    records = [Record("q1", "Neil Armstrong", STEP + ".")]
    found = find_quotations(f"It was a landing. “{STEP}.”", records)[0]
    assert (found.speaker, found.record, found.tier) == ("Neil Armstrong", "q1", Tier.SURE)


def test_words_of_the_notebook_are_speech_even_if_they_look_like_a_scrap() -> None:
    records = [Record("q1", "Buzz Aldrin", "Beautiful view. Magnificent desolation out here.")]
    text = "The phrase “magnificent desolation out here” became famous."
    assert find_quotations(text) == ()
    assert find_quotations(text, records)[0].record == "q1"


def test_a_record_of_somebody_else_makes_the_proposal_a_guess() -> None:
    records = [Record("q1", "Neil Armstrong", STEP + ".")]
    found = find_quotations(f"“{STEP},” Buzz Aldrin said.", records)[0]
    assert (found.speaker, found.record, found.tier) == ("Buzz Aldrin", "q1", Tier.GUESS)


def test_a_changed_paragraph_is_read_alone_with_the_names_of_the_story() -> None:
    paragraphs = ["Neil Armstrong flew Apollo 11."] + [f"Paragraph {n} tells of nothing." for n in range(20)]
    text = "\n\n".join([*paragraphs, "“Alpha beta gamma,” Armstrong said. “Delta epsilon.”", "The end."])
    whole = scan(text)
    near = scan_near(text, text.index("Alpha"), whole)
    assert near.quotations == whole.quotations
    assert near.quotations[0].speaker == "Neil Armstrong"
    assert scan_near(text, 3, whole).quotations == ()


def test_loose_marks_of_a_changed_paragraph_have_offsets_of_the_whole_text() -> None:
    text = "Alpha.\n\nBeta “gamma delta.\n\nEpsilon."
    whole = scan(text)
    assert [mark.at for mark in whole.loose_marks] == [text.index("“")]
    assert scan_near(text, text.index("Beta"), whole).loose_marks == whole.loose_marks
