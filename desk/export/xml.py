"""XML documents as values: an element is its name, its attributes and what is in it."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element, tostring

from desk.export.printable import printable

Content = Element | str | None


def element(name: str, attributes: dict[str, str] | None = None, *content: Content) -> Element:
    """An element; a string in it is its text, None is left out. Prefixes in names are written as they are."""
    made = Element(name, {key: printable(value) for key, value in (attributes or {}).items() if value})
    for one in content:
        if isinstance(one, str):
            made.text = printable(one)
        elif one is not None:
            made.append(one)
    return made


def optional(name: str, text: str, attributes: dict[str, str] | None = None) -> Element | None:
    """An element with that text; None where there is none."""
    return element(name, attributes, text) if text else None


def document(root: Element) -> bytes:
    """The whole document in UTF-8, one element a line. Call it once: it lays out `root` itself."""
    _lay_out(root, "\n")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + cast("bytes", tostring(root, encoding="utf-8")) + b"\n"


def _lay_out(node: Element, line: str) -> None:
    """Begin a line for each element, but not within a page: blanks between its words would be read."""
    if not len(node) or node.text or node.tag == "html":
        return
    node.text = f"{line} "
    for child in node:
        _lay_out(child, f"{line} ")
        child.tail = f"{line} "
    node[-1].tail = line
