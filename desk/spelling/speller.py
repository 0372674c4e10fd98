"""The speller: whether a word is right by the dictionaries, the desk's own words and the names of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from desk.spelling.folding import folded, forms, script, unaccented
from desk.spelling.near import LONGEST_MISTYPED, misses

if TYPE_CHECKING:
    from desk.spelling.engine import Engine

MOST_VERDICTS = 100_000
LONGEST = 60  # letters; what is longer is no word
MOST_NEAR, MOST_SUGGESTED = 6, 10


class Speller:
    """Checks words in some languages at once. `revision` grows when words become known or are forgotten.

    A word that is asked for again costs a look into a dictionary of Python; one that is new some microseconds.
    """

    def __init__(self, engines: Sequence[Engine], words: Iterable[str] = ()) -> None:
        self._engines = tuple(engines)
        self._scripts = frozenset(one for engine in engines for one in engine.scripts)
        self._english = any(engine.dictionary.language.startswith("en") for engine in engines)
        self._known: frozenset[str] = frozenset()
        self._forms: frozenset[str] = frozenset()
        self._verdicts: dict[str, bool] = {}  # as written
        self._by_dictionary: dict[str, bool] = {}  # folded, without what is known
        self._suggested: dict[str, tuple[str, ...]] = {}
        self.revision = 0
        self.know(words)

    @property
    def engines(self) -> tuple[Engine, ...]:
        return self._engines

    def know(self, words: Iterable[str]) -> bool:
        """Take these, and only these, for right besides the dictionaries; whether that changed anything."""
        known = frozenset(words)
        if known == self._known:
            return False
        self._known = known
        self._forms = frozenset(form for word in known for form in forms(word))
        self._verdicts.clear()
        self.revision += 1
        return True

    def add(self, word: str) -> None:
        """Take one more word for right."""
        self.know(self._known | {word})

    def check(self, word: str) -> bool:
        """Whether the word is spelled right. Typographic apostrophes, soft hyphens and other spellings are folded."""
        verdict = self._verdicts.get(word)
        if verdict is None:
            if len(self._verdicts) >= MOST_VERDICTS:
                self._verdicts.clear()
                self._by_dictionary.clear()
            verdict = self._verdicts[word] = self._judged(folded(word))
        return verdict

    def is_known(self, word: str) -> bool:
        """Whether the word is right because somebody said so, not by the dictionaries."""
        return self._is_known(folded(word))

    def near(self, word: str) -> tuple[str, ...]:
        """Right words one slip away from this one, the likeliest first; some milliseconds."""
        word = folded(word)
        if not 0 < len(word) <= LONGEST_MISTYPED or not word.isprintable():
            return ()
        letters = "".join(dict.fromkeys("".join(engine.letters for engine in self._engines)))
        right: dict[str, None] = {}
        for one in misses(word, letters):
            if one not in right and all(map(self._is_right, one.split())):
                right[one] = None
                if len(right) >= MOST_NEAR:
                    break
        return tuple(right)

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant, best first; may take some hundred milliseconds when it is asked for first."""
        word = folded(word)
        found = self._suggested.get(word)
        if found is None:
            found = suggested(self._engines, word)
            self.remember(word, found)
        return found

    def remember(self, word: str, suggestions: tuple[str, ...]) -> None:
        """Keep what somebody else found out."""
        if len(self._suggested) > 2_000:
            self._suggested.clear()
        self._suggested[folded(word)] = suggestions

    def remembered(self, word: str) -> tuple[str, ...] | None:
        """The suggestions, when they have been asked for before."""
        return self._suggested.get(folded(word))

    def _judged(self, word: str) -> bool:
        if not word or len(word) > LONGEST or self._is_known(word) or self._is_foreign(word):
            return True
        verdict = self._by_dictionary.get(word)
        if verdict is None:
            verdict = self._by_dictionary[word] = any(self._is_right(one) for one in _readings(word, self._english))
        return verdict or self._parts_are_right(word)

    def _is_known(self, word: str) -> bool:
        return word in self._forms or (word[-2:] in ("'s", "'S") and word[:-2] in self._forms)

    def _is_foreign(self, word: str) -> bool:
        """A word in letters that the languages do not have cannot be judged by them, nor one without any letter."""
        first = next((letter for letter in word if letter.isalpha()), "")
        return not first or (bool(self._engines) and script(first) not in self._scripts)

    def _is_right(self, word: str) -> bool:
        return not self._engines or any(engine.right(word) for engine in self._engines)

    def _parts_are_right(self, word: str) -> bool:
        """L'Aquila, d'Orsay: each part is right, or one letter."""
        parts = [part for part in word.split("'") if part]
        if len(parts) < 2 or len(parts[-1]) == 1:
            return False
        return all(len(part) == 1 or self._is_known(part) or self._is_right(part) for part in parts)


def suggested(engines: Iterable[Engine], word: str) -> tuple[str, ...]:
    """What the dictionaries suggest, taken in turns when there are several."""
    lists = [engine.suggest(word) for engine in engines]
    longest = max(map(len, lists), default=0)
    turns = (one[at] for at in range(longest) for one in lists if at < len(one))
    return tuple(dict.fromkeys(turns))[:MOST_SUGGESTED]


def _readings(word: str, english: bool) -> Iterator[str]:
    """The word, without its 's, and in English without accents, which English spells either way."""
    yield word
    if word[-2:] in ("'s", "'S"):
        yield word[:-2]
    if english and (plain := unaccented(word)) != word:
        yield plain
