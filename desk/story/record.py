"""Values as records: any of our dataclasses to plain JSON and back, and the digest of a story's content.

A field that has its default is left out, so that a field added later changes no digest and no stored story.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from desk.story.document import Document
from desk.story.errors import BadFile
from desk.story.story import Story

T = TypeVar("T")

# What the desk does with a story, as against what stands in it.
WORKFLOW = ("stage", "came_from", "holder", "created", "published", "updated")


def to_record(value: object) -> Any:
    """Plain JSON of a value: dicts, lists, strings, numbers, booleans, None; times as ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: to_record(getattr(value, one.name))
            for one in fields(value)
            if getattr(value, one.name) != _default(one)
        }
    if isinstance(value, (tuple, list)):
        return [to_record(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # datetime is one too
        return value.isoformat()
    return value


def from_record(kind: type[T], record: object) -> T:
    """The value of that kind from its record; unknown fields are passed over. Raises BadFile where it does not fit."""
    try:
        return typing.cast(T, _reader(typing.cast("Any", kind))(record))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadFile(f"A stored {kind.__name__.lower()} cannot be read: {error}.") from error


def canonical(value: object) -> bytes:
    """One byte string for equal values: sorted keys, no blanks, UTF-8."""
    text = json.dumps(to_record(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def content_digest(story: Story) -> str:
    """The digest of what stands in a story: everything but where it is on its way through the desk.

    Confidential documents are not in it, for they do not go where the story goes, and it is to be the same there.
    """
    if any(one.confidential for one in story.documents):
        story = dataclasses.replace(story, documents=open_documents(story))
    record = to_record(story)
    return sha256(canonical({name: part for name, part in record.items() if name not in WORKFLOW}))


def open_documents(story: Story) -> tuple[Document, ...]:
    """The documents that may leave the desk with the story."""
    return tuple(one for one in story.documents if not one.confidential)


def _default(one: dataclasses.Field[Any]) -> object:
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of that type is read back, worked out once a type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(one for one in arguments if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = _reader(arguments[0])
            return lambda value: tuple(each(one) for one in value)
        parts = [_reader(one) for one in arguments]
        return lambda value: tuple(part(one) for part, one in zip(parts, value, strict=True))
    if is_dataclass(kind):
        return _dataclass_reader(typing.cast("type[Any]", kind))
    if kind in (datetime, date):
        return typing.cast("Callable[[Any], Any]", kind.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return _finite
    return _checked(kind)


def _finite(value: Any) -> float:
    """No JSON has other numbers, though Python writes and reads them."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number")
    return number


def _checked(kind: type[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{value!r:.40} is no {kind.__name__}")
        return value

    return read


def _dataclass_reader(kind: type[Any]) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {one.name: _reader(hints[one.name]) for one in fields(kind)}
    return lambda record: kind(**{name: readers[name](part) for name, part in record.items() if name in readers})
