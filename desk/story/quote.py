"""Quotes in the notebook: words somebody said, as they were recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.source import Terms


class QuoteStatus(StrEnum):
    """How close the recorded words are to the spoken ones."""

    VERBATIM = "verbatim"
    NOTES = "from notes"
    PARAPHRASE = "paraphrase"
    TRANSLATED = "translated"


class How(StrEnum):
    """How the words reached us."""

    INTERVIEW = "interview"
    BRIEFING = "briefing"
    STATEMENT = "statement"
    DOCUMENT = "document"
    WIRE = "wire"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of `source` (its key in the same story) as recorded.

    `said` is when, `where` the place. `recording` with `timecode` and `document` with `page` say where they can be
    heard or read again: each is a name in words, or the address of a document in the notebook (see
    desk.story.document). `reference` is anything else that leads there: an address, a post, a wire story.
    `terms` narrower than the source's bind this quote alone; `agreed` keeps the agreed wording of the terms.
    """

    key: str
    source: str = ""
    words: str = ""
    status: QuoteStatus = QuoteStatus.VERBATIM
    said: datetime | None = None
    where: str = ""
    how: How = How.INTERVIEW
    reference: str = ""
    language: str = ""
    translation: str = ""
    terms: Terms = Terms.ON_RECORD
    agreed: str = ""
    verified_by: str = ""
    verified_at: datetime | None = None
    note: str = ""
    recording: str = ""
    timecode: str = ""
    document: str = ""
    page: str = ""

    @property
    def verified(self) -> bool:
        return bool(self.verified_by)
