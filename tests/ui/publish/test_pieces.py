"""Pieces: copy cut where it can be drawn by itself, and each piece as it would be in the whole."""

from __future__ import annotations

import pytest

from desk.ui.publish.pieces import LONGEST, Piece, Whole, html_of, pieces, whole


def drawn(source: str, about: Whole | None = None, first: str = "") -> str:
    return html_of(Piece(source, 1), about or whole(source), lambda key, alt: f"[{key}: {alt}]", first)


@pytest.mark.parametrize(
    ("copy", "sizes"),
    [
        ("One.\n\nTwo.\n\nThree.", [1, 1, 1]),
        ("- item\n\n  more of it\n\n- next", [2, 1]),
        ("```\ncode\n\nmore\n```\n\nWords.", [2, 1]),
        ("[^1]: A note.\n\n    Its second paragraph.\n\nWords.", [2, 1]),
        ("Words.\n\n    code by itself", [1, 1]),
        ("~~~\nnever closed\n\nWords.", [2]),
        ("", [1]),
    ],
)
def test_a_piece_is_what_belongs_together(copy: str, sizes: list[int]) -> None:
    made = pieces(copy.split("\n\n"))
    assert [one.blocks for one in made] == sizes
    assert "\n\n".join(one.source for one in made) == copy


def test_notes_have_the_numbers_of_the_whole_copy() -> None:
    copy = "First[^moon].\n\nThen[^1], and again[^moon].\n\n[^1]: The second.\n\n[^moon]: The *first*."
    about = whole(copy)
    assert about.notes == {"moon": 1, "1": 2}
    assert drawn("Then[^1], and again[^moon].", about) == (
        '<p>Then<sup><a href="#note-2">2</a></sup>, and again<sup><a href="#note-1">1</a></sup>.</p>\n'
    )
    assert drawn("[^moon]: The *first*.", about) == (
        '<p class="notes"><a name="note-1">1</a>&nbsp; The <em>first</em>.</p>'
    )


def test_a_mark_without_a_note_stays_as_it_was_typed() -> None:
    assert drawn("Words[^9].", whole("Words[^9].")) == "<p>Words[^9].</p>\n"


def test_an_address_at_the_end_of_the_copy_is_known_to_every_piece() -> None:
    copy = "See [the log][log].\n\n[log]: https://example.org/log"
    assert '<a href="https://example.org/log">the log</a>' in drawn("See [the log][log].", whole(copy))


def test_the_dateline_runs_into_the_words() -> None:
    assert drawn("Words.", first="<b>HOUSTON</b> — ") == "<p><b>HOUSTON</b> — Words.</p>\n"


def test_of_a_piece_without_end_the_beginning_is_drawn() -> None:
    html = drawn("word " * LONGEST)
    assert html.endswith("…</p>\n")
    assert len(html) < LONGEST + 20


def test_marks_deeper_than_anybody_reads_are_told_and_do_no_harm() -> None:
    assert "more than 100 deep" in drawn(">" * 300 + " words")
