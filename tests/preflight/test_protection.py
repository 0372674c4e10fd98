"""The leak scan: off-the-record words and protected names, wherever they would leave the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.preflight.checks import blocking, preflight
from desk.preflight.finding import Weight
from desk.preflight.names import name_forms
from desk.story.comment import Comment
from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.house import Weighting
from desk.story.quote import Quote
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story
from tests.preflight.eagle import (
    COPY,
    EAGLE,
    LANDED,
    NOW,
    VIEW,
    context,
    eagle,
    names_of,
    pointed,
    remarks,
    says,
    showing,
)

NAME = "Placeholder Sourcename"
HIDDEN = Source("hid", NAME, terms=Terms.BACKGROUND, description="a person who heard the loop")
OFF = Quote("off", "hid", "The alarm in the cabin rang four times before touchdown", terms=Terms.OFF_RECORD)


def keeping(story: Story) -> Story:
    """The story with a source who must not be named and words that must not be printed."""
    return replace(story, sources=(*story.sources, HIDDEN), quotes=(*story.quotes, OFF))


def saying(words: str) -> Story:
    return keeping(replace(EAGLE, copy=f"{COPY}\n\nIt is told that {words} and no more."))


def leaks(words: str) -> list[Story]:
    """The story with the words in every place that leaves the desk, one at a time."""
    notice = Correction(NOW, CorrectionKind.CORRECTION, f"It was {words} then.")
    slug = words.lower().replace(" ", "-")
    furniture: list[dict[str, Any]] = [
        {name: f"Told: {words}"}
        for name in ("headline", "headline_web", "headline_social", "headline_breaking", "standfirst")
    ]
    furniture += [
        {"slug": slug}, {"section": ("Science", words)}, {"byline": (words,)}, {"keywords": ("moon", words)},
        {"dateline": Dateline(words, "", date(1969, 7, 20))},
    ]  # fmt: skip
    photo: list[dict[str, Any]] = [
        {name: f"Told: {words}"}
        for name in ("caption", "credit", "alt", "creator", "agency", "copyright", "licence", "usage_terms", "place")
    ]
    files: list[dict[str, Any]] = [{"file_name": f"{slug}.jpg"}, {"keywords": (words,)}]
    in_copy = [
        f"{COPY}\n\nTold: {words}.",
        f"{COPY}\n\n<!-- {words} -->",
        f"{COPY}\n\n![{words}](photo:view)",
        f"{COPY}\n\n[the page](https://example.org/{slug})",
        f"{COPY}\n\n[the page](https://example.org/?q={words.replace(' ', '%20')})",
        f"{COPY}\n\nTold: {words.replace(' ', '&nbsp;')}.",
        f"{COPY}\n\nTold: {words[0]}&#{ord(words[1])};{words[2:]}.",
        f"{COPY}\n\nTold: {words[:3]}**{words[3:]}**.",
    ]
    return [
        *(keeping(eagle(**one)) for one in furniture),
        *(keeping(showing(**one)) for one in (*photo, *files)),
        *(keeping(replace(EAGLE, copy=one)) for one in in_copy),
        keeping(replace(EAGLE, corrections=(notice,))),
    ]


@pytest.mark.parametrize("story", leaks(NAME), ids=lambda story: "")
def test_a_protected_name_is_found_wherever_it_leaves_the_desk(story: Story) -> None:
    assert "protected-names" in names_of(story)


@pytest.mark.parametrize("story", leaks("the alarm in the cabin rang four times"), ids=lambda story: "")
def test_off_the_record_words_are_found_wherever_they_leave_the_desk(story: Story) -> None:
    assert "off-record-words" in names_of(story)


def test_the_notebook_itself_comments_and_notes_stay_on_the_desk() -> None:
    asked = Comment("c", "Editor", NOW, f"Did {NAME} say that the alarm in the cabin rang four times?")
    story = keeping(replace(eagle(note=f"Ask {NAME} about it"), comments=(asked,)))
    assert names_of(story) == {"open-comments"}


@pytest.mark.parametrize(
    "written",
    [
        "PLACEHOLDER SOURCENAME", "placeholder\u00a0sourcename", "Placeholder\nSourcename", "Placeholder-Sourcename",
        "Placeholder Sourcename’s friend", "Sourcename, Placeholder", "Plàceholder Soúrcename",
        "Place\u00adholder Source\u200bname", "placeholdersourcename", "Dr Placeholder Q. Sourcename",
    ],
)  # fmt: skip
def test_however_it_is_written(written: str) -> None:
    story = saying(written)
    if "Q." in written:
        assert "protected-surnames" in names_of(story)
    else:
        assert "protected-names" in names_of(story)


def test_a_finding_says_where_and_what_was_agreed() -> None:
    story = saying(NAME)
    assert says("protected-names", story) == [
        f"The copy names ‘{NAME}’, a source who talks on background; "
        "the agreed words are ‘a person who heard the loop’."
    ]
    assert pointed("protected-names", story) == [NAME]


def test_whole_words_only() -> None:
    source = Source("hid", "Ann Or", terms=Terms.OFF_RECORD)
    story = replace(EAGLE, sources=(source,), copy="Joann organised it; annor, Ann-Orlando.")
    assert remarks("protected-names", story) == []


def test_a_name_that_is_also_a_word_counts_with_its_capital() -> None:
    source = Source("hid", "May", terms=Terms.OFF_RECORD)
    story = replace(EAGLE, sources=(source,), copy="It may rain.")
    assert remarks("protected-names", story) == []
    assert len(remarks("protected-names", replace(story, copy="So May told us."))) == 1
    assert len(remarks("protected-names", replace(eagle(slug="may-tells"), sources=(source,)))) == 1


def test_the_surname_alone_is_for_an_editor_to_decide() -> None:
    story = saying("Sourcename")
    assert names_of(story) == {"protected-surnames"}
    assert says("protected-surnames", story)[0].startswith("‘Sourcename’ in the copy is also the surname of a source")
    assert remarks("protected-surnames", saying(NAME)) == []


def test_a_surname_that_a_named_source_has_too_is_free() -> None:
    namesake = Source("open", "Other Sourcename")
    story = saying("Sourcename")
    assert remarks("protected-surnames", replace(story, sources=(*story.sources, namesake))) == []


def test_a_source_twice_in_the_notebook_may_be_named_and_is_told_apart() -> None:
    story = saying(NAME)
    story = replace(story, sources=(*story.sources, Source("open", NAME)))
    assert remarks("protected-names", story) == []
    assert names_of(story) == {"source-both-ways"}


def test_the_forms_of_a_name() -> None:
    forms = name_forms("Dr Aa Bb Cc Jr")
    assert {("dr", "aa", "bb", "cc", "jr"), ("aa", "bb", "cc"), ("aa", "cc"), ("cc", "aa"), ("aabbcc",)} <= forms
    assert name_forms("Ministry of Tides", SourceKind.ORGANISATION) == {
        ("ministry", "of", "tides"),
        ("ministryoftides",),
    }
    assert name_forms("习近平") == {("习", "近", "平"), ("习", "平"), ("平", "习"), ("平", "习", "近")}
    assert name_forms("") == set()


def test_chinese_names_stand_in_running_text() -> None:
    source = Source("hid", "占位人", terms=Terms.OFF_RECORD)
    story = replace(EAGLE, sources=(source,), copy="昨天占位人说月球很远。")
    assert pointed("protected-names", story) == ["占位人"]


def test_five_words_in_a_row_are_those_words_and_four_are_not() -> None:
    assert "off-record-words" in names_of(saying("the cabin rang four times"))
    assert "off-record-words" not in names_of(saying("the cabin rang four"))


def test_a_stretch_is_found_as_one_and_whole() -> None:
    story = saying("“the Alarm, in the cabin — rang four times before touchdown”")
    assert pointed("off-record-words", story) == ["the Alarm, in the cabin — rang four times before touchdown"]
    assert says("off-record-words", story) == [
        "The copy has ‘the Alarm, in the cabin — rang four times before touchdown’, said off the record."
    ]


def test_words_that_were_also_said_on_the_record_are_free() -> None:
    story = saying("the alarm in the cabin rang four times")
    same = replace(OFF, key="on", source="arm", terms=Terms.ON_RECORD)
    assert "off-record-words" not in names_of(replace(story, quotes=(*story.quotes, same)))


def test_few_words_off_the_record_are_a_leak_between_quotation_marks() -> None:
    short = replace(OFF, words="It broke")
    story = replace(saying("it broke"), quotes=(LANDED, short))
    assert remarks("off-record-words", story) == []
    quoted = replace(saying("“It broke,” so to speak,"), quotes=(LANDED, short))
    assert pointed("off-record-words", quoted) == ["It broke,"]


def test_the_narrower_terms_count() -> None:
    source = replace(HIDDEN, terms=Terms.OFF_RECORD)
    story = saying("the alarm in the cabin rang four times")
    story = replace(story, sources=(source,), quotes=(replace(OFF, terms=Terms.ON_RECORD),))
    assert "off-record-words" in names_of(story)


def test_a_tie_to_an_off_the_record_quote() -> None:
    story = keeping(replace(EAGLE, copy=f"{COPY}\n\n[“The alarm,”](quote:off) they said."))
    assert pointed("off-record-tied", story) == ["“The alarm,”"]


def test_deep_background_is_not_quoted() -> None:
    quote = replace(OFF, terms=Terms.DEEP_BACKGROUND)
    story = replace(EAGLE, copy=f"{COPY}\n\n[“The alarm,”](quote:off) they said.", quotes=(LANDED, quote))
    assert says("deep-background", story) == [
        "‘The alarm,’ was said on deep background; it may be told, but not quoted."
    ]


def test_sources_on_background_have_a_description_that_keeps_them_in() -> None:
    bare = replace(HIDDEN, description="")
    assert says("source-description", replace(EAGLE, sources=(*EAGLE.sources, bare))) == [
        f"No words are agreed by which {NAME} may be described."
    ]
    telling_all = replace(HIDDEN, description=f"{NAME}, who heard the loop")
    assert says("source-description", replace(EAGLE, sources=(*EAGLE.sources, telling_all))) == [
        f"The agreed description of {NAME} has the name in it."
    ]


def test_no_desk_can_switch_the_leak_scan_off() -> None:
    off = tuple(Weighting(name, "off") for name in ("protected-names", "off-record-words", "off-record-tied"))
    story = saying(f"{NAME} told how the alarm in the cabin rang four times")
    for move in ("submit", "approve", "publish"):
        found = blocking(preflight(story, context(weights=off)), move)
        assert {finding.check for finding in found} == {"protected-names", "off-record-words"}
        assert all(finding.fixed_weight and finding.weight is Weight.BLOCKER for finding in found)


def test_a_photo_of_another_name_is_no_leak() -> None:
    assert names_of(keeping(replace(EAGLE, photos=(VIEW,)))) == set()
