"""What a quotation in the copy is, held against the notebook; and how it is tied, changed and found again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.newsroom import proposing
from desk.quoting.judgement import Verdict
from desk.story.errors import RuleError
from desk.story.place import anchored
from desk.story.quote import How, Quote
from desk.story.source import Source
from desk.story.story import Story

ARMSTRONG = Source("s1", "Neil Armstrong", title="Commander", organisation="Apollo 11")
DUKE = Source("s2", "Charles Duke", title="Capsule communicator")
LANDED = Quote("q1", "s1", "Houston, Tranquility Base here. The Eagle has landed.")
STEP = Quote("q2", "s1", "That’s one small step for man, one giant leap for mankind.")


def story_of(copy: str, *quotes: Quote) -> Story:
    return Story("k1", copy=copy, sources=(ARMSTRONG, DUKE), quotes=quotes)


def hold(story: Story, words: str, key: str = "") -> proposing.Held:
    start = story.copy.index(words)
    place = anchored("copy", story.copy, start, start + len(words))
    return proposing.held(story, place, key, None)[0]


def test_a_tied_quotation_is_its_record_and_how_the_words_stand() -> None:
    story = story_of("He said: [“The Eagle has landed.”](quote:q1)", LANDED)
    one = hold(story, "“The Eagle has landed.”", "q1")
    assert (one.key, one.quote, one.source, one.red) == ("q1", LANDED, ARMSTRONG, False)


def test_words_that_differ_bring_their_fixes_with_the_marks_of_the_copy() -> None:
    story = story_of("[“That’s one small step for a man,”](quote:q2) Neil Armstrong said.", STEP)
    one = hold(story, "“That’s one small step for a man,”", "q2")
    assert one.red
    assert one.judgement is not None
    assert one.judgement.verdict is Verdict.WORDS_DIFFER
    fixes = {fix.label: fix.words for fix in one.fixes}
    assert fixes["Insert [a]"] == "“That’s one small step for [a] man,”"
    mended = proposing.reword(one.place, fixes["Insert [a]"])(story)
    assert mended.copy == "[“That’s one small step for [a] man,”](quote:q2) Neil Armstrong said."
    assert not hold(mended, "“That’s one small step for [a] man,”", "q2").red


def test_an_untied_quotation_is_found_again_in_the_notebook_and_tied() -> None:
    story = story_of("“The Eagle has landed,” he said. More words.", LANDED)
    one = hold(story, "“The Eagle has landed,”")
    assert (one.key, one.quote, one.sure) == ("", LANDED, True)
    # Words before it come while the answer is on its way: the place is found again.
    grown = replace(story, copy="A late lead. " + story.copy)
    tied = proposing.tie(one.place, "q1")(grown)
    assert tied.copy == "A late lead. [“The Eagle has landed,”](quote:q1) he said. More words."


def test_of_two_records_with_the_same_words_that_of_the_named_speaker_is_proposed() -> None:
    roger = (Quote("q3", "s1", "We copy you on the ground."), Quote("q4", "s2", "We copy you on the ground."))
    story = story_of("“We copy you on the ground,” Charles Duke said.", *roger)
    one = hold(story, "“We copy you on the ground,”")
    assert one.quote == roger[1]


def test_who_the_text_names_is_proposed_with_the_title_it_gives() -> None:
    story = replace(story_of("“We are go for landing,” said flight director Gene Kranz."), sources=())
    one = hold(story, "“We are go for landing,”")
    source = proposing.proposed_source(one)
    assert source is not None
    assert (source.name, source.title) == ("Gene Kranz", "Flight director")
    logged = proposing.log(one, source)(story)
    [quote] = logged.quotes
    assert (quote.words, quote.source, quote.verified) == ("We are go for landing", source.key, False)
    assert logged.copy == f"[“We are go for landing,”](quote:{quote.key}) said flight director Gene Kranz."


def test_a_speaker_whom_the_notebook_has_is_no_new_source() -> None:
    story = story_of("“We copy you down,” said Duke.")
    one = hold(story, "“We copy you down,”")
    assert proposing.proposed_source(one) == DUKE
    assert len(proposing.log(one, DUKE)(story).sources) == 2


def test_what_came_over_a_wire_says_so() -> None:
    story = story_of("“All is calm on the ground,” Charles Duke said.")
    one = hold(story, "“All is calm on the ground,”")
    assert one.speech is not None
    over_the_wire = replace(one, speech=replace(one.speech, via="TASS"))
    [quote] = proposing.log(over_the_wire, DUKE)(story).quotes
    assert (quote.how, quote.note) == (How.WIRE, "by way of TASS")


def test_nobody_is_proposed_where_the_text_names_nobody() -> None:
    one = hold(story_of("“Mind the step, all of you.”"), "“Mind the step, all of you.”")
    assert proposing.proposed_source(one) is None
    assert not one.sure


def test_a_tie_is_changed_and_taken_off_with_the_words_left_alone() -> None:
    story = story_of("He said: [“The Eagle has landed.”](quote:q1) Then silence.", LANDED, STEP)
    one = hold(story, "“The Eagle has landed.”", "q1")
    assert proposing.tie(one.place, "q2")(story).copy == story.copy.replace("q1", "q2")
    assert proposing.untie(one.place)(story).copy == "He said: “The Eagle has landed.” Then silence."
    given = proposing.given_to(one, DUKE)(story)
    assert given.copy == story.copy
    assert [quote.source for quote in given.quotes] == ["s2", "s1"]


def test_words_that_are_gone_are_not_tied() -> None:
    story = story_of("“The Eagle has landed,” he said.", LANDED)
    one = hold(story, "“The Eagle has landed,”")
    with pytest.raises(RuleError, match="changed meanwhile"):
        proposing.tie(one.place, "q1")(replace(story, copy="Nothing of it."))


def test_a_single_bracket_is_refused_with_a_sentence() -> None:
    story = story_of("“The [Eagle has landed,” he said.", LANDED)
    start = story.copy.index("“")
    place = anchored("copy", story.copy, start, story.copy.index("”") + 1)
    with pytest.raises(RuleError, match="bracket"):
        proposing.tie(place, "q1")(story)


def test_pasted_words_that_the_notebook_has_are_remembered_but_not_tied_ones() -> None:
    story = story_of("", LANDED, STEP)
    pasted = "“The Eagle has landed,” he said. [“one giant leap for mankind”](quote:q2) “Unheard of words here.”"
    assert proposing.remembered(story, pasted) == ("The Eagle has landed,",)


def test_only_the_paragraph_of_a_long_story_is_read_again() -> None:
    long = "\n\n".join(["Nothing much happened, the log says."] * 2_000)
    story = story_of(f"{long}\n\n“We are go,” flight director Gene Kranz said.\n\n{long}")
    start = story.copy.index("“")
    place = anchored("copy", story.copy, start, story.copy.index("”") + 1)
    first, names = proposing.held(story, place, "", None)
    again, same = proposing.held(story, place, "", names)
    assert same is names
    assert again == first
    assert again.speech is not None
    assert again.speech.speaker == "Gene Kranz"
