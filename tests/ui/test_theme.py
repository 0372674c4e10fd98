"""The looks: tokens whose every pair can be read, one style sheet, themes that repaint what is on the screen."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.kit import label, pill
from desk.ui.style_sheet import style_sheet
from desk.ui.theme import CHOICES, Choice, Face, Theme, font
from desk.ui.tokens import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Tokens

GROUNDS = ("ground", "panel", "paper")
PAIRS = (
    *((text, ground) for text in ("ink", "muted", "accent", "ok", "warn", "bad") for ground in (*GROUNDS, "selection")),
    *((state, f"{state}_soft") for state in ("accent", "ok", "warn", "bad")),
    *(("ink", ground) for ground in ("hover", "accent_soft", "ok_soft", "warn_soft", "bad_soft")),
    ("on_accent", "accent"),
    ("paper", "ink"),  # tool tips
    ("muted", "hover"),
)
EDGES = (("field_line", "paper"), ("accent", "paper"), ("accent", "panel"))  # frames of fields, rings of focus


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, as the accessibility guidelines define it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, text: str, ground: str) -> float:
    light, dark = sorted((luminance(getattr(tokens, text)), luminance(getattr(tokens, ground))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("tokens", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (HIGH_CONTRAST_LIGHT, 7.0), (HIGH_CONTRAST_DARK, 7.0)],
    ids=["light", "dark", "high contrast", "high contrast, dark"],
)
def test_every_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens, least: float) -> None:
    weak = {f"{a} on {b}": round(contrast(tokens, a, b), 2) for a, b in PAIRS if contrast(tokens, a, b) < least}
    assert weak == {}


@pytest.mark.parametrize("tokens", [HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK])
def test_in_high_contrast_frames_are_as_clear_as_words(tokens: Tokens) -> None:
    assert all(contrast(tokens, line, ground) >= 4.5 for line, ground in EDGES)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_edge_of_a_control_is_seen(tokens: Tokens) -> None:
    assert all(contrast(tokens, "field_line", ground) >= 3 for ground in (*GROUNDS, "hover"))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_ring_of_the_focus_is_seen(tokens: Tokens) -> None:
    assert all(contrast(tokens, "accent", ground) >= 3 for ground in GROUNDS)


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK):
        assert all(re.fullmatch("#[0-9a-f]{6}", getattr(tokens, one.name)) for one in fields(Tokens))


def test_the_style_sheet_has_every_colour_filled_in_and_no_other() -> None:
    sheet = style_sheet(LIGHT)
    assert "$" not in sheet
    assert set(re.findall("#[0-9a-f]{6}", sheet)) <= {getattr(LIGHT, one.name) for one in fields(Tokens)}


@pytest.mark.parametrize("choice", [choice for choice, _label in CHOICES])
def test_a_theme_is_put_on_palette_and_style_sheet_alike(choice: Choice, theme: Theme) -> None:
    theme.choose(choice)
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Base) == QColor(theme.tokens.paper)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert theme.tokens.ground in application.styleSheet()


def test_what_is_on_the_screen_is_painted_anew(qtbot: QtBot, theme: Theme) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.setObjectName("panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.resize(40, 40)
    panel.show()
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.choice))
    choices: tuple[Choice, ...] = ("light", "dark", "contrast")
    for choice in choices:
        theme.choose(choice)
        assert panel.grab().toImage().pixelColor(20, 20) == QColor(theme.tokens.panel)
    assert told == ["light", "dark", "contrast"]


def test_state_is_a_word_and_a_colour(qtbot: QtBot, theme: Theme) -> None:
    mark = pill("Words differ", "bad")
    qtbot.addWidget(mark)
    mark.show()
    assert mark.grab().toImage().pixelColor(mark.width() // 2, 2) == QColor(theme.tokens.bad_soft)
    assert mark.text() == "Words differ"


def test_a_pill_is_round_at_its_ends(qtbot: QtBot, theme: Theme) -> None:
    """A radius of more than half the height makes Qt draw a square."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(200, 60)
    mark = pill("Draft")
    mark.setParent(holder)
    holder.show()
    mark.adjustSize()
    image = holder.grab().toImage()
    assert image.pixelColor(mark.width() // 2, 2) == QColor(theme.tokens.hover)
    assert image.pixelColor(0, 0) == QColor(theme.tokens.panel)


def test_the_fonts_come_with_the_program(theme: Theme) -> None:
    assert QFontInfo(font(Face(serif=False, size=13))).family() == "Inter"
    assert QFontInfo(font(Face(serif=True, size=17))).family() == "Source Serif 4"


def test_labels_never_read_markup(qtbot: QtBot, theme: Theme) -> None:
    shown: QLabel = label("<b>bold</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
