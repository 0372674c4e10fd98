"""The dateline: shown as it will be printed, typed as its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.story.dateline import Dateline, DatelineStyle, dateline_style, render_dateline
from desk.ui import kit
from desk.ui.story_page.fields import FactButton, LineField, show_field
from desk.ui.story_page.slot_fields import NotThat, read_day

PARTS = (
    ("place", "Place", "Houston"),
    ("region", "State or country", "Texas"),
    ("date", "Date", "July 20"),
    ("agency", "Agency", "AP"),
)


class DatelineField(QWidget):
    """The four parts, and in `shown` the line they make. `changed` has the new Dateline."""

    changed = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dateline-parts")
        self.shown = FactButton("dateline", "Dateline")
        self.shown.clicked.connect(lambda _checked=False: self.open(opened=self.isHidden()))
        self._style: DatelineStyle = dateline_style("house")
        self._value = Dateline()
        self.fields: dict[str, LineField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for column, (name, told, hint) in enumerate(PARTS):
            field = LineField(f"dateline-{name}", told, hint, bare=False)
            head = kit.label(told, "small")
            head.setBuddy(field)
            grid.addWidget(head, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            field.undo_requested.connect(self.undo_requested)
            field.redo_requested.connect(self.redo_requested)
            self.fields[name] = field
            if name == "date":
                field.editingFinished.connect(self.settle)
            else:
                field.edited.connect(lambda _text: self._take())
        self._told = kit.label("", "bad", wrap=True, name="dateline-told")
        self._told.hide()
        grid.addWidget(self._told, 2, 0, 1, len(PARTS))
        self.hide()

    def put(self, dateline: Dateline, style: DatelineStyle) -> None:
        """Show that dateline in that style."""
        if (dateline, style) == (self._value, self._style):
            return
        self._value, self._style = dateline, style
        for name, _told, _hint in PARTS:
            value = getattr(dateline, name)
            self.fields[name].put(value.isoformat() if name == "date" and value else value or "")
        self._show()

    def open(self, *, opened: bool = True) -> None:
        """Open the parts and go to the place, or close them."""
        self.setVisible(opened)
        if opened:
            show_field(self.fields["place"])
        else:
            self.shown.setFocus()

    def settle(self) -> None:
        """Take the date as typed, or say what would fit."""
        try:
            day = read_day(self.fields["date"].text(), datetime.now(UTC).date())
        except NotThat as error:
            self._told.setText(str(error))
            self._told.show()
            return
        self._told.hide()
        if day != self._value.date:
            self._changed(replace(self._value, date=day))

    def _take(self) -> None:
        place, region, agency = (self.fields[name].text().strip() for name in ("place", "region", "agency"))
        self._changed(replace(self._value, place=place, region=region, agency=agency))

    def _changed(self, dateline: Dateline) -> None:
        if dateline != self._value:
            self._value = dateline
            self._show()
            self.changed.emit(dateline)

    def _show(self) -> None:
        line = render_dateline(self._value, self._style).rstrip(" —-:")
        self.shown.setText(line or "Add")
        self.shown.setAccessibleDescription(line or "No dateline yet; press to type its parts")
