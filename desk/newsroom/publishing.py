"""Publishing: approved stories out as articles, unapproved ones as proofs; whole or not at all, and logged."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desk.export import proofs
from desk.export.format import Issue, Paper, Printer
from desk.export.formats import FORMATS, format_named
from desk.export.pdf import CannotPrint
from desk.export.remarks import remarks
from desk.export.strike import strike
from desk.export.write import digest, write, write_file
from desk.newsroom.clock import now
from desk.newsroom.developing import developed, developer
from desk.newsroom.intaking import typed_dateline
from desk.newsroom.leaking import leaking_files, refuse_leaks
from desk.newsroom.minutes import minute
from desk.newsroom.progress import SILENT, Progress
from desk.newsroom.relating import linked
from desk.newsroom.reviewing import sealed_digest
from desk.preflight.flags import KEPT_BACK
from desk.storage import house as houses
from desk.storage import originals, stories
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.errors import BadFile, RuleError
from desk.story.house import House
from desk.story.person import Person
from desk.story.record import content_digest
from desk.story.stage import Stage
from desk.story.story import Story

__all__ = ["FORMATS", "export_story", "format_named", "proof_in_temp", "render_lines", "render_proof", "rendered"]

OUT = (Stage.APPROVED, Stage.PUBLISHED)


def export_story(
    desk: Desk,
    by: Person,
    story: Story,
    folder: Path,
    name: str = "html",
    *,
    proof: bool = False,
    vault: Vault | None = None,
    printer: Printer | None = None,
    progress: Progress = SILENT,
) -> Path:
    """Write the story into that folder in that format; the folder. A format that makes one file writes that file
    alone where `folder` bears its suffix.

    Without `proof` it must be approved, and what is written is what was approved, to the byte: RuleError otherwise.
    A story that is not for publication leaves in no way. The log then has the digest of all that was written.
    """
    with desk.reading() as tx:
        stored = stories.get(tx, story.key)
        house = houses.get(tx)
        if stored.furniture.not_for_publication:
            raise RuleError(f"‘{stored.title}’ was not exported. {KEPT_BACK}")
        if not proof:
            _must_be_approved(stored, sealed_digest(tx, stored.key), by)
    files = _leaving(desk, vault, stored, house, name, proof=proof, printer=printer, progress=progress)
    progress.go_on()
    suffix = format_named(name).suffix
    if suffix and folder.suffix.lower() == suffix and len(files) == 1:
        write_file(next(iter(files.values())), folder)
    else:
        write(files, folder)
    if not proof:
        with desk.writing() as tx:
            minute(tx, by, stored, "export", f"{name} {grouped(digest(files))}")
    return folder


def rendered(
    desk: Desk,
    story: Story,
    house: House,
    name: str = "html",
    *,
    proof: bool,
    printer: Printer | None = None,
    progress: Progress = SILENT,
) -> dict[str, bytes]:
    """The files of the story in that format, by relative name; what the notebook knows is struck off first.

    A proof keeps the open comments, for formats that can show them.
    """
    said = remarks(story) if proof else ()
    issue = replace(occasion(desk, story, proof=proof), printer=printer, remarks=said)
    with desk.reading() as tx:
        struck = strike(linked(tx, story, house))
    develop = developer(lambda digest: originals.read(desk, digest), house)
    ready = developed(struck.photos, develop, progress, more=1)
    return format_named(name).render(struck, house, ready, issue)


def occasion(desk: Desk, story: Story, *, proof: bool) -> Issue:
    """The issue of a story now: as a proof or not, until when it is held, with the themes beside the desk."""
    return Issue(at=now(), proof=proof, embargo=story.furniture.embargo, themes=themes_beside(desk))


def themes_beside(desk: Desk) -> Path | None:
    """The folder with the house's own themes; None for a desk on a server, which has no folder."""
    return desk.folder / "themes" if desk.folder else None


def _leaving(
    desk: Desk,
    vault: Vault | None,
    story: Story,
    house: House,
    name: str = "html",
    *,
    proof: bool,
    printer: Printer | None = None,
    progress: Progress = SILENT,
) -> dict[str, bytes]:
    """The files of a story that may leave the desk. Raises VaultLocked, and RuleError with the place that gives a
    confidential source away: in the story, or in the files themselves.
    """
    refuse_leaks(desk, vault, story)

    def look_through(files: Mapping[str, bytes]) -> None:
        if vault is not None and (leaking := leaking_files(desk, vault, story, files)):
            raise RuleError(
                f"Nothing left the desk: ‘{leaking[0]}’ would have something of a confidential source in it."
            )

    def print_clean(files: Mapping[str, bytes], paper: Paper) -> bytes:
        assert printer is not None
        look_through(files)  # a PDF has no words that could be looked through
        try:
            return printer(files, paper)
        except CannotPrint:
            progress.go_on()  # it was stopped for the same reason
            raise

    made_clean = print_clean if printer else None
    files = rendered(desk, story, house, name, proof=proof, printer=made_clean, progress=progress)
    look_through(files)
    return files


def render_proof(desk: Desk, story: Story, folder: Path, vault: Vault | None = None) -> None:
    """A proof page of the story as it stands. Raises as an export does where a confidential source would leave."""
    with desk.reading() as tx:
        house = houses.get(tx)
    write(_leaving(desk, vault, story, house, proof=True), folder)


def proof_in_temp(desk: Desk, story: Story, vault: Vault | None = None) -> str:
    """A proof page in a new temporary folder; the path of its index.html, for a browser to open.

    Raises as an export does where a confidential source would leave.
    """
    folder = Path(tempfile.mkdtemp(prefix="desk-proof-")) / (story.furniture.slug or story.key)
    render_proof(desk, story, folder, vault)
    return str(folder / "index.html")


def render_lines(file: Path, folder: Path) -> dict[str, str]:
    """A proof page for each story of a file with one JSON object a line, in `folder`/its id.

    Each id with '' or the sentence that says why it has no page.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            return dict(proofs.render_lines(lines, folder, House(), now(), read_dateline=typed_dateline))
    except OSError as error:
        raise BadFile(f"‘{file}’ cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"‘{file}’ is not UTF-8 text: save it as UTF-8 and try again.") from error


def grouped(hexadecimal: str) -> str:
    """A digest as a person can read it out and a narrow panel can break it: groups of eight."""
    return " ".join(hexadecimal[at : at + 8] for at in range(0, len(hexadecimal), 8))


def _must_be_approved(story: Story, sealed: str, by: Person) -> None:
    if story.stage not in OUT or not sealed:
        raise RuleError(
            f"‘{story.title}’ is {story.stage}, so {by.name} can export it only as a proof (watermarked, unapproved)."
        )
    if sealed != content_digest(story):
        raise RuleError(f"‘{story.title}’ is not what was approved: reopen it and approve it again.")
