"""The fields of the dialogs: a label above, a line, several lines, a choice, a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desk.story.errors import WrongUse
from desk.ui.kit import label
from desk.ui.theme import Face, font

E = TypeVar("E", bound=StrEnum)
TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


def field(text: str, widget: QWidget, name: str) -> QWidget:
    """The widget under its label, named for tests and for those who hear the screen."""
    widget.setObjectName(name)
    widget.setAccessibleName(text)
    above = label(text, "small")
    above.setBuddy(widget)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(above)
    column.addWidget(widget)
    return made


def row(*widgets: QWidget) -> QHBoxLayout:
    """Fields side by side, equally wide."""
    made = QHBoxLayout()
    made.setSpacing(12)
    for widget in widgets:
        made.addWidget(widget, 1)
    return made


def line(value: str = "", hint: str = "") -> QLineEdit:
    """A line of text; `hint` shows while it is empty."""
    made = QLineEdit(value)
    made.setPlaceholderText(hint)
    return made


def complete(edit: QLineEdit, words: Iterable[str], name: str) -> QCompleter:
    """Have the line offer those words while somebody types, wherever in them the typed letters stand."""
    made = QCompleter(sorted(set(words), key=str.casefold), edit)
    made.setObjectName(name)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    edit.setCompleter(made)
    return made


class Search(QLineEdit):
    """A field to search a list with; Down goes into the list, Esc empties the field."""

    went_down = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Words(QPlainTextEdit):
    """Several lines of text. Enter is the dialog's verb, Shift+Enter a new line, Tab goes on."""

    def __init__(self, value: str = "", hint: str = "", *, lines: int = 3, serif: bool = False) -> None:
        super().__init__(value)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if serif:
            self.setFont(font(Face(serif=True, size=16)))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 22)

    @property
    def words(self) -> str:
        """What was typed, no-break spaces and all."""
        lines, block = [], self.document().begin()
        while block.isValid():
            lines.append(block.text().replace("\u2028", "\n"))
            block = block.next()
        return "\n".join(lines).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            event.ignore()


class Combo(QComboBox):
    """A combo box with the chevron that says it opens; long items are cut and do not widen it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        middle = QPointF(self.width() - 14, self.height() / 2 + 2)
        painter.drawPolyline([middle + QPointF(-4, -4), middle, middle + QPointF(4, -4)])


class Tick(QCheckBox):
    """A check box whose box is seen on every ground."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 30, max(self.fontMetrics().height(), 18) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QGuiApplication.palette().color  # the widget's own has a transparent ground
        accent, paper, ink = QPalette.ColorRole.Accent, QPalette.ColorRole.Base, QPalette.ColorRole.WindowText
        box = QRectF(1.5, self.height() / 2 - 8, 16, 16)
        edge = accent if self.hasFocus() or self.isChecked() else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(colour(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(colour(accent) if self.isChecked() else colour(paper))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(colour(paper), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            points = ((4, 8.3), (7, 11.2), (12, 5.2))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in points])
        painter.setPen(colour(ink))
        room = self.rect().adjusted(26, 0, 0, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Choice(Combo, Generic[E]):
    """One of an enumeration."""

    def __init__(self, kind: type[E], value: E) -> None:
        super().__init__()
        self._members = tuple(kind)
        for member in self._members:
            self.addItem(member.value[0].upper() + member.value[1:])
        self.choose(value)

    @property
    def chosen(self) -> E:
        return self._members[self.currentIndex()]

    def choose(self, value: E) -> None:
        self.setCurrentIndex(self._members.index(value))


class Day(QLineEdit):
    """A day, or none: `1969-07-20`."""

    def __init__(self, value: date | None = None) -> None:
        super().__init__(value.isoformat() if value else "")
        self.setPlaceholderText("1969-07-20")
        self.setToolTip("Year-month-day; empty for no day")

    @property
    def day(self) -> date | None:
        """What was typed. Raises WrongUse when it is no day."""
        text = self.text().strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise WrongUse(f"‘{text}’ is no day: write it like 1969-07-20.") from None


class When(QLineEdit):
    """A moment in the house's time zone, or none: `1969-07-20 20:17`."""

    def __init__(self, value: datetime | None, zone: str) -> None:
        super().__init__(value.astimezone(ZoneInfo(zone)).strftime(TIMES[1]) if value else "")
        self._zone = zone
        self._value, self._shown = value, self.text()
        self.setPlaceholderText("1969-07-20 20:17")
        self.setToolTip(f"Year-month-day and time, in the time zone {zone}")

    @property
    def moment(self) -> datetime | None:
        """What was typed; seconds of an untouched value are kept. Raises WrongUse when it is no time."""
        text = " ".join(self.text().split())
        if text == self._shown:
            return self._value
        if not text:
            return None
        for form in TIMES:
            try:
                return datetime.strptime(text, form).replace(tzinfo=ZoneInfo(self._zone))
            except ValueError:
                continue
        raise WrongUse(f"‘{text}’ is no time: write it like 1969-07-20 20:17.")
