"""The list of formats."""

from __future__ import annotations

import io
import zipfile

import pytest

from desk.export.format import Issue
from desk.export.formats import FORMATS, format_named
from desk.export.strike import strike
from desk.story.errors import WrongUse
from desk.story.house import House
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from tests.export.conftest import TODAY, develop


def test_html_is_the_default_and_names_are_unlike() -> None:
    assert FORMATS[0].name == "html"
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert format_named("html") is FORMATS[0]
    with pytest.raises(WrongUse, match="choose one of: html"):
        format_named("papyrus")


def unpacked(data: bytes) -> bytes:
    """What is in a file, also in one that is packed."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(part.encode() + package.read(part) for part in package.namelist())


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name != "pdf"])
def test_no_format_names_a_confidential_source(story: Story, name: str) -> None:
    told = Story(
        story.key,
        furniture=story.furniture,
        copy="A person said: [“The Eagle has landed.”](quote:q1)",
        sources=(Source("c1", "Concealed Name", terms=Terms.OFF_RECORD, note="Concealed note"),),
        quotes=(Quote("q1", "c1", "The Eagle has landed.", note="Concealed words"),),
        authors=("Concealed author",),
    )
    for proof in (True, False):
        files = format_named(name).render(strike(told), House(), develop, Issue(TODAY, proof))
        everything = {file: unpacked(data) for file, data in files.items()}
        assert "“The Eagle has landed.”".encode() in b"".join(everything.values())
        for file, data in everything.items():
            assert b"Concealed" not in data, file
            assert b"quote:" not in data, file
