"""The counts: how long the copy is and what is selected in it, in a small sheet above the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desk.ui.kit import label

Row = tuple[str, str, str]  # what is counted, of the whole copy, of what is selected


class Counts(QFrame):
    """Closes with Esc or a click elsewhere."""

    def __init__(self, over: QWidget, rows: Sequence[Row]) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setObjectName("counts")
        self.setAccessibleName("Counts")
        self.setAccessibleDescription("; ".join(f"{name}: {whole} {chosen}".strip() for name, whole, chosen in rows))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet("QFrame#counts { background: palette(base); border: 1px solid palette(mid); }")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(6)
        for line, row in enumerate(rows):
            for column, text in enumerate(filter(None, row)):
                made = label(text, ("muted", "strong", "muted")[column], name=f"counts_{line}_{column}")
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                grid.addWidget(made, line, column, side)

    def open_above(self, widget: QWidget) -> None:
        """Show it above that widget."""
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, 0)) - QPoint(0, self.height() + 6))
        self.show()
