"""Copy as a document: a block is a paragraph, `\\n\\n` stands between blocks, `\\n` inside one is U+2028.

Splitting at `\\n\\n` and joining again gives the very same text, so what is stored is what was written, to the byte.
A photo that stands alone in a paragraph is one object of the document; its key and alt go with it through cut,
paste and undo.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from desk.ui.story_page.marks import LINE

OBJECT = "\ufffc"
PARAGRAPH = "\u2029"
PHOTO_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
KEY_AND_ALT = QTextFormat.Property.UserProperty.value + 1  # one text, for an empty one would come back as a list
PARAGRAPH_GAP, LINE_GAP, ROOM_BELOW = 8, 4, 160
GUTTER = 20  # pixels at both sides of the words, for bars and marks
PHOTO_LINE = re.compile(r"!\[((?:[^\[\]\\\n]|\\[^\n])*)\]\(photo:([A-Za-z0-9_-]{1,64})\)")
# Qt takes these for the ends of frames; the other control characters mean nothing in copy.
_NOT_COPY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufddf\ufffe\uffff\ufeff]")

# Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their later blocks.
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def paragraph_format(gap: int) -> QTextBlockFormat:
    """How every block stands: so many pixels between the lines, and room under the paragraph."""
    made = QTextBlockFormat()
    made.setLineHeight(gap, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    made.setBottomMargin(PARAGRAPH_GAP)
    return made


PLAIN = QTextCharFormat()


def photo_format(key: str, alt: str) -> QTextCharFormat:
    """The format of the one character that stands for a photo; `alt` as written between the brackets."""
    made = QTextCharFormat()
    made.setObjectType(PHOTO_OBJECT)
    made.setProperty(KEY_AND_ALT, f"{key} {alt}")
    return made


def told_by(made: QTextFormat) -> tuple[str, str]:
    """Key and alt in the format of a photo's sign."""
    key, _, alt = str(made.property(KEY_AND_ALT)).partition(" ")
    return key, alt


def clean(text: str) -> str:
    """Text from outside as it may stand in copy: one sort of line end, no control characters, whole surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(PARAGRAPH, "\n\n").replace(LINE, "\n")
    text = _NOT_COPY.sub("", text)
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def new_block(cursor: QTextCursor) -> None:
    """A new paragraph that stands as the one at the cursor does."""
    cursor.insertBlock(cursor.blockFormat(), PLAIN)


def set_gap(document: QTextDocument, gap: int) -> None:
    """Have so many pixels between all lines; a step of its own where something can be taken back."""
    if document.firstBlock().blockFormat().lineHeight() == gap:
        return
    nothing_done = not (document.isUndoAvailable() or document.isRedoAvailable())
    if nothing_done:
        document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(paragraph_format(gap))
    if nothing_done:
        document.setUndoRedoEnabled(True)


def fill(
    document: QTextDocument, copy: str, ready: Callable[[], object] = lambda: None, *, gap: int = LINE_GAP
) -> None:
    """Put the copy into the document, with nothing to undo. `ready` is called before all of it comes in."""
    document.setUndoRedoEnabled(False)
    document.clear()
    frame = document.rootFrame().frameFormat()
    frame.setMargin(0)
    frame.setBottomMargin(ROOM_BELOW)
    frame.setLeftMargin(GUTTER)
    frame.setRightMargin(GUTTER)
    document.rootFrame().setFrameFormat(frame)
    paragraphs = clean(copy).replace(OBJECT, "").split("\n\n")
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph_format(gap))  # every further block takes it over
    ready()
    cursor.beginEditBlock()
    cursor.insertText("\n".join(paragraph.replace("\n", LINE) for paragraph in paragraphs), PLAIN)
    for number, paragraph in enumerate(paragraphs):
        if photo := PHOTO_LINE.fullmatch(paragraph):
            cursor.setPosition(document.findBlockByNumber(number).position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(OBJECT, photo_format(photo[2], photo[1]))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, copy: str) -> None:
    """Put a piece of copy in place of the selection, in one step; photo lines become photos, alone in their block."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    photo = None
    for number, paragraph in enumerate(clean(copy).replace(OBJECT, "").split("\n\n")):
        photo = PHOTO_LINE.fullmatch(paragraph)
        if number or (photo and not cursor.atBlockStart()):
            new_block(cursor)
        if photo:
            cursor.insertText(OBJECT, photo_format(photo[2], photo[1]))
        elif paragraph:
            cursor.insertText(paragraph.replace("\n", LINE), PLAIN)
    if photo and not cursor.atBlockEnd():
        new_block(cursor)
    cursor.endEditBlock()


def kept_place(cursor: QTextCursor) -> QTextCursor:
    """The place of the cursor, to come back to later; what is typed there meanwhile stands after it."""
    place = QTextCursor(cursor)
    place.setKeepPositionOnInsert(not place.hasSelection())
    return place


def below(cursor: QTextCursor) -> None:
    """A new paragraph below the one at the cursor."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    new_block(cursor)


def runs_left(text: str) -> bool:
    """Whether any letter of that text runs from right to left."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


def runs_left_at(document: QTextDocument, position: int, added: int) -> bool:
    """Whether any of so many letters there runs from right to left."""
    if added == 1:
        return runs_left(document.characterAt(position))
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(min(position + added, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    return runs_left(cursor.selectedText())


def set_direction(document: QTextDocument, *, look: bool) -> None:
    """Have Qt look in each paragraph whether it runs from right to left, or take all to run from left to right."""
    wanted = Qt.LayoutDirection.LayoutDirectionAuto if look else Qt.LayoutDirection.LeftToRight
    option = document.defaultTextOption()
    if option.textDirection() is not wanted:
        option.setTextDirection(wanted)
        document.setDefaultTextOption(option)


def read(document: QTextDocument) -> str:
    """The copy that the document is."""
    return _source(document.toRawText(), document, 0)


def selected(cursor: QTextCursor) -> str:
    """The selected part as copy."""
    return _source(cursor.selectedText(), cursor.document(), cursor.selectionStart())


def photo_at(document: QTextDocument, position: int) -> tuple[str, str] | None:
    """Key and alt of the photo whose character stands at that position; None when none does."""
    if document.characterAt(position) != OBJECT:
        return None
    probe = QTextCursor(document)
    probe.setPosition(position + 1)
    made = probe.charFormat()
    if made.objectType() != PHOTO_OBJECT:
        return None
    return told_by(made)


def photo_in(block: QTextBlock) -> str:
    """The key of the photo that the block is; '' when it is words."""
    if block.length() < 2 or OBJECT not in block.text():
        return ""
    found = photo_at(block.document(), block.position() + block.text().index(OBJECT))
    return found[0] if found else ""


def photo_positions(document: QTextDocument) -> list[int]:
    """Where photos stand, as positions of the document."""
    positions, cursor = [], document.find(OBJECT, 0)
    while not cursor.isNull():
        positions.append(cursor.selectionStart())
        cursor = document.find(OBJECT, cursor)
    return [position for position in positions if photo_at(document, position)]


def to_code_points(text: str, units: int) -> int:
    """How many code points the first so many UTF-16 units of a text are."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


def to_units(text: str, points: int) -> int:
    """How many UTF-16 units the first so many code points of a text are."""
    if text.isascii():
        return min(points, len(text))
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def position_of(document: QTextDocument, offset: int) -> int:
    """The position in the document of a code point offset into the copy."""
    block, left = document.firstBlock(), offset
    while block.isValid():
        text = block.text()
        source = block_source(block)
        if left <= len(source) or not block.next().isValid():
            inside = to_units(text, min(left, len(text)))
            return block.position() + (0 if source != text.replace(LINE, "\n") else inside)
        left -= len(source) + 2
        block = block.next()
    return 0


def offset_of(document: QTextDocument, position: int) -> int:
    """The code point offset into the copy of a position in the document."""
    here, offset = document.findBlock(position), 0
    block = document.firstBlock()
    while block.isValid() and block != here:
        offset += len(block_source(block)) + 2
        block = block.next()
    return offset + to_code_points(here.text(), position - here.position())


def block_source(block: QTextBlock) -> str:
    return _source(block.text(), block.document(), block.position())


def _source(raw: str, document: QTextDocument, position: int) -> str:
    parts, done, at = [], 0, raw.find(OBJECT)
    while at >= 0:
        position += to_units(raw[done:at], at - done)
        parts.append(raw[done:at])
        found = photo_at(document, position)
        parts.append(f"![{found[1]}](photo:{found[0]})" if found else OBJECT)
        position, done = position + 1, at + 1
        at = raw.find(OBJECT, done)
    return "".join([*parts, raw[done:]]).replace(PARAGRAPH, "\n\n").replace(LINE, "\n")


def escaped_alt(alt: str) -> str:
    """An alt as it stands between the brackets."""
    return " ".join(alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").split())


def text_direction(language: str) -> Qt.LayoutDirection:
    """Right to left for the languages that are written so."""
    right = language.split("-", maxsplit=1)[0].lower() in {
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ku",
        "ps",
        "sd",
        "ug",
        "ur",
        "yi",
    }
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
