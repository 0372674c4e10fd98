"""The single HTML file."""

from __future__ import annotations

import base64
import hashlib
import re

from bs4 import BeautifulSoup

from desk.export.format import Issue
from desk.export.single import render
from desk.export.strike import strike
from desk.story.house import House
from tests.export.conftest import TODAY, develop
from tests.export.stories import WHOLE


def test_everything_is_inside_and_the_policy_lets_only_it_in() -> None:
    files = render(strike(WHOLE), House(), develop, Issue(TODAY))
    assert list(files) == ["eagle-lands.html"]
    page = BeautifulSoup(files["eagle-lands.html"].decode(), "html.parser")
    assert not page.select("link[rel=stylesheet], source, [srcset]")
    assert all(str(img["src"]).startswith("data:image/jpeg;base64,") for img in page.select("img"))
    assert len(page.select("img")) == 2
    style = page.select_one("style")
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(str(style.string).encode()).digest()).decode()
    policy = page.select_one("meta[http-equiv]")
    assert policy is not None
    assert f"style-src 'sha256-{digest}'" in str(policy["content"])
    assert not re.search(r"@import|url\(", str(style.string))
