"""The site on the command line: written once, or kept up to date while people publish."""

from __future__ import annotations

import signal
import sys
import time

from desk.cli.asked import Asked, Told
from desk.cli.passphrase import opened
from desk.cli.told import watched
from desk.newsroom.site import confidential_stories, export_site, last_change
from desk.story.errors import DeskError, WrongUse

LOOK = 2.0  # seconds between two looks at the desk


def site(asked: Asked) -> Told:
    """All published stories as a site in the folder; 1 when a story had to be left out."""
    if asked.proof or asked.format != "html":
        raise WrongUse("A site is HTML of published stories: name a story for a proof or another format.")
    desk = asked.desk(write=True)
    left_out: list[str] = []
    vault = opened(asked, write=True) if confidential_stories(desk) else None
    folder = export_site(desk, asked.by(), asked.out, vault=vault, report=left_out.append, progress=watched())
    text = "\n".join([*left_out, f"The site lies in {folder / 'index.html'}"])
    return Told({"folder": str(folder), "left_out": left_out}, text, int(bool(left_out)))


def watched_site(asked: Asked) -> Told:
    """Write the site, and again after each change of what is published, until Ctrl+C or a polite kill.

    The desk is open for writing only while the site is written, so that others can work on it; while one of them has
    it alone, this waits for its turn.
    """
    for polite in (signal.SIGINT, signal.SIGTERM):  # a shell has its background jobs ignore the first
        signal.signal(polite, signal.default_int_handler)
    written: object = None
    waiting = ""
    try:
        while True:
            try:
                seen = last_change(asked.desk())
                asked.close()
                if seen != written:
                    sys.stderr.write(site(asked).text + "\n")
                    written, waiting = last_change(asked.desk()), ""
            except DeskError as error:
                if str(error) != waiting:
                    waiting = str(error)
                    sys.stderr.write(f"{waiting}\n")
            finally:
                asked.close()
            time.sleep(LOOK)
    except KeyboardInterrupt:
        return Told({"folder": str(asked.out)}, "")
