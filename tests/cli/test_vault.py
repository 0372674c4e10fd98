"""The vault on the command line: a passphrase never stands among the words, and who a source is comes from outside."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.cli.passphrase import VARIABLE
from desk.cli.run import DONE, REFUSED, WRONG_USE, run
from tests.storage.vaults import WORDS, no_keyring

WHO = {"name": "Plácida Zwirn-Name", "phone": "+1 555 010 0234", "email": "p.zwirn@works.example"}
NAMING = ("--alias", "Harbour", "--description", "a person at the plant")


@pytest.fixture(autouse=True)
def _own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of these tests lie in their own folder, and no keyring is there."""
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with no_keyring():
        yield


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run words on a desk in a folder: exit code, output, errors."""

    def tell(*words: object) -> tuple[int, str, str]:
        code = run(["--desk", str(tmp_path / "desk"), *map(str, words)])
        return (code, *capsys.readouterr())

    return tell


@pytest.fixture
def answer(told: Callable[..., tuple[int, str, str]]) -> Callable[..., Any]:
    """Run words with --json; what they answer, after a good end."""

    def ask(*words: object) -> Any:
        code, out, errors = told(*words, "--json")
        assert code == DONE, errors
        return json.loads(out)

    return ask


@pytest.fixture
def made(answer: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a story and a sources key, and the passphrase in the environment; the key file."""
    answer("new", "--slug", "eagle", "--headline", "Eagle lands")
    monkeypatch.setenv(VARIABLE, WORDS)
    return Path(answer("vault", "make")["file"])


def test_from_the_key_to_a_source_that_only_those_with_it_can_name(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(WHO)))
    source = answer("source", "confide", "eagle", *NAMING)
    assert source["alias"] == "Harbour"
    assert answer("source", "reveal", "eagle", "Harbour") == WHO
    assert "Harbour" in json.dumps(answer("show", "eagle"))
    assert "Zwirn" not in json.dumps(answer("show", "eagle"))
    assert [one["move"] for one in answer("log", "eagle")] == ["protect"]
    monkeypatch.setenv(VARIABLE, "another passphrase of twelve")
    code, out, errors = told("source", "reveal", "eagle", "Harbour")
    assert (code, out) == (REFUSED, "")
    assert "not the passphrase of this desk’s sources key" in errors


def test_a_source_in_clear_is_protected_and_what_is_left_is_said(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path
) -> None:
    key = answer("source", "add", "eagle", "--name", WHO["name"], "--note", "at night")["key"]
    answer("backup")
    protected = answer("source", "protect", "eagle", key, *NAMING)
    assert protected["confidential"] is True
    assert "name" not in protected
    assert [one[:43] for one in protected["left"]] == ["Backups from before still name the person ("]
    assert answer("source", "reveal", "eagle", key) == {"name": WHO["name"], "note": "at night"}
    assert answer("source", "forget", "eagle", "Harbour")["left"] == protected["left"]
    assert "note: at night" not in told("show", "eagle")[1]


def test_leaks_are_named_and_end_with_1(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(WHO)))
    answer("source", "confide", "eagle", *NAMING)
    assert told("source", "leaks", "eagle") == (DONE, "Nothing that is sealed stands in the story.\n", "")
    copy = tmp_path / "copy.md"
    copy.write_text("PLACIDA ZWIRN NAME said so.", encoding="utf-8")
    answer("edit", "eagle", "--copy", copy)
    code, out, _errors = told("source", "leaks", "eagle")
    assert code == REFUSED
    assert out == "blocker  The copy has the name of the confidential source ‘Harbour’.\n"


def test_a_passphrase_comes_through_a_file_descriptor(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as stream:
        stream.write(WORDS + "\n")
    assert answer("vault", "unlock-check", "--passphrase-fd", reading)["state"] == "open"
    os.close(reading)
    code, _out, errors = told("vault", "unlock-check", "--passphrase-fd", reading)
    assert code == WRONG_USE
    assert f"No passphrase can be read from file descriptor {reading}" in errors


def test_where_nobody_can_be_asked_it_says_how_to_give_it(
    told: Callable[..., Any], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    code, _out, errors = told("vault", "unlock-check")
    assert code == WRONG_USE
    assert "Give the passphrase with --passphrase-fd N or in DESK_PASSPHRASE" in errors


def test_at_a_terminal_it_is_asked_for_twice_when_made(
    answer: Callable[..., Any], told: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("new", "--slug", "eagle")
    typed = iter([WORDS, "another", WORDS, WORDS, WORDS])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("desk.cli.passphrase.getpass", lambda _prompt: next(typed))
    code, _out, errors = told("vault", "make")
    assert (code, errors) == (WRONG_USE, "The two are not the same: nothing was made.\n")
    assert told("vault", "make")[0] == DONE
    assert told("vault", "unlock-check")[:2] == (DONE, "The key opens this desk’s sources.\n")


def test_a_desk_without_a_key_and_one_without_its_key_file_say_so(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, tmp_path: Path
) -> None:
    handed = tmp_path / "handed.key"
    shutil.move(made, handed)
    code, _out, errors = told("vault", "unlock-check")
    assert code == REFUSED
    assert "is not on this computer" in errors
    assert answer("vault", "take", handed)["file"] == str(made)
    assert answer("vault", "unlock-check")["state"] == "open"
    code = run(["--desk", str(tmp_path / "other"), "new", "--slug", "other"])
    assert code == DONE
    assert run(["--desk", str(tmp_path / "other"), "vault", "take", str(handed)]) == REFUSED
    assert run(["--desk", str(tmp_path / "other"), "vault", "unlock-check"]) == REFUSED


def test_without_a_keyring_there_is_nothing_to_remember_or_to_forget(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path
) -> None:
    assert answer("vault", "lock") == {"forgotten": False}


@pytest.mark.parametrize("typed", ["", "[]", "{", '{"name": 1}', '"Zwirn"'])
def test_who_a_source_is_comes_as_a_json_object_and_is_not_repeated(
    told: Callable[..., Any], made: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code, _out, errors = told("source", "confide", "eagle", *NAMING)
    assert code == WRONG_USE
    assert "on standard input, as a JSON object with any of “name”, “title”" in errors
    assert "Zwirn" not in errors


@pytest.mark.parametrize("words", [["vault"], ["vault", "make", "--passphrase", WORDS], ["source", "protect", "eagle"]])
def test_no_verb_takes_a_passphrase_among_its_words(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == WRONG_USE


def test_a_confidential_document_is_sealed_read_with_the_passphrase_and_unsealed(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "ledger.txt"
    paper.write_text("[00:00:01] DUKE: Roger, Tranquility.", encoding="utf-8")
    document = answer("document", "add", "eagle", paper, "--from", "a porter", "--confidential")
    assert (document["name"], document["sealed"]) == ("Sealed document 1", True)
    assert "ledger" not in told("document", "list", "eagle")[1]
    assert "[sealed]" in told("document", "list", "eagle")[1]
    assert answer("document", "lines", "eagle", "Sealed document 1")[0]["speaker"] == "DUKE"
    answer("document", "save", "eagle", document["key"], tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == paper.read_bytes()
    monkeypatch.delenv(VARIABLE)
    code, _out, errors = told("document", "lines", "eagle", document["key"])
    assert (code, "Give the passphrase" in errors) == (WRONG_USE, True)
    monkeypatch.setenv(VARIABLE, WORDS)
    clear = answer("document", "unseal", "eagle", document["key"])
    assert (clear["name"], clear["came_from"], clear.get("sealed")) == ("ledger", "a porter", None)
    assert answer("document", "seal", "eagle", document["key"])["sealed"] is True
    assert told("document", "seal", "eagle", document["key"])[0] == WRONG_USE


def test_sealed_sources_are_handed_over_in_a_file(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nothing to hand over" in told("vault", "give", tmp_path / "one.sealed")[2]
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(WHO)))
    answer("source", "confide", "eagle", *NAMING)
    assert answer("vault", "give", tmp_path / "one.sealed")["sources"] == 1
    assert "Zwirn" not in (tmp_path / "one.sealed").read_text()
    assert told("vault", "give", tmp_path / "one.sealed")[0] == WRONG_USE
    assert "It lies in" in told("vault", "take", tmp_path / "one.sealed")[1]


def test_a_source_is_released_after_a_yes_to_what_follows(
    answer: Callable[..., Any], told: Callable[..., Any], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(WHO)))
    answer("source", "confide", "eagle", *NAMING)
    code, out, errors = told("source", "release", "eagle", "Harbour")
    assert (code, out) == (WRONG_USE, "")
    assert "‘Harbour’ stops being confidential" in errors
    assert "every revision from then on" in errors
    assert "Nothing was changed: say --yes" in errors
    assert "Zwirn" not in json.dumps(answer("show", "eagle"))
    released = answer("source", "release", "eagle", "Harbour", "--yes")
    assert (released["released"], released["name"]) == (True, WHO["name"])
    assert "Zwirn" in json.dumps(answer("show", "eagle"), ensure_ascii=False)
    assert answer("log", "eagle")[-1]["move"] == "release"
