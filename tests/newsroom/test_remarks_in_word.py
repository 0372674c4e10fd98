"""Comments in Word files: a proof takes them along on their words, brings them back, and nothing else has them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.export.docx import render
from desk.export.format import Issue
from desk.export.remarks import remarks
from desk.export.strike import strike
from desk.intake.reading import read_bytes
from desk.newsroom.annotating import annotated
from desk.story.comment import Comment, Reply
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.photo import Photo, PhotoRole
from desk.story.place import Place, anchored
from desk.story.story import Story

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
COPY = """\
The spacecraft set down on the moon **on Sunday** afternoon, they said, and [the log](https://a.example.org) has it.

## The descent

The crew said [“the Eagle has landed”](quote:q1) and the crew was well at 8.17 p.m., after a long day of hard work.

- The first alarm came at 33,000 feet, when the radar was already on.
"""
STORY = Story(
    "s1",
    furniture=Furniture(slug="moon", headline="Two men walk on the moon", standfirst="They took rocks and pictures"),
    copy=COPY,
    photos=(Photo("p1", caption="A grey plain under a black sky.", credit="Desk", alt="Plain", role=PhotoRole.LEAD),),
)


def said(words: str, *, nth: int = 0) -> Comment:
    start = -1
    for _ in range(nth + 1):
        start = COPY.index(words, start + 1)
    return Comment("c", "Ada Editor", AT, "Is that so?", anchored("copy", COPY, start, start + len(words)))


def letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def word(story: Story, *, proof: bool = True) -> bytes:
    issue = Issue(AT, proof=proof, remarks=remarks(story) if proof else ())
    return render(strike(story), House(), lambda _photo: (), issue)["moon.docx"]


def back(*comments: Comment) -> tuple[Comment, ...]:
    story = replace(STORY, comments=comments)
    return annotated(STORY, read_bytes(word(story), "moon.docx").comments, AT).comments


@pytest.mark.parametrize(
    ("words", "nth"),
    [
        ("set down on the moon", 0),
        ("on Sunday** afternoon, they", 0),
        ("the log", 0),
        ("the crew", 0),
        ("The crew", 0),
        ("crew", 1),
        ("the Eagle has landed", 0),
        ("first alarm came", 0),
        ("The descent", 0),
        ("hard work.\n\n- The first alarm", 0),
    ],
)
def test_a_comment_comes_back_on_the_same_words(words: str, nth: int) -> None:
    comment = said(words, nth=nth)
    [one] = back(comment)
    assert (one.by, one.at, one.text) == ("Ada Editor", AT, "Is that so?")
    assert letters(one.place.words) == letters(words)
    assert abs(one.place.start - comment.place.start) <= 2, "stars at its ends may be in or out"


def test_comments_on_furniture_photos_and_the_whole_story_come_back_there() -> None:
    headline = STORY.furniture.headline
    found = back(
        Comment("a", "Editor", AT, "Which two?", anchored("headline", headline, 0, 7)),
        Comment("b", "Editor", AT, "Say where.", Place("photo", "p1", "caption")),
        Comment("c", "Editor", AT, "Good work.", Place("story")),
    )
    assert [(one.place.part, one.place.key, one.place.words) for one in found] == [
        ("headline", "", "Two men"),
        ("photo", "p1", "A grey plain under a black sky."),
        ("story", "", ""),
    ]


def test_a_comment_on_a_credit_comes_back_on_that_credit() -> None:
    """Whatever else has the same words: the copy, a caption, the credit of another photo."""
    lead = Photo("p1", caption="The Herald’s own picture of the plain.", credit="Herald", role=PhotoRole.LEAD)
    other = Photo("p2", caption="The lander, in a drawing.", credit="Herald")
    copy = f"The Herald had it first.\n\n![](photo:p2)\n\n{COPY}"
    story = replace(STORY, copy=copy, photos=(lead, other))
    asked = (
        Comment("a", "Editor", AT, "Whose?", Place("photo", "p1", "credit")),
        Comment("b", "Editor", AT, "Theirs?", Place("photo", "p2", "credit")),
        Comment("c", "Editor", AT, "Name it.", anchored("photo", other.caption, 0, 3, key="p2", field="caption")),
        Comment("d", "Editor", AT, "Which?", anchored("copy", copy, 4, 10)),
    )
    found = annotated(story, read_bytes(word(replace(story, comments=asked)), "moon.docx").comments, AT).comments
    assert [(one.text, one.place.key, one.place.field or one.place.part, one.place.words) for one in found] == [
        ("Whose?", "p1", "credit", "Herald"),
        ("Theirs?", "p2", "credit", "Herald"),
        ("Name it.", "p2", "caption", "The"),
        ("Which?", "", "copy", "Herald"),
    ]


def test_a_comment_on_the_headline_is_not_taken_for_one_on_the_same_words_in_the_copy() -> None:
    story = replace(STORY, copy=f"They said Two men were there.\n\n{COPY}")
    asked = Comment("a", "Editor", AT, "Which two?", anchored("headline", story.furniture.headline, 0, 7))
    [one] = annotated(story, read_bytes(word(replace(story, comments=(asked,))), "moon.docx").comments, AT).comments
    assert (one.place.part, one.place.start) == ("headline", 0)


def test_several_comments_may_share_words() -> None:
    found = back(said("set down on the moon"), said("down on"), said("set down"))
    assert [one.place.words for one in found] == ["set down on the moon", "down on", "set down"]


def test_answers_come_back_under_their_comment() -> None:
    later = AT.replace(hour=11)
    asked = replace(
        said("the log"), replies=(Reply("Reporter", later, "Yes.\nI saw it."), Reply("Editor", later, "Fine."))
    )
    first, second = back(asked, said("hard work"))
    assert first.replies == asked.replies
    assert second.replies == ()


def test_word_finds_author_initials_and_threads() -> None:
    asked = replace(said("the log"), replies=(Reply("Reporter", AT, "Yes."),))
    with zipfile.ZipFile(io.BytesIO(word(replace(STORY, comments=(asked,))))) as package:
        comments = package.read("word/comments.xml").decode()
        threads = package.read("word/commentsExtended.xml").decode()
        assert "/word/commentsExtended.xml" in package.read("[Content_Types].xml").decode()
    assert 'w:initials="AE"' in comments
    assert 'w:date="2026-11-24T10:00:00Z"' in comments
    assert 'w15:paraIdParent="10000000"' in threads


def test_the_copy_is_the_same_with_comments_as_without() -> None:
    commented = replace(STORY, comments=(said("on Sunday** afternoon"), said("og](https"), said("crew", nth=1)))
    with_them, without = (read_bytes(word(one), "moon.docx") for one in (commented, STORY))
    assert with_them.copy == without.copy
    assert with_them.headline == without.headline == STORY.furniture.headline


def test_closed_comments_and_approved_files_have_none() -> None:
    closed = replace(said("the log"), resolved_by="Editor")
    assert b"Is that so?" not in word(replace(STORY, comments=(closed,)))
    assert b"Is that so?" not in word(replace(STORY, comments=(said("the log"),)), proof=False)


def test_the_same_proof_has_the_same_bytes() -> None:
    story = replace(STORY, comments=(said("the log"),))
    assert word(story) == word(story)
