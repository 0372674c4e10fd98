"""What tests of documents share: a transcript and a recording of the loop, and how files are dropped on the panel."""

from __future__ import annotations

import wave
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.documents_panel import DocumentsPanel

LOOP = """[00:00:00] ARMSTRONG: Houston, Tranquility Base here.
[00:00:01] The Eagle has landed.
[00:00:02] DUKE: Roger, Tranquility. You’re looking good.
[00:00:02] COLLINS: Fantastic.
"""


def text_of_the_loop(folder: Path) -> Path:
    made = folder / "loop.txt"
    made.write_text(LOOP, encoding="utf-8")
    return made


def three_seconds(folder: Path) -> Path:
    """A recording of three seconds of silence."""
    made = folder / "loop.wav"
    with wave.open(str(made), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8_000)
        out.writeframes(bytes(2 * 3 * 8_000))
    return made


def card(panel: DocumentsPanel, number: int = 0) -> NoteCard:
    QApplication.processEvents()
    return panel.list.cards[number]


def drop(panel: DocumentsPanel, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), copy, data, left, none))
