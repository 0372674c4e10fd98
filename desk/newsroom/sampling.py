"""The sample desk: a story to try the program on, with its photo, sources and quotes. Public facts, public words."""

from __future__ import annotations

import json
from dataclasses import replace

from desk.newsroom import keeping_house, picturing
from desk.paths import RESOURCES
from desk.storage import stories
from desk.storage.desk import Desk
from desk.storage.stories import View
from desk.story.person import Person, Role
from desk.story.photo import Photo
from desk.story.record import from_record
from desk.story.story import Story

SAMPLE = RESOURCES / "sample"
REPORTER = Person("Reporter", Role.REPORTER)
EDITOR = Person("Editor", Role.EDITOR)


def put_sample(desk: Desk) -> Story:
    """Put the sample story and its two people on the desk, as a draft of the reporter's."""
    story = from_record(Story, json.loads((SAMPLE / "eagle-lands.json").read_text(encoding="utf-8")))
    photo = picturing.add_photo_file(desk, REPORTER, SAMPLE / "tranquility.jpg")
    story = replace(story, photos=tuple(_with_picture(one, photo) for one in story.photos))
    for person in (REPORTER, EDITOR):
        keeping_house.sign_in(desk, person)
    with desk.writing() as tx:
        return stories.put(tx, story)


def is_empty(desk: Desk) -> bool:
    """Whether no story was ever begun here: then the sample is put there."""
    with desk.reading() as tx:
        return stories.counts(tx, "")[View.ALL.value] == 0


def _with_picture(placed: Photo, taken: Photo) -> Photo:
    return replace(taken, key=placed.key, role=placed.role, usage=placed.usage)
