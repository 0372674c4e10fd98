"""The checker's copy: the ledger of the story on paper, as a PDF or as one HTML page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.newsroom import checking
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import refused

KINDS = "PDF (*.pdf);;HTML page (*.html)"
MARGIN = 16.0  # millimetres
DOTS = 96  # in an inch of paper, as Qt's rich text counts its margins and headings; the letters are outlines anyway


class CheckersCopy(QObject):
    """Answers note.checkers-copy for the open story."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._window = parent
        self._story: Story | None = None
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.commands.on("note.checkers-copy", self._choose)

    def write(self, file: Path) -> None:
        """Write the copy of the open story into that file, as its ending says; the wire says what came of it."""
        if self._story is None:
            return
        errand = self._bench.work.do(checking.checkers_page, self._story, self._bench.safe.vault)
        errand.otherwise(refused(self._window, self._bench, lambda: self.write(file)))
        errand.then(lambda page: self._lay_down(page, file))

    def _lay_down(self, page: bytes, file: Path) -> None:
        content = page if file.suffix.lower() in (".html", ".htm") else pdf(page.decode("utf-8"))
        done = self._bench.work.do(checking.lay_down, content, file)
        done.then(lambda made: self._bench.wire.said.emit(f"The checker’s copy lies in {made}."))

    def _on_story_changed(self, story: Story) -> None:
        self._story = story

    def _choose(self) -> None:
        if self._story is None:
            return
        slug = self._story.furniture.slug or self._story.key
        start = str(Path(self._bench.settings.last_folder) / f"{slug}-checkers-copy.pdf")
        chosen, kind = QFileDialog.getSaveFileName(self._window, "Checker’s copy", start, KINDS)
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            file = Path(chosen)
            if "html" in kind and file.suffix.lower() == ".pdf":
                file = file.with_suffix(".html")
            self.write(file if file.suffix else file.with_suffix(".html" if "html" in kind else ".pdf"))


def pdf(page: str) -> bytes:
    """The HTML page as a PDF on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle("Checker’s copy")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)  # points are points of the paper
    document.setDocumentMargin(0)
    document.setHtml(page)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())
