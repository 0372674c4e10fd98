"""Intaking: an article from outside becomes a draft on the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desk.intake.arrival import Arrival, FoundComment, FoundNotice, FoundPhoto
from desk.intake.datelines import ParsedDateline, parse_dateline
from desk.intake.reading import SUFFIXES, read_file
from desk.newsroom import picturing
from desk.newsroom.annotating import annotated
from desk.newsroom.clock import now
from desk.newsroom.progress import SILENT, Progress
from desk.newsroom.relating import MOST, elsewhere, is_web, pick
from desk.storage import house as houses
from desk.storage import revisions, stories
from desk.storage.desk import Desk
from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.errors import BadFile
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.revision import RevisionKind
from desk.story.slug import slug_of
from desk.story.story import Story


def take_in_article(desk: Desk, by: Person, arrival: Arrival, progress: Progress = SILENT) -> Story:
    """A draft with everything that was recognised; pictures that came along are kept, others are awaited.

    Raises Stopped as long as nothing is stored.
    """
    with desk.reading() as tx:
        house = houses.get(tx)
    story = Story(
        key=new_key(),
        furniture=_furniture(arrival, house),
        copy=arrival.copy,
        authors=(by.name,),
        created=now(),
        published=_aware(arrival.published, house),
    )
    story = replace(story, corrections=tuple(_notice(one, story, house) for one in arrival.notices))
    story = _with_related(story, arrival)
    count = len(arrival.photos)
    for done, found in enumerate(sorted(arrival.photos, key=lambda photo: -photo.after_paragraph)):
        progress.step(done, count, f"Photo {done + 1:,} of {count:,}")
        story = picturing.place_photo(story, _photo(desk, by, found), found.after_paragraph)
    dated = tuple(_dated(one, house) for one in arrival.comments)
    story = annotated(story, dated, now())
    progress.go_on()
    with desk.writing() as tx:
        story = stories.put(tx, story)
        revisions.add(tx, story, RevisionKind.IMPORTED, by.name, now(), "as it came in")
    return story


def _dated(one: FoundComment, house: House) -> FoundComment:
    """The comment and its answers with their times in a zone."""
    replies = tuple(_dated(reply, house) for reply in one.replies)
    return replace(one, at=_aware(one.at, house), replies=replies)


def _with_related(story: Story, arrival: Arrival) -> Story:
    """The related stories of the source that have words and a whole web address."""
    found = [(one.title, one.address) for one in arrival.related if one.title.strip() and is_web(one.address)]
    return pick(story, tuple(elsewhere(*one) for one in found[:MOST]))


def typed_dateline(text: str) -> Dateline:
    """A dateline as somebody wrote it in one line: its parts, or all of it as the place where there are none."""
    parsed = parse_dateline(f"{text.rstrip(' —–-')} — ", None)
    return _parts(parsed, None) if parsed else Dateline(place=text.strip())


def _furniture(arrival: Arrival, house: House) -> Furniture:
    return Furniture(
        slug=slug_of(arrival.slug) or slug_of(arrival.headline),
        section=arrival.section,
        headline=arrival.headline,
        standfirst=arrival.standfirst,
        byline=arrival.bylines,
        dateline=_parts(arrival.dateline, arrival.published),
        keywords=arrival.keywords,
        language=_language(arrival.language, house),
    )


def _language(said: str, house: House) -> str:
    """The language that the source says; the house's own kind of it where it names the language alone."""
    alone = "-" not in said and house.language.partition("-")[0].lower() == said.lower()
    return house.language if not said or alone else said


def _notice(found: FoundNotice, story: Story, house: House) -> Correction:
    """A note of the source as one of the story's; without a day it is as old as the story."""
    at = _aware(found.at, house) or story.published or now()
    return Correction(at, CorrectionKind(found.kind), found.text)


def _parts(parsed: ParsedDateline | None, published: datetime | None) -> Dateline:
    if parsed is None:
        return Dateline()
    day = None
    if parsed.date:
        year = published.year if published else now().year
        full = parsed.date if not parsed.date.startswith("--") else f"{year}-{parsed.date[2:]}"
        day = datetime.fromisoformat(full).date()
    region = parsed.region or parsed.country or ""
    return Dateline("/".join(parsed.places), region, day, parsed.agency or "")


def _aware(moment: datetime | None, house: House) -> datetime | None:
    """A time without a zone is one of the house's zone."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(house.zone))


def _photo(desk: Desk, by: Person, found: FoundPhoto) -> Photo:
    photo = Photo(key=new_key(), caption=found.caption, credit=found.credit, alt=found.alt, file_name=found.file_name)
    if found.data is None:
        return photo
    taken = picturing.add_photo(desk, by, found.data, found.file_name)
    return replace(
        taken,
        caption=found.caption or taken.caption,
        credit=found.credit or taken.credit,
        alt=found.alt or taken.alt,
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the draft it is now, or the sentence why it is none."""

    path: Path
    story: Story | None
    why: str = ""


def articles_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder, and in those inside it, that a reader takes; in order of their paths.

    Raises BadFile where there is none. What lies in hidden folders is not looked at.
    """
    if not folder.is_dir():
        raise BadFile(f"“{folder}” is no folder that can be read.")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    kept = tuple(sorted(path for path in found if not _hidden(path.relative_to(folder))))
    if not kept:
        raise BadFile(f"There is no article in “{folder}”: these files can be taken in: {', '.join(sorted(SUFFIXES))}.")
    return kept


def take_in_file(desk: Desk, by: Person, path: Path) -> Taken:
    """A draft out of one file of many: what cannot be taken in is told, and does not stop the others."""
    try:
        return Taken(path, take_in_article(desk, by, read_article(path)))
    except BadFile as error:
        return Taken(path, None, str(error))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def read_article(path: Path) -> Arrival:
    """What is recognised in a file, nothing stored yet. Raises BadFile with a sentence."""
    return read_file(path)
