"""Export and proof: choose a folder, write the article off the screen's thread, say where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.newsroom import publishing
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import refused

Flush = Callable[[Callable[[], object]], None]


class Exporting(QObject):
    """Answers story.export and story.proof for the open story."""

    def __init__(self, bench: Bench, flush: Flush, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._flush = flush
        self._window = parent
        self._story: Story | None = None
        bench.wire.story_changed.connect(self._on_story)
        bench.commands.on("story.export", lambda: self._ask(proof=False))
        bench.commands.on("story.proof", lambda: self._ask(proof=True))

    def write(self, folder: Path, *, proof: bool) -> None:
        """Write the open story into that folder; the wire says what came of it."""
        if self._story is None:
            return
        story = self._story
        self._bench.wire.said.emit("Writing the article…")
        vault = self._bench.safe.vault
        errand = self._bench.work.do(publishing.export_story, story, folder, "html", proof=proof, vault=vault)
        errand.otherwise(refused(self._window, self._bench, lambda: self.write(folder, proof=proof)))
        errand.then(lambda made: self._bench.wire.said.emit(f"The article lies in {made}."))

    def _on_story(self, story: Story) -> None:
        self._story = story

    def _ask(self, *, proof: bool) -> None:
        self._flush(lambda: self._choose(proof=proof))

    def _choose(self, *, proof: bool) -> None:
        if self._story is None:
            return
        slug = self._story.furniture.slug or self._story.key
        start = str(Path(self._bench.settings.last_folder) / (f"{slug}-proof" if proof else slug))
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "Export into a new folder", start)
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            self.write(Path(chosen), proof=proof)
