"""HTML of any origin (a web page, Word, LibreOffice, Google Docs, a mail) into clean CommonMark and its pictures."""

from __future__ import annotations

import base64
import binascii
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from bs4 import Tag

from desk.intake.dressing import MARKS, undress
from desk.intake.long_lines import in_lengths
from desk.intake.tables import is_facts, table_copy
from desk.intake.walk import Verdict, Written, parse_html, walk, written
from desk.intake.wording import NBSP, clean_text, one_line

_MAIL_JUNK = re.compile(
    r"\b(?:gmail_signature|gmail_attr|gmail_quote|moz-cite-prefix|moz-signature|yahoo_quoted|OutlookMessageHeader"
    r"|MsoCommentReference|MsoCommentText)\b"
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])"
    r"|mso-element\s*:\s*(?:comment|header|footer)\b|mso-special-character\s*:\s*comment",
    re.IGNORECASE,
)
_WIDE_BLANKS = re.compile(rf"[ \t]*{NBSP}[ {NBSP}\t]+|[ \t]+{NBSP}+[ {NBSP}\t]*")
_DATA = re.compile(r"data:(image/[a-z0-9.+-]+)?((?:;[a-z0-9=_-]+)*),", re.IGNORECASE)
_OURS = re.compile("[\ue000-\ue01f]")  # our own signs until the copy is written
PICTURE = "\ue010{}\ue011"  # a block that stands for a picture, by its number
_SMALLEST = 40  # pixels: what is smaller is a button or counts who reads a mail


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture that came along: its bytes as they are, and what the page says of it."""

    data: bytes
    alt: str = ""
    name: str = "pasted.png"


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard holds: CommonMark, in which a block PICTURE with its number stands for each picture."""

    copy: str
    pictures: tuple[Pasted, ...] = ()


def html_to_copy(html: str) -> str:
    """CommonMark of a piece of HTML: paragraphs, headings, lists, tables, quotations, notes, emphasis, safe links.

    Scripts, styles, hidden words, mail headers and signatures, pictures and addresses other than http, https, mailto
    and tel go; a blank line stands between blocks. Raises BadFile for a line without end.
    """
    return _cleaned(html, [], pictures=False)


def clip(html: str) -> Clip:
    """`html_to_copy` with the pictures that the HTML itself holds, or that the program which copied laid down."""
    pictures: list[Pasted] = []
    copy = _cleaned(html, pictures, pictures=True)
    return Clip(copy, tuple(pictures))


def _cleaned(html: str, found: list[Pasted], *, pictures: bool) -> str:
    root = parse_html(_OURS.sub("", clean_text(html)))
    undress(root)

    def judge(tag: Tag) -> Verdict:
        return _judge(tag, pictures=pictures)

    blocks = [_block(one, found) for one in written(walk(root, judge=judge))]
    copy = _WIDE_BLANKS.sub(" ", "\n\n".join(block for block in blocks if block)).strip()
    for mark, sign in MARKS.items():
        copy = copy.replace(mark, sign)
    return in_lengths(copy)


def _block(one: Written, found: list[Pasted]) -> str:
    element = one.pieces[0].element
    if one.kind != "picture" or element is None:
        return one.copy
    if element.name == "table":
        return _table(element)
    picture = _picture(element)
    if picture is None:
        return ""
    found.append(picture)
    return PICTURE.format(len(found) - 1)


def _table(element: Tag) -> str:
    caption = element.find("caption")
    above = _cell_copy(caption) + "\n\n" if isinstance(caption, Tag) and caption.get_text().strip() else ""
    return above + table_copy(element, _cell_copy)


def _cell_copy(cell: Tag) -> str:
    judge = lambda tag: _judge(tag, pictures=False)  # noqa: E731
    return " ".join(block.copy for block in written(walk(cell, judge=judge)))


def _judge(tag: Tag, *, pictures: bool) -> Verdict:
    name = tag.name.lower()
    if name == "table" and is_facts(tag):
        return "picture"
    if name == "img":
        return "picture" if pictures and not _is_small(tag) else "skip"
    marks = f"{tag.get('class') or ''} {tag.get('id') or ''}"
    if name == "del" or _MAIL_JUNK.search(marks) or tag.get("hidden") is not None or tag.get("id") == "Signature":
        return "skip"
    return "skip" if _HIDDEN.search(str(tag.get("style") or "")) else "take"


def _is_small(image: Tag) -> bool:
    sides = (str(image.get(side) or "").removesuffix("px") for side in ("width", "height"))
    return any(side.isdigit() and int(side) < _SMALLEST for side in sides)


def _picture(image: Tag) -> Pasted | None:
    source = str(image.get("src") or "").strip()
    alt = one_line(clean_text(str(image.get("alt") or "")))
    if source.lower().startswith("data:"):
        data = _data_of(source)
        return Pasted(data, alt) if data else None
    return _laid_down(source, alt) if source.lower().startswith("file:") else None


def _data_of(source: str) -> bytes:
    head = _DATA.match(source)
    if head is None:
        return b""
    body = source[head.end() :]
    try:
        return (
            base64.b64decode("".join(unquote(body).split())) if ";base64" in head[0].lower() else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError):
        return b""


def _laid_down(source: str, alt: str) -> Pasted | None:
    """Word and LibreOffice lay the pictures of a clipboard down as files; files from elsewhere are not opened."""
    path = Path(unquote(urlsplit(source).path))
    folder = Path(tempfile.gettempdir()).resolve()
    try:
        if not path.resolve().is_relative_to(folder) or not path.is_file():
            return None
        return Pasted(path.read_bytes(), alt, path.name)
    except OSError:
        return None  # laid down and gone again: the words come in without it
