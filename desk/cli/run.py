"""Run one call of the command line: words in, text or JSON out, an exit code back."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from desk.cli import (
    budget_verbs,
    desk_verbs,
    handover_verbs,
    line_verbs,
    notebook_verbs,
    source_verbs,
    story_verbs,
)
from desk.cli.asked import Asked, Told
from desk.cli.verb import Verb
from desk.export.format import Printer
from desk.story.errors import DeskError, WrongUse

DONE, REFUSED, WRONG_USE, STOPPED = 0, 1, 2, 130
VERBS = (
    *story_verbs.VERBS, *source_verbs.VERBS, *notebook_verbs.VERBS, *handover_verbs.VERBS, *budget_verbs.VERBS,
    *desk_verbs.VERBS,
    *line_verbs.VERBS,
)  # fmt: skip
GROUPS = {
    "photo": "photos",
    "source": "sources",
    "quote": "quotes",
    "document": "documents",
    "comment": "who was asked for comment",
    "people": "people",
    "vault": "the vault",
    "key": "signing keys",
}


def run(words: Sequence[str], printer: Printer | None = None) -> int:
    """Do what the words say. 0 done, 1 a rule says no (and says which, on standard error), 2 wrong use.

    `printer` makes PDFs; without it there are none.
    """
    asked = Asked(_parser().parse_args(list(words)), printer)
    try:
        told: Told = asked.verb.run(asked)
    except WrongUse as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except DeskError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: nothing was written, and what was there before is as it was.\n")
        return STOPPED
    except BrokenPipeError:
        return DONE  # whoever reads has seen enough
    finally:
        asked.close()
    _show(told, as_json=bool(asked.json))
    return told.code


def _show(told: Told, *, as_json: bool) -> None:
    if as_json and told.record is not None:
        json.dump(told.record, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
        sys.stdout.write("\n")
    elif told.text:
        sys.stdout.write(told.text + "\n")


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="desk", parents=[_every()], description="Desk, the editorial workstation.")
    top.set_defaults(desk="", person="Reporter", json=False)
    verbs = top.add_subparsers(metavar="VERB", required=True)
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for verb in VERBS:
        _add(verb, verbs, groups)
    return top


def _every() -> argparse.ArgumentParser:
    """The options that stand before or after any verb. Made anew each time: parsers share what they inherit."""
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument("--desk", default=argparse.SUPPRESS, metavar="WHERE", help="a folder, or a SQLAlchemy URL")
    every.add_argument("--as", dest="person", default=argparse.SUPPRESS, metavar="NAME", help="who acts")
    every.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON")
    return every


def _add(
    verb: Verb,
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]],
) -> None:
    first, _blank, second = verb.name.partition(" ")
    if second:
        if first not in groups:
            groups[first] = verbs.add_parser(first, help=GROUPS[first]).add_subparsers(metavar="VERB", required=True)
        made = groups[first].add_parser(second, help=verb.help, parents=[_every()])
    else:
        made = verbs.add_parser(first, help=verb.help, parents=[_every()])
        if first in GROUPS:
            groups[first] = made.add_subparsers(metavar="VERB", required=False)
    verb.arguments(made)
    made.set_defaults(verb=verb)
