"""Quoted words in furniture must stand in a quotation of the copy."""

from __future__ import annotations

from desk.quoting.headline import unsupported

COPY = "“That’s one small step for man, one giant leap for mankind,” Neil Armstrong said. It was a great moment."


def missing(line: str) -> list[str]:
    return [line[stretch.start : stretch.end] for stretch in unsupported(line, COPY)]


def test_words_the_copy_quotes_are_supported() -> None:
    assert missing("Armstrong takes ‘one small step’ on the Moon") == []
    assert missing("Armstrong: “One giant leap for mankind”") == []


def test_words_the_copy_does_not_quote_are_found() -> None:
    assert missing("‘Mission accomplished’: men on the Moon, a ‘giant leap for mankind’") == ["Mission accomplished"]
    assert missing("A ‘great moment’ on the Moon") == ["great moment"]


def test_a_line_without_quotation_has_nothing_to_support() -> None:
    assert missing("The crew’s landing on the Moon") == []
