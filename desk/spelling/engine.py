"""The engine: one dictionary at work. The one place that knows Hunspell."""

from __future__ import annotations

import codecs
import re
import sys
from itertools import islice

from hunspell import Hunspell

from desk.spelling.dictionaries import Dictionary
from desk.spelling.folding import script
from desk.spelling.near import LONGEST_MISTYPED
from desk.story.errors import BadFile

MOST = 60_000_000  # bytes of one file
_SET = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*SET[ \t]+(\S+)", re.MULTILINE)
_TRY = re.compile(r"^[ \t]*TRY[ \t]+(\S+)", re.MULTILINE)
_SAMPLE = 400  # words of the dictionary that it is tried on


class Engine:
    """Says of a word in a dictionary's own spelling (straight apostrophes) whether it is right, and what is like it.

    Raises BadFile when the files are no dictionary: missing, empty, damaged, or in another encoding than they say.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        rules, words = _read(dictionary)
        tried = _TRY.search(rules)
        letters = (tried[1] if tried else "esianrtolcdugmphbyfvkwz").lower()
        self.letters = "".join(dict.fromkeys(one for one in letters if one.isalpha()))
        sample = [line.partition("/")[0].strip() for line in islice(words, 1, _SAMPLE)]
        self.scripts = frozenset(script(one[0]) for one in sample if one and one[0].isalpha()) or {script("e")}
        self._engine = _opened(dictionary)
        if not any(self.right(one) for one in sample if one):
            raise BadFile(f"{_named(dictionary)} is damaged: none of its own words is right by its rules.")

    def right(self, word: str) -> bool:
        """Whether the word is spelled right; a word that the dictionary's encoding cannot write is let be."""
        try:
            return bool(self._engine.spell(word))
        except UnicodeError:
            return True

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant, best first. Takes 30 to 400 ms and holds up every other thread meanwhile."""
        if len(word) > LONGEST_MISTYPED:
            return ()
        try:
            return tuple(self._engine.suggest(word))
        except UnicodeError:
            return ()


def _read(dictionary: Dictionary) -> tuple[str, list[str]]:
    """The rules as text and the words as lines, in the encoding that the rules name."""
    rules, words = (_bytes(dictionary, suffix) for suffix in (".aff", ".dic"))
    named = _SET.search(rules)
    encoding = named[1].decode("ascii", "replace") if named else "ISO8859-1"
    try:
        codec = codecs.lookup(encoding.replace("microsoft-", ""))
        text, lines = codec.decode(rules)[0], codec.decode(words)[0].removeprefix("\ufeff").splitlines()
    except LookupError as error:
        raise BadFile(f"{_named(dictionary)} is in ‘{encoding}’, an encoding that is not known.") from error
    except UnicodeError as error:
        raise BadFile(
            f"{_named(dictionary)} is not in {encoding}, as it says it is: it is damaged or was saved by a program "
            "that changed it. Get it again."
        ) from error
    count = re.match(r"\d+", lines[0].strip()) if lines else None
    if count is None or len(lines) < 2:
        raise BadFile(f"{_named(dictionary)} has no words: {dictionary.dic.name} must begin with their number.")
    return text, lines


def _bytes(dictionary: Dictionary, suffix: str) -> bytes:
    path = dictionary.aff.with_suffix(suffix)
    try:
        if path.stat().st_size > MOST:
            raise BadFile(f"{_named(dictionary)} is too large: {path.name} has more than {MOST // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as error:
        raise BadFile(f"{_named(dictionary)} cannot be read: {error.strerror or error} ({path.name}).") from error


def _opened(dictionary: Dictionary) -> Hunspell:
    folder, name = str(dictionary.aff.parent), dictionary.aff.stem
    try:
        return Hunspell(name, hunspell_data_dir=folder, system_encoding=sys.getfilesystemencoding())
    except (OSError, ValueError, LookupError) as error:
        raise BadFile(f"{_named(dictionary)} cannot be opened: {error}") from error


def _named(dictionary: Dictionary) -> str:
    return f"The dictionary ‘{dictionary.label}’ in {dictionary.aff.parent.name}"
