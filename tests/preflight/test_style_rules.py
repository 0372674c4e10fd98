"""House style as data: each rule brings the texts that it must and must not match."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.preflight.checks import CHECKS
from desk.preflight.rules import Rule, Searcher, cased_like, house_rules, is_bounded, read_rules, searcher
from desk.story.errors import BadFile
from tests.preflight.eagle import COPY, eagle, mended, pointed, remarks, says, telling

EXAMPLES = [(rule, text) for rule in house_rules() for text in (*rule.match, *dict(rule.words))]
FINE = [(rule, text) for rule in house_rules() for text in rule.leave]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda one: getattr(one, "name", one))
def test_a_rule_finds_its_examples(rule: Rule, text: str) -> None:
    hits = Searcher((rule,)).hits(text)
    assert hits
    assert all(text[hit.start : hit.end].strip() for hit in hits)


@pytest.mark.parametrize(("rule", "text"), FINE, ids=lambda one: getattr(one, "name", one))
def test_a_rule_leaves_its_counterexamples_alone(rule: Rule, text: str) -> None:
    assert Searcher((rule,)).hits(text) == ()


@pytest.mark.parametrize("rule", house_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert rule.leave or rule.words
    assert rule.why.endswith(".")
    assert not rule.sure or rule.replacement or any(better for _, better in rule.words)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, text in EXAMPLES if rule.sure], ids=lambda one: getattr(one, "name", one)
)
def test_what_a_rule_writes_instead_it_leaves_alone(rule: Rule, text: str) -> None:
    only = Searcher((rule,))
    while hits := [hit for hit in only.hits(text) if hit.better]:
        text = text[: hits[-1].start] + hits[-1].better + text[hits[-1].end :]
        assert len(text) < 200
    assert not [hit for hit in only.hits(text) if hit.better]


def test_every_rule_is_a_check() -> None:
    assert {rule.name for rule in house_rules()} <= {check.name for check in CHECKS}


def test_no_two_rules_of_a_language_have_the_same_words() -> None:
    for language in ("en-GB", "en-US"):
        words = [words for rule in house_rules() if rule.speaks(language) for words, _ in rule.words]
        assert len(set(words)) == len(words)


def test_what_a_reporter_reads_and_the_click_that_mends_it() -> None:
    story = telling("They landed on 20th July.")
    assert says("date-ordinal", story) == [
        "Write ‘20 July’ for ‘20th July’ in the copy: dates have no ‘st’, ‘nd’, ‘rd’ or ‘th’."
    ]
    assert mended("date-ordinal", story) == telling("They landed on 20 July.")


def test_a_rule_without_another_word_only_says_why() -> None:
    assert says("worn", telling("Time will tell.")) == ["‘Time will tell’ in the copy: it is worn; say what happened."]


def test_quoted_words_are_left_alone() -> None:
    quoted = '“It is a manned flight in order to land,” he said, and ‘mankind’ was the word. "Mankind," he said.'
    assert remarks("gendered-jobs", telling(quoted)) == []
    assert remarks("long-winded", telling(quoted)) == []
    assert pointed("gendered-jobs", telling(f"{quoted} Mankind listened.")) == ["Mankind"]


def test_addresses_and_code_are_left_alone() -> None:
    story = telling("See [the crew](https://example.org/in-order-to/mankind), `mankind`, www.example.org/mankind.")
    assert remarks("gendered-jobs", story) == []


def test_headlines_are_read_too() -> None:
    assert mended("misspelt", eagle(headline="Crew recieved at sea")).furniture.headline == "Crew received at sea"


def test_rules_speak_their_language() -> None:
    text = "The colour of the dust and its color."
    assert pointed("spelling-gb", telling(text)) == ["color"]
    american = telling(text, furniture=eagle(language="en-US").furniture)
    assert [remark.place.words for remark in remarks("spelling-us", american)] == ["colour"]
    german = telling(text, furniture=eagle(language="de-DE").furniture)
    assert remarks("spelling-gb", german) == remarks("spelling-us", german) == []


def test_left_over_lines_are_looked_for_in_the_copy_only() -> None:
    assert pointed("left-over-page", telling("Read more: The men who stayed at home")) == [
        "Read more: The men who stayed at home"
    ]
    assert remarks("left-over-page", eagle(headline="Recommended")) == []


def test_a_phrase_may_run_over_a_line_but_not_over_a_stop() -> None:
    assert pointed("long-winded", telling("They did it in\norder to land.")) == ["in\norder to"]
    assert remarks("long-winded", telling("It was in order. To land was hard.")) == []


def test_capitals_are_kept() -> None:
    assert cased_like("after", "In the wake of") == "After"
    assert cased_like("because", "due to the fact that") == "because"
    assert cased_like("result", "END RESULT") == "RESULT"


@pytest.mark.parametrize(
    ("pattern", "bounded"),
    [(r"a{1,30}b", True), (r"[+*]a\+\*", True), (r"\w++ ?b", True), (r"a{3,}+", True),
     (r"a+b", False), (r"(a*)b", False), (r"a{3,}", False), (r"[^]+]*", False)],
)  # fmt: skip
def test_patterns_have_bounds(pattern: str, bounded: bool) -> None:
    assert is_bounded(pattern) is bounded


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[rule]", "cannot be used"),
        ('[[rule]]\nname = "x"\n', "lacks"),
        ('[[rule]]\nname = "x"\nlabel = "x"\nwhy = "x."\npattern = "a+b"\n', "without a bound"),
        ('[[rule]]\nname = "x"\nlabel = "x"\nwhy = "x."\npattern = "("\n', "is wrong"),
        ('[[rule]]\nname = "x"\nlabel = "x"\nwhy = "x."\n', "either a pattern or words"),
        ('[[rule]]\nname = "x"\nlabel = "x"\nwhy = "x."\npattern = "a"\nweight = "heavy"\n', "heavy"),
        ('[[rule]]\nname = "x"\nlabel = "x"\nwhy = "x."\npattern = "a"\ncolour = "red"\n', "colour"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_why(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadFile, match=r"house\.toml") as raised:
        read_rules(path)
    assert sentence in str(raised.value)


def test_hits_stand_where_they_say() -> None:
    text = COPY.replace("came down", "was able to land on 20th July, in the wake of which it came down")
    hits = searcher("en-GB").hits(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["20th July", "in the wake of"]


def test_initials_are_spelled_out_once() -> None:
    assert says("initials-explained", telling("The LRRR was set up; the LRRR works.")) == [
        "‘LRRR’ is nowhere spelled out in the copy."
    ]
    for fine in (
        "The Laser Ranging Retroreflector (LRRR) works, and the LRRR will.",
        "The LRRR (a mirror) works.",
        "The NASA crew and the BBC.",
        "HOUSTON WE HAVE A HEADING",
        "`LRRR`",
    ):
        assert says("initials-explained", telling(fine)) == []
