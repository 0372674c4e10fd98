"""Export, proof and site: in which format and where to, made off the screen's thread with a bar and Cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.newsroom import previewing, publishing, site
from desk.newsroom.progress import Progress, Stopped
from desk.newsroom.publishing import FORMATS
from desk.story.errors import DeskError
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.exporting import ChooseFormat
from desk.ui.dialogs.progressing import Progressing
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import refused
from desk.ui.publish.printing import Press
from desk.ui.work import Errand

Flush = Callable[[Callable[[], object]], None]
Send = Callable[[Progress], Errand[Path]]


class Exporting(QObject):
    """Answers story.export, story.proof and desk.site."""

    def __init__(self, bench: Bench, flush: Flush, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._flush = flush
        self._window = parent
        self._story: Story | None = None
        self.press = Press(self)
        self.bar: Progressing | None = None
        bench.wire.story_changed.connect(self._on_story)
        bench.commands.on("story.export", lambda: self._ask(proof=False))
        bench.commands.on("story.proof", lambda: self._ask(proof=True))
        bench.commands.on("desk.site", lambda: self._flush(self._choose_site))

    def write(self, place: Path, name: str = "html", *, proof: bool) -> None:
        """Write the open story to that place in that format; the wire says what came of it."""
        if (story := self._story) is None:
            return

        def send(progress: Progress) -> Errand[Path]:
            return self._bench.work.do(
                publishing.export_story,
                story,
                place,
                name,
                proof=proof,
                vault=self._bench.safe.vault,
                printer=self.press,
                progress=progress,
            )

        again = partial(self.write, place, name, proof=proof)
        self._run(f"Exporting ‘{story.title}’", story.photos, send, again, self._on_written)

    def write_site(self, folder: Path) -> None:
        """Write all published stories as a site into that folder; the wire says what came of it."""
        left_out: list[str] = []

        def send(progress: Progress) -> Errand[Path]:
            return self._bench.work.do(
                site.export_site,
                folder,
                vault=self._bench.safe.vault,
                report=left_out.append,
                progress=progress,
            )

        def begin(photos: Sequence[Photo]) -> None:
            told = partial(self._on_site, left_out)
            self._run("Exporting the site", photos, send, partial(self.write_site, folder), told)

        self._bench.work.ask(site.site_photos).then(begin)

    def stop(self) -> None:
        """The program ends: what is under way is given up."""
        if self.bar is not None:
            self.bar.stop.click()
        self.press.stop()

    def _run(
        self,
        title: str,
        photos: Sequence[Photo],
        send: Send,
        again: Callable[[], object],
        told: Callable[[Path], object],
    ) -> None:
        """Develop the photos, each as a job of its own, so that a save may come between two; then send it all."""
        if self.bar is not None:
            self._bench.wire.said.emit("One export is under way; it comes first.")
            return
        bar = self.bar = Progressing(self._window, title)
        bar.stop_requested.connect(self.press.stop)
        bar.begin()
        waiting = [photo for photo in dict.fromkeys(photos) if photo.digest]
        total = len(waiting) + 1

        def next_one(_made: object = None) -> None:
            done = total - 1 - len(waiting)
            if bar.stopped or not waiting:
                bar.step(total - 1, total, "The page")
                send(Progress(stopped=lambda: bar.stopped)).then(finished).otherwise(failed)
            else:
                bar.step(done, total, f"Photo {done + 1:,} of {total - 1:,}")
                self._bench.work.ask(previewing.develop, waiting.pop(0)).then(next_one).otherwise(failed)

        def finished(place: Path) -> None:
            self._end(bar)
            told(place)

        def failed(error: DeskError) -> None:
            self._end(bar)
            if isinstance(error, Stopped):
                self._bench.wire.said.emit(str(error))
            else:
                refused(self._window, self._bench, again)(error)

        next_one()

    def _end(self, bar: Progressing) -> None:
        self.bar = None
        bar.end()

    def _on_written(self, place: Path) -> None:
        self._bench.wire.said.emit(f"The article lies in {place}.")

    def _on_site(self, left_out: list[str], folder: Path) -> None:
        self._bench.wire.said.emit(f"The site lies in {folder}: open its index.html.")
        if left_out:
            Tell(self._window, "The site is written, but not all of it", "\n".join(left_out)).open()

    def _on_story(self, story: Story) -> None:
        self._story = story

    def _ask(self, *, proof: bool) -> None:
        self._flush(lambda: self._choose_format(proof=proof))

    def _choose_format(self, *, proof: bool) -> None:
        if self._story is None:
            return
        last = self._bench.settings.export_format
        sheet = ChooseFormat(self._window, self._story.title, FORMATS, last, proof=proof)
        sheet.answered.connect(lambda name: self._choose(str(name), proof=proof))
        sheet.open()

    def _choose(self, name: str, *, proof: bool) -> None:
        """Ask where to: for a new folder, or for the one file that the format makes."""
        if self._story is None:
            return
        settings, made = self._bench.settings, publishing.format_named(name)
        settings.export_format = name
        stem = self._story.furniture.slug or self._story.key
        start = Path(settings.last_folder) / f"{stem}{'-proof' if proof else ''}{made.suffix}"
        title = f"Export as {made.label}" if made.suffix else "Export into a new folder"
        kinds = f"{made.label} (*{made.suffix})" if made.suffix else ""
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if chosen:
            place = Path(chosen)
            if made.suffix and place.suffix.lower() != made.suffix:
                place = place.with_name(place.name + made.suffix)
            settings.last_folder = str(place.parent)
            self.write(place, name, proof=proof)

    def _choose_site(self) -> None:
        settings = self._bench.settings
        start = str(Path(settings.last_folder) / "site")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "Export the site into a folder", start)
        if chosen:
            settings.last_folder = str(Path(chosen).parent)
            self.write_site(Path(chosen))
