"""Slugs are made from the headline: whole plain words that fit."""

from __future__ import annotations

import pytest

from desk.story.slug import slug_of


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Eagle lands: two men walk on the moon", "eagle-lands-two-men-walk"),
        ("Crew’s café in Zürich", "crews-cafe-in-zurich"),
        ("Supercalifragilisticexpialidocious", "supercalifragilisticexpi"),
        ("登月", ""),
        ("", ""),
    ],
)
def test_slugs_are_whole_plain_words(headline: str, slug: str) -> None:
    assert slug_of(headline) == slug
