"""Verbs for handing a story over without a server: pack, unpack, and the keys with which people sign."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import given, open_key, opened_for, passphrase_argument
from desk.cli.told import story_record
from desk.cli.verb import Verb
from desk.newsroom import handing_over, reading
from desk.newsroom.handing_over import Coming
from desk.story.record import to_record
from desk.story.signer import Signer


def _pack_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("story")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the .story file to write")
    parser.add_argument("--note", default="", metavar="TEXT", help="a line to whoever takes it in")
    passphrase_argument(parser)


def pack(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    story = reading.story(desk, asked.story)
    vault = opened_for(asked, story)
    open_key(asked)
    file = handing_over.pack(desk, by, story, asked.out, asked.note, vault)
    return Told({"key": story.key, "file": str(file)}, f"{story.title} → {file}")


def _unpack_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--look", action="store_true", help="only say what it holds and would change")
    parser.add_argument("--take", action="append", default=[], metavar="PLACE", help="where both changed: what came")
    parser.add_argument("--keep", action="store_true", help="where both changed and no --take names it: what is here")
    passphrase_argument(parser)


def unpack(asked: Asked) -> Told:
    desk, by = asked.desk(write=True), asked.by()
    coming = handing_over.look_at(desk, asked.file)
    take = frozenset(asked.take)
    open_ones = [one for one in coming.joined.clashes if one.place not in take and not asked.keep]
    if asked.look or open_ones:
        return Told(_record(coming), _text(coming), int(bool(open_ones) and not asked.look))
    open_key(asked)
    story = handing_over.take_in(desk, by, coming, take)
    return Told(story_record(story), f"{story.key}  {story.stage.value}  {story.title}")


def _record(coming: Coming) -> dict[str, object]:
    return {
        "key": coming.package.story.key,
        "title": coming.package.story.title,
        "from": coming.package.signer.person,
        "note": coming.package.note,
        "new": coming.here is None,
        "changes": list(coming.joined.changes),
        "clashes": [to_record(one) for one in coming.joined.clashes],
    }


def _text(coming: Coming) -> str:
    package = coming.package
    rows = [f"{package.story.title}, from {package.signer.person}, {package.at:%Y-%m-%d %H:%M}. {package.note}".strip()]
    rows += ["New on this desk."] if coming.here is None else [f"Changes: {one}" for one in coming.joined.changes]
    for one in coming.joined.clashes:
        rows += ["", f"Both changed {one.label} (--take '{one.place}', or --keep):", f"  here: {one.here}"]
        rows += [f"  came: {one.came}"]
    return "\n".join(rows)


def key_show(asked: Asked) -> Told:
    open_key(asked)
    signer = handing_over.own_key(asked.desk(write=True), asked.by())
    return Told(_signer(signer), f"{signer.line}\nFingerprint: {signer.fingerprint}")


def key_make(asked: Asked) -> Told:
    signer = handing_over.make_key(asked.desk(write=True), asked.by(), given(asked))
    return Told(_signer(signer), f"{signer.line}\nFingerprint: {signer.fingerprint}")


def _trust_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("line", help="the line that ‘key show’ prints on the other desk")
    passphrase_argument(parser)


def key_trust(asked: Asked) -> Told:
    open_key(asked)
    signer = handing_over.trust(asked.desk(write=True), asked.by(), asked.line)
    return Told(_signer(signer), f"{signer.person}’s signature counts here now. Fingerprint: {signer.fingerprint}")


def key_list(asked: Asked) -> Told:
    found = handing_over.signers(asked.desk())
    text = "\n".join(f"{one.fingerprint}  {one.person}" for one in found)
    return Told([_signer(one) for one in found], text or "Nobody has a signing key on this desk yet.")


def _signer(signer: Signer) -> dict[str, str]:
    return {"person": signer.person, "line": signer.line, "fingerprint": signer.fingerprint}


VERBS = (
    Verb("pack", "write a story with all that belongs to it into one signed file", pack, _pack_arguments),
    Verb("unpack", "take a packed story in, as new or joined to the one here", unpack, _unpack_arguments),
    Verb("key show", "show your signing key as a line to send to colleagues", key_show, passphrase_argument),
    Verb("key make", "make a new signing key (with a passphrase where there is no keyring)", key_make,
         passphrase_argument),
    Verb("key trust", "count the signatures of a colleague’s key", key_trust, _trust_arguments),
    Verb("key list", "list the keys whose signatures count here", key_list),
)  # fmt: skip
