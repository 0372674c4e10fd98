"""The story page: the one owner of the open story, its words typed, kept, undone and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.story.errors import DeskError
from desk.story.furniture import SLOTS, slot
from desk.story.house import House
from desk.story.merge import merge
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text, formatting, quoting
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.fields import show_field
from desk.ui.story_page.head import Head
from desk.ui.story_page.keeping import Keeper, differs, open_journal
from desk.ui.story_page.noting import Notes
from desk.ui.story_page.sheet import Sheet
from desk.ui.story_page.timeline import Step, Timeline

if TYPE_CHECKING:
    from desk.storage import Desk
    from desk.storage.journal import Journal


def read_house(desk: Desk) -> House:
    """The house as the desk has it."""
    return desk.house


def count_words(_desk: Desk, copy: str) -> int:
    """Words of the copy; counted on the worker, where the reader of copy may be loaded."""
    from desk.markup.reading import words

    return words(copy)


class StoryPage(QWidget):
    """Shows one story and is where it is written. Everybody else asks for changes over the wire."""

    journal_opened = Signal(object)  # the Journal of this desk: it may hold words of a run that did not end well

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAccessibleName("Story page")
        self._bench = bench
        self._value: Story | None = None
        self._stale = False  # whether the copy in the value is older than the one in the editor
        self._house = House()
        self._writable = True
        self._why = ""
        self._states: dict[str, str] = {}
        self._timeline = Timeline()
        self.head = Head(bench.theme)
        self.copy = CopyEditor(bench.theme)
        self.sheet = Sheet(bench.theme, self.head, self.copy)
        self._notes = Notes(self.copy.document(), lambda: {})
        self._keeper = Keeper(bench, self._snapshot, self._on_stored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._selected = QTimer(self, singleShot=True, interval=120)
        self._connect()
        self.clear()
        bench.work.ask(read_house).then(self._on_house)
        bench.work.ask(open_journal).then(self._on_journal)

    @property
    def story(self) -> Story | None:
        """The open story as it is typed right now."""
        if self._stale and self._value is not None:
            self._value = replace(self._value, copy=copy_text.read(self.copy.document(), self._alts()))
            self._stale = False
        return self._value

    def show_story(self, story: Story) -> None:
        """Show the story. One that is open already only takes what the desk has changed; what was typed stands."""
        if self._value is not None and self._value.key == story.key:
            self._take_over(story)
            return
        self._keeper.end()
        self._value, self._stale = story, False
        self._timeline.clear()
        self._states = {}
        self._dress_quotations(())
        self.copy.put(story.copy, story.furniture.language)
        self._notes.begin()
        self.head.put(story.furniture, self._house)
        self._keeper.begin(story)
        self.sheet.to_top()
        self.sheet.setVisible(True)
        self._count()
        self._bench.wire.story_changed.emit(story)
        self._bench.wire.saved_changed.emit("saved")

    def flush(self, then: Callable[[], object]) -> None:
        """Store everything typed, then call `then`; when it cannot be stored, say so and do not."""
        self.head.settle()
        self._keeper.flush(then)

    def clear(self) -> None:
        """Show no story; what was typed is stored."""
        if self._value is not None:
            self.head.settle()
            self._keeper.end()
            self._bench.wire.story_closed.emit()
        self._value, self._stale = None, False
        self._timeline.clear()
        self.copy.put("", "en")
        self.sheet.setVisible(False)

    def set_writable(self, writable: bool, why: str = "") -> None:  # noqa: FBT001 - the contract's form
        """Let the words be changed, or say above the page why they cannot be now."""
        self._writable, self._why = writable, why
        self.copy.setReadOnly(not writable)
        if not writable:
            flags = Qt.TextInteractionFlag
            self.copy.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.head.set_writable(writable)
        self.head.why.setText("" if writable else why)
        self.head.why.setVisible(not writable and bool(why))

    def show_place(self, place: Place) -> None:
        """Bring a place of the story into sight, the keyboard there and its words selected."""
        if self.story is None:
            return
        field = self.head.field(place.part)
        if field is not None:
            show_field(field, *self._found_in(getattr(self.story.furniture, place.part), place))
            self.sheet.show_part(field)
        elif place.part == "copy" or (place.part == "quote" and place.words):
            self._show_words(place)

    def undo(self) -> None:
        """Take back the last thing done on this page, whatever it was."""
        self._timeline.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._timeline.redo()

    def _connect(self) -> None:
        wire, commands, document = self._bench.wire, self._bench.commands, self.copy.document()
        self.head.changed.connect(self._on_furniture)
        self.head.left.connect(lambda: self.copy.setFocus(Qt.FocusReason.TabFocusReason))
        self.copy.left_up.connect(lambda: self.head.byline.setFocus(Qt.FocusReason.BacktabFocusReason))
        for part in (self.head, self.copy):
            part.undo_requested.connect(self._bench.commands.action("edit.undo").trigger)
            part.redo_requested.connect(self._bench.commands.action("edit.redo").trigger)
        self.copy.typed.connect(self._on_typed)
        document.undoCommandAdded.connect(self._on_copy_step)
        self.copy.selectionChanged.connect(self._selected.start)
        self._selected.timeout.connect(self._on_selected)
        wire.edit_requested.connect(self._on_edit_requested)
        wire.insert_requested.connect(self._on_insert_requested)
        wire.place_requested.connect(self.show_place)
        wire.findings_changed.connect(self._dress_quotations)
        wire.house_changed.connect(self._on_house)
        commands.on("edit.undo", self.undo)
        commands.on("edit.redo", self.redo)
        commands.on("story.save", lambda: self.flush(lambda: None))
        formats: tuple[tuple[str, Callable[[Any], object]], ...] = (
            ("bold", lambda cursor: formatting.toggle(cursor, "strong")),
            ("italic", lambda cursor: formatting.toggle(cursor, "em")),
            *((name, lambda cursor, name=name: formatting.toggle_lines(cursor, name)) for name in formatting.SIGNS),
        )
        for name, edit in formats:
            commands.on(f"format.{name}", lambda edit=edit: self.copy.change(edit))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def end(self) -> None:
        """The window closes for good: let go of the story and of the journal."""
        self.clear()
        if self._keeper.journal is not None:
            self._keeper.journal.close()

    def _on_journal(self, journal: Journal) -> None:
        self._keeper.use(journal)
        self.journal_opened.emit(journal)

    def _alts(self) -> dict[str, str]:
        photos = self._value.photos if self._value is not None else ()
        return {photo.key: copy_text.escaped_alt(photo.alt) for photo in photos if photo.alt}

    def _snapshot(self) -> Story:
        """The story as typed, for keeping; the panels see it too."""
        story = self.story
        assert story is not None  # the keeper keeps only while a story is open
        self._pause_undo()
        self._bench.wire.story_changed.emit(story)
        self._count()
        return story

    def _on_typed(self, position: int, _removed: int, added: int) -> None:
        if self._value is not None:
            self._stale = True
            self._keeper.note_copy(*self._notes.change(position, added))

    def _on_copy_step(self) -> None:
        document = self.copy.document()
        if self._value is not None and document.isUndoRedoEnabled():
            self._timeline.add(Step("Typing", lambda: self._step(document.undo), lambda: self._step(document.redo)))

    def _step(self, step: Callable[[Any], object]) -> None:
        cursor = self.copy.textCursor()
        step(cursor)
        self.copy.setTextCursor(cursor)
        self.copy.setFocus()

    def _on_furniture(self, name: str, value: object) -> None:
        if self._value is None or not self._writable:
            return
        before = self._value
        furniture = replace(before.furniture, **{name: value})
        self._set(replace(before, furniture=furniture), slot(name).label, before, group=f"slot {name}")

    def _set(self, after: Story, label: str, before: Story, group: str = "") -> None:
        """Put a value in force that differs in anything but the copy, as a step that can be taken back."""
        self._value = after
        old, new = replace(before, copy=""), replace(after, copy="")
        self._timeline.add(Step(label, lambda: self._turn(new, old), lambda: self._turn(old, new), group))
        self._pause_undo()
        self._show_value(before)

    def _turn(self, away: Story, back: Story) -> None:
        """Take a step back on the story as it is now: what changed elsewhere since then stands."""
        now = self._value
        if now is None:
            return
        turned = merge(away, back, replace(now, copy="")).story
        self._value = replace(turned, copy=now.copy)
        self._show_value(now)
        self._emit()

    def _show_value(self, before: Story) -> None:
        """Show what in the value is not as it was, apart from the copy."""
        story = self._value
        if story is None:
            return
        self.head.put(story.furniture, self._house)
        if story.furniture.language != before.furniture.language:
            self.copy.set_language(story.furniture.language)
        if story.quotes != before.quotes:
            self._dress_quotations(())
        if story.photos != before.photos:
            self._stale = True  # their alts stand in the copy
        for name, value in changed_fields(before, story):
            self._keeper.note(name, value)

    def _on_edit_requested(self, edit: Callable[[Story], Story], label: str) -> None:
        before = self.story
        if before is None:
            return
        try:
            after = edit(before)
        except DeskError as error:
            self._bench.wire.refused.emit(str(error))
            return
        if after == before:
            return
        if not self._writable and replace(after, comments=before.comments) != before:
            self._bench.wire.refused.emit(self._why or "The words of this story cannot be changed now.")
            return
        self._timeline.together(label, lambda: self._apply(before, after, label))
        self._emit()

    def _apply(self, before: Story, after: Story, label: str) -> None:
        if replace(after, copy=before.copy) != before:
            self._set(replace(after, copy=before.copy), label, before)
        if after.copy != before.copy:
            self.copy.replace_with(after.copy, before.copy)

    def _on_insert_requested(self, thing: Quote | Photo) -> None:
        story = self.story
        if story is None or not self._writable:
            return
        if isinstance(thing, Quote):
            self._insert_quote(story, thing)

    def _insert_quote(self, story: Story, quote: Quote) -> None:
        try:
            words = quoting.tied(story, quote)
        except DeskError as error:
            self._bench.wire.refused.emit(str(error))
            return

        def put(cursor: Any) -> None:
            before = self.copy.document().characterAt(cursor.selectionStart() - 1)
            glue = " " if before and not before.isspace() and not cursor.atBlockStart() else ""
            copy_text.insert(cursor, glue + words)

        self.copy.change(put)
        self.copy.setFocus()

    def _on_stored(self, mine: Story, kept: Story) -> None:
        """What the desk has now, with what was typed since `mine` was sent."""
        now = self.story
        if now is None or now.key != kept.key:
            return
        merged = kept if now is mine or now == mine else merge(mine, now, kept).story
        self._show_merged(now, merged, "Merged with a colleague’s changes")
        if differs(merged, now):
            self._emit()

    def _take_over(self, story: Story) -> None:
        """The open story came from the desk again, after a move or a restored revision."""
        now = self.story
        assert now is not None  # only called while it is open
        self._keeper.moved(story)
        self._show_merged(now, story, "Changed on the desk")
        self._emit()

    def _show_merged(self, now: Story, merged: Story, label: str) -> None:
        self._value = replace(merged, copy=now.copy)
        self._show_value(now)
        if merged.copy != now.copy:
            self._timeline.together(label, lambda: self.copy.replace_with(merged.copy, now.copy))

    def _emit(self) -> None:
        if (story := self.story) is not None:
            self._bench.wire.story_changed.emit(story)

    def _pause_undo(self) -> None:
        """Words typed from here on are a step of their own."""
        self.copy.document().setModified(False)

    def _count(self) -> None:
        if (story := self.story) is not None:
            target = story.furniture.target_words
            self._bench.work.ask(count_words, story.copy).then(lambda count: self.head.show_words(count, target))

    def _dress_quotations(self, findings: Any) -> None:
        story = self._value
        if story is None:
            return
        before, self._states = self._states, quoting.states(story, findings)
        self.copy.highlighter.state_of = quoting.state_reader(self._states)
        for key in quoting.changed_keys(before, self._states):
            self.copy.highlighter.restyle(key)

    def _show_words(self, place: Place) -> None:
        assert self.story is not None  # asked by the caller
        start, end = self._found_in(self.story.copy, place)
        if start < 0:
            return
        document, cursor = self.copy.document(), self.copy.textCursor()
        cursor.setPosition(copy_text.position_of(document, start))
        cursor.setPosition(copy_text.position_of(document, end), cursor.MoveMode.KeepAnchor)
        self.copy.setTextCursor(cursor)
        self.copy.setFocus()
        self.copy.ensureCursorVisible()

    def _found_in(self, text: Any, place: Place) -> tuple[int, int]:
        """Where the place's words now stand: where they stood, else the nearest such words; (-1, -1) for none."""
        if not isinstance(text, str):
            return -1, -1
        if not place.words:
            return (place.start, place.end) if place.start >= 0 else (0, 0)
        if text[place.start : place.end] == place.words:
            return place.start, place.end
        after = text.find(place.words, max(place.start, 0))
        before = text.rfind(place.words, 0, max(place.start, 0) + len(place.words))
        found = [at for at in (before, after) if at >= 0]
        if not found:
            return -1, -1
        start = min(found, key=lambda at: abs(at - place.start))
        return start, start + len(place.words)

    def _on_selected(self) -> None:
        self._bench.wire.selection_changed.emit(copy_text.selected(self.copy.textCursor()))

    def _on_house(self, house: House) -> None:
        self._house = house
        if self._value is not None:
            self.head.put(self._value.furniture, house)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.head.isAncestorOf(now):
            self.sheet.show_part(now)
            self._timeline.close_group()
