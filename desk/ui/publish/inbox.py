"""An inbox folder that is watched for packed stories: what arrives is told, and never taken in by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SUFFIX = ".story"
SETTLE = 700  # milliseconds: a file that is still being copied changes its size
SCAN = 60_000  # milliseconds: shared folders tell nobody when something arrives


class Watch(QObject):
    """`arrived` once for each file that is new in the folder, when it has ceased to grow."""

    arrived = Signal(object)  # Path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._told: dict[Path, tuple[int, int]] = {}
        self._growing: dict[Path, tuple[int, int]] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._scan)
        self._watcher.directoryChanged.connect(lambda _folder: self._settle.start())
        self._every = QTimer(self, interval=SCAN)
        self._every.timeout.connect(self._scan)

    @property
    def files(self) -> tuple[Path, ...]:
        """The packages that lie there now, newest first."""
        seen = self._seen()
        return tuple(sorted(seen, key=lambda file: -seen[file][1]))

    def look_into(self, folder: str) -> None:
        """Watch that folder from now on; '' watches none. What lies there already is told too."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = Path(folder) if folder else None
        self._told, self._growing = {}, {}
        if self._folder is None:
            self._every.stop()
            return
        if self._folder.is_dir():
            self._watcher.addPath(folder)
        self._every.start()
        self._settle.start()

    def _seen(self) -> dict[Path, tuple[int, int]]:
        """The size and time of each package in the folder; a folder that is out of reach has none."""
        if self._folder is None:
            return {}
        found = {}
        try:
            for file in self._folder.iterdir():
                if file.suffix == SUFFIX and not file.name.startswith(".") and file.is_file():
                    state = file.stat()
                    found[file] = (state.st_size, state.st_mtime_ns)
        except OSError:
            return {}
        return found

    def _scan(self) -> None:
        seen = self._seen()
        fresh = {file: state for file, state in seen.items() if self._told.get(file) != state}
        for file, state in fresh.items():
            if self._growing.get(file) == state:
                self._told[file] = state
                self.arrived.emit(file)
        self._growing = {file: state for file, state in fresh.items() if self._told.get(file) != state}
        if self._growing:
            self._settle.start()
