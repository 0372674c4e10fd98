"""Documents: papers, recordings and transcripts of the story, kept untouched; read, heard and pointed to by quotes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from desk.newsroom import documenting
from desk.story.document import Document
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.document import DocumentSheet
from desk.ui.kit import EmptyState, button, command_button
from desk.ui.notebook import steps
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.card_list import CardList
from desk.ui.notebook.document_card import DocumentView, document_card, kind_of
from desk.ui.notebook.listening import Listening, Shelf
from desk.ui.notebook.sealed_papers import SealedPapers

# What another program may be asked to show; anything else might be a program itself.
SHOWN = frozenset(
    ".pdf .txt .srt .vtt .csv .rtf .md .doc .docx .odt .xls .xlsx .ods .ppt .pptx .odp .png .jpg .jpeg .gif .webp .tif "
    ".tiff .heic .avif .eml .mp3 .m4a .aac .wav .ogg .oga .opus .flac .mp4 .m4v .mov .webm".split()
)


class DocumentsPanel(QWidget):
    """The documents of the open story as cards. Enter reads a transcript, plays a recording and opens anything else;
    F2 edits, Delete removes. Files can be dropped on the panel."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentsPanel")
        self.setAccessibleName("Documents")
        self.setAcceptDrops(True)
        self._bench = bench
        self._story: Story | None = None
        self._shelf = Shelf()
        self.papers = SealedPapers(bench, self)
        self._add = bench.commands.action("note.document")
        self.listening = Listening(bench, self._shelf, self.papers)
        self.list: CardList[DocumentView] = CardList(
            "documents", "documents", key=lambda view: view.document.key, text=_text, build=self._card
        )
        self._empty = EmptyState(
            "documentsEmpty",
            "No documents yet",
            "Papers, recordings, transcripts. Drop a file here: it is kept as it is, and quotes can point into it. "
            "A confidential one is sealed.",
            command_button(self._add, "addFirstDocument", "small"),
        )
        self._foot = command_button(self._add, "addDocument", "small")
        self.list.foot.addWidget(self._empty)
        self.list.foot.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)
        self.setFocusProxy(self.list)
        bench.commands.on("note.document", self.choose)
        bench.commands.on("note.sealed", self.choose_sealed)
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        bench.theme.changed.connect(self.list.rebuild)
        self.papers.changed.connect(self._show)
        self.papers.locked.connect(self._shelf.empty)
        self._add.enabledChanged.connect(lambda _enabled: self._show())
        self._show()

    def choose(self) -> None:
        """Ask for files, and take them into the notebook."""
        folder = self._bench.settings.last_folder
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), "Add documents", folder)
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen[0]).parent)
            self.take_in([Path(one) for one in chosen])

    def take_in(self, paths: list[Path]) -> None:
        """Keep those files on the desk, each as a document of the open story."""
        story = self._story
        for path in paths if story is not None and self._add.isEnabled() else ():
            self._bench.wire.said.emit(f"Taking in {path.name}…")
            self._bench.work.do(documenting.take_in, path).then(partial(self._on_taken, story.key if story else ""))
        self._bench.wire.panel_requested.emit("documents")

    def choose_sealed(self) -> None:
        """Ask for one file, and seal it from the start: it never lies on the desk in clear."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window(), "Add a confidential document", self._bench.settings.last_folder
        )
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            self.papers.take_in(Path(chosen))

    def edit(self, document: Document) -> None:
        """Open the sheet of what is known of it; of a sealed one once it is unlocked."""
        self.papers.when_readable(document, self._edit)

    def _edit(self, document: Document) -> None:
        if self._story is not None:
            sheet = DocumentSheet(self, document, self._story)
            sheet.answered.connect(self._on_edited)
            sheet.open()

    def _on_edited(self, made: Document) -> None:
        if made.sealed:
            self.papers.change(made)
        elif made.confidential:
            self.papers.seal(made)
        else:
            self._put(made, "Edit document")

    def remove(self, document: Document) -> None:
        """Take the document out of the notebook; Undo brings it back."""
        story = self._story
        if story is not None and steps.ask_for(
            self._bench.wire, story, steps.without_document(document.key), "Remove document"
        ):
            self._bench.wire.said.emit(f"{document.called} is out of the notebook. Undo brings it back.")

    def open(self, document: Document) -> None:
        """Have the system's program show it; what may be a program itself is only saved."""
        self.papers.when_readable(document, self._open)

    def _open(self, document: Document) -> None:
        if document.suffix not in SHOWN:
            kind = document.suffix or "such"
            self._bench.wire.refused.emit(f"Desk does not open {kind} files: save a copy, and open that with care.")
            return
        errand = self._bench.work.ask(documenting.file_of, document, self._shelf.folder, self._bench.safe.vault)
        errand.then(lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))

    def save(self, document: Document) -> None:
        """Ask where, and write a copy there."""
        self.papers.when_readable(document, self._save)

    def _save(self, document: Document) -> None:
        folder = Path(self._bench.settings.last_folder or ".") / document.file_name
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), "Save a copy", str(folder))
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            errand = self._bench.work.ask(documenting.save_copy, document, Path(chosen), self._bench.safe.vault)
            errand.then(lambda file: self._bench.wire.said.emit(f"The copy is in {file}."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._add.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_in(paths)

    def _on_taken(self, key: str, document: Document) -> None:
        if self._story is not None and self._story.key == key:
            self._put(document, "Add document")
            self._bench.wire.said.emit(f"{document.file_name} is in the notebook.")

    def _put(self, document: Document, label: str) -> None:
        if self._story is not None:
            steps.ask_for(self._bench.wire, self._story, steps.with_document(document), label)

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        self.papers.show_story(story)
        if before is None or before.key != story.key:
            self.list.to_top()
        if before is None or _noted(before) != _noted(story):
            self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self.papers.show_story(None)
        self._show()

    def _show(self) -> None:
        story, writable = self._story, self._add.isEnabled()
        views = _views(story, self.papers, writable=writable) if story is not None else []
        self.list.show_values(views)
        self._empty.setVisible(not views)
        self._foot.setVisible(bool(views) and writable)

    def _card(self, view: DocumentView) -> NoteCard:
        document = view.document
        card = document_card(self._bench.theme, view, self._buttons(view))
        if view.locked:
            return self._with_keys(card, view)
        for text, name, do in (
            ("Open", "openDocumentLine", self.open),
            ("Save a copy…", "saveDocumentLine", self.save),
        ):
            card.menu_line(text, name, partial(do, document))
        card.menu_line("Copy the hash", "copyHashLine", lambda: QGuiApplication.clipboard().setText(document.digest))
        if view.writable:
            card.tool("pencil", "Edit (F2)", "editDocument", partial(self.edit, document))
            card.tool("trash-2", "Remove the document", "removeDocument", partial(self.remove, document))
            card.menu_line("Edit…", "editDocumentLine", partial(self.edit, document))
            card.menu_line("Remove", "removeDocumentLine", partial(self.remove, document))
        return self._with_keys(card, view)

    def _with_keys(self, card: NoteCard, view: DocumentView) -> NoteCard:
        document = view.document
        card.opened.connect(partial(self._main, document))
        card.key_pressed.connect(lambda key: self._on_key(card, view, key))
        return card

    def _buttons(self, view: DocumentView) -> list[QPushButton]:
        """What can be done with it: read or listen where it can be, open it; unlock or seal it first."""
        made, document = [], view.document
        if view.locked:
            return [
                button("Unlock…", "unlockDocument", partial(self.papers.when_readable, document, _nothing), "small")
            ]
        if view.open and view.writable:
            made.append(button("Seal…", "sealDocument", partial(self.papers.seal, document), "small"))
        if document.may_be_read:
            made.append(button("Read the transcript", "readDocument", partial(self._hear, document), "small"))
        elif document.may_be_heard:
            made.append(button("Listen", "hearDocument", partial(self._hear, document), "small"))
        if document.suffix in SHOWN:
            made.append(button("Open", "openDocument", partial(self.open, document), "small"))
        return made

    def _main(self, document: Document) -> None:
        self.papers.when_readable(document, self._show_it)

    def _show_it(self, document: Document) -> None:
        (self._hear if document.may_be_read or document.may_be_heard else self._open)(document)

    def _hear(self, document: Document) -> None:
        self._bench.wire.listen_requested.emit(document.key, -1.0)

    def _on_key(self, card: NoteCard, view: DocumentView, key: int) -> None:
        if self.list.go(card, key):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._main(view.document)
        elif view.writable:
            (self.remove if key == Qt.Key.Key_Delete else self.edit)(view.document)


def _nothing(_document: Document) -> None:
    """It is shown once it can be."""


def _views(story: Story, papers: SealedPapers, *, writable: bool) -> list[DocumentView]:
    views = []
    for document in story.documents:
        sound = story.document(document.sound)
        quotes = documenting.pointing_to(story, document.key)
        shown, heard = papers.of(document), papers.of(sound).called if sound else ""
        views.append(DocumentView(shown, quotes, heard, writable, story.guards(document), shown is not document))
    return views


def _text(view: DocumentView) -> str:
    document = view.document
    return " ".join(
        (document.name, document.file_name, document.came_from, document.note, document.digest, kind_of(document))
    )


def _noted(story: Story) -> tuple[object, ...]:
    """All of a story that the cards show."""
    return story.key, story.documents, story.quotes, story.sources
