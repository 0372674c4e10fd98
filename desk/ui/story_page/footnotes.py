"""Footnotes of the copy: `[^1]` in the words, and `[^1]: the note` in a paragraph of its own."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor, QTextDocument

from desk.ui.story_page import copy_text

MARK = re.compile(r"(?<!\\)\[\^([^\]\s\[]{1,40})\]")
NOTE = re.compile(r"(?:^|\n\n)\[\^([^\]\s\[]{1,40})\]: ?")


def labels(copy: str) -> set[str]:
    """The labels of all footnotes in the copy."""
    return set(MARK.findall(copy))


def free_label(taken: set[str]) -> str:
    """The first number that no footnote has."""
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def relabelled(piece: str, copy: str) -> str:
    """The piece with footnotes that do not share a label with those of the copy it comes into."""
    taken, own = labels(copy), list(dict.fromkeys(MARK.findall(piece)))
    if not taken.intersection(own):
        return piece
    names: dict[str, str] = {}
    for label in own:
        names[label] = free_label(taken) if label in taken else label
        taken.add(names[label])
    return MARK.sub(lambda mark: f"[^{names[mark[1]]}]", piece)


def insert(cursor: QTextCursor) -> None:
    """A footnote at the cursor: its mark there, and the note below the last paragraph, where the cursor goes on."""
    document = cursor.document()
    if copy_text.photo_in(cursor.block()):
        return
    label = free_label(labels(copy_text.read(document)))
    cursor.beginEditBlock()
    cursor.setPosition(cursor.selectionEnd())
    cursor.insertText(f"[^{label}]", copy_text.PLAIN)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if cursor.block().length() > 1:
        copy_text.new_block(cursor)
    cursor.insertText(f"[^{label}]: ", copy_text.PLAIN)
    cursor.endEditBlock()


def other_end(document: QTextDocument, cursor: QTextCursor) -> int:
    """From a mark the position of its note, from a note that of its mark; -1 where the cursor is at neither."""
    text, at = cursor.block().text(), cursor.positionInBlock()
    units = copy_text.to_units
    for mark in MARK.finditer(text):
        first, last = units(text, mark.start()), units(text, mark.end())
        inside = first <= at <= last
        is_note = mark.start() == 0 and text.startswith(":", mark.end())
        if is_note:
            return _found(document, mark[0], note=False)
        if inside:
            return _found(document, mark[0], note=True)
    return -1


def _found(document: QTextDocument, sign: str, *, note: bool) -> int:
    """Behind the sign of that footnote, in its note or in the words."""
    cursor = document.find(sign, 0)
    while not cursor.isNull():
        is_note = (
            cursor.selectionStart() == cursor.block().position() and document.characterAt(cursor.position()) == ":"
        )
        if is_note == note:
            return cursor.position() + (2 if note else 0)
        cursor = document.find(sign, cursor)
    return -1
