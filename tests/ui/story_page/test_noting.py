"""Each change of the document is told to the journal as a change of the copy, exactly."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desk.ui.bench import Bench
from desk.ui.story_page import copy_text, formatting
from desk.ui.story_page.cards import Cards
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.noting import Notes

PHOTO = "![Under a black sky](photo:moonview22)"


def somewhere(document: QTextDocument, chance: random.Random) -> QTextCursor:
    """A cursor or a short selection, never in the middle of a sign of two units."""
    cursor = QTextCursor(document)
    first = chance.randrange(document.characterCount())
    last = min(first + chance.choice([0, chance.randrange(12)]), document.characterCount() - 1)
    for at, mode in ((first, QTextCursor.MoveMode.MoveAnchor), (last, QTextCursor.MoveMode.KeepAnchor)):
        whole = unicodedata.category(document.characterAt(at)) != "Cs"
        cursor.setPosition(at if whole else 0, mode)
    return cursor


def edit_somehow(document: QTextDocument, chance: random.Random) -> None:
    """One edit of any sort, somewhere."""
    cursor = somewhere(document, chance)
    pieces = ["x", "é🌕", "a\n\nb", f"\n\n{PHOTO}\n\n", "c\nd", " "]
    edits: list[Callable[[], object]] = [
        *[lambda: copy_text.insert(cursor, chance.choice(pieces))] * 3,
        cursor.removeSelectedText,
        lambda: formatting.new_line(cursor),
        lambda: formatting.toggle(cursor, "strong"),
        document.undo,
        document.redo,
    ]
    chance.choice(edits)()


def test_a_copy_kept_by_notes_alone_is_the_copy(qapp: QApplication, bench: Bench) -> None:
    """Three hundred edits of every sort, the same ones each time."""
    editor = CopyEditor(bench.theme)
    cards = Cards(bench, editor)
    editor.put(f"one 🌕 two\n\n{PHOTO}\n\nthree\n\n- four\n- five", "en")
    cards.scan()
    notes = Notes(editor.document(), cards.lengths)
    kept = bytearray(copy_text.read(editor.document()).encode("utf-16-le"))

    def on_typed(position: int, _removed: int, added: int) -> None:
        change = notes.change(position, added)
        start = 2 * change.position
        kept[start : start + 2 * change.removed] = change.added.encode("utf-16-le")

    editor.typed.connect(on_typed)
    chance = random.Random(11)
    for _ in range(300):
        edit_somehow(editor.document(), chance)
        assert kept.decode("utf-16-le") == copy_text.read(editor.document())
    editor.deleteLater()
