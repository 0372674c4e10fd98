"""Slips of the typing hand: spaces, doubled words, quotation marks and brackets left open, two kinds of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.markup.scan import marks
from desk.preflight.finding import Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.passages import Passage, capital, shortened, text_at, with_text
from desk.preflight.prose import paragraphs, prose
from desk.preflight.reading import Reading
from desk.quoting.marks import NOT_CLOSED
from desk.story.place import Place
from desk.story.story import Story

_SPACES = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+>]|\d{1,9}[.)]|#{1,6})\Z")  # spaces after these are layout
_BLANKS = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff]++|[ \t\u00a0]++")
_SPACE_BEFORE = re.compile(r"(?<=[\w”’\")\]%])[ \u00a0]+[,.;:!?](?=[\s”’\")\]]|\Z)")
_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]++)[ \u00a0\n]++\1(?![\w'’-])(?!\.\w)", re.IGNORECASE)
# Words that rightly stand twice, and names of two like words.
_TWICE = frozenset({
    "had", "that", "no", "so", "very", "bye", "tut", "now", "there", "hear", "ha", "well", "yes", "is", "in",
    "her", "do", "pom", "boo", "duran", "baden", "walla",
})  # fmt: skip
_LEFT, _RIGHT = re.compile(r"\w++\Z"), re.compile(r"\w++")


def double_spaces(reading: Reading) -> Iterator[Remark]:
    for one in reading.written:
        for found in _SPACES.finditer(one.prose):
            line = one.prose[one.prose.rfind("\n", 0, found.start()) + 1 : found.start()]
            if not _LIST_MARK.fullmatch(line):
                place, left, right = _between(one.passage, *found.span())
                number = "Two" if len(found[0]) == 2 else f"{len(found[0])}"
                message = f"{number} spaces stand between ‘{left}’ and ‘{right}’ in {one.passage.label}."
                yield Remark(place, message, Fix("Make it one", Rewrite(place, f"{left} {right}")))


def _between(passage: Passage, start: int, end: int) -> tuple[Place, str, str]:
    """The place of a gap with the words (or marks) around it, and what stands left and right."""
    before, after = passage.text[max(0, start - 40) : start], passage.text[end : end + 40]
    left, right = _LEFT.search(before), _RIGHT.match(after)
    words = (left[0] if left else before[-1:], right[0] if right else after[:1])
    return passage.place(start - len(words[0]), end + len(words[1])), *words


def odd_spaces(reading: Reading) -> Iterator[Remark]:
    """Invisible characters, tabs, and no-break spaces where there is nothing to hold together."""
    for one in reading.written:
        found = list(_odd_spaces(one.prose))
        if found:
            start, end, _ = found[0]
            times = "an invisible character" if len(found) == 1 else f"{len(found)} invisible characters"
            message = f"{capital(one.passage.label)} has {times} (stray no-break or zero-width spaces, tabs)."
            fix = Fix("Take them out", Tidied(one.passage.place()))
            yield Remark(one.passage.place(start, end), message, fix)


def _odd_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what belongs there) of each; a no-break space between words and a tab before a line are right."""
    for found in _BLANKS.finditer(text):
        start, end = found.span()
        opens, ends = start == 0 or text[start - 1] == "\n", end == len(text) or text[end] == "\n"
        stray = "\u00a0" in found[0] and (end - start > 1 or opens or ends)
        if found[0][0] not in " \t\u00a0":
            yield start, end, ""
        elif stray or ("\t" in found[0] and not opens):
            yield start, end, "" if opens or ends else " "


@dataclass(frozen=True, slots=True)
class Tidied:
    """One passage without its odd spaces."""

    place: Place

    def __call__(self, story: Story) -> Story:
        text = text_at(story, self.place)
        searched = prose(text, marks(text)) if self.place.part == "copy" else text
        pieces, done = [], 0
        for start, end, right in _odd_spaces(searched):
            pieces += [text[done:start], right]
            done = end
        return with_text(story, self.place, "".join((*pieces, text[done:])))


def space_before(reading: Reading) -> Iterator[Remark]:
    """French sets a space before ; : ! ? and is left alone."""
    if reading.story.furniture.language.lower().startswith("fr"):
        return
    for one in reading.written:
        for found in _SPACE_BEFORE.finditer(one.prose):
            start, end = found.span()
            left = _LEFT.search(one.passage.text[max(0, start - 40) : start])
            place = one.passage.place(start - len(left[0]) if left else start - 1, end)
            mark = found[0][-1]
            message = f"A space stands before ‘{mark}’ in ‘{place.words}’ in {one.passage.label}."
            mended = place.words[: -len(found[0])] + mark
            yield Remark(place, message, Fix("Take it out", Rewrite(place, mended)))


def doubled_words(reading: Reading) -> Iterator[Remark]:
    """‘the the’; inside quotation marks it is named, but what was said is not changed by a click."""
    for one in reading.written:
        for found in _DOUBLED.finditer(one.prose):
            word, rest = found[1], found[0][len(found[1]) :].strip("\u00a0 \n")
            name = word[0].isupper() and rest[0].isupper()
            if word.lower() in _TWICE or name or "\n\n" in found[0]:
                continue
            place = one.passage.place(*found.span())
            message = f"‘{word}’ stands twice in a row in {one.passage.label}."
            ours = "\0" not in one.own[found.start() : found.end()]
            yield Remark(place, message, Fix("Take one out", Rewrite(place, word)) if ours else None)


_BRACKET = re.compile(r"[()\[\]]")
_OPENS = {")": "(", "]": "["}
_NUMBERED = re.compile(r"(?:\A|(?<=[\s,;(]))(?:\d{1,3}|[a-z]|[ivx]{1,5})\Z")  # a) and 1) were never opened
_FACE = re.compile(r"[:;]-?\Z")


def open_marks(reading: Reading) -> Iterator[Remark]:
    """Quotation marks without a partner; one that the next paragraph takes up again has one."""
    for one in reading.written:
        for mark in one.quoted.loose:
            yield _alone(one.passage, mark.at, "quotation mark", opens=mark.message == NOT_CLOSED)


def open_brackets(reading: Reading) -> Iterator[Remark]:
    """Brackets that have no partner in their paragraph."""
    for one in reading.written:
        for at, paragraph in paragraphs(one.prose):
            for start, opens in _lone_brackets(paragraph):
                yield _alone(one.passage, at + start, "bracket", opens=opens)


def _lone_brackets(paragraph: str) -> list[tuple[int, bool]]:
    """(place, whether it opens) of each bracket that has no partner in the paragraph."""
    opened: list[tuple[str, int]] = []
    alone: list[tuple[int, bool]] = []
    for found in _BRACKET.finditer(paragraph):
        mark, at = found[0], found.start()
        before = paragraph[max(0, at - 6) : at]
        if mark in "([":
            opened.append((mark, at))
        elif opened and opened[-1][0] == _OPENS[mark]:
            opened.pop()
        elif not (mark == ")" and (_NUMBERED.search(before) or _FACE.search(before))):
            alone.append((at, False))
    return sorted(alone + [(at, True) for _, at in opened])


def _alone(passage: Passage, at: int, name: str, *, opens: bool) -> Remark:
    """The remark on a mark without a partner, with a few words to know it by."""
    if opens:
        words = re.match(r".\S*(?:[ \u00a0]\S+){0,3}", passage.text[at : at + 80], re.DOTALL)
        end = at + (len(words[0].rstrip()) if words else 1)
        message = f"The {name} that opens ‘{shortened(passage.text[at:end], 50)}’ is never closed."
        return Remark(passage.place(at, end), message)
    before = re.search(r"(?:\S+[ \u00a0]){0,3}\S*\Z", passage.text[max(0, at - 60) : at])
    start = at - (len(before[0]) if before else 0)
    message = f"The {name} that closes ‘{shortened(passage.text[start : at + 1], 50)}’ was never opened."
    return Remark(passage.place(start, at + 1), message)


_STRAIGHT = re.compile(r"\"|(?<=[^\W\d_])'(?=[^\W\d_])")
_CURLY = re.compile(r"[“”]|(?<=[^\W\d_])’(?=[^\W\d_])")


def mixed_marks(reading: Reading) -> Iterator[Remark]:
    """Straight and curly marks in one copy: the few are named, and can be made like the many."""
    straight, curly = list(_STRAIGHT.finditer(reading.prose)), list(_CURLY.finditer(reading.prose))
    if not straight or not curly:
        return
    to_curly = len(curly) >= len(straight)
    few, kind, other = (straight, "straight", "curly") if to_curly else (curly, "curly", "straight")
    first = few[0]
    start = max(reading.prose.rfind(" ", 0, first.start()), reading.prose.rfind("\n", 0, first.start())) + 1
    times = "mark is" if len(few) == 1 else "marks are"
    message = f"{len(few)} quotation {times} {kind} and the others are {other}; one kind does for a story."
    yield Remark(reading.copy.place(start, first.end()), message, Fix(f"Make them all {other}", OneKind(to_curly)))


@dataclass(frozen=True, slots=True)
class OneKind:
    """All quotation marks and apostrophes of the copy curly, or all straight; addresses and code are left alone."""

    curly: bool

    def __call__(self, story: Story) -> Story:
        copy = story.copy
        letters, searched = list(copy), prose(copy, marks(copy))
        for at, letter in enumerate(searched):
            if letter in ("\"'" if self.curly else "“”‘’"):
                letters[at] = _turned(searched, at) if self.curly else "'" if letter in "‘’" else '"'
        return replace(story, copy="".join(letters))


def _turned(text: str, at: int) -> str:
    """The curly mark for a straight one: it opens after a space, a bracket, a dash or another opening mark."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before in " \t\n\u00a0([{–—-\0'\"“‘*_") and bool(after) and not after.isspace()
    if text[at] == '"':
        return "“" if opens else "”"
    elided = after.isdigit() or re.match(r"(?:em|cause|til|tis|twas|n)\b", text[at + 1 : at + 8])
    return "‘" if opens and not elided else "’"


_WARNS = (Subject.COPY, Weight.WARNING)
_NOTES = (Subject.COPY, Weight.NOTE)

CHECKS = (
    Check("double-spaces", "No two spaces stand together", *_NOTES, double_spaces),
    Check("odd-spaces", "No stray no-break spaces, tabs or invisible characters", *_NOTES, odd_spaces),
    Check("space-before", "No space stands before a comma or stop", *_NOTES, space_before),
    Check("doubled-words", "No word stands twice in a row", *_WARNS, doubled_words),
    Check("open-marks", "Every quotation mark has its partner", *_WARNS, open_marks),
    Check("open-brackets", "Every bracket has its partner", *_NOTES, open_brackets),
    Check("mixed-marks", "Quotation marks are of one kind", *_NOTES, mixed_marks),
)
