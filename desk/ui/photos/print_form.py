"""The form for one or many prints: fields show what all have in common, and only those that were typed in are set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.story.photo import Photo, Usage
from desk.ui.dialogs.fields import Combo, Day, Tick, Words, field, row
from desk.ui.photos.details import TEXTS, Text, show_text, text_field, typed

AS_THEY_ARE = "As they are"
KEYWORDS = Text("keywords", "Keywords", "moon, Apollo 11")
SHOWN = tuple(one for one in TEXTS if one.name != "caption")  # a caption is of its story
MANY = 3  # values named where photos differ


class PrintForm(QWidget):
    """`typed_in` whenever something was."""

    typed_in = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printForm")
        self._hints = {one.name: one.hint for one in (*SHOWN, KEYWORDS)}
        self._texts: dict[str, QLineEdit | Words] = {one.name: text_field(one) for one in (*SHOWN, KEYWORDS)}
        self._day: date | None = None
        self.usage, self.expires = Combo(), Day()
        self.add = Tick("Add to the keywords that are there", "printAddKeywords")
        self._lay_out()
        self._connect()

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show what these have in common; what was typed before is gone."""
        for name, edit in self._texts.items():
            values = list(dict.fromkeys(_value(photo, name) for photo in photos))
            edit.blockSignals(True)
            show_text(edit, values[0] if len(values) == 1 else "")
            edit.setPlaceholderText(self._hints[name] if len(values) == 1 else _several(values))
            edit.blockSignals(False)
            _set_modified(edit)
        self._show_usage(list(dict.fromkeys(photo.usage for photo in photos)))
        days = list(dict.fromkeys(photo.expires for photo in photos))
        self._day = days[0] if len(days) == 1 else None
        self.expires.setText(self._day.isoformat() if self._day else "")
        self.expires.setPlaceholderText("1969-07-20" if len(days) == 1 else "Several")
        self.expires.setModified(False)
        self.add.setChecked(len(photos) > 1)

    def changes(self) -> dict[str, object]:
        """The fields that were typed in, with their new values. Raises WrongUse for a day that is none."""
        found: dict[str, object] = {
            name: typed(edit).strip() for name, edit in self._texts.items() if _is_modified(edit)
        }
        if "keywords" in found:
            parts = (part.strip() for part in str(found["keywords"]).replace(";", ",").split(","))
            found["keywords"] = tuple(dict.fromkeys(part for part in parts if part))
        if (usage := self.usage.currentData()) is not None and usage != self._usage:
            found["usage"] = Usage(usage)
        if self.expires.isModified() and (self.expires.text().strip() or self._day or self._mixed_days):
            found["expires"] = self.expires.day
        return found

    @property
    def begun(self) -> bool:
        """Whether anything was typed in."""
        fields: list[Any] = [*self._texts.values(), self.expires]
        return any(map(_is_modified, fields)) or self.usage.currentData() != self._usage

    def settle(self) -> None:
        """What was typed has been set."""
        for edit in (*self._texts.values(), self.expires):
            _set_modified(edit)
        self._usage = self.usage.currentData()

    def set_writable(self, *, writable: bool) -> None:
        """Whether anything may be typed."""
        for edit in (*self._texts.values(), self.expires):
            edit.setReadOnly(not writable)
        self.usage.setEnabled(writable)
        self.add.setEnabled(writable)

    def show_field(self, name: str) -> None:
        """Put the keyboard into that field."""
        self._texts.get(name, self._texts["credit"]).setFocus()

    @property
    def _mixed_days(self) -> bool:
        return self.expires.placeholderText() == "Several"

    def _show_usage(self, usages: list[Usage]) -> None:
        self._usage = usages[0].value if len(usages) == 1 else ""
        self.usage.blockSignals(True)
        self.usage.clear()
        if len(usages) != 1:
            self.usage.addItem(AS_THEY_ARE, "")
        for one in Usage:
            self.usage.addItem(one.value.capitalize(), one.value)
        self.usage.setCurrentIndex(self.usage.findData(self._usage))
        self.usage.blockSignals(False)

    def _lay_out(self) -> None:
        self._usage = ""
        one = {each.name: field(each.label, self._texts[each.name], f"print_{each.name}") for each in SHOWN}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(one["credit"])
        column.addLayout(row(one["creator"], one["agency"]))
        column.addWidget(one["alt"])
        column.addLayout(row(one["copyright"], one["licence"]))
        column.addLayout(
            row(field("Usage", self.usage, "print_usage"), field("May be used until", self.expires, "print_expires"))
        )
        column.addWidget(one["usage_terms"])
        column.addWidget(field(KEYWORDS.label, self._texts["keywords"], "print_keywords"))
        column.addWidget(self.add)

    def _connect(self) -> None:
        for edit in (*self._texts.values(), self.expires):
            edit.textChanged.connect(lambda *_text: self.typed_in.emit())
        self.usage.currentIndexChanged.connect(lambda _at: self.typed_in.emit())


def _value(photo: Photo, name: str) -> str:
    value = getattr(photo, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _several(values: list[str]) -> str:
    named = [" ".join(value.split()) or "none" for value in values[:MANY]]
    return f"Several: {' · '.join(named)}{' …' if len(values) > MANY else ''}"


def _is_modified(edit: QLineEdit | Words) -> bool:
    return edit.document().isModified() if isinstance(edit, Words) else edit.isModified()


def _set_modified(edit: QLineEdit | Words) -> None:
    """As nobody has typed in it yet."""
    if isinstance(edit, Words):
        edit.document().setModified(False)
    else:
        edit.setModified(False)
