from __future__ import annotations

from time import process_time

import pytest

from desk.quoting.claims import sentences_in


def found(paragraph: str, *, names: bool = True) -> list[str]:
    """Each as `kind: words`."""
    ones = (one for sentence in sentences_in(paragraph, names=names) for one in sentence.claims)
    return [f"{one.kind.value}: {paragraph[one.start : one.end]}" for one in ones]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The crew took 21.5 kilograms of rock.", ["number: 21.5 kilograms"]),
        ("The mission cost $355 million in all.", ["number: $355 million"]),
        ("About 15 per cent of them watched.", ["number: 15 per cent"]),
        ("They were out for two and a half hours.", ["number: two and a half hours"]),
        ("They came with two dozen cameras.", ["number: two dozen cameras"]),
        ("They landed on Sunday, 20 July 1969.", ["date: Sunday, 20 July 1969"]),
        ("They landed on July 20, 1969.", ["date: July 20, 1969"]),
        ("It happened at 10:56 p.m. EDT, they say.", ["date: 10:56 p.m. EDT"]),
        ("It began in 1961 and was over by 1972.", ["date: 1961", "date: 1972"]),
        ("Nobody had done so in the 1950s.", ["date: 1950s"]),
        ("They came down in the Sea of Tranquility.", ["place: Sea of Tranquility"]),
        ("Many waited in Houston for news.", ["place: Houston"]),
        ("Then Neil Armstrong, commander of Apollo 11, went out.",
         ["name: Neil Armstrong", "title: commander of Apollo 11"]),
        ("Flight director Gene Kranz led the team.", ["title: Flight director", "name: Gene Kranz"]),
        ("NASA told them to stay.", ["name: NASA"]),
        ("Moments later they stayed.", []),
        ("One of them laughed, and so it went.", []),
        ("1. They laughed.", []),
        ("“We took 40 pictures in Houston,” he said.", []),
    ],
)  # fmt: skip
def test_what_can_be_checked(text: str, claims: list[str]) -> None:
    assert found(text) == claims


def test_in_a_headline_only_numbers_and_dates_are_looked_for() -> None:
    assert found("Two Men Walk on the Moon After 102 Hours", names=False) == ["number: Two", "number: 102"]


def test_sentences_keep_their_quotation_marks() -> None:
    text = "“We stay,” he said. They went at 20:17."
    assert [text[one.start : one.end] for one in sentences_in(text)] == ["“We stay,” he said.", "They went at 20:17."]


@pytest.mark.parametrize(
    "text", ["20 July 1969 ", "Neil Armstrong, ", "two and a half ", "1969", "“12 ", "Sea of ", "\0 5"]
)
def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(text: str) -> None:
    def seconds(times: int) -> float:
        sentences_in.cache_clear()
        start = process_time()
        sentences_in(text * times)
        return process_time() - start

    small = max(seconds(2_000), 0.005)
    assert seconds(20_000) < 40 * small
