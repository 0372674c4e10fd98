"""The recognised parts of an article, one below the other, each to be corrected by typing or by taking words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMargins, Signal

from desk.intake.arrival import Arrival, FoundPhoto, Part
from desk.intake.candidates import candidates
from desk.story.errors import RuleError
from desk.ui.kit import Scroll, clear, rule
from desk.ui.publish.corrections import CORRECTIONS, DASH, photo_correction, photo_text, published_text, with_photo
from desk.ui.publish.part_row import PartRow
from desk.ui.publish.taking import Take

NO_FILE = "file not with the text:"
AFTER = ("Photo", "Copy", "Comments", "Quotations", "Left out")  # before these comes a part that was not found


class PartList(Scroll):
    """`pointed` at a part, `traced` when parts come from other lines than before, `corrected` after each change.

    `choose_requested` brings the number of a photo whose file is to be chosen.
    """

    pointed = Signal(object)  # Part
    traced = Signal(object)  # tuple[Part, ...]
    corrected = Signal()
    choose_requested = Signal(int)

    def __init__(self, zone: Callable[[], str]) -> None:
        super().__init__("import_parts", QMargins(26, 10, 26, 16))
        self.column.setSpacing(0)
        self._zone = zone
        self._arrival = Arrival()
        self._turns: dict[str, int] = {}
        self._at_photo: PartRow | None = None
        self.rows: list[PartRow] = []

    @property
    def arrival(self) -> Arrival:
        """What was recognised, with what was corrected by hand."""
        corrected = self._arrival
        for row in self.rows:
            corrected = row.put_into(corrected)
        return corrected

    @property
    def wrong(self) -> bool:
        """Whether something that was typed cannot be read."""
        return any(row.wrong for row in self.rows)

    def show_parts(self, parts: tuple[Part, ...], arrival: Arrival) -> None:
        """Show those as rows; what was typed in the rows before is gone."""
        self._arrival, self._at_photo = arrival, None
        self._turns.clear()
        clear(self.column)
        self.rows = []
        for number, part in enumerate(parts):
            photo = sum(one.name == "Photo" for one in parts[:number])
            self._put_row(number, self._made_row(part, number, photo))
        self.column.addStretch()

    def take(self, take: Take, words: str, first: int, last: int) -> None:
        """Words of the source for a part of it: they stand in its field, and the part comes from those lines.

        Raises RuleError where they say nothing of the kind.
        """
        text = take.read(words)
        row = self._row_for(take)
        if take.part == "Photo" and row.field is not None:
            caption, dash, _credit = row.field.text().rpartition(DASH)
            text = DASH.join(filter(None, (caption if dash else row.field.text(), text)))
        self._trace(row, text, words, first, last)

    def put_picture(self, number: int, data: bytes, name: str) -> None:
        """The photo of that number has its picture now."""
        rows = [row for row in self.rows if row.part.name == "Photo"]
        if number < len(rows):
            photo: FoundPhoto = replace(self._arrival.photos[number], data=data, file_name=name)
            self._arrival = with_photo(self._arrival, number, photo)
            rows[number].tell(f"comes with {name}:")
            rows[number].offer("change", "Change the picture")
            rows[number].settled("Found")

    def _row_for(self, take: Take) -> PartRow:
        """The row of the part; of photos the one that was pointed at last."""
        if take.part == "Photo" and self._at_photo is not None:
            return self._at_photo
        if found := next((one for one in self.rows if one.part.name == take.part), None):
            return found
        if take.part == "Photo":
            raise RuleError("There is no photo in this article that a credit could stand with.")
        number = next((n for n, one in enumerate(self.rows) if one.part.name in AFTER), len(self.rows))
        return self._put_row(number, self._made_row(Part(take.part, "", -1, -1, "check"), len(self.rows), 0))

    def _put_row(self, number: int, row: PartRow) -> PartRow:
        row.pointed.connect(partial(self._on_pointed, row))
        row.corrected.connect(partial(self._on_corrected, row))
        row.turned.connect(partial(self._on_turned, row))
        self.rows.insert(number, row)
        self.column.insertWidget(2 * number, row)
        self.column.insertWidget(2 * number + 1, rule())
        return row

    def _made_row(self, part: Part, number: int, photo: int) -> PartRow:
        if part.name == "Photo" and photo < len(self._arrival.photos):
            found = self._arrival.photos[photo]
            row = PartRow(part, number, photo_correction(photo), photo_text(found), "" if found.data else NO_FILE)
            row.chosen.connect(partial(self.choose_requested.emit, photo))
            if found.data is None:
                row.offer("choose", f"Choose the picture of {found.caption or 'this photo'}")
            return row
        moment = self._arrival.published
        if part.name == "Published":
            zoneless = moment is not None and moment.tzinfo is None
            note = f"no zone given: {self._zone()}" if zoneless else ""
            return PartRow(part, number, CORRECTIONS[part.name], published_text(moment), note)
        return PartRow(part, number, CORRECTIONS.get(part.name), part.text)

    def _trace(self, row: PartRow, text: str, words: str, first: int, last: int) -> None:
        """That text in the row, and its part from those words in those lines."""
        was = row.part
        now = replace(was, text=words, first_line=first, last_line=last, certainty="found")
        parts = tuple(now if one is was else one for one in self._arrival.parts)
        self._arrival = replace(self._arrival, parts=parts if now in parts else (*parts, now))
        self.traced.emit(self._arrival.parts)
        row.take(text, now)
        self.pointed.emit(now)

    def _on_turned(self, row: PartRow, step: int) -> None:
        """The next thing in the source that could be this part."""
        name, shown = row.part.name, row.field.text() if row.field is not None else ""
        found = candidates(name, self._arrival.source_lines)
        if not [one for one in found if one.text != shown]:
            row.tell("nothing else was found")
            return
        at = next((n for n, one in enumerate(found) if one.text == shown), self._turns.get(name, -1 if step > 0 else 0))
        at = self._turns[name] = (at + step) % len(found)
        self._trace(row, found[at].text, found[at].text, found[at].line, found[at].line)
        row.tell(f"{at + 1} of {len(found)}")

    def _on_pointed(self, row: PartRow, part: Part) -> None:
        if part.name == "Photo":
            self._at_photo = row
        self.pointed.emit(part)

    def _on_corrected(self, row: PartRow) -> None:
        row.try_on(self._arrival)
        self.corrected.emit()
