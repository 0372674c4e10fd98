"""Tables of a page: which of them hold facts in rows and columns, and how they stand in CommonMark."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

MOST_CELLS = 5_000
_RIGHT = re.compile(r"text-align\s*:\s*(right|end|center)", re.IGNORECASE)
_LAYOUT = ("table", "h1", "h2", "h3", "article", "form", "iframe")
_PROSE = 400  # characters: a cell longer than that is a column of the page, no fact


def rows_of(table: Tag) -> list[list[Tag]]:
    """The table's own rows, those without cells left out."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [cells for row in rows if (cells := list(row.find_all(["td", "th"], recursive=False)))]


def is_facts(table: Tag) -> bool:
    """Whether the table holds facts: at least two rows of two short cells, and nothing that lays out a page."""
    rows = rows_of(table)
    if len(rows) < 2 or max(map(len, rows)) < 2 or sum(map(len, rows)) > MOST_CELLS or table.find(_LAYOUT):
        return False
    return all(len(cell.get_text(" ", strip=True)) <= _PROSE for row in rows for cell in row)


def table_copy(table: Tag, written: Callable[[Tag], str]) -> str:
    """The table in CommonMark, its first row as head; `written` gives the copy of what stands in a cell."""
    rows = rows_of(table)
    width = max(sum(_span(cell) for cell in row) for row in rows)
    lines = [_line(row, width, written) for row in rows]
    sides = [_side([row[at] for row in rows[1:] if at < len(row)]) for at in range(width)]
    lines.insert(1, f"| {' | '.join(sides)} |")
    return "\n".join(lines)


def _line(row: list[Tag], width: int, written: Callable[[Tag], str]) -> str:
    cells: list[str] = []
    for cell in row:
        cells += [_cell(written(cell)), *[""] * (_span(cell) - 1)]
    cells += [""] * (width - len(cells))
    return f"| {' | '.join(cells[:width])} |"


def _cell(copy: str) -> str:
    words = re.sub(r"\\?\s*\n+\s*", " ", copy).strip()
    return re.sub(r"(?<!\\)\|", r"\\|", words).removeprefix("- ")


def _span(cell: Tag) -> int:
    told = str(cell.get("colspan") or "1")
    return min(max(int(told), 1), 50) if told.isdigit() else 1


def _side(cells: list[Tag]) -> str:
    """The mark of a column, by how most of its cells stand."""
    sides = [_stands(cell) for cell in cells]
    for side, mark in (("right", "---:"), ("center", ":---:")):
        if sides and sides.count(side) * 2 > len(sides):
            return mark
    return "---"


def _stands(cell: Tag) -> str:
    inner = cell.find(["p", "div"])
    for one in (cell, inner):
        if isinstance(one, Tag):
            found = _RIGHT.search(str(one.get("style") or ""))
            told = (found[1] if found else str(one.get("align") or "")).lower()
            if told:
                return {"end": "right"}.get(told, told)
    return ""
