"""The rules that a desk has made itself: what they find, and which of them it cannot take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.preflight.checks import preflight
from desk.preflight.finding import Context
from desk.preflight.own_rules import NAME, found, refusal
from desk.story.house import House, OwnRule
from tests.preflight.eagle import NOW, telling

RULE = OwnRule(r"\bmoon[ -]walk(s?)\b", "one word here.", r"moonwalk\1", "Two moon walks.", "Two moonwalks.")


def remarks(copy: str, *rules: OwnRule) -> list[str]:
    return [one.message for one in preflight(telling(copy), Context(House(rules=rules), NOW)) if one.check == NAME]


def test_a_rule_finds_its_words_and_says_what_to_write() -> None:
    assert refusal(RULE) == ""
    assert remarks("They began their moon walk.", RULE) == [
        "Write ‘moonwalk’ for ‘moon walk’ in the copy: one word here."
    ]


def test_its_fix_is_one_click() -> None:
    story = telling("They took moon-walks.")
    (finding,) = [one for one in preflight(story, Context(House(rules=(RULE,)), NOW)) if one.check == NAME]
    assert finding.fix is not None
    assert "They took moonwalks." in finding.fix.apply(story).copy


def test_quoted_words_are_left_alone() -> None:
    assert remarks("“We go for a moon walk,” said the commander.", RULE) == []


def test_a_rule_without_a_replacement_only_marks() -> None:
    rule = OwnRule("astronaut", "say which of them.")
    assert remarks("An astronaut came.", rule) == ["‘astronaut’ in the copy: say which of them."]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (replace(RULE, pattern=""), "Write what the rule finds"),
        (replace(RULE, pattern="x" * 400), "at most 300 characters"),
        (replace(RULE, why=" "), "Say why"),
        (replace(RULE, pattern="(moon"), "is no regular expression"),
        (replace(RULE, replacement=r"\2"), "is no regular expression"),
        (replace(RULE, pattern="x*", replacement=""), "finds nothing at all as well"),
        (replace(RULE, match="Two moonwalks."), "does not find its own example"),
        (replace(RULE, leave="A moon walk."), "which it must leave alone"),
    ],
)
def test_a_rule_that_cannot_be_taken_is_refused_in_a_sentence(rule: OwnRule, said: str) -> None:
    assert said in refusal(rule)


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(a|a)*x", r"(\w+\s?)*:", r"(?:a*)*b", r"(a|aa)+x", r"a*a*a*a*a*a*a*a*b", r"(.*a){12}b"]
)
def test_a_pattern_that_would_hang_on_some_text_is_refused_at_once(pattern: str) -> None:
    assert "would be slow" in refusal(OwnRule(pattern, "because."))


@pytest.mark.parametrize(
    "pattern", [r"\bcolor(s|ed)?\b", r"\b\w+-wise\b", r"[Aa]pollo \d+", r"said [^.]*, who", r"very +\w+"]
)
def test_what_people_write_is_taken(pattern: str) -> None:
    assert refusal(OwnRule(pattern, "because.")) == ""


def test_a_quantifier_without_a_bound_gets_one() -> None:
    assert found(OwnRule("a[+*]b+", "because."), "xa+bbb") != ()
    assert found(OwnRule(r"\*+", "because."), "a ** b") != ()


def test_a_rule_from_elsewhere_that_is_no_pattern_does_not_stop_the_checks() -> None:
    assert len(remarks("An astronaut and a moon walk.", OwnRule("(", "x."), RULE)) == 1
