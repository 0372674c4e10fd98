"""Flags of a story and what it lacks: as values, as a person types them, as lists show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.story.comment import Comment
from desk.story.errors import RuleError
from desk.story.flags import CommentState, Flag, flags_of, words_of
from desk.story.furniture import Furniture, slot
from desk.story.lacking import Lack, Missing, missing, read, written
from desk.story.photo import Photo
from desk.story.quote import Quote
from desk.story.record import content_digest, from_record, to_record
from desk.story.slot_text import slot_text, with_slot
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
PLAIN = Story("k1", Furniture(headline="Eagle lands"), "The lander came down.")


def test_flags_that_are_not_set_change_no_digest() -> None:
    assert to_record(PLAIN) == {"key": "k1", "furniture": {"headline": "Eagle lands"}, "copy": "The lander came down."}
    flagged = replace(PLAIN, furniture=replace(PLAIN.furniture, legal=True, comment_asked=CommentState.DECLINED))
    assert content_digest(flagged) != content_digest(PLAIN)
    assert from_record(Story, to_record(flagged)) == flagged


def test_flags_are_listed_the_heaviest_first() -> None:
    every = Furniture(legal=True, sensitive=True, not_for_publication=True, comment_asked=CommentState.ASKED)
    assert flags_of(Furniture()) == ()
    assert flags_of(every) == (Flag.NOT_FOR_PUBLICATION, Flag.LEGAL, Flag.SENSITIVE, Flag.ASKED)
    assert flags_of(every, cleared=True)[1] is Flag.CLEARED
    assert Flag.NOT_FOR_PUBLICATION.label == "Not for publication"


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("No", False), ("", False)])
def test_a_flag_is_typed_as_yes_or_no(typed: str, value: bool) -> None:
    assert with_slot(Furniture(), slot("legal"), typed).legal is value


def test_a_choice_is_typed_in_its_own_words() -> None:
    asked = with_slot(Furniture(), slot("comment_asked"), "Declined")
    assert asked.comment_asked is CommentState.DECLINED
    assert slot_text(slot("comment_asked"), asked) == "declined"
    with pytest.raises(RuleError, match="write not asked, asked, answered, declined"):
        with_slot(Furniture(), slot("comment_asked"), "perhaps")
    with pytest.raises(RuleError, match="write yes or no"):
        with_slot(Furniture(), slot("legal"), "perhaps")


def test_words_that_a_lawyer_reads_have_a_digest() -> None:
    assert words_of(PLAIN) == words_of(replace(PLAIN, authors=("Reporter",)))
    assert words_of(PLAIN) != words_of(replace(PLAIN, copy="The lander crashed."))


def test_what_a_story_lacks_is_told_in_words_and_kept_in_a_column() -> None:
    photo = Photo("p1", "0" * 64, caption="Boot print", alt="A print")
    story = replace(
        PLAIN,
        copy="[“One.”](quote:q1) [“Two.”](quote:q2) [“Three.”](quote:q3) TK",
        photos=(photo,),
        quotes=(Quote("q1", words="One.", verified_by="Editor"), Quote("q2", words="Two.")),
        comments=(Comment("c1", "Editor", NOON, "Why?"),),
    )
    found = missing(story)
    told = [one.text for one in found]
    assert told == ["Credit missing", "2 quotes not verified", "TK in copy", "1 comment open"]
    assert read(written(found)) == found
    assert [one.lack for one in missing(Story("k2"))] == [Lack.HEADLINE, Lack.PHOTO]
    assert written(missing(replace(story, photos=(photo, photo)))).startswith("credit:2 ")
    assert Missing(Lack.CREDIT, 2).text == "2 photos lack words"
    with pytest.raises(ValueError, match="money"):
        read("money")
