"""What agencies send: fields that a newsroom wrote, a body in HTML, and photos as records of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.blocks import Block, Signals
from desk.intake.page_blocks import written_blocks
from desk.intake.pictures import is_photo_box
from desk.intake.report import make_arrival
from desk.intake.sorting import sort_blocks
from desk.intake.walk import Verdict, parse_html, walk
from desk.intake.wording import clean_text


def arrival_of_item(html: str, signals: Signals, photos: dict[str, FoundPhoto]) -> Arrival:
    """The arrival of a body and its fields; `photos` by the name of any of their files.

    A photo that the body shows stands where it shows it, with the words of its record; the others stand before all.
    """
    shown = written_blocks(walk(parse_html(clean_text(html)), judge=_judge), None)
    placed = [_with_record(block, photos) for block in shown]
    there = {block.picture.file_name for block in placed if block.picture}
    loose = dict.fromkeys(photo for photo in photos.values() if photo.file_name not in there)
    blocks = [*(_picture(photo) for photo in loose), *placed]
    numbered = [replace(block, first_line=i, last_line=i) for i, block in enumerate(blocks)]
    return make_arrival(sort_blocks(numbered, signals), tuple(block.text for block in numbered))


def file_name(address: str) -> str:
    """The last part of an address: what its file is called."""
    return PurePosixPath(unquote(urlsplit(address).path)).name


def file_path(address: str) -> str:
    """The last two parts of an address: a file lies beside the item, or in a folder beside it."""
    return "/".join(PurePosixPath(unquote(urlsplit(address).path).lstrip("/")).parts[-2:])


def _judge(tag: Tag) -> Verdict:
    return "picture" if tag.name == "img" or is_photo_box(tag) else "take"


def _with_record(block: Block, photos: dict[str, FoundPhoto]) -> Block:
    if block.picture is None or file_name(block.picture.file_name) not in photos:
        return block
    return _picture(photos[file_name(block.picture.file_name)])


def _picture(photo: FoundPhoto) -> Block:
    return Block(" ".join(one for one in (photo.caption, photo.credit) if one), "", "picture", picture=photo)
