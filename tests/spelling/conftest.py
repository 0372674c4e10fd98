"""A speller of British English as it is shipped, and dictionaries written for a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desk.spelling.dictionaries import Dictionary, chosen, found
from desk.spelling.engine import Engine
from desk.spelling.speller import Speller


@pytest.fixture(scope="session")
def british() -> Engine:
    dictionary = chosen("en-GB", found())
    assert dictionary is not None
    return Engine(dictionary)


@pytest.fixture
def speller(british: Engine) -> Speller:
    return Speller([british])


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Dictionary]:
    """Write a dictionary: its rules and its words as bytes; None for a file that is not there."""

    def written(rules: bytes | None, words: bytes | None, language: str = "nl-NL") -> Dictionary:
        dictionary = Dictionary(language, tmp_path / f"{language.replace('-', '_')}.aff")
        for path, data in ((dictionary.aff, rules), (dictionary.dic, words)):
            if data is not None:
                path.write_bytes(data)
        return dictionary

    return written
