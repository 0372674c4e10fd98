"""Notices on a published story: corrected, clarified, updated, retracted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CorrectionKind(StrEnum):
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated notice that the published article shows; `claims` are the rows of the ledger that had failed."""

    at: datetime
    kind: CorrectionKind
    text: str
    by: str = ""
    claims: tuple[str, ...] = ()
