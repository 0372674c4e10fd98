"""Markdown with and without front matter."""

from __future__ import annotations

from datetime import datetime

from desk.intake.front_matter import split_front_matter
from desk.intake.markdown import arrival_of_markdown

P = "The craft set down on the moon on Sunday afternoon, they said, after a [long](https://example.org) trip."
Q = "“The Eagle has landed,” the commander told controllers in the mission centre as they cheered."


def test_front_matter_gives_the_furniture_and_the_body_is_kept_as_it_was_written() -> None:
    found = arrival_of_markdown(
        '---\ntitle: "Two men walk on the moon"\ndate: 1969-07-20\nauthors:\n- Jane Doe\n- John '
        "Roe\ncategories: [Science]\n"
        'excerpt: "A landing that goes\nover two lines."\ntags:\n- moon rocks\nlayout: post\n---\n\n'
        f'{P}\n\n{{% image "moon.jpg" "The moon" %}}\n*The moon. Photo credit: Jane Doe*\n\n## What '
        f"next\n\n{Q}<!-- more -->\n\n> A *small*\n> step\n"
    )
    assert found.headline == "Two men walk on the moon"
    assert found.published == datetime(1969, 7, 20)  # noqa: DTZ001
    assert found.bylines == ("Jane Doe", "John Roe")
    assert found.section == ("Science",)
    assert found.standfirst == "A landing that goes over two lines."
    assert [(p.caption, p.credit, p.alt, p.file_name) for p in found.photos] == [
        ("The moon.", "Photo credit: Jane Doe", "The moon", "moon.jpg")
    ]
    assert found.copy == f"{P}\n\n## What next\n\n{Q}\n\n> A *small*\n> step"
    assert found.paragraphs[0].endswith("after a long trip.")


def test_a_picture_glued_to_the_dateline() -> None:
    found = arrival_of_markdown(
        f"---\ntitle: Two men\ndate: 1969-07-20 08:18:41+00:00\n---\n[![x](/a.jpg)](/a.jpg)HOUSTON, "
        f"Texas (20-July-1969) - {Q}\n{P}\n{Q} {Q}\n"
    )
    assert found.dateline is not None
    assert (found.dateline.places, found.dateline.date) == (("HOUSTON",), "1969-07-20")
    assert found.copy.startswith(Q)


def test_wrapped_lines_join_and_long_lines_are_a_paragraph_each() -> None:
    wrapped = arrival_of_markdown(f"# Two men walk\n\n{Q[:40]}\n{Q[40:]}\n\n{Q[:40]}\n{Q[40:]}\n")
    assert wrapped.headline == "Two men walk"
    assert len(wrapped.paragraphs) == 2
    long = f"{Q} {P}"
    single = arrival_of_markdown(f"---\ntitle: Two men\n---\n{long}\n{long}\n{long}\n")
    assert len(single.paragraphs) == 3


def test_html_and_bad_addresses_in_markdown_go() -> None:
    found = arrival_of_markdown(
        f"---\ntitle: T\n---\n{Q} <img src=x onerror=alert(1)>[go](javascript:alert(1)) <script>x</script>\n\n{Q}\n"
    )
    assert "<" not in found.copy
    assert "javascript" not in found.copy


def test_front_matter_forms() -> None:
    fields, first = split_front_matter(
        ["---", "author:", "  name: Jane Doe", "description: >", "  one", "  two", "---", "x"]
    )
    assert fields["author.name"] == ("Jane Doe",)
    assert fields["description"] == ("one two",)
    assert first == 7
    assert split_front_matter(["x", "---"]) == ({}, 0)
