"""Quotations: published words against the notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desk.preflight.checks import blocking, preflight
from desk.story.quote import Quote, QuoteStatus
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story
from tests.preflight.eagle import (
    ARMSTRONG,
    COPY,
    EAGLE,
    LANDED,
    context,
    eagle,
    mended,
    names_of,
    pointed,
    remarks,
    says,
    showing,
    telling,
)

STEP = Quote(
    "step", "arm", "That's one small step for man, one giant leap for mankind.", verified_by="Reporter",
    reference="air-to-ground loop, 109:24:23",
)  # fmt: skip


def with_step(copy: str, **quote: Any) -> Story:
    """The story with more copy, and with the step in the notebook."""
    return telling(copy, quotes=(LANDED, replace(STEP, **quote)))


@pytest.mark.parametrize(
    "published",
    [
        "“That’s one small step for man, one giant leap for mankind.”",
        "“one giant leap for mankind”",
        "“That’s one small step … one giant leap for mankind.”",
        "“That’s one small step for [a] man”",
    ],
)
def test_words_that_stand_in_the_record(published: str) -> None:
    story = with_step(f"[{published}](quote:step) Armstrong said.")
    assert "words-differ" not in names_of(story)


@pytest.mark.parametrize(
    "published",
    [
        "“That’s one small step for a man, one giant leap for mankind.”",
        "“one giant step for mankind”",
        "“That’s one small step for man, for mankind.”",
        "“One giant leap for mankind, one small step for man.”",
    ],
)
def test_words_that_differ_stop_an_approval(published: str) -> None:
    story = with_step(f"[{published}](quote:step) Armstrong said.")
    assert pointed("words-differ", story) == [published]
    (sentence,) = says("words-differ", story)
    assert sentence.startswith(f"‘{published[1:20]}")
    assert "words-differ" in {finding.check for finding in blocking(preflight(story, context()), "approve")}
    assert not blocking(preflight(story, context()), "submit")


def test_the_words_of_the_notebook_are_one_click_away() -> None:
    story = with_step("[“one giant step for mankind,”](quote:step) Armstrong said.")
    better = mended("words-differ", story)
    assert "words-differ" not in names_of(better)
    assert "](quote:step) Armstrong said." in better.copy


def test_a_translation_is_what_the_published_words_are_held_against() -> None:
    quote = Quote(
        "adler", "arm", "Der Adler ist gelandet.", QuoteStatus.TRANSLATED, language="de",
        translation="The Eagle has landed.", verified_by="Reporter",
    )  # fmt: skip
    story = telling("[“The Eagle has landed,”](quote:adler) Armstrong said.", quotes=(LANDED, quote))
    assert says("words-differ", story) == []
    other = telling("[“The Eagle has flown,”](quote:adler) Armstrong said.", quotes=(LANDED, quote))
    assert len(says("words-differ", other)) == 1


def test_a_not_that_was_left_outside_is_named() -> None:
    quote = replace(STEP, words="I do not think that it will fail.")
    story = telling("[“think that it will fail,”](quote:step) Armstrong said.", quotes=(LANDED, quote))
    (sentence,) = says("quote-meaning", story)
    assert "‘not’ or ‘never’" in sentence


def test_a_tie_to_nothing() -> None:
    story = telling("[“Roger,”](quote:gone) Armstrong said.")
    assert says("quote-missing", story) == ["‘Roger,’ is tied to a quote that is not in the notebook."]
    assert pointed("quote-missing", story) == ["“Roger,”"]


def test_a_record_without_words_records_nothing() -> None:
    story = with_step("[“Roger,”](quote:step) Armstrong said.", words=" ")
    assert says("quote-empty", story) == ["The notebook has no recorded words for ‘Roger,’."]
    assert says("words-differ", story) == []


def test_a_quote_that_is_used_is_verified() -> None:
    story = replace(EAGLE, quotes=(replace(LANDED, verified_by=""),))
    assert says("quote-unverified", story) == [
        "The quote of Neil Armstrong, ‘Houston, Tranquility Base here. The…’, is not verified."
    ]
    unused = replace(story, copy="The lander came down.\n\n![](photo:view)")
    assert says("quote-unverified", unused) == []


def test_a_finding_does_not_name_a_source_on_background() -> None:
    source = replace(ARMSTRONG, terms=Terms.BACKGROUND, description="a person who was there")
    story = replace(EAGLE, sources=(source,), quotes=(replace(LANDED, verified_by=""),))
    assert "The quote of a person who was there" in says("quote-unverified", story)[0]


def test_a_paraphrase_is_no_quotation() -> None:
    story = replace(EAGLE, quotes=(replace(LANDED, status=QuoteStatus.PARAPHRASE),))
    assert len(says("quote-paraphrase", story)) == 1


def test_a_quote_comes_from_somebody() -> None:
    story = replace(EAGLE, sources=())
    assert says("quote-source", story) == [
        "Nobody is noted as the source of ‘Houston, Tranquility Base here. The Eagle has landed.’."
    ]


def test_speech_without_a_record() -> None:
    story = telling("“The surface is fine and powdery,” Armstrong said.")
    assert says("quote-record", story) == ["The notebook has no record of ‘The surface is fine and powdery,’."]
    assert pointed("quote-record", story) == ["The surface is fine and powdery,"]


def test_names_of_things_are_no_speech() -> None:
    assert says("quote-record", telling("The lander was called “Eagle” by its crew.")) == []


def test_words_that_the_notebook_has_can_be_tied() -> None:
    story = with_step("“One giant leap for mankind,” Armstrong said.")
    tied = mended("quote-record", story)
    assert tied == with_step("[“One giant leap for mankind,”](quote:step) Armstrong said.")
    assert says("quote-record", tied) == []
    twice = replace(story, quotes=(*story.quotes, replace(STEP, key="again")))
    assert all(remark.fix is None for remark in remarks("quote-record", twice))


def test_the_headline_quotes_what_the_copy_has() -> None:
    assert says("headline-quotation", eagle(headline="Crew: ‘The Eagle has landed’")) == []
    wrong = eagle(headline="Crew: ‘The Eagle has crashed’")
    assert says("headline-quotation", wrong) == [
        "The headline quotes ‘The Eagle has crashed’, which does not stand in the copy."
    ]
    (remark,) = remarks("headline-quotation", wrong)
    assert (remark.place.part, remark.place.words) == ("headline", "The Eagle has crashed")


def test_standfirst_and_captions_quote_it_too() -> None:
    assert len(says("headline-quotation", eagle(standfirst="“Roger, we see you,” they heard"))) == 1
    assert len(says("headline-quotation", showing(caption="“Roger, we see you,” they heard."))) == 1


def test_speech_of_nobody() -> None:
    story = replace(EAGLE, copy="![](photo:view)\n\n“The surface is fine and powdery. I can kick it up.”")
    assert says("quote-speaker", story) == [
        "The copy does not say who said ‘The surface is fine and powdery. I can kick it up.’."
    ]


def test_a_long_story_hears_more_than_one_source() -> None:
    long = telling("The plain is grey. " * 80)
    assert says("one-source", long) == ["Every quotation that is tied to the notebook comes from one source."]
    assert says("one-source", EAGLE) == []
    other = Quote("duke", "cap", "Roger, Tranquility.", verified_by="Reporter")
    both = replace(long, copy=f"{long.copy}\n\n[“Roger, Tranquility,”](quote:duke) he said.", quotes=(LANDED, other))
    assert says("one-source", both) == []


def test_words_given_to_somebody_else() -> None:
    story = replace(EAGLE, copy=COPY.replace("Armstrong said", "Charles Duke said"))
    assert says("wrong-speaker", story) == [
        "The copy gives ‘Houston, Tranquility Base here. The Eagle has landed,’ to Charles Duke; "
        "the notebook has it from Neil Armstrong."
    ]
    assert blocking(preflight(story, context()), "approve")


@pytest.mark.parametrize(
    "speaker", ["Armstrong", "Neil Armstrong", "Mr Armstrong", "Neil A. Armstrong", "he", "the commander"]
)
def test_names_that_are_his(speaker: str) -> None:
    story = replace(EAGLE, copy=COPY.replace("Armstrong said", f"{speaker} said"))
    assert says("wrong-speaker", story) == []


def test_an_organisation_speaks_for_itself() -> None:
    nasa = Source("arm", "NASA", SourceKind.ORGANISATION)
    story = replace(EAGLE, sources=(nasa,), copy=COPY.replace("Armstrong said", "NASA said"))
    assert says("wrong-speaker", story) == []


def test_words_on_background_are_not_given_to_a_name() -> None:
    story = replace(EAGLE, quotes=(replace(LANDED, terms=Terms.BACKGROUND),))
    assert says("background-named", story) == [
        "‘Houston, Tranquility Base here. The Eagle has landed,’ was said on background, but the copy names Armstrong."
    ]
