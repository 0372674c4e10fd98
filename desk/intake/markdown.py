"""Markdown files, with or without front matter: the source's own CommonMark is kept, pictures become photos."""

from __future__ import annotations

import re
from dataclasses import replace

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.blocks import Block, Kind
from desk.intake.clean import html_to_copy
from desk.intake.commonmark import safe_address
from desk.intake.encoding import decode_text
from desk.intake.front_matter import signals_of, split_front_matter
from desk.intake.reader import Reader
from desk.intake.report import make_arrival
from desk.intake.sorting import sort_blocks
from desk.intake.wording import NBSP, clean_text, one_line

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LIQUID = re.compile(r"\{%[-\s]*(\w+)([^%]{0,2000})%\}|\{\{[<%]\s*(/?\w+)([^}]{0,2000}?)[>%]\}\}")
_QUOTED = re.compile(r"(?:(\w+)\s*=\s*)?[\"“]([^\"”]*)[\"”]|(?:(\w+)\s*=\s*)?(\S+)")
_IMAGE = re.compile(r"!\[([^\]\n]{0,1000})\]\(\s*<?([^)\s>]{0,2000})>?(?:\s+[\"'(]([^\"')\n]{0,500})[\"')])?\s*\)")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]\\\n]|\\.){0,1000})\]\(\s*<?([^)\s>]{0,2000})>?(?:\s+[\"'(][^\"')\n]{0,500}[\"')])?\s*\)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_PHOTO_MARK = "\ue000"
_EMPHASISED = re.compile(r"^([*_])(?![*_\s])(.+?)(?<![\s])\1$", re.DOTALL)
_STRUCK = re.compile(r"(?<!\\)(\*\*|__|\*|(?<!\w)_|_(?!\w)|~~|`+)")


def read_markdown(data: bytes, name: str) -> Arrival:
    """A Markdown file as an arrival; BadFile when its encoding cannot be told or it is no text."""
    return arrival_of_markdown(decode_text(data, name))


def arrival_of_markdown(text: str) -> Arrival:
    """The arrival of Markdown words."""
    text = clean_text(text).replace(_PHOTO_MARK, "")
    lines = text.split("\n")
    fields, first = split_front_matter(lines)
    photos: list[FoundPhoto] = []
    body = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), "\n".join(lines[first:]))
    body = _IMAGE.sub(lambda m: _mark(photos, FoundPhoto(one_line(m[3] or ""), "", one_line(m[1]), m[2])), body)
    body = _LIQUID.sub(lambda m: _liquid(photos, m), body)
    body = re.sub(rf"\[\s*({_PHOTO_MARK}\d+{_PHOTO_MARK})\s*\]\([^)\n]*\)", r"\1", body)
    body = re.sub(rf"[ \t]*({_PHOTO_MARK}\d+{_PHOTO_MARK})[ \t]*\n?", r"\n\n\1\n\n", body) if photos else body
    blocks = _numbered(_blocks(body, photos), lines, first)
    shown = tuple(line.rstrip(" \t" + NBSP) for line in lines)
    return make_arrival(sort_blocks(blocks, signals_of(fields)), shown)


def _mark(photos: list[FoundPhoto], photo: FoundPhoto) -> str:
    photos.append(photo)
    return f"{_PHOTO_MARK}{len(photos) - 1}{_PHOTO_MARK}"


def _liquid(photos: list[FoundPhoto], found: re.Match[str]) -> str:
    """Tags of site builders: pictures become photos, all others go."""
    name, rest = (found[1] or found[3] or "").casefold(), found[2] or found[4] or ""
    if not re.search(r"image|img|figure|picture|photo", name) or name.startswith(("end", "/")):
        return ""
    named: dict[str, str] = {}
    loose: list[str] = []
    for part in _QUOTED.finditer(rest):
        key, value = part[1] or part[3], part[2] if part[2] is not None else part[4]
        if key:
            named[key.casefold()] = value
        else:
            loose.append(value)
    source = named.get("src") or named.get("url") or named.get("path") or (loose[0] if loose else "")
    alt = named.get("alt") or (loose[1] if len(loose) > 1 else "")
    credit = named.get("credit") or named.get("attr") or ""
    return _mark(photos, FoundPhoto(_plain(named.get("caption") or ""), _plain(credit), alt, source))


def _blocks(body: str, photos: list[FoundPhoto]) -> list[Block]:
    blocks: list[Block] = []
    for kind, rows in _chunks(body.split("\n")):
        joined = "\n".join(rows)
        if joined.strip().startswith(_PHOTO_MARK):
            photo = photos[int(joined.strip().strip(_PHOTO_MARK))]
            words = " ".join(part for part in (photo.caption, photo.credit) if part)
            blocks.append(Block(words, "", "picture", picture=photo))
            continue
        block = _block(kind, joined)
        if block.text and blocks and blocks[-1].picture and (found := _EMPHASISED.match(block.copy)):
            block = replace(block, text=_plain(found[2]), hints=frozenset(("caption",)))
        if block.text:
            blocks.append(block)
    return blocks


def _chunks(lines: list[str]) -> list[tuple[Kind, list[str]]]:
    """The lines parted into blocks of one kind: by blank lines, headings, lists, quotations, fences."""
    chunks: list[tuple[Kind, list[str]]] = []
    wrapped = _is_wrapped(lines)
    open_chunk = False
    fence = ""
    for line in lines:
        bare = line.strip()
        if fence:
            chunks[-1][1].append(line)
            fence = "" if bare.startswith(fence) else fence
            continue
        if not bare:
            open_chunk = False
            continue
        kind = _kind_of(line, chunks[-1][0] if open_chunk else None)
        if kind == "code" and bare[:3] in ("```", "~~~"):
            fence = bare[:3]
            chunks.append(("code", [line]))
            continue
        underlined = (
            open_chunk and re.fullmatch(r"=+|-{3,}", bare) and chunks[-1][0] == "paragraph" and len(chunks[-1][1]) == 1
        )
        if underlined:
            chunks[-1] = ("heading", ["#" * (1 if bare[0] == "=" else 2) + " " + chunks[-1][1][0].strip()])
            open_chunk = False
            continue
        joins = (
            open_chunk
            and kind == chunks[-1][0]
            and (wrapped or kind != "paragraph")
            and kind not in ("heading", "rule")
        )
        if joins:
            chunks[-1][1].append(line)
        else:
            chunks.append((kind, [line]))
        open_chunk = True
    return chunks


def _kind_of(line: str, before: Kind | None) -> Kind:
    bare = line.strip()
    if re.match(r"#{1,6}\s", bare):
        return "heading"
    if bare.startswith(">"):
        return "quote"
    if re.match(r"(?:[-*+]|\d{1,9}[.)])\s+\S", bare) or (before == "list" and line[:2] == "  "):
        return "list"
    if bare[:3] in ("```", "~~~"):
        return "code"
    if re.fullmatch(r"(?:[-*_]\s*){3,}", bare):
        return "rule"
    return "list" if before == "list" else "quote" if before == "quote" else "paragraph"


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the paragraphs were wrapped at some width (then their lines join), or are a line each."""
    widths = [len(line) for line in lines if line.strip() and not re.match(r"\s*(?:[#>]|[-*+]\s|\d+\.\s)", line)]
    if len(widths) < 2:
        return True
    return sorted(widths)[int(len(widths) * 0.8)] <= 110


def _block(kind: Kind, joined: str) -> Block:
    if kind == "code":
        return Block(joined.strip(), joined.strip("\n"), "code")
    if kind == "rule":
        return Block("* * *", "* * *", "rule")
    if kind == "heading":
        marks, _, words = joined.strip().partition(" ")
        words = _safe(words.strip().rstrip("#").rstrip())
        level = len(marks)
        return Block(_plain(words), "#" * max(2, level) + " " + words, "heading", level)
    if kind == "quote":
        copy = "\n".join(_safe(line) for line in joined.split("\n"))
        return Block(_plain("\n".join(re.sub(r"^\s*>\s?", "", line) for line in joined.split("\n"))), copy, "quote")
    if kind == "list":
        copy = "\n".join(_safe(line.rstrip()) for line in joined.split("\n"))
        return Block(
            "\n".join(_plain(re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line)) for line in joined.split("\n")),
            copy,
            "list",
        )
    if re.match(
        r"\s*<(?:p|div|figure|table|ul|ol|blockquote|h\d|iframe|script|section|center|style)\b", joined, re.IGNORECASE
    ):
        joined = html_to_copy(joined)
    copy = _safe(" ".join(line.strip() for line in joined.split("\n") if line.strip()))
    return Block(_plain(copy), copy, "paragraph")


def _safe(words: str) -> str:
    """The Markdown without raw HTML and without links that are not http, https, mailto or tel."""
    words = _AUTOLINK.sub(lambda m: m[1], words)
    words = _TAG.sub("", words)
    return _LINK.sub(_safe_link, words).strip(NBSP) if "](" in words else words


def _safe_link(found: re.Match[str]) -> str:
    address = safe_address(found[2])
    return f"[{found[1]}]({address})" if address else found[1]


def _plain(words: str) -> str:
    """The words without Markdown's marks."""
    words = _LINK.sub(r"\1", words)
    words = _STRUCK.sub("", words)
    return (
        one_line(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words))
        if "\n" not in words
        else one_line(words.replace("\\", ""))
    )


def _numbered(blocks: list[Block], lines: list[str], first: int) -> list[Block]:
    """The blocks with the lines of the file they stand on, found by their first words."""
    numbered: list[Block] = []
    at = first
    for block in blocks:
        key = (block.picture.file_name if block.picture else block.copy.lstrip("#>*-_ ")[:24]).strip()
        hit = next((i for i in range(at, min(len(lines), at + 400)) if key and key[:24] in lines[i]), None)
        if hit is None:
            numbered.append(
                replace(block, first_line=at if at < len(lines) else -1, last_line=at if at < len(lines) else -1)
            )
            continue
        span = 0
        while (
            hit + span + 1 < len(lines) and lines[hit + span + 1].strip() and span + 1 < max(1, len(block.copy) // 40)
        ):
            span += 1
        numbered.append(replace(block, first_line=hit, last_line=hit + span))
        at = hit
    return numbered


READER = Reader(
    "markdown", "Markdown", (".md", ".markdown", ".mdown", ".mkd"), ("text/markdown", "text/x-markdown"), read_markdown
)
