"""Bylines: who wrote it, without roles, houses, dates and addresses behind the name."""

from __future__ import annotations

import pytest

from desk.intake.bylines import parse_bare_byline, parse_byline, parse_inner_byline, tidy_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By JANE DOE and JOHN ROE", ("JANE DOE", "JOHN ROE")),
        ("By Jane Doe, John Roe and Jack Poe", ("Jane Doe", "John Roe", "Jack Poe")),
        ("By Jane Doe, CNN", ("Jane Doe",)),
        ("By Jane Doe Associated Press", ("Jane Doe",)),
        ("By JANE DOE Staff Writer", ("JANE DOE",)),
        ("By Jane Doe | The Daily Moon", ("Jane Doe",)),
        ("By Jane Doe Published: Jul 20, 1969", ("Jane Doe",)),
        ("By Associated Press", ("Associated Press",)),
        ("By Staff Reports -", ("Staff Reports",)),
        ("By Jane Doe and The Associated Press", ("Jane Doe", "The Associated Press")),
        ("Par Jeanne Test avec AFP", ("Jeanne Test",)),
        ("By land and by sea", ()),
        ("Stand by me", ()),
    ],
)
def test_a_line_that_opens_as_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert parse_byline(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("Jane Doe, Ap National Security Writer", ("Jane Doe",)),
        ("Jane Doe in Berlin and John Roe in Paris", ("Jane Doe", "John Roe")),
        ("Associated Press in Valencia", ("Associated Press",)),
        ("Business News", ()),
        ("The crew rests before the walk.", ()),
    ],
)
def test_a_line_that_is_all_names(line: str, names: tuple[str, ...]) -> None:
    assert parse_bare_byline(line) == names


def test_names_behind_a_date() -> None:
    assert parse_inner_byline("Posted on July 20, 1969 by Jane Doe") == ("Jane Doe",)


def test_hidden_fields_are_tidied() -> None:
    assert tidy_names(("By JANE DOE, AP National Writer", "https://example.org/jane", "emileigh")) == (
        "JANE DOE",
        "emileigh",
    )
