"""Sound: a recording played, paused, and gone through; with one sentence where it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

MISSING = "Recordings cannot be played here (Qt’s sound part is missing): open the recording with another program."
NO_DEVICE = "There is no loudspeaker or headphone on this computer: connect one to hear the recording."
SECOND = 1_000  # milliseconds


class Sound(QObject):
    """One recording at a time. `changed` when it plays, pauses or moves on, `failed` with a sentence.

    Qt's sound part is loaded when the first recording is asked for: it takes a while, and may not be there.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._name = ""
        self._wanted = -1.0  # the second to begin at, once the recording is there

    @property
    def ready(self) -> bool:
        """Whether there is a recording to be played."""
        return self._player is not None and not self._player.source().isEmpty()

    @property
    def playing(self) -> bool:
        return self._player is not None and self._player.isPlaying()

    @property
    def position(self) -> float:
        """Seconds from the beginning."""
        return self._player.position() / SECOND if self._player is not None else 0.0

    @property
    def length(self) -> float:
        """Seconds; 0 while it is not known."""
        return max(self._player.duration(), 0) / SECOND if self._player is not None else 0.0

    def load(self, file: Path, name: str) -> None:
        """Have that recording ready; nothing is heard yet."""
        player = self._player or self._made()
        if player is not None:
            self._name = name
            player.setSource(QUrl.fromLocalFile(str(file)))
            self.changed.emit()

    def unload(self) -> None:
        """Be silent, and let go of the file."""
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
            self.changed.emit()

    def turn(self) -> None:
        """Play, or pause."""
        if self._player is not None and self.ready:
            (self._player.pause if self.playing else self._player.play)()

    def play_from(self, second: float) -> None:
        """Play from there."""
        if self._player is not None and self.ready:
            self._wanted = second
            self._go_where_wanted()
            self._player.play()

    def jump(self, seconds: float) -> None:
        """So many seconds on, or back."""
        self.go_to(self.position + seconds)

    def go_to(self, second: float) -> None:
        """Stand there, playing or not."""
        if self._player is not None and self.ready:
            last = self.length or second
            self._player.setPosition(round(min(max(second, 0.0), last) * SECOND))

    def set_speed(self, times: float) -> None:
        """1 is as it was recorded."""
        if self._player is not None:
            self._player.setPlaybackRate(times)

    def _made(self) -> QMediaPlayer | None:
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # what it lacks on this computer is said by us
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer
        except ImportError:
            self.failed.emit(MISSING)
            return None
        player = self._player = QMediaPlayer(self)
        player.setAudioOutput(QAudioOutput(player))
        player.positionChanged.connect(lambda _at: self.changed.emit())
        player.durationChanged.connect(lambda _length: self._on_length())
        player.playbackStateChanged.connect(lambda _state: self.changed.emit())
        player.errorOccurred.connect(lambda _error, _why: self._on_error())
        if not QMediaDevices.audioOutputs():
            self.failed.emit(NO_DEVICE)
        return player

    def _on_length(self) -> None:
        self._go_where_wanted()
        self.changed.emit()

    def _go_where_wanted(self) -> None:
        if self._wanted >= 0 and self.length > 0:
            second, self._wanted = self._wanted, -1.0
            self.go_to(second)

    def _on_error(self) -> None:
        self.failed.emit(
            f"‘{self._name}’ cannot be played: it is damaged, or of a kind this computer does not know. Open it with "
            "another program, or make an MP3 of it."
        )
