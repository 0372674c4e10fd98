"""What a scan brings back: quotations, and marks that do not pair."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """How sure the proposed speaker is: 1 is fit to link by itself, 3 wants an editor's eye."""

    SURE = 1
    LIKELY = 2
    GUESS = 3


@dataclass(frozen=True, slots=True)
class Record:
    """A quote of the notebook, as the scan needs it: its key, who said it, the recorded words."""

    key: str
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words in a text. Offsets are code points, inside the marks; -1 and '' mean there is none.

    speaker is the fullest name the text gives; speaker_start and speaker_end are where he is mentioned ('he',
    'the mayor'); cue is the reporting word; via the agency the words came through; description the title and
    affiliation as the text gives them; record the key of the notebook's quote that holds the words.
    """

    start: int
    end: int
    speaker: str = ""
    speaker_start: int = -1
    speaker_end: int = -1
    cue: str = ""
    tier: Tier = Tier.GUESS
    via: str = ""
    description: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class LooseMark:
    """A quotation mark without its partner: where it stands (code point), and the sentence for the editor."""

    at: int
    message: str
