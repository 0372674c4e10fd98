"""What a clipboard holds becomes copy with its photos, the originals kept."""

from __future__ import annotations

import base64
import io

from PIL import Image

from desk.newsroom.clipping import take_in_clip
from desk.storage import Desk
from desk.story.person import Person

REPORTER = Person("Reporter")


def data(colour: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (120, 80), colour).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def test_a_picture_becomes_a_photo_without_a_credit(desk: Desk) -> None:
    found = take_in_clip(desk, REPORTER, f'<p>Before</p><img alt="The moon" src="{data("grey")}"><p>After</p>')
    (photo,) = found.photos
    assert (photo.alt, photo.credit, photo.width) == ("The moon", "", 120)
    assert found.copy == f"Before\n\n![The moon](photo:{photo.key})\n\nAfter"


def test_the_same_picture_twice_is_one_photo_and_a_broken_one_is_counted(desk: Desk) -> None:
    grey = data("grey")
    found = take_in_clip(desk, REPORTER, f'<img src="{grey}"><img src="{grey}"><img src="data:image/png;base64,AAAA">')
    assert len(found.photos) == 1
    assert found.unreadable == 1
