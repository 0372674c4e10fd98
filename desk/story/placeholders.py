"""Placeholders: what stands in a text until it is filled in or checked."""

from __future__ import annotations

import re

# TK 1951 is a flight and TK Maxx a shop; a link's words may end with a question mark.
PLACEHOLDER = re.compile(
    r"(?<![\w&])(?:(?:TK)++(?![\w&])(?![ \u00a0]?(?:\d|Maxx|MAXX))|(?:tk){2,10}+(?!\w)|X{3,}+(?!\w)|\?{3,}+)"
    r"|\[[^\[\]\n\0]{0,80}\?\]"
    r"|\[(?:TK|tk|check|confirm|verify|name|date|source|citation needed|fix|add|to come)\b[^\[\]\n\0]{0,60}\]"
    r"|\b[Ll]orem ipsum\b"
)
