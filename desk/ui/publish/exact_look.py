"""How the exact page is looked at: at which width, in light or dark, on a screen or on paper.

The engine has one colour scheme and one medium for everything that it shows. So what a reader's browser would decide
from its settings is decided in the style sheets on their way to the engine; the page itself is not touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

YES, NO = "(min-width: 0px)", "(max-width: 0px)"
_SCHEME = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)", re.IGNORECASE)
_OWN_SCHEME = re.compile(r"(color-scheme\s*:\s*)light dark\b|(color-scheme\s*:\s*)dark light\b", re.IGNORECASE)
_MEDIA = re.compile(r"@media[^{;]*", re.IGNORECASE)
_STYLES = re.compile(r"<style\b[^>]*>.*?</style>", re.IGNORECASE | re.DOTALL)
_ASKED = re.compile(r"<(?:link|source|style|meta)\b[^>]*>", re.IGNORECASE)
_TELLS = re.compile(r"(content=\"?)light dark\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Width:
    """A kind of screen by name and label; `pixels` wide, on `paper` when it is none."""

    name: str
    label: str
    pixels: int
    paper: bool = False


# Paper is A4 at 96 dots an inch, with margins as the page's style sheet asks for: a screen knows nothing of `@page`.
MARGINS = "<style>html { margin: 68px 76px 76px }</style></head>"
WIDTHS = (
    Width("desktop", "Desktop", 1200),
    Width("tablet", "Tablet", 768),
    Width("phone", "Phone", 390),
    Width("print", "Print", 794, paper=True),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader has."""

    width: Width = WIDTHS[0]
    dark: bool = False


def seen_with(name: str, content: bytes, look: Look) -> bytes:
    """A file of the page as the engine must get it for that look; all but style sheets and HTML as they are."""
    if name.endswith(".css"):
        return _styled(content.decode("utf-8"), look).encode("utf-8")
    if name.endswith((".html", ".htm")):
        return _marked_up(content.decode("utf-8"), look).encode("utf-8")
    return content


def _styled(css: str, look: Look) -> str:
    css = _MEDIA.sub(lambda found: _asked(found[0], look), css)
    scheme = "dark" if _is_dark(look) else "light"
    return _OWN_SCHEME.sub(lambda found: f"{found[1] or found[2]}{scheme}", css)


def _asked(query: str, look: Look) -> str:
    """A media query with what the look decides put in."""
    scheme = "dark" if _is_dark(look) else "light"
    query = _SCHEME.sub(lambda found: YES if found[1].lower() == scheme else NO, query)
    if look.width.paper:
        query = re.sub(r"\bscreen\b", "not all", query)
        query = re.sub(r"\bprint\b", "all", query)
    return query


def _marked_up(html: str, look: Look) -> str:
    html = _STYLES.sub(lambda found: _styled(found[0], look), html)
    html = _ASKED.sub(lambda found: _asked(found[0], look) if "media=" in found[0] else found[0], html)
    if look.width.paper:
        html = html.replace("</head>", MARGINS, 1)
    return _TELLS.sub(lambda found: f"{found[1]}{'dark' if _is_dark(look) else 'light'}", html)


def _is_dark(look: Look) -> bool:
    return look.dark and not look.width.paper
