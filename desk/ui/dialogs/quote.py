"""Log or edit a quote: the words as recorded, who said them, and where that can be heard or read again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desk.story.document import address_of, key_in
from desk.story.errors import WrongUse
from desk.story.key import new_key
from desk.story.quote import How, Quote, QuoteStatus
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.dialogs.fields import Choice, Combo, Tick, When, Words, complete, field, line, row
from desk.ui.dialogs.sheet import Sheet


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """The quote as it should stand in the notebook, the source that goes in before it, and whether it was verified.

    `verified`: True when it was ticked now, False when the tick was taken away, None when nothing changed.
    """

    quote: Quote
    new_source: Source | None = None
    verified: bool | None = None


class QuoteSheet(Sheet):
    """`answered` brings a QuoteAnswer. A name typed as source that the notebook does not have becomes a new one.

    `speaker` is who is proposed where the quote has no source: a name that the notebook does not have.
    """

    def __init__(
        self, over: QWidget | None, quote: Quote, story: Story, *, by: str, zone: str, new: bool, speaker: str = ""
    ) -> None:
        title, about = ("Log a quote", "The words as they were said, not as the story has them.")
        super().__init__(over, "quoteSheet", title if new else "Edit the quote", about, width=620)
        self._quote, self._sources, self._by = quote, story.sources, by
        self.words = Words(quote.words, "The recorded words, without quotation marks", lines=3, serif=True)
        self.source = self._source_choice()
        if speaker and not quote.source:
            self.source.setEditText(speaker)
        self.status = Choice(QuoteStatus, quote.status)
        self.how = Choice(How, quote.how)
        self.said = When(quote.said, zone)
        self.where = line(quote.where, "Houston, or a call")
        self.recording = Pointer(story, quote.recording, "Of the notebook, or its name")
        self.timecode = line(quote.timecode, "00:12:31")
        self.document = Pointer(story, quote.document, "Of the notebook, or its name")
        self.page = line(quote.page, "12")
        self.reference = line(quote.reference, "An address, a post, a wire story")
        self.language = line(quote.language, "en")
        self.translation = Words(quote.translation, "The words as the story may give them", lines=2, serif=True)
        self.terms = Choice(Terms, quote.terms)
        self.agreed = line(quote.agreed, "Word for word what was agreed")
        self.note = line(quote.note)
        self.verified = Tick("", "verified")
        self._lay_out_fields()
        self.primary("Log quote" if new else "Save", self._on_verb)
        self.words.textChanged.connect(self._on_words_changed)
        self.terms.currentIndexChanged.connect(lambda _index: self._show_what_applies())
        self.status.currentIndexChanged.connect(lambda _index: self._show_what_applies())
        self._show_what_applies()
        (self.source if quote.words and not quote.source else self.words).setFocus()

    def _source_choice(self) -> QComboBox:
        made = Combo()
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for source in self._sources:
            made.addItem(shown(source), source.key)
        made.setCurrentIndex(made.findData(self._quote.source) if self._quote.source else -1)
        edit = made.lineEdit()
        if edit is not None:
            complete(edit, map(shown, self._sources), "sources")
            edit.setAccessibleName("Source")
            edit.setCursorPosition(0)
            edit.setPlaceholderText("Choose, or type a new name")
        made.setToolTip("One of the notebook, or type a new name")
        return made

    def _lay_out_fields(self) -> None:
        self.column.addWidget(field("Recorded words", self.words, "words"))
        self.column.addLayout(row(field("Source", self.source, "source"), field("Status", self.status, "status")))
        self._translated = field("Translation", self.translation, "translation")
        self.column.addWidget(self._translated)
        for pointer, name, at, at_name in (
            (self.recording, "Recording", self.timecode, "Timecode"),
            (self.document, "Document", self.page, "Page"),
        ):
            pointed = QHBoxLayout()
            pointed.setSpacing(12)
            pointed.addWidget(field(name, pointer, name.lower()), 3)
            pointed.addWidget(field(at_name, at, at_name.lower()), 1)
            self.column.addLayout(pointed)
        self.column.addLayout(
            row(
                field("How", self.how, "how"),
                field("When", self.said, "said"),
                field("Where", self.where, "where"),
            )
        )
        self.column.addLayout(
            row(
                field("Or elsewhere", self.reference, "reference"),
                field("Language", self.language, "language"),
                field("Terms of this quote", self.terms, "terms"),
            )
        )
        self._agreed = field("Agreed wording", self.agreed, "agreed")
        self.column.addWidget(self._agreed)
        self.column.addWidget(field("Note", self.note, "note"))
        self._label_verified()
        self.column.addWidget(self.verified)

    def _label_verified(self) -> None:
        quote = self._quote
        at = f" on {quote.verified_at:%Y-%m-%d}" if quote.verified_at else ""
        told = (
            f"Verified by {quote.verified_by}{at}" if quote.verified else f"Compared with the recording by {self._by}"
        )
        self.verified.setText(told)
        self.verified.setToolTip("Tick it when the words were held against the recording or the document")
        self.verified.setChecked(quote.verified)

    def _show_what_applies(self) -> None:
        translated = self.status.chosen is QuoteStatus.TRANSLATED or bool(self.translation.words)
        self._translated.setVisible(translated)
        self._agreed.setVisible(self.terms.chosen is not Terms.ON_RECORD or bool(self._quote.agreed))

    def _on_words_changed(self) -> None:
        """Other words have not been compared with the recording."""
        self.refuse("")
        if self._quote.verified and self.words.words != self._quote.words:
            self.verified.setChecked(False)

    def _on_verb(self) -> None:
        if not self.words.words:
            self.refuse("A quote needs the words that were said.", self.words)
            return
        try:
            said = self.said.moment
        except WrongUse as error:
            self.refuse(str(error), self.said)
            return
        key, new_source = self._chosen_source()
        quote = replace(
            self._quote,
            source=key,
            words=self.words.words,
            status=self.status.chosen,
            said=said,
            where=self.where.text().strip(),
            how=self.how.chosen,
            recording=self.recording.pointed,
            timecode=self.timecode.text().strip(),
            document=self.document.pointed,
            page=self.page.text().strip(),
            reference=self.reference.text().strip(),
            language=self.language.text().strip(),
            translation=self.translation.words,
            terms=self.terms.chosen,
            agreed=self.agreed.text().strip(),
            note=self.note.text().strip(),
        )
        ticked = self.verified.isChecked()
        self.answer(QuoteAnswer(quote, new_source, None if ticked == self._quote.verified else ticked))

    def _chosen_source(self) -> tuple[str, Source | None]:
        """The key of the chosen source; with the source itself when its name is new."""
        typed = " ".join(self.source.currentText().split())
        if not typed:
            return "", None
        for source in self._sources:
            if typed.casefold() in (shown(source).casefold(), source.name.casefold()):
                return source.key, None
        made = Source(new_key(), typed)
        return made.key, made


class Pointer(Combo):
    """A recording or document: one of the story’s notebook, or a name in words."""

    def __init__(self, story: Story, value: str, hint: str) -> None:
        super().__init__()
        self._addresses = {address_of(one): one.called for one in story.documents}
        if key_in(value) and value not in self._addresses:  # it stayed on another desk
            self._addresses[value] = story.named(value)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for address, called in self._addresses.items():
            self.addItem(called, address)
        edit = self.lineEdit()
        assert edit is not None  # it is editable
        complete(edit, self._addresses.values(), "documents")
        edit.setPlaceholderText(hint)
        self.setCurrentIndex(self.findData(value) if value in self._addresses else -1)
        if value not in self._addresses:
            self.setEditText(value)
        edit.setCursorPosition(0)

    @property
    def pointed(self) -> str:
        """The address of the chosen document, or the words that were typed."""
        typed = " ".join(self.currentText().split())
        if typed == self.itemText(self.currentIndex()):
            return str(self.currentData() or "")
        fitting = (address for address, called in self._addresses.items() if called.casefold() == typed.casefold())
        return next(fitting, typed)


def shown(source: Source) -> str:
    """A source in a list, as colleagues call it."""
    return source.desk_name
