"""The import window: the source at the left, what was recognised at the right, every part with where it came from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from desk.darkroom.intake import take_in
from desk.intake.arrival import Arrival, Part
from desk.newsroom import intaking, picturing
from desk.newsroom.intaking import Taken
from desk.newsroom.progress import Stopped
from desk.story.errors import DeskError, RuleError
from desk.story.house import House
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.progressing import Progressing
from desk.ui.kit import Elided, button, label, pill, rule, set_pill
from desk.ui.publish.part_list import PartList
from desk.ui.publish.part_row import PartRow
from desk.ui.publish.recognised import Recognised, merged, quotations_part
from desk.ui.publish.source_view import SourceView
from desk.ui.publish.taking import HINT as TAKING
from desk.ui.publish.taking import Take

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif);;All files (*)"
HINT = "Point at a part to see where it came from; Tab and Enter to correct it, Alt+Down for what else was found."


class ImportView(QWidget):
    """Reads a file off the screen's thread, shows it, and keeps it as a draft when told to.

    Of one file `kept` or `cancelled` tells what came of it; of one in a row of files it is `decided`, or `cancelled`
    for all that follow.
    """

    kept = Signal(object)  # Story
    decided = Signal(object)  # Taken
    cancelled = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._house = House()
        self._path = Path()
        self._in_a_row = False
        self._asked = 0  # files so far; what is read of an earlier one comes too late
        self.setObjectName("import_view")
        self.setAccessibleName("Import an article")
        self._title = label("Import", "title", name="import_title")
        self._count = pill("", "ok", name="import_count")
        self._hint = Elided(HINT, "muted")
        self._hint.setObjectName("import_hint")
        self._keep = button("Keep as draft", "import_keep", self._on_keep, "primary")
        self._leave = button("Leave out", "import_leave", lambda: self._decide(None, "left out"))
        cancel = button("Cancel", "import_cancel", self._on_cancel)
        self._source = SourceView(bench.theme)
        self._source.taken.connect(self._on_taken)
        self._parts = PartList(lambda: self._house.zone)
        self._parts.pointed.connect(self._source.point)
        self._parts.traced.connect(self._source.show_parts)
        self._parts.corrected.connect(self._on_corrected)
        self._parts.choose_requested.connect(self.choose_picture)
        self._lay_out((self._title, self._count, self._hint), (cancel, self._leave, self._keep))
        bench.wire.house_changed.connect(self._on_house)

    @property
    def arrival(self) -> Arrival:
        """What was recognised, with what was corrected by hand."""
        return self._parts.arrival

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The rows, from the top."""
        return tuple(self._parts.rows)

    def read(self, path: Path, place: str = "") -> None:
        """Read a file; a refusal is told in a sentence and the view says `cancelled`.

        `place` is where it stands in a row of files ('2 of 5'); a refusal is then one of the things decided.
        """
        self._path, self._in_a_row = path, bool(place)
        self._asked += 1
        self._leave.setVisible(bool(place))
        name = path.name if len(path.name) <= 48 else path.name[:47] + "…"
        self._title.setText(f"Import {place}: {name}" if place else f"Import: {name}")
        self._title.setToolTip(str(path))
        self._show((), Arrival())
        self._count.hide()
        self._hint.setText("Reading…")
        self._keep.setEnabled(False)
        errand = self._bench.work.ask(_read, path).then(partial(self._on_read, self._asked))
        errand.otherwise(partial(self._on_refused, self._asked))

    def show_arrival(self, arrival: Arrival, quotations: Part | None = None) -> None:
        """Show source and parts side by side."""
        rows = merged(arrival.parts, arrival)
        if quotations is not None:
            rows = (*(part for part in rows if part.name != "Left out"), quotations, *rows[-1:])
            rows = rows if rows[-1].name == "Left out" else rows[:-1]
        self._show(rows, arrival)
        found = sum(row.part.certainty == "found" for row in self._parts.rows)
        wanted = sum(row.part.certainty != "left out" for row in self._parts.rows)
        set_pill(self._count, f"{found} of {wanted} parts found", "ok" if found == wanted else "warn")
        self._count.show()
        self._hint.setText(HINT)
        self._keep.setEnabled(True)
        self._keep.setFocus()

    def choose_picture(self, number: int) -> None:
        """Ask for the file of the photo of that number."""
        folder = self._bench.settings.last_folder
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), "Choose the picture", folder, PICTURES)
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            self.take_picture(number, Path(chosen))

    def take_picture(self, number: int, path: Path) -> None:
        """Have that picture come in with the article, once it has proved to be one."""
        errand = self._bench.work.ask(_read_picture, path)
        errand.then(partial(self._on_picture, number, path)).otherwise(self._on_picture_refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _show(self, parts: tuple[Part, ...], arrival: Arrival) -> None:
        self._source.show_arrival(arrival)
        self._parts.show_parts(parts, arrival)

    def _lay_out(self, left: tuple[QWidget, ...], right: tuple[QPushButton, ...]) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(22, 12, 22, 12)
        top.setSpacing(12)
        for one in left:
            top.addWidget(one, int(one is self._hint))
        for one in right:
            top.addWidget(one)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        source = QWidget()
        inner = QVBoxLayout(source)
        inner.setContentsMargins(18, 14, 14, 10)
        inner.addWidget(self._source)
        inner.addWidget(label(TAKING, "small", wrap=True, name="import_taking"))
        panes.addWidget(source)
        panes.addWidget(self._parts)
        panes.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(panes, 1)

    def _on_read(self, asked: int, brought: Recognised) -> None:
        if isValid(self) and asked == self._asked:
            self.show_arrival(brought.arrival, brought.quotations)

    def _on_house(self, house: House) -> None:
        self._house = house

    def _on_corrected(self) -> None:
        self._keep.setEnabled(not self._parts.wrong)

    def _on_taken(self, take: Take, words: str, first: int, last: int) -> None:
        try:
            self._parts.take(take, words, first, last)
        except RuleError as error:
            self._bench.wire.refused.emit(str(error))

    def _on_picture(self, number: int, path: Path, data: bytes) -> None:
        self._parts.put_picture(number, data, path.name)

    def _on_keep(self) -> None:
        self._keep.setEnabled(False)
        bar = Progressing(self, f"Keeping ‘{self._path.name}’")
        bar.begin()
        errand = self._bench.work.do(intaking.take_in_article, self.arrival, bar.progress)
        errand.then(partial(self._on_kept, bar)).otherwise(partial(self._on_not_kept, bar))

    def _on_kept(self, bar: Progressing, story: Story) -> None:
        bar.end()
        self._keep.setEnabled(True)
        self._bench.wire.desk_changed.emit()
        self._decide(story)

    def _decide(self, story: Story | None, why: str = "") -> None:
        """What came of the file is told, once."""
        self._asked += 1
        if self._in_a_row:
            self.decided.emit(Taken(self._path, story, why))
        else:
            self.kept.emit(story)

    def _on_cancel(self) -> None:
        self._asked += 1
        self.cancelled.emit()

    def _on_refused(self, asked: int, error: DeskError) -> None:
        if not isValid(self) or asked != self._asked:
            return
        if self._in_a_row:
            self._decide(None, str(error))
        else:
            self._bench.wire.refused.emit(str(error))
            self._on_cancel()

    def _on_picture_refused(self, error: DeskError) -> None:
        self._bench.wire.refused.emit(str(error))

    def _on_not_kept(self, bar: Progressing, error: DeskError) -> None:
        bar.end()
        (self._bench.wire.said if isinstance(error, Stopped) else self._bench.wire.refused).emit(str(error))
        self._keep.setEnabled(True)


def _read(_desk: object, path: Path) -> Recognised:
    arrival = intaking.read_article(path)
    return Recognised(arrival, quotations_part(arrival))


def _read_picture(_desk: object, path: Path) -> bytes:
    data = picturing.read_picture(path)
    take_in(data, path.name)
    return data
