"""How a document looks in the side panel: what it is, where it came from, by what it can be known again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desk.story.document import Document
from desk.ui.kit import label, pill
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.cards import counted, flowing
from desk.ui.quoted_words import breakable
from desk.ui.theme import Theme

KIB = 1024


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One card: the document, how many quotes point to it, what its recording is called, whether it may be changed."""

    document: Document
    quotes: int
    sound: str
    writable: bool


def document_card(theme: Theme, view: DocumentView, buttons: Sequence[QWidget]) -> NoteCard:
    """Its kind, name and file; where it came from and when; its hash; what can be done with it."""
    document = view.document
    card = NoteCard("documentCard", theme, "warn" if document.confidential else "plain")
    kind = kind_of(document)
    told = ", confidential" if document.confidential else ""
    card.setAccessibleName(f"{kind} {document.called}{told}, {counted(view.quotes, 'quote')}")
    marks = [pill(kind, name="kindPill")]
    if document.confidential:
        marks.append(pill("Confidential", "warn", name="confidentialPill"))
    card.line(*marks)
    card.column.addWidget(label(breakable(document.called), "strong", wrap=True, name="documentName"))
    for text, name in ((_about(document), "documentAbout"), (document.note, "note")):
        if text:
            card.column.addWidget(label(breakable(text), "small", wrap=True, name=name))
    if view.sound:
        card.column.addWidget(label(breakable(f"Recording: {view.sound}"), "small", wrap=True, name="documentSound"))
    hashed = label(f"SHA-256 {document.digest[:16]}…", "small", name="documentHash")
    hashed.setToolTip(document.digest)
    hashed.setAccessibleName(f"SHA-256 {document.digest}")
    card.column.addWidget(hashed)
    if view.quotes:
        buttons = (pill(counted(view.quotes, "quote"), "plain", name="quotesPill"), *buttons)
    card.column.addWidget(flowing(*buttons))
    return card


def kind_of(document: Document) -> str:
    """`PDF`, `Recording`, `Subtitles`: what a person would call it."""
    if document.may_be_heard:
        return "Recording"
    if document.suffix in (".srt", ".vtt"):
        return "Transcript"
    return document.suffix[1:].upper() or "File"


def size_of(document: Document) -> str:
    """`3.2 MB`: in units of 1,024."""
    if document.size < KIB:
        return f"{document.size} bytes"
    number, unit = document.size / KIB, "KB"
    if number >= KIB:
        number, unit = number / KIB, "MB"
    return f"{number:.1f} {unit}" if number < 10 else f"{number:.0f} {unit}"


def _about(document: Document) -> str:
    """`loop.mp3 · 3.2 MB · 20 July 1969 · from NASA`."""
    file_name = document.file_name if document.file_name != document.called else ""
    dated = f"{document.dated.day} {document.dated:%B %Y}" if document.dated else ""
    came = f"from {document.came_from}" if document.came_from else ""
    return " · ".join(part for part in (file_name, size_of(document), dated, came) if part)
