"""Claims: what in a story can be checked, who checked it against what, and how that came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.place import Place


class ClaimKind(StrEnum):
    """What sort of thing is to be checked."""

    NAME = "name"
    TITLE = "title"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    QUOTATION = "quotation"


class ClaimState(StrEnum):
    """How it stands. `AGAIN` is never stored: it is what a decision is worth once its sentence has been edited."""

    UNCHECKED = "unchecked"
    AGAIN = "check again"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CANNOT = "cannot confirm"
    WAIVED = "waived"

    @property
    def settled(self) -> bool:
        """Whether nobody has to look at it any more."""
        return self in (ClaimState.CONFIRMED, ClaimState.CHANGED, ClaimState.WAIVED)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody has noted of one fact; what nobody has touched is found in the text anew and never stored.

    `place` are its words with what stood beside them, `sentence` the sentence as it was checked. It was checked
    against `source` (a key of the story's notebook) or `reference` (a document, a page, an address).
    """

    key: str
    kind: ClaimKind
    place: Place
    sentence: str
    state: ClaimState = ClaimState.UNCHECKED
    source: str = ""
    reference: str = ""
    checker: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the ledger: the words where they stand now, their sentence, and what is known of them.

    `sentence_at` is where the sentence begins in its text (code points). `claim` is the newest decision, `others` are
    those that colleagues made at the same time; `edited` says that the sentence is another than the one it was made on.
    """

    kind: ClaimKind
    place: Place
    sentence: str
    sentence_at: int
    claim: Claim | None = None
    others: tuple[Claim, ...] = ()
    edited: bool = False

    @property
    def state(self) -> ClaimState:
        """How the fact stands today; where colleagues differ, the one that still wants work goes before."""
        if self.claim is None:
            return ClaimState.UNCHECKED
        rows = (self.claim, *self.others)
        states = [one.state for one in rows if one.state is not ClaimState.UNCHECKED]  # that row has a source alone
        if not states:
            return ClaimState.UNCHECKED
        return ClaimState.AGAIN if self.edited else next((one for one in states if not one.settled), states[0])


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a story and the facts in it; `place` is the text it stands in, from `start` to `end` there."""

    place: Place
    words: str
    facts: tuple[Fact, ...] = ()
