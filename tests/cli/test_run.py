"""The command line as a manual: each verb once, what it prints, and its exit code."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.cli.run import DONE, REFUSED, VERBS, WRONG_USE, run
from desk.newsroom.sampling import SAMPLE

Run = Callable[..., int]
Answer = Callable[..., Any]


@pytest.fixture
def desk_run(tmp_path: Path) -> Run:
    """Run words on a desk in a folder; the exit code."""
    return lambda *words: run(["--desk", str(tmp_path / "desk"), *map(str, words)])


@pytest.fixture
def answer(desk_run: Run, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run words with --json; what they answer, after a good end."""

    def ask(*words: object) -> Any:
        capsys.readouterr()
        code = desk_run(*words, "--json")
        out, errors = capsys.readouterr()
        assert code == DONE, errors
        return json.loads(out)

    return ask


def test_from_a_blank_page_to_an_article(answer: Answer, desk_run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text(
        "A spacecraft set down on the moon on Sunday, and [“The Eagle has landed,”](quote:q) Armstrong said."
    )
    story = answer(
        "new", "--headline", "Eagle lands: two men walk on the moon", "--section", "Science / Space", "--slug", "eagle",
        "--byline", "Reporter", "--dateline", "Houston; ; 1969-07-20", "--standfirst", "Fuel ran low", "--copy", copy,
    )  # fmt: skip
    assert story["stage"] == "draft"
    source = answer("source", "add", "eagle", "--name", "Neil Armstrong", "--title", "Commander")
    quote = answer(
        "quote", "add", "eagle", "--source", "Neil Armstrong", "--words", "The Eagle has landed.", "--verified"
    )
    assert quote["source"] == source["key"]
    copy.write_text(copy.read_text().replace("quote:q", f"quote:{quote['key']}"))
    answer("edit", "eagle", "--copy", copy)
    photo = answer("photo", "add", "eagle", SAMPLE / "tranquility.jpg", "--usage", "free")
    assert photo["credit"] == "Illustration: Desk"
    assert answer("move", "eagle", "submit")["stage"] == "submitted"
    assert answer("--as", "Editor", "move", "eagle", "take")["holder"] == "Editor"
    assert answer("move", "eagle", "approve", "--as", "Editor")["stage"] == "approved"
    assert answer("move", "eagle", "publish", "--as", "Editor")["stage"] == "published"
    exported = answer("export", "eagle", "--out", tmp_path / "article", "--as", "Editor")
    page = (Path(exported["folder"]) / "index.html").read_text(encoding="utf-8")
    assert "The Eagle has landed" in page
    assert [one["move"] for one in answer("log", "eagle")] == ["submit", "take", "approve", "publish", "export"]
    quoted = answer("quotes", "eagle")[0]
    assert (quoted["speaker"], quoted["verdict"]) == ("Armstrong", "verbatim")
    assert answer("history", "eagle")[0]["kind"] == "published"
    assert answer("check") == {"wrong": []}
    assert answer("check", "--log") == {"wrong": []}


def test_a_log_that_cannot_be_read_is_told_in_a_sentence(
    desk_run: Run, answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer("new", "--headline", "Eagle lands", "--slug", "eagle")
    answer("move", "eagle", "spike")
    with sqlite3.connect(tmp_path / "desk" / "desk.sqlite") as file:
        file.execute("UPDATE log SET record = '{'")
    capsys.readouterr()
    assert desk_run("check", "--log") == 1
    assert capsys.readouterr().out == "Entry 1 of the log cannot be read.\n"


def test_lists_and_search(answer: Answer) -> None:
    key = answer("new", "--headline", "Eagle lands", "--slug", "eagle")["key"]
    assert [line["key"] for line in answer("list")] == [key]
    assert answer("list", "--view", "mine", "--as", "Reporter")[0]["title"] == "Eagle lands"
    assert answer("list", "--view", "published") == []
    assert answer("search", "eagle")[0]["key"] == key
    assert answer("show", key[:5])["furniture"]["headline"] == "Eagle lands"


def test_people(answer: Answer) -> None:
    assert answer("people", "add", "Second editor", "--role", "editor") == {"name": "Second editor", "role": "editor"}
    assert answer("people") == [{"name": "Second editor", "role": "editor"}]


def test_a_rule_that_says_no_says_which_and_ends_with_1(desk_run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    desk_run("new", "--headline", "Eagle", "--slug", "eagle")
    assert desk_run("move", "eagle", "take", "--as", "Editor") == REFUSED
    assert "is draft, so ‘Take’ is not possible now." in capsys.readouterr().err
    assert desk_run("show", "nothing") == REFUSED
    assert "There is no story ‘nothing’ on this desk" in capsys.readouterr().err
    assert desk_run("new", "--as", "Stranger") == REFUSED
    assert "nobody called ‘Stranger’" in capsys.readouterr().err


def test_preflight_ends_with_1_when_something_blocks(desk_run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    desk_run("new", "--slug", "eagle")
    assert desk_run("preflight", "eagle") == REFUSED
    assert "blocker" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["fly"], ["show"], ["move", "x", "fly"], ["list", "--view", "x"], []])
def test_wrong_use_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == WRONG_USE
    assert "usage:" in capsys.readouterr().err


def test_render_takes_a_story_or_a_file_of_stories(
    desk_run: Run, answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text('{"id": "one", "headline": "Eagle lands", "body": "Words."}\n')
    assert answer("render", "--stories", lines, "--out", tmp_path / "pages")["pages"] == 1
    assert (tmp_path / "pages" / "one" / "index.html").exists()
    answer("new", "--slug", "eagle", "--headline", "Eagle")
    answer("render", "eagle", "--out", tmp_path / "proof")
    assert "noindex" in (tmp_path / "proof" / "index.html").read_text(encoding="utf-8")
    assert desk_run("render", "--out", tmp_path / "neither") == WRONG_USE
    assert "one of the two" in capsys.readouterr().err


def test_intake_and_backup(answer: Answer, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Eagle lands on the moon\nPublished: Jul 20, 1969 09:42 PM\n\nA spacecraft set down.\n\n"
                       "It carried two astronauts, who walked on the surface for two hours and a half.\n")  # fmt: skip
    taken = answer("intake", article)[0]
    assert taken["title"] == "Eagle lands on the moon"
    assert answer("show", taken["key"])["published"] == "1969-07-20T21:42:00+00:00"
    made = answer("backup", "--to", tmp_path / "copy")["backup"]
    assert Path(made).exists()


KINDS = {
    "article": {"path": "{article}"},
    "dateline": {"text": "HOUSTON, July 20 (AP) — A spacecraft set down."},
    "credit": {"text": "Tranquility Base. Photo: NASA"},
    "quotes": {"text": "“The Eagle has landed,” Armstrong said."},
    "quote-match": {"recorded": "The Eagle has landed.", "published": "The Eagle has landed", "profile": "strict"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_parse_answers_each_line_with_one_of_the_same_id(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Eagle lands\n\nA spacecraft set down on the moon on Sunday afternoon.\n")
    asked = {name: value.format(article=article) for name, value in KINDS[kind].items()}
    lines = [json.dumps({"id": f"{number}", **asked}) for number in range(3)]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    assert run(["parse", kind, "--jsonl"]) == DONE
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in answers] == ["0", "1", "2"]
    assert "error" not in answers[0]


def test_a_line_that_cannot_be_read_gets_its_answer_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('not json\n{"id": "b", "text": "Photo: NASA"}\n[]\n{"id": "d"}\n'))
    assert run(["parse", "credit", "--jsonl"]) == REFUSED
    out, errors = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [None, "b", None, "d"]
    assert errors.startswith("line 1: ")


def test_no_two_verbs_have_one_name() -> None:
    assert len({verb.name for verb in VERBS}) == len(VERBS)


def test_a_folder_of_articles_comes_in_and_what_cannot_is_told(
    desk_run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "The lunar module set down on the moon on Sunday, and its commander radioed the news to Houston at once."
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Eagle lands on the moon\n\n{words}\n\n{words}\n", encoding="utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04")
    assert desk_run("intake", folder) == REFUSED
    out, errors = capsys.readouterr()
    assert "Eagle lands on the moon" in out
    assert "2 of 2  “b.docx” is no whole Word file" in errors


def test_a_line_that_is_no_object_is_told_in_a_sentence_and_the_others_are_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('nope\n[1]\n{"id": 7, "text": "“Go,” Neil Armstrong said."}\n'))
    assert run(["parse", "quotes", "--jsonl"]) == REFUSED
    bad, other, good = map(json.loads, capsys.readouterr().out.splitlines())
    assert bad["error"].startswith("This is no JSON: give one object a line")
    assert other["error"].startswith("This is no JSON object")
    assert (good["id"], good["quotes"][0]["speaker"]) == (7, "Neil Armstrong")
