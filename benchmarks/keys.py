"""Keys: from a key to its letter on the screen, everything that goes with typing switched on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from benchmarks import desks, wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.typist import Typist
from benchmarks.window import Page, bare_editor, story_page, wait, workplace
from desk.newsroom import reading
from desk.story.story import Story

ENDS = (("start", QTextCursor.MoveOperation.Start), ("end", QTextCursor.MoveOperation.End))


def run(size: Size) -> Iterator[Series]:
    """Each length at both ends of the text: in a bare editor, on the story page, in the whole window."""
    folder = desks.full(size, size.stories[0])
    for words in size.words:
        story = wording.story(words, seed=words)
        desks.put(folder, story)
        for where, end in ENDS:
            case = f"{words:,} words, {where}"
            bare = f"{case}: bare editor"
            yield Series(bare, _in_bare_editor(story, end, size.keys))
            with story_page(folder) as page:
                page.bench.work.ask(reading.story, story.key).then(page.page.show_story)
                wait(partial(_has_story, page))
                page.settle()
                yield Series(f"{case}: story page", _typed(page.page.copy, end, size.keys), bare)
            with workplace(folder, story.key) as page:
                yield Series(f"{case}: whole window", _typed(page.page.copy, end, size.keys), bare)


def _has_story(page: Page) -> bool:
    return page.page.story is not None


def _in_bare_editor(story: Story, end: QTextCursor.MoveOperation, keys: int) -> tuple[float, ...]:
    with bare_editor() as editor:
        editor.setPlainText(story.copy)
        return _typed(editor, end, keys)


def _typed(editor: QPlainTextEdit | QTextEdit, end: QTextCursor.MoveOperation, keys: int) -> tuple[float, ...]:
    editor.setFocus()
    editor.moveCursor(end)
    return Typist(editor).type(keys)


BENCH = Bench("keys", "from a key to its letter painted", "ms", run)
