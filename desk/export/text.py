"""Plain text: wire copy with its slug line, the dateline run in, and -30- at its end."""

from __future__ import annotations

from collections.abc import Iterator

from desk.export.address import file_stem
from desk.export.blocks import Block, Kind, Spans
from desk.export.format import Develop, Format, Issue
from desk.export.printable import printable
from desk.export.printed import Printed, Shot, printed
from desk.markup.reading import words
from desk.story.house import House
from desk.story.story import Story

END = "-30-"


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.txt in UTF-8: a paragraph a line, blank lines between them."""
    del develop  # words only
    told = printed(story, house, issue)
    slug = f"{file_stem(story)}  {words(story.copy)} words"
    parts = [
        slug,
        *told.marks,
        *_head(told),
        *_copy(told),
        *(one.line for one in told.corrections),
        _related(told),
        END,
    ]
    return {f"{file_stem(story)}.txt": printable("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")}


FORMAT = Format("text", "Plain text", ".txt", render, "Wire copy, without photos")


def _head(told: Printed) -> Iterator[str]:
    yield from (told.section, told.headline, told.standfirst, told.byline)
    yield "\n".join(line for line in (told.published, told.updated) if line)
    yield from (one.line for one in told.retractions)
    if told.lead:
        yield _photo(told.lead)


def _copy(told: Printed) -> Iterator[str]:
    dateline = told.dateline
    for block in told.blocks:
        text = _photo(block) if isinstance(block, Shot) else _block(block)
        if dateline and isinstance(block, Block) and block.kind is Kind.PARAGRAPH:
            text, dateline = f"{dateline} {text}", ""
        yield text
    yield dateline


def _related(told: Printed) -> str:
    lines = [f"{one.title} ({one.address})" for one in told.related]
    return "\n".join((told.words["related"], *lines)) if lines else ""


def _photo(shot: Shot) -> str:
    """The words of a photo as picture desks send them, the credit last."""
    return " ".join(part for part in (shot.caption or shot.alt, shot.credit) if part)


def _block(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return "\n".join("\t".join(_words(cell) for cell in row) for row in block.rows)
    text = block.text if block.kind is Kind.CODE else _words(block.spans)
    if block.kind is Kind.SPEAKER:
        return f"— {text}"
    if block.kind is Kind.RULE:
        return "* * *"
    if block.kind in (Kind.ITEM, Kind.NOTE):
        marker = "-" if block.marker == "•" else block.marker or " "
        return f"{'  ' * (block.level - 1)}{marker} {text}"
    return text


def _words(spans: Spans) -> str:
    """The words, a link followed by its address, the number of a note in brackets."""
    told = []
    for n, span in enumerate(spans):
        told.append(f"[{span.text}]" if "sup" in span.marks else span.text)
        last = n + 1 == len(spans) or spans[n + 1].url != span.url
        if span.url and last and span.url != span.text:
            told.append(f" ({span.url})")
    return "".join(told)
