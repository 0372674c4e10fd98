"""Quoted words in the window: as published against as recorded, and where the recorded ones can be heard again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from desk.quoting.judgement import Difference
from desk.story.quote import How, Quote
from desk.ui.tokens import Tokens

_LONG = re.compile(r"(\S{24})(?=\S)")


def breakable(text: str) -> str:
    """The text with places to break in words that are longer than a card is wide."""
    return _LONG.sub("\\1\u200b", text)


def apart(tokens: Tokens, differences: Iterable[Difference]) -> str:
    """The word diff as markup: what is missing struck out, what was put in bold. Every typed word is escaped."""
    return "".join(_stretches(tokens, differences))


def origin(quote: Quote, named: Callable[[str], str]) -> str:
    """`air-to-ground loop, 102:45:58 · report, p. 12 · Briefing · Houston · 20 July 1969 · language: ru · note`.

    `named` says what a recording or document is called (see Story.named).
    """
    heard = ", ".join(part for part in (named(quote.recording), quote.timecode) if part)
    read = ", ".join(part for part in (named(quote.document), _page(quote.page)) if part)
    said = f"{quote.said.day} {quote.said:%B %Y}" if quote.said else ""
    how = quote.how.value.capitalize() if quote.how is not How.INTERVIEW else ""  # which goes without saying
    language = f"language: {quote.language}" if quote.language else ""
    return " · ".join(
        part for part in (heard, read, quote.reference, how, quote.where, said, language, quote.note) if part
    )


def _page(page: str) -> str:
    """`p. 12`; what says itself that it is a page (`pp. 3–4`, `folio 2`) stands as it is."""
    return f"p. {page}" if page[:1].isdigit() else page


def checked(quote: Quote) -> str:
    """`Verified by Editor on 21 July 1969`, or that nobody has yet."""
    if not quote.verified:
        return "Nobody has compared it with the recording yet"
    at = quote.verified_at
    return f"Verified by {quote.verified_by}" + (f" on {at.day} {at:%B %Y}" if at else "")


def _stretches(tokens: Tokens, differences: Iterable[Difference]) -> Iterable[str]:
    for number, one in enumerate(differences):
        gap = " " if number else ""
        if one.kind == "same":
            yield gap + escape(breakable(one.published))
            continue
        if one.recorded:
            yield f'{gap}<span style="color:{tokens.bad}"><s>{escape(breakable(one.recorded))}</s></span>'
            gap = " "
        if one.published:
            yield f'{gap}<span style="color:{tokens.ok};font-weight:600">{escape(breakable(one.published))}</span>'
