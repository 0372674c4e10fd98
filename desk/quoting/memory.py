"""What a reader remembers on the way down a story: who spoke last, who was named, whom 'he' may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desk.quoting import lexicon, people
from desk.quoting.lists import listed
from desk.quoting.people import NameTable, Person
from desk.quoting.phrases import Phrase, phrase_before
from desk.quoting.quotation import Tier
from desk.quoting.sources import Attribution
from desk.quoting.tokens import Sentence, Sort, Token

REMEMBERED = 24
GENDERS = {"he": "m", "she": "f", "him": "m", "her": "f"}
UTTERANCES = listed("statement tweet post message speech remarks comment comments note caption reply response")
AGENCIES = listed("reported reports report")


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody to whom words are attributed; offsets are of the mention, -1 when there is none."""

    name: str
    person: Person | None = None
    start: int = -1
    end: int = -1
    cue: str = ""
    tier: Tier = Tier.GUESS
    via: str = ""
    description: str = ""


@dataclass(slots=True)
class Memory:
    """The state of one pass over a story."""

    text: str = ""
    table: NameTable = field(default_factory=NameTable)
    recent: list[Person] = field(default_factory=list)
    last: Source | None = None
    last_but_one: Source | None = None  # who spoke in the paragraph before that one
    last_paragraph: int = -1
    asked: bool = False  # a question was quoted in the last paragraph with a quotation
    asked_before: bool = False
    told: Source | None = None
    told_paragraph: int = -1
    told_now: bool = False  # by the sentence just before
    announced: bool = False  # the sentence before ended in a colon
    group: str = ""
    here: list[people.Mention] = field(default_factory=list)
    before: list[people.Mention] = field(default_factory=list)  # those of the sentence before

    def begin(self, sentence: Sentence) -> None:
        """Takes in the names of the sentence that is about to be read."""
        self.before = self.here
        self.here = people.mentions_in(self.table, sentence)

    def finish(self, sentence: Sentence, source: Attribution | None) -> None:
        """Moves the names of the sentence to the front of memory, its subject last and so foremost."""
        topic = bool(sentence.tokens) and sentence.tokens[0].low == "for"  # For NAME, it was a wonder. He said
        for mention in sorted(
            self.here,
            key=lambda found: (topic and found.start == 1, found.subject, -found.start if found.subject else 0),
        ):
            self._remember(mention.person)
        self._note_told(sentence, source)
        spoken = bool(sentence.quotes) and self.last_paragraph == sentence.paragraph
        if spoken and self.last is not None and self.last.person is not None:
            self._remember(self.last.person)

    def _note_told(self, sentence: Sentence, source: Attribution | None) -> None:
        """Notes whom the sentence tells of, for quoted words that follow it without attribution."""
        if self.told_paragraph != sentence.paragraph:
            self.told = None
        self.told_paragraph = sentence.paragraph
        self.announced = bool(sentence.tokens) and sentence.tokens[-1].low == ":"
        self.told_now = False
        if source is None or source.source is None:
            return
        told = self.resolve(sentence, -1, source, human=source.cue < 0)
        self.told_now = told is not None
        self.told = told or self.told
        if self.told is not None and self.told.person is not None and source.source.kind == "pronoun":
            self._remember(self.told.person)

    def spoke(self, sentence: Sentence, source: Source, *, asked: bool = False) -> None:
        """Notes who was quoted, and whether it was a question."""
        if sentence.paragraph != self.last_paragraph:
            adjoining = sentence.paragraph == self.last_paragraph + 1
            self.last_but_one = self.last if adjoining else None
            self.asked_before, self.asked = self.asked and adjoining, False
        self.asked = self.asked or asked
        self.last, self.last_paragraph = source, sentence.paragraph
        if source.person is not None:
            self._remember(source.person)
        elif source.name:
            self.group = source.name

    def _remember(self, person: Person) -> None:
        if person in self.recent:
            self.recent.remove(person)
        self.recent.insert(0, person)
        del self.recent[REMEMBERED:]

    def carried(self, paragraph: int, tier: Tier) -> Source | None:
        """The source quoted before in the same paragraph."""
        if self.last is None or self.last_paragraph != paragraph:
            return None
        return replace(self.last, tier=max(tier, self.last.tier))

    def indirect(self, paragraph: int) -> Source | None:
        """The source or subject of the sentence before, in the same paragraph."""
        if self.told is None or self.told_paragraph != paragraph:
            return None
        said = self.told_now and self.told.cue.casefold() in lexicon.SAYING - lexicon.WEAK
        named = self.told.person is not None and self.told.end - self.told.start > len("they")
        return replace(self.told, tier=Tier.SURE if said and named and _is_somebody(self.told) else Tier.LIKELY)

    def paragraph_before(self, paragraph: int) -> Source | None:
        """Who was quoted last in the paragraph before, or else the person it was about."""
        if self.last is not None and self.last.name and self.last_paragraph == paragraph - 1 and not self.announced:
            speaker = self.last_but_one if self._in_dialogue() else self.last
            return replace(speaker or self.last, tier=Tier.GUESS)
        if self.told is None or self.told_paragraph != paragraph - 1:
            return None
        if self.announced:
            return replace(self.told, tier=Tier.LIKELY)
        if _is_somebody(self.told) and self.told.cue:
            return replace(self.told, tier=Tier.GUESS)
        return None

    def _in_dialogue(self) -> bool:
        """Whether two people have spoken by turns, a paragraph each."""
        other = self.last_but_one
        if not (self.asked or self.asked_before):
            return False
        return other is not None and self.last is not None and bool(other.name) and other.name != self.last.name

    def resolve(self, sentence: Sentence, quote: int, found: Attribution, *, human: bool = False) -> Source | None:
        """The source an attribution points at; with `human`, None unless it is a person."""
        if found.source is None:
            return None
        tokens = sentence.tokens
        source = self._of_phrase(tokens, found.source, found.tier)
        if source is None or (human and (source.person is None or source.person.human <= 0)):
            return None
        cue = tokens[found.cue].text if found.cue >= 0 else ""
        via = self._via(tokens, found.via) if found.via else ""
        source = replace(source, cue=cue, via=via)
        return self._relayed(source, tokens, found)

    def _via(self, tokens: Sequence[Token], agency: Phrase) -> str:
        """The agency as it is called; of 'it' the one the words before came through."""
        if agency.kind == "pronoun":
            return self.last.via if self.last is not None else ""
        return self._words(tokens, agency.start, agency.end).removeprefix("the ")

    def _relayed(self, source: Source, tokens: Sequence[Token], found: Attribution) -> Source:
        """ "Q," the agency reported: the words are those of the person told of just before, the agency is the way."""
        if source.cue.casefold() not in AGENCIES or found.how not in ("behind", "ending", "inverted"):
            return source
        if source.person is not None and source.person.human > 0:
            return source
        if self.told is None or self.told.person is None or self.told.person.human < 0:
            return source
        return replace(self.told, via=source.name, cue=source.cue, tier=Tier.LIKELY)

    def _of_phrase(self, tokens: Sequence[Token], phrase: Phrase, tier: Tier) -> Source | None:
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        if phrase.kind == "pronoun":
            return self._of_pronoun(tokens, phrase, tier)
        if phrase.kind == "name":
            return self._of_name(tokens, phrase, tier)
        near = [mention.person for mention in self.here if mention.start < phrase.start]
        owner = self._owner(tokens, phrase)
        if owner is not None:
            return replace(owner, start=start, end=end, tier=max(tier, Tier.LIKELY))
        person = people.by_role(phrase, tokens, [*reversed(near), *self.recent])
        if person is not None:
            return Source(person.full, person, start, end, "", max(tier, Tier.LIKELY), "", person.description)
        new = tokens[phrase.start].low in ("a", "an")
        return Source(self.text[start:end], None, start, end, "", tier if new else max(tier, Tier.LIKELY))

    def _owner(self, tokens: Sequence[Token], phrase: Phrase) -> Source | None:
        """Whose words "NAME's statement" are."""
        if tokens[phrase.head_end - 1].low not in UTTERANCES:
            return None
        for place in range(phrase.start + 1, phrase.head_end - 1):
            if tokens[place].sort is Sort.POSSESSIVE and tokens[place - 1].capital:
                owner = phrase_before(tokens, place - 1)
                if owner is not None and owner.kind == "name":
                    found = self._of_name(tokens, owner, Tier.LIKELY)
                    return found if _is_somebody(found) else None
        return None

    def _of_name(self, tokens: Sequence[Token], phrase: Phrase, tier: Tier) -> Source:
        first, last = tokens[phrase.name], tokens[phrase.head_end - 1]
        person = people.find(self.table, tokens, phrase.start, phrase.name, phrase.head_end)
        if person is None:
            return Source(self.text[first.start : last.end], None, first.start, last.end, "", tier)
        person.human += 1
        return Source(person.full, person, first.start, last.end, "", tier, "", person.description)

    def _of_pronoun(self, tokens: Sequence[Token], phrase: Phrase, tier: Tier) -> Source | None:
        token = tokens[phrase.start]
        gender = GENDERS.get(token.low)
        if gender is None:
            name = self.group if _may_stand_for(token.low, self.group) else ""
            return Source(name, None, token.start, token.end, "", Tier.GUESS)
        before = [m for m in self.here if m.end <= phrase.start]
        near = [m.person for m in before if m.subject]
        aside = [m.person for m in before if not m.subject]
        later = [m.person for m in self.here if m.start > phrase.start and m.subject]
        known = [*reversed(near), *self.recent, *reversed(aside), *later]
        fitting = [p for p in known if _fits(p, gender) and p.human > 0] or [p for p in known if _fits(p, gender)]
        if not fitting:
            return None
        person = fitting[0]
        if self._has_rival(person, known[:4], gender):
            tier = max(tier, Tier.LIKELY)
        return Source(person.full, person, token.start, token.end, "", tier, "", person.description)

    def _has_rival(self, person: Person, known: Sequence[Person], gender: str) -> bool:
        """Whether somebody else lately named fits a pronoun as well, and the one meant was not the last to speak."""
        if self.last is not None and self.last.person is person:
            return False
        if self.told_now and self.told is not None and self.told.person is person:
            known = [mention.person for mention in (*self.before, *self.here)]
        return any(p is not person and p.human > 0 and _fits(p, gender) for p in known)

    def _words(self, tokens: Sequence[Token], start: int, end: int) -> str:
        return self.text[tokens[start].start : tokens[end - 1].end] if 0 <= start < end else ""


def _is_somebody(source: Source) -> bool:
    return source.person is not None and source.person.human > 0


def _may_stand_for(pronoun: str, group: str) -> bool:
    """Whether 'they' or 'it' may mean whoever spoke: 'they' no single paper, 'it' no several people."""
    words = group.casefold().split()
    if not words or len(words) >= 6 or pronoun not in ("they", "it"):
        return False
    return pronoun == "it" or words[0] not in ("a", "an", "one")


def _fits(person: Person, gender: str) -> bool:
    return person.human >= 0 and person.gender in (gender, "")
