"""Who is owed for a photo: a caption line parted into caption, credit, photographers, agencies and licence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.intake.agencies import is_agency, looks_like_organisation, looks_like_person
from desk.intake.wording import clean_text, one_line


@dataclass(frozen=True, slots=True)
class ParsedCredit:
    """A caption line in its parts; caption and credit are as printed, None where there is none."""

    caption: str | None
    credit: str | None
    photographers: tuple[str, ...]
    agencies: tuple[str, ...]
    licence: str | None


_LABEL_WORD = (
    r"(?:photos?|photographs?|photography|pictures?|pics?|images?|fotos?|fotograf[íi]as?|fotografie|"
    r"bild(?:er)?|photographie|"
    r"crédit(?:s)?(?:\s+photo)?|credits?|illustrations?|graphics?|infographics?|cartoon|screenshots?|screen\s?grab|"
    r"screengrab|grafik|video|imagen(?:es)?|cr[ée]dito|copyright|courtesy)"
)
# 'Photo:', 'File photo by', '(Photo courtesy of', 'Image via', 'Courtesy of', 'Credit:', '©': where a credit begins.
_LABEL = re.compile(
    rf"(?:^|(?<=[\s(\[|—–\-.!?\"”’)]))[—–\-|]?\s*[(\[]?\s*"
    rf"(?:(?:file|library|stock|archive|staff|handout|pool|representative|representational|composite)\s+)?"
    rf"(?:{_LABEL_WORD}(?:\s+(?:credits?|copyright|source|file|courtesy|illustration|by|credit\s+to))?"
    rf"\s*(?::|\bby\b|\bvia\b|\bcourtesy\s+(?:of|by|:)?|\.{{3}}|\bprovided (?:to|by)\b|"
    rf"\bfrom\b(?=\s+[A-Z])|©|/(?=\s?[A-Z]))|courtesy\s+(?:of\b|by\b|:|(?-i:(?=[A-Z])))\s*|"
    rf"^via\s+(?=[A-Z@])|source\s*:|[©])",
    re.IGNORECASE,
)
_BARE_PHRASES = re.compile(
    r"(?:submitted|contributed|courtesy|handout|supplied|provided|file|staff|stock|archive|library|getty|"
    r"ap|afp|reuters|pti)"
    r"\s+(?:photos?|pictures?|images?|photograph|pic)$|^(?:photo\s+)?(?:supplied|handout|submitted|"
    r"contributed|provided|"
    r"courtesy)$|^(?:photo|image|picture)\s+(?:supplied|provided|submitted|contributed)(?:\s+by\b.*)?$",
    re.IGNORECASE,
)
_WIDGET_WORDS = re.compile(
    r"(?:[\s…|]*(?<![.])(?:\.\.\.)?\s*\b(?:hide caption|toggle caption|enlarge this image|(?:click to "
    r")?enlarge(?: image)?|"
    r"view image in fullscreen|"
    r"read more|less|buy photo|buy this photo|show caption|full screen|open image modal|"
    r"acquire licensing rights|purchase licensing rights(?:, opens new tab)?|opens new tab))+$|\s*(?:\.\.\.|…)\s*more$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\[\d{1,3}\s?/\s?\d{1,3}\]\s*")
_LICENCE = re.compile(
    r"\b(CC[ -]?(?:BY|0)(?:[- ](?:SA|NC|ND))*(?:\s*\d\.\d)?(?!\w)|Creative Commons(?:\s+(?:licen[cs]e|"
    r"attribution[\w .-]*))?|"
    r"public domain|all rights reserved)",
    re.IGNORECASE,
)
_US_GOVERNMENT = re.compile(
    r"^(?:U\.?S\.? (?:Army|Navy|Air Force|Marine Corps|Coast Guard|Space Force|National Guard|Department "
    r".*)|GSA|NASA|NOAA|"
    r"USGS|FEMA|CDC|DVIDS|DoD|Department of Defense|White House)\b"
)
_SPLIT = re.compile(
    r"\s*(?:/|\||·|•|;|–|—|\s-\s|,\s|\bvia\b|\bfor\b(?=\s+(?:the\s+)?[A-Z])|\bfrom\b|\s\+\s|"
    r"\bon\b(?=\s+[A-Z])|:\s*)\s*"
)
_ROLE_WORDS = re.compile(
    r"\b(?:photographers?|photo(?:s|graph(?:s|ed)?)?|pictures?|pics?|images?|fotos?|file|handout|hand-out|"
    r"courtesy|credits?|cr[ée]ditos?|"
    r"copyright|staff|supplied|submitted|contributed|provided|to|illustration|graphic|composite|"
    r"screenshot|screengrab|video|"
    r"bild|library|archive|exclusive|stock|by|of|source|the)\b|©|\(c\)|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LEAD_LABEL = re.compile(
    rf"^[\s(\[—–\-|]*(?:(?:file|library|stock|archive|staff|handout|{_LABEL_WORD}|source|via|by|of|from|credit|"
    rf"courtesy|copyright)\b|©|[:\s.–—-])+",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"^[^\s/|][^/|]{1,60}\s?[/|]\s?[^/|]{1,60}(?:\s?[/|]\s?[^/|]{1,40})*$")
_SMALL = frozenset(
    ("de da do dos del della di du la le les el al bin van von der den ter y and und et of the for").split()
)
_RUN_OF_TEXT = re.compile(
    r"(?:(?<![\w@.])(?!(?:van|von|der|den|de|la|del|al|of|the|and|for|bin|by|via)\b)[a-zà-ž]+\s+){3}"
)
_FULL_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|"
    r"Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d"
)
_SENTENCES = re.compile(r"[a-z\d]{3}[.!?]\s*[A-Z]")
_ABBREVIATION = re.compile(r"^[A-Z][A-Z&]{1,6}$")


def strip_widget_words(text: str) -> str:
    """The caption line without the words of the page's own buttons at its end ('hide caption', '... more')."""
    return _WIDGET_WORDS.sub("", _COUNTED.sub("", text)).rstrip()


def parse_credit(text: str) -> ParsedCredit:
    """Part a caption line; where nothing is owed for sure, no credit is invented."""
    whole = strip_widget_words(clean_text(text).strip())
    lines = [one_line(line) for line in whole.split("\n") if line.strip()]
    if len(lines) > 1:
        for credit, rest in ((lines[-1], lines[:-1]), (lines[0], lines[1:])):
            if is_credit_alone(credit) or (credit is lines[0] and looks_like_organisation(credit)):
                return _parted(" ".join(rest), credit)
    whole = " ".join(lines)
    start = credit_start(whole)
    if start is None:
        return ParsedCredit(whole or None, None, (), (), None)
    return _parted(whole[:start].rstrip(" |—–"), whole[start:].strip())


def _parted(caption: str, credit: str) -> ParsedCredit:
    people, agencies, licence = name_parts(credit)
    return ParsedCredit(caption or None, credit or None, people, agencies, licence)


def credit_start(text: str) -> int | None:
    """Where in a caption line the credit begins, in characters; 0 when it is all credit; None when there is none."""
    if not text:
        return None
    for finder in (_in_brackets, _by_agency_slash, _by_label, _whole_line, _at_sentence_end):
        start = finder(text)
        if start is not None:
            return start
    return None


def is_credit_alone(text: str) -> bool:
    """Whether the whole line is a credit: 'Photo: VCG', 'Jane Doe/AP', 'Getty Images', 'Submitted photo'."""
    return len(text) <= 140 and credit_start(text) == 0


def _in_brackets(text: str) -> int | None:
    core = text.rstrip(" .")
    if not core or core[-1] not in ")]":
        return None
    start = core.rfind("(" if core[-1] == ")" else "[")
    if start < 0:
        return None
    inside = core[start + 1 : -1].strip()
    return start if inside and _credit_words(inside, sentence_before=_sentence_before(text, start)) else None


def _sentence_before(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?”\"’'…"


def _credit_words(inside: str, sentence_before: bool) -> bool:
    """Whether bracketed words are a credit and no aside: a label, a known agency, Name/Agency, an abbreviation."""
    if len(inside) > 140:
        return False
    if _plainly_credit(inside):
        return True
    parts = [p for p in _SPLIT.split(inside) if p and p.strip()]
    if any(is_agency(_bare_name(p)) for p in parts) and all(_name_like(p) for p in parts):
        return True
    giver, colon, rest = inside.partition(":")
    if colon and _name_like(rest) and (looks_like_organisation(giver) or _BARE_PHRASES.search(giver.strip())):
        return True
    return sentence_before and _credit_after_sentence(inside, parts)


def _plainly_credit(inside: str) -> bool:
    label = _LABEL.match(inside)
    if label and _names_follow(inside[label.end() :], label[0]):
        return True
    if inside.casefold() in ("courtesy", "handout", "supplied", "file") or is_agency(inside):
        return True
    return bool(_BARE_PHRASES.search(inside)) or "photo by" in inside.casefold()


def _credit_after_sentence(inside: str, parts: list[str]) -> bool:
    """Behind a full stop less will do: two names with a slash, a person and a house, a person, an abbreviation."""
    if _SLASHED.match(inside) and all(_name_like(p) for p in parts):
        return True
    if len(parts) == 2 and looks_like_person(parts[0]) and looks_like_organisation(parts[1]):
        return True
    if "@" in inside or re.match(r"^file\s*[:/]", inside, re.IGNORECASE):
        return True
    return bool(_ABBREVIATION.match(inside)) or looks_like_person(inside)


def _bare_name(part: str) -> str:
    return " ".join(_ROLE_WORDS.sub(" ", part).split()).strip(" :.,()[]-–—")


def _name_like(part: str) -> bool:
    if is_agency(part.strip()) or "@" in part:
        return True
    words = _bare_name(part).split() or part.split()
    proper = [w for w in words if w[:1].isupper() or w[:1].isdigit() or "." in w[:-1]]
    return (
        0 < len(words) <= 7 and bool(proper) and len(words) - len(proper) <= len(_SMALL & {w.casefold() for w in words})
    )


def _by_label(text: str) -> int | None:
    """The last label after which only names follow; 'photo by' takes the agency's name before it along."""
    found = None
    for match in _LABEL.finditer(text):
        rest = text[match.end() :]
        if len(rest.split()) <= 14 and len(rest) <= 140 and _names_follow(rest, match[0]):
            found = match
            break
    if not found:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return _with_service(text, start)


def _names_follow(rest: str, label: str) -> bool:
    rest = rest.strip()
    if not rest or _RUN_OF_TEXT.search(rest + " ") or _FULL_DATE.search(rest):
        return False
    if (
        rest[:1].islower()
        and not (":" in label and len(rest.split()) < 4)
        and not re.match(
            r"^(?:the|handout|supplied|courtesy|via|by|dpa|afp|picture|imago|de|file|[\w.]+@|[\w-]+\.)", rest
        )
    ):
        return False
    if "." in rest.rstrip(" .)]") and re.search(r"[a-zà-ž]{3}\.\s+[A-Z]\w*\s+[a-z]", rest):
        return False
    drawn = re.search(r"(?i)graphic|video|illustration|screen|cartoon|grafik|source", label)
    if drawn:
        return all(_name_like(p) for p in _SPLIT.split(rest.strip(" ().")) if p.strip())
    strong = ":" in label or "©" in label or "by" in label.casefold() or "courtesy" in label.casefold()
    return strong or any(_name_like(p) for p in _SPLIT.split(rest))


def _with_service(text: str, start: int) -> int:
    """'U.S. Army photo by …': the words of the service before the label, back to the sentence's end, belong to it."""
    if not re.match(r"(?:photo|image|picture|photograph)s?\s+(?:by|via|courtesy)", text[start:], re.IGNORECASE):
        return start
    head = re.search(r"(?:(?<=[.!?)”\"]\s)|^)((?:[A-Z][\w.'’&-]*\s+){1,5})$", text[:start])
    if head and (head.start() > 0 or text[: head.end()] == head[1]) and looks_like_organisation(head[1].strip()):
        return head.start(1)
    return start


def _by_agency_slash(text: str) -> int | None:
    """'… REUTERS/Jane Doe': a known agency, a slash and a name at the end, without brackets."""
    found = re.search(
        r"(?:^|(?<=[\s]))((?:[A-Z][\w-]*\s){0,1}[A-Z][\w.-]+\s?/\s?"
        r"[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,4}(?:\s?/\s?[\w .&'’-]{2,40})?)$",
        text,
    )
    if not found:
        return None
    first, _, rest = found[1].partition("/")
    if text[: found.start(1)].rstrip().endswith(":"):
        return None  # a label stands before it
    if is_agency(_bare_name(first)) and _name_like(rest):
        return found.start(1)
    return None


def _at_sentence_end(text: str) -> int | None:
    """'… in 2015. Jane Doe/AP': what follows the caption's last full stop, when it is a name and an agency."""
    for match in reversed(
        list(re.finditer(r"(?:[.!?]['\"”’)]?|['\"”’])(?:\s+(?=[A-Z@©\[(])|(?=[A-Z][a-z]+ [A-Z]))|\s\|\s", text))
    ):
        tail = text[match.end() :].strip()
        if len(tail) > 90 or len(tail.split()) > 10:
            break
        if _is_names(tail):
            return match.end()
    if found := re.search(
        r"(?:^|\s)((?:Submitted|Contributed|Courtesy|Handout|Supplied|Provided|File|Staff)\s+(?:photos?|"
        r"image|picture)s?)\.?$",
        text,
        re.IGNORECASE,
    ):
        return found.start(1)
    if found := re.search(
        r"\s[—–-]\s+((?:AFP|AP|Reuters|REUTERS|Bernama|Xinhua|EPA|dpa|Getty Images|PTI|ANI)(?:\s?(?:pic|"
        r"photo|/)[\w /.'-]{0,40})?)$",
        text,
    ):
        return found.start()
    return None


def _is_names(tail: str) -> bool:
    """Whether the words are nothing but a photographer and agencies."""
    tail = tail.strip(" .")
    if not tail:
        return False
    if is_agency(tail) or _BARE_PHRASES.fullmatch(tail):
        return True
    bare_tail = _LICENCE.sub("", tail).strip(" ,.|/")
    parts = [p.strip() for p in _SPLIT.split(bare_tail) if p.strip()]
    if len(parts) < 2:
        return bool(parts) and is_agency(_bare_name(parts[0]))
    if not all(_name_like(p) for p in parts):
        return False
    has_agency = any(is_agency(_bare_name(p)) for p in parts)
    slashed = "/" in tail or "|" in tail or " via " in tail
    return has_agency or (
        slashed and looks_like_person(parts[0]) and (looks_like_organisation(parts[-1]) or "/" in tail)
    )


def _whole_line(text: str) -> int | None:
    if len(text) > 100 or _SENTENCES.search(text) or _FULL_DATE.search(text):
        return None
    return 0 if _is_names(text) else None


def name_parts(credit: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Photographers, agencies and licence of a credit as printed."""
    core = credit.strip(" ()[].")
    found = _LICENCE.search(core)
    licence = _licence_words(found[0]) if found else None
    if found:
        core = (core[: found.start()] + core[found.end() :]).strip(" ,|/-")
    core = re.sub(r"\b(\w[\w. ]*?)\s+photo(?:graph)?s?\s+by\b", r"\1 | ", core, flags=re.IGNORECASE)
    people: list[str] = []
    agencies: list[str] = []
    parts = [p for p in _SPLIT.split(_LEAD_LABEL.sub("", core) if not is_agency(core) else core) if p and p.strip()]
    for index, part in enumerate(parts):
        _sort_name(part, index, len(parts), people, agencies)
    if licence is None and any(_US_GOVERNMENT.match(a) for a in agencies):
        licence = "public domain (US government)"
    return tuple(people), tuple(agencies), licence


def _sort_name(part: str, index: int, count: int, people: list[str], agencies: list[str]) -> None:
    if "@" in part:
        agencies.append(part.strip(" .,()"))
        return
    name = part.strip(" .,:()[]")
    if not is_agency(name):
        name = _bare_name(name) if not name.startswith("The ") else name
    name = re.sub(r"^PRO(?=[A-Z][a-z])", "", name)
    if not name or not any(c.isalpha() for c in name):
        return
    if is_agency(name) or looks_like_organisation(name):
        agencies.append(name)
    elif looks_like_person(name):
        people.extend(_joined_people(name))
    elif " and " in name and all(looks_like_person(n) for n in re.split(r"\s+(?:and|&)\s+", name)):
        people.extend(re.split(r"\s+(?:and|&)\s+", name))
    elif index == 0 and len(name.split()) == 1 and count > 1 and not name.isupper():
        people.append(name)
    else:
        agencies.append(name)


def _joined_people(name: str) -> list[str]:
    return [n for n in re.split(r"\s+(?:and|&)\s+", name) if n]


def _licence_words(words: str) -> str:
    folded = words.casefold()
    if folded.startswith("creative"):
        return words if any(c.isdigit() for c in words) else "Creative Commons (unspecified)"
    if folded.startswith("cc") and not any(c.isdigit() for c in words):
        return f"{words} (version unstated)"
    return words
