"""Tables of the copy: rows of cells between `|`, kept in columns while they are written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, zip_longest

from PySide6.QtGui import QTextCursor

from desk.ui.story_page import copy_text
from desk.ui.story_page.copy_text import to_code_points, to_units
from desk.ui.story_page.marks import LINE, is_table, pipes

EMPTY = ("|  |  |", "| --- | --- |", "|  |  |")


def cells_of(line: str) -> list[str]:
    """The cells of a row, without the blanks around them."""
    bounds = [-1, *pipes(line), len(line)]
    cells = [line[one + 1 : other].strip() for one, other in pairwise(bounds)]
    return cells[int(line.lstrip().startswith("|")) : len(cells) - int(bounds[-2] >= 0 and not cells[-1])]


def aligned(text: str) -> str:
    """The table with its columns one under the other; the dashes keep their colons."""
    rows = [cells_of(line) for line in text.split(LINE)]
    wide = [max(3, *map(_width, column)) for column in zip_longest(*(rows[:1] + rows[2:]), fillvalue="")]
    wide += [3] * (len(rows[1]) - len(wide))
    made = []
    for number, cells in enumerate(rows):
        row = cells + [""] * (len(wide) - len(cells))
        shown = [
            _dashes(cell, room) if number == 1 else _padded(cell, room) for cell, room in zip(row, wide, strict=True)
        ]
        made.append(f"| {' | '.join(shown)} |")
    return LINE.join(made)


def insert(cursor: QTextCursor) -> None:
    """A table of two columns below the paragraph at the cursor, the cursor in its first cell."""
    cursor.beginEditBlock()
    if cursor.block().length() > 1:
        copy_text.below(cursor)
    cursor.insertText(aligned(LINE.join(EMPTY)), copy_text.PLAIN)
    cursor.endEditBlock()
    _go(cursor, 0, 0)


def step(cursor: QTextCursor, *, back: bool = False) -> bool:
    """To the next cell, or the one before; behind the last one a new row. False when the cursor is in no table."""
    if not is_table(cursor.block().text()):
        return False
    row, column = _at(cursor)
    _align(cursor)
    lines = cursor.block().text().split(LINE)
    columns = max(len(pipes(lines[0])) - 1, 1)
    flat = row * columns + column + (-1 if back else 1)
    row, column = divmod(max(flat, 0), columns)
    if row == 1:
        row, column = (0, columns - 1) if back else (2, 0)
    if row >= len(lines):
        _add_row(cursor, columns)
    _go(cursor, row, column)
    return True


def new_row(cursor: QTextCursor) -> bool:
    """Return in a table: a row below the one at the cursor; from an empty last row out of the table."""
    if cursor.hasSelection() or not is_table(cursor.block().text()):
        return False
    row, _column = _at(cursor)
    lines = cursor.block().text().split(LINE)
    if row == len(lines) - 1 and row > 1 and not any(cells_of(lines[row])):
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        length = to_units(lines[row], len(lines[row])) + 1
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
        copy_text.new_block(cursor)
        cursor.endEditBlock()
        return True
    _align(cursor)
    row = max(row, 1)
    _end_of(cursor, row)
    _add_row(cursor, max(len(pipes(lines[0])) - 1, 1), at_end=False)
    _go(cursor, row + 1, 0)
    return True


def _at(cursor: QTextCursor) -> tuple[int, int]:
    """Row and column of the cell at the cursor."""
    text = cursor.block().text()
    before = text[: to_code_points(text, cursor.positionInBlock())]
    row, line = before.count(LINE), before.rpartition(LINE)[2]
    whole = text.split(LINE)[row]
    bounds = pipes(whole)
    column = sum(at < len(line) for at in bounds) - int(whole.lstrip().startswith("|"))
    return row, min(max(column, 0), max(len(cells_of(whole)) - 1, 0))


def _align(cursor: QTextCursor) -> None:
    """Put the columns under one another, as one step, where they are not."""
    block = cursor.block()
    text = block.text()
    made = aligned(text)
    if made == text:
        return
    place = QTextCursor(block)
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    place.insertText(made, copy_text.PLAIN)
    cursor.setPosition(place.block().position())


def _add_row(cursor: QTextCursor, columns: int, *, at_end: bool = True) -> None:
    if at_end:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText(f"{LINE}|{'  |' * columns}", copy_text.PLAIN)
    _align(cursor)


def _end_of(cursor: QTextCursor, row: int) -> None:
    text = cursor.block().text()
    end = len(LINE.join(text.split(LINE)[: row + 1]))
    cursor.setPosition(cursor.block().position() + to_units(text, end))


def _go(cursor: QTextCursor, row: int, column: int) -> None:
    """To the end of the words of a cell."""
    text = cursor.block().text()
    lines = text.split(LINE)
    line = lines[row]
    start = pipes(line)[column] + 2
    at = sum(len(one) + 1 for one in lines[:row]) + start + len(cells_of(line)[column])
    cursor.setPosition(cursor.block().position() + to_units(text, at))


def _width(text: str) -> int:
    """How many columns of letters of one width it takes: wide ones take two, marks on others none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def _padded(cell: str, room: int) -> str:
    return cell + " " * (room - _width(cell))


def _dashes(cell: str, room: int) -> str:
    left, right = cell.startswith(":"), cell.endswith(":") and len(cell) > 1
    return f"{':' * left}{'-' * (room - left - right)}{':' * right}"
