"""The open story: its one value, typed, taken back, kept and merged. The page shows it and sends it what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desk.newsroom.clock import now
from desk.newsroom.suggesting import as_suggestions
from desk.story.errors import DeskError
from desk.story.furniture import SLOTS, slot
from desk.story.merge import merge
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.stage import may_check
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.keeping import Keeper, differs
from desk.ui.story_page.noting import Notes
from desk.ui.story_page.timeline import Part, Timeline

if TYPE_CHECKING:
    from desk.storage.journal import Journal

PHOTO_FIELDS = {"caption": "Caption", "credit": "Credit", "alt": "Alt text", "decorative": "Decorative"}


def changed_fields(before: Story, after: Story) -> list[tuple[str, object]]:
    """The slots of the furniture and the fields of the story that differ, but for the copy, with their new values."""
    pairs: list[tuple[Any, Any, str]] = [
        (before, after, one.name) for one in fields(Story) if one.name not in ("copy", "furniture")
    ]
    pairs += [(before.furniture, after.furniture, one.name) for one in SLOTS]
    return [(name, getattr(new, name)) for old, new, name in pairs if getattr(old, name) != getattr(new, name)]


class OpenStory(QObject):
    """Owns the value of the open story. `turned` (before, now) when anything in it but the typed copy has changed."""

    turned = Signal(object, object)

    def __init__(self, bench: Bench, copy: CopyEditor, photos: Callable[[], Mapping[int, int]]) -> None:
        super().__init__()
        self._bench = bench
        self._copy = copy
        self._value: Story | None = None
        self._stale = False  # whether the copy in the value is older than the one in the editor
        self._timeline = Timeline()
        self._notes = Notes(copy.document(), photos)
        self._keeper = Keeper(bench, self._now, self._on_sent, self._on_stored)
        self._group = ""
        self._depth = 0  # commands that the document can take back
        self.writable, self.why = True, ""
        self.by: Person | None = None  # whose changes of words are suggestions; None when they are written straight in
        copy.typed.connect(self._on_typed)
        copy.document().undoCommandAdded.connect(self._on_copy_step)

    def use(self, journal: Journal) -> None:
        """Note every change in this journal from now on."""
        self._keeper.use(journal)

    @property
    def value(self) -> Story | None:
        """The story as it is typed right now."""
        if self._stale and self._value is not None:
            self._value = replace(self._value, copy=copy_text.read(self._copy.document()))
            self._stale = False
        return self._value

    @property
    def last(self) -> Story | None:
        """The story, its copy as it was last read: cheap, for whoever does not need the copy."""
        return self._value

    def open(self, story: Story) -> None:
        """Own this story; the editor has been given its copy."""
        self._value, self._stale = story, False
        self._timeline.clear()
        self._depth = 0
        self._notes.begin()
        self._keeper.begin(story)

    def leave(self) -> None:
        """Let go of the story; what was typed is sent on its way to the desk."""
        self._keeper.end()
        self._value, self._stale = None, False
        self._timeline.clear()

    def flush(self, then: Callable[[], object]) -> None:
        """Store everything typed, then call `then`; when it cannot be stored, say so and do not."""
        self._keeper.flush(then)

    def set_slot(self, name: str, value: object) -> None:
        """A slot of the furniture was typed; keys in one slot one after the other are one step."""
        if self._value is None or not self.writable:
            return
        changed: dict[str, Any] = {name: value}
        after = replace(self._value, furniture=replace(self._value.furniture, **changed))
        self._set(after, slot(name).label, f"slot {name}")

    def set_photo(self, key: str, field: str, value: object) -> None:
        """A field of a photo was typed."""
        photo = self._value.photo(key) if self._value is not None else None
        if self._value is None or photo is None or not self.writable:
            return
        changed: dict[str, Any] = {field: value}
        photos = tuple(replace(one, **changed) if one.key == key else one for one in self._value.photos)
        self._set(replace(self._value, photos=photos), PHOTO_FIELDS.get(field, "Photo"), f"photo {key} {field}")

    def settle_alt(self, photo: Photo) -> None:
        """The alt has been typed to its end: the copy's own line of the photo gets it, as part of the same step."""
        self._group = f"photo {photo.key} alt"
        self._copy.set_alt(photo.key, copy_text.escaped_alt(photo.alt))
        self._group = ""

    def edit(self, edit: Callable[[Story], Story], label: str) -> bool:
        """Apply a pure change as one step; False when it changed nothing or was refused with a sentence."""
        before = self.value
        if before is None:
            return False
        try:
            after = edit(before)
            if self.by is not None:
                after = as_suggestions(before, after, self.by, now())
        except DeskError as error:
            self._bench.wire.refused.emit(str(error))
            return False
        if after == before:
            return False
        claims = before.claims if may_check(before) else after.claims
        remarks = replace(after, comments=before.comments, claims=claims) == before
        if not self.writable and not remarks and self.by is None:
            self._bench.wire.refused.emit(self.why or "The words of this story cannot be changed now.")
            return False
        self._timeline.together(label, lambda: self._apply(before, after, label))
        self._emit()
        return True

    def together(self, label: str, do: Callable[[], object]) -> None:
        """Whatever `do` changes in copy and story is one step."""
        self._timeline.together(label, do)

    def close_group(self) -> None:
        """The keyboard went elsewhere: what is typed next is a step of its own."""
        self._timeline.close_group()
        self._pause_undo()

    def undo(self) -> None:
        self._timeline.undo()

    def redo(self) -> None:
        self._timeline.redo()

    def is_news(self, story: Story) -> bool:
        """Whether the desk has the story otherwise than it had it last."""
        return self._keeper.base != story

    def take_over(self, story: Story) -> None:
        """The open story came from the desk again, after a move or a restored revision; what is typed stands."""
        now, base = self.value, self._keeper.base
        if now is None or base is None:
            return
        merged = story if now in (base, story) else merge(base, now, story).story
        self._show(now, merged, "Changed on the desk")
        self._keeper.moved(story)
        if merged != story:
            self._keeper.touch()
        self._emit()

    def forget(self, story: Story) -> None:
        """The story came from the desk with a person sealed: nothing of before stays in journal or undo."""
        if self._value is not None and self._value.key == story.key:
            self.take_over(story)
            self._timeline.clear()
            self._copy.document().clearUndoRedoStacks()
            self._depth = 0

    def _apply(self, before: Story, after: Story, label: str) -> None:
        rest = replace(after, copy=before.copy)
        if rest != before:
            self._set(rest, label)
        if after.copy != before.copy:
            self._copy.replace_with(after.copy, before.copy)

    def _set(self, after: Story, label: str, group: str = "") -> None:
        """Put a value in force that differs in anything but the copy, as a step that can be taken back."""
        before = self._value
        if before is None or after == before:
            return
        self._value = after
        old, new = replace(before, copy=""), replace(after, copy="")
        self._timeline.add(label, Part(lambda: self._turn(new, old), lambda: self._turn(old, new), group), group)
        self._pause_undo()
        self._tell(before, after)

    def _turn(self, away: Story, back: Story) -> None:
        """Take a step on the story as it is now: what changed elsewhere since then stands."""
        now = self._value
        if now is None:
            return
        turned = merge(away, back, replace(now, copy="")).story
        self._value = after = replace(turned, copy=now.copy)
        self._tell(now, after)
        self._emit()

    def _tell(self, before: Story, after: Story) -> None:
        for name, value in changed_fields(before, after):
            self._keeper.note(name, value)
        self.turned.emit(before, after)

    def _now(self) -> Story:
        story = self.value
        assert story is not None  # the keeper asks only while a story is open
        return story

    def _on_sent(self, story: Story) -> None:
        """The panels see what goes to the desk, and what is typed next is a step of its own."""
        self._pause_undo()
        self._bench.wire.story_changed.emit(story)

    def _on_typed(self, position: int, _removed: int, added: int) -> None:
        if self._value is not None:
            self._stale = True
            self._keeper.note_copy(*self._notes.change(position, added))

    def _on_copy_step(self) -> None:
        """The document can take one more thing back; a repair joins what it repairs and is no step of its own."""
        document = self._copy.document()
        if self._value is None or not document.isUndoRedoEnabled():
            return
        before, self._depth = self._depth, document.availableUndoSteps()
        if not self._copy.mending:
            part = Part(lambda: self._undo_to(before), lambda: self._redo_from(before))
            self._timeline.add("Typing", part, self._group)

    def _undo_to(self, depth: int) -> None:
        """Take back what was done in the document since it had so many commands to take back."""
        document = self._copy.document()
        while document.availableUndoSteps() > depth:
            self._step(document.undo)

    def _redo_from(self, depth: int) -> None:
        """Do the next command again that was taken back when the document had so many left."""
        document = self._copy.document()
        if document.availableUndoSteps() <= depth:
            self._step(document.redo)

    def _step(self, step: Callable[[Any], object]) -> None:
        cursor = self._copy.textCursor()
        step(cursor)
        self._depth = self._copy.document().availableUndoSteps()
        self._copy.setTextCursor(cursor)
        self._copy.setFocus()

    def _on_stored(self, mine: Story, kept: Story) -> None:
        """What the desk has now, with what was typed since `mine` was sent."""
        now = self.value
        if now is None or now.key != kept.key:
            return
        merged = kept if now is mine or now == mine else merge(mine, now, kept).story
        self._show(now, merged, "Merged with a colleague’s changes")
        if differs(merged, now):
            self._emit()

    def _show(self, now: Story, merged: Story, label: str) -> None:
        """Put a value in force that came from the desk; only its words can be taken back."""
        self._value = replace(merged, copy=now.copy)
        self.turned.emit(now, self._value)
        if merged.copy != now.copy:
            self._timeline.together(label, lambda: self._copy.replace_with(merged.copy, now.copy))

    def _emit(self) -> None:
        if (story := self.value) is not None:
            self._bench.wire.story_changed.emit(story)

    def _pause_undo(self) -> None:
        """Words typed from here on are a step of their own."""
        self._copy.document().setModified(False)
