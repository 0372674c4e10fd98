"""The leak scan with the vault open: what is sealed, anywhere in what leaves the desk, or in clear in the notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

from desk.newsroom.telltale import (
    ALIAS,
    MAIL,
    NAME,
    PHONE,
    SURNAME,
    Hit,
    Telltales,
    Text,
    every_text,
    leaving,
    telltales,
)
from desk.preflight.finding import Finding, Weight
from desk.preflight.folding import keys
from desk.preflight.passages import capital
from desk.storage import sealed
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.errors import RuleError
from desk.story.furniture import SLOTS
from desk.story.identity import VaultLocked
from desk.story.place import Place
from desk.story.source import Terms
from desk.story.story import Story

CHECK = "sealed-sources"
LOCKED = Finding(
    "sealed-locked",
    Weight.WARNING,
    Place("story", field="sources"),
    "Confidential sources are locked, so nobody has looked whether the story names one of them: unlock them first.",
    fixed_weight=True,
)
ELSEWHERE = replace(
    LOCKED,
    check="sealed-elsewhere",
    weight=Weight.BLOCKER,
    message="Confidential sources lie sealed on a colleague’s computer, so nobody has looked here whether the story "
    "names one of them: take their file in first.",
)
SAYING = {
    NAME: "has the name of",
    MAIL: "has the mail address of",
    PHONE: "has the phone number of",
    ALIAS: "has the alias of",
    SURNAME: "has a word that is also the surname of",
}
# At least eight signs of text, by encoding; what is compressed has few of such stretches.
_WORDS = (
    ("utf-8", re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}){8,}+")),
    ("latin-1", re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc0-\xff](?![\x80-\xff])){8,}+")),
    ("utf-16-le", re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05]){8,}+")),
    ("utf-16-be", re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[\x01-\x05][\x00-\xff]){8,}+")),
)
_PUBLISHED = frozenset(slot.name for slot in SLOTS if slot.published) | {"copy", "photo"}

_REMARKS = frozenset({"claims", "approaches", "comments", "suggestions", "corrections", "related"})


def leaks(desk: Desk, vault: Vault, story: Story) -> tuple[Place, ...]:
    """The places where a sealed name, phone, mail or an alias stands in what leaves the desk; () is clean.

    Comments and agreed descriptions count as leaving, for a package takes them along; aliases may stand in comments.
    Raises VaultLocked where something is sealed and the vault is not open.
    """
    return tuple(_at(text, hit) for text, hit in _leaks(story, _telltales(desk, vault, story)) if hit.what.sure)


def in_clear(desk: Desk, vault: Vault, story: Story) -> tuple[Place, ...]:
    """The places where a sealed name, phone or mail stands in what stays on the desk: notebook, note to the desk."""
    return tuple(_in_clear(story, _telltales(desk, vault, story)))


def findings(desk: Desk, vault: Vault, story: Story) -> tuple[Finding, ...]:
    """Both as findings, heaviest first: leaks are blockers that no house switches off, the others warnings.

    A message names the source by its alias. Raises VaultLocked as `leaks` does.
    """
    tales = _telltales(desk, vault, story)
    found = []
    for text, hit in _leaks(story, tales):
        weight = Weight.BLOCKER if hit.what.sure else Weight.WARNING
        message = f"{capital(text.label)} {SAYING[hit.what.kind]} the confidential source ‘{_alias(story, hit)}’."
        found.append(Finding(CHECK, weight, _at(text, hit), message, fixed_weight=hit.what.sure))
    for place in _in_clear(story, tales):
        message = "The notebook or the note to the desk still has in clear who a confidential source is."
        found.append(Finding(CHECK, Weight.WARNING, place, message))
    return tuple(sorted(found, key=lambda one: -one.weight.rank))


def refuse_leaks(desk: Desk, vault: Vault | None, story: Story) -> None:
    """To be called before anything leaves the desk. Raises RuleError, naming the first place, where a leak is.

    Where identities are sealed and the vault is not open, nobody can say that none leaks: then it raises VaultLocked.
    """
    if vault is None:
        with desk.reading() as tx:
            if sealed.known_to(tx, story.key):
                raise VaultLocked(f"‘{story.title}’ has confidential sources: unlock them, so that leaks can be found.")
        return
    blocking = [one for one in findings(desk, vault, story) if one.weight is Weight.BLOCKER]
    if blocking:
        more = f" (and {len(blocking) - 1} more)" if len(blocking) > 1 else ""
        raise RuleError(f"Nothing left the desk: {blocking[0].message}{more}")


def leaking_files(desk: Desk, vault: Vault, story: Story, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of those files, ready to be written, that have something sealed in them or in their name.

    The last look at what was made of the story: pages with their comments and data, the metadata of pictures.
    """
    tales = _telltales(desk, vault, story)
    return tuple(name for name, content in files.items() if _in_file(tales, name, content))


def _in_file(tales: Telltales, name: str, content: bytes) -> bool:
    """Read are the stretches that can be words, of a picture as of a page."""
    for encoding, stretches in _WORDS:
        words = "\n".join(found[0].decode(encoding, "ignore") for found in stretches.finditer(content))
        if _names(tales, unescape(words)):
            return True
    return _names(tales, name)


def _names(tales: Telltales, text: str) -> bool:
    return any(hit.what.kind in (NAME, MAIL) for hit in tales.found(text))


def _telltales(desk: Desk, vault: Vault, story: Story) -> Telltales:
    with desk.reading() as tx:
        there = sealed.known_to(tx, story.key)
        if not there:
            return telltales(story, {})
        cipher = vault.cipher()
        return telltales(story, {key: sealed.get(tx, cipher, story.key, key) for key in there})


def _leaks(story: Story, tales: Telltales) -> Iterator[tuple[Text, Hit]]:
    """Each thing that leaves; what the copy as read only repeats of the copy as written is left out."""
    said = set()
    for text in leaving(story):
        for hit in tales.found(text.text, text.words):
            words = keys(text.text[hit.start : hit.end])
            if hit.what.kind == ALIAS and not text.published:
                continue
            if text.place.part == "copy" and (text.place.field != "plain" or words not in said):
                said.add(words)
                yield text, hit
            elif text.place.part != "copy":
                yield text, hit


def _at(text: Text, hit: Hit) -> Place:
    """Where it stands; words that are not in the copy letter for letter can only be named."""
    words = text.text[hit.start : hit.end]
    if text.place.field == "plain":
        return Place("copy", words=words)
    return replace(text.place, words=words, start=hit.start, end=hit.end)


def _in_clear(story: Story, tales: Telltales) -> Iterator[Place]:
    for place, text in every_text(story):
        if not _leaves(story, place):
            for hit in tales.found(text):
                if hit.what.kind not in (ALIAS, SURNAME):
                    yield replace(place, words=text[hit.start : hit.end], start=hit.start, end=hit.end)


def _leaves(story: Story, place: Place) -> bool:
    """Whether that place is among those of `leaving`."""
    if place.part == "source":
        source = story.source(place.key)
        hidden = source is not None and (source.confidential or source.terms is not Terms.ON_RECORD)
        return place.field == "description" and hidden
    if place.field == "documents":
        document = story.document(place.key)
        return document is not None and not document.confidential
    return place.part in _PUBLISHED or place.field in _REMARKS


def _alias(story: Story, hit: Hit) -> str:
    source = story.source(hit.what.source)
    return source.alias if source else ""
