"""The house settings: the site, its style, its sections, what stands under an article, how heavy each check is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desk.preflight.own_rules import refusal
from desk.story.dateline import DATELINE_STYLES, Dateline, dateline_style, render_dateline
from desk.story.house import House, Newsletter
from desk.ui.dialogs.fields import Combo, Tick, Words, complete, field, line, row
from desk.ui.dialogs.house_rules import OwnRules
from desk.ui.dialogs.house_sections import Sections
from desk.ui.dialogs.house_weights import Weights
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, label, segments

EXAMPLE = Dateline("Houston", "Texas", date(1969, 7, 20), "AP"), Dateline("Kansas City", "Missouri", date(1969, 7, 20))
LANGUAGES = (("en-GB", "English (UK)"), ("en-US", "English (US)"))
FASTEST = 1000  # words a minute


@dataclass(frozen=True, slots=True)
class Address:
    """A field that must hold an https address: its name, label, whether it may be empty, the page it stands on."""

    name: str
    label: str
    optional: bool = True
    page: int = 0


ADDRESSES = (
    Address("url", "Site address", optional=False),
    Address("principles_url", "Publishing principles", page=1),
    Address("corrections_url", "Corrections policy", page=1),
    Address("licence_url", "Licence of the articles", page=1),
    Address("action", "Sign-up address", page=2),
)
TEXTS = ("name", "url", "zone", "copyright", "footer", "principles_url", "corrections_url", "licence_url")
NEWSLETTER = ("title", "text", "action", "button")
PAGES = ("House", "Pages", "Newsletter", "Sections", "Checks", "Wording")
NUMBERS = ("words_a_minute", "measure")


class HouseSheet(Sheet):
    """`answered` brings the House. Who is no editor sees it all and can change nothing."""

    def __init__(
        self, over: QWidget | None, house: House, themes: tuple[str, ...] = (House().theme,), *, writable: bool = True
    ) -> None:
        told = "They hold for every story of the desk." if writable else "Only an editor can change them."
        super().__init__(over, "houseSheet", "House settings", told, width=640)
        self._house, self._writable = house, writable
        self._edits: dict[str, QLineEdit] = {}
        self._edits |= {name: line(getattr(house, name)) for name in TEXTS}
        self._edits |= {name: line(getattr(house.newsletter, name)) for name in NEWSLETTER if name != "text"}
        self._edits |= {name: line(str(getattr(house, name))) for name in NUMBERS}
        self.newsletter_text = Words(house.newsletter.text, lines=2)
        self.language = _combo([told for _code, told in LANGUAGES], [c for c, _t in LANGUAGES].index(_known(house)))
        styles = [style.name for style in DATELINE_STYLES]
        self.style_choice = _combo(
            [style.label for style in DATELINE_STYLES], styles.index(dateline_style(house.dateline_style).name)
        )
        self.example = label("", "small", wrap=True, name="dateline_example")
        # A theme that is no longer there stays named, so that saving something else does not change it.
        self._themes = themes if house.theme in themes else (*themes, house.theme)
        self.theme = _combo([one.capitalize() for one in self._themes], self._themes.index(house.theme))
        self.own = Tick("An editor may approve a story of which they are the only author", "own_stories")
        self.own.setChecked(house.own_stories_allowed)
        self.straight = Tick("In review, editors write straight into the text, not as suggestions", "editors_write")
        self.straight.setChecked(house.editors_write)
        self.sections = Sections(house.sections, writable=writable)
        self.weights = Weights(house, writable=writable)
        self.rules = OwnRules(house.rules, writable=writable)
        self._pages = QStackedWidget()
        self._lay_out_pages()
        complete(self._edits["zone"], available_timezones(), "zones")
        self.style_choice.currentIndexChanged.connect(lambda _at: self._show_example())
        self._show_example()
        if writable:
            self.primary("Save", self._on_verb, no="Cancel")
            self._edits["name"].setFocus()
        else:
            self._lock()
            self.primary("Close", self.reject, no="")

    def show_page(self, name: str) -> None:
        """Turn to one of PAGES."""
        self._turn(PAGES.index(name))

    @property
    def house(self) -> House:
        """The house as the fields have it, whether or not they may stand so."""
        typed: dict[str, Any] = {name: self._edits[name].text().strip() for name in TEXTS}
        letter = {name: self._edits[name].text().strip() for name in NEWSLETTER if name != "text"}
        numbers: dict[str, Any] = {name: _number(self._edits[name].text()) for name in NUMBERS}
        return replace(
            self._house,
            **typed,
            language=LANGUAGES[self.language.currentIndex()][0],
            dateline_style=DATELINE_STYLES[self.style_choice.currentIndex()].name,
            **numbers,
            theme=self._themes[self.theme.currentIndex()],
            own_stories_allowed=self.own.isChecked(),
            editors_write=self.straight.isChecked(),
            newsletter=Newsletter(text=self.newsletter_text.words, **letter),
            sections=self.sections.paths,
            weights=self.weights.weightings,
            rules=self.rules.rules,
        )

    def _lay_out_pages(self) -> None:
        self._group = QButtonGroup(self)
        made = [button(name, f"page_{name.lower()}", partial(self._turn, at)) for at, name in enumerate(PAGES)]
        for one in made:
            one.setAutoDefault(False)
        tabs = segments("Pages of the settings", made, self._group)
        self.column.addWidget(tabs, 0, Qt.AlignmentFlag.AlignLeft)
        for page in (
            self._first_page(),
            self._article_page(),
            self._newsletter_page(),
            self.sections,
            self.weights,
            self.rules,
        ):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages)
        self._turn(0)

    def _first_page(self) -> QWidget:
        page, column = _page()
        column.addLayout(row(self._field("name", "Name"), self._field("url", "Site address")))
        column.addLayout(row(self._field("zone", "Time zone"), field("Language", self.language, "language")))
        column.addLayout(
            row(
                field("Dateline style", self.style_choice, "dateline_style"),
                self._field("words_a_minute", "Read at words a minute"),
                self._field("measure", "Characters a line"),
            )
        )
        column.addWidget(self.example)
        column.addWidget(self.own)
        column.addWidget(self.straight)
        column.addStretch(1)
        return page

    def _article_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(label("What stands under every article.", "small"))
        column.addLayout(
            row(self._field("copyright", "Copyright"), self._field("licence_url", "Licence of the articles"))
        )
        column.addWidget(self._field("principles_url", "Publishing principles"))
        column.addWidget(self._field("corrections_url", "Corrections policy"))
        column.addLayout(row(self._field("footer", "Footer"), field("Theme of the pages", self.theme, "theme")))
        column.addStretch(1)
        return page

    def _newsletter_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(label("Left out under the articles while it has no sign-up address.", "small"))
        column.addWidget(self._field("title", "Title"))
        column.addWidget(field("Text", self.newsletter_text, "newsletter_text"))
        column.addWidget(self._field("action", "Sign-up address"))
        column.addWidget(self._field("button", "Button"))
        column.addStretch(1)
        return page

    def _field(self, name: str, told: str) -> QWidget:
        return field(told, self._edits[name], name)

    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self._group.button(at).setChecked(True)

    def _show_example(self) -> None:
        style = DATELINE_STYLES[self.style_choice.currentIndex()]
        shown = "   ".join(f"{render_dateline(one, style)} …" for one in EXAMPLE)
        self.example.setText(shown)
        self.example.setAccessibleName(f"Example of the dateline: {shown}")

    def _lock(self) -> None:
        for edit in self._edits.values():
            edit.setReadOnly(True)
        self.newsletter_text.setReadOnly(True)
        for one in (self.language, self.style_choice, self.theme, self.own, self.straight):
            one.setEnabled(False)

    def _on_verb(self) -> None:
        house = self.house
        name, sentence, page = wrong(house)
        if sentence:
            self._turn(page)
            self.refuse(sentence, self._edits.get(name))
        else:
            self.answer(house)


def wrong(house: House) -> tuple[str, str, int]:
    """The field that cannot stand, the sentence why, the page it is on; ('', '', 0) when all is well."""
    if not house.name:
        return "name", "Give the house a name: it stands in every article.", 0
    for one in ADDRESSES:
        value = house.newsletter.action if one.name == "action" else getattr(house, one.name)
        if not (value.startswith("https://") and len(value) > len("https://")) and (value or not one.optional):
            return one.name, f"{one.label}: write a whole address that begins with https://.", one.page
    if house.zone not in available_timezones():
        return "zone", f"‘{house.zone}’ is no time zone: write one like Europe/London.", 0
    if not 0 < house.words_a_minute <= FASTEST:
        return "words_a_minute", f"Words a minute: write a number from 1 to {FASTEST:,}.", 0
    if not 10 <= house.measure <= 200:
        return "measure", "Characters a line: write a number from 10 to 200, as your column has.", 0
    return _wrong_list(house)


def _wrong_list(house: House) -> tuple[str, str, int]:
    """The same for the lists: sections and rules."""
    if not house.sections:
        return "sections", "Give the house one section at least.", PAGES.index("Sections")
    refused = next(filter(None, map(refusal, house.rules)), "")
    if refused:
        return "rules", refused, PAGES.index("Wording")
    return "", "", 0


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column


def _combo(items: list[str], current: int) -> QComboBox:
    made = Combo()
    made.addItems(items)
    made.setCurrentIndex(current)
    return made


def _number(typed: str) -> int:
    return int(typed) if typed.strip().isdecimal() else 0


def _known(house: House) -> str:
    return house.language if house.language in dict(LANGUAGES) else LANGUAGES[0][0]
