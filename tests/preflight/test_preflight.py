"""Preflight as a whole: what comes out, in which order, how heavy, and what stops which move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.preflight.checks import CHECKS, MOST, blocking, preflight
from desk.preflight.finding import Check, Weight
from desk.preflight.weights import weight_of
from desk.story.house import House, Weighting
from desk.story.story import Story
from tests.preflight.eagle import COPY, EAGLE, context, eagle, names_of, showing, telling


def test_a_complete_story_has_no_findings() -> None:
    assert preflight(EAGLE, context()) == ()


def test_an_empty_story_is_told_what_it_lacks_and_nothing_breaks() -> None:
    findings = preflight(Story("empty"), context())
    blockers = {finding.check for finding in findings if finding.weight is Weight.BLOCKER}
    assert blockers == {"slug", "headline", "section", "byline", "copy"}
    assert {finding.check for finding in blocking(findings, "submit")} == blockers


def test_the_heaviest_findings_come_first() -> None:
    story = replace(telling("The  end, TK."), furniture=replace(EAGLE.furniture, headline="The Eagle lands."))
    weights = [finding.weight.rank for finding in preflight(story, context())]
    assert weights == sorted(weights, reverse=True)
    assert set(weights) == {0, 1, 2}


def test_equal_stories_have_equal_findings_and_fixes() -> None:
    story = telling("The  the end .")
    assert preflight(story, context()) == preflight(replace(story), context())


def test_checks_have_a_name_and_a_label_of_their_own() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert len({check.label for check in CHECKS}) == len(CHECKS)
    assert all(check.sets and set(check.sets) <= {"submit", "approve", "publish"} for check in CHECKS)


def test_what_nobody_can_override() -> None:
    fixed = {check.name for check in CHECKS if not check.overridable}
    photos = {"photo-credit", "photo-caption", "photo-alt"}
    assert fixed == photos | {
        "protected-names",
        "off-record-words",
        "off-record-tied",
        "copy-readable",
        "open-suggestions",
        "legal-clearance",
        "not-for-publication",
    }


def test_a_desk_weighs_a_check_anew() -> None:
    story = eagle(headline="Eagle lands.")
    for weight in Weight:
        findings = preflight(story, context(weights=(Weighting("headline-stop", weight.value),)))
        assert [(finding.check, finding.weight) for finding in findings] == [("headline-stop", weight)]
    assert preflight(story, context(weights=(Weighting("headline-stop", "off"),))) == ()


@pytest.mark.parametrize("check", [check for check in CHECKS if not check.overridable], ids=lambda check: check.name)
def test_fixed_weights_stay(check: Check) -> None:
    house = House(weights=(Weighting(check.name, "off"), Weighting(check.name, "note", ("Science",))))
    assert weight_of(check, house, ("Science", "Space")) is Weight.BLOCKER


def test_a_fixed_weight_is_marked_in_its_finding() -> None:
    (finding,) = preflight(showing(credit=""), context(weights=(Weighting("photo-credit", "off"),)))
    assert finding.fixed_weight
    assert finding.weight is Weight.BLOCKER


def test_the_word_for_the_nearest_section_counts() -> None:
    weights = (
        Weighting("dateline", "note", ("Science", "Space")),
        Weighting("dateline", "blocker"),
        Weighting("dateline", "off", ("Science",)),
    )
    check = next(check for check in CHECKS if check.name == "dateline")
    house = House(weights=weights)
    assert weight_of(check, house, ("Science", "Space")) is Weight.NOTE
    assert weight_of(check, house, ("Science", "Health")) is None
    assert weight_of(check, house, ("World",)) is Weight.BLOCKER
    assert weight_of(check, house, ()) is Weight.BLOCKER


def test_of_two_words_for_one_section_the_later_counts_and_nonsense_does_not() -> None:
    check = next(check for check in CHECKS if check.name == "dateline")
    weights = (Weighting("dateline", "off"), Weighting("dateline", "note"), Weighting("dateline", "heavy"))
    assert weight_of(check, House(weights=weights), ()) is Weight.NOTE


def test_placeholders_do_not_stop_a_submission_but_an_approval() -> None:
    findings = preflight(telling("The name of the ship is TK."), context())
    assert blocking(findings, "submit") == ()
    assert [finding.check for finding in blocking(findings, "approve")] == ["placeholders"]


def test_one_check_says_a_hundred_things_at_most() -> None:
    findings = preflight(telling("TK. " * 500), context())
    assert len([finding for finding in findings if finding.check == "placeholders"]) == MOST == 100


def test_copy_that_the_parser_refuses_is_a_finding_and_no_crash() -> None:
    deep = replace(EAGLE, copy=COPY + "\n\n" + ">" * 300 + " deep")
    assert "copy-readable" in names_of(deep)


@pytest.mark.parametrize(
    "odd",
    ["\0", "“" * 1000, "[" * 2000, "](" * 2000, "<!--" * 500, "`" * 999, "“‘\"'" * 300, "\ud800", "🚀" * 500, "״שלום״",
     "((((" * 400, "a" * 20_000, "a@" * 2000, "U." * 2000, "0" * 5000, " " * 5000 + "x", "\t\u00a0" * 800,
     "[x](photo:" * 400, "[“" * 800, "- " * 1000, "TK" * 900, "the " * 900, "12:" * 900],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_any_text_is_read_without_a_crash(odd: str) -> None:
    for story in (telling(odd), eagle(headline=odd, slug=odd, standfirst=odd), showing(caption=odd, alt=odd)):
        findings = preflight(story, context())
        for finding in findings:
            if finding.fix:
                finding.fix.apply(story)
