"""Aside: suggestions from a process of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.spelling.aside import Aside
from desk.spelling.dictionaries import Dictionary
from desk.spelling.engine import Engine


@pytest.fixture
def aside() -> Iterator[Aside]:
    made = Aside()
    yield made
    made.close()


def test_it_suggests_what_the_engine_would(aside: Aside, british: Engine) -> None:
    for word in ("sattelite", "goverment", "qzxvkjqz", 'a"\n\\b', "\ud800", "naïv’"):
        assert aside.suggest([british.dictionary], word) == british.suggest(word)[:10]


def test_a_dictionary_that_is_gone_suggests_nothing(aside: Aside, tmp_path: Path) -> None:
    assert aside.suggest([Dictionary("nl", tmp_path / "nl.aff")], "wword") == ()


def test_a_process_that_was_ended_is_started_again(aside: Aside, british: Engine) -> None:
    assert aside.suggest([british.dictionary], "sattelite")
    process = aside._process
    assert process is not None
    os.kill(process.pid, signal.SIGTERM)
    process.wait()
    assert aside.suggest([british.dictionary], "sattelite") is None  # whoever asked suggests something by itself
    assert aside.suggest([british.dictionary], "sattelite")


def test_closed_is_closed(british: Engine) -> None:
    aside = Aside()
    aside.suggest([british.dictionary], "sattelite")
    process = aside._process
    assert process is not None
    aside.close()
    assert process.poll() is not None
    assert aside.suggest([british.dictionary], "sattelite") is None
    aside.close()
