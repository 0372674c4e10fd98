from __future__ import annotations

from dataclasses import replace

from desk.newsroom.checking import decide, ledger_of
from desk.preflight.checks import preflight
from desk.preflight.finding import Context
from desk.story.claim import ClaimState, Fact
from desk.story.furniture import Furniture
from desk.story.house import House, Weighting
from desk.story.person import Person
from desk.story.story import Story
from tests.preflight.eagle import NOW

EDITOR = Person("Editor")
COPY = (
    "The landing took place on 20 July 1969, and 600 million people watched.\n\n"
    "Neil Armstrong went out first. Buzz Aldrin followed after 19 minutes, and Armstrong waited."
)
STORY = Story("k", Furniture(headline="Eagle lands"), COPY)


def fact(story: Story, words: str) -> Fact:
    [one] = [one for one in ledger_of(story) if one.place.words == words]
    return one


def checked(words: str, state: ClaimState = ClaimState.CONFIRMED, story: Story = STORY) -> Story:
    return decide(story, fact(story, words), state, EDITOR, NOW, "A reason.")


def states(story: Story) -> dict[str, str]:
    return {one.place.words: one.state.value for one in ledger_of(story)}


def test_a_name_is_listed_where_it_stands_first() -> None:
    assert list(states(STORY)) == [
        "20 July 1969", "600 million people", "Neil Armstrong", "Buzz Aldrin", "19 minutes",
    ]  # fmt: skip


def test_a_decision_stays_with_its_words_when_text_comes_in_before_them() -> None:
    story = checked("19 minutes")
    moved = replace(story, copy="They came down at 20:17 in dust.\n\n" + story.copy)
    assert states(moved)["19 minutes"] == "confirmed"


def test_an_edit_of_the_sentence_turns_all_its_facts_to_check_again_and_no_others() -> None:
    story = checked("19 minutes", story=checked("20 July 1969", story=checked("600 million people")))
    edited = replace(story, copy=story.copy.replace("people watched", "people slept"))
    assert states(edited) == {
        "20 July 1969": "check again", "600 million people": "check again", "Neil Armstrong": "unchecked",
        "Buzz Aldrin": "unchecked", "19 minutes": "confirmed",
    }  # fmt: skip


def test_words_that_were_edited_themselves_are_to_be_checked_again_in_their_place() -> None:
    story = checked("19 minutes")
    edited = replace(story, copy=story.copy.replace("19 minutes", "20 minutes"))
    again = fact(edited, "20 minutes")
    assert again.state is ClaimState.AGAIN
    assert again.claim is not None
    assert again.claim.place.words == "19 minutes"


def test_a_tie_emphasis_or_other_quotation_marks_are_no_edit() -> None:
    copy = 'The loop said "Go" at 20:17.'
    story = checked("20:17", story=replace(STORY, copy=copy))
    tied = replace(story, copy="The *loop* said [“Go”](quote:q1) at 20:17.")
    assert states(tied)["20:17"] == "confirmed"


def test_a_sentence_that_is_gone_has_no_line_and_comes_back_as_it_was() -> None:
    story = checked("600 million people")
    gone = replace(story, copy=COPY.split("\n\n")[1])
    assert "600 million people" not in states(gone)
    assert states(replace(gone, copy=COPY))["600 million people"] == "confirmed"


def test_a_name_that_comes_in_earlier_is_not_listed_twice() -> None:
    story = checked("Neil Armstrong")
    earlier = replace(story, copy="They were led by Neil Armstrong.\n\n" + story.copy)
    assert [one.place.words for one in ledger_of(earlier)].count("Neil Armstrong") == 1


def test_the_check_counts_in_one_line_and_a_house_weighs_it() -> None:
    story = checked("19 minutes")
    story = replace(story, copy=story.copy.replace("19", "20"))

    def told(*weights: Weighting) -> list[tuple[str, str]]:
        found = preflight(story, Context(House(weights=weights), NOW))
        return [(one.weight.value, one.message) for one in found if one.check == "facts-unchecked"]

    message = "Of 5 facts in the ledger, 4 unchecked and 1 to check again."
    assert told() == [("note", message)]
    assert told(Weighting("facts-unchecked", "blocker")) == [("blocker", message)]
    assert told(Weighting("facts-unchecked", "off")) == []


def test_what_cannot_be_confirmed_is_named() -> None:
    found = preflight(checked("19 minutes", ClaimState.CANNOT), Context(House(), NOW))
    assert [one.message for one in found if one.check == "facts-unconfirmed"] == [
        "Editor could not confirm ‘19 minutes’."
    ]
