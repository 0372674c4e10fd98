"""Commenting: remarks, answers and their end, as pure changes of the value."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.story.comment import Comment, Reply
from desk.story.errors import RuleError
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.place import Place
from desk.story.story import Story


def comment(story: Story, by: Person, text: str, place: Place, at: datetime) -> Story:
    """The story with a new open comment."""
    if not text.strip():
        raise RuleError("A comment needs words.")
    made = Comment(new_key(), by.name, at, text.strip(), place)
    return replace(story, comments=(*story.comments, made))


def reply(story: Story, key: str, by: Person, text: str, at: datetime) -> Story:
    """The comment with an answer added."""
    if not text.strip():
        raise RuleError("An answer needs words.")
    old = _comment(story, key)
    return _put(story, replace(old, replies=(*old.replies, Reply(by.name, at, text.strip()))))


def resolve(story: Story, key: str, by: Person) -> Story:
    """The comment closed by that person."""
    return _put(story, replace(_comment(story, key), resolved_by=by.name))


def assign(story: Story, key: str, name: str) -> Story:
    """The comment handed to the person of that name to see to; '' takes it back."""
    return _put(story, replace(_comment(story, key), assigned=name))


def reopen_comment(story: Story, key: str) -> Story:
    """The comment open again."""
    return _put(story, replace(_comment(story, key), resolved_by=""))


def _comment(story: Story, key: str) -> Comment:
    found = next((one for one in story.comments if one.key == key), None)
    if found is None:
        raise RuleError("That comment is no longer there.")
    return found


def _put(story: Story, changed: Comment) -> Story:
    return replace(story, comments=tuple(changed if one.key == changed.key else one for one in story.comments))
