"""All tables of a desk. What stands in a row's `record` is the value itself; the other columns are for finding it.

`whole` is a digest over those other columns that say something of their own; see `wholeness`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, ForeignKey, Index, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """A time as whole microseconds since 1970 in UTC: the same, and in the same order, on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


class Row(DeclarativeBase):
    """A table of the desk."""

    type_annotation_map = {str: Text, datetime: Moment}  # noqa: RUF012 - SQLAlchemy reads it from the class


class DeskRow(Row):
    """One row: which desk this is, and how many times it was written to (local desks; see highwater)."""

    __tablename__ = "desk"

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    created: Mapped[datetime]
    changes: Mapped[int] = mapped_column(BigInteger)
    whole: Mapped[str]


class StoryRow(Row):
    """A story as it stands: its canonical record, the SHA-256 of that, and what lists and searches ask for."""

    __tablename__ = "story"
    __table_args__ = (
        Index("story_by_stage", "stage", "updated"),
        Index("story_by_updated", "updated"),
        Index("story_by_slug", "slug"),
        Index("story_by_deadline", "deadline"),
        Index("story_by_published", "published"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str]
    headline: Mapped[str]
    section: Mapped[str]
    stage: Mapped[str]
    author: Mapped[str]
    holder: Mapped[str]
    words: Mapped[int]
    target: Mapped[int] = mapped_column(BigInteger)
    priority: Mapped[int] = mapped_column(BigInteger)
    deadline: Mapped[datetime | None]
    embargo: Mapped[datetime | None]
    published: Mapped[datetime | None]
    flags: Mapped[str]
    lacks: Mapped[str]
    updated: Mapped[datetime]
    version: Mapped[int]
    record: Mapped[str]
    digest: Mapped[str]
    whole: Mapped[str]


class MentionRow(Row):
    """Whom and what a story names: its authors, the contacts behind its sources, its photos and documents by
    digest.
    """

    __tablename__ = "mention"
    __table_args__ = (Index("mention_by_name", "kind", "name"),)

    story: Mapped[int] = mapped_column(ForeignKey("story.number"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)


class FindableRow(Row):
    """The words by which a story may be found; never a confidential one. The full-text index is kept from it."""

    __tablename__ = "findable"

    story: Mapped[int] = mapped_column(ForeignKey("story.number"), primary_key=True, autoincrement=False)
    headline: Mapped[str]
    standfirst: Mapped[str]
    copy: Mapped[str]
    notebook: Mapped[str]


class RevisionRow(Row):
    """A whole story as it once stood: `record` is its canonical record, zlib-compressed, `seal` the SHA-256 of that.

    `digest` is the content's, `previous` that of the revision before it when it was kept.
    """

    __tablename__ = "revision"

    story_key: Mapped[str] = mapped_column(ForeignKey("story.key"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str]
    words: Mapped[int]
    digest: Mapped[str]
    previous: Mapped[str]
    seal: Mapped[str]
    record: Mapped[bytes]
    whole: Mapped[str]


class LogRow(Row):
    """One line of the log: `record` is the entry's canonical record without its digest."""

    __tablename__ = "log"
    __table_args__ = (Index("log_by_story", "story_key", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    story_key: Mapped[str]
    record: Mapped[str]
    digest: Mapped[str]


class PersonRow(Row):
    __tablename__ = "person"

    name: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]
    whole: Mapped[str]


class SignerRow(Row):
    """A public key of a person whose signatures count here; old ones stay, so that what they signed can be proved."""

    __tablename__ = "signer"

    key: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    record: Mapped[str]
    digest: Mapped[str]


class CarriedRow(Row):
    """A decision that was made on another desk and came here with its story: its record as it stands in that log."""

    __tablename__ = "carried"
    __table_args__ = (Index("carried_by_story", "story_key", "at"),)

    digest: Mapped[str] = mapped_column(primary_key=True)
    story_key: Mapped[str] = mapped_column(ForeignKey("story.key"))
    at: Mapped[datetime]
    record: Mapped[str]


class ContactRow(Row):
    __tablename__ = "contact"

    key: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]
    whole: Mapped[str]


class SealedRow(Row):
    """Who a confidential source is: each field sealed by itself under the sources key, which is not on the desk.

    `shown` is the record of the source as the story has it, `known_to` a list of the people who have seen the identity.
    """

    __tablename__ = "sealed"

    story_key: Mapped[str] = mapped_column(ForeignKey("story.key"), primary_key=True)
    source_key: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    shown: Mapped[str]
    known_to: Mapped[str]
    name: Mapped[bytes]
    title: Mapped[bytes]
    organisation: Mapped[bytes]
    phone: Mapped[bytes]
    email: Mapped[bytes]
    note: Mapped[bytes]
    whole: Mapped[str]


class SettingRow(Row):
    """What the desk decides for all its stories: the house, and which sources key is the desk's."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]
    whole: Mapped[str]


class OriginalRow(Row):
    """The untouched original of a photo or a document. A local desk keeps the bytes as a file, a server in `pixels`."""

    __tablename__ = "original"

    digest: Mapped[str] = mapped_column(primary_key=True)
    suffix: Mapped[str]
    media_type: Mapped[str]
    file_name: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    kept: Mapped[datetime]
    pixels: Mapped[bytes | None]
    whole: Mapped[str]
