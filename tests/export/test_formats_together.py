"""What holds for every format: no format loses a credit or a notice, none lets markup, controls or names through."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from bs4 import BeautifulSoup

from desk.export.format import Issue
from desk.export.formats import FORMATS, format_named
from desk.export.strike import strike
from desk.export.write import write
from desk.story.house import House
from desk.story.stage import Stage
from desk.story.story import Story
from tests.export.conftest import TODAY, develop
from tests.export.stories import CORRECTED, WHOLE

NAMES = [one.name for one in FORMATS if one.name != "pdf"]  # which needs a printer: test_pdf.py


def render(story: Story, name: str, issue: Issue | None = None, house: House | None = None) -> dict[str, bytes]:
    return format_named(name).render(strike(story), house or House(), develop, issue or Issue(TODAY))


def words(files: Mapping[str, bytes]) -> str:
    """Everything that a person could read in these files, pictures left out."""
    return " ".join(" ".join(_words(name, data).split()) for name, data in files.items() if "photos/" not in name)


def _words(name: str, data: bytes) -> str:
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [part for part in package.namelist() if part.startswith("word/") and part.endswith(".xml")]
            return " ".join("".join(parsed(package.read(part)).itertext()) for part in parts)
    if name.endswith(".xml"):
        return _bare(" ".join(parsed(data).itertext()))
    text = data.decode("utf-8")
    return _bare(" ".join(_strings(json.loads(text))) if name.endswith(".json") else text)


def _bare(text: str) -> str:
    """The text without the tags that stand in it as marks or as words."""
    return unescape(re.sub(r"<[a-z/!][^>]*>", "", unescape(text)))


def parsed(data: bytes) -> Element:
    return fromstring(data)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for one in value.values() for found in _strings(one)]
    if isinstance(value, list):
        return [found for one in value for found in _strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_the_story_is_there(name: str) -> None:
    told = words(render(CORRECTED, name))
    for part in (
        "Eagle lands: two men walk on the moon", "Descent took the lander", "Ada Sample", "Ben Example", "HOUSTON",
        "A spacecraft set down", "The descent", "five times", "The first alarm", "The surface is fine",
        "where 1", "21 kilograms of rock and soil.", "The time was wrong at first.",
    ):  # fmt: skip
        assert part in told, part


@pytest.mark.parametrize("name", NAMES)
def test_every_photo_has_its_caption_and_credit(name: str) -> None:
    told = words(render(WHOLE, name))
    owner = "Desk Sample/Herald"
    for part in ("The view, drawn for this story.", "A drawing of the lander on the plain.", owner):
        assert part in told, part


@pytest.mark.parametrize("name", NAMES)
def test_the_same_story_gives_the_same_bytes(name: str) -> None:
    assert render(CORRECTED, name) == render(CORRECTED, name)


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_written_and_its_suffix_is_true(name: str, tmp_path: Path) -> None:
    files = render(WHOLE, name)
    write(files, tmp_path / name)
    suffix = format_named(name).suffix
    if suffix:
        assert [file.endswith(suffix) for file in files] == [True]
    else:
        assert len(files) > 1


WILD = '"><script>alert(1)</script><img src=x onerror=alert(1)> ]]> \x00\x01\x0b\x1f\x85\ufffe \u202e'


@pytest.mark.parametrize("name", NAMES)
def test_markup_and_controls_in_any_field_stay_words(name: str) -> None:
    photos = tuple(
        replace(one, caption=WILD, credit=WILD, alt=WILD, creator=WILD, copyright=WILD) for one in WHOLE.photos
    )
    furniture = replace(
        WHOLE.furniture,
        **dict.fromkeys(("headline", "standfirst", "headline_web", "headline_social"), WILD),  # type: ignore[arg-type]
        byline=(WILD,),
        keywords=(WILD,),
        section=(WILD,),
    )
    copy = f"{WILD}\n\n[click](javascript:alert(1)) <b onclick=x>bold</b>\n\n![x](photo:second)\n\n- {WILD}"
    house = replace(House(), name=WILD, copyright=WILD)
    files = render(replace(WHOLE, furniture=furniture, photos=photos, copy=copy), name, house=house)
    for file, data in files.items():
        if file.endswith((".html", ".md", ".xml", ".json", ".txt")):
            text = data.decode("utf-8")
            assert not set("\x00\x01\x0b\x1f\x85\ufffe") & set(text), file
            assert "](javascript:" not in text
        if file.endswith((".xml", ".docx")):
            _well_formed(data)
        if file.endswith(".html"):
            page = BeautifulSoup(data.decode(), "html.parser")
            assert [one["type"] for one in page.select("script")] == ["application/ld+json"]
        if file.endswith(".md"):
            assert "<script" not in data.decode().split("\n---\n", 1)[1]  # the front matter is quoted YAML
    for body in _bodies(files):
        tree = BeautifulSoup(body, "html.parser")
        assert not tree.select("script, [onerror], [onclick]"), body
        assert all(str(one.get("href", "https:")).startswith("https:") for one in tree.select("a"))


def _well_formed(data: bytes) -> None:
    if not data.startswith(b"PK"):
        fromstring(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                fromstring(package.read(part))


def _bodies(files: Mapping[str, bytes]) -> list[str]:
    """The HTML that feeds and ninjs carry inside them."""
    found = []
    for name, data in files.items():
        if name.endswith(".json"):
            found += [body["value"] for body in json.loads(data)["bodies"]]
        elif name in ("feed.xml", "atom.xml"):
            root = fromstring(data)
            wanted = ("{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content")
            found += [one.text or "" for one in root.iter() if one.tag in wanted]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_proof_says_so(name: str) -> None:
    assert "Unapproved proof" in words(render(replace(WHOLE, published=None), name, Issue(TODAY, proof=True)))


@pytest.mark.parametrize("name", NAMES)
def test_an_embargo_shows_until_it_is_past(name: str) -> None:
    held = Issue(TODAY, embargo=TODAY + timedelta(hours=1))
    assert "Embargoed until" in words(render(WHOLE, name, held))
    assert "Embargoed until" not in words(render(WHOLE, name, Issue(TODAY, embargo=TODAY)))


@pytest.mark.parametrize("name", NAMES)
def test_a_withdrawn_story_is_a_notice(name: str) -> None:
    told = words(render(replace(WHOLE, stage=Stage.WITHDRAWN), name))
    assert "This story has been withdrawn." in told
    assert "boulders by hand" not in told
    assert "A drawing of the lander" not in told


@pytest.mark.parametrize("name", NAMES)
def test_other_languages(name: str) -> None:
    furniture = replace(WHOLE.furniture, language="he", headline="שני אנשים 二人 deux hommes")
    assert "שני אנשים 二人 deux hommes" in words(render(replace(WHOLE, furniture=furniture), name))


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_story_can_leave(name: str) -> None:
    assert render(Story("k"), name, Issue(TODAY, proof=True))
