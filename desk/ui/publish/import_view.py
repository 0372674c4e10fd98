"""The import window: the source at the left, what was recognised at the right, every part with where it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desk.intake.arrival import Arrival, Certainty, Part
from desk.newsroom import intaking
from desk.story.errors import DeskError
from desk.story.slot_text import split
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import Scroll, State, button, label, pill, rule, set_pill
from desk.ui.theme import Face, font

SHOWN: dict[Certainty, tuple[str, State]] = {
    "found": ("Found", "ok"),
    "check": ("Check", "warn"),
    "left out": ("Left out", "accent"),
}


def _with_published(arrival: Arrival, text: str) -> Arrival:
    return replace(arrival, published=datetime.fromisoformat(text) if text else None)


# Parts that can be corrected where they stand, and how what was typed goes back into the arrival.
CORRECTIONS: dict[str, Callable[[Arrival, str], Arrival]] = {
    "Section": lambda arrival, text: replace(arrival, section=split(text, "/")),
    "Headline": lambda arrival, text: replace(arrival, headline=text),
    "Standfirst": lambda arrival, text: replace(arrival, standfirst=text),
    "Byline": lambda arrival, text: replace(arrival, bylines=split(text, ",")),
    "Published": _with_published,
}


class PartRow(QWidget):
    """One part: name, words, mark. `pointed` when the mouse or the focus is on it."""

    pointed = Signal(object)

    def __init__(self, part: Part, number: int) -> None:
        super().__init__()
        self.part = part
        self.setObjectName(f"part_{number}_{part.name.lower().replace(' ', '_')}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(12)
        name = label(part.name, "muted")
        name.setFixedWidth(96)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        self.field: QLineEdit | None = None
        if part.name in CORRECTIONS:
            self.field = QLineEdit(part.text)
            self.field.setProperty("look", "bare")
            self.field.setObjectName(f"import_{part.name.lower()}")
            self.field.setAccessibleName(part.name)
            self.field.setPlaceholderText("none found — type it here")
            self.field.setFont(font(Face(True, 15, 700 if part.name == "Headline" else 400)))
            self.field.installEventFilter(self)
            row.addWidget(self.field, 1)
        else:
            words = label(part.text, wrap=True)
            words.setFont(font(Face(True, 15)))
            row.addWidget(words, 1)
        text, state = SHOWN[part.certainty]
        self.mark = pill(text, state)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.FocusIn):
            self.pointed.emit(self.part)
        return super().eventFilter(watched, event)


class ImportView(QWidget):
    """Reads a file off the screen's thread, shows it, and keeps it as a draft when told to."""

    kept = Signal(object)  # Story
    cancelled = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._arrival = Arrival()
        self._rows: list[PartRow] = []
        self.setObjectName("import_view")
        self._title = label("Import", "title", name="import_title")
        self._count = pill("", "ok", name="import_count")
        hint = label("Point at a part to see where it came from; type over it to correct it.", "muted")
        self._keep = button("Keep as draft", "import_keep", self._on_keep, "primary")
        cancel = button("Cancel", "import_cancel", self.cancelled.emit)
        self._source = self._made_source()
        self._parts = Scroll("import_parts")
        self._parts.setProperty("look", "paper")
        self._lay_out((self._title, self._count, hint), (cancel, self._keep))
        bench.theme.changed.connect(lambda: self._mark(None))

    @property
    def arrival(self) -> Arrival:
        """What was recognised, with what was corrected by hand."""
        corrected = self._arrival
        for row in self._rows:
            if row.field is not None and row.field.isModified():
                corrected = CORRECTIONS[row.part.name](corrected, row.field.text().strip())
        return corrected

    def read(self, path: Path) -> None:
        """Read a file; a refusal is told in a sentence and the view says `cancelled`."""
        self._title.setText(f"Import: {path.name}")
        errand = self._bench.work.ask(_read, path).then(self.show_arrival)
        errand.otherwise(self._on_refused)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show source and parts side by side."""
        self._arrival = arrival
        self._source.setPlainText("\n".join(arrival.source_lines))
        while (item := self._parts.column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        self._rows = [PartRow(part, number) for number, part in enumerate(merged(arrival.parts))]
        for row in self._rows:
            row.pointed.connect(self._mark)
            if row.field is not None:
                row.field.textEdited.connect(lambda _text, row=row: self._on_corrected(row))
            self._parts.column.addWidget(row)
            self._parts.column.addWidget(rule())
        self._parts.column.addStretch()
        found = sum(row.part.certainty == "found" for row in self._rows)
        wanted = sum(row.part.certainty != "left out" for row in self._rows)
        set_pill(self._count, f"{found} of {wanted} parts found", "ok" if found == wanted else "warn")
        self._mark(None)
        self._keep.setFocus()

    def _made_source(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName("import_source")
        made.setAccessibleName("Source")
        made.setReadOnly(True)
        made.setProperty("look", "bare")
        made.setFont(font(Face(False, 13)))
        return made

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
        source = QWidget()
        inner = QVBoxLayout(source)
        inner.setContentsMargins(22, 14, 10, 0)
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

    def _on_corrected(self, row: PartRow) -> None:
        field = row.field
        if field is None:
            return
        try:
            CORRECTIONS[row.part.name](self._arrival, field.text().strip())
        except ValueError:
            set_pill(row.mark, "No time", "bad")
        else:
            set_pill(row.mark, "Corrected", "ok")
        self._keep.setEnabled(not any(one.mark.property("pill") == "bad" for one in self._rows))

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

    def _mark(self, pointed: Part | None) -> None:
        """Colour the lines of every part; those of the part pointed at stronger, and scroll there."""
        tokens = self._bench.theme.tokens
        document = self._source.document()
        everything = QTextCursor(document)
        everything.select(QTextCursor.SelectionType.Document)
        plain = QTextCharFormat()
        plain.setForeground(QColor(tokens.muted))
        everything.setCharFormat(plain)
        everything.setBlockFormat(QTextBlockFormat())
        for part in self._arrival.parts:
            if part.certainty == "left out" or (part.name == "Copy" and part is not pointed):
                colour, ground = (tokens.ink, "") if part.name == "Copy" else (tokens.muted, "")
            else:
                colour, ground = tokens.ink, tokens.accent_soft
            if pointed is not None and part.name == pointed.name and part.text == pointed.text:
                ground = tokens.selection
            self._colour(part, colour, ground)
        if pointed is not None and pointed.first_line >= 0:
            block = document.findBlockByNumber(pointed.first_line)
            self._source.setTextCursor(QTextCursor(block))
            self._source.centerCursor()

    def _colour(self, part: Part, colour: str, ground: str) -> None:
        if part.first_line < 0:
            return
        shown = QTextCharFormat()
        shown.setForeground(QColor(colour))
        shown.setFontStrikeOut(part.certainty == "left out")
        if ground:
            shown.setBackground(QColor(ground))
        for number in range(part.first_line, part.last_line + 1):
            cursor = QTextCursor(self._source.document().findBlockByNumber(number))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shown)


def merged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """One row for the copy and one for what was left out, whatever number of runs they stand in."""
    rows = [part for part in parts if part.name not in ("Copy", "Left out")]
    copies = [part for part in parts if part.name == "Copy"]
    if copies:
        words = sum(int(part.text.split()[0]) for part in copies)
        rows.append(replace(copies[0], text=f"{words:,} words", last_line=copies[-1].last_line))
    if lost := [part for part in parts if part.name == "Left out"]:
        rows.append(replace(lost[0], text=", ".join(dict.fromkeys(part.text for part in lost))))
    return tuple(rows)


def _read(_desk: object, path: Path) -> Arrival:
    return intaking.read_article(path)
