"""The vault: a desk's sources key while it is open on this computer, in memory only, and locked again after idling."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from desk.paths import key_folder
from desk.storage import keys, sealed
from desk.storage.cipher import KEY_BYTES, Cipher, key_id
from desk.storage.desk import Desk
from desk.storage.files import write_whole
from desk.storage.keys import COST, Cost, Wrapped
from desk.storage.sealed import KeyNote
from desk.storage.shelf import WHAT, Handed, read_handed
from desk.story.errors import BadFile, RuleError
from desk.story.identity import VaultLocked
from desk.story.record import canonical

IDLE = 600.0  # seconds without use after which the vault locks itself


class VaultState(StrEnum):
    """Whether confidential identities can be sealed and shown now."""

    NONE = "none"  # no key was made for this desk yet
    LOCKED = "locked"
    OPEN = "open"


def since_start() -> float:
    """Seconds that also run while the computer sleeps, where the system counts those."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Vault:
    """The vault of a desk. Any thread may use it; what it shows is as of the last `look`, `make` or `unlock`.

    `clock` gives seconds that only grow; after `idle` of them without use it is locked. `folder` is where the key
    files of this person lie. Python cannot promise that no copy of an open key is left in memory; after `lock` this
    object has none.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        clock: Callable[[], float] = since_start,
        idle: float = IDLE,
        folder: Path | None = None,
        cost: Cost = COST,
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._idle = idle
        self._cost = cost
        self._guard = threading.Lock()
        self._key: bytearray | None = None
        self._used = 0.0
        self._note: KeyNote | None = None
        self.file = keys.file_in(folder or key_folder(), desk.id)
        self.look()

    def look(self) -> None:
        """Read again whether the desk has a sources key: a colleague may have made one."""
        with self._desk.reading() as tx:
            self._note = sealed.key_note(tx)

    @property
    def state(self) -> VaultState:
        if self._note is None:
            return VaultState.NONE
        return VaultState.OPEN if self.seconds_left > 0 else VaultState.LOCKED

    @property
    def apart(self) -> bool:
        """Whether what is sealed lies on this computer alone, not on the desk that others share."""
        return self._desk.shelf.outside

    @property
    def seconds_left(self) -> float:
        """Seconds until it locks by itself; 0 when it is not open."""
        with self._guard:
            return 0.0 if self._key is None else max(0.0, self._used + self._idle - self._clock())

    @property
    def sentence(self) -> str:
        """How it stands, and what can be done, for the person."""
        if self._note is None:
            return "This desk has no sources key yet: make one, and confidential identities are sealed under it."
        if (left := self.seconds_left) > 0:
            minutes = -int(-left // 60)
            return f"Confidential identities are open on this computer; they lock in {minutes} min."
        if not self.file.exists():
            return (
                "Confidential identities are locked, and the key file is not on this computer: ask "
                f"{self._note.made_by or 'a colleague'} for it."
            )
        return "Confidential identities are locked: the passphrase opens them."

    def tick(self) -> bool:
        """To be called now and then: locks it when its time is over; whether it did."""
        over = self._key is not None and self.seconds_left <= 0
        if over:
            self.lock()
        return over

    def touch(self) -> None:
        """The person is at work with what is open: the time begins anew. One that is locked stays locked."""
        if self.seconds_left > 0:
            self._used = self._clock()

    def lock(self) -> None:
        """Let go of the key; nothing is shown until it is unlocked again."""
        with self._guard:
            if self._key is not None:
                self._key[:] = bytes(len(self._key))
                self._key = None

    def cipher(self) -> Cipher:
        """What seals and opens identities, for one piece of work; its use counts. Raises VaultLocked."""
        self.tick()
        with self._guard:
            if self._key is not None:
                self._used = self._clock()
                return Cipher(bytes(self._key), self._desk.id)
        raise VaultLocked(self.sentence)

    def make(self, made_by: str, passphrase: str) -> Path:
        """Make the desk's sources key and wrap it by the passphrase in a file on this computer; the file. It is open.

        Without the file or a copy of it, and the passphrase, nobody ever reads what is sealed. Raises RuleError where
        the desk has a key already or the passphrase is too short. A key file of this desk that is here already (the
        desk file is an older one, from a backup) is never overwritten: its passphrase is asked for, and it is taken.
        """
        self.look()
        if self._note is not None:
            raise RuleError(f"This desk has a sources key already, made by {self._note.made_by}: unlock it.")
        self._must_lie_outside(self.file)
        there = self.file.exists()
        key = self._unwrapped(keys.read(self.file), passphrase) if there else secrets.token_bytes(KEY_BYTES)
        if not there:
            keys.write(self.file, keys.wrap(key, key_id(key), passphrase, self._desk.id, self._cost))
        note = KeyNote(key_id(key), made_by, datetime.now(UTC).replace(microsecond=0))
        try:
            with self._desk.writing() as tx:
                sealed.note_key(tx, note)
        except BaseException:
            if not there:
                self.file.unlink(missing_ok=True)  # nothing was sealed with it
            raise
        self._open(key, note)
        return self.file

    def unlock(self, passphrase: str) -> None:
        """Open it with the key file on this computer. Raises VaultLocked with a sentence: see `keys` for each."""
        note = self._must_have_a_key()
        self._open(self._unwrapped(keys.read(self.file), passphrase), note)

    def unlock_remembered(self) -> None:
        """Open it with the key in the system's keyring. Raises VaultLocked where there is none."""
        note = self._must_have_a_key()
        self._open(keys.remembered(self._desk.id), note)

    def remember(self) -> None:
        """Put the open key into the system's keyring: whoever is signed in here then needs no passphrase."""
        with self._guard:
            key = None if self._key is None else bytes(self._key)
        if key is None:
            raise VaultLocked(self.sentence)
        keys.remember(self._desk.id, key)

    def forget(self) -> bool:
        """Lock it, and take the key out of the keyring; whether it was there. The key file stays."""
        self.lock()
        return keys.forget(self._desk.id)

    def give_sealed(self, file: Path) -> int:
        """Write the ciphertext of every identity that lies here into a file for a colleague; of how many.

        It is of use only with the key. Raises RuleError where nothing lies here, BadFile where it cannot be written.
        """
        with self._desk.reading() as tx:
            rows = tuple(sealed.lying_in(tx))
        if not rows:
            raise RuleError("No sealed source of this desk lies on this computer, so there is nothing to hand over.")
        try:
            write_whole(file, canonical(Handed(WHAT, self._desk.id, rows)))
        except OSError as error:
            raise BadFile(f"‘{file}’ cannot be written ({error.strerror}): choose another place.") from error
        return len(rows)

    def take_file(self, file: Path) -> Path:
        """Take in what a colleague handed over, the key file or sealed sources; where it lies now. Raises VaultLocked
        for another desk's, RuleError where there is another key here, or nothing of it is sealed on the desk now.
        """
        self.look()
        if handed := read_handed(file):
            return self._take_sealed(handed)
        found = keys.read(file)
        self._must_be_ours(found)
        if self.file.exists() and keys.read(self.file) != found:
            raise RuleError(f"There is a key file of this desk here already: move {self.file} away first.")
        self._must_lie_outside(self.file)
        keys.write(self.file, found)
        return self.file

    def _take_sealed(self, handed: Handed) -> Path:
        if handed.desk != self._desk.id:
            raise VaultLocked("Those sealed sources are of another desk, so they are of no use on this one.")
        with self._desk.writing() as tx:
            if not sealed.take_in(tx, handed.rows):
                raise RuleError("None of those sources is sealed here as it stands there: ask for a newer file.")
        return self._desk.shelf.folder

    def _must_have_a_key(self) -> KeyNote:
        self.look()
        if self._note is None:
            raise VaultLocked(self.sentence)
        return self._note

    def _unwrapped(self, found: Wrapped, passphrase: str) -> bytes:
        self._must_be_ours(found)
        return keys.unwrap(found, passphrase)

    def _must_be_ours(self, found: Wrapped) -> None:
        if found.desk != self._desk.id:
            raise VaultLocked("That key file belongs to another desk, so it opens nothing on this one.")
        if self._note is not None and found.key != self._note.key:
            raise VaultLocked(
                "That key file is of another key than the one this desk’s sources are sealed with: ask "
                f"{self._note.made_by or 'a colleague'} for the right one."
            )

    def _must_lie_outside(self, file: Path) -> None:
        if self._desk.folder and file.resolve().is_relative_to(self._desk.folder.resolve()):
            raise RuleError(
                f"The key file would lie in the desk’s own folder ({file}), so that every copy of the desk had its "
                "key: set DESK_KEYS to a folder elsewhere."
            )

    def _open(self, key: bytes, note: KeyNote) -> None:
        if key_id(key) != note.key:
            raise VaultLocked(
                "That key is another one than this desk’s sources are sealed with: ask for the right one."
            )
        with self._guard:
            self._key = bytearray(key)
            self._used = self._clock()
            self._note = note
        if self.apart and not self._desk.read_only:
            with self._desk.writing() as tx:
                sealed.move_out(tx)
