"""Transcripts and recordings in a window of their own: read, heard, and logged as quotes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.story.source import Source
from desk.ui.bench import Bench
from desk.ui.dialogs.quote import QuoteSheet
from desk.ui.notebook.documents_panel import DocumentsPanel
from desk.ui.notebook.quotes_panel import QuotesPanel
from desk.ui.notebook.sound import MISSING, NO_DEVICE, Sound
from desk.ui.notebook.transcript_window import TranscriptWindow
from tests.ui.dialogs.looking import keys, press, sheet, texts
from tests.ui.notebook.conftest import Page
from tests.ui.notebook.papers import card, drop, text_of_the_loop, three_seconds


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget]) -> DocumentsPanel:
    made = DocumentsPanel(bench)
    beside(made)
    page.show()
    return made


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    return text_of_the_loop(tmp_path)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return three_seconds(tmp_path)


def transcript(panel: DocumentsPanel) -> TranscriptWindow:
    window = panel.listening.window
    assert window is not None
    return window


@pytest.fixture
def window(
    panel: DocumentsPanel, page: Page, loop: Path, settled: Callable[[], None], qtbot: QtBot
) -> TranscriptWindow:
    """The transcript of the loop, open."""
    drop(panel, loop)
    settled()
    press(card(panel), "readDocument")
    settled()
    qtbot.waitExposed(transcript(panel))
    return transcript(panel)


# The transcript


def select(window: TranscriptWindow, first: str, last: str = "") -> None:
    """Select from the first letters of some words to the last of others."""
    cursor = window.text.document().find(first)
    end = window.text.document().find(last, cursor.position()) if last else cursor
    chosen = QTextCursor(cursor)
    chosen.setPosition(cursor.selectionStart())
    chosen.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    window.text.setTextCursor(chosen)


def test_a_transcript_lists_its_lines_with_time_and_speaker(window: TranscriptWindow, page: Page) -> None:
    assert [line.speaker for line in window.text.lines] == ["ARMSTRONG", "ARMSTRONG", "DUKE", "COLLINS"]
    assert window.text.toPlainText().splitlines()[0] == "Houston, Tranquility Base here."
    assert window.text.strip_width > 0
    assert "loop" in window.windowTitle()


def test_selected_words_become_a_quote_with_their_time_and_who_said_them(
    window: TranscriptWindow, page: Page, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    select(window, "ooking goo")
    QTest.keyClick(window.text, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    opened = sheet(QuoteSheet)
    assert (opened.words.words, opened.source.currentText()) == ("looking good", "Charles Duke")
    assert (opened.recording.currentText(), opened.timecode.text()) == ("loop", "00:00:02")
    press(opened, "yes")
    quote = page.story.quotes[-1]
    assert (quote.words, quote.source, quote.timecode) == ("looking good", "s2", "00:00:02")
    assert page.story.named(quote.recording) == "loop"
    assert page.labels[-1] == "Log quote"


def test_words_over_two_lines_of_one_speaker_are_one_quote(window: TranscriptWindow, panel: DocumentsPanel) -> None:
    select(window, "Tranquility Base", "has landed")
    opened = panel.listening.log()
    assert opened is not None
    assert opened.words.words == "Tranquility Base here. The Eagle has landed"
    assert opened.timecode.text() == "00:00:00"
    opened.reject()


def test_words_of_two_speakers_are_not_one_quote(window: TranscriptWindow, panel: DocumentsPanel) -> None:
    select(window, "landed", "Roger")
    assert panel.listening.log() is None
    assert texts(window, "transcriptTold") == ["These are words of ARMSTRONG and DUKE: log each."]
    window.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert panel.listening.log() is None
    assert texts(window, "transcriptTold") == ["Select the words first, then log them."]


def test_a_speaker_whom_the_notebook_does_not_have_is_proposed_as_new(
    window: TranscriptWindow, page: Page, panel: DocumentsPanel
) -> None:
    select(window, "Fantastic")
    opened = panel.listening.log()
    assert opened is not None
    assert opened.source.currentText() == "Collins"
    press(opened, "yes")
    assert page.story.sources[-1] == replace(Source(page.story.sources[-1].key), name="Collins")
    assert page.story.quotes[-1].source == page.story.sources[-1].key


def test_words_are_found_in_it(window: TranscriptWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    keys(window.search, "eagle")
    keys(window.search, Qt.Key.Key_Return)
    assert window.text.textCursor().selectedText() == "Eagle"
    keys(window.search, "s")
    keys(window.search, Qt.Key.Key_Return)
    assert texts(window, "transcriptTold") == ["‘eagles’ is not in this transcript."]


def test_what_is_no_transcript_says_so_in_its_window(
    panel: DocumentsPanel, tmp_path: Path, settled: Callable[[], None]
) -> None:
    bad = tmp_path / "bad.srt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    drop(panel, bad)
    settled()
    press(card(panel), "readDocument")
    settled()
    assert "is not a text file" in texts(transcript(panel), "transcriptSentence")[0]


def test_another_story_closes_the_window(window: TranscriptWindow, page: Page, panel: DocumentsPanel) -> None:
    page.story = replace(page.story, key="other23456")
    page.show()
    assert panel.listening.window is None


def test_three_hours_are_shown_as_fast_as_three_minutes(window: TranscriptWindow, qtbot: QtBot) -> None:
    lines = window.text.lines * 2_000
    window.text.show_lines(lines)
    window.text.go_to(len(lines) - 1)
    qtbot.waitUntil(lambda: window.text.firstVisibleBlock().blockNumber() > 7_000)
    assert window.text.line_at(1.5) == window.text.line_at(1.6)
    assert not window.grab().isNull()


# The recording


@pytest.fixture
def heard(
    window: TranscriptWindow,
    panel: DocumentsPanel,
    page: Page,
    recording: Path,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> TranscriptWindow:
    """The transcript with its recording chosen and ready."""
    drop(panel, recording)
    settled()
    window.recordings.setCurrentIndex(window.recordings.findText("loop"))
    window.recordings.activated.emit(window.recordings.currentIndex())
    settled()
    qtbot.waitUntil(lambda: panel.listening.sound.length > 2, timeout=10_000)
    return window


def test_the_recording_is_tied_and_plays_from_the_line(
    heard: TranscriptWindow, page: Page, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    transcript_of, sound_of = page.story.documents
    assert transcript_of.sound == sound_of.key
    assert page.labels[-1] == "Choose the recording"
    sound = panel.listening.sound
    heard.text.go_to(1)
    keys(heard.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sound.playing and sound.position >= 1, timeout=10_000)
    qtbot.waitUntil(lambda: len(heard.text.extraSelections()) == 1)
    keys(heard.text, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not sound.playing)
    QTest.keyClick(heard.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: sound.position == 0)
    assert texts(heard, "soundPosition") == ["00:00:00 / 00:00:03"]


def test_the_keys_of_the_window_play_it_while_somebody_writes(
    heard: TranscriptWindow, bench: Bench, panel: DocumentsPanel, qtbot: QtBot
) -> None:
    sound = panel.listening.sound
    bench.commands.action("sound.play").trigger()
    qtbot.waitUntil(lambda: sound.playing)
    bench.commands.action("sound.play").trigger()
    bench.commands.action("sound.forward").trigger()
    qtbot.waitUntil(lambda: sound.position > 2)
    bench.commands.action("sound.back").trigger()
    qtbot.waitUntil(lambda: sound.position == 0)
    heard.close()
    assert not sound.ready


def test_a_quote_can_be_heard_again_from_its_card(
    heard: TranscriptWindow,
    page: Page,
    bench: Bench,
    panel: DocumentsPanel,
    qtbot: QtBot,
    beside: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> None:
    select(heard, "Fantastic")
    opened = panel.listening.log()
    assert opened is not None
    press(opened, "yes")
    heard.close()
    quotes = QuotesPanel(bench)
    beside(quotes)
    page.show()
    press(quotes.list.cards[-1], "listenQuote")
    settled()
    sound = panel.listening.sound
    qtbot.waitUntil(lambda: sound.playing and sound.position >= 2, timeout=10_000)
    sound.unload()


def test_a_recording_without_a_transcript_is_heard_all_the_same(
    panel: DocumentsPanel, page: Page, recording: Path, settled: Callable[[], None], qtbot: QtBot
) -> None:
    drop(panel, recording)
    settled()
    press(card(panel), "hearDocument")
    settled()
    assert texts(transcript(panel), "transcriptSentence")[0].startswith("No transcript is tied to this recording")
    qtbot.waitUntil(lambda: panel.listening.sound.ready, timeout=10_000)


def test_a_recording_that_cannot_be_played_is_told_in_one_sentence(
    panel: DocumentsPanel, tmp_path: Path, settled: Callable[[], None], qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.mp3"
    bad.write_bytes(b"no sound" * 100)
    drop(panel, bad)
    settled()
    press(card(panel), "hearDocument")
    settled()
    window = transcript(panel)
    qtbot.waitUntil(lambda: any("‘bad’ cannot be played" in one for one in texts(window, "transcriptTold")))


def test_without_the_sound_part_of_qt_there_is_one_sentence(
    qtbot: QtBot, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    told: list[str] = []
    sound = Sound()
    sound.failed.connect(told.append)
    sound.load(recording, "loop")
    sound.turn()
    sound.play_from(1)
    assert told == [MISSING]
    assert not sound.ready
    assert NO_DEVICE.startswith("There is no loudspeaker")


def test_when_the_recording_starts_is_said_and_playing_hits_the_words(
    heard: TranscriptWindow, page: Page, panel: DocumentsPanel
) -> None:
    """Of the loop the second second: its recording begins one second in."""
    heard.start.setText("0:01")
    keys(heard.start, Qt.Key.Key_Return)
    assert [one.starts for one in page.story.documents if one.sound] == [1.0]
    assert page.labels[-1] == "Start of the recording"
    assert heard.start.text() == "00:00:01"
    heard.play_from(2.0)
    assert panel.listening.sound.position == pytest.approx(1.0, abs=0.2)
    heard.play_from(0.0)
    assert texts(heard, "transcriptTold") == ["That is before the recording starts (00:00:01)."]
    heard.start.setText("-0:00:02")
    keys(heard.start, Qt.Key.Key_Return)
    assert heard.start.text() == "-00:00:02"
    heard.play_from(0.0)
    assert panel.listening.sound.position == pytest.approx(2.0, abs=0.2)
    heard.play_from(60.0)
    assert texts(heard, "transcriptTold")[0].startswith("That is after the recording ends")
    heard.start.setText("soon")
    keys(heard.start, Qt.Key.Key_Return)
    assert texts(heard, "transcriptTold") == ["‘soon’ is no time: write it like 00:12:31, or -00:00:10."]
    assert heard.start.text() == "-00:00:02"
