"""Verbs for the house's site: site."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import opened, passphrase_argument
from desk.cli.verb import Verb
from desk.newsroom.site import confidential_stories, export_site


def _site_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="replaced whole, or left as it was")
    passphrase_argument(parser)


def site(asked: Asked) -> Told:
    desk = asked.desk(write=True)
    left_out: list[str] = []
    vault = opened(asked, write=True) if confidential_stories(desk) else None
    folder = export_site(desk, asked.by(), asked.out, vault=vault, report=left_out.append)
    text = "\n".join([*left_out, f"The site lies in {folder / 'index.html'}"])
    return Told({"folder": str(folder), "left_out": left_out}, text, int(bool(left_out)))


VERBS = (Verb("site", "all published stories as a site", site, _site_arguments),)
