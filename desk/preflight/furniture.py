"""Furniture: slug, headlines, standfirst, section, byline, dateline, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from desk.preflight.finding import ALWAYS, Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Furnish
from desk.preflight.folding import keys
from desk.preflight.passages import capital, headlines, shortened
from desk.preflight.reading import Reading
from desk.quoting.spoken import pieces_of
from desk.story.dateline import dateline_style
from desk.story.furniture import slot
from desk.story.place import Place
from desk.story.slug import slug_of

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")
_NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")


def _free_slug(text: str, reading: Reading) -> str:
    """A slug from the text that no other story has; '' when there is none among the first hundred."""
    plain = slug_of(text)
    if not plain or not reading.context.slugs(plain):
        return plain
    limit = slot("slug").limit
    numbered = (f"{slug_of(text, limit - len(end))}{end}" for end in (f"-{number}" for number in range(2, 101)))
    return next((one for one in numbered if not reading.context.slugs(one)), "")


def _new_slug(reading: Reading, text: str) -> Fix | None:
    was, slug = reading.story.furniture.slug, _free_slug(text, reading)
    return Fix(f"Use ‘{slug}’", Furnish("slug", was, slug)) if slug and slug != was else None


def slug_missing(reading: Reading) -> Iterator[Remark]:
    furniture = reading.story.furniture
    if not furniture.slug.strip():
        yield Remark(Place("slug"), "The story has no slug.", _new_slug(reading, furniture.headline))


def slug_length(reading: Reading) -> Iterator[Remark]:
    slug, limit = reading.story.furniture.slug, slot("slug").limit
    if len(slug) > limit:
        message = f"The slug is {len(slug)} characters; the house limit is {limit}."
        yield Remark(Place("slug"), message, _new_slug(reading, slug))


def slug_form(reading: Reading) -> Iterator[Remark]:
    slug = reading.story.furniture.slug
    if slug and not _SLUG.fullmatch(slug):
        message = f"The slug ‘{shortened(slug)}’ has more in it than small letters, digits and single hyphens."
        yield Remark(Place("slug"), message, _new_slug(reading, slug))


def slug_taken(reading: Reading) -> Iterator[Remark]:
    slug = reading.story.furniture.slug
    if slug and reading.context.slugs(slug):
        message = f"Another story on this desk has the slug ‘{slug}’."
        yield Remark(Place("slug"), message, _new_slug(reading, slug))


def headline_missing(reading: Reading) -> Iterator[Remark]:
    if not reading.story.furniture.headline.strip():
        yield Remark(Place("headline"), "The story has no headline.")


def headline_length(reading: Reading) -> Iterator[Remark]:
    for one in headlines(reading.story):
        limit = slot(one.part).limit
        if len(one.text) > limit:
            message = f"{capital(one.label)} is {len(one.text)} characters; the house limit is {limit}."
            yield Remark(one.place(), message)


def headline_stop(reading: Reading) -> Iterator[Remark]:
    for one in headlines(reading.story):
        text = one.text.rstrip()
        if text.endswith(".") and not re.search(r"\.\.|(?:\b\w\.){2}\Z", text):
            place = one.place(len(text) - 1, len(text))
            fix = Fix("Take it out", Furnish(one.part, one.text, text[:-1]))
            yield Remark(place, f"{capital(one.label)} ends with a full stop.", fix)


def headline_capitals(reading: Reading) -> Iterator[Remark]:
    headline = reading.story.furniture.headline
    if len(keys(headline)) > 3 and headline.isupper():
        yield Remark(Place("headline"), "The headline is all in capitals.")


_DOUBLE_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def headline_marks(reading: Reading) -> Iterator[Remark]:
    """Headlines quote with single marks: the large type needs no more."""
    for one in headlines(reading.story):
        single = one.text.translate(_DOUBLE_MARKS)
        if single != one.text:
            at = next(place for place, letter in enumerate(one.text) if letter in '“”"')
            fix = Fix("Make them single", Furnish(one.part, one.text, single))
            yield Remark(one.place(at, at + 1), f"{capital(one.label)} has double quotation marks.", fix)


def headline_numbers(reading: Reading) -> Iterator[Remark]:
    """Every figure of the headline stands in the copy, as a figure or in words."""
    told = {number.replace(",", "") for number in _NUMBER.findall(reading.plain)}
    figures = [(found, found[0].replace(",", "")) for found in _NUMBER.finditer(reading.story.furniture.headline)]
    missing = [(found, bare) for found, bare in figures if len(bare) > 1 and bare not in told and reading.plain]
    amounts = _amounts(reading.plain) if missing else frozenset()
    for found, bare in missing:
        if f"#{bare}" not in amounts:
            place = Place("headline", words=found[0], start=found.start(), end=found.end())
            yield Remark(place, f"The headline says {found[0]}, but that figure does not stand in the copy.")


def _amounts(text: str) -> frozenset[str]:
    """The amounts of a text, those written as words too, as the comparison of quotations has them: ‘#45’."""
    return frozenset(piece.key for piece in pieces_of(text, bracketed=False) if piece.key.startswith("#"))


def standfirst_length(reading: Reading) -> Iterator[Remark]:
    text, limit = reading.story.furniture.standfirst, slot("standfirst").limit
    if len(text) > limit:
        yield Remark(Place("standfirst"), f"The standfirst is {len(text)} characters; the house limit is {limit}.")


def standfirst_repeats(reading: Reading) -> Iterator[Remark]:
    furniture = reading.story.furniture
    if furniture.standfirst and keys(furniture.standfirst) == keys(furniture.headline):
        yield Remark(Place("standfirst"), "The standfirst says the same as the headline.")


def section_missing(reading: Reading) -> Iterator[Remark]:
    if not any(reading.story.furniture.section):
        yield Remark(Place("section"), "The story has no section.")


def section_known(reading: Reading) -> Iterator[Remark]:
    section = reading.story.furniture.section
    if not any(section) or section in reading.house.sections:
        return
    path = " / ".join(section)
    wanted = [keys(part) for part in section]
    like = next((one for one in reading.house.sections if [keys(part) for part in one] == wanted), None)
    fix = Fix(f"Use {' / '.join(like)}", Furnish("section", section, like)) if like else None
    yield Remark(Place("section"), f"{reading.house.name} has no section {path}.", fix)


def byline_missing(reading: Reading) -> Iterator[Remark]:
    story = reading.story
    if any(name.strip() for name in story.furniture.byline):
        return
    fix = Fix(f"By {' and '.join(story.authors)}", Furnish("byline", story.furniture.byline, story.authors))
    yield Remark(Place("byline"), "The story has no byline.", fix if story.authors else None)


def byline_form(reading: Reading) -> Iterator[Remark]:
    byline = reading.story.furniture.byline
    bare = tuple(re.sub(r"(?i)\Aby[ \u00a0]+", "", name) for name in byline)
    for name, without in zip(byline, bare, strict=True):
        if name != without:
            fix = Fix("Take out ‘By’", Furnish("byline", byline, bare))
            yield Remark(Place("byline", words=name), f"‘By’ stands before the name in the byline ‘{name}’.", fix)
        elif len(name) > 5 and " " in name and name.isupper():
            yield Remark(Place("byline", words=name), f"The byline ‘{name}’ is all in capitals.")


def dateline_parts(reading: Reading) -> Iterator[Remark]:
    """A news story says where and when; background (priority 5) need not."""
    furniture = reading.story.furniture
    if furniture.priority >= 5:
        return
    dateline = furniture.dateline
    if not dateline.place.strip() and not dateline.date:
        yield Remark(Place("dateline"), "The story has no dateline.")
    elif not dateline.place.strip():
        yield Remark(Place("dateline", field="place"), "The dateline has no place.")
    elif not dateline.date:
        yield Remark(Place("dateline", field="date"), "The dateline has no date.")


def dateline_date(reading: Reading) -> Iterator[Remark]:
    """The place may be a day ahead of the house, never more."""
    day = reading.story.furniture.dateline.date
    today = reading.local(reading.context.now).date()
    if day and day > today + timedelta(days=1):
        message = f"The dateline says {day.day} {day:%B %Y}, which is still to come."
        yield Remark(Place("dateline", field="date"), message)


def dateline_region(reading: Reading) -> Iterator[Remark]:
    dateline, style = reading.story.furniture.dateline, dateline_style(reading.house.dateline_style)
    alone = not style.stand_alone or dateline.place.strip().upper() in style.stand_alone
    if dateline.place.strip() and not dateline.region and not alone:
        message = f"{dateline.place} does not stand alone in {style.label} datelines; name its state or country."
        yield Remark(Place("dateline", field="region"), message)


def language_known(reading: Reading) -> Iterator[Remark]:
    language = reading.story.furniture.language
    if not _LANGUAGE.fullmatch(language):
        message = (
            f"‘{shortened(language)}’ is not the code of a language, such as en-GB."
            if language
            else ("The story has no language; the page cannot say how it is to be read aloud.")
        )
        fix = Fix(f"Use {reading.house.language}", Furnish("language", language, reading.house.language))
        yield Remark(Place("language"), message, fix)


_REQUIRED = (Subject.FURNITURE, Weight.BLOCKER)
_WARNS = (Subject.FURNITURE, Weight.WARNING)
_NOTES = (Subject.FURNITURE, Weight.NOTE)

CHECKS = (
    Check("slug", "The slug is there", *_REQUIRED, slug_missing, ALWAYS),
    Check("slug-taken", "No other story has the slug", *_REQUIRED, slug_taken, ALWAYS),
    Check("slug-length", f"The slug has at most {slot('slug').limit} characters", *_WARNS, slug_length),
    Check("slug-form", "The slug has small letters, digits and hyphens only", *_WARNS, slug_form),
    Check("headline", "The headline is there", *_REQUIRED, headline_missing, ALWAYS),
    Check("headline-length", "Headlines keep to their length", *_WARNS, headline_length),
    Check("headline-stop", "No headline ends with a full stop", *_WARNS, headline_stop),
    Check("headline-capitals", "The headline is not all in capitals", *_WARNS, headline_capitals),
    Check("headline-marks", "Headlines quote with single marks", *_NOTES, headline_marks),
    Check("headline-numbers", "The figures of the headline stand in the copy", *_WARNS, headline_numbers),
    Check("standfirst-length", "The standfirst keeps to its length", *_WARNS, standfirst_length),
    Check("standfirst-repeats", "The standfirst adds to the headline", *_WARNS, standfirst_repeats),
    Check("section", "The section is there", *_REQUIRED, section_missing, ALWAYS),
    Check("section-known", "The house has the section", *_WARNS, section_known),
    Check("byline", "The byline is there", *_REQUIRED, byline_missing, ALWAYS),
    Check("byline-form", "The byline is names only", *_NOTES, byline_form),
    Check("dateline", "The dateline has its place and date", *_WARNS, dateline_parts),
    Check("dateline-date", "The dateline is not ahead of time", *_WARNS, dateline_date),
    Check("dateline-region", "The dateline says which state or country", *_NOTES, dateline_region),
    Check("language", "The language is a known code", *_WARNS, language_known),
)
