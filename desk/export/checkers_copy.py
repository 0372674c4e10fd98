"""The checker's copy: every sentence of a story with a number, what is to be checked in it, and how that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from zoneinfo import ZoneInfo

from desk.export.printable import printable
from desk.story.claim import Claim, ClaimState, Fact, Statement
from desk.story.house import House
from desk.story.source import Terms
from desk.story.story import Story

# The boxes that a pencil fills in, and what each state says in print.
SIGNS = {
    ClaimState.UNCHECKED: "☐",
    ClaimState.AGAIN: "↻",
    ClaimState.CONFIRMED: "☑",
    ClaimState.CHANGED: "☑",
    ClaimState.CANNOT: "☒",
    ClaimState.WAIVED: "–",
}
# Only what both a browser and Qt's printing of rich text understand.
STYLE = """
body { font-family: Georgia, 'Times New Roman', serif; font-size: 11pt; margin: 0; }
@media screen { body { max-width: 52em; margin: 2em auto; padding: 0 1em; } }
body { color: #1a1a1a; background: #ffffff; }
h1 { font-size: 17pt; margin: 0 0 4pt 0; }
h2 { font-size: 10pt; font-family: Helvetica, Arial, sans-serif; color: #555555; margin: 14pt 0 2pt 0; }
p.about { font-family: Helvetica, Arial, sans-serif; font-size: 9pt; color: #555555; margin: 0 0 8pt 0; }
p.sentence { margin: 10pt 0 3pt 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4pt 0; }
td, th { font-family: Helvetica, Arial, sans-serif; font-size: 9pt; text-align: left; vertical-align: top; }
td, th { padding: 2pt 6pt; border-bottom: 1px solid #cccccc; }
th { color: #555555; }
"""
_PLACES = {"standfirst": "Standfirst", "copy": "Copy", "photo": "Caption"}


def checkers_copy(story: Story, statements: Sequence[Statement], by: str, at: datetime, house: House) -> bytes:
    """One HTML page in UTF-8 that asks for no other file. Who is not on the record stands there as described.

    `at` is when it was made, aware; it is printed in the house's time zone.
    """
    here = at.astimezone(ZoneInfo(house.zone))
    body = "\n".join(_body(story, statements))
    facts = [fact for one in statements for fact in one.facts]
    counts = " · ".join(f"{sum(one.state is state for one in facts)} {state.value}" for state in _states(facts))
    title = escape(story.title)
    page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Checker’s copy: {title}</title>
<style>{STYLE}</style></head><body>
<h1>{title}</h1>
<p class="about">Checker’s copy for {escape(by)}, {here:%H:%M} on {here.day} {here:%B %Y} ({escape(house.zone)}).
Not for publication. {escape(counts or "Nothing in this story is to be checked.")}</p>
{body}
</body></html>
"""
    return printable(page).encode("utf-8", "replace")


def _states(facts: Sequence[Fact]) -> list[ClaimState]:
    there = {one.state for one in facts}
    return [state for state in ClaimState if state in there]


def _body(story: Story, statements: Sequence[Statement]) -> Iterator[str]:
    number = 0
    for (part, key, field), ones in groupby(
        statements, key=lambda one: (one.place.part, one.place.key, one.place.field)
    ):
        yield f"<h2>{escape(_called(part, story, key, field))}</h2>"
        for one in ones:
            number += 1
            yield from _sentence(story, number, one)


def _called(part: str, story: Story, key: str, field: str) -> str:
    photo = story.photo(key) if part == "photo" else None
    if photo is not None:
        return f"{_PLACES.get(field, field).capitalize()} of {photo.file_name or 'a photo'}"
    return _PLACES.get(part) or part.replace("_", " ").capitalize()


def _sentence(story: Story, number: int, one: Statement) -> Iterator[str]:
    yield f'<p class="sentence"><b>{number}.</b> {escape(one.words)}</p>'
    if not one.facts:
        return
    yield '<table width="100%" cellpadding="4">'
    yield "<tr><th></th><th>To check</th><th>Kind</th><th>State</th><th>Source</th></tr>"
    for fact in one.facts:
        cells = (SIGNS[fact.state], fact.place.words, fact.kind.value, _told(fact), _source(story, fact.claim))
        widths = zip(("4%", "30%", "12%", "27%", "27%"), cells, strict=True)
        yield "<tr>" + "".join(f'<td width="{width}">{escape(cell)}</td>' for width, cell in widths) + "</tr>"
    yield "</table>"


def _told(fact: Fact) -> str:
    """`confirmed by Editor`, `waived by Editor: common knowledge`; where colleagues differ, what each found."""
    rows = [one for one in (fact.claim, *fact.others) if one is not None and one.state is not ClaimState.UNCHECKED]
    found = "; ".join(f"{one.state} by {one.checker}" + (f": {one.reason}" if one.reason else "") for one in rows)
    if fact.state is ClaimState.AGAIN:
        return f"check again (was {found})"
    return found or fact.state.value


def _source(story: Story, claim: Claim | None) -> str:
    if claim is None:
        return ""
    source = story.source(claim.source) if claim.source else None
    name = ""
    if source is not None:
        open_name = source.terms is Terms.ON_RECORD and not source.confidential
        name = (
            ", ".join(part for part in (source.name, source.affiliation) if part) if open_name else source.public_name
        )
    return " · ".join(part for part in (name, claim.reference) if part)
