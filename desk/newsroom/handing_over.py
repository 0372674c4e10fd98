"""Handing over: a story leaves in one file and comes in on another desk, as new or joined to the one that is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desk.handover.joining import Clash, Joined, join
from desk.handover.package import Package, Paper, Past, Picture
from desk.handover.packing import packed
from desk.handover.reading import LARGEST, read
from desk.newsroom.clock import now
from desk.newsroom.leaking import leaking_files, leaks, refuse_leaks
from desk.newsroom.minutes import minute
from desk.newsroom.reviewing import SEALING
from desk.storage import log, originals, people, revisions, sealed, signing, stories
from desk.storage.desk import Desk
from desk.storage.files import write_whole
from desk.storage.signing import Pen
from desk.storage.transaction import Transaction, Writing
from desk.storage.vault import Vault
from desk.story.errors import BadFile, ChangedMeanwhile, NotFound, RuleError
from desk.story.person import Person, Role
from desk.story.record import canonical, content_digest, open_documents
from desk.story.revision import LogEntry, RevisionKind
from desk.story.signer import KeyLocked, Signer, from_line
from desk.story.stage import Stage
from desk.story.story import Story

__all__ = [
    "Clash",
    "Coming",
    "Stranger",
    "look_at",
    "make_key",
    "pack",
    "signers",
    "signs",
    "take_in",
    "trust",
    "unlock_key",
]

SUFFIX = ".story"
PROVED = (Stage.APPROVED, Stage.PUBLISHED, Stage.CORRECTING, Stage.WITHDRAWN)  # an editor's signature must stand behind


class Stranger(RuleError):
    """The package is signed by somebody whose key is not among the desk's people; `signer` says which key it is."""

    def __init__(self, signer: Signer) -> None:
        super().__init__(
            f"It is signed by a stranger who says to be ‘{signer.person}’ (key {signer.fingerprint}): compare the "
            "fingerprint with them, take their key in, and try again. Nothing was taken in."
        )
        self.signer = signer


@dataclass(frozen=True, slots=True)
class Coming:
    """What a package would do here. `here` is the story as it stands, None where it is new; `base` what both had."""

    package: Package
    here: Story | None
    base: Story | None
    joined: Joined

    @property
    def known(self) -> bool:
        """Whether everything in it is here already."""
        return self.here is not None and self.joined.story == self.here and not self.joined.clashes


def pack(desk: Desk, by: Person, story: Story, file: Path, note: str = "", vault: Vault | None = None) -> Path:
    """Write the story as it is stored with photos, history, comments and decisions into one signed file; the file.

    A confidential identity is no part of it, nor is a confidential document, and earlier revisions that name a person
    stay here. Raises KeyLocked where the
    person has no open key, VaultLocked and RuleError as `refuse_leaks` does.
    """
    refuse_leaks(desk, vault, story)
    signer, pen = _signer(desk, by)
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        _must_be_sealed(stored)
        _mark(tx, stored, by, RevisionKind.NAMED, f"handed over as {file.name}")
        minute(tx, by, stored, "hand-over", note.strip())
        past = tuple(_past(tx, stored))
        decisions = _decisions(tx, stored.key)
    told = _without_leaks(desk, vault, past)
    left = replace(stored, documents=open_documents(stored))
    package = Package(left, told, decisions, _pictures(desk, left), signer, now(), note.strip(), _papers(desk, left))
    _refuse_leaking(desk, vault, package)
    content = packed(package, pen.sign)
    try:
        write_whole(file, content, mode=0o644)
    except OSError as error:
        raise BadFile(f"‘{file}’ cannot be written ({error.strerror}): choose another place.") from error
    return file


def _must_be_sealed(story: Story) -> None:
    """What a confidential source gave may not go along as one document among others."""
    if left := next((one for one in open_documents(story) if story.guards(one)), None):
        raise RuleError(f"The document ‘{left.called}’ is of a confidential source, and lies open: seal it first.")


def look_at(desk: Desk, file: Path) -> Coming:
    """What the package holds and would change; nothing is written. Raises BadFile and Stranger with the reason."""
    try:
        if file.stat().st_size > LARGEST:
            raise BadFile(f"‘{file.name}’ was not taken in. It is larger than any story.")
        data = file.read_bytes()
    except OSError as error:
        raise BadFile(f"‘{file}’ cannot be read: {error.strerror}.") from error
    try:
        package = read(data, signing.verify, log.genuine)
    except BadFile as error:
        raise BadFile(f"‘{file.name}’ was not taken in. {error}") from error
    with desk.reading() as tx:
        known = {one.key: one.person for one in people.signers(tx)}
        if package.signer.key not in known:
            raise Stranger(package.signer)
        if known[package.signer.key] != package.signer.person:
            raise BadFile(
                f"‘{file.name}’ was not taken in. It says to be from {package.signer.person}, but is signed with the "
                f"key of {known[package.signer.key]}."
            )
        return _coming(tx, package)


def take_in(desk: Desk, by: Person, coming: Coming, take: frozenset[str] = frozenset()) -> Story:
    """Take the story in as `look_at` showed it; where both sides changed a place, the one here stands unless it is
    named in `take`. The other goes to the history: nothing is lost.

    Raises ChangedMeanwhile where the story here is not the one that was looked at.
    """
    package = coming.package
    for picture in package.pictures:
        originals.keep(desk, picture.pixels, picture.suffix, media_type=picture.media_type, file_name=picture.file_name)
    for paper in package.papers:
        originals.keep(desk, paper.content, paper.suffix, file_name=paper.file_name)
    with desk.writing() as tx:
        here = _stored(tx, package.story.key, for_update=True)
        if here != coming.here:
            raise ChangedMeanwhile(f"‘{package.story.title}’ was changed here meanwhile: look at the package again.")
        came = _believed(tx, package)
        if here is None:
            story = stories.put(tx, came)
            _keep_past(tx, story, package.past, every=True)
        else:
            story = join(coming.base or Story(came.key), here, came, take).story
            _must_be_open(here, came, story)
            _mark(tx, here, by, RevisionKind.REPLACED, f"before a package from {package.signer.person}")
            _keep_past(tx, here, package.past, every=False)
            story = stories.put(tx, sealed.kept_in(tx, story))
        _mark(tx, came, by, RevisionKind.IMPORTED, f"as {package.signer.person} handed it over")
        _mark(tx, story, by, RevisionKind.IMPORTED, f"joined with what {package.signer.person} handed over")
        log.carry(tx, package.decisions)
        minute(tx, by, story, "take-in", f"from {package.signer.person}", starts=here.stage if here else None)
    return story


def signers(desk: Desk) -> tuple[Signer, ...]:
    """Whose signatures count here, by name; old keys too."""
    with desk.reading() as tx:
        return people.signers(tx)


def trust(desk: Desk, by: Person, line: str) -> Signer:
    """Count the signatures of the key in that line of text; the log says who decided it. Raises BadFile."""
    signer = from_line(line)
    with desk.writing() as tx:
        known = {one.key: one for one in people.signers(tx)}
        return known.get(signer.key) or log.trust(tx, signer, by.name, now())


def make_key(desk: Desk, by: Person, passphrase: str = "") -> Signer:
    """A signing key for the person, in place of the one before: in the keyring, or with a passphrase in a file.

    What the old one signed stays good. Raises RuleError for a short passphrase, KeyLocked where there is no keyring.
    """
    pen = desk.signing.make(by.name, passphrase)
    return _introduced(desk, by, pen)


def unlock_key(desk: Desk, by: Person, passphrase: str) -> Signer:
    """Open the person's key until the program ends. Raises KeyLocked."""
    return _introduced(desk, by, desk.signing.unlock(by.name, passphrase))


def key_waits(desk: Desk, by: Person) -> bool:
    """Whether the person has a key on this computer that a passphrase opens; else it is to be made."""
    return desk.signing.file(by.name).exists()


def signs(desk: Desk, by: Person) -> bool:
    """Whether what the person decides is signed, or will be once their key is unlocked; False where they have no key
    and this computer has no keyring in which one could be made unasked.
    """
    return key_waits(desk, by) or desk.signing.pen(by.name) is not None


def own_key(desk: Desk, by: Person) -> Signer:
    """The person's key, made where the keyring can keep it. Raises KeyLocked where it has to be unlocked or made."""
    return _signer(desk, by)[0]


def _signer(desk: Desk, by: Person) -> tuple[Signer, Pen]:
    pen = desk.signing.pen(by.name)
    if pen is None:
        raise KeyLocked(f"{by.name} has no signing key on this computer yet: make one with a passphrase first.")
    return _introduced(desk, by, pen), pen


def _introduced(desk: Desk, by: Person, pen: Pen) -> Signer:
    """The key as one of the desk's."""
    with desk.reading() as tx:
        known = {one.key: one for one in people.signers(tx)}
    if pen.public in known:
        return known[pen.public]
    with desk.writing() as tx:
        return log.introduce(tx, by.name, pen, now())


def _coming(tx: Transaction, package: Package) -> Coming:
    here, came = _stored(tx, package.story.key), _believed(tx, package)
    if here is None:
        return Coming(package, None, None, Joined(came, (), ()))
    base = _base(tx, package, here)
    return Coming(package, here, base, join(base or Story(came.key), here, came))


def _stored(tx: Transaction, key: str, *, for_update: bool = False) -> Story | None:
    try:
        return stories.get_for_update(tx, key) if for_update and isinstance(tx, Writing) else stories.get(tx, key)
    except NotFound:
        return None


def _base(tx: Transaction, package: Package, here: Story) -> Story | None:
    """The newest revision that both desks have; the one of here, where it came from another, is as it was there."""
    known = {one.digest: one.number for one in reversed(revisions.listed(tx, here.key))}
    for past in reversed(package.past):
        if past.revision.digest == content_digest(here):
            return here
        if past.revision.digest in known:
            return revisions.story(tx, here.key, known[past.revision.digest])
    return None


def _believed(tx: Transaction, package: Package) -> Story:
    """The story as it came; approved only where an editor of this desk signed exactly this, else submitted."""
    story = package.story
    if story.stage not in PROVED:
        return story
    keys = {one.key: one.person for one in people.signers(tx)}
    editors = {one.name for one in people.listed(tx) if one.role is Role.EDITOR}
    seals = [one for one in package.decisions if one.move in SEALING]
    seal = seals[-1] if seals else None
    proved = seal is not None and keys.get(seal.key) == seal.by and seal.by in editors
    if proved and seal is not None and (seal.content == content_digest(story) or story.stage is Stage.CORRECTING):
        return story
    return replace(story, stage=Stage.SUBMITTED, holder="")


def _must_be_open(here: Story, came: Story, joined: Story) -> None:
    """What was approved here changes only by what an editor approved elsewhere. Raises RuleError."""
    same = content_digest(joined) == content_digest(here)
    approved = came.stage in PROVED and content_digest(joined) == content_digest(came)
    if here.stage in PROVED and not same and not approved:
        raise RuleError(f"‘{here.title}’ is {here.stage} here, and what came would change it: reopen it or correct it.")


def _mark(tx: Writing, story: Story, by: Person, kind: RevisionKind, reason: str) -> None:
    """Have the story among the revisions, once."""
    newest = revisions.newest(tx, story.key)
    if newest is None or newest.digest != content_digest(story):
        revisions.add(tx, story, kind, by.name, now(), reason)


def _keep_past(tx: Writing, story: Story, past: tuple[Past, ...], *, every: bool) -> None:
    known = {one.digest for one in revisions.listed(tx, story.key)}
    for one in past:
        told = every or one.revision.kind is not RevisionKind.AUTOMATIC
        if told and one.revision.digest not in known:
            revisions.add(tx, one.story, one.revision.kind, one.revision.by, one.revision.at, one.revision.reason)


def _past(tx: Transaction, story: Story) -> Iterator[Past]:
    kept = {one.key for one in story.documents if one.confidential}
    for one in reversed(revisions.listed(tx, story.key)):
        then = revisions.story(tx, story.key, one.number)
        shown = {source.key: source for source in story.sources if source.confidential}
        bare = replace(
            then,
            sources=tuple(shown.get(source.key, source) for source in then.sources),
            documents=tuple(one for one in open_documents(then) if one.key not in kept),
        )
        yield Past(replace(one, digest=content_digest(bare)), bare)


def _without_leaks(desk: Desk, vault: Vault | None, past: tuple[Past, ...]) -> tuple[Past, ...]:
    if vault is None:
        return past
    return tuple(one for one in past if not leaks(desk, vault, one.story))


def _decisions(tx: Transaction, key: str) -> tuple[LogEntry, ...]:
    return tuple(sorted((*log.carried(tx, key), *log.listed(tx, key)), key=lambda one: one.at))


def _pictures(desk: Desk, story: Story) -> tuple[Picture, ...]:
    found = {photo.digest: photo for photo in story.pictured if photo.digest}
    with desk.reading() as tx:
        suffixes = {digest: originals.suffix(tx, digest) for digest in found}
    return tuple(
        Picture(digest, suffixes[digest], photo.media_type, photo.file_name, originals.read(desk, digest))
        for digest, photo in sorted(found.items())
    )


def _papers(desk: Desk, story: Story) -> tuple[Paper, ...]:
    found = {document.digest: document for document in story.documents if document.digest}
    with desk.reading() as tx:
        suffixes = {digest: originals.suffix(tx, digest) for digest in found}
    return tuple(
        Paper(digest, suffixes[digest], document.file_name, originals.read(desk, digest))
        for digest, document in sorted(found.items())
    )


def _refuse_leaking(desk: Desk, vault: Vault | None, package: Package) -> None:
    """The last look at all that leaves, where something is sealed."""
    if vault is None:
        return
    files = {f"revision {one.revision.number}": canonical(one) for one in package.past}
    files |= {"the decisions": canonical(package.decisions), "the story": canonical(package.story)}
    files |= {f"the photo ‘{one.file_name}’": one.pixels for one in package.pictures}
    files |= {f"the document ‘{one.file_name}’": one.content for one in package.papers}
    if leaking := leaking_files(desk, vault, package.story, files):
        raise RuleError(f"Nothing left the desk: {leaking[0]} would have something of a confidential source in it.")
