"""The filter: for which time, which section, stage, person, what is missing; and the filters that are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk.story.budget import WRITING, Filter, When
from desk.story.flags import Flag
from desk.story.house import House
from desk.story.lacking import Lack
from desk.story.stage import Stage
from desk.ui.dialogs.fields import Combo, Search
from desk.ui.kit import Flow, button

AFTER = 180  # ms after the last key in the search
LACKS = {
    Lack.PHOTO: "No photo",
    Lack.CREDIT: "Credit, caption or alt",
    Lack.QUOTES: "Quotes not verified",
    Lack.PLACEHOLDER: "TK in copy",
    Lack.HEADLINE: "No headline",
    Lack.SUGGESTIONS: "Suggestions open",
    Lack.COMMENTS: "Comments open",
}
EVERY_SECTION: tuple[str, tuple[str, ...]] = ("Every section", ())
EVERYBODY = ("Everybody", "")
STAGES: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Every stage", ()),
    ("Writing", WRITING),
    *((stage.label, (stage,)) for stage in Stage if stage not in WRITING),
)


class FilterBar(QWidget):
    """`changed` when something else is wanted; `keep_asked` and `forget_asked` for the filter that is chosen."""

    changed = Signal()
    keep_asked = Signal()
    forget_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self._day: date | None = None
        self._filters: tuple[Filter, ...] = ()
        self.when, self.section = Pick("filterWhen", "For which time"), Pick("filterSection", "Section")
        self.stage, self.who = Pick("filterStage", "Stage"), Pick("filterWho", "Who has it")
        self.wants = Pick("filterMissing", "What is missing, or which flag")
        self.kept = Pick("filterKept", "Kept filters")
        self.text = Search("filterText", "In headline or slug")
        self.text.setFixedWidth(150)
        self.keep = button("Keep…", "keepFilter", self.keep_asked.emit)
        self.forget = button("Forget", "forgetFilter", self._on_forget)
        self._pause = QTimer(self, singleShot=True, interval=AFTER)
        self._pause.timeout.connect(self.changed)
        row = Flow(8)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        combos = (self.when, self.section, self.stage, self.who, self.wants)
        for one in (*combos, self.text, self.kept, self.keep, self.forget):
            row.addWidget(one)
        for one in combos:
            one.activated.connect(lambda _at: self._on_chosen())
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.kept.activated.connect(lambda _at: self._on_kept())
        self._fill()
        self.show_filters(())

    @property
    def wanted(self) -> Filter:
        """The filter as it is chosen, without a name."""
        want = self.wants.value
        return Filter(
            when=self.when.value,
            day=self._day if self.when.value is When.DAY else None,
            stages=self.stage.value,
            section=self.section.value,
            who=self.who.value,
            lack=want if isinstance(want, Lack) else None,
            flag=want if isinstance(want, Flag) else None,
            text=self.text.text().strip(),
        )

    def show_wanted(self, wanted: Filter) -> None:
        """Have that filter chosen; nothing is emitted."""
        self._show_day(wanted.day)
        self.when.choose(wanted.when)
        self.section.choose(wanted.section, " / ".join(wanted.section))
        self.stage.choose(wanted.stages, ", ".join(stage.label for stage in wanted.stages))
        self.who.choose(wanted.who, wanted.who)
        self.wants.choose(wanted.lack or wanted.flag)
        self.text.blockSignals(True)
        self.text.setText(wanted.text)
        self.text.blockSignals(False)
        self._show_kept()

    def show_house(self, house: House) -> None:
        """The sections that the house has."""
        self.section.fill([EVERY_SECTION, *((" / ".join(path), path) for path in house.sections)])

    def show_people(self, names: Iterable[str]) -> None:
        self.who.fill([EVERYBODY, *((name, name) for name in names)])

    def show_filters(self, kept: tuple[Filter, ...]) -> None:
        """The filters that the desk keeps."""
        self._filters = kept
        self.kept.fill([("Kept filters", ""), *((one.name, one.name) for one in kept)])
        self.kept.setVisible(bool(kept))
        self._show_kept()

    def _fill(self) -> None:
        self._show_day(None)
        self.stage.fill(STAGES)
        self.section.fill([EVERY_SECTION])
        self.who.fill([EVERYBODY])
        wants = [(text, lack) for lack, text in LACKS.items()]
        flags = [(f"Flag: {flag.label.lower()}", flag) for flag in Flag]
        self.wants.fill([("Missing or not", None), *wants, *flags])

    def _show_day(self, day: date | None) -> None:
        """A day that was chosen in the calendar stands among the times, as long as it is the one."""
        self._day = day
        times: list[tuple[str, When]] = [(when.value, when) for when in When if when is not When.DAY]
        if day is not None:
            times.append((f"{day:%a} {day.day} {day:%b %Y}", When.DAY))
        self.when.fill(times)

    def _show_kept(self) -> None:
        """The kept filter that is the chosen one, if one is."""
        same = next((one.name for one in self._filters if replace(one, name="") == self.wanted), None)
        self.kept.choose(same or "")
        self.forget.setVisible(same is not None)
        self.keep.setVisible(same is None)

    def _on_chosen(self) -> None:
        self._show_kept()
        self.changed.emit()

    def _on_kept(self) -> None:
        name = self.kept.value
        found = next((one for one in self._filters if one.name == name), Filter())
        self.show_wanted(found)
        self.changed.emit()

    def _on_forget(self) -> None:
        if name := self.kept.value:
            self.forget_asked.emit(name)


class Pick(Combo):
    """One of several, each with its value (which Qt would turn into a plain text)."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFixedWidth(134)

    @property
    def value(self) -> Any:
        """The value that is chosen; None before there is any."""
        return self._values[self.currentIndex()] if self._values else None

    def fill(self, items: Iterable[tuple[str, Any]]) -> None:
        """Have these to choose from; what was chosen stays so, also where it is not among them any more."""
        chosen, text = self.value, self.currentText()
        pairs = list(items)
        self._values = [value for _text, value in pairs]
        self.clear()
        self.addItems([name for name, _value in pairs])
        self.choose(chosen, text)

    def choose(self, value: object, text: str = "") -> None:
        """The one of that value, added under `text` where it is none of them; else the first."""
        if value not in self._values and value and text:
            self._values.append(value)
            self.addItem(text)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
