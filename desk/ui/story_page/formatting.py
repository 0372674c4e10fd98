"""Formatting: bold, links, headings and lists put on and taken off the words at the cursor, each as one step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor

from desk.ui.story_page.copy_text import PLAIN, new_block, photo_in, to_code_points, to_units
from desk.ui.story_page.marks import LINE, Prefix, Span, lines_of, prefix_of, spans

MARKS = {"strong": "**", "em": "*", "code": "`"}
SIGNS = {"heading": "## ", "subheading": "### ", "list": "- ", "numbers": "1. ", "block-quote": "> "}
_NUMBER = re.compile(r"(\s*)(\d{1,9})([.)]\s+)")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of [start, end) of a paragraph, in code points."""

    start: int
    end: int
    text: str


def toggle(cursor: QTextCursor, kind: str) -> None:
    """Put a mark of MARKS round the selected words, or the word at the cursor; take it off where it is on."""
    block = cursor.document().findBlock(cursor.selectionStart())
    if photo_in(block):
        return
    text = block.text()
    start, end = _selection(cursor, block, text)
    on = _on(spans(text), kind, start, end)
    mark = MARKS[kind]
    if on is not None:
        _apply(cursor, block, [Edit(on.start, on.first, ""), Edit(on.last, on.end, "")])
        shift = on.first - on.start
        _select(cursor, block, max(start - shift, on.start), min(end - shift, on.last - shift))
        return
    bare = not cursor.hasSelection()
    if bare:
        start, end = _word(text, start)
    _apply(cursor, block, [Edit(start, start, mark), Edit(end, end, mark)])
    if bare:
        _select(cursor, block, *([start + len(mark)] * 2 if start == end else [end + 2 * len(mark)] * 2))
    else:
        _select(cursor, block, start + len(mark), end + len(mark))


def link_at(cursor: QTextCursor) -> Span | None:
    """The link in which the cursor or the selection stands."""
    block = cursor.document().findBlock(cursor.selectionStart())
    text = block.text()
    start, end = _selection(cursor, block, text)
    return _on(spans(text), "link", start, end)


def set_link(cursor: QTextCursor, url: str) -> None:
    """Link the selected words (or the word at the cursor) to that address; '' takes the link off."""
    block = cursor.document().findBlock(cursor.selectionStart())
    text = block.text()
    start, end = _selection(cursor, block, text)
    on = link_at(cursor)
    url = url.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    if on is not None:
        edits = [Edit(on.last, on.end, f"]({url})" if url else "")]
        if not url:
            edits.insert(0, Edit(on.start, on.first, ""))
        _apply(cursor, block, edits)
        return
    if not url:
        return
    if not cursor.hasSelection():
        start, end = _word(text, start)
    words = text[start:end] or url
    _apply(cursor, block, [Edit(start, end, f"[{words}]({url})")])
    _select(cursor, block, *[start + len(words) + len(url) + 4] * 2)


def toggle_lines(cursor: QTextCursor, name: str) -> None:
    """Begin every selected line with a sign of SIGNS; take it off when all have it."""
    sign = SIGNS[name]
    blocks = [block for block in _blocks(cursor) if not photo_in(block)]
    lines = [(block, prefix, line) for block in blocks for prefix, line in _lines(cursor, block)]
    off = bool(lines) and all(_same(prefix, sign) for _block, prefix, _line in lines)
    cursor.beginEditBlock()
    number = 0
    edits: dict[int, tuple[QTextBlock, list[Edit]]] = {}
    for block, prefix, line in lines:
        if not line.strip() and len(lines) > 1:
            continue
        number += 1
        put = "" if off else f"{number}. " if name == "numbers" else sign
        edits.setdefault(block.position(), (block, []))[1].append(Edit(prefix.start, prefix.end, put))
    for block, parts in reversed(list(edits.values())):
        _apply(cursor, block, parts)
    cursor.endEditBlock()


def new_line(cursor: QTextCursor) -> None:
    """What Return does: the next item of a list, the next line of a pull quote, else a new paragraph.

    Return in an item without words ends the list.
    """
    block = cursor.block()
    if photo_in(block):
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        new_block(cursor)
        return
    text = block.text()
    start, _end = _selection(cursor, block, text)
    prefix, line = next(_lines_at(text, start, start))
    carried = _carried(prefix)
    cursor.beginEditBlock()
    if carried and line.strip() == prefix.sign.strip() and not cursor.hasSelection():
        _apply(cursor, block, [Edit(max(prefix.start - 1, 0), prefix.end, "")])
        if prefix.start:
            new_block(cursor)
    elif carried and start >= prefix.end:
        cursor.insertText(LINE + carried, PLAIN)
    else:
        new_block(cursor)
    cursor.endEditBlock()


def step_into(cursor: QTextCursor, *, back: bool) -> bool:
    """Take the cursor past the marks of a link or quotation that Backspace or Delete would break; True if so.

    When nothing stands between the marks, they go with one key.
    """
    block = cursor.block()
    text = block.text()
    at = to_code_points(text, cursor.positionInBlock())
    for span in spans(text):
        if span.kind not in ("link", "quote"):
            continue
        if span.last - span.first <= 1 and span.start <= at <= span.end:
            _apply(cursor, block, [Edit(span.start, span.end, "")])
            return True
        if (back and span.last < at <= span.end) or (not back and span.start <= at < span.first):
            place = span.last if back else span.first
            cursor.setPosition(block.position() + to_units(text, place))
            return False
    return False


def _on(found: Iterable[Span], kind: str, start: int, end: int) -> Span | None:
    return next(
        (one for one in found if one.kind == kind and one.start <= start and end <= one.end and one.start < one.end),
        None,
    )


def _same(prefix: Prefix, sign: str) -> bool:
    numbered = sign[0].isdigit()
    return prefix.sign == sign or (numbered and _NUMBER.fullmatch(prefix.sign) is not None)


def _carried(prefix: Prefix) -> str:
    """What the next line begins with after one that began so."""
    if prefix.kind == "pull":
        return prefix.sign
    if prefix.kind != "item":
        return ""
    if numbered := _NUMBER.fullmatch(prefix.sign):
        return f"{numbered[1]}{int(numbered[2]) + 1}{numbered[3]}"
    return prefix.sign


def _selection(cursor: QTextCursor, block: QTextBlock, text: str) -> tuple[int, int]:
    """Where the selection lies in the block, in code points, without blanks at its ends."""
    first = max(cursor.selectionStart() - block.position(), 0)
    last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
    start, end = to_code_points(text, first), to_code_points(text, last)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _word(text: str, at: int) -> tuple[int, int]:
    """The word round that place; an empty stretch when there is none."""
    for word in _WORD.finditer(text):
        if word.start() < at < word.end():
            return word.start(), word.end()
    return at, at


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    block, end = cursor.document().findBlock(cursor.selectionStart()), cursor.selectionEnd()
    blocks = [block]
    while block.next().isValid() and block.next().position() < end:
        block = block.next()
        blocks.append(block)
    return blocks


def _lines(cursor: QTextCursor, block: QTextBlock) -> Iterator[tuple[Prefix, str]]:
    text = block.text()
    start, end = _selection(cursor, block, text)
    return _lines_at(text, start, end)


def _lines_at(text: str, start: int, end: int) -> Iterator[tuple[Prefix, str]]:
    return (
        (prefix_of(line, offset), line)
        for offset, line in lines_of(text)
        if offset <= end and start <= offset + len(line)
    )


def _apply(cursor: QTextCursor, block: QTextBlock, edits: list[Edit]) -> None:
    """All edits of one paragraph as one step, from the last to the first."""
    text, start = block.text(), block.position()
    cursor.beginEditBlock()
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        cursor.setPosition(start + to_units(text, edit.start))
        cursor.setPosition(start + to_units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text, PLAIN)
    cursor.endEditBlock()


def _select(cursor: QTextCursor, block: QTextBlock, start: int, end: int) -> None:
    text = block.text()
    cursor.setPosition(block.position() + to_units(text, start))
    cursor.setPosition(block.position() + to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
