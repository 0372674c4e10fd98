"""The budget on the command line: the day's list as text, as JSON, or as CSV for a spreadsheet."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from desk.cli.asked import Asked, Told
from desk.cli.verb import Verb
from desk.export.write import write_file
from desk.newsroom import budgeting
from desk.newsroom.budgeting import Budget
from desk.storage.lines import Line
from desk.story.budget import Filter, When
from desk.story.errors import NotFound, WrongUse
from desk.story.flags import Flag
from desk.story.lacking import Lack
from desk.story.record import to_record
from desk.story.slot_text import split
from desk.story.stage import Stage

WHEN = {when.name.lower(): when for when in When if when is not When.DAY}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--when", choices=list(WHEN), default="today", help="for which time; today without it")
    parser.add_argument("--day", metavar="DAY", help="for one day, as 1969-07-20")
    parser.add_argument("--filter", metavar="NAME", help="a filter that the desk keeps; the others are then not read")
    parser.add_argument("--section", default="", metavar="PATH", help="'Science / Space', with those below it")
    parser.add_argument("--stage", action="append", choices=list(Stage), type=Stage, default=[])
    parser.add_argument("--who", default="", metavar="NAME", help="its author, or the editor who has it")
    parser.add_argument("--missing", choices=list(Lack), type=Lack)
    parser.add_argument("--flag", choices=list(Flag), type=Flag)
    parser.add_argument("--csv", action="store_true", help="as CSV")
    parser.add_argument("--out", type=Path, metavar="FILE", help="into that file instead of the terminal")


def budget(asked: Asked) -> Told:
    desk = asked.desk()
    found = budgeting.read(desk, _wanted(asked))
    if asked.csv:
        return _csv(asked, found)
    if asked.out:
        raise WrongUse("--out goes with --csv.")
    text = "\n".join(_text(line, found) for line in found.lines)
    return Told([to_record(line) for line in found.lines], text or "Nothing here.")


def _csv(asked: Asked, found: Budget) -> Told:
    if not asked.out:
        checks = budgeting.checked_all(asked.desk(), found.lines)
        return Told(None, budgeting.as_csv(found, checks).removesuffix("\r\n").replace("\r\n", "\n"))
    write_file(budgeting.csv_file(asked.desk(), found), asked.out)
    return Told({"file": str(asked.out), "stories": len(found.lines)}, f"{len(found.lines)} stories → {asked.out}")


def _wanted(asked: Asked) -> Filter:
    if asked.filter:
        kept = next((one for one in budgeting.filters(asked.desk()) if one.name == asked.filter), None)
        if kept is None:
            raise NotFound(f"There is no filter ‘{asked.filter}’ on this desk.")
        return kept
    return Filter(
        when=When.DAY if asked.day else WHEN[asked.when],
        day=_day(asked.day) if asked.day else None,
        stages=tuple(asked.stage),
        section=split(asked.section, "/"),
        who=asked.who,
        lack=asked.missing,
        flag=asked.flag,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"‘{text}’ is no day: write it as 1969-07-20.") from None


def _text(line: Line, found: Budget) -> str:
    due = f"{line.deadline.astimezone(ZoneInfo(found.house.zone)):%Y-%m-%d %H:%M}" if line.deadline else "no deadline"
    length = f"{line.words}/{line.target_words}" if line.target_words else f"{line.words}"
    wants = ", ".join(one.text for one in line.lacks)
    return f"{due:<16}  {line.stage.value:<18} {length:>10} w  {line.has_it:<16} {line.title}  {wants}".rstrip()


VERBS = (Verb("budget", "list what is due, with what is missing; --csv for a spreadsheet", budget, _arguments),)
