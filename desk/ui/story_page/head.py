"""The head of the page: section, headline, standfirst and the line of facts, each typed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from desk.story.dateline import dateline_style
from desk.story.furniture import SLOTS, Furniture, SlotKind, slot
from desk.story.house import House
from desk.ui import kit
from desk.ui.settings import PageLook
from desk.ui.story_page.copy_text import text_direction
from desk.ui.story_page.dateline_field import DatelineField
from desk.ui.story_page.fields import FactButton, LineField, PageField, show_field
from desk.ui.story_page.furniture_form import FACT_HEIGHT, FurnitureForm, counted, meta
from desk.ui.story_page.slot_fields import TYPINGS
from desk.ui.theme import Face, Theme, font

IN_HEAD = ("section", "headline", "standfirst", "byline", "dateline")
HEADLINE, STANDFIRST = Face(serif=True, size=30, weight=700), Face(serif=True, size=17)
_PATH, _NAMES = TYPINGS[SlotKind.PATH], TYPINGS[SlotKind.NAMES]


class Head(QWidget):
    """All furniture. `changed` has a slot's name and its new value; `left` when the keyboard goes on to the copy."""

    changed = Signal(str, object)
    left = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("head")
        self._theme = theme
        self._house = House()
        self._zone = ZoneInfo("UTC")
        self._paths = QStringListModel(self)
        self.section = LineField("section", "Section", "Section")
        self.headline = PageField("headline", "Headline", HEADLINE, slot("headline").hint, 1.2)
        self.standfirst = PageField("standfirst", "Standfirst", STANDFIRST, slot("standfirst").hint, 1.35)
        self.byline = LineField("byline", "Byline", "Names", grows=True)
        self.dateline = DatelineField()
        self.count = kit.label("", name="headline-count")
        self.words = kit.label("", name="words")
        self.due = FactButton("due", "Deadline")
        self.more = FactButton("more", "More furniture")
        self.more.setText("More")
        self.form = FurnitureForm(one for one in SLOTS if one.name not in IN_HEAD)
        self._dress()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def put(self, furniture: Furniture, house: House) -> None:
        """Show the furniture; fields at work keep their cursor."""
        self._house, self._zone = house, ZoneInfo(house.zone)
        self._paths.setStringList([" / ".join(path) for path in house.sections])
        if _PATH.read(self.section.text(), self._zone) != furniture.section:
            self.section.put(_PATH.show(furniture.section, self._zone))
        self.headline.put(furniture.headline)
        self.standfirst.put(furniture.standfirst)
        if _NAMES.read(self.byline.text(), self._zone) != furniture.byline:
            self.byline.put(_NAMES.show(furniture.byline, self._zone))
        self.dateline.put(furniture.dateline, dateline_style(house.dateline_style))
        self.form.put(furniture, self._zone)
        self._show_facts(furniture)
        direction = text_direction(furniture.language)
        for field in (self.section, self.headline, self.standfirst):
            if field.layoutDirection() != direction:
                field.setLayoutDirection(direction)

    def set_page(self, look: PageLook) -> None:
        """Set headline and standfirst as the page is."""
        for field, face in ((self.headline, HEADLINE), (self.standfirst, STANDFIRST)):
            size = look.scaled(round(face.size * look.size / STANDFIRST.size))
            field.set_face(replace(face, serif=look.serif, size=size))

    def show_words(self, count: int, target: int) -> None:
        """How long the copy is, of how long it should be."""
        self.words.setText(f"{count:,} of {target:,}" if target else f"{count:,}")

    def set_writable(self, writable: bool) -> None:
        """Let the fields be typed in, or only read and copied from."""
        lines = [self.section, self.byline, *self.dateline.fields.values()]
        for field in [*lines, *(row.field for row in self.form.rows.values()), self.headline, self.standfirst]:
            field.setReadOnly(not writable)

    def tell(self, why: str) -> None:
        """Say above the section why nothing can be typed; '' says nothing."""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def settle(self) -> None:
        """Take what was typed in fields that wait until they are left."""
        self.form.settle()
        self.dateline.settle()

    def field(self, name: str) -> QWidget | None:
        """The field of a slot, opened if it was folded away; None when there is no such slot."""
        if name == "dateline":
            self.dateline.open()
            return self.dateline.fields["place"]
        if name in IN_HEAD:
            found: QWidget = getattr(self, name)
            return found
        if name in self.form.rows:
            self.open_more(opened=True)
            return self.form.rows[name].field
        return None

    def open_more(self, *, opened: bool) -> None:
        self.form.setVisible(opened)
        self.more.setChecked(opened)
        self.more.setText("Less" if opened else "More")
        self.updateGeometry()

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        rows: list[QWidget] = [row.field for row in self.form.rows.values()]
        parts: list[QWidget] = list(self.dateline.fields.values())
        return [self.section, self.headline, self.standfirst, self.byline, self.dateline.shown, *parts, self.due,
                self.more, *rows]  # fmt: skip

    def _dress(self) -> None:
        caps = font(Face(serif=False, size=11, weight=600))
        caps.setCapitalization(QFont.Capitalization.AllUppercase)
        caps.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        self.section.setFont(caps)
        completer = QCompleter(self._paths, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("sections")
            popup.setAccessibleName("Sections")
        self.section.setCompleter(completer)
        for fact in (self.byline, self.dateline.shown, self.due, self.more):
            fact.setFont(font(Face(serif=False, size=12, weight=600)))
        self.section.setTextMargins(-2, 0, -2, 0)
        self.more.setFixedHeight(FACT_HEIGHT)
        self.more.setCheckable(True)
        self.form.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        facts = kit.Flow(8)
        facts.setContentsMargins(0, 0, 0, 0)
        pairs = (("By", self.byline), ("Dateline", self.dateline.shown), ("Headline", self.count),
                 ("Words", self.words), ("Due", self.due))  # fmt: skip
        for told, field in pairs:
            facts.addWidget(meta(told, field)[0])
        facts.addWidget(self.more)
        self.why = kit.label("", "small", wrap=True, name="why-read-only")
        self.why.hide()
        parts: tuple[tuple[QWidget | kit.Flow, int], ...] = (
            (self.why, 10), (self.section, 5), (self.headline, 6), (self.standfirst, 11), (kit.rule(), 7), (facts, 7),
            (self.dateline, 0), (self.form, 0), (kit.rule(), 0),
        )  # fmt: skip
        for part, below in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
            column.addSpacing(below)

    def _connect(self) -> None:
        self.section.edited.connect(self._on_section)
        self.section.completer().activated.connect(self._on_section)
        self.headline.edited.connect(self._on_headline)
        self.standfirst.edited.connect(lambda text: self.changed.emit("standfirst", text))
        self.byline.edited.connect(lambda text: self.changed.emit("byline", _NAMES.read(text, self._zone)))
        self.dateline.changed.connect(lambda value: self.changed.emit("dateline", value))
        self.form.changed.connect(self.changed)
        self.due.clicked.connect(lambda _checked=False: self._open("deadline"))
        self.more.clicked.connect(lambda checked: self.open_more(opened=checked))
        order: list[LineField | PageField] = [self.section, self.headline, self.standfirst, self.byline]
        for one, following in pairwise(order):
            one.moved_on.connect(_goer(following))
            if isinstance(following, PageField):
                following.moved_back.connect(_goer(one))
        self.byline.moved_on.connect(self.left)
        for part in (*order, self.dateline, self.form):
            part.undo_requested.connect(self.undo_requested)
            part.redo_requested.connect(self.redo_requested)

    def _open(self, name: str) -> None:
        if (field := self.field(name)) is not None:
            show_field(field)

    def _on_section(self, text: str) -> None:
        self.changed.emit("section", _PATH.read(text, self._zone))

    def _on_headline(self, text: str) -> None:
        self._show_count(text)
        self.changed.emit("headline", text)

    def _show_count(self, headline: str) -> None:
        text, state = counted(len(headline), slot("headline").limit)
        self.count.setText(text)
        tokens = self._theme.tokens
        colour = {"warn": tokens.warn, "bad": tokens.bad}.get(state, tokens.ink)
        self.count.setStyleSheet(f"color: {colour}; font-weight: 600; font-size: 12px;")

    def _show_facts(self, furniture: Furniture) -> None:
        self._show_count(furniture.headline)
        due = furniture.deadline.astimezone(self._zone) if furniture.deadline else None
        self.due.setText(due.strftime("%H:%M") if due else "Set")
        self.due.setToolTip(due.strftime("%A %d %B %Y, %H:%M") if due else "Set the deadline")

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#section {{ color: {tokens.accent}; }} #standfirst {{ color: {tokens.muted}; }}"
            "QTextEdit[look='bare'] { background: transparent; border: none; padding: 0; }"
            f"QTextEdit[look='bare']:focus {{ background: {tokens.hover}; }}"
            "QPushButton[look='meta'] { background: transparent; border: 1px solid transparent; border-radius: 3px;"
            " padding: 0; min-height: 14px; font-weight: 600; font-size: 12px; }"
            "#head QLabel[look='muted'], #words, #headline-count { font-size: 12px; } #words { font-weight: 600; }"
            f"QPushButton[look='meta']:hover {{ background: {tokens.hover}; }}"
            f"QPushButton[look='meta']:focus {{ border: 1px solid {tokens.accent}; background: {tokens.hover}; }}"
        )
        self._show_count(self.headline.text)


def _goer(field: QWidget) -> Callable[[], None]:
    return lambda: field.setFocus(Qt.FocusReason.TabFocusReason)
