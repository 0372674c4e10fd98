"""Handing over and taking in: files are chosen, read and written off the screen's thread; nothing comes in unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.newsroom import handing_over
from desk.newsroom.handing_over import SUFFIX, Coming, Stranger
from desk.story.errors import DeskError
from desk.story.signer import Signer
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.handing import HandOver, Inbox, StrangerSheet, TakeIn
from desk.ui.dialogs.signing import KeysSheet, with_key
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import refused
from desk.ui.publish.inbox import Watch

Flush = Callable[[Callable[[], object]], object]
PACKAGES = f"Packed stories (*{SUFFIX})"


class Handing(QObject):
    """Answers story.hand-over, story.take-in, desk.keys and desk.inbox."""

    def __init__(self, bench: Bench, flush: Flush, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._flush = flush
        self._window = parent
        self._story: Story | None = None
        self.watch = Watch(self)
        self.watch.arrived.connect(self._on_arrived)
        bench.wire.story_changed.connect(self._on_story)
        bench.commands.on("story.hand-over", lambda: flush(self._ask_note))
        bench.commands.on("story.take-in", lambda: flush(self._choose_package))
        bench.commands.on("desk.keys", self._ask_keys)
        bench.commands.on("desk.inbox", self._choose_inbox)
        self.watch.look_into(bench.settings.inbox)

    def pack(self, file: Path, note: str = "") -> None:
        """Write the open story into that file; the wire says what came of it."""
        if (story := self._story) is None:
            return
        again = partial(self.pack, file, note)
        errand = self._bench.work.do(handing_over.pack, story, file, note, self._bench.safe.vault)
        errand.then(lambda made: self._bench.wire.said.emit(f"Handed over in {made}: send the file, it is signed."))
        errand.otherwise(refused(self._window, self._bench, again))

    def look_at(self, file: Path) -> None:
        """Show what a package holds and would change, or why it is refused."""
        errand = self._bench.work.ask(handing_over.look_at, file)
        errand.then(self._show).otherwise(partial(self._on_refused, file))

    def _ask_note(self) -> None:
        if self._story is not None:
            sheet = HandOver(self._window, self._story.title)
            sheet.answered.connect(self._choose_file)
            sheet.open()

    def _choose_file(self, note: str) -> None:
        if (story := self._story) is None:
            return
        settings = self._bench.settings
        start = str(Path(settings.last_folder) / f"{story.furniture.slug or story.key}{SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "Hand over in a file", start, PACKAGES)
        if chosen:
            settings.last_folder = str(Path(chosen).parent)
            self.pack(Path(chosen).with_suffix(SUFFIX), note)

    def _choose_package(self) -> None:
        if files := self.watch.files:
            sheet = Inbox(self._window, files)
            sheet.answered.connect(lambda file: self.look_at(file) if file else self._choose_other())
            sheet.open()
        else:
            self._choose_other()

    def _choose_other(self) -> None:
        settings = self._bench.settings
        chosen, _kind = QFileDialog.getOpenFileName(self._window, "Take in a story", settings.last_folder, PACKAGES)
        if chosen:
            settings.last_folder = str(Path(chosen).parent)
            self.look_at(Path(chosen))

    def _show(self, coming: Coming) -> None:
        sheet = TakeIn(self._window, coming)
        sheet.answered.connect(partial(self._take, coming))
        sheet.open()

    def _take(self, coming: Coming, take: frozenset[str]) -> None:
        errand = self._bench.work.do(handing_over.take_in, coming, take)
        errand.then(self._on_taken).otherwise(refused(self._window, self._bench, partial(self._take, coming, take)))

    def _on_taken(self, story: Story) -> None:
        self._bench.wire.said.emit(f"‘{story.title}’ was taken in; it is {story.stage}.")
        self._bench.wire.desk_changed.emit()
        self._bench.wire.open_requested.emit(story.key)

    def _on_refused(self, file: Path, error: DeskError) -> None:
        if isinstance(error, Stranger):
            stranger = StrangerSheet(self._window, error.signer)
            stranger.answered.connect(lambda _yes: self._trust(error.signer, file))
            stranger.open()
        else:
            Tell(self._window, "Not taken in", str(error)).open()

    def _trust(self, signer: Signer, file: Path) -> None:
        errand = self._bench.work.do(handing_over.trust, signer.line).then(lambda _known: self.look_at(file))
        errand.otherwise(refused(self._window, self._bench, partial(self._trust, signer, file)))

    def _ask_keys(self) -> None:
        errand = self._bench.work.do(handing_over.own_key)
        errand.then(lambda own: KeysSheet(self._window, self._bench, own).open())
        errand.otherwise(with_key(self._window, self._bench, self._ask_keys))

    def _choose_inbox(self) -> None:
        if watched := self._bench.settings.inbox:
            sheet = Confirm(self._window, "Stop watching the inbox folder?", watched, "Stop watching", no="Go on")
            sheet.answered.connect(lambda _yes: self._watch(""))
            sheet.open()
        elif chosen := QFileDialog.getExistingDirectory(
            self._window, "Watch a folder for packed stories", self._bench.settings.last_folder
        ):
            self._watch(chosen)

    def _watch(self, folder: str) -> None:
        self._bench.settings.inbox = folder
        self.watch.look_into(folder)
        told = f"Packed stories that arrive in {folder} are offered from now on." if folder else "No folder is watched."
        self._bench.wire.said.emit(told)

    def _on_arrived(self, file: Path) -> None:
        self._bench.wire.said.emit(f"‘{file.name}’ has arrived in the inbox folder: take it in from the Story menu.")

    def _on_story(self, story: Story) -> None:
        self._story = story
