"""Proposing: what a quotation in the copy is, held against the notebook, and the steps that tie, change or untie it.

A tied quotation is `[“words”](quote:KEY)` in the copy. Places are found again by their words and what stands beside
them, so every step may be taken after the text has changed around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from desk.markup.reading import plain
from desk.markup.scan import marks
from desk.newsroom import sourcing
from desk.preflight.matching import in_marks, judged, same_person
from desk.preflight.prose import BLANK, prose
from desk.quoting.judgement import Fix, Judgement
from desk.quoting.marks import find_stretches
from desk.quoting.notebook import Notebook, match, open_notebook
from desk.quoting.quotation import Quotation, Record, Tier
from desk.quoting.scan import PARAGRAPHS_BEFORE, Scan, scan, scan_near
from desk.story.errors import RuleError
from desk.story.key import new_key
from desk.story.place import Place, found
from desk.story.quote import How, Quote
from desk.story.source import Source
from desk.story.story import Story

Step = Callable[[Story], Story]

WHOLE = 40_000  # code points of copy up to which all names are read again; of a longer one once
FEWEST = 3  # words of a quotation that is offered unasked
MARKS = "“”\"‘’'„«»‚‹› "
_ADDRESS = re.compile(r"\]\(quote:([\w-]+)\)")
MOVED = "These words have changed meanwhile: put the cursor into them and try again."


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation of the copy held against the notebook.

    `place` is the words with their quotation marks; `key` the quote they are tied to ('' for none); `quote` that
    record, or the one of the notebook that has the words, with the `judgement` of the words as published. `speech` is
    who said it by the text, `source` the one of the notebook who that is.
    """

    place: Place
    key: str = ""
    quote: Quote | None = None
    judgement: Judgement | None = None
    speech: Quotation | None = None
    source: Source | None = None

    @property
    def red(self) -> bool:
        """Whether the words are not those of the record."""
        return self.judgement is not None and self.judgement.red

    @property
    def sure(self) -> bool:
        """Whether one key may confirm what is proposed, without a look at it."""
        if self.quote is not None:
            return not self.red
        return self.speech is not None and bool(self.speech.speaker) and self.speech.tier is not Tier.GUESS

    @property
    def words(self) -> str:
        """The words as they would stand in the notebook: no marks around them, no markup, no comma at their end."""
        return bare(self.place.words)

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The ways out where words differ: each with the words, marks and all, as they would then stand."""
        offered = self.judgement.fixes if self.red and self.judgement is not None else ()
        made = (Fix(one.label[:1].upper() + one.label[1:], in_marks(self.place.words, one.words)) for one in offered)
        return tuple(one for one in made if one.words.strip(MARKS))


def bare(words: str) -> str:
    """Words of the copy as a record has them."""
    return " ".join(plain(words).strip().strip(MARKS).rstrip(",").split())


def held(story: Story, place: Place, key: str, names: Scan | None) -> tuple[Held, Scan]:
    """The quotation at a place of the copy held against the notebook, and the names of the story for the next time.

    Only its paragraph is read again, with the few before it; all of a story is for its names, the first time, and
    each time where it is no longer than WHOLE.
    """
    records = _records(story)
    if names is None or len(story.copy) <= WHOLE:
        names = scan(_prose(story.copy), records)
    speech = _speech(story.copy, place, names, records)
    speaker = speech.speaker if speech is not None else ""
    tied = story.quote(key) if key else None
    quote = tied or _recalled(story, place.words, speaker, open_notebook(records))
    judgement = judged(quote, place.words) if quote is not None and quote.words.strip() else None
    source = _source_of(story, quote, speaker)
    return Held(place, key if tied is not None else "", quote, judgement, speech, source), names


def remembered(story: Story, copy: str) -> tuple[str, ...]:
    """The untied quotations in a piece of copy whose very words the notebook has, without their marks."""
    text = _prose(copy)
    notebook = open_notebook(_records(story))
    came = []
    for one in find_stretches(text.replace(BLANK, "_")).stretches:
        words = text[one.start : one.end]
        if len(words.split()) < FEWEST or _ADDRESS.match(copy, one.end + 1):
            continue
        if not match(words, "", notebook).judgement.red:
            came.append(words)
    return tuple(came)


def tie(place: Place, key: str) -> Step:
    """Tie the words at that place, marks and all, to the quote of that key; words that were tied are tied anew."""

    def step(story: Story) -> Story:
        start, end = _found(story, place)
        if story.quote(key) is None:
            raise RuleError("That quote is no longer in the notebook.")
        copy = story.copy
        if (address := _tied(copy, start, end)) is not None:
            return replace(story, copy=f"{copy[:end]}](quote:{key}){copy[address.end() :]}")
        if not _may_be_tied(copy[start:end]):
            raise RuleError("These words hold a single bracket: write [ and ] in pairs, then link them.")
        return replace(story, copy=f"{copy[:start]}[{copy[start:end]}](quote:{key}){copy[end:]}")

    return step


def untie(place: Place) -> Step:
    """Let the words at that place stand as words, tied to nothing."""

    def step(story: Story) -> Story:
        start, end = _found(story, place)
        address = _tied(story.copy, start, end)
        if address is None:
            return story
        return replace(story, copy=story.copy[: start - 1] + story.copy[start:end] + story.copy[address.end() :])

    return step


def reword(place: Place, words: str) -> Step:
    """Have other words, marks and all, where the place is; a tie stays."""

    def step(story: Story) -> Story:
        start, end = _found(story, place)
        return replace(story, copy=story.copy[:start] + words + story.copy[end:])

    return step


def log(one: Held, source: Source | None) -> Step:
    """Log the words as a quote of that source (a new one comes into the notebook with it) and tie them to it.

    Nobody has compared them with a recording yet: the quote is not verified.
    """
    via = one.speech.via if one.speech is not None else ""
    quote = Quote(
        new_key(),
        source.key if source is not None else "",
        one.words,
        how=How.WIRE if via else How.INTERVIEW,
        note=f"by way of {via}" if via else "",
    )

    def step(story: Story) -> Story:
        if source is not None and story.source(source.key) is None:
            story = sourcing.add_source(story, source)
        return tie(one.place, quote.key)(sourcing.add_quote(story, quote))

    return step


def given_to(one: Held, source: Source) -> Step:
    """Have the words be said by that source: the record's, or a new record's where there is none yet."""
    if not one.key:
        return log(one, source)

    def step(story: Story) -> Story:
        quote = story.quote(one.key)
        if quote is None:
            raise RuleError("That quote is no longer in the notebook.")
        return sourcing.add_quote(story, replace(quote, source=source.key))

    return step


def proposed_source(one: Held) -> Source | None:
    """Who is proposed: one of the notebook, or a new one as the text names and describes them."""
    if one.source is not None or one.speech is None or not one.speech.speaker:
        return one.source
    described = one.speech.description
    return Source(new_key(), one.speech.speaker, title=described[:1].upper() + described[1:])


def _records(story: Story) -> list[Record]:
    names = {source.key: source.name for source in story.sources}
    texts = ((quote, words) for quote in story.quotes for words in (quote.words, quote.translation) if words.strip())
    return [Record(quote.key, names.get(quote.source, ""), words) for quote, words in texts]


def _prose(copy: str) -> str:
    return prose(copy, marks(copy)).replace(BLANK, " ")


def _speech(copy: str, place: Place, names: Scan, records: list[Record]) -> Quotation | None:
    """What the text says of the quotation at that place: its paragraph and those before it are read."""
    start = place.start
    for _ in range(PARAGRAPHS_BEFORE + 1):
        start = max(copy.rfind("\n\n", 0, max(start, 0)), 0)
    end = copy.find("\n\n", place.end)
    part = copy[start : end if end >= 0 else len(copy)]
    inside = place.start - start + 1
    near = scan_near(_prose(part), inside, names, records).quotations
    last = place.end - start
    return next((one for one in near if one.start < last and inside < max(one.end, one.start + 1) + 1), None)


def _recalled(story: Story, words: str, speaker: str, notebook: Notebook) -> Quote | None:
    """The quote of the notebook that has these words, or nearly; of several that of the speaker whom the text names."""
    record = match(words.strip(MARKS), speaker, notebook).record
    return story.quote(record.key) if record is not None else None


def _source_of(story: Story, quote: Quote | None, speaker: str) -> Source | None:
    if quote is not None:
        return story.source(quote.source)
    known = [source for source in story.sources if source.name.strip() and not source.confidential]
    exact = next((source for source in known if source.name.casefold() == speaker.casefold()), None)
    return exact or next((source for source in known if speaker and same_person(speaker, source)), None)


def _found(story: Story, place: Place) -> tuple[int, int]:
    stretch = found(story.copy, place)
    if stretch is None:
        raise RuleError(MOVED)
    return stretch


def _tied(copy: str, start: int, end: int) -> re.Match[str] | None:
    return _ADDRESS.match(copy, end) if copy[start - 1 : start] == "[" else None


def _may_be_tied(words: str) -> bool:
    """Whether the brackets in the words pair, as the words of a link must."""
    depth = 0
    for sign in re.findall(r"\\.|[\[\]]", words):
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return not depth
