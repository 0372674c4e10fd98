"""The box in which the address of a link is typed, by the words that it links."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from desk.ui import kit
from desk.ui.story_page import formatting
from desk.ui.story_page.copy_editor import CopyEditor

WIDE = 360


class LinkBox(QFrame):
    """Opens below the cursor; Return sets the link, an empty address takes it off, Escape leaves it."""

    def __init__(self, editor: CopyEditor) -> None:
        super().__init__(editor, Qt.WindowType.Popup)
        self._editor = editor
        self.setObjectName("link-box")
        self.setProperty("look", "card")
        self.address = QLineEdit()
        self.address.setObjectName("link-address")
        self.address.setAccessibleName("Address of the link")
        self.address.setPlaceholderText("https://…")
        self.address.returnPressed.connect(self._set)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(6)
        row.addWidget(self.address, 1)
        row.addWidget(kit.button("Link", "link-set", self._set, "small"))
        row.addWidget(kit.button("Take off", "link-off", self._take_off, "small"))

    def open(self) -> None:
        """Open with the address of the link at the cursor, else with one that was copied."""
        if self._editor.isReadOnly() or self._editor.photo_here:
            return
        on = formatting.link_at(self._editor.textCursor())
        copied = QGuiApplication.clipboard().text().strip()
        web = copied if copied.startswith(("https://", "http://")) and " " not in copied else ""
        self.address.setText(on.told if on else web)
        self.address.selectAll()
        below = self._editor.cursorRect().bottomLeft() + QPoint(0, 6)
        self.resize(WIDE, self.sizeHint().height())
        self.move(self._editor.viewport().mapToGlobal(below))
        self.show()
        self.address.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _set(self) -> None:
        address = self.address.text().strip()
        if address and "://" not in address and not address.startswith(("mailto:", "tel:")):
            address = f"mailto:{address}" if "@" in address and "/" not in address else f"https://{address}"
        self._editor.change(lambda cursor: formatting.set_link(cursor, address))
        self._close()

    def _take_off(self) -> None:
        self._editor.change(lambda cursor: formatting.set_link(cursor, ""))
        self._close()

    def _close(self) -> None:
        self.hide()
        self._editor.setFocus()
