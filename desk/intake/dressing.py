"""What office programs dress as something: their titles, quotations, notes and raised figures become what they are.

Works on the parsed page before it is walked. Signs that must reach the copy unescaped stand as MARKS until then.
"""

from __future__ import annotations

import re

from bs4 import Tag
from bs4.element import Comment, NavigableString

# Characters of private use, taken out of what comes in, for signs of CommonMark.
OPEN, CLOSE, DEFINE = "\ue001", "\ue002", "\ue003"
MARKS = {OPEN: "[^", CLOSE: "]", f"{DEFINE} ": "]: ", DEFINE: "]: "}
_STYLES = (  # classes of Word and LibreOffice, and what they mean
    (re.compile(r"^MsoTitle"), "h2"),
    (re.compile(r"^MsoSubtitle"), "h3"),
    (re.compile(r"^MsoHeading([1-6])$"), "h{}"),
    (re.compile(r"^Mso(?:Intense)?Quote"), "blockquote"),
)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-6])", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?\s*[\w*†‡]{1,5}\s*[\])]?")
_SUPER = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
MOST_NOTES = 500


def undress(root: Tag) -> None:
    """Turn the dress of office programs into plain elements, in place."""
    for paragraph in root.find_all("p"):
        _by_style(paragraph)
    _notes(root)
    for tag in root.find_all(["sup", "sub", "span"]):
        _raised(tag)


def _by_style(paragraph: Tag) -> None:
    told = paragraph.get("class")
    names = [str(one) for one in told] if isinstance(told, list) else str(told or "").split()
    style = str(paragraph.get("style") or "")
    if outline := _OUTLINE.search(style):
        paragraph.name = f"h{outline[1]}"
        return
    for pattern, name in _STYLES:
        for one in names:
            if found := pattern.match(one):
                paragraph.name = name.format(*found.groups())


def _notes(root: Tag) -> None:
    """Two anchors that point at each other are a note's mark and the note; marks that point nowhere go."""
    anchors = [one for one in root.find_all("a") if str(one.get("href") or "").startswith("#")][: 2 * MOST_NOTES]
    named = {str(one.get(name)): one for one in anchors for name in ("id", "name") if one.get(name)}
    number, done = 0, set[int]()
    for mark in anchors:
        target = named.get(str(mark["href"])[1:])
        if id(mark) in done or not _NUMBER.fullmatch(mark.get_text().strip()):
            continue
        if target is None or target is mark:
            _leave(mark)
        elif named.get(str(target.get("href") or "")[1:]) is mark:
            number += 1
            done.add(id(target))
            _tie(mark, target, str(number))


def _tie(mark: Tag, target: Tag, number: str) -> None:
    note = target.find_parent(["p", "li", "div"])
    _put(mark, OPEN + number + CLOSE)
    if note is None:
        _put(target, "")
        return
    note.name = "p"
    note.attrs.clear()
    _put(target, "")
    note.insert(0, NavigableString(OPEN + number + DEFINE))
    for rule in note.find_all_previous("hr", limit=1):
        if "footnote" in str(rule.parent.get("style") if rule.parent else "") or _ends_body(rule, note):
            rule.decompose()


def _ends_body(rule: Tag, note: Tag) -> bool:
    """Whether nothing stands between the rule and the note."""
    between = rule.find_next(string=lambda text: bool(text and text.strip()) and not isinstance(text, Comment))
    return between is not None and note in between.parents


def _leave(mark: Tag) -> None:
    """A mark whose note did not come along; a number that links into the page it was on says nothing here."""
    raised = mark.find_parent("sup") is not None or mark.find("sup") is not None
    if raised or re.search("note|ftn", str(mark.get("href")), re.IGNORECASE):
        _put(mark, "")


def _put(tag: Tag, text: str) -> None:
    """That text in place of the tag, and of what raises nothing but it."""
    around = tag.parent
    if around is not None and around.name in ("sup", "span") and around.get_text().strip() == tag.get_text().strip():
        tag = around
    tag.replace_with(NavigableString(text))


def _raised(tag: Tag) -> None:
    """Figures that stand high or low keep what they mean: m² is not m2."""
    style = _RAISED.search(str(tag.get("style") or ""))
    way = {"super": "sup"}.get(style[1].lower(), "sub") if style and tag.name == "span" else tag.name
    text = tag.get_text()
    if way in ("sup", "sub") and text.strip() and len(text) < 12:
        table = _SUPER if way == "sup" else _SUB
        if all(ord(letter) in table for letter in text):
            tag.replace_with(NavigableString(text.translate(table)))
