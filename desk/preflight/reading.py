"""A story as the checks read it: what more than one check needs, worked out once and only when asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, TypeVar
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from desk.markup import reading as markup
from desk.markup.address import PHOTO, own_key
from desk.markup.scan import Mark, marks
from desk.preflight.finding import Context
from desk.preflight.folding import Word, folded
from desk.preflight.ledger import ledger
from desk.preflight.passages import Passage, captions, furniture_texts, headlines, outgoing
from desk.preflight.prose import BLANK, own_words, paragraphs, prose, quoted_in
from desk.preflight.rules import Hit, hits_in
from desk.quoting.marks import Marked
from desk.quoting.quotation import Quotation
from desk.quoting.scan import find_quotations
from desk.story.claim import Fact
from desk.story.errors import DeskError, Stale
from desk.story.house import House
from desk.story.story import Story

T = TypeVar("T")


class Written(NamedTuple):
    """A passage that is read as sentences: as stored, as prose, what is quoted in it, and the prose unquoted.

    The texts have the same offsets.
    """

    passage: Passage
    prose: str
    quoted: Marked
    own: str


def _written(passage: Passage, text: str) -> Written:
    quoted = quoted_in(text)
    return Written(passage, text, quoted, own_words(text, quoted))


@dataclass(frozen=True)
class Reading:
    """One story under check; `stale` says whether nobody wants to know any more."""

    story: Story
    context: Context
    stale: Callable[[], bool] = lambda: False

    def go_on(self) -> None:
        """Raises Stale once the reading is of no use: called wherever the work grows with the story."""
        if self.stale():
            raise Stale("The story has changed since.")

    @property
    def house(self) -> House:
        return self.context.house

    @cached_property
    def unreadable(self) -> str:
        """Why the copy cannot be read (too long, too deep), as a sentence; '' when it can."""
        try:
            markup.plain(self.story.copy)
        except DeskError as error:
            return str(error)
        return ""

    def _read(self, reader: Callable[[str], T], nothing: T) -> T:
        """What a reader of markup finds in the copy; nothing when the copy cannot be read, which is a finding."""
        return nothing if self.unreadable else reader(self.story.copy)

    @cached_property
    def copy(self) -> Passage:
        """The copy as it is written."""
        return Passage("copy", "the copy", self.story.copy)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every link, picture and tied quotation of the copy with its places."""
        return marks(self.story.copy)

    @cached_property
    def prose(self) -> str:
        """The copy with everything that is no prose (addresses, HTML, code) blanked out, offsets unchanged."""
        return prose(self.story.copy, self.marks)

    @cached_property
    def plain(self) -> str:
        """The words of the copy only, paragraphs joined by blank lines."""
        return self._read(markup.plain, "")

    @cached_property
    def words(self) -> int:
        return markup.words(self.story.copy)

    @cached_property
    def links(self) -> tuple[markup.Link, ...]:
        return self._read(markup.links, ())

    @cached_property
    def headings(self) -> tuple[markup.Heading, ...]:
        return self._read(markup.headings, ())

    @cached_property
    def tied(self) -> tuple[markup.Tied, ...]:
        return self._read(markup.tied_quotations, ())

    @cached_property
    def photos(self) -> tuple[tuple[str, int, int], ...]:
        """(key, start, end) of each photo that stands in the copy, as often as it stands there."""
        found = ((own_key(mark.url, PHOTO), mark.start, mark.end) for mark in self.marks if mark.picture)
        return tuple(one for one in found if one[0])

    @cached_property
    def outgoing(self) -> tuple[Passage, ...]:
        """Every text that leaves the desk."""
        return outgoing(self.story)

    @cached_property
    def leaving(self) -> tuple[tuple[Passage, tuple[Word, ...]], ...]:
        """Every text that leaves the desk with its folded words.

        The copy is there twice, as written and (field 'plain') as its readers get it: with letters that were written
        as entities or parted by marks, and with the addresses of its links as a browser reads them.
        """
        seen = [Passage("copy", "the copy", self.plain, field="plain")]
        seen += (
            Passage("copy", "an address in the copy", unquote(mark.url), field="plain")
            for mark in self.marks
            if "%" in mark.url
        )
        return tuple((one, folded(one.text)) for one in (*self.outgoing, *seen))

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """What readers read as sentences: headlines, standfirst, captions, the copy."""
        standfirst = tuple(one for one in furniture_texts(self.story) if one.part == "standfirst")
        lines = (*headlines(self.story), *standfirst, *captions(self.story))
        return (*(_written(one, one.text) for one in lines), _written(self.copy, self.prose))

    @cached_property
    def speech(self) -> tuple[Quotation, ...]:
        """Every quotation of the copy that is somebody's speech, with the speaker whom the copy names."""
        return find_quotations(self.prose.replace(BLANK, " "), between=self.go_on)

    @cached_property
    def tied_speech(self) -> tuple[tuple[Quotation, markup.Tied], ...]:
        """The quotations that are tied to the notebook, each with its tie."""
        found: list[tuple[Quotation, markup.Tied]] = []
        for tied in self.tied:
            at = bisect_right(self.speech, tied.start, key=lambda one: one.end)
            while at < len(self.speech) and self.speech[at].start < tied.end:
                found.append((self.speech[at], tied))
                at += 1
        return tuple(found)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The ledger: everything that can be checked, with what people have noted of it."""
        return ledger(self)

    @cached_property
    def untied_speech(self) -> tuple[Quotation, ...]:
        bound = {one for one, _ in self.tied_speech}
        return tuple(one for one in self.speech if one not in bound)

    @cached_property
    def style_hits(self) -> dict[str, list[tuple[Passage, Hit]]]:
        """What the rules of house style find in our own words, by the name of the rule."""
        language = self.story.furniture.language or self.house.language
        found: dict[str, list[tuple[Passage, Hit]]] = {}
        for one in self.written:
            for at, paragraph in paragraphs(one.own):
                self.go_on()
                for hit in hits_in(paragraph, language):
                    moved = hit._replace(start=at + hit.start, end=at + hit.end)
                    found.setdefault(hit.rule, []).append((one.passage, moved))
        return found

    def local(self, moment: datetime) -> datetime:
        """The moment in the house's time zone."""
        return moment.astimezone(ZoneInfo(self.house.zone))

    def clock(self, moment: datetime) -> str:
        """The moment as a person says it here: `21:00 on 20 July 1969`."""
        here = self.local(moment)
        return f"{here:%H:%M} on {here.day} {here:%B %Y}"
