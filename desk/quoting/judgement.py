"""What a comparison of published with recorded words comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Profile(Enum):
    """How strict the desk is: AP never alters a quotation, the lenient profile lets ums and stutters go."""

    STRICT = "strict"
    LENIENT = "lenient"


class Ruling(Enum):
    """The three-way verdict of the data files."""

    VERBATIM = "verbatim"
    ACCEPTABLE = "acceptable"
    ALTERED = "altered"


class Verdict(Enum):
    """The newsroom's verdict on a published quotation; the last five are red."""

    VERBATIM = "verbatim"
    MARKED_EDIT = "marked edit"
    TRIMMED = "trimmed"
    WORDS_DIFFER = "words differ"
    UNMARKED_OMISSION = "unmarked omission"
    SPLICED = "spliced or reordered"
    WRONG_SPEAKER = "wrong speaker"
    NO_RECORD = "no record"

    @property
    def red(self) -> bool:
        """Whether the quotation must not run like this."""
        return self not in (Verdict.VERBATIM, Verdict.MARKED_EDIT, Verdict.TRIMMED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch of the word diff: as recorded and as published ('' when absent), what it is, whether permitted.

    kind is 'same' or the name of the edit ('elision', 'substitution', 'number', …).
    """

    kind: str
    recorded: str
    published: str
    excused: bool = True


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair on offer: what the button says and the quoted words as they would then read."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Published words held against recorded words."""

    ruling: Ruling
    verdict: Verdict
    changes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def red(self) -> bool:
        """Whether the quotation must not run like this."""
        return self.verdict.red
