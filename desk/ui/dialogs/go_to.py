"""Go to anything (Ctrl+P): the stories of the desk and the places of the open one, by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.newsroom import finding_ways
from desk.newsroom.finding_ways import Way
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.finder import Finder, Row, ranked
from desk.ui.dialogs.palette import nothing_possible, possible
from desk.ui.icons import icon

COMMANDS_BEGIN = ">"
ICONS = {
    "Story": "newspaper",
    "Heading": "heading-2",
    "Photo": "image",
    "Quote": "quote",
    "Source": "user",
    "Comment": "message-square",
    "Furniture": "stamp",
}


class GoTo(Finder):
    """Jumps to what is chosen; after '>' it does what is chosen, as the palette does."""

    def __init__(self, bench: Bench, story: Story | None, parent: QWidget | None = None) -> None:
        line = "Stories, headings, furniture, photos, sources, quotes and comments. Begin with > for commands."
        super().__init__(parent, "goTo", "Go to", line, "Where do you want to go?", "Places")
        self._bench = bench
        self._actions = possible(bench.commands)
        self._rows: list[Row] = []
        self._ready = False
        self.refresh()
        bench.work.ask(finding_ways.ways, story).then(self.while_open(self._on_ways))

    def rows(self, text: str) -> Sequence[Row]:
        if text.startswith(COMMANDS_BEGIN):
            return ranked(self._actions, text.removeprefix(COMMANDS_BEGIN))
        return ranked(self._rows, text)

    def nothing(self, text: str) -> str:
        if text.startswith(COMMANDS_BEGIN):
            return nothing_possible(text.removeprefix(COMMANDS_BEGIN).strip())
        if not self._ready:
            return "Reading the desk…"
        return f"No story, and nothing in this one, is called ‘{text}’." if text else "The desk is empty."

    def _on_ways(self, ways: tuple[Way, ...]) -> None:
        self._ready = True
        ink = self._bench.theme.tokens.ink
        icons = {kind: icon(name, ink) for kind, name in ICONS.items()}
        self._rows = [Row(way.name, way.beside, way.kind, icons[way.kind], partial(self._go_to, way)) for way in ways]
        self.refresh()

    def _go_to(self, way: Way) -> None:
        wire = self._bench.wire
        if way.story:
            wire.open_requested.emit(way.story)
        elif way.panel:
            wire.panel_requested.emit(way.panel)
        else:
            wire.place_requested.emit(way.place)
