"""Verbs that read one JSON object a line on standard input and write one a line: parse."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable

from desk.cli.asked import Asked, Told
from desk.cli.verb import Verb
from desk.intake.lines import parse_article, parse_credit_line, parse_dateline_line
from desk.quoting.lines import parse_quote_match, parse_quotes
from desk.story.errors import DeskError, WrongUse

Parser = Callable[[dict[str, object]], dict[str, object]]

KINDS: tuple[tuple[str, Parser], ...] = (
    ("article", parse_article),
    ("dateline", parse_dateline_line),
    ("credit", parse_credit_line),
    ("quotes", parse_quotes),
    ("quote-match", parse_quote_match),
)


def _parse_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=[name for name, _parse in KINDS])
    parser.add_argument("--jsonl", action="store_true", required=True, help="one JSON object a line, in and out")


def parse(asked: Asked) -> Told:
    read = dict(KINDS)[asked.kind]
    bad = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        answer = _answered(read, line, number)
        bad += "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return Told(None, "", int(bool(bad)))


def _answered(read: Parser, line: str, number: int) -> dict[str, object]:
    """The answer to one line; one that cannot be read gets a line too, so that the order stays."""
    asked: dict[str, object] = {}
    try:
        asked = _object(line)
        return read(asked)
    except (ValueError, DeskError) as error:
        sys.stderr.write(f"line {number}: {error}\n")
        return {"id": asked.get("id"), "error": str(error)}


def _object(line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise WrongUse(f"This is no JSON: give one object a line, as {{“id”: …, “text”: …}} ({error}).") from None
    if not isinstance(found, dict):
        raise WrongUse("This is no JSON object: give one a line, as {“id”: …, “text”: …}.")
    return found


VERBS = (
    Verb("parse", "read articles, datelines, credits, quotations or quote pairs by the line", parse, _parse_arguments),
)
