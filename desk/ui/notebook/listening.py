"""Listening: a transcript and its recording in a window of their own, and the quotes that are logged from them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desk.newsroom import documenting
from desk.newsroom.documenting import Line
from desk.story.document import Document, address_of
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.key import new_key
from desk.story.quote import Quote
from desk.story.story import Story
from desk.story.timecode import timecode
from desk.ui.bench import Bench
from desk.ui.dialogs.quote import QuoteAnswer, QuoteSheet
from desk.ui.notebook import steps
from desk.ui.notebook.sealed_papers import SealedPapers
from desk.ui.notebook.sound import Sound
from desk.ui.notebook.transcript_text import JUMP
from desk.ui.notebook.transcript_window import ALONE, TranscriptWindow


class Shelf:
    """A private folder for copies of a shared desk's documents, made when it is wanted and gone with the program."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def folder(self) -> Path:
        """The folder; only this person may look into it."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="desk-"))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def empty(self) -> None:
        """Delete what lies there, as when the vault is locked."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


class Listening(QObject):
    """Answers `listen_requested` and the sound.* commands; one transcript, or recording, at a time."""

    def __init__(self, bench: Bench, shelf: Shelf, papers: SealedPapers) -> None:
        super().__init__()
        self._bench, self._shelf, self._papers = bench, shelf, papers
        self._story: Story | None = None
        self._zone = House().zone
        self._transcript = ""  # the key of the document that is read
        self._recording = ""  # and of the one that is heard
        self.window: TranscriptWindow | None = None
        self.sound = Sound(self)
        wire, on = bench.wire, bench.commands.on
        wire.listen_requested.connect(self.open)
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self.end)
        wire.house_changed.connect(self._on_house_changed)
        papers.locked.connect(self._on_locked)
        on("sound.play", self._on_turn)
        on("sound.back", lambda: self.sound.jump(-JUMP))
        on("sound.forward", lambda: self.sound.jump(JUMP))

    def open(self, key: str, second: float = -1.0) -> None:
        """Show the transcript of that key, or that of the recording of that key; hear it from that second, if any."""
        document = self._document(key)
        if document is None:
            self._bench.wire.refused.emit("That recording or transcript is not in the notebook any more.")
            return
        self._papers.when_readable(document, lambda readable: self._open(readable, second))

    def _open(self, document: Document, second: float) -> None:
        transcript = document if document.may_be_read else self._transcript_of(document.key)
        recording = self._document(document.sound) if document.may_be_read else document
        window = self._shown()
        if transcript is None:
            self._transcript = ""
            window.show_reading(document.called)
            window.say_instead(ALONE)
        elif transcript.key != self._transcript:
            self._transcript = transcript.key
            window.show_reading(transcript.called)
            errand = self._bench.work.ask(documenting.lines_of, transcript, self._bench.safe.vault)
            errand.then(partial(self._on_lines, transcript.key, second)).otherwise(self._on_no_lines)
        elif second >= 0 and (number := window.text.line_at(second)) >= 0:
            window.text.go_to(number)
        self._show_start()
        self._hear(recording, second)
        self._show_recordings()

    def log(self) -> QuoteSheet | None:
        """Open the sheet for a quote of the selected words, with their time and whoever speaks as source."""
        window, story = self.window, self._story
        if window is None or story is None or not self._bench.commands.action("note.quote").isEnabled():
            return None
        chosen = window.text.chosen()
        if chosen is None:
            window.say("Select the words first, then log them.")
            return None
        if len(chosen.speakers) > 1:
            window.say(f"These are words of {' and '.join(one or 'somebody' for one in chosen.speakers)}: log each.")
            return None
        window.say("")
        speaker = chosen.speakers[0]
        source = documenting.source_called(story.sources, speaker)
        quote = self._quote(story, window.text.lines[chosen.line], chosen.words, source.key if source else "")
        by = self._bench.work.person.name
        sheet = QuoteSheet(window, quote, story, by=by, zone=self._zone, new=True, speaker=_cased(speaker))
        sheet.answered.connect(self._on_answered)
        sheet.open()
        return sheet

    def end(self) -> None:
        """Close the window, and be silent."""
        if self.window is not None:
            self.window.close()

    def _quote(self, story: Story, line: Line, words: str, source: str) -> Quote:
        """The quote as it is proposed: it points to the recording with its time, and to the transcript."""
        transcript, recording = story.document(self._transcript), story.document(self._recording)
        heard = recording or transcript
        return Quote(
            new_key(),
            source,
            words,
            recording=address_of(heard) if heard is not None else "",
            timecode=timecode(line.start) if line.start >= 0 else "",
            document=address_of(transcript) if transcript is not None and recording is not None else "",
        )

    def _shown(self) -> TranscriptWindow:
        if self.window is None:
            self.window = TranscriptWindow(self._bench, self.sound)
            self.window.closed.connect(self._on_closed)
            self.window.log_asked.connect(self.log)
            self.window.recording_chosen.connect(self._on_recording_chosen)
            self.window.start_given.connect(self._on_start_given)
            self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.set_writable(writable=self._bench.commands.action("note.quote").isEnabled())
        return self.window

    def _hear(self, recording: Document | None, second: float) -> None:
        if recording is None:
            self._recording = ""
            self.sound.unload()
        elif recording.key == self._recording and self.sound.ready:
            self._play_from(second)
        else:
            self._recording = recording.key
            errand = self._bench.work.ask(documenting.file_of, recording, self._shelf.folder, self._bench.safe.vault)
            errand.then(partial(self._on_file, recording, second)).otherwise(self._on_refused)

    def _on_lines(self, key: str, second: float, lines: tuple[Line, ...]) -> None:
        if self.window is not None and key == self._transcript:
            self.window.show_lines(lines)
            if second >= 0 and (number := self.window.text.line_at(second)) >= 0:
                self.window.text.go_to(number)

    def _on_no_lines(self, error: DeskError) -> None:
        if self.window is not None:
            self._transcript = ""
            self.window.say_instead(str(error))

    def _on_file(self, recording: Document, second: float, file: Path) -> None:
        if self.window is not None and recording.key == self._recording:
            self.sound.load(file, recording.called)
            self._play_from(second)

    def _play_from(self, second: float) -> None:
        """From that second of the transcript's time; below 0 nothing is played."""
        if second >= 0 and self.window is not None:
            self.window.play_from(second)

    def _on_refused(self, error: DeskError) -> None:
        if self.window is not None:
            self.window.say(str(error))

    def _on_recording_chosen(self, key: str) -> None:
        story = self._story
        if story is not None and self._transcript:
            step = steps.tied_to_sound(self._transcript, key)
            if steps.ask_for(self._bench.wire, story, step, "Choose the recording"):
                self._hear(self._document(key), -1.0)

    def _on_start_given(self, second: float) -> None:
        story = self._story
        if story is not None and self._transcript:
            steps.ask_for(
                self._bench.wire, story, steps.starting_at(self._transcript, second), "Start of the recording"
            )

    def _on_answered(self, answer: QuoteAnswer) -> None:
        story, window = self._story, self.window
        if story is None:
            return
        step = steps.with_quote(answer.quote, answer.new_source, answer.verified, self._bench.work.person)
        if steps.ask_for(self._bench.wire, story, step, "Log quote") and window is not None:
            window.say("Logged in the notebook; Undo on the page takes it back.")

    def _on_locked(self) -> None:
        """Nothing of a sealed transcript or recording stays on the screen."""
        shown = (self._story.document(key) for key in (self._transcript, self._recording)) if self._story else ()
        if any(one is not None and one.sealed for one in shown):
            self.end()

    def _on_turn(self) -> None:
        if self.sound.ready:
            self.sound.turn()
        else:
            self._bench.wire.said.emit("No recording is open: choose Listen on one of the documents.")

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is not None and before.key != story.key:
            self.end()
        elif self.window is not None and (before is None or before.documents != story.documents):
            self._show_recordings()

    def _on_house_changed(self, house: House) -> None:
        self._zone = house.zone

    def _on_closed(self) -> None:
        window, self.window = self.window, None
        self._transcript, self._recording = "", ""
        self.sound.unload()
        if window is not None:
            window.deleteLater()

    def _show_recordings(self) -> None:
        if self.window is None or self._story is None:
            return
        there = map(self._papers.of, self._story.documents)
        heard = [(one.key, one.called) for one in there if one.may_be_heard]
        fixed = not self._transcript or not self._bench.commands.action("note.document").isEnabled()
        self.window.show_recordings(heard, self._recording, fixed=fixed)
        self._show_start()

    def _show_start(self) -> None:
        """From when on the times of the transcript are those of its recording."""
        transcript = self._document(self._transcript)
        fixed = transcript is None or not self._bench.commands.action("note.document").isEnabled()
        if self.window is not None:
            self.window.show_start(transcript.starts if transcript else 0.0, fixed=fixed)

    def _document(self, key: str) -> Document | None:
        found = self._story.document(key) if self._story is not None and key else None
        return self._papers.of(found) if found is not None else None

    def _transcript_of(self, sound: str) -> Document | None:
        documents = map(self._papers.of, self._story.documents if self._story is not None else ())
        return next((one for one in documents if one.may_be_read and one.sound == sound), None)


def _cased(speaker: str) -> str:
    """`Armstrong` for ARMSTRONG, as a transcript may write it; initials and what has small letters stand."""
    words = (word.capitalize() if word.isupper() and len(word) > 3 else word for word in speaker.split())
    return " ".join(words)
