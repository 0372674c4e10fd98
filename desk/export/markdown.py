"""Markdown: front matter, copy and a folder of photos. What could be markup in any field is written as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from desk.export.address import file_stem, story_address
from desk.export.blocks import Block, Kind, Span, Spans
from desk.export.figures import in_folder, plain_rendition, whole
from desk.export.format import Develop, Format, Issue, Rendition
from desk.export.language import tag
from desk.export.printable import printable
from desk.export.printed import Printed, Shot, printed
from desk.story.house import House
from desk.story.story import Story

PHOTO_WIDTH = 1920  # pixels: one file a photo, good for paper too
_SPECIAL = re.compile(r"[\\`*_\[\]~|]")
_OPENS_BLOCK = re.compile(r"(\d{0,9})([.)](?=\s|$)|#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[-=]{2,})")
_FENCE = re.compile(r"`+")
_MARKS = (("strong", "**"), ("em", "*"), ("s", "~~"))


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.md and its photos, each as one JPEG or PNG."""
    told = printed(story, house, issue)
    shots = [one for one in (told.lead, *told.blocks) if isinstance(one, Shot)]
    made = {shot.photo.key: whole(develop(shot.photo)) for shot in shots}
    files = {key: plain_rendition(renditions, PHOTO_WIDTH) for key, renditions in made.items() if renditions}
    parts = [*told.marks, *(one.line for one in told.retractions)]
    body = [f"**{escaped(part)}**" for part in parts]
    body += [*(_photo(told.lead, files) if told.lead else ()), *_copy(told, files)]
    body += [f"*{escaped(one.line)}*" for one in told.corrections]
    text = "\n\n".join(["\n".join(_front_matter(story, house, told)), *body]) + "\n"
    photos = {in_folder(one): one.data for one in files.values()}
    return {f"{file_stem(story)}.md": printable(text).encode("utf-8"), **photos}


FORMAT = Format("markdown", "Markdown with photos", "", render, "Front matter, text and photos, for other programs")


def escaped(text: str) -> str:
    """Words that no reader of Markdown or HTML takes for marks."""
    return _worded(" ".join(text.split()), opens=True)


def _worded(text: str, *, opens: bool) -> str:
    """The same for words that may stand within a line: only at its start could some of them open a block."""
    words = _SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _OPENS_BLOCK.sub(r"\1\\\2", words, count=1) if opens and _OPENS_BLOCK.match(words) else words


def _front_matter(story: Story, house: House, told: Printed) -> Iterator[str]:
    furniture = story.furniture
    yield "---"
    yield f"headline: {_scalar(told.headline)}"
    fields: list[tuple[str, str | list[str]]] = [
        ("standfirst", told.standfirst),
        ("section", list(furniture.section)),
        ("byline", list(furniture.byline)),
        ("dateline", told.dateline.rstrip(" —–-:")),
        ("published", told.times.published.isoformat() if told.dated else ""),
        ("updated", told.times.modified.isoformat() if told.updated else ""),
        ("keywords", list(furniture.keywords)),
        ("language", tag(furniture.language)),
        ("slug", furniture.slug),
        ("address", story_address(story, house)),
        ("related", [f"{one.title} <{one.address}>" for one in told.related]),
        ("status", list(told.marks)),
        ("notices", [one.line for one in (*told.retractions, *told.corrections)]),
    ]
    for name, value in fields:
        if isinstance(value, str):
            yield from [f"{name}: {_scalar(value)}"] if value else []
        elif value:
            yield f"{name}:"
            yield from (f"  - {_scalar(one)}" for one in value)
    yield "---"


def _scalar(text: str) -> str:
    """A string as YAML has it between single quotes: nothing in it means anything but ' itself."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _copy(told: Printed, files: dict[str, Rendition]) -> Iterator[str]:
    dateline = told.dateline
    for items, group in groupby(told.blocks, lambda one: isinstance(one, Block) and one.kind):
        if items in (Kind.ITEM, Kind.QUOTE, Kind.SPEAKER):
            yield from _run([one for one in group if isinstance(one, Block)])
            continue
        for one in group:
            if isinstance(one, Shot):
                yield from _photo(one, files)
            elif dateline and one.kind is Kind.PARAGRAPH:
                yield f"{escaped(dateline)} {_block(one)}"
                dateline = ""
            else:
                yield _block(one)
    if dateline:
        yield escaped(dateline)


def _run(group: list[Block]) -> Iterator[str]:
    """Items of a list, line by line; paragraphs of a quotation."""
    if group[0].kind is Kind.ITEM:
        yield "\n".join(_item(one) for one in group)
    else:
        yield "\n>\n".join(_quoted(one) for one in group)


def _item(block: Block) -> str:
    marker = "-" if block.marker == "•" else block.marker
    indent = "   " * (block.level - 1)
    words = _inline(block.spans).replace("\n", f"\n{indent}    ")
    return f"{indent}{marker} {words}" if marker else f"\n{indent}   {words}"


def _quoted(block: Block) -> str:
    opening = "— " if block.kind is Kind.SPEAKER else ""
    return "> " + (opening + _inline(block.spans)).replace("\n", "\n> ")


def _block(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return _table(block)
    if block.kind is Kind.CODE:
        fence = "`" * max(3, 1 + max((len(run) for run in _FENCE.findall(block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind is Kind.RULE:
        return "* * *"
    words = _inline(block.spans)
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {words}"
    if block.kind is Kind.NOTE:
        return f"[^{block.marker}]: {words}" if block.marker else f"    {words}"
    return words


def _table(block: Block) -> str:
    rows = [f"| {' | '.join(_inline(cell) for cell in row)} |" for row in block.rows]
    return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])


def _inline(spans: Spans) -> str:
    """The words with their marks and links."""
    made: list[str] = []
    for url, group in groupby(spans, lambda span: span.url):
        words: list[str] = []
        for span in group:
            before = (made and made[-1]) or (words and words[-1]) or "\n"
            words.append(_span(span, opens=before.endswith("\n")))
        made.append(f"[{''.join(words)}](<{url}>)" if url else "".join(words))
    return "".join(made)


def _span(span: Span, *, opens: bool) -> str:
    if span.text == "\n":
        return "\\\n"
    if "sup" in span.marks:
        return f"[^{span.text}]"
    if "code" in span.marks:
        fence = "`" * (1 + max((len(run) for run in _FENCE.findall(span.text)), default=0))
        return f"{fence} {span.text} {fence}" if "`" in span.text else f"`{span.text}`"
    bare = span.text.strip()
    if not bare:
        return span.text
    words = _worded(bare, opens=opens)
    for mark, sign in _MARKS:
        words = f"{sign}{words}{sign}" if mark in span.marks else words
    before, _, after = span.text.partition(bare)
    return f"{before}{words}{after}"


def _photo(shot: Shot, files: dict[str, Rendition]) -> Iterator[str]:
    """The picture, then its words in italics; a picture that is still to come is its words alone."""
    file = files.get(shot.photo.key)
    if file:
        yield f"![{escaped(shot.alt)}](<{in_folder(file)}>)"
    words = " ".join(part for part in (shot.caption, shot.credit) if part)
    if words:
        yield f"*{escaped(words)}*"
