"""A window to read a transcript in and hear its recording; words that are selected there become a quote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QStackedWidget, QVBoxLayout, QWidget

from desk.newsroom.documenting import Line
from desk.story.timecode import signed_seconds_in, signed_timecode
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Combo, Search, line
from desk.ui.icons import icon
from desk.ui.kit import Elided, button, label
from desk.ui.notebook.sound import Sound
from desk.ui.notebook.transcript_text import JUMP, TranscriptText

SPEEDS = ((0.75, "¾ speed"), (1.0, "Speed 1"), (1.25, "1¼ speed"), (1.5, "1½ speed"), (2.0, "Double speed"))
TENTH = 10  # steps of the slider in a second
STARTS = (
    "At which time of the transcript the recording starts, so that playing hits the words: 102:40:00 where its times "
    "are of a mission clock, -00:00:10 where the recording began ten seconds before them"
)
ALONE = "No transcript is tied to this recording. Add one to the documents, and choose this recording in it."


class TranscriptWindow(QWidget):
    """`log_asked` when the selected words are to become a quote, `recording_chosen` brings the key of a recording,
    `start_given` the second of the transcript's time at which it starts. Every time that is shown is the transcript's.
    """

    closed = Signal()
    log_asked = Signal()
    recording_chosen = Signal(str)
    start_given = Signal(float)

    def __init__(self, bench: Bench, sound: Sound) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAccessibleName("Transcript")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(860, 760)
        self.setMinimumSize(560, 360)
        self._bench, self._sound = bench, sound
        self.text = TranscriptText(bench.theme)
        self.search = Search("searchTranscript", "Search the transcript")
        self.recordings = Combo()
        self.recordings.setObjectName("recordings")
        self.recordings.setAccessibleName("Recording")
        self.start = line("", "00:00:00")
        self._starts = 0.0
        self.log = button("Log as a quote", "logWords", self.log_asked.emit, "primary")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.speed = Combo()
        self._title = Elided("", "strong")
        self._at = label("", "small", name="soundPosition")
        self._told = label("", "small", wrap=True, name="transcriptTold")
        self._sentence = label("", "muted", wrap=True, name="transcriptSentence")
        self._pages = QStackedWidget()
        self._tools: list[tuple[QPushButton, str]] = []
        self._lay_out()
        self._connect()
        self._draw()

    def show_reading(self, title: str) -> None:
        """Say that the transcript of that name is being read."""
        self.setWindowTitle(f"{title} — Desk")
        self._title.setText(title)
        self.text.show_lines(())
        self.say_instead("Reading…")
        self.say("")

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the transcript."""
        self.text.show_lines(lines)
        self._pages.setCurrentWidget(self.text)
        self.text.setFocus()
        self._show_sound()

    def say_instead(self, sentence: str) -> None:
        """Why there are no lines to read."""
        self._sentence.setText(sentence)
        self._pages.setCurrentIndex(0)

    def say(self, sentence: str) -> None:
        """Something to be told, beside the verbs; '' for nothing."""
        self._told.setText(sentence)

    def show_recordings(self, choices: Sequence[tuple[str, str]], current: str, *, fixed: bool) -> None:
        """The recordings that the transcript may be of, each (key, name); `fixed` where none can be chosen now."""
        self.recordings.blockSignals(True)
        self.recordings.clear()
        self.recordings.addItem("No recording yet", "")
        for key, name in choices:
            self.recordings.addItem(name, key)
        self.recordings.setCurrentIndex(max(self.recordings.findData(current), 0))
        self.recordings.setEnabled(not fixed)
        self.recordings.blockSignals(False)
        self._show_sound()

    def show_start(self, second: float, *, fixed: bool) -> None:
        """At which second of the transcript's time the recording starts; `fixed` where that cannot be said now."""
        self._starts = second
        self.start.setText(signed_timecode(second))
        self.start.setEnabled(not fixed)
        self._show_sound()

    def play_from(self, second: float) -> None:
        """Play from that second of the transcript's time; said where the recording does not reach there."""
        at = second - self._starts
        if at < 0:
            self.say(f"That is before the recording starts ({signed_timecode(self._starts)}).")
        elif self._sound.ready and 0 < self._sound.length < at:
            end = signed_timecode(self._starts + self._sound.length)
            self.say(f"That is after the recording ends ({end}): is it right when it starts?")
        else:
            self.say("")
            self._sound.play_from(at)

    def set_writable(self, *, writable: bool) -> None:
        """Whether words can be logged now."""
        self.log.setEnabled(writable)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(860, 760)

    def _connect(self) -> None:
        bench, sound = self._bench, self._sound
        for key, do in (("Esc", self.close), ("Ctrl+W", self.close), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(key), self, do)
        QShortcut(bench.commands.action("note.quote").shortcut(), self, self.log.click)
        for name in ("sound.play", "sound.back", "sound.forward"):
            self.addAction(bench.commands.action(name))
        self.search.returnPressed.connect(self._on_seek)
        self.search.went_down.connect(self.text.setFocus)
        self.text.turn_asked.connect(sound.turn)
        self.text.jump_asked.connect(sound.jump)
        self.text.line_asked.connect(self._on_line)
        self.recordings.activated.connect(lambda _at: self.recording_chosen.emit(self.recordings.currentData()))
        self.slider.sliderMoved.connect(lambda tenths: sound.go_to(tenths / TENTH))
        self.speed.activated.connect(lambda _at: sound.set_speed(float(self.speed.currentData())))
        self.start.editingFinished.connect(self._on_start)
        sound.changed.connect(self._show_sound)
        sound.failed.connect(self.say)
        bench.theme.changed.connect(self._draw)

    def _lay_out(self) -> None:
        head, top = self._bar("topBar")
        top.addWidget(self._title, 1)
        self.search.setFixedWidth(240)
        top.addWidget(self.search)
        top.addWidget(self.log)
        self.log.setToolTip(self._bench.commands.action("note.quote").toolTip().replace("Log a quote", self.log.text()))
        blank = QWidget()
        inside = QVBoxLayout(blank)
        inside.setContentsMargins(48, 48, 48, 48)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._sentence)
        self._pages.addWidget(blank)
        self._pages.addWidget(self.text)
        self.text.setFrameShape(TranscriptText.Shape.NoFrame)
        player, foot = self._bar("statusBar")
        for icon_name, told, name in (
            ("rewind", "Five seconds back (Alt+Left)", "soundBack"),
            ("play", "Play or pause (Space)", "soundTurn"),
            ("fast-forward", "Five seconds forward (Alt+Right)", "soundForward"),
        ):
            foot.addWidget(self._tool(icon_name, told, name))
        self.slider.setObjectName("soundSlider")
        self.slider.setAccessibleName("Where the recording is")
        foot.addWidget(self._at)
        foot.addWidget(self.slider, 1)
        self.speed.setObjectName("soundSpeed")
        self.speed.setAccessibleName("Speed")
        for times, told in SPEEDS:
            self.speed.addItem(told, times)
        self.speed.setCurrentIndex(1)
        foot.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self._told.setContentsMargins(14, 6, 14, 6)
        column.addWidget(self._told)
        column.addWidget(self._tie())
        column.addWidget(player)

    def _tie(self) -> QWidget:
        """Which recording the transcript is of, and when that starts."""
        bar, foot = self._bar("statusBar")
        foot.setContentsMargins(14, 8, 14, 8)
        foot.addWidget(label("Recording", "small", name="recordingLabel"))
        self.recordings.setMinimumWidth(180)
        foot.addWidget(self.recordings, 1)
        self.start.setObjectName("recordingStart")
        self.start.setAccessibleName("The recording starts at")
        self.start.setToolTip(STARTS)
        self.start.setFixedWidth(96)
        starts = label("starts at", "small", name="recordingStartLabel")
        starts.setBuddy(self.start)
        foot.addWidget(starts)
        foot.addWidget(self.start)
        return bar

    def _bar(self, name: str) -> tuple[QWidget, QHBoxLayout]:
        bar = QWidget()
        bar.setObjectName(name)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        return bar, row

    def _tool(self, icon_name: str, told: str, name: str) -> QPushButton:
        do = {"soundBack": lambda: self._sound.jump(-JUMP), "soundForward": lambda: self._sound.jump(JUMP)}
        made = button("", name, do.get(name, self._sound.turn), "quiet")
        made.setToolTip(told)
        made.setAccessibleName(told)
        self._tools.append((made, icon_name))
        return made

    def _draw(self) -> None:
        colour = self._bench.theme.tokens.ink
        for made, icon_name in self._tools:
            name = "pause" if icon_name == "play" and self._sound.playing else icon_name
            made.setIcon(icon(name, colour))

    def _show_sound(self) -> None:
        sound = self._sound
        for widget in (*(tool for tool, _name in self._tools), self.slider, self.speed):
            widget.setEnabled(sound.ready)
        self._draw()
        here, end = (signed_timecode(self._starts + second) for second in (sound.position, sound.length))
        self._at.setText(f"{here} / {end}" if sound.ready else "")
        if not self.slider.isSliderDown():
            self.slider.setRange(0, round(sound.length * TENTH))
            self.slider.setValue(round(sound.position * TENTH))
        if sound.ready:
            self.text.mark(self._starts + sound.position, follow=sound.playing)

    def _on_line(self, number: int) -> None:
        lines = self.text.lines
        if not self._sound.ready:
            self.say("No recording is tied to this transcript: choose one below.")
        elif number < len(lines) and lines[number].start >= 0:
            self.play_from(lines[number].start)
        else:
            self.say("This line has no time, so its place in the recording is not known.")

    def _on_start(self) -> None:
        second = signed_seconds_in(self.start.text() or "0:00")
        if second is None:
            self.say(f"‘{self.start.text()}’ is no time: write it like 00:12:31, or -00:00:10.")
            self.start.setText(signed_timecode(self._starts))
        elif abs(second - self._starts) >= 0.001 and self.start.text() != signed_timecode(self._starts):
            self.start_given.emit(second)

    def _on_seek(self) -> None:
        words = self.search.text()
        self.say("" if not words or self.text.seek(words) else f"‘{words}’ is not in this transcript.")
