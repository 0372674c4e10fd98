"""The preview: the story as readers will see it, with nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from desk.story import framing
from desk.story.correction import Correction, CorrectionKind
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.photo import Frame, Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.publish.light_look import figure, head
from desk.ui.publish.light_page import LightPage
from desk.ui.publish.preview import Preview

IMAGE = QTextDocument.ResourceType.ImageResource


@pytest.fixture
def preview(bench: Bench, qtbot: QtBot) -> Preview:
    made = Preview(bench)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def page(preview: Preview) -> LightPage:
    found = preview.findChild(LightPage)
    assert found is not None
    return found


def test_the_story_reads_as_it_will_be_published(preview: Preview, sample: Story, settled: Callable[[], None]) -> None:
    preview.show_story(sample)
    settled()
    text = page(preview).toPlainText()
    assert text.strip().startswith("SCIENCE / SPACE\nEagle lands: two men walk on the moon")
    assert "HOUSTON, July 20 — A spacecraft" in text
    assert "Illustration: Desk" in text
    assert "quote:" not in text


def test_the_picture_comes_when_it_is_ready(preview: Preview, sample: Story, settled: Callable[[], None]) -> None:
    preview.show_story(sample)
    settled()
    picture = page(preview).loadResource(IMAGE.value, QUrl(f"photo:{sample.photos[0].digest}"))
    assert isinstance(picture, QImage)
    assert picture.width() > 600


def test_the_picture_is_shown_as_it_was_cut(preview: Preview, sample: Story, settled: Callable[[], None]) -> None:
    """Turned and cut, it is another picture under another name; the one before is not asked for again."""
    preview.show_story(sample)
    settled()
    cut = framing.with_crop(framing.turned(sample.photos[0], 1), Frame.FREE, (0.0, 0.0, 1.0, 0.5))
    preview.show_story(replace(sample, photos=(cut,)))
    settled()
    picture = page(preview).loadResource(IMAGE.value, QUrl(f"photo:{framing.look(cut).name}"))
    assert isinstance(picture, QImage)
    wide, high = framing.size(cut)
    assert picture.width() / picture.height() == pytest.approx(wide / high, rel=0.01)
    assert f'src="photo:{framing.look(cut).name}"' in page(preview).toHtml()


def test_what_was_typed_is_never_markup() -> None:
    nasty = "<img src=x onerror=alert(1)>"
    story = Story(
        "k1", Furniture(headline=nasty, standfirst=nasty, byline=(nasty,), section=(nasty,)), f"{nasty} words"
    )
    photo = figure(Photo("p1", caption=nasty, credit=nasty), 400)
    assert "<img src=x" not in head(story, House()) + photo


def test_published_time_and_notices_show() -> None:
    at = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    notice = Correction(at, CorrectionKind.CORRECTION, "The lander had two men aboard.", "Editor")
    html = head(Story("k1", published=at, corrections=(notice,)), House(zone="America/Chicago"))
    assert "Published July 20, 1969, 15:17 CDT" in html
    assert "Correction: The lander had two men aboard." in html


def test_it_follows_the_theme_and_stays_where_it_was(
    preview: Preview, sample: Story, bench: Bench, settled: Callable[[], None]
) -> None:
    preview.show_story(sample)
    settled()
    bar = page(preview).verticalScrollBar()
    bar.setValue(120)
    bench.theme.choose("dark")
    assert bar.value() == 120
    assert bench.theme.tokens.ink in page(preview).document().defaultStyleSheet()
    bench.theme.choose("light")


def test_photos_are_no_wider_than_the_words(preview: Preview, sample: Story, qtbot: QtBot) -> None:
    preview.show_story(sample)
    preview.resize(420, 700)
    qtbot.waitUntil(lambda: f'width="{page(preview).column}"' in page(preview).toHtml(), timeout=5_000)
    assert page(preview).column < 400
