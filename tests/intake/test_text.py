"""Plain text as it is copied from a page: every part found, every line accounted for."""

from __future__ import annotations

from datetime import datetime

from desk.intake.text import arrival_of_text

P = "The spacecraft carrying two astronauts set down on the moon on Sunday afternoon, the space agency said."
Q = '"The Eagle has landed," the commander told controllers in the mission centre as they cheered.'
R = "The crew will rest for several hours before they open the hatch and climb down the ladder to the dust below."
BODY = f"{P}\u00a0\n\n{Q}\n\n{R}\u00a0\u00a0\n"
HEADLINE = "Eagle lands: ‘two men walk’ on the moon amid a worldwide broadcast"


def test_the_page_with_everything_twice() -> None:
    source = (
        f"{HEADLINE}\nSCIENCE\u00a0/\u00a0SPACE\n{HEADLINE}\nPublished: Jul 20, 1969 09:42 PM\nMoon Photo:VCG\n\n"
        f"Moon Photo:VCG\n\n\n\n{BODY}\n\nGET OUR NEWSLETTER\nSign up for our email list to receive daily newsletters\n"
        "Subscribed successfully"
    )
    found = arrival_of_text(source)
    assert found.headline == HEADLINE
    assert found.section == ("SCIENCE", "SPACE")
    assert found.published == datetime(1969, 7, 20, 21, 42)  # noqa: DTZ001
    assert [(p.caption, p.credit, p.after_paragraph) for p in found.photos] == [("Moon", "Photo:VCG", 0)]
    assert found.copy == f"{P}\n\n{Q}\n\n{R}"
    assert "GET OUR NEWSLETTER" in found.left_out
    assert "Subscribed successfully" in found.left_out
    assert found.bylines == ()


def test_each_part_names_the_lines_it_came_from() -> None:
    source = (
        f"Space\n{HEADLINE}\nBy Jane Doe\nJuly 20, 1969 4:17 p.m. EDT\n\nHOUSTON (AP) — {BODY}\nRelated Topics\nMoon"
    )
    found = arrival_of_text(source)
    parts = {part.name: part for part in found.parts}
    assert (parts["Section"].first_line, parts["Section"].text) == (0, "Space")
    assert (parts["Headline"].first_line, parts["Headline"].certainty) == (1, "found")
    assert parts["Byline"].text == "Jane Doe"
    assert parts["Published"].certainty == "found"
    assert parts["Dateline"].first_line == 5
    assert parts["Left out"].certainty == "left out"
    for part in found.parts:
        assert -1 <= part.first_line <= part.last_line < len(found.source_lines)


def test_a_time_without_a_zone_and_a_missing_byline_are_to_be_checked() -> None:
    found = arrival_of_text(f"{HEADLINE}\nPublished: Jul 20, 1969 09:42 PM\n\n{BODY}")
    parts = {part.name: part for part in found.parts}
    assert parts["Published"].certainty == "check"
    assert (parts["Byline"].certainty, parts["Byline"].first_line) == ("check", -1)


def test_the_dateline_is_kept_apart_and_takes_its_year_from_the_publication() -> None:
    found = arrival_of_text(f"{HEADLINE}\nBy Jane Doe\nJuly 21, 1969\n\nHOUSTON, July 20 (AP) — {BODY}")
    assert found.dateline is not None
    assert (found.dateline.places, found.dateline.date, found.dateline.agency) == (("HOUSTON",), "1969-07-20", "AP")
    assert found.copy.startswith(P[:30])


def test_a_dateline_on_a_line_of_its_own_gives_the_byline_too() -> None:
    found = arrival_of_text(f"{HEADLINE}\nAFP, HOUSTON\n\n{BODY}")
    assert found.dateline is not None
    assert found.dateline.places == ("HOUSTON",)
    assert found.bylines == ("AFP",)
    assert found.copy.startswith(P[:30])


def test_standfirst_section_lines_and_byline_in_the_usual_order() -> None:
    found = arrival_of_text(
        f"Home\nScience\nTwo men walk on the moon\nThe landing came after a tense descent in which alarms rang\n"
        f"Jane Doe\n20 July 1969\n\n{BODY}"
    )
    assert found.section == ("Science",)
    assert found.standfirst == "The landing came after a tense descent in which alarms rang"
    assert found.bylines == ("Jane Doe",)


def test_captions_between_paragraphs_keep_their_place() -> None:
    found = arrival_of_text(
        f"{HEADLINE}\n20 July 1969\n\n{P}\n\nFILE PHOTO: The crew waves, July 16, 1969. REUTERS/Jane Doe\n\n{Q}\n\n"
        f"Image copyright EPA\nImage caption The crew before the start of the mission\n\n{R}\n"
    )
    assert [(p.caption, p.credit, p.after_paragraph) for p in found.photos] == [
        ("FILE PHOTO: The crew waves, July 16, 1969.", "REUTERS/Jane Doe", 1),
        ("The crew before the start of the mission", "EPA", 2),
    ]


def test_the_same_caption_cut_short_and_said_again_is_one_photo() -> None:
    caption = (
        "The crew, left, and the ground staff shake hands on Sunday, July 20, 1969. The crew is on a visit to the moon."
    )
    found = arrival_of_text(
        f"{HEADLINE}\nBy Jane Doe\n{caption} less\n{caption[:90]} ... more\nPhoto: Jane Doe, "
        f"AP\nPhoto: Jane Doe, AP\n\n"
        f"HOUSTON (AP) — {BODY}"
    )
    assert [(p.caption, p.credit) for p in found.photos] == [(caption, "Photo: Jane Doe, AP")]


def test_a_line_alone_is_a_subhead_and_a_heap_of_links_is_not() -> None:
    found = arrival_of_text(
        f"{HEADLINE}\n20 July 1969\n\n{P}\n\nWhat comes next?\n\n{Q}\n\nMore:\nThe sun is hot\nThe "
        f"stars are far\n\n{R}\n"
    )
    assert found.paragraphs == (P, "What comes next?", Q, R)
    assert "## What comes next?" in found.copy


def test_share_buttons_and_a_newsletter_box_inside_the_body_go() -> None:
    found = arrival_of_text(
        f"{HEADLINE}\n20 July 1969\nShare this with Facebook\nEmail\n\n{P}\n\nskip past newsletter promotion\n\n"
        f"Sign up to Moon Weekly\n\nThe best of the moon every week\n\nafter newsletter promotion\n\n{Q}\n\n{R}\n\n"
        "Most Popular\n1\nThe sun is hot\n"
    )
    assert found.paragraphs == (P, Q, R)


def test_wrapped_lines_join_to_paragraphs() -> None:
    words = P.split()
    wrapped = "\n".join(" ".join(words[i : i + 9]) for i in range(0, len(words), 9))
    found = arrival_of_text(f"EAGLE LANDS ON THE MOON\n\nBy Jane Doe\n\n{wrapped}\n\n{wrapped}\n\n{wrapped}\n")
    assert found.paragraphs[0] == P


def test_marks_of_markdown_in_plain_text_mean_themselves() -> None:
    found = arrival_of_text(f"{HEADLINE}\n20 July 1969\n\n{P} It cost *much*, it said, [sic](x) <b>.\n\n{Q}\n\n{R}\n")
    assert "\\*much\\*" in found.copy
    assert "\\<b>" in found.copy
    assert "*much*" in found.paragraphs[0]


def test_a_short_note_loses_no_word() -> None:
    found = arrival_of_text("Moon\n\nrocks and dust")
    assert "rocks and dust" in (found.headline, found.standfirst, found.copy)
    assert arrival_of_text("a" * 50_000).copy == "a" * 50_000
