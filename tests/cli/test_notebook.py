"""The notebook from the command line: documents, transcripts, quotes that point to them, who was asked for comment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.cli.run import DONE, REFUSED, WRONG_USE, run

Answer = Callable[..., Any]


@pytest.fixture
def answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run words with --json on a desk with one story, `eagle`; what they answer, after a good end."""

    def ask(*words: object) -> Any:
        capsys.readouterr()
        code = run(["--desk", str(tmp_path / "desk"), *map(str, words), "--json"])
        out, errors = capsys.readouterr()
        assert code == DONE, errors
        return json.loads(out)

    ask("new", "--headline", "Eagle lands", "--slug", "eagle")
    return ask


def test_a_transcript_comes_in_is_read_and_pointed_to(answer: Answer, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.write_text("[102:45:58] ARMSTRONG: Houston, Tranquility Base here.")
    document = answer("document", "add", "eagle", loop, "--name", "Loop", "--from", "NASA", "--dated", "1969-07-20")
    assert (document["came_from"], document["dated"]) == ("NASA", "1969-07-20")
    assert answer("document", "list", "eagle") == [document]
    [line] = answer("document", "lines", "eagle", "Loop")
    assert line == {"words": "Houston, Tranquility Base here.", "speaker": "ARMSTRONG", "start": 369_958.0}
    quote = answer(
        "quote", "add", "eagle", "--words", "Houston", "--recording", "Loop", "--timecode", "102:45:58",
        "--document", "Mission report", "--page", "12",
    )  # fmt: skip
    assert quote["recording"] == f"document:{document['key']}"
    assert (quote["timecode"], quote["document"], quote["page"]) == ("102:45:58", "Mission report", "12")
    copied = answer("document", "save", "eagle", "Loop", tmp_path / "copy.txt")
    assert Path(copied["file"]).read_bytes() == loop.read_bytes()
    answer("document", "remove", "eagle", "Loop")
    assert answer("show", "eagle")["quotes"][0]["recording"] == "Loop"


def test_refusals_are_sentences_and_exit_codes(
    answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--desk", str(tmp_path / "desk")]
    assert run([*where, "document", "lines", "eagle", "gone"]) == REFUSED
    assert "There is no document ‘gone’" in capsys.readouterr().err
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4")
    assert run([*where, "document", "add", "eagle", str(tmp_path / "paper.pdf"), "--confidential"]) == REFUSED
    assert "This desk has no sources key yet: make one" in capsys.readouterr().err
    answer("document", "add", "eagle", tmp_path / "paper.pdf")
    assert run([*where, "document", "lines", "eagle", "paper"]) == REFUSED
    assert run([*where, "document", "save", "eagle", "paper", str(tmp_path / "paper.pdf")]) == WRONG_USE


def test_who_was_asked_is_noted_and_the_answer_put_in(answer: Answer) -> None:
    asked = answer("comment", "asked", "eagle", "NASA", "--how", "mail", "--at", "1969-07-20T10:00")
    assert (asked["who"], asked["at"]) == ("NASA", "1969-07-20T10:00:00+00:00")
    answered = answer("comment", "asked", "eagle", "NASA", "--answer", "No comment.")
    assert (answered["key"], answered["how"], answered["answer"]) == (asked["key"], "mail", "No comment.")
    assert [one["who"] for one in answer("comment", "list", "eagle")] == ["NASA"]
