"""Verbs for confidential sources: the vault, and who is in it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import asked_for, given, opened, passphrase_argument
from desk.cli.told import finding_record, findings_text
from desk.cli.verb import Verb
from desk.newsroom import protecting, reading, releasing
from desk.preflight.finding import Weight
from desk.storage.vault import Vault
from desk.story.errors import BadFile, WrongUse
from desk.story.identity import Identity
from desk.story.key import new_key
from desk.story.record import from_record, to_record
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story


def _make_arguments(parser: ArgumentParser) -> None:
    passphrase_argument(parser)
    parser.add_argument("--remember", action="store_true", help="keep the key in this computer’s keyring as well")


def make(asked: Asked) -> Told:
    by, vault = asked.by(), Vault(asked.desk(write=True))
    words = given(asked)
    if not words:
        words = asked_for("New passphrase, 12 characters or more: ")
        if asked_for("The same again: ") != words:
            raise WrongUse("The two are not the same: nothing was made.")
    file = vault.make(by.name, words)
    if asked.remember:
        vault.remember()
    text = f"The key is in {file}. Keep a copy of it away from the desk: without it, nobody reads what is sealed."
    return Told({"file": str(file), "remembered": bool(asked.remember)}, text)


def unlock_check(asked: Asked) -> Told:
    vault = opened(asked)
    return Told({"state": vault.state.value, "file": str(vault.file)}, "The key opens this desk’s sources.")


def lock(asked: Asked) -> Told:
    gone = Vault(asked.desk()).forget()
    text = "The key is out of this computer’s keyring" if gone else "There was no key in a keyring here"
    return Told({"forgotten": gone}, f"{text}; the passphrase opens the sources.")


def _take_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the key file, or the sealed sources, that a colleague handed over")


def take(asked: Asked) -> Told:
    file = Vault(asked.desk(write=True)).take_file(asked.file)
    return Told({"file": str(file)}, f"It lies in {file} now; delete the file that was handed over.")


def _give_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the file to write")


def give(asked: Asked) -> Told:
    if asked.file.exists():
        raise WrongUse(f"There is something at {asked.file} already: give another place.")
    count = Vault(asked.desk()).give_sealed(asked.file)
    text = f"{count} sealed in {asked.file}: a colleague who has the key as well takes it in with ‘vault take’."
    return Told({"file": str(asked.file), "sources": count}, text)


def _story_argument(parser: ArgumentParser) -> None:
    parser.add_argument("story", help="key (or its beginning) or slug of the story")
    passphrase_argument(parser)


def _source_argument(parser: ArgumentParser) -> None:
    parser.add_argument("story", help="key (or its beginning) or slug of the story")
    parser.add_argument("source", help="key, alias or name of the source")
    passphrase_argument(parser)


def _protect_arguments(parser: ArgumentParser) -> None:
    _source_argument(parser)
    parser.add_argument("--alias", required=True, metavar="TEXT", help="what colleagues call the source")
    parser.add_argument("--description", default="", metavar="TEXT", help="the agreed words for readers")


def protect(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    source = protecting.find_source(story, asked.source)
    wanted = replace(source, alias=asked.alias, description=asked.description or source.description)
    kept, left = protecting.protect(asked.desk(), by, story, wanted, vault)
    return _protected(kept, source.key, left)


def _confide_arguments(parser: ArgumentParser) -> None:
    _story_argument(parser)
    parser.add_argument("--alias", required=True, metavar="TEXT", help="what colleagues call the source")
    parser.add_argument("--description", required=True, metavar="TEXT", help="the agreed words for readers")
    parser.add_argument("--kind", choices=list(SourceKind), type=SourceKind, default=SourceKind.PERSON)
    parser.add_argument("--terms", choices=list(Terms)[1:], type=Terms, default=Terms.BACKGROUND)


def confide(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    source = Source(new_key(), kind=asked.kind, terms=asked.terms, description=asked.description, alias=asked.alias)
    kept = protecting.confide(asked.desk(), by, story, source, _read_identity(), vault)
    return _protected(kept, source.key, ())


def _read_identity() -> Identity:
    """From standard input: what stands among the words of a command, every program on the computer can read."""
    try:
        return from_record(Identity, json.loads(sys.stdin.read()))
    except (ValueError, BadFile):
        fields = ", ".join(f"“{name}”" for name in Identity.__dataclass_fields__)
    raise WrongUse(f"Give who the source is on standard input, as a JSON object with any of {fields}.")


def _protected(story: Story, key: str, left: tuple[str, ...]) -> Told:
    source = story.source(key)
    assert source is not None
    return Told({"left": list(left), **to_record(source)}, "\n".join([f"{key}  {source.alias}: sealed.", *left]))


def reveal(asked: Asked) -> Told:
    vault = opened(asked, write=True)
    story = reading.story(asked.desk(), asked.story)
    identity = protecting.reveal(
        asked.desk(), asked.by(), story, protecting.find_source(story, asked.source).key, vault
    )
    record = to_record(identity)
    return Told(record, "\n".join(f"{name.capitalize():<13} {text}" for name, text in record.items()))


def forget(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    key = protecting.find_source(story, asked.source).key
    left = protecting.forget_clear_text(asked.desk(), by, story, key, vault)
    return Told({"left": list(left)}, "\n".join(left) or "Nothing on this desk names the person in clear.")


def _release_arguments(parser: ArgumentParser) -> None:
    _source_argument(parser)
    parser.add_argument("--yes", action="store_true", help="without the question what follows")


def release(asked: Asked) -> Told:
    vault, by = opened(asked, write=True), asked.by()
    story = reading.story(asked.desk(), asked.story)
    source = protecting.find_source(story, asked.source)
    if not asked.yes:
        question = f"‘{source.desk_name}’ stops being confidential. {releasing.what_follows(story, source)}"
        if not sys.stdin.isatty():
            raise WrongUse(f"{question} Nothing was changed: say --yes for that.")
        if input(f"{question}\nGo on? (yes or no) ").strip().casefold() not in ("y", "yes"):
            return Told({"released": False}, "Nothing was changed.", 1)
    kept = releasing.release(asked.desk(), by, story, source.key, vault)
    return Told({"released": True, **to_record(kept.source(source.key))}, f"‘{source.alias}’ stands in clear now.")


def leaks(asked: Asked) -> Told:
    vault = opened(asked)
    found = protecting.findings(asked.desk(), vault, reading.story(asked.desk(), asked.story))
    code = int(any(one.weight is Weight.BLOCKER for one in found))
    text = findings_text(found) if found else "Nothing that is sealed stands in the story."
    return Told([finding_record(one) for one in found], text, code)


VERBS = (
    Verb("vault make", "make the key under which confidential sources are sealed", make, _make_arguments),
    Verb("vault unlock-check", "whether the key and the passphrase open this desk’s sources", unlock_check,
         passphrase_argument),
    Verb("vault lock", "take the key out of this computer’s keyring", lock),
    Verb("vault take", "take in the key file or the sealed sources that a colleague handed over", take,
         _take_arguments),
    Verb("vault give", "write the sealed sources that lie here into a file for a colleague who has the key", give,
         _give_arguments),
    Verb("source protect", "seal who a source is", protect, _protect_arguments),
    Verb("source confide", "add a source that is sealed from the start", confide, _confide_arguments),
    Verb("source reveal", "show who a confidential source is; noted in the log", reveal, _source_argument),
    Verb("source release", "end a source's protection: who they are stands in clear in the story", release,
         _release_arguments),
    Verb("source forget", "take a sealed source out of automatic revisions; say where they still stand", forget,
         _source_argument),
    Verb("source leaks", "find what is sealed in the story; 1 when it would leave the desk", leaks, _story_argument),
)  # fmt: skip
