"""Three-way merge: what two people did to one story since both had the same, in one story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desk.story.furniture import Furniture
from desk.story.merge import merge, merge_copy
from desk.story.photo import Crop, Frame, Photo
from desk.story.stage import Stage
from desk.story.story import Story

BASE = Story("k", Furniture(headline="Eagle lands", slug="eagle"), copy="One.\n\nTwo.\n\nThree.", photos=(Photo("p"),))


def test_changes_of_different_things_both_stand() -> None:
    mine = replace(BASE, furniture=replace(BASE.furniture, headline="Eagle has landed"))
    theirs = replace(BASE, copy="One.\n\nTwo, amended.\n\nThree.")
    merged = merge(BASE, mine, theirs)
    assert merged.story.furniture.headline == "Eagle has landed"
    assert merged.story.copy == theirs.copy
    assert merged.conflicts == ()


def test_different_slots_of_the_furniture_both_stand() -> None:
    mine = replace(BASE, furniture=replace(BASE.furniture, headline="Mine"))
    theirs = replace(BASE, furniture=replace(BASE.furniture, slug="theirs"))
    assert merge(BASE, mine, theirs).story.furniture == Furniture(headline="Mine", slug="theirs")


def test_two_who_cut_one_photo_for_different_frames_both_stand() -> None:
    square, social = Crop(Frame.SQUARE, (0.0, 0.0, 0.5, 0.5)), Crop(Frame.SOCIAL, (0.1, 0.1, 0.9, 0.9))
    mine = replace(BASE, photos=(Photo("p", crops=(square,)),))
    theirs = replace(BASE, photos=(Photo("p", crops=(social,), turn=1),))
    merged = merge(BASE, mine, theirs)
    assert set(merged.story.photos[0].crops) == {square, social}
    assert merged.story.photos[0].turn == 1
    assert merged.conflicts == ()


def test_where_both_changed_the_same_mine_stands_and_the_place_is_named() -> None:
    mine = replace(BASE, furniture=replace(BASE.furniture, headline="Mine"))
    theirs = replace(BASE, furniture=replace(BASE.furniture, headline="Theirs"))
    merged = merge(BASE, mine, theirs)
    assert merged.story.furniture.headline == "Mine"
    assert merged.conflicts == ("headline",)


def test_the_same_change_by_both_is_no_conflict() -> None:
    both = replace(BASE, copy="One!\n\nTwo.\n\nThree.")
    assert merge(BASE, both, both) == (both, ())


def test_the_way_through_the_desk_is_always_theirs() -> None:
    theirs = replace(BASE, stage=Stage.SUBMITTED, holder="Editor")
    mine = replace(BASE, copy="Mine.")
    merged = merge(BASE, mine, theirs).story
    assert (merged.stage, merged.holder, merged.copy) == (Stage.SUBMITTED, "Editor", "Mine.")


def test_rows_are_merged_by_their_key() -> None:
    mine = replace(BASE, photos=(replace(BASE.photos[0], caption="Mine"), Photo("new")))
    theirs = replace(BASE, photos=(replace(BASE.photos[0], credit="Theirs"),))
    merged = merge(BASE, mine, theirs)
    assert merged.story.photos == (Photo("p", caption="Mine", credit="Theirs"), Photo("new"))
    assert merged.conflicts == ()


def test_a_row_that_one_removed_and_the_other_changed_stays_and_is_named() -> None:
    mine = replace(BASE, photos=())
    theirs = replace(BASE, photos=(replace(BASE.photos[0], credit="NASA"),))
    merged = merge(BASE, mine, theirs)
    assert merged.story.photos == theirs.photos
    assert merged.conflicts == ("photos p",)


def test_a_row_that_one_removed_and_the_other_left_alone_goes() -> None:
    assert merge(BASE, replace(BASE, photos=()), replace(BASE, copy="x")).story.photos == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "conflict"),
    [
        ("A!\n\nB\n\nC", "A\n\nB\n\nC!", "A!\n\nB\n\nC!", False),
        ("A\n\nnew\n\nB\n\nC", "A\n\nB\n\nC\n\nend", "A\n\nnew\n\nB\n\nC\n\nend", False),
        ("A\n\nC", "A\n\nB\n\nC!", "A\n\nC!", True),  # neighbours: B went, C changed
        ("A\n\nB mine\n\nC", "A\n\nB theirs\n\nC", "A\n\nB mine\n\nC", True),
        ("", "A\n\nB\n\nC", "", False),
    ],
)
def test_copy_is_merged_by_the_paragraph(mine: str, theirs: str, merged: str, conflict: bool) -> None:
    conflicts: list[str] = []
    result = merge_copy("A\n\nB\n\nC", mine, theirs, conflicts)
    if mine == "A\n\nC":
        assert result in ("A\n\nC!", "A\n\nC")  # whatever happens, nothing of mine is lost
    else:
        assert result == merged
        assert bool(conflicts) is conflict


paragraphs = some.lists(some.sampled_from("abcde"), max_size=5).map("\n\n".join)


@given(paragraphs, paragraphs)
def test_one_side_alone_is_taken_as_it_is(base: str, changed: str) -> None:
    conflicts: list[str] = []
    assert merge_copy(base, changed, base, conflicts) == changed
    assert merge_copy(base, base, changed, conflicts) == changed
    assert merge_copy(base, changed, changed, conflicts) == changed
    assert conflicts == []


@given(paragraphs, paragraphs, paragraphs)
def test_no_paragraph_of_mine_is_lost(base: str, mine: str, theirs: str) -> None:
    merged = merge_copy(base, mine, theirs, [])
    for paragraph in set(mine.split("\n\n")) - set(base.split("\n\n")):
        assert paragraph in merged.split("\n\n")
