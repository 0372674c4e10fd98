"""What is read out of copy."""

from __future__ import annotations

import pytest

from desk.markup.reading import headings, links, photo_keys, plain, tied_quotations, untied, words

COPY = """# Eagle lands

![The view](photo:k1)

The crew said: [“Houston, *Tranquility Base* [here].”](quote:q1) See [the log](https://example.org/a_(b)).

## Later

- one
- two

> “Roger, Tranquility.”
> — Mission Control

![The flag [US]](photo:k2)
"""


def test_plain_words_in_paragraphs() -> None:
    assert plain(COPY).split("\n\n") == [
        "Eagle lands",
        "The crew said: “Houston, Tranquility Base [here].” See the log.",
        "Later",
        "one",
        "two",
        "“Roger, Tranquility.” — Mission Control",
    ]


def test_plain_of_tables_breaks_code_and_notes() -> None:
    assert plain("a\\\nb `c`[^1]\n\n| d | e |\n|---|---|\n| f | g |\n\n    h\n\n[^1]: i") == (
        "a\nb c\n\nd\te\n\nf\tg\n\nh\n\ni"
    )


@pytest.mark.parametrize(
    ("copy", "count"),
    [
        ("", 0),
        ("One two — three.", 3),
        ("well-known *Eagle* isn’t", 3),
        ("# Head\n\n> quote\n\n* * *\n\n___", 2),
        ("1. one\n2) two\n- three", 3),
        ("![an alternative text](photo:k1)\n\nwords", 1),
        ("[two words](https://example.org/x)", 2),
        ("[a][b]\n\n[b]: https://example.org", 1),
        ("[“Houston, here.”](quote:q1)", 2),
        ("登月舱着陆了", 6),
        ("登月 Apollo 11 号", 5),
        ("שלום עולם", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts(copy: str, count: int) -> None:
    assert words(copy) == count


def test_words_agree_with_the_plain_words() -> None:
    assert words(COPY) == sum(any(map(str.isalnum, word)) for word in plain(COPY).split())


def test_photos_in_order_each_once() -> None:
    assert photo_keys(COPY + "\n![again](photo:k1)") == ("k1", "k2")
    assert photo_keys("`![a](photo:k1)` \\![b](photo:k2) ![c](https://x.example/)") == ()


def test_tied_quotations_with_their_places() -> None:
    (tied,) = tied_quotations(COPY)
    assert (tied.key, tied.words) == ("q1", "“Houston, Tranquility Base [here].”")
    assert COPY[tied.start : tied.end] == "“Houston, *Tranquility Base* [here].”"


def test_places_count_code_points() -> None:
    copy = "🚀🚀 [“a”](quote:q1)"
    (tied,) = tied_quotations(copy)
    assert copy[tied.start : tied.end] == "“a”"


def test_a_tie_does_not_reach_over_a_blank_line() -> None:
    assert tied_quotations("[a\n\nb](quote:q1)") == ()


def test_nothing_is_tied_in_code() -> None:
    assert tied_quotations("```\n[a](quote:q1)\n```\n\n[b](quote:q2)\n\n~~~\n[c](quote:q3)")[0].key == "q2"
    assert len(tied_quotations("```\n[a](quote:q1)\n```\n\n[b](quote:q2)\n\n~~~\n[c](quote:q3)")) == 1


def test_only_words_in_brackets_are_tied() -> None:
    copy = "<quote:q1> [a][b]\n\n[b]: quote:q2"
    assert tied_quotations(copy) == ()
    assert [one.url for one in links(copy)] == ["quote:q1", "quote:q2"]
    assert "quote:" not in untied(copy)


def test_links_as_written_good_and_bad() -> None:
    copy = "[a](https://e.org/x_(y)) <mailto:a@e.org> [b](javascript:x) [c](//h/x) [d][r] [“e”](quote:q)"
    copy += "\n\n[r]: www.e.org"
    assert [(one.text, one.url) for one in links(copy)] == [
        ("a", "https://e.org/x_(y)"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("b", "javascript:x"),
        ("c", "//h/x"),
        ("r", "www.e.org"),
    ]
    assert [copy[one.start : one.end] for one in links(copy)][:2] == ["[a](https://e.org/x_(y))", "<mailto:a@e.org>"]


def test_a_link_holds_no_link() -> None:
    assert [one.text for one in links("[a [b](https://e.org/1) c](https://e.org/2)")] == ["b"]


def test_headings_with_level_and_place() -> None:
    found = headings("# A *b*\n\nwords\n\nUnder\n-----\n\n> ### In")
    assert [(one.level, one.text, one.start) for one in found] == [(1, "A b", 0), (2, "Under", 16), (3, "In", 29)]


def test_untied_copy_points_nowhere() -> None:
    assert untied("He: [“a [b]”](quote:q1), [c](https://e.org/).") == "He: “a [b]”, [c](https://e.org/)."


@pytest.mark.parametrize(
    "shape",
    ["![", "](", "[a](", "![[]()", "[a](b) ![", "](photo:k)", "`", '](a "', "[a]:", "<a:", "\\", "[[[]]](", "](("],
)
def test_hostile_shapes_end(shape: str) -> None:
    copy = shape * (200_000 // len(shape))
    assert photo_keys(copy) == ()
    assert words(copy) <= len(copy)
