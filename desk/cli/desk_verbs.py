"""Verbs for the desk as a whole: list, search, people, intake, export, render, check, backup, demo, needs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import open_key, opened, opened_for, passphrase_argument
from desk.cli.site import site, watched_site
from desk.cli.told import lines_text, watched
from desk.cli.verb import Verb
from desk.newsroom import demonstrating, intaking, keeping_house, protecting, publishing, reading, safekeeping
from desk.storage.stories import View
from desk.story.errors import WrongUse
from desk.story.person import Person, Role
from desk.story.record import to_record


def _list_arguments(parser: ArgumentParser) -> None:
    names = [view.name.lower().replace("_", "-") for view in View]
    parser.add_argument("--view", choices=names, default="all", help="which list of the budget (mine needs --as)")


def list_stories(asked: Asked) -> Told:
    view = View[asked.view.upper().replace("-", "_")]
    lines = reading.listed(asked.desk(), view, Person(asked.person))
    return Told([to_record(line) for line in lines], lines_text(lines))


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+")


def search(asked: Asked) -> Told:
    lines = reading.found(asked.desk(), " ".join(asked.words))
    return Told([to_record(line) for line in lines], lines_text(lines))


def people(asked: Asked) -> Told:
    everybody = reading.everybody(asked.desk())
    text = "\n".join(f"{person.role.value:<9} {person.name}" for person in everybody)
    return Told([{"name": one.name, "role": one.role.value} for one in everybody], text or "Nobody has signed in yet.")


def _people_add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name")
    parser.add_argument("--role", choices=list(Role), type=Role, required=True)


def people_add(asked: Asked) -> Told:
    person = keeping_house.sign_in(asked.desk(write=True), Person(asked.name, asked.role))
    return Told({"name": person.name, "role": person.role.value}, f"{person.role.value:<9} {person.name}")


def _intake_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="+", metavar="FILE", help="news articles, or folders of them")


def intake(asked: Asked) -> Told:
    if len(asked.file) > 1 or asked.file[0].is_dir():
        return _intake_many(asked)
    arrival = intaking.read_article(asked.file[0])
    story = intaking.take_in_article(asked.desk(write=True), asked.by(), arrival)
    parts = {part.name: part.certainty for part in arrival.parts}
    told = {"key": story.key, "title": story.title, "parts": parts, "left_out": list(arrival.left_out)}
    return Told([told], f"{story.key}  {story.title}")


def _intake_many(asked: Asked) -> Told:
    """Every file for itself: one that cannot be taken in is told on standard error, and the others go on."""
    paths = [path for one in asked.file for path in (intaking.articles_in(one) if one.is_dir() else (one,))]
    told, lines = [], []
    for number, path in enumerate(paths, 1):
        taken = intaking.take_in_file(asked.desk(write=True), asked.by(), path)
        sys.stderr.write(f"{number} of {len(paths)}  {taken.why or path.name}\n")
        if taken.story is not None:
            lines.append(f"{taken.story.key}  {taken.story.title}")
        key, title = (taken.story.key, taken.story.title) if taken.story else (None, None)
        told.append({"file": str(path), "key": key, "title": title, "refused": taken.why})
    return Told(told, "\n".join(lines), int(len(lines) < len(paths)))


OUT = "replaced whole, or left as it was; a file where it ends as the format’s one file does (story.pdf)"


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", help="a story of the desk; without one, all published stories as a site")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=OUT)
    parser.add_argument("--watch", action="store_true", help="keep the site up to date until it is stopped")
    parser.add_argument("--format", default="html", choices=[one.name for one in publishing.FORMATS])
    passphrase_argument(parser)
    parser.add_argument("--proof", action="store_true", help="a watermarked proof of a story that is not approved")


def export(asked: Asked) -> Told:
    if asked.watch and asked.story:
        raise WrongUse("--watch keeps a site up to date: name no story.")
    if not asked.story:
        return watched_site(asked) if asked.watch else site(asked)
    desk = asked.desk(write=True)
    story = reading.story(desk, asked.story)
    vault = opened_for(asked, story)
    open_key(asked)
    folder = publishing.export_story(
        desk,
        asked.by(),
        story,
        asked.out,
        asked.format,
        proof=asked.proof,
        vault=vault,
        printer=asked.printer,
        progress=watched(),
    )
    return Told({"key": story.key, "folder": str(folder), "proof": asked.proof}, f"{story.title} → {folder}")


def _render_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", help="a story of the desk")
    parser.add_argument("--stories", type=Path, metavar="FILE", help="stories as JSON, one object a line")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    passphrase_argument(parser)


def render(asked: Asked) -> Told:
    if bool(asked.stories) == bool(asked.story):
        raise WrongUse("render takes a story of the desk, or --stories FILE: one of the two.")
    if asked.stories:
        pages = publishing.render_lines(asked.stories, asked.out)
        refused = {name: why for name, why in pages.items() if why}
        made = len(pages) - len(refused)
        text = "\n".join([*(f"{name}: {why}" for name, why in refused.items()), f"{made} proof pages → {asked.out}"])
        return Told({"pages": made, "refused": refused, "folder": str(asked.out)}, text, int(bool(refused)))
    desk = asked.desk()
    story = reading.story(desk, asked.story)
    vault = opened(asked) if protecting.known_to(desk, story.key) else None
    publishing.render_proof(desk, story, asked.out, vault)
    return Told({"key": story.key, "folder": str(asked.out)}, f"{story.title} → {asked.out}")


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--log", action="store_true", help="the log of moves alone")


def check(asked: Asked) -> Told:
    wrong = safekeeping.check_log(asked.desk()) if asked.log else safekeeping.check(asked.desk())
    sound = "The desk is sound."
    if asked.log and not wrong and (unsigned := safekeeping.unsigned(asked.desk())):
        sound = f"The log is whole. Entries made before their people had a signing key: {unsigned}."
    return Told({"wrong": list(wrong)}, "\n".join(wrong) or sound, int(bool(wrong)))


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to; the desk's own backups otherwise")


def backup(asked: Asked) -> Told:
    made = safekeeping.back_up(asked.desk(), asked.to)
    return Told({"backup": str(made)}, f"Backed up and verified → {made}")


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="FOLDER")


def demo(asked: Asked) -> Told:
    shown = demonstrating.demonstrate(asked.out)
    return Told({"article": str(shown.article), "desk": str(shown.desk)}, "\n".join(shown.steps))


VERBS = (
    Verb("list", "list the stories of the desk", list_stories, _list_arguments),
    Verb("search", "find stories by words of headline, copy or notebook", search, _search_arguments),
    Verb("people", "list the people of the desk", people),
    Verb("people add", "add somebody to the desk", people_add, _people_add_arguments),
    Verb("intake", "read a news article into a draft", intake, _intake_arguments),
    Verb("export", "write an approved story, or all published ones as a site", export, _export_arguments),
    Verb("render", "write proof pages", render, _render_arguments),
    Verb("check", "check the desk: file, stories, photos, log", check, _check_arguments),
    Verb("backup", "make a verified copy of the desk", backup, _backup_arguments),
    Verb("demo", "run the main job on the sample desk", demo, _demo_arguments),
)
