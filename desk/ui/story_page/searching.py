"""Searching: where the wanted words stand in a story, and what would stand there instead.

Words are sought as they are seen: marks that are not shown (`**`, addresses of links) neither hide a hit nor are
one. The search is PCRE with a limit on its steps, so that no pattern of a person can hang the program.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from desk.story.errors import DeskError
from desk.story.furniture import slot
from desk.story.story import Story
from desk.ui.story_page.copy_text import OBJECT, PHOTO_LINE, clean, to_code_points
from desk.ui.story_page.marks import LINE, Span, spans

LONGEST = 1.0  # seconds that one search may take
STEPS = 1_000_000  # of the pattern in one paragraph: about 3 ms
MOST = 10_000  # hits
LIMIT = f"(*LIMIT_MATCH={STEPS})"
LINES, MORE_LINES = ("headline", "standfirst"), ("headline_web", "headline_social", "headline_breaking")
_ALIKE = {"'": "['’‘]", "’": "['’]", '"': '["“”]', "-": "[-‐‑]", " ": "[ \u00a0\u202f]"}
_SIGNED = re.compile(r"[*_`\[\\\n]|^[#>]")
_GROUP = re.compile(r"\\(\d)|\$(\d)|\\(.)|\$(&)")
OPTIONS = QRegularExpression.PatternOption


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought: words or a pattern; `case` for letters as they are, `whole` for whole words only."""

    words: str
    case: bool = False
    whole: bool = False
    pattern: bool = False


class Text(NamedTuple):
    """A piece of the story that is searched: a slot of LINES or MORE_LINES, 'caption' (key of its photo) or 'copy'."""

    part: str
    text: str
    key: str = ""
    paragraph: int = -1  # of the copy


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. `start` and `end` are code points in its text, `source` what stands there, `put` what would."""

    text: Text
    start: int
    end: int
    source: str
    put: str
    tied: bool = False  # in words that are tied to a quote of the notebook
    quoted: bool = False  # between quotation marks, or tied
    crossing: bool = False  # over the edge of a link or quotation: cannot be replaced without breaking it


@dataclass(frozen=True, slots=True)
class Found:
    """All hits in the order of the page; `told` says why there may be more, else it is ''."""

    hits: tuple[Hit, ...] = ()
    told: str = ""


def compiled(wanted: Wanted) -> QRegularExpression:
    """The search as a pattern. Raises DeskError, with the place, for a pattern that is none."""
    options = OPTIONS.UseUnicodePropertiesOption | OPTIONS.MultilineOption
    if not wanted.case:
        options |= OPTIONS.CaseInsensitiveOption
    body = wanted.words if wanted.pattern else "".join(_ALIKE.get(one) or _escaped(one) for one in wanted.words)
    trial = QRegularExpression(body, options)
    if not trial.isValid():
        at = to_code_points(body, max(trial.patternErrorOffset(), 0))
        raise DeskError(f"This is no pattern yet: {trial.errorString()}, after ‘{body[:at]}’.")
    if wanted.whole:
        body = rf"(?<!\w)(?:{body})(?!\w)"
    return QRegularExpression(LIMIT + body, options)


def texts_of(story: Story, *, everywhere: bool = False) -> Iterator[Text]:
    """What is searched, in the order of the page; a caption stands where its photo does.

    `everywhere` is also what the page does not show: the other headlines, and photos that are not placed.
    """
    for part in (*LINES, *(MORE_LINES if everywhere else ())):
        yield Text(part, getattr(story.furniture, part))
    placed = set()
    for number, paragraph in enumerate(story.copy.split("\n\n")):
        if paragraph.startswith("![") and (line := PHOTO_LINE.fullmatch(paragraph)):
            placed.add(line[2])
            if (photo := story.photo(line[2])) is not None:
                yield Text("caption", photo.caption, photo.key)
        else:
            yield Text("copy", paragraph, "", number)
    if everywhere:
        yield from (Text("caption", photo.caption, photo.key) for photo in story.photos if photo.key not in placed)


def search(
    story: Story, wanted: Wanted, replacement: str = "", seconds: float = LONGEST, *, everywhere: bool = False
) -> Found:
    """All hits in the story, and what `replacement` makes of each; DeskError for a bad pattern."""
    pattern, until = compiled(wanted), time.monotonic() + seconds
    replacement = " ".join(clean(replacement).replace(OBJECT, "").split("\n"))
    hits: list[Hit] = []
    for text in texts_of(story, everywhere=everywhere):
        try:
            for hit in _hits(pattern, text, replacement, grouped=wanted.pattern):
                hits.append(hit)
                if len(hits) >= MOST:
                    return Found(tuple(hits), f"These are the first {MOST:,}.")
        except TimeoutError:
            return Found(tuple(hits), f"The pattern is too slow for {place_of(text)}. Make it simpler.")
        if time.monotonic() > until:
            return Found(tuple(hits), "The search took too long and stopped. Make the pattern simpler.")
    return Found(tuple(hits))


def place_of(text: Text) -> str:
    """What to call the place of a text: `the headline`, `paragraph 12`."""
    if text.part == "copy":
        return f"paragraph {text.paragraph + 1}"
    return f"the {slot(text.part).label.lower() if text.part in MORE_LINES else text.part}"


def replaced(story: Story, hits: tuple[Hit, ...]) -> Story:
    """The story with those hits replaced; one that has changed since stays as it is."""
    slots: dict[str, Any] = {
        part: _put(getattr(story.furniture, part), _of(hits, part)) for part in (*LINES, *MORE_LINES)
    }
    photos = tuple(
        replace(photo, caption=_put(photo.caption, _of(hits, "caption", photo.key))) for photo in story.photos
    )
    furniture = replace(story.furniture, **slots)
    return replace(story, furniture=furniture, photos=photos, copy=_in_copy(story.copy, _of(hits, "copy")))


def _in_copy(copy: str, hits: list[Hit]) -> str:
    by_paragraph: dict[int, list[Hit]] = {}
    for hit in hits:
        by_paragraph.setdefault(hit.text.paragraph, []).append(hit)
    if not by_paragraph:
        return copy
    return "\n\n".join(_put(text, by_paragraph.get(number, [])) for number, text in enumerate(copy.split("\n\n")))


def _of(hits: tuple[Hit, ...], part: str, key: str = "") -> list[Hit]:
    return [hit for hit in hits if hit.text.part == part and hit.text.key == key]


def _put(text: str, hits: list[Hit]) -> str:
    for hit in sorted(hits, key=lambda one: one.start, reverse=True):
        if text[hit.start : hit.end] == hit.source:
            text = text[: hit.start] + hit.put + text[hit.end :]
    return text


def _escaped(letter: str) -> str:
    return letter if letter.isalnum() or ord(letter) > 127 else "\\" + letter


def _hits(pattern: QRegularExpression, text: Text, replacement: str, *, grouped: bool) -> Iterator[Hit]:
    source = text.text
    found = spans(source.replace("\n", LINE)) if text.part == "copy" and _SIGNED.search(source) else ()
    places = _seen(source, found)
    shown = source if places is None else "".join(source[at] for at in places)
    plain = shown.isascii() or max(shown, default="") <= "\uffff"
    own: str | None = None
    for match in _matches(pattern, shown):
        bounds = (match.capturedStart(), match.capturedEnd())
        first, last = bounds if plain else (to_code_points(shown, bounds[0]), to_code_points(shown, bounds[1]))
        start, end = (first, last) if places is None else (places[first], places[last - 1] + 1)
        kept = "" if places is None else _kept(source, places[first:last], start)
        put = _expanded(replacement, match) if grouped else replacement
        tied = any(one.kind == "quote" and one.start < end and start < one.end for one in found)
        crossing = any(_crosses(one, start, end) for one in found)
        own = _unquoted(source) if own is None else own
        yield Hit(text, start, end, source[start:end], put + kept, tied, tied or "\0" in own[start:end], crossing)


def _matches(pattern: QRegularExpression, shown: str) -> Iterator[QRegularExpressionMatch]:
    """Every match that has a letter. Raises TimeoutError when the pattern takes more than its steps."""
    walk = pattern.globalMatch(shown)
    while walk.hasNext():
        match = walk.next()
        if match.capturedLength():
            yield match
    if not walk.isValid():
        raise TimeoutError


def _unquoted(source: str) -> str:
    """The text with the words between quotation marks blanked out."""
    from desk.preflight.prose import own_words, quoted_in  # loaded on the worker, not where the window starts

    return own_words(source, quoted_in(source))


def _seen(source: str, found: Sequence[Span]) -> list[int] | None:
    """The places of the letters that are seen; None when all are."""
    hidden: set[int] = set()
    for span in found:
        if span.kind != "item":
            hidden.update(range(span.start, span.first), range(span.last, span.end))
    return [at for at in range(len(source)) if at not in hidden] if hidden else None


def _kept(source: str, places: list[int], start: int) -> str:
    """The marks between the letters of a hit: they stay, so that what they open is closed."""
    seen = set(places)
    return "".join(source[at] for at in range(start, places[-1] + 1) if at not in seen)


def _crosses(span: Span, start: int, end: int) -> bool:
    """Whether the hit goes over one edge of a link or quotation, or holds it whole."""
    return span.kind in ("link", "quote", "photo") and start < span.end and span.start < end and (
        start < span.first or end > span.last
    )  # fmt: skip


def _expanded(replacement: str, match: QRegularExpressionMatch) -> str:
    r"""The replacement with `$1`, `\1` and `$0` or `$&` for what the pattern's brackets found."""

    def part(sign: re.Match[str]) -> str:
        number = sign[1] or sign[2] or ("0" if sign[4] else "")
        return match.captured(int(number)) if number else sign[3]

    return _GROUP.sub(part, replacement)
