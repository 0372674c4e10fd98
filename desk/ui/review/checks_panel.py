"""The checks as a side panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.ui.bench import Bench
from desk.ui.kit import Scroll
from desk.ui.review.check_list import CheckList


class ChecksPanel(QWidget):
    """Everything that stands in the way of approval, the heaviest first; focus goes to the first finding."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksPanel")
        self.setAccessibleName("Checks before approval")
        self.list = CheckList(bench)
        sheet = Scroll("checks")
        sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.column.addWidget(self.list)
        sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self.setFocusProxy(self.list)
