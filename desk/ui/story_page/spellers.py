"""Spellers for the pages: dictionaries are opened, and asked for suggestions, on a thread beside the desk's worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk.spelling.dictionaries import Dictionary, chosen, found
from desk.spelling.speller import Speller, suggested
from desk.story.errors import BadFile

if TYPE_CHECKING:
    from desk.spelling.aside import Aside
    from desk.spelling.engine import Engine


class Spellers(QObject):
    """Opens the dictionaries of a language, each once; suggests words from a process of its own."""

    opened = Signal(str, object)  # language, and its Engine; None when there is no dictionary for it
    refused = Signal(str)  # a sentence why a dictionary cannot be used
    suggested = Signal(str, object)  # word, and a tuple of words
    _arrived = Signal(object)  # what to do on the screen's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dictionaries: tuple[Dictionary, ...] = ()
        self._engines: dict[Dictionary, Engine | None] = {}
        self._aside: Aside | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-spelling")
        self._closed = False
        self._arrived.connect(self._on_arrived)  # a method of this object, so that it runs on its thread

    def open(self, language: str, folders: Sequence[Path]) -> None:
        """Find the dictionary of that language in those folders, or among the shipped ones; `opened` when it is."""
        self._send(lambda: self._open(language, folders))

    def suggest(self, speller: Speller, word: str) -> None:
        """Find out what may have been meant; `suggested` when that is known."""
        self._send(lambda: self._suggest(speller, word))

    def close(self) -> None:
        """End the process and the thread; at most the dictionary that is being opened is waited for."""
        self._closed = True
        self._end_aside()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._end_aside()  # one that the last job began

    def _end_aside(self) -> None:
        if self._aside is not None:
            self._aside.close()

    def _send(self, job: Callable[[], Callable[[], object]]) -> None:
        if not self._closed:
            self._thread.submit(job).add_done_callback(self._on_done)

    def _on_done(self, done: Future[Callable[[], object]]) -> None:
        if not self._closed and not done.cancelled():
            self._arrived.emit(done.result())

    def _on_arrived(self, do: Callable[[], object]) -> None:
        do()

    def _open(self, language: str, folders: Sequence[Path]) -> Callable[[], object]:
        dictionaries = found(folders)
        dictionary = chosen(language, dictionaries)
        refused = ""
        from desk.spelling.engine import Engine  # Hunspell is loaded here, not where the window starts

        if dictionary is not None and dictionary not in self._engines:
            try:
                self._engines[dictionary] = Engine(dictionary)
            except BadFile as error:
                self._engines[dictionary] = None
                refused = str(error)
        engine = self._engines[dictionary] if dictionary is not None else None
        return lambda: self._on_opened(dictionaries, language, engine, refused)

    def _on_opened(
        self, dictionaries: tuple[Dictionary, ...], language: str, engine: Engine | None, refused: str
    ) -> None:
        self.dictionaries = dictionaries
        if refused:
            self.refused.emit(refused)
        self.opened.emit(language, engine)

    def _suggest(self, speller: Speller, word: str) -> Callable[[], object]:
        from desk.spelling.aside import Aside

        if self._aside is None:
            self._aside = Aside()
        words = self._aside.suggest([engine.dictionary for engine in speller.engines], word)
        if words is None and not self._closed:
            words = suggested(speller.engines, word)
        return lambda: self._on_suggested(speller, word, words or ())

    def _on_suggested(self, speller: Speller, word: str, words: tuple[str, ...]) -> None:
        speller.remember(word, words)
        self.suggested.emit(word, words)
