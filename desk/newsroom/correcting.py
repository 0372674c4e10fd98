"""Correcting: the wrong words picked and righted, and the notice to readers, drafted from what was out and what is now.

What of the ledger had been decided on the wrong words becomes ‘changed’, and the notice is linked to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz.distance import Indel

from desk.markup.reading import plain
from desk.markup.scan import marks
from desk.newsroom import checking, commenting, drafting, reviewing
from desk.newsroom.clock import now
from desk.newsroom.suggesting import Edit, difference, texts
from desk.preflight.passages import shortened, text_at, with_text
from desk.preflight.prose import BLANK, prose
from desk.storage import revisions
from desk.storage.desk import Desk
from desk.story.claim import ClaimState, Fact
from desk.story.errors import RuleError
from desk.story.person import Person
from desk.story.place import Place, anchored, found
from desk.story.revision import RevisionKind
from desk.story.stage import may_write
from desk.story.story import Story

AROUND = 24  # characters on each side that make a change readable
_OPENING = '“„«‘"'  # the sentence sets marks of its own
MOST = 4  # changes that a drafted notice names; somebody rewrites a notice of more


@dataclass(frozen=True, slots=True)
class Wrong:
    """Words of the published story that are wrong, where they are written, and what is right ('' for nothing)."""

    place: Place
    right: str

    @property
    def told(self) -> str:
        """`“on Sunday” → “on Saturday”`."""
        was = plain(self.place.words) if self.place.part == "copy" else self.place.words
        return f"“{was}” → “{self.right}”" if self.right else f"“{was}” goes out"


def picked(story: Story, text: Place, start: int, end: int) -> Place:
    """The place of text[start:end] as a reader reads it, found in the text as it is written; code points."""
    written = text_at(story, text)
    if text.part == "copy":
        start, end = _in_source(written, start, end)
    return anchored(text.part, written, start, end, key=text.key, field=text.field)


def linked(story: Story, place: Place) -> tuple[Fact, ...]:
    """The rows of the ledger, quotations among them, that the words at that place are in."""
    return tuple(fact for fact in checking.ledger_of(story) if _meet(fact.place, place))


def linked_facts(_desk: Desk, story: Story, place: Place) -> tuple[Fact, ...]:
    """The same as a reading for the worker."""
    return linked(story, place)


def begin(desk: Desk, by: Person, story: Story, reason: str, wrong: tuple[Wrong, ...] = ()) -> Story:
    """Begin the correction of a published story with the words righted that were picked as wrong.

    What was decided of them in the ledger becomes ‘changed’. Who may not write in the story leaves a comment at each
    place instead. Raises RuleError as the move does.
    """
    moved = reviewing.move(desk, by, story, "correct", reason)
    at = now()
    if may_write(by, moved):
        made = righted(moved, wrong, by, at)
    else:
        made = moved
        for one in wrong:
            made = commenting.comment(made, by, one.told, one.place, at)
    return drafting.keep(desk, by, moved, made).story if made != moved else moved


def righted(story: Story, wrong: Iterable[Wrong], by: Person, at: datetime) -> Story:
    """The story with the right words in, and the rows of the ledger that had the wrong ones as changed."""
    for one in wrong:
        reason = f"Corrected after publication: {one.told}"
        known = {claim.key for claim in story.claims}
        for fact in linked(story, one.place):
            story = checking.decide(story, fact, ClaimState.CHANGED, by, at, reason)
        failed = {claim.key for claim in story.claims if claim.key not in known or claim.reason == reason}
        text = text_at(story, one.place)
        span = found(text, one.place)
        if span is None:
            raise RuleError(f"The words {one.told.split(' → ')[0]} are not there any more: pick them again.")
        story = with_text(story, one.place, text[: span[0]] + one.right + text[span[1] :])
        for fact in checking.ledger_of(story):  # the row now stands with the right words, in the sentence they made
            if fact.claim is not None and fact.claim.key in failed:
                story = checking.decide(story, fact, ClaimState.CHANGED, by, at, reason)
    return story


def _meet(one: Place, other: Place) -> bool:
    same = (one.part, one.key, one.field) == (other.part, other.key, other.field)
    return same and one.start < other.end and other.start < one.end


def _in_source(copy: str, start: int, end: int) -> tuple[int, int]:
    """Where the code points plain(copy)[start:end] stand in the copy as it is written. Raises RuleError for none."""
    read = [(letter, at) for at, letter in enumerate(prose(copy, marks(copy))) if letter != BLANK]
    places: dict[int, int] = {}
    for op in Indel.opcodes(plain(copy), "".join(letter for letter, _at in read)):
        if op.tag == "equal":
            for step in range(op.src_end - op.src_start):
                places[op.src_start + step] = read[op.dest_start + step][1]
    known = [places[at] for at in range(start, end) if at in places]
    if not known:
        raise RuleError("These words cannot be found in the copy: begin the correction and change them on the page.")
    return known[0], known[-1] + 1


def drafted(desk: Desk, story: Story) -> str:
    """The notice as the difference between the published story and this one suggests it; '' when none was out."""
    with desk.reading() as tx:
        out = next((one for one in revisions.listed(tx, story.key) if one.kind is RevisionKind.PUBLISHED), None)
        return notice(revisions.story(tx, story.key, out.number), story) if out is not None else ""


def notice(before: Story, after: Story) -> str:
    """One sentence for each change: `An earlier version said “on Saturday”; it should have said “on Sunday”.`"""
    return " ".join([sentence for _number, sentence in zip(range(MOST), _sentences(before, after), strict=False)])


def _sentences(before: Story, after: Story) -> Iterator[str]:
    for place in texts(after):
        old, new = _read(before, place), _read(after, place)
        for edit in difference(old, new):
            yield _sentence(place, old, edit)


def _read(story: Story, place: Place) -> str:
    text = text_at(story, place)
    return plain(text) if place.part == "copy" else text


def _sentence(place: Place, text: str, edit: Edit) -> str:
    where = {"copy": "", "photo": f" of a photo’s {place.field}"}.get(place.part, f" of the {place.part.split('_')[0]}")
    was, now = shortened(text[edit.start : edit.end], 80), shortened(edit.words, 80)
    if was and now:
        start = text.rfind(" ", 0, max(edit.start - 1, 0)) + 1 if edit.start else 0
        start = max(start, text.rfind("\n", 0, edit.start) + 1, edit.start - AROUND)
        lead = text[start : edit.start].lstrip(_OPENING)
        return f"An earlier version{where} said “{lead}{was}”; it should have said “{lead}{now}”."
    if was:
        return f"An earlier version{where} said “{was}”; that was taken out."
    return f"An earlier version{where} left out “{now}”."
