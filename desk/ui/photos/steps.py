"""The steps that the photos ask for: each takes the story and gives the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from desk.newsroom import picturing
from desk.storage.desk import Desk
from desk.story import framing
from desk.story.cropping import Point
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.story import Story

Step = Callable[[Story], Story]


def with_field(key: str, name: str, value: object) -> Step:
    """One field of the photo changed; its line in the copy follows the alt text."""
    changed: dict[str, Any] = {name: value}
    return lambda story: picturing.change_photo(story, key, changed)


def with_recipe(key: str, like: Photo) -> Step:
    """The photo turned and cut as that one is; nothing else of it changes."""
    return _recut(key, lambda photo: framing.with_recipe(photo, like))


def with_focal(key: str, point: Point) -> Step:
    """The focal point at those fractions of the freely cut picture."""
    return _recut(key, lambda photo: framing.with_focal_in(photo, point))


def _recut(key: str, cut: Callable[[Photo], Photo]) -> Step:
    def step(story: Story) -> Story:
        photo = story.photo(key)
        return picturing.put_photo(story, cut(photo)) if photo is not None else story

    return step


def with_picture(asked: Photo, made: Photo) -> Step:
    """The awaited photo with its picture; words typed since the picture was chosen stand."""

    def step(story: Story) -> Story:
        now = story.photo(asked.key)
        if now is None:
            return story
        names = [one.name for one in fields(Photo) if getattr(now, one.name) == getattr(asked, one.name)]
        return picturing.change_photo(story, asked.key, {name: getattr(made, name) for name in names})

    return step


def without(key: str) -> Step:
    """The photo taken out of the story and its copy."""
    return lambda story: picturing.remove_photo(story, key)


def moved(key: str, step: int) -> Step:
    """The photo one paragraph up (-1) or down (1) in the copy."""
    return lambda story: picturing.moved(story, key, step)


def placed(key: str) -> Step:
    """A photo of the story that is not in its copy put before the first paragraph."""

    def step(story: Story) -> Story:
        photo = story.photo(key)
        return picturing.place_photo(story, photo) if photo is not None else story

    return step


def take_picture(desk: Desk, by: Person, photo: Photo, path: Path) -> Photo:
    """The awaited photo with the picture of that file; an action for the worker."""
    return picturing.picture_for(desk, by, photo, path)


def stands_in_copy(story: Story, key: str) -> bool:
    """Whether the copy has a line for the photo."""
    return f"](photo:{key})" in story.copy
