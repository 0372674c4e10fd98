"""A window with nothing but an editor and the file in it, until it is closed: the least a program can do."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit


def main(file: Path) -> int:
    """Show the file; the exit code."""
    application = QApplication(sys.argv[:1])
    window, editor = QMainWindow(), QPlainTextEdit()
    editor.setPlainText(file.read_text(encoding="utf-8"))
    window.setCentralWidget(editor)
    window.resize(1440, 900)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
