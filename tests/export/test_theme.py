"""Themes: two are shipped, a house may keep others beside its desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.export.format import Issue
from desk.export.html import render
from desk.export.strike import strike
from desk.export.theme import BadTheme, theme_named, theme_names
from desk.story.errors import WrongUse
from desk.story.house import House
from tests.export.conftest import TODAY, develop
from tests.export.stories import WHOLE

PLAIN = replace(House(), theme="plain")


def test_two_are_shipped() -> None:
    assert theme_names() == ("standard", "plain")
    standard = render(strike(WHOLE), House(), develop, Issue(TODAY))
    plain = render(strike(WHOLE), PLAIN, develop, Issue(TODAY))
    assert standard["article.css"] != plain["article.css"]
    assert standard["index.html"] == plain["index.html"]
    assert b"prefers-color-scheme: dark" in plain["article.css"]
    assert b"@media print" in plain["article.css"]


def test_one_beside_the_desk_takes_what_it_lacks_from_the_standard(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "article.css").write_text("body { color: green }")
    (tmp_path / "ours" / "words.json").write_text('{"en": {"by": "Written by"}}')
    files = render(strike(WHOLE), replace(House(), theme="ours"), develop, Issue(TODAY, themes=tmp_path))
    assert files["article.css"] == b"body { color: green }"
    assert b"Written by <a" in files["index.html"]
    assert b"Published:" in files["index.html"]
    assert theme_names(tmp_path) == ("standard", "ours", "plain")


@pytest.mark.parametrize("name", ["", "none", "../standard", "a/b", "standard/../plain"])
def test_a_name_that_is_no_theme_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(WrongUse, match="choose one of: standard, plain"):
        theme_named(name)


@pytest.mark.parametrize(
    "template",
    ["{{ nothing_of_that_name }}", "{% if %}", "{{ ''.__class__.__mro__ }}", "{{ story.copy.__init__.__globals__ }}"],
)
def test_a_broken_or_prying_theme_is_told_by_name(tmp_path: Path, template: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "article.html").write_text(template)
    with pytest.raises(BadTheme, match="‘ours’"):
        render(strike(WHOLE), replace(House(), theme="ours"), develop, Issue(TODAY, themes=tmp_path))
