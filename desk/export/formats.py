"""The formats a story can leave in; the first is the default. A new one is one file and one name here."""

from __future__ import annotations

from desk.export import atom, docx, html, markdown, newsml_g2, ninjs, pdf, rss, single, text
from desk.export.format import Format
from desk.story.errors import WrongUse

FORMATS: tuple[Format, ...] = tuple(
    one.FORMAT for one in (html, single, pdf, docx, markdown, text, ninjs, newsml_g2, rss, atom)
)


def format_named(name: str) -> Format:
    """The format of that name. Raises WrongUse that lists the names there are."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise WrongUse(f"There is no format ‘{name}’; choose one of: {', '.join(one.name for one in FORMATS)}.")
