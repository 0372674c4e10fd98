"""The side journal: every change of an open story, written as it is typed, so that a crash takes no words.

One append-only file for each open story, in a folder of its own, for its owner's eyes only. A file begins with the
story as the desk has it and goes on with what was changed since; each record carries a checksum that also covers all
records before it, so that a torn or foreign tail is seen and left out. Writing is cheap and never raises: it happens
on the path of a keystroke. A thread makes it safe on the disk at least once a second.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from desk.storage import scroll
from desk.storage.files import PART, make_folder
from desk.storage.lock import Lock
from desk.storage.scroll import Recovered
from desk.story.errors import DeskUnavailable
from desk.story.record import to_record
from desk.story.story import Story

__all__ = ["Journal", "Recovered"]

SYNC_EVERY = 0.5  # seconds; with the time of one fsync it stays under a second


class _Page:
    """The open file of one story."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.descriptor = -1
        self.checksum = 0
        self.torn = True  # nothing can be added before a whole story has been written
        self.unsynced = False
        self.told = False  # the person knows that it cannot be written

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


class Journal:
    """The journal in a folder, for one program at a time. `failed` is told, once for each story, what went wrong.

    Raises DeskUnavailable when another program has the folder, or it cannot be written.
    """

    def __init__(self, folder: Path, failed: Callable[[str], None] | None = None, every: float = SYNC_EVERY) -> None:
        try:
            make_folder(folder)
        except OSError as error:
            raise DeskUnavailable(f"The journal of typing in {folder} cannot be made ({error.strerror}).") from error
        self._folder = folder
        self._failed = failed
        self._lock = Lock(folder, "journal")
        self._pages: dict[str, _Page] = {}
        self._guard = threading.Lock()  # held for a moment only, never during an fsync
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sync_on, args=(every,), name="journal", daemon=True)
        self._thread.start()

    def begin(self, story: Story) -> None:
        """Start the journal of a story, as the desk has it. What an earlier run left of it stays pending."""
        self._write_anew(story, None)

    def note(self, key: str, position: int, removed: int, added: str) -> None:
        """A change of the copy: at `position`, `removed` units went and `added` came.

        Positions are counted in UTF-16 units, as Qt's contentsChange gives them: a sign beyond U+FFFF is two.
        """
        self._append(key, scroll.edit(position, removed, added))

    def note_field(self, key: str, field: str, value: object) -> None:
        """A change of a slot of the furniture ('headline') or a field of the story ('sources'): its new value."""
        self._append(key, scroll.whole(field, to_record(value)))

    def kept(self, stored: Story, current: Story | None = None) -> None:
        """The desk has `stored`. `current` is what the window shows, where more was typed while it was being stored."""
        self._write_anew(stored, current)

    def close_story(self, key: str) -> None:
        """The story was closed with nothing unsaved: its journal goes."""
        with self._guard:
            page = self._pages.pop(key, None)
        if page:
            page.close()
            with suppress(OSError):
                page.file.unlink(missing_ok=True)

    def pending(self) -> tuple[Recovered, ...]:
        """What earlier runs left that the desk may not have: the stories as they were last typed.

        A journal that cannot be read at all is put aside as `….unreadable`, never deleted.
        """
        found = []
        for file in self._left():
            recovered = _read(file)
            if recovered is None:
                with suppress(OSError):
                    file.replace(file.with_name(file.name + ".unreadable"))
            elif recovered.changed:
                found.append(recovered)
            else:
                with suppress(OSError):
                    file.unlink()
        return tuple(found)

    def settled(self, key: str) -> None:
        """The person has decided about what `pending` gave of a story: it goes."""
        for file in self._left():
            recovered = _read(file)
            if recovered and recovered.story_key == key:
                with suppress(OSError):
                    file.unlink()

    def _left(self) -> list[Path]:
        """The journals of earlier runs."""
        with self._guard:
            own = {page.file for page in self._pages.values()}
        return [file for file in sorted(self._folder.glob(f"*{scroll.SUFFIX}")) if file not in own]

    def sync(self) -> None:
        """Make all that was noted safe on the disk. Called by the journal's own thread; callable from any."""
        with self._guard:
            waiting = [page for page in self._pages.values() if page.unsynced and page.descriptor >= 0]
            copies = [(page, os.dup(page.descriptor)) for page in waiting]
            for page in waiting:
                page.unsynced = False
        for page, descriptor in copies:
            try:
                os.fsync(descriptor)
            except OSError as error:
                self._fail(page, error)
            finally:
                os.close(descriptor)

    def close(self) -> None:
        """Sync, and let another program have the folder. The journals of open stories stay."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._thread.join()
        self.sync()
        for page in self._pages.values():
            page.close()
        self._lock.release()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _new_page(self, key: str) -> _Page:
        """A page for the story, in a file that no earlier run has left."""
        name = scroll.file_name(key)
        taken = {file.name for file in self._left()}
        while name in taken:
            name = f"again-{name}"
        return _Page(self._folder / name)

    def _append(self, key: str, record: bytes) -> None:
        page = self._pages.get(key)
        if page is None or page.torn:
            return  # not begun, or broken and reported: the next `kept` writes it anew
        framed, checksum = scroll.frame(record, page.checksum)
        try:
            _write(page.descriptor, framed)
        except OSError as error:
            page.torn = True
            self._fail(page, error)
            return
        page.checksum = checksum
        page.unsynced = True

    def _write_anew(self, stored: Story, current: Story | None) -> None:
        """The journal of the story as a new file that takes the place of the old one at once, or not at all."""
        page = self._pages.get(stored.key) or self._new_page(stored.key)
        part = page.file.with_name(page.file.name + PART)
        content, checksum = scroll.unrolled(stored, current)
        try:
            descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_APPEND, 0o600)
            try:
                _write(descriptor, content)
                part.replace(page.file)
            except OSError:
                os.close(descriptor)
                raise
        except OSError as error:
            page.torn = True
            self._fail(page, error)
            return
        with self._guard:
            page.close()
            page.descriptor, page.checksum = descriptor, checksum
            page.torn, page.unsynced, page.told = False, True, False
            self._pages[stored.key] = page

    def _fail(self, page: _Page, error: OSError) -> None:
        if self._failed and not page.told:
            page.told = True
            self._failed(
                f"The journal of typing in {self._folder} cannot be written ({error.strerror}): what you type is safe "
                "only once it is saved. Make room, or check the disk."
            )

    def _sync_on(self, every: float) -> None:
        while not self._stop.wait(every):
            self.sync()


def _write(descriptor: int, content: bytes) -> None:
    """All of the bytes; a disk that is filling up may take a part first."""
    while content:
        content = content[os.write(descriptor, content) :]


def _read(file: Path) -> Recovered | None:
    try:
        return scroll.read(file.read_bytes())
    except OSError:
        return None
