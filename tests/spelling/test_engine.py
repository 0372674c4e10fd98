"""The engine: a dictionary at work, and every way in which a file is none."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.spelling.dictionaries import Dictionary
from desk.spelling.engine import Engine
from desk.story.errors import BadFile

Write = Callable[..., Dictionary]
RULES = b"SET UTF-8\nTRY en\n"


def test_words_are_right_or_wrong(british: Engine) -> None:
    assert british.right("colour")
    assert not british.right("color")
    assert "government" in british.suggest("goverment")
    assert british.letters.startswith("esian")
    assert british.scripts == {"LATIN"}


def test_what_no_dictionary_can_hold_is_let_be(british: Engine) -> None:
    assert british.right("\ud800")
    assert british.suggest("\ud800") == ()
    assert british.suggest("a" * 1_000) == ()


def test_a_dictionary_in_an_old_encoding_is_one_too(write: Write) -> None:
    engine = Engine(write("SET ISO8859-1\nTRY é\n".encode("latin-1"), "2\ncafé\nnaïf\n".encode("latin-1")))
    assert engine.right("café")
    assert not engine.right("cafe")
    assert engine.right("Київ")  # cannot be written in it, so cannot be judged by it


def test_a_dictionary_lies_in_a_folder_with_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Wörter bücher 東京"
    folder.mkdir()
    dictionary = Dictionary("nl", folder / "nl.aff")
    dictionary.aff.write_bytes(RULES)
    dictionary.dic.write_bytes(b"1\nwoord\n")
    assert Engine(dictionary).right("woord")


@pytest.mark.parametrize(
    ("rules", "words", "told"),
    [
        (RULES, None, "cannot be read"),
        (RULES, b"", "has no words"),
        (b"", b"", "has no words"),
        (RULES, b"0\n", "has no words"),
        (RULES, b"hello\nworld\n", "has no words"),
        (RULES, b"2\ncaf\xe9\nna\xefve\n", "is not in UTF-8"),
        (b"SET KLINGON-8\n", b"1\nword\n", "‘KLINGON-8’, an encoding that is not known"),
        (RULES + b"FORBIDDENWORD X\n", b"2\nword/X\nother/X\n", "none of its own words is right"),
        (bytes(range(256)) * 40, b"\x00\x01\x02" * 400, "has no words"),
    ],
)
def test_what_is_no_dictionary_is_said_in_a_sentence(
    write: Write, rules: bytes | None, words: bytes | None, told: str
) -> None:
    with pytest.raises(BadFile, match=r"^The dictionary ‘Dutch") as refused:
        Engine(write(rules, words))
    assert told in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_dictionary_never_ends_the_program(write: Write, british: Engine, seed: int) -> None:
    chance = random.Random(seed)
    rules = bytearray(british.dictionary.aff.read_bytes())
    words = bytearray(british.dictionary.dic.read_bytes()[:40_000])
    for data in (rules, words):
        for _ in range(40):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(30)] = chance.randbytes(chance.randrange(20))
    try:
        engine = Engine(write(bytes(rules), bytes(words)))
    except BadFile:
        return
    engine.right("hello")
    engine.suggest("helo")
