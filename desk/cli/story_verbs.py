"""Verbs for one story: new, edit, show, photo, source, quote, move, preflight, history."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import given, open_key, opened, opened_for, passphrase_argument
from desk.cli.told import finding_record, findings_text, story_record, story_text
from desk.cli.verb import Verb
from desk.newsroom import (
    approving_again,
    clearing,
    drafting,
    handing_over,
    picturing,
    protecting,
    reading,
    reviewing,
    sourcing,
)
from desk.newsroom.clock import now
from desk.newsroom.quotations import quotations
from desk.preflight.finding import Weight
from desk.story.correction import Correction, CorrectionKind
from desk.story.document import address_of
from desk.story.errors import BadFile, NotFound, RuleError
from desk.story.furniture import SLOTS, Furniture
from desk.story.key import new_key
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.quote import How, Quote, QuoteStatus
from desk.story.record import to_record
from desk.story.slot_text import with_slot
from desk.story.source import Source, SourceKind, Terms
from desk.story.stage import MOVES
from desk.story.story import Story


def _story_argument(parser: ArgumentParser) -> None:
    parser.add_argument("story", help="key (or its beginning) or slug of the story")


def _furniture_arguments(parser: ArgumentParser) -> None:
    for slot in SLOTS:
        parser.add_argument(f"--{slot.name.replace('_', '-')}", dest=slot.name, metavar="TEXT", help=slot.label)
    parser.add_argument("--copy", metavar="FILE", help="the copy in CommonMark; - for standard input")


def _edit_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    _furniture_arguments(parser)


def _with_furniture(asked: Asked, story: Story) -> Story:
    furniture = story.furniture
    for slot in SLOTS:
        if (text := getattr(asked, slot.name)) is not None:
            furniture = with_slot(furniture, slot, text)
    if furniture.embargo is not None and story.furniture.embargo != furniture.embargo <= now():
        raise RuleError(f"An embargo lies in the future: {furniture.embargo:%Y-%m-%d %H:%M} is past.")
    return replace(story, furniture=furniture, copy=story.copy if asked.copy is None else _copy(asked.copy))


def _copy(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise BadFile(f"‘{name}’ cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"‘{name}’ is not UTF-8 text: save it as UTF-8 and try again.") from error


def _kept(asked: Asked, base: Story, mine: Story) -> Told:
    kept = drafting.keep(asked.desk(write=True), asked.by(), base, mine)
    return Told(story_record(kept.story), f"{kept.story.key}  {kept.story.title}")


def new(asked: Asked) -> Told:
    by = asked.by()
    story = _with_furniture(asked, Story(key="", furniture=Furniture()))
    begun = drafting.start_story(asked.desk(write=True), by, story.furniture)
    return _kept(asked, begun, replace(begun, copy=story.copy))


def edit(asked: Asked) -> Told:
    story = reading.story(asked.desk(write=True), asked.story)
    return _kept(asked, story, _with_furniture(asked, story))


def show(asked: Asked) -> Told:
    story = reading.story(asked.desk(), asked.story)
    return Told(story_record(story), story_text(story))


def _photo_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("file", type=Path)
    for field in ("caption", "credit", "alt", "creator", "agency", "copyright", "licence"):
        parser.add_argument(f"--{field}", metavar="TEXT")
    parser.add_argument("--role", choices=list(PhotoRole), type=PhotoRole)
    parser.add_argument("--usage", choices=list(Usage), type=Usage)
    parser.add_argument("--for", dest="awaited", metavar="PHOTO", help="key of the awaited photo that this picture is")


def photo_add(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    photo = _taken_photo(asked, story)
    said = ("caption", "credit", "alt", "creator", "agency", "copyright", "licence", "role", "usage")
    photo = replace(photo, **{name: getattr(asked, name) for name in said if getattr(asked, name) is not None})
    kept = drafting.keep(desk, by, story, picturing.place_photo(story, photo))
    return Told(to_record(kept.story.photo(photo.key)), f"{photo.key}  {photo.caption} [{photo.credit}]")


def _taken_photo(asked: Asked, story: Story) -> Photo:
    desk, by = asked.desk(write=True), asked.by()
    waiting = [photo for photo in story.photos if not photo.digest]
    if asked.awaited:
        awaited = story.photo(asked.awaited)
        if awaited is None:
            raise NotFound(f"There is no photo ‘{asked.awaited}’ in ‘{story.title}’.")
        return picturing.picture_for(desk, by, awaited, asked.file)
    if len(waiting) == 1:
        return picturing.picture_for(desk, by, waiting[0], asked.file)
    return picturing.add_photo_file(desk, by, asked.file)


def _source_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    for field in ("name", "title", "organisation", "description", "note"):
        parser.add_argument(f"--{field}", default="", metavar="TEXT")
    parser.add_argument("--kind", choices=list(SourceKind), type=SourceKind, default=SourceKind.PERSON)
    parser.add_argument("--terms", choices=list(Terms), type=Terms, default=Terms.ON_RECORD)


def source_add(asked: Asked) -> Told:
    story = reading.story(asked.desk(write=True), asked.story)
    fields = ("name", "title", "organisation", "description", "note", "kind", "terms")
    source = Source(new_key(), **{name: getattr(asked, name) for name in fields})
    drafting.keep(asked.desk(write=True), asked.by(), story, sourcing.add_source(story, source))
    return Told({"key": source.key, **to_record(source)}, f"{source.key}  {source.name or source.description}")


def _quote_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("--source", default="", metavar="NAME", help="name or key of a source in the notebook")
    parser.add_argument("--words", required=True, metavar="TEXT", help="the words as recorded")
    for field in ("where", "timecode", "page", "reference", "language", "translation", "agreed", "note"):
        parser.add_argument(f"--{field}", default="", metavar="TEXT")
    for field in ("recording", "document"):
        parser.add_argument(f"--{field}", default="", metavar="NAME", help=f"a {field} of the notebook, or its name")
    parser.add_argument("--how", choices=list(How), type=How, default=How.INTERVIEW)
    parser.add_argument("--status", choices=list(QuoteStatus), type=QuoteStatus, default=QuoteStatus.VERBATIM)
    parser.add_argument("--terms", choices=list(Terms), type=Terms, default=Terms.ON_RECORD)
    parser.add_argument("--verified", action="store_true", help="compared with the recording by whoever asks")


def quote_add(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    fields = (
        "words", "where", "timecode", "page", "reference", "language", "translation", "agreed", "note", "how", "status",
        "terms",
    )  # fmt: skip
    source = _source_key(story, asked.source) if asked.source else ""
    quote = Quote(new_key(), source=source, **{name: getattr(asked, name) for name in fields})
    quote = replace(quote, recording=_pointed(story, asked.recording), document=_pointed(story, asked.document))
    changed = sourcing.add_quote(story, quote)
    if asked.verified:
        changed = sourcing.verify_quote(changed, quote.key, by, now())
    drafting.keep(desk, by, story, changed)
    return Told({"key": quote.key, **to_record(changed.quote(quote.key))}, f"{quote.key}  “{quote.words}”")


def _pointed(story: Story, named: str) -> str:
    """The address of the document that is meant; a name that the notebook does not have stands in words."""
    fitting = (one for one in story.documents if named and named in (one.key, one.name, one.file_name))
    document = next(fitting, None)
    return address_of(document) if document is not None else named


def _source_key(story: Story, named: str) -> str:
    for source in story.sources:
        if named in (source.key, source.name):
            return source.key
    raise NotFound(f"There is no source ‘{named}’ in the notebook of ‘{story.title}’.")


def _move_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("move", choices=[move.name for move in MOVES])
    parser.add_argument("--reason", default="", metavar="TEXT")
    passphrase_argument(parser)
    parser.add_argument("--yes", action="store_true", help="approve although comments are open")
    parser.add_argument("--notice", default="", metavar="TEXT", help="the notice that goes with approve-correction")
    kinds = list(CorrectionKind)
    parser.add_argument("--notice-kind", choices=kinds, type=CorrectionKind, default=CorrectionKind.CORRECTION)


def move(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    open_key(asked)
    notice = Correction(now(), asked.notice_kind, asked.notice, by.name) if asked.notice else None
    if not handing_over.signs(desk, by):
        sys.stderr.write(f"{by.name} has no signing key, so this is not signed: ‘key make’ makes one.\n")
    changed = approving_again.changed_since_approval(desk, story) if asked.move in reviewing.SEALING else ()
    moved = reviewing.move(desk, by, story, asked.move, asked.reason, asked.yes, notice, opened_for(asked, story))
    since = "".join(f"\n  {one}" for one in changed)
    told = f"\nChanged since it was approved last:{since}" if since else ""
    return Told(story_record(moved), f"{moved.key}  {moved.stage.value}  {moved.title}{told}")


def _clear_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("--name", required=True, metavar="TEXT", help="who cleared it")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why it may run")


def clear(asked: Asked) -> Told:
    story = reading.story(asked.desk(write=True), asked.story)
    return _kept(asked, story, clearing.clear(story, asked.by(), asked.name, asked.reason, now()))


def _preflight_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    passphrase_argument(parser)


def preflight(asked: Asked) -> Told:
    story = reading.story(asked.desk(), asked.story)
    vault = opened(asked) if given(asked) and protecting.known_to(asked.desk(), story.key) else None
    findings = protecting.all_findings(asked.desk(), story, vault)
    code = int(any(one.weight is Weight.BLOCKER for one in findings))
    return Told([finding_record(one) for one in findings], findings_text(findings), code)


def quotes(asked: Asked) -> Told:
    found = quotations(reading.story(asked.desk(), asked.story))
    text = "\n".join(f"{one.verdict:<20} {one.speaker or 'nobody named':<24} “{one.words}”" for one in found)
    return Told([to_record(one) for one in found], text or "No quotations in the copy.")


def history(asked: Asked) -> Told:
    desk = asked.desk()
    story = reading.story(desk, asked.story)
    rows = reading.history(desk, story.key)
    text = "\n".join(
        f"{one.number:>4}  {one.at:%Y-%m-%d %H:%M}  {one.kind.value:<11} {one.by}  {one.reason}" for one in rows
    )
    return Told([to_record(one) for one in rows], text or "No revisions yet.")


def log(asked: Asked) -> Told:
    desk = asked.desk()
    rows = reading.moves(desk, reading.story(desk, asked.story).key)
    text = "\n".join(
        f"{one.number:>5}  {one.at:%Y-%m-%d %H:%M}  {one.by}: {one.starts} → {one.ends}  {one.reason} {one.digest[:9]}"
        for one in rows
    )
    return Told([to_record(one) for one in rows], text or "No moves yet.")


VERBS = (
    Verb("new", "start a story", new, _furniture_arguments),
    Verb("edit", "change the furniture or the copy of a story", edit, _edit_arguments),
    Verb("show", "show a story whole", show, _story_argument),
    Verb("photo add", "put a photo into a story", photo_add, _photo_arguments),
    Verb("source add", "add a source to the notebook", source_add, _source_arguments),
    Verb("quote add", "log a quote in the notebook", quote_add, _quote_arguments),
    Verb("move", "move a story through its stages", move, _move_arguments),
    Verb("clear", "note that a story with the legal flag was cleared", clear, _clear_arguments),
    Verb("preflight", "run every check over a story; 1 when something blocks", preflight, _preflight_arguments),
    Verb("quotes", "list the quotations of the copy with their verdicts", quotes, _story_argument),
    Verb("history", "list the revisions of a story", history, _story_argument),
    Verb("log", "list the moves of a story", log, _story_argument),
)
