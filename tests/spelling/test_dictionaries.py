"""Dictionaries: found in folders, named for people, chosen for a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.spelling.dictionaries import SHIPPED, Dictionary, chosen, found


def put(folder: Path, stem: str, *, words: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    aff = folder / f"{stem}.aff"
    aff.write_text("SET UTF-8\n", "utf-8")
    if words:
        aff.with_suffix(".dic").write_text("1\nword\n", "utf-8")
    return aff


def test_english_is_shipped_with_its_licences() -> None:
    assert [(one.language, one.label) for one in found()] == [("en-GB", "English (UK)"), ("en-US", "English (US)")]
    assert all((one.aff.parent / "LICENSE.txt").is_file() for one in found())


@pytest.mark.parametrize(
    ("where", "stem", "language"),
    [
        ("", "de_DE_frami", "de-DE"),
        ("German", "de_DE", "de-DE"),
        ("nl", "index", "nl"),
        ("dictionary-pt", "index", "pt"),
        ("pack/sr", "sr-Latn-RS", "sr-RS"),
        ("Wörterbücher/fr", "fr", "fr"),
    ],
)
def test_a_folder_dropped_in_brings_its_language(tmp_path: Path, where: str, stem: str, language: str) -> None:
    aff = put(tmp_path / where, stem)
    assert Dictionary(language, aff) in found([tmp_path])


def test_rules_without_words_or_without_a_language_are_no_dictionary(tmp_path: Path) -> None:
    put(tmp_path, "de_DE", words=False)
    put(tmp_path / "mine", "Rules2")
    assert found([tmp_path]) == found()


def test_a_folder_that_is_not_there_has_no_dictionaries(tmp_path: Path) -> None:
    assert found([tmp_path / "none"]) == found()


def test_ones_own_dictionary_goes_before_the_shipped_one(tmp_path: Path) -> None:
    aff = put(tmp_path, "en_GB")
    assert chosen("en-GB", found([tmp_path])) == Dictionary("en-GB", aff)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "en-GB"),
        ("en-US", "en-US"),
        ("en_us", "en-US"),
        ("en", "en-GB"),
        ("en-AU", "en-GB"),
        ("fr", ""),
        ("", ""),
    ],
)
def test_a_story_gets_its_language_or_one_of_the_same_tongue(language: str, expected: str) -> None:
    dictionary = chosen(language, found())
    assert (dictionary.language if dictionary else "") == expected


def test_languages_are_named_for_people() -> None:
    assert Dictionary("de-AT", SHIPPED).label == "German (AT)"
    assert Dictionary("cy", SHIPPED).label == "Welsh"
    assert Dictionary("xx-YY", SHIPPED).label == "xx-YY"
