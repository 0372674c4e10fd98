"""Every direct quotation of a text, with who said it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desk.quoting import lexicon, people, speech
from desk.quoting.attribution import attribute
from desk.quoting.judgement import Profile
from desk.quoting.marks import Marked, Stretch, find_stretches
from desk.quoting.memory import Memory, Source
from desk.quoting.names import same_name
from desk.quoting.notebook import Match, Notebook, match, open_notebook
from desk.quoting.people import NameTable
from desk.quoting.phrases import phrase_after
from desk.quoting.quotation import LooseMark, Quotation, Record, Tier
from desk.quoting.sources import Attribution, first_phrase, source_in
from desk.quoting.tokens import Sentence, Sort, Token, paragraphs_of, sentences_of

SIGNATURE = 12  # tokens of a name with what it is behind quoted words
PARAGRAPHS_BEFORE = 3  # read again with a changed paragraph, for its pronouns and carried-over speakers


@dataclass(frozen=True, slots=True)
class Scan:
    """All that one reading of a text found, and what a reading of one paragraph needs to know of the rest."""

    quotations: tuple[Quotation, ...]
    loose_marks: tuple[LooseMark, ...]
    names: NameTable = field(compare=False, repr=False)
    single_marks: bool = False


@dataclass(slots=True)
class _Story:
    """A text laid out for one pass."""

    text: str
    marked: Marked
    sentences: list[Sentence]
    memory: Memory
    notebook: Notebook


def find_quotations(
    text: str, records: Sequence[Record] = (), between: Callable[[], object] = bool
) -> tuple[Quotation, ...]:
    """Every direct quotation of a text, in order, with speaker, cue, tier, via and description.

    Records of the notebook are matched first: a hit gives the speaker. Titles, slogans and scare quotes are left
    out. Never raises, whatever the text; the work grows with its length. `between` is called between two paragraphs
    and may raise to give it up.
    """
    return scan(text, records, between).quotations


def scan(text: str, records: Sequence[Record] = (), between: Callable[[], object] = bool) -> Scan:
    """The quotations of a text and the quotation marks that lack a partner."""
    marked = find_stretches(text)
    sentences = _sentences(text, marked.stretches, between)
    names = people.build_table(text, _without_headline(sentences))
    story = _Story(text, marked, sentences, Memory(text, names), open_notebook(records))
    return Scan(_read(story, between), marked.loose, names, marked.single)


def scan_near(text: str, at: int, before: Scan, records: Sequence[Record] = ()) -> Scan:
    """The quotations and loose marks of the paragraph that holds the code point `at`, after an edit there.

    Names come from the last full scan; a few paragraphs before are read again for pronouns. Offsets are those of
    the whole text.
    """
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    last = len(text) if last < 0 else last
    start, end = _window(text, first, last)
    part = text[start:end]
    marked = find_stretches(part, single_marks=before.single_marks)
    sentences = _sentences(part, marked.stretches)
    story = _Story(part, marked, sentences, Memory(part, before.names), open_notebook(records))
    found = (_moved(quotation, start) for quotation in _read(story))
    loose = (replace(mark, at=mark.at + start) for mark in marked.loose)
    return Scan(
        tuple(quotation for quotation in found if first <= quotation.start <= last),
        tuple(mark for mark in loose if first <= mark.at <= last),
        before.names,
        before.single_marks,
    )


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """The paragraph with a few before it and one behind it; empty lines do not count."""
    start = first
    for _ in range(PARAGRAPHS_BEFORE):
        while start > 0 and text[start - 1] == "\n":
            start -= 1
        start = text.rfind("\n", 0, start) + 1
    end = last
    while end < len(text) and text[end] == "\n":
        end += 1
    behind = text.find("\n", end)
    return start, len(text) if behind < 0 else behind


def _moved(quotation: Quotation, by: int) -> Quotation:
    mentioned = quotation.speaker_start >= 0
    return replace(
        quotation,
        start=quotation.start + by,
        end=quotation.end + by,
        speaker_start=quotation.speaker_start + by if mentioned else -1,
        speaker_end=quotation.speaker_end + by if mentioned else -1,
    )


def _sentences(text: str, stretches: Sequence[Stretch], between: Callable[[], object] = bool) -> list[Sentence]:
    out: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs_of(text, stretches)):
        out.extend(sentences_of(paragraph, number))
        between()
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
    title_case = all(token.capital or token.low in speech.SMALL for token in words)
    return sentence.paragraph == 0 and len(words) >= 3 and title_case


def _read(story: _Story, between: Callable[[], object] = bool) -> tuple[Quotation, ...]:
    out: list[Quotation] = []
    for number in range(len(story.sentences)):
        out.extend(_read_sentence(story, number))
        between()
    return tuple(out)


def _read_sentence(story: _Story, number: int) -> list[Quotation]:
    sentence, memory = story.sentences[number], story.memory
    memory.begin(sentence)
    out: list[Quotation] = []
    for place in sentence.quotes:
        token = sentence.tokens[place]
        noted = _recorded(story, story.text[token.start : token.end])
        found = attribute(sentence.tokens, place)
        said = speech.is_speech(story.text, sentence.tokens, place, found or _carried(sentence))
        if not said and (noted is None or noted.judgement.red):
            continue
        source = _source(story, number, place, found)
        out.append(_with_record(_quotation(story, sentence, place, source), noted))
    memory.finish(sentence, source_in(sentence.tokens))
    return out


def _recorded(story: _Story, words: str) -> Match | None:
    """The notebook's record of quoted words of some length."""
    if not story.notebook.records or len(words.split()) < 3:
        return None
    found = match(words, "", story.notebook, Profile.LENIENT)
    return found if found.record is not None else None


def _with_record(quotation: Quotation, noted: Match | None) -> Quotation:
    """The proposal with what the notebook knows: its speaker where the text names none, sure where both agree."""
    if noted is None or noted.record is None:
        return quotation
    record, sure = noted.record, not noted.judgement.red
    if not quotation.speaker:
        tier = Tier.SURE if sure else Tier.LIKELY
        return replace(quotation, speaker=record.speaker, tier=tier, record=record.key)
    if not same_name(quotation.speaker, record.speaker):
        return replace(quotation, tier=Tier.GUESS, record=record.key)
    return replace(quotation, tier=Tier.SURE if sure else quotation.tier, record=record.key)


def _carried(sentence: Sentence) -> Attribution | None:
    """Stands in for an attribution when a whole sentence of quoted words stands alone."""
    return Attribution(None, 0, Tier.LIKELY, "carried") if _is_bare(sentence) else None


def _is_bare(sentence: Sentence) -> bool:
    return all(token.sort in (Sort.QUOTE, Sort.MARK) for token in sentence.tokens)


def _source(story: _Story, number: int, place: int, found: Attribution | None) -> Source | None:
    sentence, memory = story.sentences[number], story.memory
    stretch = story.marked.stretches[sentence.tokens[place].number]
    direct = found is not None and found.how in ("behind", "inverted") and found.tier is Tier.SURE
    if stretch.resumes and memory.last is not None and not direct:
        return replace(memory.last, cue="", start=-1, end=-1, tier=Tier.SURE)
    if found is not None and found.how == "aside":
        return memory.resolve(sentence, place, found) or memory.carried(sentence.paragraph, Tier.SURE)
    if found is not None:
        return memory.resolve(sentence, place, found)
    return _from_around(story, number, place)


def _from_around(story: _Story, number: int, place: int) -> Source | None:
    """A quotation without words of attribution: the one before it, the one behind it, or the sentence before."""
    sentence, memory = story.sentences[number], story.memory
    if not _is_bare(sentence):
        found = first_phrase(sentence.tokens, place)
        if found is None or found.kind == "nominal":
            return memory.carried(sentence.paragraph, Tier.GUESS)
        return memory.resolve(sentence, place, Attribution(found, -1, Tier.GUESS, "subject"), human=True)
    carried = memory.carried(sentence.paragraph, Tier.SURE) or _signed_behind(story, number)
    if carried is not None:
        return carried
    return _ahead(story, number) or memory.indirect(sentence.paragraph) or memory.paragraph_before(sentence.paragraph)


def _signed_behind(story: _Story, number: int) -> Source | None:
    """ "Q." NAME, "Title": a paragraph of quoted words alone, signed with a name and no verb."""
    sentence, rest = story.sentences[number], story.sentences[number + 1 : number + 3]
    if len(sentence.tokens) > 1 or not rest or rest[0].paragraph != sentence.paragraph:
        return None
    tokens = rest[0].tokens
    last = len(rest) < 2 or rest[1].paragraph != sentence.paragraph
    if not last or len(tokens) > SIGNATURE or not tokens[0].capital or any(_acts(token) for token in tokens):
        return None
    found = phrase_after(tokens, 0)
    if (
        found is None
        or found.kind == "pronoun"
        or (found.end < len(tokens) and tokens[found.end].low not in (",", "."))
    ):
        return None
    return story.memory.resolve(rest[0], -1, Attribution(found, -1, Tier.LIKELY, "signed"))


def _acts(token: Token) -> bool:
    return token.low in lexicon.AUXILIARIES | lexicon.CUES and not token.capital


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
    story.memory.spoke(sentence, source, asked=token.text == "?")
    return Quotation(
        token.start, token.end, source.name, source.start, source.end, source.cue, source.tier, source.via,
        source.description,
    )  # fmt: skip
