"""Proofing: the marks of spelling and house style on the open story, with the menu and the keys that go with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from desk.preflight.finding import Finding
from desk.preflight.fixes import Rewrite
from desk.spelling.names import names_in, news_words
from desk.spelling.reading import word_at
from desk.spelling.speller import Speller
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from desk.ui.story_page import copy_text, spelling, style_marks, wire_marks
from desk.ui.story_page.spell_menu import SpellMenu
from desk.ui.story_page.spellers import Spellers
from desk.ui.story_page.spelling import SpellMarks
from desk.ui.story_page.style_marks import StyleMarks
from desk.ui.story_page.underlines import Mark, Underlines

if TYPE_CHECKING:
    from desk.spelling.engine import Engine
    from desk.storage import Desk

MOST_TOLD = 96  # characters of a sentence in a menu


def house_and_folder(desk: Desk) -> tuple[House, Path]:
    """The house with the desk's own words, and the folder of the dictionaries that were added."""
    from desk.newsroom import reading, wording

    return reading.house(desk), wording.dictionary_folder(desk)


class Proofing(QObject):
    """Listens to the wire for the story, its findings and the desk's words; needs of the page its editor only."""

    def __init__(self, bench: Bench, editor: QTextEdit, spellers: Spellers) -> None:
        super().__init__(editor)
        self._bench = bench
        self._editor = editor
        self._story: Story | None = None
        self._house = House()
        self._folder: Path | None = None
        self._language = ""  # of the speller that is there or on its way
        self._awaited = False  # whether it is on its way
        self._speller: Speller | None = None
        self._ignored: dict[str, frozenset[str]] = {}  # by story, until the window closes
        self._menu: SpellMenu | None = None
        self.underlines = Underlines(editor, (spelling.LAYER, style_marks.LAYER, wire_marks.LAYER))
        self.underlines.due.connect(self._provide)  # before the marks look
        self.spelling = SpellMarks(editor, bench.theme, self.underlines)
        self.style = StyleMarks(editor, bench.theme, self.underlines)
        self.wire = wire_marks.WireMarks(bench, self.underlines)
        self._spellers = spellers
        self._connect()

    def go_to_next(self) -> None:
        """Select the next misspelt word."""
        self.spelling.go_to_next()

    def fix_here(self) -> None:
        """Put right what is marked at the cursor: house style by its fix, a word from its menu; else go to the next."""
        position = self._editor.textCursor().position()
        if (mark := self.style.at(position)) is not None:
            self._fix(mark)
        elif self.spelling.at(position) is not None:
            self.open_menu(self._editor.cursorRect().bottomLeft())
        elif (mark := self.style.next(position)) is not None:
            self.style.select(mark)
            self._bench.wire.said.emit(mark.told)
        else:
            self._bench.wire.said.emit("Nothing in sight is marked for its style.")

    def open_menu(self, at: QPoint) -> None:
        """The menu for what is at that point of the viewport."""
        position = self._editor.cursorForPosition(at).position()
        menu = SpellMenu(self._editor)
        word, style = self.spelling.at(position), self.style.at(position)
        if word is not None:
            self._add_word(menu, word)
        elif (known := self._own_word(position)) is not None:
            menu.add_choice(f"Take ‘{known}’ out of the desk’s words", "remove_word", lambda: self._remove(known))
            menu.addSeparator()
        if style is not None:
            self._add_style(menu, style)
        commands = self._bench.commands
        menu.add_editing(self._editor, at, [commands.action("edit.undo"), commands.action("edit.redo")])
        menu.addSeparator()
        menu.addAction(commands.action("view.spelling"))
        if self._story is not None and not self._editor.isReadOnly():
            folder = str(self._folder or "")
            menu.add_languages(self._spellers.dictionaries, self._story.furniture.language, self._choose, folder)
        self._menu = menu
        menu.popup(self._editor.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        wire, commands = self._bench.wire, self._bench.commands
        wire.story_changed.connect(self._on_story)
        wire.story_closed.connect(self._on_closed)
        wire.findings_changed.connect(self._on_findings)
        wire.house_changed.connect(self._on_house)
        self._spellers.opened.connect(self._on_opened)
        self._spellers.suggested.connect(self._on_suggested)
        self.spelling.searched.connect(self._on_searched)
        commands.action("view.spelling").toggled.connect(self._on_turned)  # on every page at once
        self._on_turned(commands.action("view.spelling").isChecked())
        commands.on("edit.next-misspelling", self.go_to_next)
        commands.on("edit.fix", self.fix_here)
        self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._editor.customContextMenuRequested.connect(self.open_menu)

    # The story, its language and its words

    def _on_story(self, story: Story) -> None:
        fresh = self._story is None or self._story.key != story.key
        self._story = story
        if fresh:
            self._menu = None
            self.style.begin()
            self.spelling.begin()
            self.underlines.begin()
            self._bench.work.ask(house_and_folder).then(self._on_house_and_folder)
        elif story.furniture.language != self._language:
            self.underlines.look()
        self._learn()

    def _on_closed(self) -> None:
        self._story = None
        self.style.begin()
        self.underlines.begin()

    def _on_house_and_folder(self, read: tuple[House, Path]) -> None:
        self._house, self._folder = read
        self._learn()
        self.underlines.look()

    def _on_house(self, house: House) -> None:
        self._house = house
        self._learn()

    def _provide(self) -> None:
        """Have a speller for the language of the story; in a pause, for opening one holds everything up for 50 ms."""
        if self._story is None or self._folder is None or self._story.furniture.language == self._language:
            return
        self._language = self._story.furniture.language
        self._awaited = True
        self._spellers.open(self._language, [self._folder])

    def _on_opened(self, language: str, engine: Engine | None) -> None:
        if self._awaited and language == self._language:
            self._awaited = False
            self._speller = Speller((engine,)) if engine is not None else None
            self._learn()
            self.spelling.use(self._speller)

    def _learn(self) -> None:
        """Let the speller know the desk's words, the names of the story, and what is ignored in it."""
        story, speller = self._story, self._speller
        if story is None or speller is None:
            return
        ignored = self._ignored.get(story.key, frozenset())
        if speller.know(names_in(story) | news_words(self._language) | ignored | frozenset(self._house.words)):
            self.underlines.look()

    # The menu

    def _add_word(self, menu: SpellMenu, mark: Mark) -> None:
        speller = self._speller
        if speller is None:
            return
        if self._editor.isReadOnly():
            menu.add_sentence(f"‘{mark.words}’ is not in the dictionary.")
        else:
            asked = speller.remembered(mark.words)
            near = [self._dressed(one) for one in (*speller.near(mark.words), *(asked or ()))]
            menu.add_word(mark.words, near, lambda words: self._correct(mark, words), more=asked is None)
            if asked is None:
                self._spellers.suggest(speller, mark.words)
        menu.add_choice(f"Add ‘{mark.words}’ to the desk’s words", "add_word", lambda: self._add(mark.words))
        menu.add_choice(f"Ignore ‘{mark.words}’ in this story", "ignore_word", lambda: self._ignore(mark.words))
        menu.addSeparator()

    def _add_style(self, menu: SpellMenu, mark: Mark) -> None:
        menu.add_sentence(mark.told if len(mark.told) <= MOST_TOLD else mark.told[: MOST_TOLD - 1] + "…")
        if isinstance(finding := mark.about, Finding) and finding.fix is not None and not self._editor.isReadOnly():
            menu.add_choice(finding.fix.label, "fix_style", lambda: self._fix(mark)).setShortcut("Ctrl+.")
        menu.addSeparator()

    def _on_suggested(self, word: str, words: tuple[str, ...]) -> None:
        if self._menu is not None and isValid(self._menu) and self._menu.word == word:
            self._menu.add_more([self._dressed(one) for one in words])

    def _dressed(self, word: str) -> str:
        """With the apostrophe that the story is written with."""
        straight = "'" in self._editor.textCursor().block().text()
        return word if straight else word.replace("'", "’")

    def _own_word(self, position: int) -> str | None:
        """The word at the position, when it is one that the desk has added."""
        block = self._editor.document().findBlock(position)
        text = block.text()
        found = word_at(text, copy_text.to_code_points(text, position - block.position()))
        return found.word if found is not None and found.word in self._house.words else None

    # What is done

    def _correct(self, mark: Mark, words: str) -> None:
        """Write a word as it is spelled; one that somebody said only when that is wanted."""
        block = self._editor.document().findBlock(mark.start)
        if not is_quoted(block.text(), copy_text.to_code_points(block.text(), mark.start - block.position())):
            self._put(mark, words)
            return
        title = f"Write ‘{words}’ in quoted words?"
        ask = Confirm(self._editor, title, "They should stand as they were said or written.", "Write it", "Leave it")
        ask.answered.connect(lambda _yes: self._put(mark, words))
        ask.open()

    def _put(self, mark: Mark, words: str) -> None:
        """Write other words where a mark is, if what it marks still stands there."""
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(mark.start, self._editor.document().characterCount() - 1))
        cursor.setPosition(min(mark.end, self._editor.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == mark.words and not self._editor.isReadOnly():
            cursor.insertText(words.replace("\n", "\u2028"), copy_text.PLAIN)
            self._editor.setFocus()

    def _fix(self, mark: Mark) -> None:
        finding = mark.about
        fix = finding.fix if isinstance(finding, Finding) else None
        if fix is None or self._editor.isReadOnly():
            self._bench.wire.said.emit(mark.told)
        elif isinstance(fix.apply, Rewrite):
            self._put(mark, fix.apply.words)
        else:
            self._bench.wire.edit_requested.emit(fix.apply, fix.label)

    def _add(self, word: str) -> None:
        from desk.newsroom import wording

        if self._speller is not None:
            self._speller.add(word)
            self.underlines.look()
        self._bench.work.do(wording.add_word, word).then(self._bench.wire.house_changed.emit).otherwise(
            self._on_refused
        )

    def _remove(self, word: str) -> None:
        from desk.newsroom import wording

        errand = self._bench.work.do(wording.remove_word, word)
        errand.then(self._bench.wire.house_changed.emit).otherwise(self._on_refused)

    def _on_refused(self, error: DeskError) -> None:
        self._learn()
        self._bench.wire.refused.emit(str(error))

    def _ignore(self, word: str) -> None:
        if self._story is not None:
            self._ignored[self._story.key] = self._ignored.get(self._story.key, frozenset()) | {word}
            self._learn()

    def _choose(self, language: str) -> None:
        self._bench.wire.edit_requested.emit(lambda story: _in_language(story, language), "Language")

    def _on_findings(self, findings: tuple[Finding, ...]) -> None:
        if self._story is not None:
            self.style.show(findings, self._story.copy)

    def _on_turned(self, on: bool) -> None:
        self.spelling.turn(on=on)
        self.style.turn(on=on)

    def _on_searched(self, found: bool) -> None:
        if not found:
            dictionary = self._speller is not None
            told = "No word is misspelt." if dictionary else f"There is no dictionary for ‘{self._language}’."
            self._bench.wire.said.emit(told)


def is_quoted(text: str, at: int) -> bool:
    """Whether the letter at that place stands between quotation marks."""
    from desk.preflight.prose import own_words, quoted_in

    return own_words(text, quoted_in(text))[at : at + 1] == "\0"


def _in_language(story: Story, language: str) -> Story:
    return replace(story, furniture=replace(story.furniture, language=language))
