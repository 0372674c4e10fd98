"""Verbs for what lies in a story's notebook besides sources and quotes: documents, transcripts, who was asked."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import opened, passphrase_argument
from desk.cli.verb import Verb
from desk.newsroom import approaching, documenting, drafting, protecting, reading, sealing
from desk.newsroom.clock import now
from desk.storage.vault import Vault
from desk.story.approach import Approach
from desk.story.document import Document
from desk.story.errors import WrongUse
from desk.story.key import new_key
from desk.story.record import to_record
from desk.story.story import Story
from desk.story.timecode import timecode


def _story_argument(parser: ArgumentParser) -> None:
    parser.add_argument("story", help="key (or its beginning) or slug of the story")


def _document_argument(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("document", help="key or name of the document")


def _add_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", default="", metavar="TEXT", help="what it is called; the file's name unless given")
    parser.add_argument("--from", dest="came_from", default="", metavar="TEXT", help="who gave it, where it was found")
    parser.add_argument("--dated", type=date.fromisoformat, metavar="DAY", help="the day it is of: 1969-07-20")
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument("--sound", default="", metavar="DOCUMENT", help="the recording of which it is the transcript")
    parser.add_argument("--source", default="", metavar="SOURCE", help="key, alias or name of the source who gave it")
    parser.add_argument("--confidential", action="store_true", help="seal it: it is read only with the vault’s key")
    passphrase_argument(parser)


def add(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    sound = documenting.find_document(story, asked.sound).key if asked.sound else ""
    source = protecting.find_source(story, asked.source).key if asked.source else ""
    known = Document(
        new_key(),
        asked.name,
        came_from=asked.came_from,
        dated=asked.dated,
        note=asked.note,
        sound=sound,
        source=source,
        confidential=bool(asked.confidential),
    )
    if story.guards(known):
        kept = sealing.take_in_sealed(desk, by, story, asked.file, opened(asked, write=True), known)
        document = documenting.find_document(kept, known.key)
        return Told(_record(document), _line(document))
    taken = documenting.take_in(desk, by, asked.file)
    document = replace(
        known,
        name=asked.name or taken.name,
        file_name=taken.file_name,
        digest=taken.digest,
        size=taken.size,
        added_by=taken.added_by,
        added=taken.added,
    )
    drafting.keep(desk, by, story, documenting.put_document(story, document))
    return Told(_record(document), _line(document))


def listed(asked: Asked) -> Told:
    story = reading.story(asked.desk(), asked.story)
    text = "\n".join(_line(one) for one in story.documents)
    return Told([_record(one) for one in story.documents], text or "No documents in the notebook.")


def remove(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    document = documenting.find_document(story, asked.document)
    drafting.keep(desk, by, story, documenting.remove_document(story, document.key))
    return Told(_record(document), f"{document.key}  {document.called} is out of the notebook.")


def _read_arguments(parser: ArgumentParser) -> None:
    _document_argument(parser)
    passphrase_argument(parser)


def _readable(asked: Asked) -> tuple[Document, Vault | None]:
    """The document with all that is known of it, and what opens it; the vault only where it is sealed."""
    story = reading.story(asked.desk(), asked.story)
    document = documenting.find_document(story, asked.document)
    if not document.sealed:
        return document, None
    vault = opened(asked)
    return sealing.opened(asked.desk(), story, vault).get(document.key, document), vault


def seal(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    document = documenting.find_document(story, asked.document)
    if document.sealed:
        raise WrongUse(f"‘{document.called}’ is sealed already.")
    kept, left = sealing.seal(asked.desk(), by, story, document, vault)
    sealed = documenting.find_document(kept, document.key)
    return Told({"left": list(left), **_record(sealed)}, "\n".join([_line(sealed), *left]))


def unseal(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    document = documenting.find_document(story, asked.document)
    known = sealing.opened(asked.desk(), story, vault).get(document.key, document)
    kept = sealing.unseal(asked.desk(), by, story, known, vault)
    clear = documenting.find_document(kept, document.key)
    return Told(_record(clear), f"{_line(clear)}\nIt lies in clear on the desk now.")


def _save_arguments(parser: ArgumentParser) -> None:
    _read_arguments(parser)
    parser.add_argument("to", type=Path, help="the file to write")


def save(asked: Asked) -> Told:
    if asked.to.exists():
        raise WrongUse(f"There is something at {asked.to} already: give another place.")
    document, vault = _readable(asked)
    file = documenting.save_copy(asked.desk(), document, asked.to, vault)
    return Told({"file": str(file), **_record(document)}, f"The copy is in {file}.")


def transcript(asked: Asked) -> Told:
    document, vault = _readable(asked)
    lines = documenting.lines_of(asked.desk(), document, vault)
    text = "\n".join(
        f"{timecode(one.start) if one.start >= 0 else '':<10}{one.speaker:<20}{one.words}".rstrip() for one in lines
    )
    return Told([{"words": one.words, "speaker": one.speaker, "start": one.start} for one in lines], text)


def _asked_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("who", help="the person or organisation that was asked for comment")
    parser.add_argument("--how", default="", metavar="TEXT", help="mail to the press office")
    parser.add_argument("--at", type=_moment, metavar="TIME", help="when: 1969-07-20T10:00+00:00; now unless given")
    parser.add_argument("--answer", default="", metavar="TEXT")
    parser.add_argument("--answered", type=_moment, metavar="TIME")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def comment_asked(asked: Asked) -> Told:
    """Note it; of somebody who was asked and has not answered, the answer is put in."""
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    waiting = next((one for one in story.approaches if one.waits and one.who == asked.who), None)
    if waiting is not None and (asked.answer or asked.answered):
        made = replace(waiting, answer=asked.answer, answered=asked.answered or now())
    else:
        answered = asked.answered or (now() if asked.answer else None)
        made = Approach(new_key(), asked.who, asked.at or now(), asked.how, asked.answer, answered, by.name)
    drafting.keep(desk, by, story, approaching.put_approach(story, made))
    return Told({"key": made.key, **to_record(made)}, _told(made))


def comment_list(asked: Asked) -> Told:
    story: Story = reading.story(asked.desk(), asked.story)
    text = "\n".join(_told(one) for one in story.approaches)
    return Told([to_record(one) for one in story.approaches], text or "Nobody was asked for comment yet.")


def _told(one: Approach) -> str:
    at = f"{one.at:%Y-%m-%d %H:%M}" if one.at else ""
    answer = "no answer yet" if one.waits else f"“{one.answer}”" if one.answer else "no comment"
    return f"{one.key}  {at:<16}  {one.who} ({one.how or 'not said how'}): {answer}"


def _record(document: Document) -> dict[str, object]:
    return {"key": document.key, **to_record(document)}


def _line(document: Document) -> str:
    stays = "  [sealed]" if document.sealed else "  [confidential, not sealed]" if document.confidential else ""
    return f"{document.key}  {document.digest[:12]}  {document.size:>10}  {document.called}{stays}"


VERBS = (
    Verb("document add", "keep a file and put it into the notebook", add, _add_arguments),
    Verb("document list", "list the documents of a story", listed, _story_argument),
    Verb("document save", "write a copy of a document into a file", save, _save_arguments),
    Verb("document remove", "take a document out of the notebook", remove, _document_argument),
    Verb("document lines", "the lines of a transcript with time and speaker", transcript, _read_arguments),
    Verb("document seal", "seal a document that lies in clear, and its file", seal, _read_arguments),
    Verb("document unseal", "have a sealed document in clear again", unseal, _read_arguments),
    Verb("comment asked", "note who was asked for comment, or what they answered", comment_asked, _asked_arguments),
    Verb("comment list", "who was asked for comment, and what they answered", comment_list, _story_argument),
)
