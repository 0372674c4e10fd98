"""Handing a story over on the command line: pack, unpack, and the keys of both desks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest

from desk.cli.passphrase import VARIABLE
from desk.cli.run import DONE, REFUSED, run
from tests.storage.vaults import WORDS, Ring, no_keyring

Told = Callable[..., tuple[int, str, str]]
Answer = Callable[..., Any]


@pytest.fixture(autouse=True)
def _ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(VARIABLE, raising=False)
    with no_keyring():
        keyring.set_keyring(Ring())
        yield


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run words on one of two desks: exit code, output, errors."""

    def tell(desk: str, *words: object) -> tuple[int, str, str]:
        code = run(["--desk", str(tmp_path / desk), *map(str, words)])
        return (code, *capsys.readouterr())

    return tell


@pytest.fixture
def answer(told: Told) -> Answer:
    def ask(desk: str, *words: object) -> Any:
        code, out, errors = told(desk, *words, "--json")
        assert code == DONE, errors
        return json.loads(out)

    return ask


def test_a_story_goes_over_and_comes_back(told: Told, answer: Answer, tmp_path: Path) -> None:
    file = tmp_path / "eagle.story"
    answer("here", "new", "--slug", "eagle", "--headline", "Eagle lands")
    answer("here", "pack", "eagle", "--out", file, "--note", "For tonight")
    code, _out, errors = told("there", "unpack", file, "--as", "Editor")
    assert code == REFUSED
    assert "signed by a stranger who says to be ‘Reporter’" in errors
    line = answer("here", "key", "show")["line"]
    assert answer("there", "key", "trust", line, "--as", "Editor")["person"] == "Reporter"
    looked = answer("there", "unpack", file, "--look", "--as", "Editor")
    assert (looked["new"], looked["from"], looked["note"]) == (True, "Reporter", "For tonight")
    assert answer("there", "unpack", file, "--as", "Editor")["title"] == "Eagle lands"

    answer("there", "edit", "eagle", "--headline", "Theirs", "--as", "Editor")
    answer("here", "edit", "eagle", "--headline", "Ours")
    answer("here", "key", "trust", answer("there", "key", "show", "--as", "Editor")["line"])
    answer("there", "pack", "eagle", "--out", file, "--as", "Editor")
    code, out, _errors = told("here", "unpack", file)
    assert code == REFUSED
    assert "Both changed Headline (--take 'headline', or --keep):\n  here: Ours\n  came: Theirs" in out
    assert answer("here", "show", "eagle")["title"] == "Ours"
    assert answer("here", "unpack", file, "--take", "headline")["title"] == "Theirs"
    assert {one["person"] for one in answer("here", "key", "list")} == {"Reporter", "Editor"}
    assert answer("here", "check", "--log") == {"wrong": []}


def test_without_a_keyring_the_key_needs_its_passphrase(
    told: Told, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with no_keyring():
        answer("here", "new", "--slug", "eagle", "--headline", "Eagle lands")
        assert "no signing key on this computer" in told("here", "pack", "eagle", "--out", tmp_path / "x.story")[2]
        monkeypatch.setenv(VARIABLE, WORDS)
        made = answer("here", "key", "make")
        monkeypatch.delenv(VARIABLE)
        assert "is locked" in told("here", "pack", "eagle", "--out", tmp_path / "x.story")[2]
        monkeypatch.setenv(VARIABLE, WORDS)
        answer("here", "pack", "eagle", "--out", tmp_path / "x.story")
        assert answer("here", "key", "show") == made
        assert answer("here", "move", "eagle", "spike")["stage"] == "spiked"
        assert answer("here", "log", "eagle")[-1]["key"] in made["line"]
