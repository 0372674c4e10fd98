"""Bylines: who wrote it, from 'By Jane Doe and John Roe, Associated Press' to a name that stands alone."""

from __future__ import annotations

import re

from desk.intake.agencies import is_agency, is_news_agency, looks_like_organisation, looks_like_person
from desk.intake.dates import find_day
from desk.intake.places import is_place, is_region

_BY = re.compile(
    r"^(?:(?:written|reported|story|words|text|article|posted|report|reporting|analysis|review|opinion|"
    r"interview|column|compiled|"
    r"edited|published|contributed)\s+)?(?:by|von|par|por|di|door|av|af|autor|autore|author|authors|"
    r"text)\s*[:：]?\s+|^(?:authors?|words|text|writer|byline|reporter)\s*[:：]\s*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[|•·‧]\s*|\s+[–—-]\s+|\s*\(|\s{3,}|\b(?:Updated|Published|Posted|Last updated|Last modified|"
    r"Follow)\b|\S+@\S+|\s@\w+|"
    r"\s(?:on|at)\s(?=\d|[A-Z][a-z]+\s\d)|\s(?:on|at)\s*$|\sFOR\s(?=[A-Z])"
)
# Where a role or an agency follows a name with nothing between: 'Jane Doe Staff Writer', 'Jane Doe Associated Press'.
_SMALL = frozenset(("de", "van", "der", "al", "bin", "von", "the"))
_ROLE_BEGINS = frozenset(
    (
        "staff senior chief special deputy associate contributing political national associated reuters ap "
        "correspondent reporter writer editor bbc cnn business science health environment sports bureau the"
    ).split()
)
_JOINTS = re.compile(
    r"(\s*(?:,\s*and\s|,\s|\s+and\s+|\s+AND\s+|\s*&\s*|\s*;\s*|\s+und\s+|\s+et\s+|\s+y\s+|\s*/\s*|"
    r"\s+with\s+|\s+avec\s+|\s+\+\s+)\s*)"
)
# 'Jane DoePublished July 20': two fields of a page run together.
_GLUED = re.compile(r"^(.{4,40}?)\s*[|,-]?\s*(?:Published|Updated|Posted)\b")
_STAFF = re.compile(
    r"^(?:staff(?: reports?| reporters?| writers?)?|our (?:staff|correspondent|reporter|special "
    r"correspondent|bureau)s?(?: \w+)?|news (?:desk|staff)|web (?:desk|staff)|"
    r"staff and (?:wire|agencies)(?: reports?)?|wire reports?|agencies|news agencies|newsroom|"
    r"editorial(?: board| staff| team)?|the editors|online desk|"
    r"from staff reports|(?:\w+ ){1,3}(?:staff|desk|bureau|correspondent|reporter|writers?|editors?|"
    r"newsroom|web ?desk|team|reporters))$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|columnist|producer|journalist|bureau|staff|chief|"
    r"contributor|critic|analyst|professor|author|intern|"
    r"news|press|desk|fellow|lecturer|researcher|photographer|director|team|anchor|meteorologist)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    (
        "news world business sport sports politics opinion home local national international top latest breaking "
        "the two-way front page main live video photos science health technology tech culture arts life style "
        "lifestyle travel food money economy markets education environment weather crime share print email read "
        "more story stories section image caption photo getty follow subscribe menu search comments min minutes "
        "hours ago updated published page"
    ).split()
)


def parse_byline(text: str) -> tuple[str, ...]:
    """The names of a line that opens as a byline does ('By …', 'Words: …'); none when it does not."""
    opening = _BY.match(text)
    if not opening or len(text) > 240:
        return ()
    rest = text[opening.end() :].strip(" :")
    first = rest.partition(" ")[0]
    if not first or not (first[0].isupper() or first[0].isdigit() or first == "our" or "@" in first):
        return ()
    return _names(rest)


def parse_inner_byline(text: str) -> tuple[str, ...]:
    """The names behind 'by' in a line that opens with a date: 'Posted on July 20, 1969 by Jane Doe in Space'."""
    if len(text) > 200:
        return ()
    if found := re.search(r"\bby\s+(?=[A-Z])", text):
        return _names(text[found.end() :])
    if (glued := _GLUED.match(text)) and looks_like_person(glued[1].strip(" |,-")):
        return (glued[1].strip(" |,-"),)
    return tuple(part for part in re.split(r"\s*\|\s*", text) if is_news_agency(part))


def parse_bare_byline(text: str) -> tuple[str, ...]:
    """The names of a line that is all byline: 'Jane Doe', 'Jane Doe, Science Writer', 'Associated Press in Paris'."""
    if len(text) > 120 or any(c.isdigit() for c in text) or text.rstrip()[-1:] in ".?!:":
        return ()
    core, _, place = text.partition(" in ")
    if is_news_agency(core.strip()) and (not place or is_place(place.strip(" ,.")) or place.istitle()):
        return (core.strip(),)
    words = [w.casefold().strip(",") for w in text.split()]
    if not words or (set(words) & _NOT_NAMES and not _ROLE.search(text)):
        return ()
    names = _names(text)
    if names and all(looks_like_person(n) or _STAFF.match(n) for n in names):
        return names
    return ()


def _names(rest: str) -> tuple[str, ...]:
    day = find_day(rest)
    if day and day[1] > 3:
        rest = rest[: day[1]]
    rest = re.sub(r"^(?:Staff Writers?|Senior Reporter)\s+(?=[A-Z])", "", rest)
    pieces = [p for p in _CUT.split(rest) if p and p.strip()]
    if not pieces:
        return ()
    parts = _JOINTS.split(pieces[0].strip(" ,.;:-–—|"))
    found: list[str] = []
    person = False
    joints = ["", *parts[1::2]]
    for part, joint in zip(parts[::2], joints, strict=False):
        name = _one_name(part)
        if name is None:
            if found:
                break  # what follows is a role, an organisation, a place
            continue
        human = looks_like_person(name)
        if person and not human and _is_affiliation(name, joint):
            break
        person = person or human
        if name.casefold() not in {f.casefold() for f in found}:
            found.append(name)
    return tuple(found)


def _is_affiliation(name: str, joint: str) -> bool:
    """Behind a person: 'Jane Doe, The Gazette', 'Jane Doe and agencies'; 'Jane Doe and Reuters' names two."""
    return name.casefold() in ("agencies", "agency", "staff") or ("and" not in joint.casefold() and "&" not in joint)


def _one_name(part: str) -> str | None:
    """The name in one piece, without the place or role behind it; None for a role or a place."""
    name = re.split(r"\s+(?:in|at|for|from|of)\s+(?=[A-Z])", part.strip(" .,;:-–—|’'"))[0].strip()
    name = re.sub(r"^(?:by|and|By|with)\s+", "", name)
    words = name.split()
    for index in range(2, len(words)):
        if words[index].casefold() in _ROLE_BEGINS and looks_like_person(" ".join(words[:index])):
            return " ".join(words[:index])
    if not name or len(name) > 60 or is_region(name):
        return None
    if _STAFF.match(name) or is_agency(name):
        return name
    if re.search(r"(?i)\b(?:writer|reporter|correspondent|editor|columnist|producer|journalist)$", name):
        return None
    if looks_like_person(name) and not (is_place(name) and not name.isupper() and len(name.split()) == 1):
        return name
    return name if _could_be_name(name, words) else None


def _could_be_name(name: str, words: list[str]) -> bool:
    """What is left: an organisation, one word ('emileigh'), or a few words that all begin with capitals."""
    if len(words) > 5:
        return False
    if _ROLE.search(name) or looks_like_organisation(name):
        return name[:1].isupper()
    if len(words) == 1:
        return name[:1].isalpha()
    return all(w[:1].isupper() or w.casefold() in _SMALL for w in words)


def tidy_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of hidden fields as a byline shows them: without 'By', roles behind a comma, addresses; each once."""
    found: list[str] = []
    for entry in (name.strip() for name in names):
        if not entry or entry.startswith(("http", "www.", "/")) or "@" in entry:
            continue
        opening = _BY.match(entry)
        for name in _names(entry[opening.end() :] if opening else entry):
            if name.casefold() not in {f.casefold() for f in found}:
                found.append(name)
    return tuple(found)
