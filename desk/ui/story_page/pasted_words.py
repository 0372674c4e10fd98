"""Quotations that came by a paste without their link: offered to be linked where the notebook has their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk.newsroom import proposing
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.highlighter import LONGEST
from desk.ui.story_page.marks import spans
from desk.ui.story_page.open_story import OpenStory

if TYPE_CHECKING:
    from desk.storage import Desk

PASTE = 12  # UTF-16 units that come at once: nobody types them
PAUSE = 500  # milliseconds after a paste
PASTED = 20  # paragraphs of a paste that are looked at
SHOWN = 40  # letters of the words that are told


def remembered(_desk: Desk, story: Story, copy: str) -> tuple[str, ...]:
    """`proposing.remembered`, on the worker."""
    return proposing.remembered(story, copy)


class PastedWords(QObject):
    """Watches the copy for pastes; says once in a sentence which of their words the notebook has."""

    def __init__(self, bench: Bench, story: OpenStory, editor: CopyEditor) -> None:
        super().__init__(editor)
        self._bench, self._open, self._editor = bench, story, editor
        self._pasted: list[tuple[int, int]] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        editor.typed.connect(self._on_typed)
        bench.wire.story_closed.connect(self._on_closed)

    def _on_typed(self, position: int, _removed: int, added: int) -> None:
        if self._pasted:
            self._pasted = [(start, end) for start, end in self._pasted if end <= position]
        if added >= PASTE and self._open.last is not None and self._open.last.quotes:
            self._pasted.append((position, position + added))
            self._pause.start()

    def _on_pause(self) -> None:
        pasted, self._pasted = self._pasted, []
        story = self._open.last
        copy = "\n\n".join(text for start, end in pasted for text in self._loose(start, end))
        if story is not None and copy:
            self._bench.work.ask(remembered, story, copy).then(self._on_remembered)

    def _loose(self, start: int, end: int) -> list[str]:
        """The paragraphs in that stretch of the document in which quotations stand that are tied to nothing."""
        found, block = [], self._editor.document().findBlock(start)
        for _ in range(PASTED):
            if not block.isValid() or block.position() > end:
                break
            text = block.text()
            if 0 < len(text) <= LONGEST and any(span.kind == "said" for span in spans(text)):
                found.append(text)
            block = block.next()
        return found

    def _on_remembered(self, words: tuple[str, ...]) -> None:
        if words:
            key = self._bench.commands.action("quote.confirm").shortcut().toString()
            first = words[0] if len(words[0]) <= SHOWN else words[0][: SHOWN - 1].rstrip() + "…"
            more = f" and {len(words) - 1} more" if len(words) > 1 else ""
            self._bench.wire.said.emit(f"The notebook has ‘{first}’{more}: {key} in the words links them.")

    def _on_closed(self) -> None:
        self._pasted = []
