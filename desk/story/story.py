"""The story: one frozen value. `dataclasses.replace` makes the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.story.approach import Approach
from desk.story.claim import Claim
from desk.story.comment import Comment
from desk.story.correction import Correction
from desk.story.document import Document, key_in
from desk.story.flags import Clearance, Flag, flags_of
from desk.story.furniture import Furniture
from desk.story.photo import Photo, PhotoRole
from desk.story.quote import Quote
from desk.story.related import Related
from desk.story.source import Source, Terms
from desk.story.stage import Stage
from desk.story.suggestion import Suggestion
from desk.story.wire_copy import WireCopy


@dataclass(frozen=True, slots=True)
class Story:
    """One article: furniture + copy + photos + notebook + stage.

    `copy` is CommonMark with two addresses of our own: `![alt](photo:KEY)` alone in a paragraph is a photo,
    `[“words”](quote:KEY)` a logged quotation. `authors` are the names of all who wrote in it, the first began it.
    `holder` is the editor who has taken it. All times are aware.
    """

    key: str
    furniture: Furniture = Furniture()
    copy: str = ""
    photos: tuple[Photo, ...] = ()
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    approaches: tuple[Approach, ...] = ()
    comments: tuple[Comment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    wire: tuple[WireCopy, ...] = ()
    corrections: tuple[Correction, ...] = ()
    authors: tuple[str, ...] = ()
    stage: Stage = Stage.DRAFT
    came_from: Stage | None = None
    holder: str = ""
    created: datetime | None = None
    published: datetime | None = None
    updated: datetime | None = None
    related: tuple[Related, ...] = ()
    clearances: tuple[Clearance, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags that are set on it, the heaviest first."""
        return flags_of(self.furniture, cleared=bool(self.clearances))

    @property
    def title(self) -> str:
        """What a list shows: the headline, else the slug, else 'Untitled'."""
        return self.furniture.headline or self.furniture.slug or "Untitled"

    @property
    def lead(self) -> Photo | None:
        """The photo that leads the story, if one does."""
        return next((photo for photo in self.photos if photo.role is PhotoRole.LEAD), None)

    @property
    def open_suggestions(self) -> tuple[Suggestion, ...]:
        """The suggestions on which nobody has decided."""
        return tuple(one for one in self.suggestions if one.open)

    @property
    def pictured(self) -> tuple[Photo, ...]:
        """The photos whose pictures go where the story goes: its own, and those that somebody suggests."""
        return (*self.photos, *(one.photo for one in self.open_suggestions if one.photo is not None))

    def photo(self, key: str) -> Photo | None:
        return next((photo for photo in self.photos if photo.key == key), None)

    def photo_of(self, digest: str) -> Photo | None:
        """The photo whose picture has that digest; None for ''."""
        return next((photo for photo in self.photos if digest and photo.digest == digest), None)

    def source(self, key: str) -> Source | None:
        return next((source for source in self.sources if source.key == key), None)

    def quote(self, key: str) -> Quote | None:
        return next((quote for quote in self.quotes if quote.key == key), None)

    def guards(self, document: Document) -> bool:
        """Whether the document is to lie sealed: confidential itself, or of a confidential source."""
        hidden = {one.key for one in self.sources if one.confidential}
        told = (one for one in self.quotes if one.source in hidden)
        return (
            document.confidential
            or document.source in hidden
            or any(document.key in (key_in(one.recording), key_in(one.document)) for one in told)
        )

    def document(self, key: str) -> Document | None:
        return next((document for document in self.documents if document.key == key), None)

    def named(self, text: str) -> str:
        """What a quote's recording or document is called, whether it is a name in words or in the notebook."""
        if not (key := key_in(text)):
            return text
        document = self.document(key)
        return document.called if document else "a document that is not on this desk"

    def terms_of(self, quote: Quote) -> Terms:
        """The narrower of the quote's own terms and its source's."""
        source = self.source(quote.source)
        return max(quote.terms, source.terms if source else Terms.ON_RECORD, key=lambda terms: terms.narrowness)
