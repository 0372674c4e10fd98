"""Colours, fonts and the palette: one theme for the window and the page, following the system or set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desk.paths import RESOURCES
from desk.ui.style_sheet import style_sheet
from desk.ui.tokens import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Tokens

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[tuple[Choice, str], ...] = (
    ("system", "Follow the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
)
SANS = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
MONO = ("Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "Liberation Mono", "monospace")
SERIF = ("Source Serif 4", "Noto Serif", "Georgia", "Times New Roman", "DejaVu Serif")


@dataclass(frozen=True, slots=True)
class Face:
    """A font as a role needs it: size in pixels, weight 400 to 700."""

    serif: bool
    size: int
    weight: int = 400
    italic: bool = False


@cache
def load_fonts() -> None:
    """Make the fonts that come with the program known to Qt, once."""
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(face: Face) -> QFont:
    """The Qt font of a face, with its fallbacks."""
    made = QFont(list(SERIF if face.serif else SANS))
    made.setPixelSize(face.size)
    made.setWeight(QFont.Weight(face.weight))
    made.setItalic(face.italic)
    return made


class Theme(QObject):
    """The theme in force; `changed` when another is chosen or the system turns light or dark."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice = choice
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the paper is darker than the ink."""
        if self._choice in ("light", "dark"):
            return self._choice == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def tokens(self) -> Tokens:
        if self._choice == "contrast":
            return HIGH_CONTRAST_DARK if self.dark else HIGH_CONTRAST_LIGHT
        return DARK if self.dark else LIGHT

    def choose(self, choice: Choice) -> None:
        """Set the theme and show it at once."""
        self._choice = choice
        self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet on the application."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            load_fonts()
            application.setStyle("Fusion")
            application.setPalette(palette(self.tokens))
            application.setFont(font(Face(serif=False, size=13)))
            application.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._choice in ("system", "contrast"):
            self.apply()


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of the tokens, also for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, tokens.panel), (role.WindowText, tokens.ink), (role.Base, tokens.paper),
        (role.AlternateBase, tokens.panel), (role.Text, tokens.ink), (role.Button, tokens.paper),
        (role.ButtonText, tokens.ink), (role.ToolTipBase, tokens.ink), (role.ToolTipText, tokens.paper),
        (role.PlaceholderText, tokens.muted), (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.ink), (role.Link, tokens.accent), (role.BrightText, tokens.bad),
        (role.Mid, tokens.line), (role.Accent, tokens.accent),
    )  # fmt: skip
    for which, colour in pairs:
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return made
