"""One table of names a story: fullest form, titles, gender; who is meant by a surname, a pronoun, a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.quoting import given_names, lexicon
from desk.quoting.lists import listed
from desk.quoting.phrases import Phrase
from desk.quoting.runs import SUFFIXES, Run, runs_of
from desk.quoting.titles import description_of
from desk.quoting.tokens import Sentence, Sort, Token

COURTESIES = listed("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lady lord")
NAMESAKES = 24  # people of one surname that are told apart
PEOPLES = listed(
    "democrats republicans americans russians chinese muslims christians jews catholics conservatives "
    "liberals latinos hispanics blacks whites africans african-americans europeans iranians israelis "
    "palestinians twitter facebook congress washington america russia china iran israel britain london moscow "
    "beijing europe asia africa"
)


def _folded(word: str) -> str:
    """As a token has it in `low`: O’Dowd and O'Dowd are one name."""
    return word.casefold().replace("’", "'")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody or something with a name: the fullest form of it, what is known, where it was mentioned."""

    words: tuple[str, ...]
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    description: str = ""
    courtesy: str = ""
    human: int = 0
    count: int = 0

    @property
    def full(self) -> str:
        """The fullest form of the name the text gives."""
        name = " ".join(self.words)
        return f"{self.courtesy} {name}" if self.courtesy and len(self.words) == 1 else name

    @property
    def key(self) -> str:
        """The word that closes the name."""
        return _folded(self.words[-1])


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: token places, who it is, and whether it can be the subject there."""

    start: int
    end: int
    person: Person
    subject: bool


@dataclass(slots=True)
class NameTable:
    """The names of one story."""

    by_last: dict[str, list[Person]] = field(default_factory=dict)
    by_first: dict[str, list[Person]] = field(default_factory=dict)

    def everybody(self) -> list[Person]:
        """All persons and organisations, in the order of their first mention."""
        return [person for people in self.by_last.values() for person in people]


def build_table(text: str, sentences: Sequence[Sentence]) -> NameTable:
    """The name table of a story from its text and sentences (headline left out by the caller)."""
    table = NameTable()
    short: list[tuple[Sequence[Token], Run]] = []
    runs = [(sentence, runs_of(sentence.tokens)) for sentence in sentences]
    for sentence, here in runs:
        for run in here:
            if run.end - run.name >= 2:
                _enter(table, sentence.tokens, run)
            else:
                short.append((sentence.tokens, run))
    for tokens, run in short:
        if _courtesy(tokens, run):
            _enter_short(table, tokens, run)
    for tokens, run in short:
        if not _courtesy(tokens, run):
            _enter_short(table, tokens, run)
    _describe(text, table, runs)
    return table


def _describe(text: str, table: NameTable, runs: Sequence[tuple[Sentence, Sequence[Run]]]) -> None:
    """Gives everybody the description at the first mention that has one; a mention of the full name goes first."""
    full: set[int] = set()
    for sentence, here in runs:
        for run in here:
            words = description_of(text, sentence.tokens, run) if run.end > run.name else ""
            person = find(table, sentence.tokens, run.start, run.name, run.end) if words else None
            if person is None:
                continue
            whole = run.end - run.name > 1
            if not person.description or (whole and id(person) not in full):
                person.description = words
            if whole:
                full.add(id(person))


def _courtesy(tokens: Sequence[Token], run: Run) -> str:
    """The gender that a Mr, Ms or Sir before a name gives away."""
    return lexicon.COURTESY.get(tokens[run.name - 1].low, "") if run.name > run.start else ""


def _enter(table: NameTable, tokens: Sequence[Token], run: Run) -> None:
    words = tuple(token.text for token in tokens[run.name : run.end])
    people = table.by_last.setdefault(_folded(words[-1]), [])
    person = next((known for known in people if _same(known.words, words)), None)
    if person is None and len(people) >= NAMESAKES:
        return
    if person is None:
        person = Person(words)
        people.append(person)
        table.by_first.setdefault(_folded(words[0]), []).append(person)
    elif len(words) > len(person.words) and not _is_org_word(words):
        person.words = words
    _learn(person, tokens, run)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = one[0].casefold().strip("."), other[0].casefold().strip(".")
    if len(one) == 1 or len(other) == 1:
        return True
    return (
        first == second
        or (min(len(first), len(second)) == 1 and first[0] == second[0])
        or (min(len(first), len(second)) >= 3 and (first.startswith(second) or second.startswith(first)))
    )


def _is_org_word(words: Sequence[str]) -> bool:
    return words[-1].casefold() in lexicon.ORGANISATION_WORDS


def _enter_short(table: NameTable, tokens: Sequence[Token], run: Run) -> None:
    word = tokens[run.end - 1].text
    low = _folded(word)
    people = table.by_last.get(low) or table.by_first.get(low)
    courtesy = _courtesy(tokens, run)
    if people and courtesy:
        people = [person for person in people if person.gender in (courtesy, "")]
    elif people and len(people) > 1:
        people = _narrowed(people, tokens, run.start, run.name)
        people = [person for person in people if len(person.words) == 1] or people
    if people and len(people) > 1:
        people = [max(people, key=lambda person: person.count)]
        people[0].count += 1  # counted for the one it most likely means, but nothing is learnt from it
        return
    if people:
        _learn(people[0], tokens, run)
        return
    if not people and run.end > run.name and low not in lexicon.TITLES and not _opens_sentence(tokens, run):
        person = Person((word,))
        table.by_last.setdefault(low, []).append(person)
        _learn(person, tokens, run)


def _opens_sentence(tokens: Sequence[Token], run: Run) -> bool:
    """A single capital at the start of a sentence proves no name, unless it is a given name."""
    opening = run.start == 0 or tokens[run.start - 1].sort is Sort.QUOTE
    if not opening or run.end - run.start > 1 or given_names.is_given(tokens[run.start].text):
        return False
    after = tokens[run.end].low if run.end < len(tokens) else ""
    acts = after in lexicon.AUXILIARIES | lexicon.CUES | _DEEDS or after.endswith("ed")
    return not acts or tokens[run.start].low in lexicon.PLURAL_SOURCES | _NO_NAMES


_DEEDS = listed("took went came got made gave left ran won lost met became stood held spoke")
_NO_NAMES = listed("what who that there this nothing everything everyone nobody asked reached something anyone opinion")


def _learn(person: Person, tokens: Sequence[Token], run: Run) -> None:
    """Adds what stands around one mention: titles, roles, gender, and whether it is a human being."""
    person.count += 1
    titles = [token.low for token in tokens[max(0, run.start - 3) : run.name] if token.sort is Sort.WORD]
    near = [low for low in titles if low in lexicon.PERSON_ROLES] if _adjacent_roles(tokens, run) else []
    person.roles.update(low.strip(".") for low in near)
    courtesy = next((lexicon.COURTESY[low] for low in titles[-2:] if low in lexicon.COURTESY and near), "")
    given = person.words[0] if len(person.words) > 1 else ""
    if not person.gender:
        person.gender = courtesy or given_names.gender_of(given)
    elif courtesy:
        person.gender = courtesy
    if courtesy and len(person.words) == 1 and run.name > run.start and tokens[run.name - 1].low in COURTESIES:
        person.courtesy = tokens[run.name - 1].text
    if near or (given and given_names.is_given(given)):
        person.human += 2
    person.human -= _against(person, tokens, run)
    if run.start == 0 or tokens[run.start - 1].low not in ("in", "at", "near", "from", "of", "to"):
        _learn_appositive(person, tokens, run)


def _against(person: Person, tokens: Sequence[Token], run: Run) -> int:
    """How much one mention speaks against a human being: the Pentagon, in Houston, Democrats."""
    if _is_org_word(person.words) or person.key in PEOPLES or _begins_with_letters(person.words):
        return 3
    before = tokens[run.start - 1].low if run.start and run.start == run.name else ""
    followed = run.end < len(tokens) and tokens[run.end].sort is Sort.WORD and not tokens[run.end].capital
    if before == "the" and not (
        followed and tokens[run.end].low not in lexicon.PREPOSITIONS | lexicon.CUES | lexicon.AUXILIARIES
    ):
        return 2
    return 2 if before in ("in", "at", "near") and len(person.words) == 1 else 0


def _begins_with_letters(words: Sequence[str]) -> bool:
    """NASA Mission Control: three capitals in front of other words are no given name."""
    return len(words) > 1 and len(words[0]) > 2 and words[0].isalpha() and words[0].isupper() and not words[1].isupper()


def _adjacent_roles(tokens: Sequence[Token], run: Run) -> bool:
    """Titles count only if no comma, 'for' or other mark stands between them and the name."""
    return all(token.sort is Sort.WORD for token in tokens[max(0, run.name - 1) : run.name])


def _learn_appositive(person: Person, tokens: Sequence[Token], run: Run) -> None:
    place = run.end
    if place + 2 >= len(tokens) or tokens[place].low != ",":
        return
    lead = tokens[place + 1]
    if (
        lead.low not in lexicon.DETERMINERS
        and lead.low not in lexicon.PERSON_ROLES
        and lead.low not in ("who", "now", "then")
    ):
        return
    aside: list[str] = []
    for token in tokens[place + 1 : place + 14]:
        if token.low in (",", ".", "—", "(") or token.sort is Sort.QUOTE:
            break
        if token.low in lexicon.CUES - lexicon.PERSON_ROLES and lead.low != "who":
            return  # no aside: the clause of another subject
        aside.append(token.low)
    roles = [low for low in aside[:9] if low in lexicon.PERSON_ROLES]
    if roles:
        person.roles.update(roles)
        person.human += 2
        if any(low in lexicon.FEMALE_ROLES for low in roles):
            person.gender = "f"


def mentions_in(table: NameTable, sentence: Sentence) -> list[Mention]:
    """The names of a sentence, resolved."""
    out: list[Mention] = []
    for run in runs_of(sentence.tokens):
        if run.end <= run.name:
            continue
        person = find(table, sentence.tokens, run.start, run.name, run.end)
        if person is not None:
            out.append(Mention(run.name, run.end, person, _may_be_subject(sentence.tokens, run)))
    return out


def _may_be_subject(tokens: Sequence[Token], run: Run) -> bool:
    if run.end < len(tokens) and tokens[run.end].sort is Sort.POSSESSIVE:
        return False
    place = run.start - 1
    while (
        place >= 0
        and tokens[place].sort is Sort.WORD
        and tokens[place].low in lexicon.PERSON_ROLES | lexicon.DETERMINERS
    ):
        place -= 1
    if place < 0:
        return True
    before = tokens[place].low
    return before in (
        ",",
        "—",
        ";",
        "and",
        "but",
        "that",
        "while",
        "as",
        "when",
        "said",
        "because",
        "though",
        "although",
    )


_BEFORE_A_NAME = lexicon.PERSON_ROLES | lexicon.DETERMINERS


def find(table: NameTable, tokens: Sequence[Token], start: int, name: int, end: int) -> Person | None:
    """Who is meant by a name in the text; None when two people share it and nothing decides."""
    words = [token.low for token in tokens[name:end]]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if not words:
        return None
    people = table.by_last.get(words[-1], [])
    if len(words) > 1:
        written = [token.text for token in tokens[name : name + len(words)]]
        people = [person for person in people if _same(person.words, written)] or people
    if not people:
        people = table.by_first.get(words[-1], []) if len(words) == 1 else []
    if len(people) > 1:
        people = _narrowed(people, tokens, start, name)
    if len(people) > 1 and len(words) == 1:
        people = [person for person in people if len(person.words) == 1] or people
    if len(people) == 1:
        return people[0]
    return max(people, key=lambda person: person.count) if people and _dominates(people) else None


def _narrowed(people: list[Person], tokens: Sequence[Token], start: int, name: int) -> list[Person]:
    titles = [token.low for token in tokens[start:name]]
    courtesy = next((lexicon.COURTESY[low] for low in reversed(titles) if low in lexicon.COURTESY), "")
    if courtesy:
        return [person for person in people if person.gender in (courtesy, "")] or people
    roles = {low.strip(".") for low in titles}
    return [person for person in people if person.roles & roles] or people


def _dominates(people: list[Person]) -> bool:
    """One bearer of a shared name is meant by it alone if it is mentioned twice as often as the next."""
    counts = sorted((person.count for person in people), reverse=True)
    return counts[0] >= 2 * counts[1]


def by_role(phrase: Phrase, tokens: Sequence[Token], recent: Sequence[Person]) -> Person | None:
    """Who is meant by "the mayor": the person last mentioned whose title or appositive has the words."""
    lead = tokens[phrase.start].low
    words = {token.low for token in tokens[phrase.start : phrase.head_end]}
    head = tokens[phrase.head_end - 1].low
    if head not in lexicon.PERSON_ROLES or lead in ("a", "an", "one", "another", "some", "two", "many"):
        return None
    held = _SYNONYMS.get(head, frozenset()) | {head}
    titled = next((person for person in recent if held & person.roles), None)
    owner = _owner_of(phrase, tokens)
    definite = bool(owner) or lead in ("the", "his", "her", "their", "its", "this", "that")
    if titled is not None or not definite:
        return titled
    gender = _GENDERED.get(head, "")
    if not gender and not words & _TELLING:
        return None
    fits = (person for person in recent if person.human > 0 and (not gender or person.gender in (gender, "")))
    return next((person for person in fits if person.key != owner), None)


def _owner_of(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """The name that owns a role: of "NASA's former director" that of NASA."""
    for place in range(phrase.start + 1, phrase.head_end):
        if tokens[place].sort is Sort.POSSESSIVE and tokens[place - 1].capital:
            return tokens[place - 1].low
    return ""


_TELLING = listed("former republican democratic presidential")
_GENDERED = {"businessman": "m", "businesswoman": "f", "man": "m", "woman": "f", "boy": "m", "girl": "f"}
_SYNONYMS = {
    "senator": listed("sen senator sens"),
    "congressman": listed("rep representative congressman"),
    "congresswoman": listed("rep representative congresswoman"),
    "representative": listed("rep"),
    "governor": listed("gov governor"),
    "president": listed("president"),
    "nominee": listed("nominee candidate"),
    "candidate": listed("nominee candidate"),
    "lawmaker": listed("sen rep senator representative"),
    "leader": listed("leader president minister"),
    "premier": listed("minister premier"),
    "secretary": listed("secretary"),
    "doctor": listed("dr doctor"),
    "professor": listed("prof professor"),
    "chief": listed("chief ceo"),
    "executive": listed("ceo executive"),
    "spokesperson": listed("spokesman spokeswoman spokesperson"),
}
