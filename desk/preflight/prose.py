"""The prose of the copy with offsets unchanged: what readers read, with addresses, HTML and code blanked out."""

from __future__ import annotations

import re
from functools import lru_cache

from desk.markup.scan import Mark
from desk.quoting.marks import Marked, find_stretches

BLANK = "\0"  # neither a word, nor a space, nor a mark: no rule matches across it

# Possessive quantifiers (*+) keep every pattern linear, whatever is typed.
HTML = re.compile(r"<!--(?:(?!-->|<!--)[\s\S])*+-->|</?[A-Za-z][^<>\n]*+>")
_NOT_PROSE = re.compile(
    r"^(?P<ticks>`{3,}+|~{3,}+)[^\n]*+\n(?:(?!(?P=ticks))[^\n]*+\n)*+(?:(?P=ticks)[^\n]*+)?"
    rf"|{HTML.pattern}"
    r"|(?<!`)`(?!`)[^`\n]++`"
    r"|^\[[^\[\]\n]++\]:[^\n]*+"
    r"|(?:https?://|www\.)[^\s<>()\[\]\"“”]++"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}",
    re.MULTILINE,
)


def prose(copy: str, marks: tuple[Mark, ...]) -> str:
    """The copy, code point for code point, with everything that is no prose replaced by NUL; line ends stay."""
    letters = list(copy.replace(BLANK, "\ufffd"))
    for mark in marks:
        spans = ((mark.start, mark.end),) if mark.picture else ((mark.start, mark.first), (mark.last, mark.end))
        for start, end in spans:
            letters[start:end] = blanked(copy[start:end])
    return _NOT_PROSE.sub(lambda found: blanked(found[0]), "".join(letters))


def blanked(text: str) -> str:
    """As many NULs as there are characters, but for the line ends."""
    return re.sub(r"[^\n]", BLANK, text)


@lru_cache(maxsize=16)
def paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """Each paragraph with the offset at which it starts; blank lines part them."""
    found, at = [], 0
    for part in re.split(r"(\n[ \t]*+\n\s*)", text):
        if part.strip():
            found.append((at, part))
        at += len(part)
    return tuple(found)


def quoted_in(text: str) -> Marked:
    """The quoted stretches of a prose text (offsets inside the marks) and the marks that have no partner."""
    return find_stretches(text.replace(BLANK, "_"))  # a blank is an edge, to marks as well


# Single marks at the edges of words; an apostrophe has letters on both sides.
_SINGLE = re.compile(
    r"(?<![\w’'])‘(?:[^‘’\n]|(?<=\w)’(?=\w))*+’(?!\w)|(?<![\w'’])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*+'(?!\w)"
)


def own_words(text: str, quoted: Marked) -> str:
    """The text, code point for code point, with all quoted words blanked out: a style fix never touches those."""
    spans = [(stretch.start, stretch.end) for stretch in quoted.stretches]
    spans += [found.span() for found in _SINGLE.finditer(text)]
    pieces, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            pieces += [text[done:start], blanked(text[start:end])]
            done = end
    return "".join((*pieces, text[done:]))
