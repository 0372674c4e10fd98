"""Suggesting: what an editor would have otherwise, made from what was typed, shown in the text, and decided on.

All are pure changes of the story. What can be suggested on is the copy, the lines of furniture (names and section as
they are typed), the captions, credits and alt texts of photos, and what is done with photos; the story keeps its own
until a suggestion is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from rapidfuzz.distance import Indel, Postfix, Prefix

from desk.markup.reading import tied_quotations
from desk.preflight.matching import judged
from desk.preflight.passages import text_at, with_text
from desk.quoting.judgement import Judgement
from desk.story.errors import RuleError
from desk.story.furniture import SLOTS, SlotKind
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.place import Place, anchored, found
from desk.story.story import Story
from desk.story.suggestion import Answer, Deed, Suggestion

TYPED = (SlotKind.LINE, SlotKind.TEXT, SlotKind.NAMES, SlotKind.PATH, SlotKind.DATELINE)
PHOTO_FIELDS = ("caption", "credit", "alt")
_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edit:
    """text[start:end] becomes `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with its suggestions in it; `key` names the suggestion that it belongs to."""

    kind: Literal["same", "gone", "new"]
    text: str
    key: str = ""


def texts(story: Story) -> tuple[Place, ...]:
    """The places of all texts that can be suggested on."""
    lines = [Place(one.name) for one in SLOTS if one.published and one.kind in TYPED]
    photos = [Place("photo", photo.key, field) for photo in story.photos for field in PHOTO_FIELDS]
    return (*lines, Place("copy"), *photos)


def standing(story: Story, text: Place) -> tuple[tuple[int, int, Suggestion], ...]:
    """The open suggestions on that text that can be shown in it, from its beginning; none lies over another."""
    words = text_at(story, text)
    spans = [(*span, one) for one in _on(story, text) if (span := found(words, one.place)) is not None]
    spans.sort(key=lambda span: span[:2])
    shown: list[tuple[int, int, Suggestion]] = []
    for start, end, one in spans:
        if not shown or start > shown[-1][1] or (start == shown[-1][1] and start > shown[-1][0] and end > start):
            shown.append((start, end, one))
    return tuple(shown)


def pieces(story: Story, text: Place) -> tuple[Piece, ...]:
    """The text with its suggestions in it: what stays and goes together is what is stored."""
    words, done = text_at(story, text), 0
    made: list[Piece] = []
    for start, end, one in standing(story, text):
        made += [Piece("same", words[done:start]), Piece("gone", words[start:end], one.key)]
        made.append(Piece("new", one.words, one.key))
        done = end
    made.append(Piece("same", words[done:]))
    return tuple(one for one in made if one.text)


def suggested(story: Story, text: Place, edits: Iterable[Edit], by: Person, at: datetime) -> Story:
    """The story with just these edits open on that text, in place of those that stood in it before.

    What was suggested already keeps its author, time and reason. Somebody else's suggestion that is no longer among
    the edits counts as rejected by the person.
    """
    words = text_at(story, text)
    shown = standing(story, text)
    same = {(start, end, one.words): one for start, end, one in shown}
    kept: dict[str, Suggestion] = {}
    fresh: list[Suggestion] = []
    for edit in _whole_words(words, edits):
        old = same.get((edit.start, edit.end, edit.words)) or _own(shown, edit, by, kept)
        if old is not None:
            kept[old.key] = _made(story, text, edit, old, words)
        else:
            fresh.append(_made(story, text, edit, Suggestion(new_key(), by.name, at, text), words))
    left = {one.key: one for _start, _end, one in shown if one.key not in kept}
    rows: list[Suggestion] = []
    for one in story.suggestions:
        if one.key not in left:
            rows.append(kept.get(one.key, one))
        elif one.by != by.name:
            rows.append(replace(one, answer=Answer.REJECTED, answered_by=by.name, answered_at=at))
    return replace(story, suggestions=(*rows, *fresh))


def as_suggestions(before: Story, after: Story, by: Person, at: datetime) -> Story:
    """`after`, but with the words of `before`: where its texts differ, the difference is suggested."""
    if _answered(before, after):
        return after
    from desk.newsroom import suggesting_photos

    made = suggesting_photos.as_suggestions(before, after, by, at)
    after = made
    for text in texts(before):
        old, new = text_at(before, text), text_at(after, text)
        if old != new:
            made = with_text(made, text, old)
            open_ones = [Edit(start, end, one.words) for start, end, one in standing(before, text)]
            made = suggested(made, text, [*open_ones, *_apart(difference(old, new), open_ones)], by, at)
    return made


def answer(story: Story, key: str, by: Person, verdict: Answer, at: datetime) -> Story:
    """The suggestion accepted (its words go into the text) or rejected. Raises RuleError where that cannot be."""
    one = _suggestion(story, key)
    if not one.open:
        return story
    if verdict is Answer.ACCEPTED:
        if one.unexplained:
            raise RuleError("This changes quoted words: give a reason before it is accepted.")
        if gone(story, one):
            words = f"words ‘{one.place.words or one.place.before.strip()}’ are"
            what = words if one.deed is Deed.WORDS else "photo or its place is"
            raise RuleError(f"The {what} gone: reject it instead.")
        story = _anchored_again(story, _done(story, one), one)
    return _put(story, replace(one, answer=verdict, answered_by=by.name, answered_at=at))


def answer_all(story: Story, by: Person, verdict: Answer, at: datetime, author: str = "") -> Story:
    """All open suggestions (of that author) decided; those that cannot be accepted stay open."""
    for key in [one.key for one in story.open_suggestions]:
        one = _suggestion(story, key)  # its place may have moved with the one before
        stands = not gone(story, one) and not one.unexplained
        if (not author or one.by == author) and (stands or verdict is Answer.REJECTED):
            story = answer(story, one.key, by, verdict, at)
    return story


def explain(story: Story, key: str, reason: str) -> Story:
    """The suggestion with its reason."""
    if not reason.strip():
        raise RuleError("A reason needs words.")
    return _put(story, replace(_suggestion(story, key), reason=reason.strip()))


def gone(story: Story, one: Suggestion) -> bool:
    """Whether the words or the photo that an open suggestion would change no longer stand there."""
    return one.open and not _stands(story, one)


def outcome(story: Story, one: Suggestion) -> Judgement | None:
    """What the quoted words would be, held against their record, were the suggestion accepted; None for other words."""
    quote = story.quote(one.quote) if one.quote else None
    span = found(text_at(story, one.place), one.place) if quote is not None else None
    if quote is None or span is None or not quote.words.strip():
        return None
    copy = story.copy[: span[0]] + one.words + story.copy[span[1] :]
    last = span[0] + len(one.words)
    tied = (each for each in tied_quotations(copy) if each.key == one.quote)
    near = next((each for each in tied if each.start <= last and span[0] <= each.end), None)
    return judged(quote, near.words) if near is not None else None


def recorded(story: Story, one: Suggestion) -> str:
    """The recorded words of the quote that the suggestion would reword; '' when it rewords none."""
    quote = story.quote(one.quote) if one.quote else None
    return quote.words if quote is not None else ""


def difference(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`, by whole words."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    edits: list[Edit] = []
    position = 0
    starts = [0]
    for token in a:
        position += len(token)
        starts.append(position)
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            continue
        edit = Edit(starts[op.src_start], starts[op.src_end], "".join(b[op.dest_start : op.dest_end]))
        if edits and edits[-1].end == edit.start:
            edit = Edit(edits[-1].start, edit.end, edits.pop().words + edit.words)
        edits.append(edit)
    return tuple(edits)


def straight(base: Story, mine: Story) -> bool:
    """Whether `mine` has other words or photos than `base` that are no answer to a suggestion."""
    return not _alike(base, mine) and not _answered(base, mine)


def _answered(base: Story, mine: Story) -> bool:
    """Whether all words that differ come from suggestions that were accepted, or are open again."""
    old = {one.key: one for one in base.suggestions}
    took = [one for one in mine.suggestions if one.answer is Answer.ACCEPTED and old.get(one.key, one) != one]
    back = [one for one in base.suggestions if one.answer is Answer.ACCEPTED and one not in mine.suggestions]
    return bool(took or back) and _alike(_with(base, took), _with(mine, back))


def _alike(one: Story, other: Story) -> bool:
    """Whether the words of two stories and what is done with their photos are the same."""
    same = all(text_at(one, text) == text_at(other, text) for text in texts(one))
    return same and [(each.key, each.role) for each in one.photos] == [(each.key, each.role) for each in other.photos]


def _with(story: Story, ones: Iterable[Suggestion]) -> Story:
    for one in ones:
        if _stands(story, one):
            story = _done(story, one)
    return story


def _stands(story: Story, one: Suggestion) -> bool:
    if one.deed is Deed.WORDS:
        return found(text_at(story, one.place), one.place) is not None
    from desk.newsroom import suggesting_photos

    return suggesting_photos.stands(story, one)


def _anchored_again(before: Story, after: Story, one: Suggestion) -> Story:
    """`after`, in which `one` was done: the other open ones keep their places, whatever stands beside them now."""

    def again(place: Place) -> Place:
        old, new = text_at(before, place), text_at(after, place)
        span = found(old, place) if old != new else None
        now = _carried(old, new, span) if span is not None else None
        return anchored(place.part, new, *now, key=place.key, field=place.field) if now is not None else place

    def moved(other: Suggestion) -> Suggestion:
        place = again(other.place) if other.deed is Deed.WORDS else other.place
        return replace(other, place=place, spot=again(other.spot) if other.spot is not None else None)

    rows = (moved(each) if each.open and each.key != one.key else each for each in after.suggestions)
    return replace(after, suggestions=tuple(rows))


def _carried(old: str, new: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where a stretch of `old` stands in `new`; None when it was changed itself."""
    same = int(Prefix.similarity(old, new))
    tail = min(int(Postfix.similarity(old, new)), len(old) - same, len(new) - same)
    if span[0] >= len(old) - tail:
        return span[0] + len(new) - len(old), span[1] + len(new) - len(old)
    return span if span[1] <= same else None


def _done(story: Story, one: Suggestion) -> Story:
    """The story with what a suggestion that stands would do."""
    if one.place.part != "photo":
        words = text_at(story, one.place)
        start, end = found(words, one.place) or (0, 0)
        return with_text(story, one.place, words[:start] + one.words + words[end:])
    from desk.newsroom import suggesting_photos

    return suggesting_photos.done(story, one)


def _on(story: Story, text: Place) -> Iterator[Suggestion]:
    where = (text.part, text.key, text.field)
    return (one for one in story.open_suggestions if (one.place.part, one.place.key, one.place.field) == where)


def _own(
    shown: tuple[tuple[int, int, Suggestion], ...], edit: Edit, by: Person, kept: dict[str, Suggestion]
) -> Suggestion | None:
    """The person's own suggestion that this edit goes on with."""
    for start, end, one in shown:
        if one.by == by.name and one.key not in kept and start <= edit.end and edit.start <= end:
            return one
    return None


def _made(story: Story, text: Place, edit: Edit, old: Suggestion, words: str) -> Suggestion:
    place = anchored(text.part, words, edit.start, edit.end, key=text.key, field=text.field)
    return replace(old, place=place, words=edit.words, quote=_quote_at(story, place))


def _quote_at(story: Story, place: Place) -> str:
    if place.part != "copy":
        return ""
    within = (tied.key for tied in tied_quotations(story.copy) if place.start < tied.end and place.end > tied.start)
    return next(within, "")


def _whole_words(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits widened to whole words, in order; those that then touch are one."""
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        start, end, words = edit.start, edit.end, edit.words
        inside = text[start:end] or words
        while start > 0 and text[start - 1].isalnum() and (inside[:1].isalnum() or words[:1].isalnum()):
            start -= 1
            words, inside = text[start] + words, text[start] + inside
        while end < len(text) and text[end].isalnum() and (inside[-1:].isalnum() or words[-1:].isalnum()):
            words, inside = words + text[end], inside + text[end]
            end += 1
        if made and start < made[-1].end:
            last = made.pop()
            shared = last.end - start
            words = last.words[: len(last.words) - shared] + words if shared <= len(last.words) else last.words + words
            start = last.start
        if text[start:end] != words:
            made.append(Edit(start, end, words))
    return made


def _apart(edits: Iterable[Edit], others: list[Edit]) -> Iterator[Edit]:
    """Those of the edits that touch none of the others."""
    return (one for one in edits if not any(one.start <= other.end and other.start <= one.end for other in others))


def _suggestion(story: Story, key: str) -> Suggestion:
    one = next((one for one in story.suggestions if one.key == key), None)
    if one is None:
        raise RuleError("That suggestion is no longer there.")
    return one


def _put(story: Story, changed: Suggestion) -> Story:
    return replace(story, suggestions=tuple(changed if one.key == changed.key else one for one in story.suggestions))
