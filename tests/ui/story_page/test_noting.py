"""Each change of the document is told to the journal as a change of the copy, exactly."""

from __future__ import annotations

import random
import unicodedata

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desk.ui.bench import Bench
from desk.ui.story_page import copy_text, formatting
from desk.ui.story_page.cards import Cards
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.noting import Notes

PHOTO = "![Under a black sky](photo:moonview22)"


def test_a_copy_kept_by_notes_alone_is_the_copy(qapp: QApplication, bench: Bench) -> None:
    """Three hundred edits of every sort, the same ones each time."""
    editor = CopyEditor(bench.theme)
    cards = Cards(bench, editor)
    editor.put(f"one 🌕 two\n\n{PHOTO}\n\nthree\n\n- four\n- five", "en")
    cards.scan()
    notes = Notes(editor.document(), cards.lengths)
    kept = bytearray(copy_text.read(editor.document()).encode("utf-16-le"))

    def on_typed(position: int, _removed: int, added: int) -> None:
        cards.check(position, added)
        change = notes.change(position, added)
        start = 2 * change.position
        kept[start : start + 2 * change.removed] = change.added.encode("utf-16-le")

    editor.typed.connect(on_typed)
    chance = random.Random(11)
    document = editor.document()
    for _ in range(300):
        cursor = QTextCursor(document)
        at = chance.randrange(document.characterCount())
        if unicodedata.category(document.characterAt(at)) == "Cs":
            continue  # half a sign, where no cursor can stand
        cursor.setPosition(at)
        if chance.random() < 0.5:
            far = min(cursor.position() + chance.randrange(12), document.characterCount() - 1)
            if unicodedata.category(document.characterAt(far)) != "Cs":
                cursor.setPosition(far, QTextCursor.MoveMode.KeepAnchor)
        act = chance.randrange(8)
        if act < 3:
            copy_text.insert(cursor, chance.choice(["x", "é🌕", "a\n\nb", f"\n\n{PHOTO}\n\n", "c\nd", " "]))
        elif act == 3:
            cursor.removeSelectedText()
        elif act == 4:
            formatting.new_line(cursor)
        elif act == 5:
            formatting.toggle(cursor, "strong")
        elif act == 6:
            document.undo()
        else:
            document.redo()
        assert kept.decode("utf-16-le") == copy_text.read(document)
    editor.deleteLater()
