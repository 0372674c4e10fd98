"""Bringing in: quotes, photos and the clipboard into the copy, and what the cards ask for, each as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.photo import Photo, PhotoRole
from desk.story.quote import Quote
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import clipboard, copy_text, quoting
from desk.ui.story_page.bringing_files import BringingFiles
from desk.ui.story_page.cards import Cards
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.fields import show_field
from desk.ui.story_page.open_story import OpenStory

if TYPE_CHECKING:
    from desk.storage import Desk


def add_photo(desk: Desk, by: Person, data: bytes, name: str) -> Photo:
    """`picturing.add_photo`, imported on the worker."""
    from desk.newsroom import picturing

    return picturing.add_photo(desk, by, data, name)


def picture_for(desk: Desk, by: Person, photo: Photo, path: Path) -> Photo:
    """`picturing.picture_for`, imported on the worker."""
    from desk.newsroom import picturing

    return picturing.picture_for(desk, by, photo, path)


class Bringing(QObject):
    """Everything that comes into the copy from outside the keyboard."""

    def __init__(self, bench: Bench, story: OpenStory, editor: CopyEditor, cards: Cards) -> None:
        super().__init__(editor)
        self._bench = bench
        self._story = story
        self._editor = editor
        self._cards = cards
        self._typed_alts: set[str] = set()
        editor.given_out = self._give_out
        cards.edited.connect(self._on_typed)

    def quote(self, quote: Quote) -> None:
        """Put the quote's words at the cursor, tied to their record, with who said them."""
        story = self._story.value
        if story is None or not self.may():
            return
        try:
            words = quoting.tied(story, quote)
        except DeskError as error:
            self._bench.wire.refused.emit(str(error))
            return
        if self._editor.photo_here:
            self._editor.change(copy_text.below)
        self._editor.change(lambda cursor: _put(cursor, words))
        self._editor.setFocus()

    def photo(self, photo: Photo, at: QTextCursor | None = None) -> None:
        """Put the photo into the story, and into the copy at the cursor; the same picture is the same photo."""
        from desk.newsroom import picturing

        story = self._story.value
        if story is None or not self.may_suggest():
            return
        twin = story.photo_of(photo.digest)
        if twin is not None and self._cards.cursor(twin.key) is not None:
            self._bench.wire.said.emit("This picture is in the story already.")
            self._select(twin.key)
            return
        brought = twin or photo
        cursor = at or self._editor.textCursor()
        paragraph = cursor.block().blockNumber() + (0 if cursor.atBlockStart() and not self._editor.photo_here else 1)
        if self._story.edit(lambda now: picturing.place_photo(now, brought, paragraph), "Add photo"):
            self._select(brought.key)

    def choose(self) -> None:
        """Ask for picture files, and bring them in."""
        if self.may_suggest():
            self.add_files(self._ask_for_files())

    def add_files(self, files: list[Path]) -> None:
        """Bring in picture files, one after the other; each appears when the worker has taken it in."""
        story = self._story.last
        if not files or story is None:
            return
        place = copy_text.kept_place(self._editor.textCursor())

        def put(photo: Photo) -> bool:
            if (now := self._story.last) is None or now.key != story.key:
                return False
            self.photo(photo, place)
            return True

        BringingFiles(self._bench, self._editor, files, put).begin()

    def act(self, key: str, what: str) -> None:
        """What a card or the keys on it ask for."""
        acts: dict[str, Callable[[str], object]] = {
            "select": self._select, "leave": self._select, "open": self._open, "remove": self._remove,
            "up": lambda key: self._move(key, -1), "down": lambda key: self._move(key, 1),
            "choose": self._choose_for, "crop": self._crop, "settle": lambda _key: self.settle(),
        }  # fmt: skip
        if what in acts:
            acts[what](key)
        else:
            self._put_photo(key, role=PhotoRole(what))

    def settle(self) -> None:
        """The alts that were typed go into the copy's own lines of their photos."""
        story = self._story.last
        while self._typed_alts and story is not None:
            if (photo := story.photo(self._typed_alts.pop())) is not None:
                self._story.settle_alt(photo)

    def carry(self, key: str, number: int) -> None:
        """Move the photo before the paragraph with that number."""
        from desk.newsroom import picturing

        if self.may() and self._story.edit(lambda now: picturing.carried(now, key, number), "Move photo"):
            self._select(key)

    def may_suggest(self) -> bool:
        """Whether photos may come in, at once or as the suggestion of who reviews; says why not."""
        return (self._story.last is not None and self._story.by is not None) or self.may()

    def may(self) -> bool:
        """Whether the words may be changed now; says why not."""
        if self._story.last is None:
            return False
        if not self._story.writable:
            self._bench.wire.refused.emit(self._story.why or "The words of this story cannot be changed now.")
        return self._story.writable

    def _on_typed(self, key: str, field: str, _value: object) -> None:
        if field == "alt":
            self._typed_alts.add(key)

    def _put_photo(self, key: str, *, role: PhotoRole) -> None:
        from desk.newsroom import picturing

        def put(story: Story) -> Story:
            photo = story.photo(key)
            return picturing.put_photo(story, replace(photo, role=role)) if photo else story

        self._story.edit(put, f"Show photo as {role.value}")

    def _crop(self, key: str) -> None:
        self._bench.wire.photo_chosen.emit(key)
        self._bench.commands.action("photo.crop").trigger()

    def _remove(self, key: str) -> None:
        from desk.newsroom import picturing

        story = self._story.last
        place = self._cards.cursor(key)
        if story is None or not self.may():
            return
        if story.photo(key) is not None:
            self._story.edit(lambda now: picturing.remove_photo(now, key), "Remove photo")
        elif place is not None:  # a line of the copy whose photo is not in the story
            self._editor.replace_with(_without(story_copy := copy_text.read(self._editor.document()), key), story_copy)
        self._editor.setFocus()

    def _move(self, key: str, step: int) -> None:
        from desk.newsroom import picturing

        if self._story.edit(lambda now: picturing.moved(now, key, step), "Move photo"):
            self._select(key)

    def _select(self, key: str) -> None:
        if (cursor := self._cards.cursor(key)) is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def _open(self, key: str) -> None:
        if (card := self._cards.card(key)) is not None:
            show_field(card.caption)

    def _choose_for(self, key: str) -> None:
        story = self._story.last
        photo = story.photo(key) if story else None
        if photo is None or not self.may() or not (files := self._ask_for_files()):
            return
        self.picture_for(photo, files[0])

    def picture_for(self, photo: Photo, file: Path) -> None:
        """Give an awaited photo its picture."""

        story = self._story.last

        def put(made: Photo) -> bool:
            from desk.newsroom import picturing

            if story is None or (now := self._story.last) is None or now.key != story.key:
                return False
            self._story.edit(lambda now: picturing.put_photo(now, made), "Choose picture")
            return True

        def take(desk: Desk, by: Person, path: Path) -> Photo:
            return picture_for(desk, by, photo, path)

        BringingFiles(self._bench, self._editor, [file], put, take).begin()

    def _ask_for_files(self) -> list[Path]:
        shapes = " ".join(f"*{suffix}" for suffix in sorted(clipboard.PICTURES))
        names, _shape = QFileDialog.getOpenFileNames(
            self._editor.window(), "Choose pictures", self._bench.settings.last_folder, f"Pictures ({shapes})"
        )
        if names:
            self._bench.settings.last_folder = str(Path(names[0]).parent)
        return [Path(name) for name in names]

    def _give_out(self, cursor: QTextCursor) -> QMimeData:
        story = self._story.last
        return clipboard.given_out(copy_text.selected(cursor), story) if story is not None else QMimeData()


def _put(cursor: QTextCursor, words: str) -> None:
    """Put words at the cursor, with a blank before them where they would touch a word."""
    before = cursor.document().characterAt(cursor.selectionStart() - 1) if not cursor.atBlockStart() else ""
    copy_text.insert(cursor, (" " if before and not before.isspace() else "") + words)


def _without(copy: str, key: str) -> str:
    return "\n\n".join(block for block in copy.split("\n\n") if not block.endswith(f"](photo:{key})"))
