"""From the pieces of a walked page to blocks with the hints of the elements around them."""

from __future__ import annotations

from dataclasses import replace

from bs4 import Tag

from desk.intake.arrival import FoundPhoto
from desk.intake.blocks import Block, Kind
from desk.intake.commonmark import Span
from desk.intake.page import hints_of
from desk.intake.pictures import read_photo
from desk.intake.walk import Piece, Written, written
from desk.intake.wording import NBSP, ends_sentence, one_line

_KINDS: dict[str, Kind] = {"heading": "heading", "item": "list", "quote": "quote", "code": "code", "rule": "rule"}


def written_blocks(pieces: list[Piece], title: Tag | None, pictures: list[FoundPhoto] | None = None) -> list[Block]:
    """Pieces of a page as blocks, with the hints of the elements around them; `pictures` are a Word file's own."""
    blocks: list[Block] = []
    for entry in _lists_apart(written(pieces)):
        piece = entry.pieces[0]
        element = piece.element
        if entry.kind == "picture":
            photo = _photo(element, pictures)
            if photo and (photo.caption or photo.credit or photo.file_name):
                text = " ".join(part for part in (photo.caption, photo.credit) if part)
                blocks.append(Block(text, "", "picture", picture=photo))
            continue
        text = one_line(entry.text) if entry.kind not in ("item", "quote", "code") else entry.text
        text = "\n".join(line.rstrip(" " + NBSP) for line in text.split("\n"))
        hints = _hints_around(element)
        if title is not None and element is not None and (element is title or title in element.parents):
            hints |= {"title"}
        if piece.linked > 0.8:
            hints |= {"link"}
        kind = _KINDS.get(entry.kind, "paragraph" if element is not None and element.name == "p" else "line")
        blocks.append(Block(text, entry.copy, kind, piece.level, hints=hints))
    return blocks


def _photo(element: Tag | None, pictures: list[FoundPhoto] | None) -> FoundPhoto | None:
    if element is None:
        return None
    if pictures is None:
        return read_photo(element)
    number = str(element.get("src") or "").removeprefix("picture:")
    return pictures[int(number)] if number.isdigit() and int(number) < len(pictures) else None


def _lists_apart(entries: list[Written]) -> list[Written]:
    """Before the first paragraph a list is furniture (a breadcrumb, a byline, a date): each item stands for itself."""
    found: list[Written] = []
    prose = 0
    for entry in entries:
        if entry.kind == "paragraph" and len(entry.text) > 50 and ends_sentence(entry.text):
            prose += 2 if len(entry.text) > 120 else 1
        body = prose > 1
        if entry.kind == "item" and (
            (not body and len(entry.text) < 400) or "caption" in _hints_around(entry.pieces[0].element)
        ):
            found += [Written("paragraph", p.text, p.copy, (p,)) for p in entry.pieces]
        elif entry.kind == "paragraph" and not body and any(s.text == "\n" for s in entry.pieces[0].spans):
            found += [Written(p.kind, p.text, p.copy, (p,)) for p in _at_breaks(entry.pieces[0])]
        else:
            found.append(entry)
    return found


def _at_breaks(piece: Piece) -> list[Piece]:
    """The lines of a piece that hold a break: old pages set headline, byline and date so."""
    lines: list[list[Span]] = [[]]
    for span in piece.spans:
        if span.text == "\n":
            lines.append([])
        else:
            lines[-1].append(span)
    return [replace(piece, spans=tuple(line)) for line in lines if any(s.text.strip() for s in line)]


def _hints_around(element: Tag | None) -> frozenset[str]:
    """The hints of the element and the three around it: further up they name the page and not the line."""
    found: set[str] = set()
    node = element
    for step in range(4):
        if node is None or node.name in ("body", "html", "main", "article"):
            break
        hints = hints_of(node)
        found |= hints if step < 2 else hints & {"byline", "published", "caption", "section"}
        node = node.parent
    return frozenset(found)
