"""Lines of JSON in, lines of JSON out."""

from __future__ import annotations

import pytest

from desk.quoting.lines import parse_quote_match, parse_quotes
from desk.story.errors import DeskError


def test_quotes() -> None:
    text = "“The Eagle has landed,” said Neil Armstrong, the commander."
    assert parse_quotes({"id": "a", "text": text}) == {
        "id": "a",
        "quotes": [
            {
                "start": 1,
                "end": 22,
                "speaker": "Neil Armstrong",
                "speaker_start": 29,
                "speaker_end": 43,
                "cue": "said",
                "tier": 1,
                "via": None,
                "description": "the commander",
            }
        ],
    }


def test_quotes_without_a_source_have_nulls() -> None:
    found = parse_quotes({"id": 7, "text": "“Alpha beta gamma delta epsilon.”"})
    assert found["id"] == 7
    assert isinstance(found["quotes"], list)
    assert found["quotes"][0]["speaker"] is None
    assert found["quotes"][0]["speaker_start"] is None


def test_quote_match() -> None:
    line: dict[str, object] = {"id": "b", "recorded": "It was, um, fine.", "published": "It was fine."}
    assert parse_quote_match(line)["verdict"] == "altered"
    lenient = parse_quote_match({**line, "profile": "lenient"})
    assert (lenient["id"], lenient["verdict"]) == ("b", "acceptable")
    assert "filler-dropped" in list(lenient["changes"] if isinstance(lenient["changes"], list) else [])
    assert set(lenient) == {"id", "verdict", "changes", "warnings", "reason"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ({"id": "c"}, "text"),
        ({"id": "c", "text": 5}, "text"),
    ],
)
def test_quotes_without_text_say_so(line: dict[str, object], names: str) -> None:
    with pytest.raises(DeskError, match=names):
        parse_quotes(line)


def test_a_match_without_texts_or_with_an_unknown_profile_says_so() -> None:
    with pytest.raises(DeskError, match="recorded"):
        parse_quote_match({"id": "d", "published": "Alpha"})
    with pytest.raises(DeskError, match="profile 'kind'"):
        parse_quote_match({"id": "d", "recorded": "Alpha", "published": "Alpha", "profile": "kind"})
