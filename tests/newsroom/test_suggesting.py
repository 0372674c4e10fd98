from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desk.newsroom import drafting, keeping_house, reading, reviewing, suggesting
from desk.newsroom.suggesting import Edit, answer, outcome, suggested
from desk.preflight.passages import text_at
from desk.quoting.judgement import Verdict
from desk.storage import Desk
from desk.story.dateline import Dateline
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.merge import merge
from desk.story.person import Person, Role
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.story import Story
from desk.story.suggestion import Answer

REPORTER, EDITOR, SECOND = Person("Reporter"), Person("Editor", Role.EDITOR), Person("Second editor", Role.EDITOR)
NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
COPY = Place("copy")
STORY = Story(
    "s1",
    Furniture(headline="Moon landing succeeds"),
    "A spacecraft landed on the moon.\n\nThe commander said [“The Eagle has landed.”](quote:q1)\n\nIt was very close.",
    photos=(Photo("p1", caption="The veiw"),),
    quotes=(Quote("q1", "a", "The Eagle has landed."),),
    authors=("Reporter",),
)


def typed(story: Story, old: str, new: str, text: Place = COPY, by: Person = EDITOR) -> Story:
    """The story after somebody has typed `new` over `old` on the review page."""
    start = text_at(story, text).index(old)
    open_ones = [Edit(a, b, one.words) for a, b, one in suggesting.standing(story, text)]
    return suggesting.suggested(story, text, [*open_ones, Edit(start, start + len(old), new)], by, NOON)


def test_what_is_typed_is_a_suggestion_and_the_text_stays() -> None:
    story = typed(STORY, "landed", "set down")
    [one] = story.suggestions
    assert story.copy == STORY.copy
    assert (one.by, one.place.words, one.words) == ("Editor", "landed", "set down")
    shown = [(piece.kind, piece.text) for piece in suggesting.pieces(story, COPY)]
    assert shown[:4] == [("same", "A spacecraft "), ("gone", "landed"), ("new", "set down"),
                         ("same", shown[3][1])]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "words", "instead"),
    [
        ("nded on", "unched on", "landed", "launched"),
        ("very ", "", "very ", ""),
        ("close.", "close. Too close.", "", ""),
    ],
)
def test_a_suggestion_is_made_of_whole_words(old: str, new: str, words: str, instead: str) -> None:
    edits = suggesting.difference(STORY.copy, STORY.copy.replace(old, new, 1))
    story = suggesting.suggested(STORY, COPY, edits, EDITOR, NOON)
    [one] = story.suggestions
    assert words in one.place.words
    assert instead in one.words
    accepted = suggesting.answer(story, one.key, REPORTER, Answer.ACCEPTED, NOON)
    assert accepted.copy == STORY.copy.replace(old, new, 1)


def test_a_letter_in_a_word_suggests_the_word() -> None:
    at = STORY.copy.index("landed")
    story = suggesting.suggested(STORY, COPY, [Edit(at + 1, at + 1, "X")], EDITOR, NOON)
    assert (story.suggestions[0].place.words, story.suggestions[0].words) == ("landed", "lXanded")


def test_headline_and_caption_can_be_suggested_on() -> None:
    story = typed(STORY, "Moon landing succeeds", "Eagle lands", Place("headline"))
    story = typed(story, "veiw", "view", Place("photo", "p1", "caption"))
    done = suggesting.answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert (done.furniture.headline, done.photos[0].caption) == ("Eagle lands", "The view")
    assert not done.open_suggestions


def test_accepted_and_rejected_with_who_and_when() -> None:
    story = typed(typed(STORY, "landed", "set down"), "very ", "")
    first, second = story.suggestions
    story = suggesting.answer(story, first.key, REPORTER, Answer.ACCEPTED, NOON)
    story = suggesting.answer(story, second.key, REPORTER, Answer.REJECTED, NOON)
    assert story.copy.startswith("A spacecraft set down on")
    assert story.copy.endswith("It was very close.")
    assert [(one.answer, one.answered_by) for one in story.suggestions] == [
        (Answer.ACCEPTED, "Reporter"),
        (Answer.REJECTED, "Reporter"),
    ]


def test_all_of_one_author() -> None:
    story = typed(typed(STORY, "landed", "set down"), "very ", "", by=SECOND)
    story = suggesting.answer_all(story, REPORTER, Answer.ACCEPTED, NOON, "Second editor")
    assert "It was close." in story.copy
    assert [one.by for one in story.open_suggestions] == ["Editor"]


def test_names_and_section_are_suggested_as_they_are_typed() -> None:
    story = replace(STORY, furniture=replace(STORY.furniture, byline=("Reporter",), section=("Science", "Space")))
    wanted = replace(story.furniture, byline=("Reporter", "Second reporter"), section=("Science", "Moon"))
    made = suggesting.as_suggestions(story, replace(story, furniture=wanted), EDITOR, NOON)
    assert made.furniture == story.furniture
    assert {one.place.part for one in made.open_suggestions} == {"byline", "section"}
    assert suggesting.answer_all(made, REPORTER, Answer.ACCEPTED, NOON).furniture == wanted
    assert suggesting.straight(story, replace(story, furniture=wanted))


def test_a_dateline_is_suggested_in_its_parts() -> None:
    story = replace(STORY, furniture=replace(STORY.furniture, dateline=Dateline("Houston", "Texas", date(1969, 7, 20))))
    wanted = replace(story.furniture, dateline=Dateline("Cape Kennedy", "Florida", date(1969, 7, 16)))
    made = suggesting.as_suggestions(story, replace(story, furniture=wanted), EDITOR, NOON)
    assert made.furniture == story.furniture
    assert {one.place.part for one in made.open_suggestions} == {"dateline"}
    assert suggesting.answer_all(made, REPORTER, Answer.ACCEPTED, NOON).furniture == wanted


def test_neighbours_in_a_short_text_can_all_be_accepted() -> None:
    story = suggesting.as_suggestions(
        STORY, replace(STORY, photos=(replace(STORY.photos[0], caption="View on earth"),)), EDITOR, NOON
    )
    assert len(story.open_suggestions) > 1
    done = suggesting.answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert not done.open_suggestions
    assert done.photos[0].caption == "View on earth"


def test_it_survives_edits_around_it_and_says_when_its_words_are_gone() -> None:
    story = typed(STORY, "very ", "")
    moved = replace(story, copy="New first words.\n\n" + story.copy.replace("It was", "That was"))
    assert not suggesting.gone(moved, moved.suggestions[0])
    assert "That was close." in suggesting.answer_all(moved, REPORTER, Answer.ACCEPTED, NOON).copy
    without = replace(story, copy="Nothing of it is left.")
    assert suggesting.gone(without, without.suggestions[0])
    with pytest.raises(RuleError, match="gone: reject it instead"):
        suggesting.answer(without, story.suggestions[0].key, REPORTER, Answer.ACCEPTED, NOON)


def test_quoted_words_need_a_reason_and_show_the_record() -> None:
    story = typed(STORY, "Eagle", "Bird")
    [one] = story.suggestions
    assert suggesting.recorded(story, one) == "The Eagle has landed."
    with pytest.raises(RuleError, match="give a reason"):
        suggesting.answer(story, one.key, REPORTER, Answer.ACCEPTED, NOON)
    story = suggesting.explain(story, one.key, "The recording says so.")
    assert "The Bird has" in suggesting.answer(story, one.key, REPORTER, Answer.ACCEPTED, NOON).copy


def test_a_suggestion_taken_back_by_its_author_goes_and_by_another_is_rejected() -> None:
    story = typed(STORY, "landed", "set down")
    assert suggesting.suggested(story, COPY, [], EDITOR, NOON).suggestions == ()
    [rejected] = suggesting.suggested(story, COPY, [], SECOND, NOON).suggestions
    assert (rejected.answer, rejected.answered_by) == (Answer.REJECTED, "Second editor")


def test_typing_on_keeps_the_suggestion_and_its_reason() -> None:
    story = typed(STORY, "landed", "set")
    key = story.suggestions[0].key
    story = suggesting.explain(story, key, "Shorter.")
    at = STORY.copy.index("landed")
    story = suggesting.suggested(story, COPY, [Edit(at, at + 6, "set down")], EDITOR, NOON)
    assert [(one.key, one.words, one.reason) for one in story.suggestions] == [(key, "set down", "Shorter.")]


def test_merge_keeps_the_suggestions_of_both() -> None:
    mine, theirs = typed(STORY, "landed", "set down"), typed(STORY, "very ", "", by=SECOND)
    merged = merge(STORY, mine, theirs)
    assert not merged.conflicts
    assert {one.by for one in merged.story.open_suggestions} == {"Editor", "Second editor"}


def test_a_fix_of_the_editor_is_a_suggestion_too() -> None:
    story = suggesting.as_suggestions(STORY, replace(STORY, copy=STORY.copy.replace("very ", "")), EDITOR, NOON)
    assert story.copy == STORY.copy
    assert [one.place.words.strip() for one in story.open_suggestions] == ["very"]


def on_the_desk(desk: Desk) -> Story:
    """The story, submitted and taken."""
    for person in (REPORTER, EDITOR):
        keeping_house.sign_in(desk, person)
    begun = drafting.start_story(desk, REPORTER)
    furniture = Furniture(slug="moon", section=("Science",), headline="Eagle lands", byline=("Reporter",))
    story = drafting.keep(
        desk, REPORTER, begun, replace(begun, furniture=furniture, copy="It landed on the moon.")
    ).story
    return reviewing.move(desk, EDITOR, reviewing.move(desk, REPORTER, story, "submit"), "take")


def test_in_review_words_change_only_by_suggestions_that_are_accepted(local_desk: Desk) -> None:
    story = on_the_desk(local_desk)
    with pytest.raises(RuleError, match="is a suggestion"):
        drafting.keep(local_desk, EDITOR, story, replace(story, copy="It set down on the moon."))
    kept = drafting.keep(local_desk, EDITOR, story, typed(story, "landed", "set down")).story
    with pytest.raises(RuleError, match="suggestion of Editor is still open"):
        reviewing.move(local_desk, EDITOR, kept, "approve")
    accepted = suggesting.answer_all(kept, EDITOR, Answer.ACCEPTED, NOON)
    assert drafting.keep(local_desk, EDITOR, kept, accepted).story.copy == "It set down on the moon."


def test_where_the_desk_allows_it_editors_write_straight_in(local_desk: Desk) -> None:
    story = on_the_desk(local_desk)
    keeping_house.save_house(local_desk, EDITOR, replace(reading.house(local_desk), editors_write=True))
    kept = drafting.keep(local_desk, EDITOR, story, replace(story, copy="It set down on the moon.")).story
    assert kept.copy == "It set down on the moon."
    assert kept.authors == ("Reporter",)


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("has landed", "landed", Verdict.WORDS_DIFFER),
        ("The Eagle has landed,", "The Eagle has landed.", Verdict.VERBATIM),
        ("Base here", "Base [is] here", Verdict.MARKED_EDIT),
    ],
)
def test_what_quoted_words_would_be_is_known_before_anybody_accepts(old: str, new: str, verdict: Verdict) -> None:
    copy = "[“Houston, Tranquility Base here. The Eagle has landed,”](quote:q1) he said."
    story = Story("k1", copy=copy, quotes=(Quote("q1", words="Houston, Tranquility Base here. The Eagle has landed."),))
    start = copy.index(old)
    made = suggested(story, Place("copy"), [Edit(start, start + len(old), new)], EDITOR, NOON)
    (one,) = made.open_suggestions
    found = outcome(made, one)
    assert found is not None
    assert (found.verdict.red, one.unexplained) == (verdict.red, True)
    assert made.copy == copy
    with pytest.raises(RuleError, match="give a reason"):
        answer(made, one.key, EDITOR, Answer.ACCEPTED, NOON)


def test_of_other_words_no_record_is_asked() -> None:
    story = Story("k1", copy="The lander came down.")
    made = suggested(story, Place("copy"), [Edit(4, 10, "ship")], EDITOR, NOON)
    assert outcome(made, made.open_suggestions[0]) is None
