"""HTML of any origin (a web page, Word, LibreOffice, Google Docs, a mail) into clean CommonMark."""

from __future__ import annotations

import re

from bs4 import Tag

from desk.intake.walk import Verdict, parse_html, walk, written
from desk.intake.wording import NBSP, clean_text

_MAIL_JUNK = re.compile(
    r"\b(?:gmail_signature|gmail_attr|gmail_quote|moz-cite-prefix|moz-signature|yahoo_quoted|OutlookMessageHeader)\b"
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_WIDE_BLANKS = re.compile(rf"[ \t]*{NBSP}[ {NBSP}\t]+|[ \t]+{NBSP}+[ {NBSP}\t]*")


def html_to_copy(html: str) -> str:
    """CommonMark of a piece of HTML: paragraphs, headings, lists, quotations, emphasis, safe links; nothing else.

    Scripts, styles, hidden words, mail headers and signatures, pictures and addresses other than http, https, mailto
    and tel go; a blank line stands between blocks.
    """
    root = parse_html(clean_text(html))
    blocks = [block.copy for block in written(walk(root, judge=_judge))]
    return _WIDE_BLANKS.sub(" ", "\n\n".join(blocks)).strip()


def _judge(tag: Tag) -> Verdict:
    marks = f"{tag.get('class') or ''} {tag.get('id') or ''}"
    if _MAIL_JUNK.search(marks) or tag.get("hidden") is not None or tag.get("id") == "Signature":
        return "skip"
    return "skip" if _HIDDEN.search(str(tag.get("style") or "")) else "take"
