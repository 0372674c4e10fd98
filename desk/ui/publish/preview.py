"""Preview: the whole story as a reader will see it, drawn by Qt alone; nothing is loaded from anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import command_button, label
from desk.ui.publish.light_page import WIDTH, LightPage
from desk.ui.publish.light_view import LightView

MARGIN, AROUND = 52, 80  # pixels beside the column; blocks drawn before and after a place


class Preview(QWidget):
    """Shows a story when asked to; made again only while it is on the screen."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._page = LightPage("preview_page")
        self._view = LightView(bench, self._page, around=AROUND, size=17)
        self._page.jumped.connect(self._page.scrollToAnchor)
        exact = command_button(bench.commands.action("view.exact-page"), "preview_exact", "small")
        browser = command_button(bench.commands.action("view.in-browser"), "preview_in_browser", "small")
        top = QHBoxLayout()
        top.addWidget(label("As readers will see it.", "muted", name="preview_note"), 1)
        top.addWidget(exact)
        top.addWidget(browser)
        sheet = QWidget()
        sheet.setObjectName("paper")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(MARGIN, 28, MARGIN - 10, 0)  # the scroll bar takes ten
        inner.addWidget(self._page, 1)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH + 2 * MARGIN)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(sheet, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 14, 24, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)

    def show_story(self, story: Story) -> None:
        """Draw the story; photos come when they are ready."""
        self._view.show_story(story)
