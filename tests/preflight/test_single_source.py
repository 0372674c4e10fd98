"""What rests on somebody who may not be named wants a second source; what has one, or needs none, is left alone."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import checking
from desk.story.claim import ClaimKind, ClaimState, Fact
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story
from tests.preflight.eagle import ARMSTRONG, EAGLE, LANDED, NOW, pointed, says, telling

LISTENER = Source("lis", "Somebody", terms=Terms.BACKGROUND, description="a person who heard the loop")
FUEL = Quote("fuel", "lis", "They had fuel for twenty seconds.", terms=Terms.BACKGROUND)
TIED = "[“They had fuel for twenty seconds,”](quote:fuel) a person who heard the loop said."
STORY = telling(TIED, sources=(ARMSTRONG, LISTENER), quotes=(LANDED, FUEL))
SAYS = (
    "‘“They had fuel for twenty seconds,” a person who…’: the sentence rests on one source who may not be named, "
    "‘a person who heard the loop’. Note a second source, or a document, on a fact of it."
)


def fact_of(story: Story, words: str, kind: ClaimKind = ClaimKind.NUMBER) -> Fact:
    return next(one for one in checking.ledger_of(story) if words in one.place.words and one.kind is kind)


def test_the_words_of_an_unnamed_source_want_a_second_one() -> None:
    assert says("single-source", STORY) == [SAYS]
    assert pointed("single-source", STORY) == ["“They had fuel for twenty seconds,”"]


def test_a_second_source_on_any_fact_of_the_sentence_is_enough() -> None:
    fact = fact_of(STORY, "fuel", ClaimKind.QUOTATION)
    assert says("single-source", checking.set_source(STORY, fact, "arm")) == []
    assert says("single-source", checking.set_source(STORY, fact, "", "Mission report, p. 12")) == []
    assert says("single-source", checking.set_source(STORY, fact, "lis")) == [SAYS]


def test_what_was_waived_has_been_decided() -> None:
    fact = fact_of(STORY, "fuel", ClaimKind.QUOTATION)
    waived = checking.decide(STORY, fact, ClaimState.WAIVED, Person("Editor"), NOW, "two editors know who it is")
    assert says("single-source", waived) == []


def test_a_fact_that_was_checked_against_an_unnamed_source_alone_is_told_too() -> None:
    story = telling("The computer gave five alarms.", sources=(ARMSTRONG, LISTENER))
    assert says("single-source", story) == []
    told = says("single-source", checking.set_source(story, fact_of(story, "five"), "lis"))
    assert [one.split("’:")[0] for one in told] == ["‘The computer gave five alarms."]
    assert says("single-source", checking.set_source(story, fact_of(story, "five"), "arm")) == []


def test_several_sentences_of_one_source_are_one_remark() -> None:
    story = replace(STORY, copy=f"{STORY.copy}\n\nThe computer gave five alarms.")
    story = checking.set_source(story, fact_of(story, "five"), "lis")
    [told] = says("single-source", story)
    assert "…’ and 1 more: the sentences rest on one source" in told


def test_sources_on_the_record_and_documents_need_no_second_one() -> None:
    assert says("single-source", EAGLE) == []
    for source in (replace(LISTENER, terms=Terms.ON_RECORD), replace(LISTENER, kind=SourceKind.DOCUMENT)):
        assert says("single-source", replace(STORY, sources=(ARMSTRONG, source))) == []


def test_a_confidential_source_is_told_by_its_alias() -> None:
    hidden = Source("lis", terms=Terms.BACKGROUND, description="a person", confidential=True, alias="Harbour")
    [told] = says("single-source", replace(STORY, sources=(ARMSTRONG, hidden)))
    assert "‘Harbour’" in told
