"""Twice the text is at most about twice the work: counted in lines of Python run, never in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from desk.quoting.judge import judge
from desk.quoting.scan import find_quotations, scan


def work(task: Callable[[], object]) -> int:
    """The lines of Python a task runs through, in all functions it calls."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        task()
    finally:
        sys.settrace(before)
    return lines


TEXTS: dict[str, Callable[[int], str]] = {
    "unclosed marks in paragraphs": lambda n: 'He said "alpha beta gamma.\n\n' * n,
    "unclosed marks in one paragraph": lambda n: 'He said "alpha beta gamma. ' * n,
    "opening marks only": lambda n: "“" * n,
    "words without a full stop": lambda n: "alpha beta gamma " * n * 4,
    "quotations in one sentence": lambda n: 'he said "alpha beta gamma," ' * n,
    "names": lambda n: "".join(f"Alpha{k} Beta{k % 7} spoke. " for k in range(n)),
    "namesakes": lambda n: "".join(f"Alpha{k} Beta spoke of “gamma delta,” Beta said.\n" for k in range(n)),
    "pronouns": lambda n: "“Alpha beta gamma delta,” he said. She said so.\n\n" * n,
    "commas": lambda n: "Alpha, beta, " * n + "said “gamma delta.”",
    "brackets": lambda n: "Alpha (" * n + "said “gamma delta.”",
    "single marks": lambda n: "the boys' 'alpha beta gamma' and ' " * n,
    "mixed scripts": lambda n: "قال “ألفا” と「言った」 “Альфа бета,” он said.\u202e\u0000 " * n,
    "empty lines": lambda n: "\n" * n,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_scan_grows_with_the_text(kind: str) -> None:
    small, large = TEXTS[kind](200), TEXTS[kind](400)
    assert work(lambda: scan(large)) <= 2.5 * work(lambda: scan(small)) + 2000


PAIRS: dict[str, Callable[[int], tuple[str, str]]] = {
    "the same words": lambda n: ("alpha beta gamma " * n, "alpha beta gamma " * n),
    "one word over and over": lambda n: ("alpha " * n, "alpha … alpha [beta] alpha"),
    "omissions": lambda n: ("alpha beta gamma " * n, "alpha … gamma " * n),
    "brackets": lambda n: ("alpha he gamma " * n, "alpha [Beta] gamma " * n),
    "nothing in common": lambda n: ("alpha " * n, "omega " * n),
    "masked words": lambda n: ("damn alpha " * n, "d--- alpha " * n),
    "fillers": lambda n: ("um, alpha " * n, "alpha " * n),
    "numbers": lambda n: ("one hundred and five " * n, "105 " * n),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_a_judgement_grows_with_the_words(kind: str) -> None:
    small, large = PAIRS[kind](150), PAIRS[kind](300)
    assert work(lambda: judge(*large)) <= 2.5 * work(lambda: judge(*small)) + 2000


def test_a_thousand_unclosed_marks_are_a_thousand_findings() -> None:
    text = "He said “alpha beta.\n\nAnd so on.\n\n" * 1000
    assert len(scan(text).loose_marks) == 1000


def test_thousands_of_quotations_are_all_found() -> None:
    text = "“Alpha beta gamma,” Neil Armstrong said.\n\n" * 4000
    assert len(find_quotations(text)) == 4000
