from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.export.strike import strike
from desk.newsroom import drafting
from desk.newsroom.checking import checkers_page, decide, lay_down, ledger_of, set_source
from desk.storage import open_desk
from desk.story.claim import ClaimState, Fact
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.merge import merge
from desk.story.person import Person, Role
from desk.story.record import from_record, to_record
from desk.story.source import Source, Terms
from desk.story.stage import Stage
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
REPORTER, COLLEAGUE, EDITOR = Person("Reporter"), Person("Colleague"), Person("Editor", Role.EDITOR)
STORY = Story(
    "k",
    Furniture(headline="Eagle lands"),
    "Nobody slept. The crew took 21.5 kilograms of rock & dust in 1969.",
    sources=(Source("s1", "NASA"), Source("s2", "A. Person", terms=Terms.BACKGROUND, description="an official")),
)


def fact(story: Story, number: int = 0) -> Fact:
    return ledger_of(story)[number]


def test_what_nobody_has_touched_is_not_stored() -> None:
    assert len(ledger_of(STORY)) == 2
    assert STORY.claims == ()


def test_a_decision_tells_who_and_when_and_can_be_taken_back() -> None:
    story = decide(STORY, fact(STORY), ClaimState.CONFIRMED, EDITOR, NOON)
    [claim] = story.claims
    assert (claim.checker, claim.at, claim.sentence) == (
        "Editor", NOON, "The crew took 21.5 kilograms of rock & dust in 1969.",
    )  # fmt: skip
    assert from_record(Story, to_record(story)) == story
    assert decide(story, fact(story), ClaimState.UNCHECKED, EDITOR, NOON) == STORY


@pytest.mark.parametrize("state", [ClaimState.WAIVED, ClaimState.CANNOT])
def test_a_waiver_and_what_cannot_be_confirmed_need_a_reason(state: ClaimState) -> None:
    with pytest.raises(RuleError, match=r"Say why ‘21.5 kilograms’"):
        decide(STORY, fact(STORY), state, EDITOR, NOON, " ")


def test_a_source_is_kept_through_decisions_and_decides_nothing() -> None:
    story = set_source(STORY, fact(STORY), "s1")
    assert fact(story).state is ClaimState.UNCHECKED
    story = decide(story, fact(story), ClaimState.CONFIRMED, EDITOR, NOON)
    assert story.claims[0].source == "s1"
    with pytest.raises(RuleError, match="not in the notebook"):
        set_source(story, fact(story), "s9")


def test_keys_pressed_faster_than_the_ledger_is_read_again_make_one_row() -> None:
    seen = fact(STORY)
    story = set_source(STORY, seen, "s1")
    story = decide(story, seen, ClaimState.CONFIRMED, EDITOR, NOON)
    [claim] = story.claims
    assert (claim.source, claim.state) == ("s1", "confirmed")
    assert decide(story, seen, ClaimState.WAIVED, EDITOR, NOON, "Known.").claims[0].state is ClaimState.WAIVED


def test_a_source_that_a_colleague_chose_meanwhile_leaves_the_decision_as_it_is() -> None:
    mine = decide(STORY, fact(STORY), ClaimState.CONFIRMED, REPORTER, NOON)
    merged = merge(STORY, mine, set_source(STORY, fact(STORY), "s1")).story
    assert fact(merged).state is ClaimState.CONFIRMED


def test_choosing_a_source_after_an_edit_does_not_confirm_the_new_sentence() -> None:
    story = decide(STORY, fact(STORY), ClaimState.CONFIRMED, EDITOR, NOON)
    story = replace(story, copy=story.copy.replace("21.5", "22"))
    assert fact(set_source(story, fact(story), "s1")).state is ClaimState.AGAIN


def test_a_merge_keeps_what_both_found_and_the_next_decision_settles_it() -> None:
    mine = decide(STORY, fact(STORY), ClaimState.CONFIRMED, REPORTER, NOON)
    theirs = decide(STORY, fact(STORY), ClaimState.CANNOT, EDITOR, NOON + timedelta(hours=1), "The log says 22.")
    merged = merge(STORY, mine, theirs)
    assert merged.conflicts == ()
    both = fact(merged.story)
    assert {one.checker for one in merged.story.claims} == {"Reporter", "Editor"}
    assert both.state is ClaimState.CANNOT
    settled = decide(merged.story, both, ClaimState.CHANGED, EDITOR, NOON + timedelta(hours=2))
    assert [one.state for one in settled.claims] == ["changed"]


def test_everybody_may_check_until_the_story_is_approved(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk")
    begun = drafting.start_story(desk, REPORTER, STORY.furniture)
    base = drafting.keep(desk, REPORTER, begun, replace(begun, copy=STORY.copy)).story
    kept = drafting.keep(desk, COLLEAGUE, base, decide(base, fact(base), ClaimState.CONFIRMED, COLLEAGUE, NOON)).story
    assert kept.claims[0].checker == "Colleague"
    assert kept.authors == ("Reporter",)
    desk.close()
    with pytest.raises(RuleError, match="stand as they were approved"):
        decide(replace(STORY, stage=Stage.APPROVED), fact(STORY), ClaimState.CONFIRMED, EDITOR, NOON)


def test_no_claim_leaves_the_desk_in_an_export() -> None:
    assert strike(decide(STORY, fact(STORY), ClaimState.CONFIRMED, EDITOR, NOON)).claims == ()


def test_the_checkers_copy_numbers_every_sentence_and_names_only_who_is_on_the_record(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk")
    story = set_source(STORY, fact(STORY), "s1")
    story = decide(story, fact(story), ClaimState.WAIVED, EDITOR, NOON, "Weighed on <the> scales.")
    story = set_source(story, fact(story, 1), "s2")
    page = checkers_page(desk, EDITOR, story)
    lay_down(desk, EDITOR, page, tmp_path / "out" / "copy.html")
    desk.close()
    text = (tmp_path / "out" / "copy.html").read_text("utf-8")
    assert "<b>1.</b> Eagle lands" in text
    assert "<b>2.</b> Nobody slept." in text
    assert "<b>3.</b> The crew took 21.5 kilograms of rock &amp; dust in 1969." in text
    assert "waived by Editor: Weighed on &lt;the&gt; scales." in text
    assert ">NASA<" in text
    assert "an official" in text
    assert "A. Person" not in text
