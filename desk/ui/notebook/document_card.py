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
    """One card: the document, how many quotes point to it, what its recording is called, whether it may be changed.

    `guarded` says that it is to lie sealed, `unlocked` that it does and all that is known of it is here.
    """

    document: Document
    quotes: int
    sound: str
    writable: bool
    guarded: bool = False
    unlocked: bool = False

    @property
    def locked(self) -> bool:
        """Whether it is sealed, and cannot be read now."""
        return self.document.sealed and not self.unlocked

    @property
    def open(self) -> bool:
        """Whether it ought to be sealed, and is not."""
        return self.guarded and not self.document.sealed


def document_card(theme: Theme, view: DocumentView, buttons: Sequence[QWidget]) -> NoteCard:
    """Its kind, name and file; where it came from and when; its hash; what can be done with it."""
    document = view.document
    card = NoteCard("documentCard", theme, "warn" if view.guarded else "plain")
    kind = "Sealed" if view.locked else kind_of(document)
    told = ", confidential" if view.guarded else ""
    told += ", not sealed yet" if view.open else ""
    card.setAccessibleName(f"{kind} {document.called}{told}, {counted(view.quotes, 'quote')}")
    marks = [pill(kind, name="kindPill")]
    if view.guarded:
        marks.append(pill("Confidential", "warn", name="confidentialPill"))
    if view.open:
        marks.append(pill("Not sealed", "bad", name="openPill"))
    card.line(*marks)
    card.column.addWidget(label(breakable(document.called), "strong", wrap=True, name="documentName"))
    for text, name in ((_about(document), "documentAbout"), (document.note, "note")):
        if text:
            card.column.addWidget(label(breakable(text), "small", wrap=True, name=name))
    if view.sound:
        card.column.addWidget(label(breakable(f"Recording: {view.sound}"), "small", wrap=True, name="documentSound"))
    if not view.locked:
        _add_hash(card, document)
    if view.quotes:
        buttons = (pill(counted(view.quotes, "quote"), "plain", name="quotesPill"), *buttons)
    card.column.addWidget(flowing(*buttons))
    return card


def _add_hash(card: NoteCard, document: Document) -> None:
    hashed = label(f"SHA-256 {document.digest[:16]}…", "small", name="documentHash")
    hashed.setToolTip(document.digest)
    hashed.setAccessibleName(f"SHA-256 {document.digest}")
    card.column.addWidget(hashed)


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
        return f"{document.size} byte{'' if document.size == 1 else 's'}"
    number, unit = document.size / KIB, "KB"
    if number >= KIB:
        number, unit = number / KIB, "MB"
    return f"{number:.1f} {unit}" if number < 10 else f"{number:.0f} {unit}"


def _about(document: Document) -> str:
    """`loop.mp3 · 3.2 MB · 20 July 1969 · from NASA`."""
    if document.sealed and not document.digest:
        day = f" on {document.added.day} {document.added:%B %Y}" if document.added else ""
        return f"Added by {document.added_by or 'a colleague'}{day}; unlock confidential sources to read it"
    file_name = document.file_name if document.file_name != document.called else ""
    dated = f"{document.dated.day} {document.dated:%B %Y}" if document.dated else ""
    came = f"from {document.came_from}" if document.came_from else ""
    return " · ".join(part for part in (file_name, size_of(document), dated, came) if part)
