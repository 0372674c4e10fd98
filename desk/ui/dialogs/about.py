"""About Desk: its version, what it stands on, and whose work that is."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label

OWED = (
    ("Qt and PySide6", "The Qt Company", "LGPL 3"),
    ("Inter", "The Inter Project Authors", "SIL Open Font Licence 1.1"),
    ("Source Serif 4", "Adobe", "SIL Open Font Licence 1.1"),
    ("Lucide icons", "Lucide contributors", "ISC"),
)


class About(Sheet):
    """Version and credits."""

    def __init__(self, over: QWidget | None) -> None:
        super().__init__(over, "about", "Desk", "The editorial workstation: from a blank page to the approved article.")
        self.column.addWidget(label(_versions(), "muted", wrap=True, name="versions"))
        for what, who, licence in OWED:
            row = QHBoxLayout()
            row.addWidget(label(what, "strong"))
            row.addWidget(label(who, "muted"))
            row.addStretch(1)
            row.addWidget(label(licence, "small"))
            self.column.addLayout(row)
        self.primary("Close", self.accept, no="").setFocus()


def _versions() -> str:
    try:
        own = metadata.version("desk")
    except metadata.PackageNotFoundError:  # run from source
        own = "from source"
    return f"Version {own} · Python {platform.python_version()} · Qt {qVersion()} · MIT licence"
