"""Every direct quotation of a text, with who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desk.quoting import people, speech
from desk.quoting.attribution import attribute
from desk.quoting.marks import Marked, Stretch, find_stretches
from desk.quoting.memory import Memory, Source
from desk.quoting.quotation import Quotation, Record, Scan, Tier
from desk.quoting.sources import Attribution, first_phrase, source_in
from desk.quoting.tokens import Sentence, Sort, paragraphs_of, sentences_of


def find_quotations(text: str, records: Sequence[Record] = ()) -> tuple[Quotation, ...]:
    """Every direct quotation of a text, in order, with speaker, cue, tier, via and description.

    Records of the notebook are matched first: a hit gives the speaker. Titles, slogans and scare quotes are left
    out. Never raises, whatever the text; the work grows with its length.
    """
    return scan(text, records).quotations


def scan(text: str, records: Sequence[Record] = ()) -> Scan:
    """The quotations of a text and the quotation marks that lack a partner."""
    marked = find_stretches(text)
    story = _Story(text, marked, _sentences(text, marked.stretches))
    quotations = _attributed(story)
    return Scan(tuple(quotations), marked.loose)


@dataclass(slots=True)
class _Story:
    """A text laid out for one pass."""

    text: str
    marked: Marked
    sentences: list[Sentence]
    memory: Memory = field(default_factory=Memory)


def _sentences(text: str, stretches: Sequence[Stretch]) -> list[Sentence]:
    out: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs_of(text, stretches)):
        out.extend(sentences_of(paragraph, number))
    return out


def _attributed(story: _Story) -> list[Quotation]:
    story.memory = Memory(story.text, people.build_table(story.text, _without_headline(story.sentences)))
    out: list[Quotation] = []
    for number in range(len(story.sentences)):
        out.extend(_read_sentence(story, number))
    return out


def _without_headline(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Leaves out a first paragraph in Title Case and lines in capitals: their words are no names."""
    return [sentence for sentence in sentences if not _is_heading(sentence)]


def _is_heading(sentence: Sentence) -> bool:
    words = [token for token in sentence.tokens if token.sort is Sort.WORD]
    if not words or len(words) > 30:
        return False
    if all(token.text.isupper() for token in words):
        return True
    capital = sum(token.capital or token.low in speech.SMALL for token in words)
    return sentence.paragraph == 0 and len(words) >= 3 and capital >= 0.8 * len(words)


def _read_sentence(story: _Story, number: int) -> list[Quotation]:
    sentence, memory = story.sentences[number], story.memory
    memory.begin(sentence)
    out: list[Quotation] = []
    for place in sentence.quotes:
        found = attribute(sentence.tokens, place)
        if not speech.is_speech(story.text, sentence.tokens, place, found or _carried(story, number, place)):
            continue
        source = _source(story, number, place, found)
        out.append(_quotation(story, sentence, place, source))
    memory.finish(sentence, source_in(sentence.tokens))
    return out


def _carried(story: _Story, number: int, place: int) -> Attribution | None:
    """Stands in for an attribution when a whole sentence of quoted words stands alone."""
    alone = _bare(story.sentences[number])
    return Attribution(None, 0, Tier.LIKELY, "carried") if alone else None


def _bare(sentence: Sentence) -> bool:
    return all(token.sort in (Sort.QUOTE, Sort.MARK) for token in sentence.tokens)


def _source(story: _Story, number: int, place: int, found: Attribution | None) -> Source | None:
    sentence, memory = story.sentences[number], story.memory
    stretch = story.marked.stretches[sentence.tokens[place].number]
    direct = found is not None and found.how in ("behind", "inverted") and found.tier is Tier.SURE
    if stretch.resumes and memory.last is not None and not direct:
        return replace(memory.last, cue="", start=-1, end=-1, tier=Tier.SURE)
    if found is not None:
        return memory.resolve(sentence, place, found)
    return _from_around(story, number, place)


def _from_around(story: _Story, number: int, place: int) -> Source | None:
    """A quotation without words of attribution: the one before it, the one behind it, or the sentence before."""
    sentence, memory = story.sentences[number], story.memory
    if not _bare(sentence):
        found = first_phrase(sentence.tokens, place)
        if found is None or found.kind == "nominal":
            return memory.carried(sentence.paragraph, Tier.GUESS)
        return memory.resolve(sentence, place, Attribution(found, -1, Tier.GUESS, "subject"), human=True)
    carried = memory.carried(sentence.paragraph, Tier.SURE)
    if carried is not None:
        return carried
    return _ahead(story, number) or memory.indirect(sentence.paragraph) or memory.paragraph_before(sentence.paragraph)


def _ahead(story: _Story, number: int) -> Source | None:
    """ "Q." "Q," NAME said: the attribution behind the next quotation of the paragraph."""
    for following in story.sentences[number + 1 : number + 3]:
        if following.paragraph != story.sentences[number].paragraph or not following.quotes:
            return None
        place = following.quotes[0]
        found = attribute(following.tokens, place)
        if found is not None and place == 0 and found.how in ("behind", "inverted", "according"):
            source = story.memory.resolve(following, place, found)
            return replace(source, tier=Tier.LIKELY) if source else None
    return None


def _quotation(story: _Story, sentence: Sentence, place: int, source: Source | None) -> Quotation:
    token = sentence.tokens[place]
    if source is None:
        return Quotation(token.start, token.end)
    story.memory.spoke(sentence, source)
    return Quotation(
        token.start, token.end, source.name, source.start, source.end, source.cue, source.tier, source.via,
        source.description,
    )  # fmt: skip
