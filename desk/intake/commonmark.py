"""Words with their dress (strong, emphasis, code, link) as CommonMark that reads the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from desk.intake.redirects import behind, untracked
from desk.intake.wording import NBSP, clean_text

# Characters that CommonMark would take for markup where a plain text means itself.
_MARKED = frozenset("\\`*_[]<")
_LINE_OPENERS = ("#", ">", "+ ", "- ", "=", "~~~", "---")
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one dress; `href` is an allowed address or empty, `anchor` whether it was a link at all."""

    text: str
    strong: bool = False
    em: bool = False
    code: bool = False
    href: str = ""
    anchor: bool = False


def escape_copy(text: str) -> str:
    """Plain words as CommonMark that reads the same, at the start of a block."""
    escaped = escape_inline(text)
    if escaped.startswith(_LINE_OPENERS) and not escaped.startswith("\\"):
        return "\\" + escaped
    head, dot, rest = escaped.partition(". ")
    if dot and head.isdigit() and len(head) < 10:
        return head + "\\. " + rest
    return escaped


def escape_inline(text: str) -> str:
    """Plain words as CommonMark that reads the same, inside a block."""
    if not _MARKED & set(text):
        return text
    return "".join("\\" + c if c in _MARKED and _needs(c, text, i) else c for i, c in enumerate(text))


def _needs(mark: str, text: str, index: int) -> bool:
    """An underscore inside a word, a bracket without its link and a '<' before a blank mean nothing to CommonMark."""
    after = text[index + 1 : index + 2]
    if mark == "_":
        return not (text[index - 1 : index].isalnum() and after.isalnum())
    if mark == "<":
        return after.isalpha() or after in ("/", "!", "?")
    if mark == "*":
        return not (after in ("", " ") and text[index - 1 : index] in ("", " "))
    return mark in "`\\" or (mark in "[]" and ("](" in text or "]:" in text or "][" in text))


def safe_address(href: str, base: str = "", *, hops: int = 5) -> str:
    """The address when it may stay in copy (http, https, mailto, tel; redirects unwrapped, tracking gone), else ''.

    `hops` is how many redirects in one another are followed.
    """
    href = "".join(clean_text(href).split())
    try:
        if base and not re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", href):
            href = urljoin(base, href)
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme.lower().startswith("http") and not parts.netloc):
        return ""
    if (target := behind(parts)) is not None and hops:
        return safe_address(unquote(target) if "%3A" in target[:12].upper() else target, hops=hops - 1)
    parts = parts._replace(query=untracked(parts.query))
    address = urlunsplit(parts)
    for mark, code in (
        ("(", "%28"),
        (")", "%29"),
        ("<", "%3C"),
        (">", "%3E"),
        ("\\", "%5C"),
        ("`", "%60"),
        ('"', "%22"),
    ):
        address = address.replace(mark, code)
    return address


def plain(spans: list[Span]) -> str:
    """The words of the spans on one line, blanks as a page shows them."""
    joined = "".join(span.text for span in spans)
    return re.sub(r"[ \t\r\n]+", " ", joined).strip(" " + NBSP)


def dressed(spans: list[Span]) -> str:
    """The spans as one CommonMark block on one line; '\\n' in a span is a hard break."""
    spans = _tidied(spans)
    out: list[str] = []
    for href, linked in groupby(spans, key=lambda s: s.href):
        inner = _emphasised(list(linked))
        if href and inner.strip():
            lead, core, trail = _blanks_out(inner)
            out.append(f"{lead}[{core}]({href}){trail}")
        else:
            out.append(inner)
    text = "".join(out).strip(" " + NBSP + "\n")
    if spans and not (spans[0].strong or spans[0].em or spans[0].href or spans[0].code):
        opened = escape_copy(spans[0].text)
        plain_opening = escape_inline(spans[0].text)
        if opened != plain_opening and text.startswith(plain_opening[:1]):
            text = opened + text[len(plain_opening) :]
    return text.replace("\n", "\\\n")


def _tidied(spans: list[Span]) -> list[Span]:
    """Blanks folded across the spans, blanks at line ends and at both ends gone, neighbours in one dress joined."""
    found: list[Span] = []
    after_blank = True
    for span in spans:
        text = re.sub(r"[ \t\r]*\n[ \t\r]*", "\n", re.sub(r"[ \t\r]+", " ", span.text))
        if after_blank:
            text = text.lstrip(" ")
        if not text:
            continue
        after_blank = text[-1] in " \n"
        if found and _dress(found[-1]) == _dress(span):
            found[-1] = Span(found[-1].text + text, span.strong, span.em, span.code, span.href)
        else:
            found.append(Span(text, span.strong, span.em, span.code, span.href))
    if found:
        last = found[-1]
        found[-1] = Span(last.text.rstrip(" \n" + NBSP), last.strong, last.em, last.code, last.href)
        first = found[0]
        found[0] = Span(first.text.lstrip(" \n" + NBSP), first.strong, first.em, first.code, first.href)
    return [span for span in found if span.text]


def _dress(span: Span) -> tuple[bool, bool, bool, str]:
    return span.strong, span.em, span.code, span.href


def _blanks_out(text: str) -> tuple[str, str, str]:
    """Blanks at the ends of marked words stand outside the marks, or CommonMark does not see them."""
    core = text.strip(" \n" + NBSP)
    start = text.find(core) if core else 0
    return text[:start], core, text[start + len(core) :]


def _emphasised(spans: list[Span]) -> str:
    out: list[str] = []
    for strong, group in groupby(spans, key=lambda s: s.strong):
        inner = "".join(_one(span) for span in group)
        lead, core, trail = _blanks_out(inner)
        out.append(f"{lead}**{core}**{trail}" if strong and core else inner)
    return "".join(out)


def _one(span: Span) -> str:
    if span.code:
        fence = "``" if "`" in span.text else "`"
        return f"{fence}{span.text.strip()}{fence}" if span.text.strip() else span.text
    text = escape_inline(span.text)
    if not span.em:
        return text
    lead, core, trail = _blanks_out(text)
    return f"{lead}*{core}*{trail}" if core else text
