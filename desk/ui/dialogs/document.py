"""What is known of a document: its name, where it came from, its day, a note, its source, and whether it is sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desk.story.document import Document
from desk.story.story import Story
from desk.ui.dialogs.fields import Combo, Tick, Words, field, line, row
from desk.ui.dialogs.sheet import Sheet

STAYS = (
    "Its file and all that is said here lie sealed, and are read only while confidential sources are unlocked. Neither "
    "goes along when the story is handed over, nor into an export."
)
TRAVELS = "It goes along when the story is handed over to another desk, and never into an export."


class DocumentSheet(Sheet):
    """`answered` brings the Document as it should stand in the notebook."""

    def __init__(self, over: QWidget | None, document: Document, story: Story) -> None:
        super().__init__(over, "documentSheet", "The document", TRAVELS)
        self._document = document
        self.name = line(document.name, document.file_name)
        self.came_from = line(document.came_from, "Who gave it, or where it was found")
        self.dated = line(document.dated.isoformat() if document.dated else "", "1969-07-20")
        self.note = Words(document.note, lines=2)
        self.sound = Combo()
        self.sound.addItem("None yet", "")
        for one in story.documents:
            if one.may_be_heard and one.key != document.key:
                self.sound.addItem(one.called, one.key)
        self.sound.setCurrentIndex(max(self.sound.findData(document.sound), 0))
        self.source = Combo()
        self.source.addItem("None of the notebook", "")
        for each in story.sources:
            self.source.addItem(each.desk_name, each.key)
        self.source.setCurrentIndex(max(self.source.findData(document.source), 0))
        self._hidden = frozenset(each.key for each in story.sources if each.confidential)
        self.confidential = Tick("Confidential: seal it", "confidential")
        self.confidential.setChecked(document.confidential)
        self.column.addWidget(field("Name", self.name, "documentName"))
        self.column.addLayout(
            row(field("Came from", self.came_from, "cameFrom"), field("Date of the document", self.dated, "dated"))
        )
        heard = field("Recording of which this is the transcript", self.sound, "sound")
        self.column.addWidget(heard)
        heard.setVisible(document.may_be_read)
        told = field("Source who gave it", self.source, "documentSource")
        self.column.addWidget(told)
        told.setVisible(self.source.count() > 1)
        self.column.addWidget(field("Note", self.note, "documentNote"))
        self.column.addWidget(self.confidential)
        self.confidential.toggled.connect(lambda _on: self._tell())
        self.source.currentIndexChanged.connect(lambda _index: self._on_source())
        self.primary("Save", self._on_verb)
        self._tell()
        self.name.setFocus()

    def _on_source(self) -> None:
        """What a confidential source gave is confidential."""
        if self.source.currentData() in self._hidden:
            self.confidential.setChecked(True)

    def _tell(self) -> None:
        self.line.setText(STAYS if self.confidential.isChecked() else TRAVELS)
        self.fit()

    def _on_verb(self) -> None:
        name, dated = self.name.text().strip(), self.dated.text().strip()
        try:
            day = date.fromisoformat(dated) if dated else None
        except ValueError:
            self.refuse(f"‘{dated}’ is no day: write it like 1969-07-20.", self.dated)
            return
        self.answer(
            replace(
                self._document,
                name=name or self._document.file_name,
                came_from=self.came_from.text().strip(),
                dated=day,
                note=self.note.words,
                sound=str(self.sound.currentData()),
                source=str(self.source.currentData()),
                confidential=self.confidential.isChecked(),
            )
        )
