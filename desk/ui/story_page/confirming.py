"""Confirming: the quotation at the cursor or under the pointer, its record on a card, and the keys that tie it.

Everything that reads words (who said it, which record has it, what differs) is done on the worker, when it is asked
for; typing never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desk.newsroom import proposing, sourcing
from desk.newsroom.clock import now
from desk.newsroom.proposing import Held, Step
from desk.preflight.finding import Finding
from desk.story.place import Place, anchored
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.marks import Span, spans
from desk.ui.story_page.open_story import OpenStory
from desk.ui.story_page.quote_choice import LOG, UNTIE, QuoteChoice
from desk.ui.story_page.record_card import RecordCard, Verb

if TYPE_CHECKING:
    from desk.quoting.scan import Scan
    from desk.storage import Desk

GRACE = 300  # milliseconds in which the pointer may be on its way from the words to the card
LONGEST = 20_000  # a paragraph beyond that is no copy
OTHERS = frozenset({"words-differ", "quote-unverified", "quote-record", "quote-speaker"})  # told by the card itself


class Here(NamedTuple):
    """A quotation on the page: its words with their marks, as document positions, and the key they are tied to."""

    start: int
    end: int
    key: str


def quotation_at(document: QTextDocument, position: int, *, near: bool = False) -> Here | None:
    """The quotation that touches the position; with `near` else the nearest of its paragraph."""
    block = document.findBlock(position)
    text = block.text()
    if not text or len(text) > LONGEST:
        return None
    column = copy_text.to_code_points(text, position - block.position())
    quoted = [span for span in spans(text) if span.kind in ("quote", "said")]
    found = next((span for span in quoted if span.touches(column)), None)
    if found is None and near and quoted:
        found = min(quoted, key=lambda span: max(span.start - column, column - span.end))
    return _here(block, text, found) if found is not None else None


def _here(block: QTextBlock, text: str, span: Span) -> Here:
    at = block.position()
    start, end = copy_text.to_units(text, span.first), copy_text.to_units(text, span.last)
    if span.kind == "said":  # its marks are part of the words
        start, end = copy_text.to_units(text, span.start), copy_text.to_units(text, span.end)
    return Here(at + start, at + end, span.told if span.kind == "quote" else "")


def held(_desk: Desk, story: Story, place: Place, key: str, names: Scan | None) -> tuple[Held, Scan]:
    """`proposing.held`, on the worker."""
    return proposing.held(story, place, key, names)


class Confirming(QObject):
    """Answers the commands `quote.confirm` and `quote.change`, and shows the card of the words that are pointed at."""

    def __init__(self, bench: Bench, story: OpenStory, editor: CopyEditor, page: QWidget) -> None:
        super().__init__(editor)
        self._bench, self._open, self._editor, self._page = bench, story, editor, page
        self._names: tuple[str, Scan] | None = None  # by story
        self._findings: tuple[Finding, ...] = ()
        self._pointed: Here | None = None  # what the card was asked for
        self._held: Held | None = None  # what the chooser was asked for
        self.card = RecordCard(bench.theme, page)
        self.choice = QuoteChoice(page)
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._connect()

    def confirm(self) -> None:
        """Tie the quotation at the cursor to what is proposed; where that is not sure, or it is tied, show the card;
        where nothing is proposed, the chooser."""
        self._ask_here(self._on_confirm)

    def change(self) -> None:
        """Open the chooser for the quotation at the cursor."""
        self._ask_here(self._choose)

    def close(self) -> None:
        """Take the card away; the keyboard goes back to the copy if the card had it."""
        self._grace.stop()
        self._pointed = None
        if self.card.isVisible():
            had = self.card.isAncestorOf(focused) if (focused := self._page.focusWidget()) is not None else False
            self.card.hide()
            if had or self.card.hasFocus():
                self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):  # the most frequent, and a key waits for it
            return False
        kind = event.type()
        if kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._on_hover(event.pos())
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._on_pointer(event.position().toPoint())
        elif kind is QEvent.Type.Leave and self.card.isVisible():
            self._grace.start()
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize):
            self.close()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        bench, editor = self._bench, self._editor
        bench.commands.on("quote.confirm", self.confirm)
        bench.commands.on("quote.change", self.change)
        bench.wire.findings_changed.connect(self._on_findings)
        bench.wire.story_closed.connect(self._on_closed)
        editor.viewport().installEventFilter(self)
        editor.typed.connect(self._on_typed)
        editor.verticalScrollBar().valueChanged.connect(lambda _value: self.close())
        self._grace.timeout.connect(self.close)
        self.card.entered.connect(self._grace.stop)
        self.card.left.connect(self._grace.start)
        self.card.closed.connect(self.close)
        self.choice.chosen.connect(self._on_chosen)

    # Asking

    def _ask_here(self, then: Callable[[Here, Held], object]) -> None:
        here = quotation_at(self._editor.document(), self._editor.textCursor().position(), near=True)
        if here is None:
            self._bench.wire.said.emit("There is no quotation in this paragraph.")
        else:
            self._ask(here, then)

    def _ask(self, here: Here, then: Callable[[Here, Held], object]) -> None:
        """Have the quotation held against the notebook, and call `then` with what came of it."""
        story = self._open.value
        if story is None:
            return
        key, document = story.key, self._editor.document()
        start, end = (copy_text.offset_of(document, position) for position in (here.start, here.end))
        place = anchored("copy", story.copy, start, end)
        names = self._names[1] if self._names is not None and self._names[0] == key else None

        def receive(answer: tuple[Held, Scan]) -> None:
            one, names = answer
            if isValid(self._editor) and self._open.last is not None and self._open.last.key == key:
                self._names = (key, names)
                then(here, one)

        self._bench.work.ask(held, story, place, here.key, names).then(receive)

    # The card

    def _on_hover(self, at: QPoint) -> bool:
        here = quotation_at(self._editor.document(), self._editor.cursorForPosition(at).position())
        if here is None or not any(box.contains(at) for box in self._boxes(here)):
            return False
        if here != self._pointed:
            self._pointed = here
            self._ask(here, self._on_pointed)
        return True

    def _on_pointed(self, here: Here, one: Held) -> None:
        if here == self._pointed:
            self._show(here, one)

    def _on_pointer(self, at: QPoint) -> None:
        if self._pointed is None:
            return
        if any(box.adjusted(-4, -4, 4, 8).contains(at) for box in self._boxes(self._pointed)):
            self._grace.stop()
        elif not self._grace.isActive():
            self._grace.start()

    def _show(self, here: Here, one: Held, *, keyboard: bool = False) -> None:
        self._pointed = here
        if (story := self._open.last) is None:
            return
        self.card.tell(one, story, self._remarks(one), self._verbs(here, one) if self._open.writable else ())
        boxes = self._boxes(here)
        box = boxes[-1].united(boxes[0])
        viewport = self._editor.viewport()
        self.card.show_by(QRect(viewport.mapTo(self._page, box.topLeft()), box.size()))
        if keyboard:
            self.card.take_keyboard()

    def _remarks(self, one: Held) -> tuple[str, ...]:
        """What the checks say of these words besides."""
        said = (
            finding.message
            for finding in self._findings
            if finding.check not in OTHERS and finding.place.part == "copy" and finding.place.words == one.place.words
        )
        return tuple(dict.fromkeys(said))

    def _verbs(self, here: Here, one: Held) -> list[Verb]:
        made = []
        if one.key:
            for number, fix in enumerate(one.fixes):
                step = proposing.reword(one.place, fix.words)
                made.append(Verb(fix.label, f"recordFix{number}", partial(self._do, step, fix.label)))
            if one.quote is not None and not one.quote.verified and not one.red:
                made.append(Verb("Verify", "recordVerify", partial(self._verify, one)))
        elif one.quote is not None or (one.speech is not None and one.speech.speaker):
            text = "Link to the notebook" if one.quote is not None else f"Confirm {_name(one)}"
            made.append(Verb(text, "recordConfirm", partial(self._take, here, one)))
        made.append(Verb("Change…" if one.key else "Choose…", "recordChange", partial(self._choose, here, one)))
        return made

    def _boxes(self, here: Here) -> list[QRect]:
        """Where the words stand, line by line, in pixels of the viewport."""
        cursor = self._editor.textCursor()
        cursor.setPosition(here.start)
        first = self._editor.cursorRect(cursor)
        cursor.setPosition(here.end)
        last = self._editor.cursorRect(cursor)
        if first.top() == last.top():
            return [QRect(first.topLeft(), last.bottomRight())]
        cursor.movePosition(cursor.MoveOperation.StartOfLine)
        edge, wide = self._editor.cursorRect(cursor).left(), self._editor.viewport().width()
        boxes = [QRect(first.left(), first.top(), wide - first.left(), first.height())]
        if last.top() > first.bottom():
            boxes.append(QRect(edge, first.bottom(), wide - edge, last.top() - first.bottom()))
        boxes.append(QRect(edge, last.top(), last.right() - edge, last.height()))
        return boxes

    # What is done

    def _on_confirm(self, here: Here, one: Held) -> None:
        if not one.key and one.sure:
            self._take(here, one)
        elif one.key or one.quote is not None or proposing.proposed_source(one) is not None:
            self._show(here, one, keyboard=True)
        else:
            self._choose(here, one)

    def _take(self, here: Here, one: Held) -> None:
        """Tie the words to the record that has them, or log them as said by whom the text names."""
        if one.quote is not None:
            self._do(proposing.tie(one.place, one.quote.key), "Link the quotation")
            self._bench.wire.said.emit(f"Linked to the notebook: {_name(one)}. Undo takes it back.")
            if one.red and (again := quotation_at(self._editor.document(), here.start + 1)) is not None:
                self._ask(again, partial(self._show, keyboard=True))
        else:
            self._do(proposing.log(one, proposing.proposed_source(one)), "Log the quotation")
            self._bench.wire.said.emit(f"Logged as a quote of {_name(one)}, not verified. Undo takes it back.")

    def _verify(self, one: Held) -> None:
        if one.quote is not None:
            by, key, at = self._bench.work.person, one.quote.key, now()
            self._do(lambda story: sourcing.verify_quote(story, key, by, at), "Verify quote")

    def _choose(self, here: Here, one: Held) -> None:
        story = self._open.value
        if story is None or not self._open.writable:
            return
        self.close()
        self._held = one
        below = self._boxes(here)[-1].bottomLeft() + QPoint(0, 6)
        at = self._editor.viewport().mapToGlobal(QPoint(max(below.x(), self._boxes(here)[0].left()), below.y()))
        self.choice.ask(story, one, at)

    def _on_chosen(self, choice: str) -> None:
        one, story = self._held, self._open.value
        self._held = None
        if one is None or story is None:
            return
        kind, _, key = choice.partition(":")
        source = story.source(key)
        if choice == LOG:
            self._log(one)
        elif choice == UNTIE:
            self._do(proposing.untie(one.place), "Take the link off")
        elif kind == "quote":
            self._do(proposing.tie(one.place, key), "Link the quotation")
        elif source is not None:
            self._do(proposing.given_to(one, source), "Change who said it" if one.key else "Log the quotation")

    def _log(self, one: Held) -> None:
        """The notebook's sheet for a new quote of these words."""
        selected = copy_text.selected(self._editor.textCursor())
        self._bench.wire.selection_changed.emit(one.place.words)
        self._bench.commands.action("note.quote").trigger()
        self._bench.wire.selection_changed.emit(selected)

    def _do(self, step: Step, label: str) -> None:
        self.close()
        self._bench.wire.edit_requested.emit(step, label)
        self._editor.setFocus()

    # What comes in

    def _on_typed(self, _position: int, _removed: int, _added: int) -> None:
        if self._pointed is not None or not self.card.isHidden():
            self.close()

    def _on_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings

    def _on_closed(self) -> None:
        self.close()
        self.choice.hide()
        self._names, self._held = None, None


def _name(one: Held) -> str:
    if one.source is not None:
        return one.source.desk_name
    return one.speech.speaker if one.speech is not None and one.quote is None else "no source yet"
