"""Where a desk's sealed rows lie: in its own file when it is local, else on this computer, never on the server.

Which of the two is settled once, when the desk is opened; whoever seals and opens asks the shelf. `folder` is on this
computer in both cases.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from desk.paths import default_desk
from desk.storage.files import make_folder, write_whole
from desk.story.errors import BadFile, DeskUnavailable
from desk.story.record import canonical, from_record, sha256

T = TypeVar("T")

LARGEST_FILE = 16 * 1024 * 1024
WHAT = "sealed sources of a desk"


@dataclass(frozen=True, slots=True)
class Lying:
    """The ciphertext of one identity: whose, of which version of its row, and each field in hex."""

    story: str
    source: str
    version: int
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, story: str, source: str, version: int, sealed: Mapping[str, bytes]) -> Lying:
        """The fields as they were sealed, by name."""
        return cls(story, source, version, tuple((name, value.hex()) for name, value in sealed.items()))

    @property
    def sealed(self) -> dict[str, bytes]:
        """The fields by name. Raises DeskUnavailable where they are no bytes."""
        try:
            return {name: bytes.fromhex(value) for name, value in self.fields}
        except ValueError:
            raise DeskUnavailable("What is sealed was changed since: take it in again from a colleague.") from None


@dataclass(frozen=True, slots=True)
class Handed:
    """What one computer hands to another: ciphertext alone, of use only with the key of that desk."""

    what: str
    desk: str
    rows: tuple[Lying, ...]


class Shelf(Protocol):
    """Takes and gives the sealed fields of a row, by name."""

    @property
    def folder(self) -> Path:
        """The folder on this computer for what is sealed; it need not be there yet."""

    @property
    def outside(self) -> bool:
        """Whether sealed fields lie outside the desk's database."""

    def lay(self, story: str, source: str, version: int, sealed: Mapping[str, bytes]) -> dict[str, bytes]:
        """Lay the fields down; what the row on the desk is to have in their place. Raises DeskUnavailable."""

    def fetch(self, story: str, source: str, version: int, row: Mapping[str, bytes]) -> dict[str, bytes] | None:
        """The fields of that version of the row; None where they are not on this computer. Raises DeskUnavailable."""


@dataclass(frozen=True, slots=True)
class InRows:
    """Of a local desk: the rows themselves have them."""

    folder: Path
    outside: bool = False

    def lay(self, _story: str, _source: str, _version: int, sealed: Mapping[str, bytes]) -> dict[str, bytes]:
        return dict(sealed)

    def fetch(self, _story: str, _source: str, _version: int, row: Mapping[str, bytes]) -> dict[str, bytes] | None:
        return dict(row) if all(row.values()) else None


@dataclass(frozen=True, slots=True)
class OnThisComputer:
    """Of a shared desk: one small file a version, so that a change which is not stored in the end spoils nothing."""

    folder: Path
    outside: bool = True

    def lay(self, story: str, source: str, version: int, sealed: Mapping[str, bytes]) -> dict[str, bytes]:
        self._keep(Lying.of(story, source, version, sealed))
        return dict.fromkeys(sealed, b"")

    def fetch(self, story: str, source: str, version: int, row: Mapping[str, bytes]) -> dict[str, bytes] | None:
        if all(row.values()):
            return dict(row)  # an older Desk put them there; they move out when the vault is opened
        found = _read(self._file(story, source, version), Lying)
        return None if found is None else found.sealed

    def _keep(self, one: Lying) -> None:
        """Put it there, whole and safe on the disk; those before the version that is being replaced go."""
        file = self._file(one.story, one.source, one.version)
        try:
            make_folder(file.parent)
            write_whole(file, canonical(one))
            for other in file.parent.glob(f"{file.name.partition('.')[0]}.*.json"):
                if _version(other) < one.version - 1:
                    other.unlink(missing_ok=True)
        except OSError as error:
            raise DeskUnavailable(
                f"What is sealed cannot be written to {file.parent} ({error.strerror}): make room or allow writing."
            ) from error

    def _file(self, story: str, source: str, version: int) -> Path:
        """A name that tells nothing, whatever keys look like."""
        return self.folder / "sources" / f"{sha256(canonical([story, source]))[:32]}.{version}.json"


def shelf_of(folder: Path | None, desk: str) -> InRows | OnThisComputer:
    """Where the sealed rows of a desk lie: `folder` is a local desk's own, None for a shared desk of that id."""
    if folder is not None:
        return InRows(folder / "sealed")
    return OnThisComputer(default_desk() / "servers" / desk / "sealed")


def read_handed(file: Path) -> Handed | None:
    """The sealed rows that a colleague handed over in a file; None where the file is something else."""
    try:
        found = _read(file, Handed)
    except DeskUnavailable:
        return None
    return found if found is not None and found.what == WHAT else None


def _version(file: Path) -> int:
    number = file.name.split(".")[1]
    return int(number) if number.isdecimal() else 0


def _read(file: Path, kind: type[T]) -> T | None:
    try:
        with file.open("rb") as stream:
            return from_record(kind, json.loads(stream.read(LARGEST_FILE)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DeskUnavailable(f"The file {file} cannot be read ({error.strerror}): allow it.") from None
    except (ValueError, BadFile):
        raise DeskUnavailable(f"The sealed file {file} is damaged: take it from a copy of this computer.") from None
