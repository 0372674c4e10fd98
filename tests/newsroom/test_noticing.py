"""What happened since a person looked last: moves, remarks, who calls them, what is late; never what they did."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk.newsroom import commenting, drafting, noticing, reviewing
from desk.newsroom.clock import now
from desk.newsroom.noticing import NoticeKind, mentions, notices
from desk.storage import Desk, stories
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.place import Place
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

OTHER = Person("Other reporter")


def told(desk: Desk, person: Person) -> list[tuple[NoticeKind, str]]:
    return [(one.kind, one.by) for one in notices(desk, person)]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Reporter, how low?", True),
        ("ask @reporter", True),
        ("@reporters: pictures?", True),
        ("mail reporter@example.org", False),
        ("@Reporterin", False),
        ("@Editor", False),
    ],
)
def test_a_person_is_called_by_name_or_role(text: str, called: bool) -> None:
    assert mentions(text, REPORTER) is called


def test_a_first_name_will_do() -> None:
    assert mentions("@neil, the words differ", Person("Neil Armstrong"))
    assert mentions("@Neil Armstrong", Person("Neil Armstrong"))
    assert mentions("@editors", Person("Neil Armstrong", Role.EDITOR))


def test_moves_and_remarks_on_ones_own_stories(desk: Desk) -> None:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    assert told(desk, EDITOR) == [(NoticeKind.MOVE, "Reporter")]
    story = reviewing.move(desk, EDITOR, story, "take")
    remarked = commenting.comment(story, EDITOR, "How low was it?", Place("headline"), now())
    story = drafting.keep(desk, EDITOR, story, remarked).story
    reviewing.move(desk, EDITOR, story, "send-back", "Say how much fuel was left.")
    found = notices(desk, REPORTER)
    assert {(one.kind, one.by) for one in found} == {(NoticeKind.REMARK, "Editor"), (NoticeKind.MOVE, "Editor")}
    assert "Changes requested: Say how much fuel was left." in [one.text for one in found]
    assert next(one.place for one in found if one.kind is NoticeKind.REMARK) == Place("headline")
    assert told(desk, OTHER) == []


def test_a_call_is_heard_in_any_story_and_so_is_what_is_assigned(desk: Desk) -> None:
    story = ready_story(desk)
    made = commenting.comment(story, REPORTER, "@Editor, is this legal?", Place("story"), now())
    made = commenting.comment(made, REPORTER, "Pictures are missing.", Place("story"), now())
    made = commenting.assign(made, made.comments[-1].key, OTHER.name)
    drafting.keep(desk, REPORTER, story, made)
    assert told(desk, EDITOR) == [(NoticeKind.MENTION, "Reporter")]
    assert told(desk, OTHER) == [(NoticeKind.ASSIGNED, "Reporter")]


def test_late_stories_are_told_to_editors_and_to_who_has_them(desk: Desk) -> None:
    due = Furniture(slug="late", headline="Late", deadline=now() - timedelta(hours=1))
    with desk.writing() as tx:
        stories.put(tx, Story("k1", due, authors=("Reporter",)))
    assert told(desk, REPORTER) == told(desk, EDITOR) == [(NoticeKind.LATE, "Reporter")]
    assert told(desk, OTHER) == []


def test_only_what_came_since(desk: Desk) -> None:
    reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    assert noticing.notices(desk, EDITOR, now() + timedelta(seconds=1)) == ()
