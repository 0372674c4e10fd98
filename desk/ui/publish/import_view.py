"""The import window: the source at the left, what was recognised at the right, every part with where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desk.darkroom.intake import take_in
from desk.intake.arrival import Arrival, Certainty, FoundPhoto, Part
from desk.newsroom import intaking, picturing
from desk.quoting.scan import find_quotations
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import Scroll, button, clear, label, pill, rule, set_pill
from desk.ui.publish.corrections import CORRECTIONS, photo_correction, photo_text, published_text, with_photo
from desk.ui.publish.part_row import PartRow
from desk.ui.publish.source_view import SourceView

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif);;All files (*)"
HINT = "Point at a part to see where it came from; Tab and Enter to correct it."
NO_FILE = "file not with the text:"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the worker brings: the arrival, and the row about its quotations if it has any."""

    arrival: Arrival
    quotations: Part | None = None


class ImportView(QWidget):
    """Reads a file off the screen's thread, shows it, and keeps it as a draft when told to."""

    kept = Signal(object)  # Story
    cancelled = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._arrival = Arrival()
        self._rows: list[PartRow] = []
        self._house = House()
        self.setObjectName("import_view")
        self.setAccessibleName("Import an article")
        self._title = label("Import", "title", name="import_title")
        self._count = pill("", "ok", name="import_count")
        self._hint = label(HINT, "muted", name="import_hint")
        self._keep = button("Keep as draft", "import_keep", self._on_keep, "primary")
        cancel = button("Cancel", "import_cancel", self.cancelled.emit)
        self._source = SourceView(bench.theme)
        self._parts = Scroll("import_parts", QMargins(26, 10, 26, 16))
        self._parts.column.setSpacing(0)
        self._lay_out((self._title, self._count, self._hint), (cancel, self._keep))
        bench.wire.house_changed.connect(self._on_house)

    @property
    def arrival(self) -> Arrival:
        """What was recognised, with what was corrected by hand."""
        corrected = self._arrival
        for row in self._rows:
            corrected = row.put_into(corrected)
        return corrected

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows)

    def read(self, path: Path) -> None:
        """Read a file; a refusal is told in a sentence and the view says `cancelled`."""
        self._title.setText(f"Import: {path.name if len(path.name) <= 48 else path.name[:47] + '…'}")
        self._title.setToolTip(str(path))
        self._show((), Arrival())
        self._count.hide()
        self._hint.setText("Reading…")
        self._keep.setEnabled(False)
        errand = self._bench.work.ask(_read, path).then(self._on_read)
        errand.otherwise(self._on_refused)

    def show_arrival(self, arrival: Arrival, quotations: Part | None = None) -> None:
        """Show source and parts side by side."""
        rows = merged(arrival.parts, arrival)
        if quotations is not None:
            rows = (*(part for part in rows if part.name != "Left out"), quotations, *rows[-1:])
            rows = rows if rows[-1].name == "Left out" else rows[:-1]
        self._show(rows, arrival)
        found = sum(row.part.certainty == "found" for row in self._rows)
        wanted = sum(row.part.certainty != "left out" for row in self._rows)
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
        errand.then(partial(self._on_picture, number, path)).otherwise(self._on_not_kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, parts: tuple[Part, ...], arrival: Arrival) -> None:
        self._arrival = arrival
        self._source.show_arrival(arrival)
        clear(self._parts.column)
        self._rows = []
        for number, part in enumerate(parts):
            photo = sum(one.name == "Photo" for one in parts[:number])
            row = self._made_row(part, number, photo)
            row.pointed.connect(self._source.point)
            row.corrected.connect(partial(self._on_corrected, row))
            self._rows.append(row)
            self._parts.column.addWidget(row)
            self._parts.column.addWidget(rule())
        self._parts.column.addStretch()

    def _made_row(self, part: Part, number: int, photo: int) -> PartRow:
        if part.name == "Photo" and photo < len(self._arrival.photos):
            found = self._arrival.photos[photo]
            row = PartRow(part, number, photo_correction(photo), photo_text(found), "" if found.data else NO_FILE)
            row.chosen.connect(partial(self.choose_picture, photo))
            if found.data is None:
                row.offer("choose", f"Choose the picture of {found.caption or 'this photo'}")
            return row
        moment = self._arrival.published
        if part.name == "Published":
            zoneless = moment is not None and moment.tzinfo is None
            note = f"no zone given: {self._house.zone}" if zoneless else ""
            return PartRow(part, number, CORRECTIONS[part.name], published_text(moment), note)
        return PartRow(part, number, CORRECTIONS.get(part.name), part.text)

    def _lay_out(self, left: tuple[QWidget, ...], right: tuple[QPushButton, ...]) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(22, 12, 22, 12)
        top.setSpacing(12)
        for one in left:
            top.addWidget(one)
        top.addStretch()
        for one in right:
            top.addWidget(one)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        source = QWidget()
        inner = QVBoxLayout(source)
        inner.setContentsMargins(18, 14, 2, 0)
        inner.addWidget(self._source)
        panes.addWidget(source)
        panes.addWidget(self._parts)
        panes.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(panes, 1)

    def _on_read(self, brought: Recognised) -> None:
        self.show_arrival(brought.arrival, brought.quotations)

    def _on_house(self, house: House) -> None:
        self._house = house

    def _on_corrected(self, row: PartRow) -> None:
        row.try_on(self._arrival)
        self._keep.setEnabled(not any(one.wrong for one in self._rows))

    def _on_picture(self, number: int, path: Path, data: bytes) -> None:
        rows = [row for row in self._rows if row.part.name == "Photo"]
        if number < len(rows):
            photo: FoundPhoto = replace(self._arrival.photos[number], data=data, file_name=path.name)
            self._arrival = with_photo(self._arrival, number, photo)
            rows[number].note.setText(f"comes with {path.name}:")
            rows[number].note.show()
            rows[number].offer("change", "Change the picture")
            rows[number].settled("Found")

    def _on_keep(self) -> None:
        self._keep.setEnabled(False)
        errand = self._bench.work.do(intaking.take_in_article, self.arrival).then(self._on_kept)
        errand.otherwise(self._on_not_kept)

    def _on_kept(self, story: Story) -> None:
        self._keep.setEnabled(True)
        self._bench.wire.desk_changed.emit()
        self.kept.emit(story)

    def _on_refused(self, error: DeskError) -> None:
        self._bench.wire.refused.emit(str(error))
        self.cancelled.emit()

    def _on_not_kept(self, error: DeskError) -> None:
        self._bench.wire.refused.emit(str(error))
        self._keep.setEnabled(True)


def merged(parts: tuple[Part, ...], arrival: Arrival) -> tuple[Part, ...]:
    """One row for the copy and one for what was left out, whatever number of runs they stand in."""
    rows = [part for part in parts if part.name not in ("Copy", "Left out")]
    copies = [part for part in parts if part.name == "Copy"]
    if copies:
        words = sum(int(part.text.split()[0]) for part in copies)
        blocks = len(arrival.paragraphs)
        text = f"{blocks:,} paragraph{'' if blocks == 1 else 's'}, {words:,} words"
        rows.append(replace(copies[0], text=text, last_line=copies[-1].last_line))
    if lost := [part for part in parts if part.name == "Left out"]:
        rows.append(replace(lost[0], text=", ".join(dict.fromkeys(part.text for part in lost))))
    return tuple(rows)


def quotations_part(arrival: Arrival) -> Part | None:
    """How many quotations the copy has, and for how many a speaker can be proposed; None without any."""
    found = find_quotations("\n\n".join(arrival.paragraphs))
    if not found:
        return None
    speakers = sum(bool(one.speaker) for one in found)
    proposed = f"{speakers} speaker{'' if speakers == 1 else 's'} proposed"
    lines = [part for part in arrival.parts if part.name == "Copy"]
    first = lines[0] if lines else Part("Copy", "", -1, -1, "found")
    certainty: Certainty = "found" if speakers == len(found) else "check"
    return Part("Quotations", f"{len(found)} found, {proposed}", first.first_line, first.last_line, certainty)


def _read(_desk: object, path: Path) -> Recognised:
    arrival = intaking.read_article(path)
    return Recognised(arrival, quotations_part(arrival))


def _read_picture(_desk: object, path: Path) -> bytes:
    data = picturing.read_picture(path)
    take_in(data, path.name)
    return data
