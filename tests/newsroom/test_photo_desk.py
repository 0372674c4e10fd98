"""The photo desk: pictures with the stories they stand in, details set on many at once and taken back at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desk.newsroom import drafting, photo_desk, picturing, reading, reviewing
from desk.newsroom.minutes import minute
from desk.newsroom.photo_desk import Print
from desk.paths import RESOURCES
from desk.storage import Desk
from desk.story import framing
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.revision import RevisionKind
from desk.story.source import Source, Terms
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

STRANGER = Person("Second reporter", Role.REPORTER)
PICTURE = RESOURCES / "sample" / "tranquility.jpg"
MOON = Photo("p1", "a" * 64, file_name="moon.jpg", caption="The moon.", credit="NASA", alt="A grey ball", width=900)
CREW = Photo("p2", "b" * 64, file_name="crew.jpg", caption="The crew.", keywords=("crew",))


def kept(desk: Desk, slug: str, *photos: Photo, by: Person = REPORTER, **fields: object) -> Story:
    """A draft with those photos in its copy."""
    story = drafting.start_story(desk, by, Furniture(slug=slug, headline=slug.capitalize()))
    made = replace(story, photos=photos, copy="\n\n".join(picturing.photo_line(photo) for photo in photos), **fields)  # type: ignore[arg-type]
    return drafting.keep(desk, by, story, made).story


def prints(desk: Desk, by: Person = EDITOR) -> dict[str, Print]:
    """The shelf by file name."""
    return {one.photo.file_name or one.key: one for one in photo_desk.shelf(desk, by)}


def places(*ones: Print) -> list[photo_desk.Place]:
    return [use.place for one in ones for use in one.uses]


def test_a_picture_in_two_stories_is_one_print_with_both(desk: Desk) -> None:
    first = kept(desk, "landing", MOON)
    second = kept(desk, "return", replace(MOON, key="p9", caption="The moon from afar."), CREW)
    found = prints(desk)
    assert [use.story for use in found["moon.jpg"].uses] == [second.key, first.key]
    assert found["moon.jpg"].photo.caption == "The moon from afar."
    assert [use.title for use in found["crew.jpg"].uses] == ["Return"]
    assert reading.photo_count(desk) == 2


def test_an_awaited_picture_is_a_print_of_its_own(desk: Desk) -> None:
    kept(desk, "landing", replace(CREW, digest=""), replace(CREW, key="p3", digest=""))
    assert [one.lacks for one in photo_desk.shelf(desk, EDITOR)] == [
        ("Picture awaited", "Credit missing", "Alt text missing")
    ] * 2


def test_a_picture_taken_out_of_every_story_is_not_shown(desk: Desk) -> None:
    story = kept(desk, "landing", MOON)
    drafting.keep(desk, REPORTER, story, picturing.remove_photo(story, "p1"))
    assert photo_desk.shelf(desk, EDITOR) == ()


def test_what_any_of_its_stories_is_without_is_told(local_desk: Desk) -> None:
    kept(local_desk, "landing", MOON)
    kept(local_desk, "return", replace(MOON, credit=" "))
    assert prints(local_desk)["moon.jpg"].lacks == ("Credit missing",)


def test_details_are_set_in_every_story_at_once(desk: Desk) -> None:
    first, second = kept(desk, "landing", MOON), kept(desk, "return", MOON, CREW)
    found = prints(desk)
    ends = date(2030, 5, 3)
    changes = {"credit": "Photo: NASA", "usage": Usage.CONDITIONAL, "usage_terms": "Once", "expires": ends}
    batch = photo_desk.set_details(desk, EDITOR, places(*found.values()), changes)
    for key, photos in ((first.key, 1), (second.key, 2)):
        story = reading.story(desk, key)
        assert len(story.photos) == photos
        assert {(one.credit, one.usage, one.usage_terms, one.expires) for one in story.photos} == {
            ("Photo: NASA", Usage.CONDITIONAL, "Once", ends)
        }
    assert batch.what == "credit, usage, terms of use and expiry on 2 photos in 2 stories"
    assert batch.left == ()


def test_the_alt_text_goes_into_the_copy_too(desk: Desk) -> None:
    story = kept(desk, "landing", MOON)
    photo_desk.set_details(desk, REPORTER, [(story.key, "p1")], {"alt": "The moon over [the] sea"})
    assert reading.story(desk, story.key).copy == "![The moon over \\[the\\] sea](photo:p1)"


def test_keywords_are_set_or_added(desk: Desk) -> None:
    story = kept(desk, "landing", MOON, CREW)
    both = [(story.key, "p1"), (story.key, "p2")]
    photo_desk.set_details(desk, REPORTER, both, {"keywords": ("moon", "crew")}, add_keywords=True)
    assert [one.keywords for one in reading.story(desk, story.key).photos] == [("moon", "crew"), ("crew", "moon")]
    photo_desk.set_details(desk, REPORTER, both, {"keywords": ("Apollo",)})
    assert [one.keywords for one in reading.story(desk, story.key).photos] == [("Apollo",), ("Apollo",)]


def test_a_batch_is_taken_back_and_done_again(desk: Desk) -> None:
    stories = [kept(desk, "landing", MOON), kept(desk, "return", replace(MOON, credit="ESA"), CREW)]
    batch = photo_desk.set_details(desk, EDITOR, places(*prints(desk).values()), {"credit": "Agency", "alt": "A moon"})
    back = photo_desk.take_back(desk, EDITOR, batch)
    for story in stories:
        now = reading.story(desk, story.key)
        assert (now.photos, now.copy) == (story.photos, story.copy)
    assert back.what == "credit and alt text on 2 photos in 2 stories"
    photo_desk.take_back(desk, EDITOR, back)
    assert {one.credit for story in stories for one in reading.story(desk, story.key).photos} == {"Agency"}


def test_what_was_changed_since_stands_when_a_batch_is_taken_back(desk: Desk) -> None:
    story, other = kept(desk, "landing", MOON), kept(desk, "return", CREW)
    batch = photo_desk.set_details(desk, EDITOR, places(*prints(desk).values()), {"credit": "Agency"})
    photo_desk.set_details(desk, REPORTER, [(story.key, "p1")], {"credit": "By hand"})
    back = photo_desk.take_back(desk, EDITOR, batch)
    assert reading.story(desk, story.key).photos[0].credit == "By hand"
    assert reading.story(desk, other.key).photos[0].credit == ""
    assert back.left_sentence == "Left alone: ‘Landing’: A photo was changed there since, and that stands."


def test_sealed_stories_are_left_alone_and_named(desk: Desk) -> None:
    story = ready_story(desk)
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve")):
        story = reviewing.move(desk, by, story, name)
    draft = kept(desk, "return", replace(story.photos[0], key="p1"))
    [found] = photo_desk.shelf(desk, EDITOR)
    assert {use.story: use.why for use in found.uses} == {draft.key: "", story.key: "It is approved: left as it is."}
    batch = photo_desk.set_details(desk, EDITOR, places(found), {"credit": "Photo: Agency"})
    assert [one.key for one in batch.stories] == [draft.key]
    assert batch.left_sentence == f"Left alone: ‘{story.title}’: It is approved: left as it is."
    assert reading.story(desk, story.key) == story


def test_a_reporter_changes_only_stories_of_their_own(local_desk: Desk) -> None:
    own, other = kept(local_desk, "landing", MOON), kept(local_desk, "return", MOON, by=STRANGER)
    batch = photo_desk.set_details(local_desk, REPORTER, places(*prints(local_desk).values()), {"credit": "Agency"})
    assert [one.key for one in batch.stories] == [own.key]
    assert batch.left_sentence == "Left alone: ‘Return’: It is a story of Second reporter: left as it is."
    assert reading.story(local_desk, other.key) == other


def test_in_review_words_stay_suggestions_and_rights_are_set(local_desk: Desk) -> None:
    story = reviewing.move(local_desk, REPORTER, ready_story(local_desk), "submit")
    story = reviewing.move(local_desk, EDITOR, story, "take")
    place = [(story.key, story.photos[0].key)]
    words = photo_desk.set_details(local_desk, EDITOR, place, {"alt": "Other words"})
    assert words.left_sentence.endswith(photo_desk.SUGGESTS)
    rights = photo_desk.set_details(local_desk, EDITOR, place, {"usage": Usage.PAID})
    assert rights.left == ()
    assert reading.story(local_desk, story.key).photos[0].usage is Usage.PAID


def test_each_story_has_a_revision_to_go_back_to_and_a_line_in_the_log(desk: Desk) -> None:
    story = kept(desk, "landing", MOON, CREW)
    photo_desk.set_details(desk, EDITOR, [(story.key, "p1"), (story.key, "p2")], {"credit": "SECRET"})
    newest = reading.history(desk, story.key)[0]
    assert (newest.kind, newest.reason) == (RevisionKind.REPLACED, "before 2 photos, on the photo desk")
    assert reading.revision(desk, story.key, newest.number).photos == story.photos
    entry = reading.moves(desk, story.key)[-1]
    assert (entry.move, entry.by, entry.reason) == ("edit photos", "Editor", "2 photos, on the photo desk")
    assert reading.story(desk, story.key).authors == story.authors


def test_a_batch_is_stored_whole_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [kept(desk, "landing", MOON), kept(desk, "return", MOON)]
    written: list[str] = []
    real: Callable[..., object] = minute

    def failing(tx: object, by: object, story: Story, *rest: object, **named: object) -> object:
        written.append(story.key)
        if len(written) == 2:
            raise RuntimeError("the second fails")
        return real(tx, by, story, *rest, **named)

    monkeypatch.setattr("desk.newsroom.photo_desk.minute", failing)
    with pytest.raises(RuntimeError):
        photo_desk.set_details(desk, EDITOR, places(*prints(desk).values()), {"credit": "Agency"})
    assert [reading.story(desk, story.key) for story in stories] == stories


def test_nothing_is_stored_where_nothing_differs(local_desk: Desk) -> None:
    story = kept(local_desk, "landing", MOON)
    before = reading.history(local_desk, story.key)
    batch = photo_desk.set_details(local_desk, EDITOR, [(story.key, "p1")], {"credit": "NASA"})
    assert batch == photo_desk.Batch()
    assert reading.history(local_desk, story.key) == before


def test_a_spiked_story_does_not_lack_anything(local_desk: Desk) -> None:
    story = kept(local_desk, "landing", CREW)
    reviewing.move(local_desk, REPORTER, story, "spike")
    [found] = photo_desk.shelf(local_desk, EDITOR)
    assert found.lacks == ()
    assert found.uses[0].stage is Stage.SPIKED


def test_a_picture_comes_into_another_story_as_it_was_cut(local_desk: Desk) -> None:
    cut = replace(framing.turned(MOON, 1), role=PhotoRole.LEAD)
    kept(local_desk, "landing", cut)
    [found] = photo_desk.shelf(local_desk, REPORTER)
    made = photo_desk.for_another_story(found)
    assert replace(made, key="p1", role=PhotoRole.LEAD) == cut
    assert made.key != "p1"


GUARDED = (
    {"sources": (Source("s1", confidential=True, alias="Heron", terms=Terms.BACKGROUND),)},
    {"sources": (Source("s1", "A person", terms=Terms.OFF_RECORD),)},
)


@pytest.mark.parametrize("notebook", GUARDED)
def test_words_of_a_story_with_somebody_to_protect_do_not_come_along(desk: Desk, notebook: dict[str, object]) -> None:
    kept(desk, "landing", replace(MOON, place="Her house", keywords=("her",), usage_terms="Ask her"), **notebook)  # type: ignore[arg-type]
    [found] = photo_desk.shelf(desk, REPORTER)
    made = photo_desk.for_another_story(found)
    assert (made.credit, made.digest, made.width) == (MOON.credit, MOON.digest, MOON.width)
    assert not any((made.caption, made.alt, made.place, made.keywords, made.usage_terms, made.file_name))
    kept(desk, "open", replace(MOON, caption="Open words."))
    [found] = photo_desk.shelf(desk, REPORTER)
    assert photo_desk.for_another_story(found).caption == "Open words."


@pytest.mark.parametrize(
    ("usage", "expires", "days"),
    [
        (Usage.FREE, None, None),
        (Usage.EXPIRED, None, 0),
        (Usage.FREE, date(1969, 7, 19), 0),
        (Usage.FREE, date(1969, 7, 20), 1),
        (Usage.PAID, date(1969, 7, 30), 11),
    ],
)
def test_days_that_are_left(usage: Usage, expires: date | None, days: int | None) -> None:
    assert photo_desk.days_left(Photo("p", usage=usage, expires=expires), date(1969, 7, 20)) == days


def test_the_sample_stands_on_the_photo_desk(local_desk: Desk) -> None:
    ready_story(local_desk)
    [found] = photo_desk.shelf(local_desk, EDITOR)
    assert found.photo.digest
    assert "tranquility" in found.words
    assert picturing.add_photo_file(local_desk, REPORTER, PICTURE).digest == found.photo.digest
