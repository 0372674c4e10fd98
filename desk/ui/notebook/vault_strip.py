"""The strip above the sources: whether confidential identities are open on this computer, and how to change that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import hand_over, when_open
from desk.ui.kit import Flow, button, label, pill, set_pill


class VaultStrip(QWidget):
    """Locked or open, the time that is left, and Unlock or Lock now; hidden while no source is confidential."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("vaultStrip")
        self.setAccessibleName("Confidential sources")
        self._bench = bench
        self._wanted = False
        self._state = pill("", name="vaultState")
        self._left = label("", "small", name="vaultLeft")
        self._turn = button("", "turnVault", self._on_turn, "small")
        self._give = button("Hand over…", "handSealed", lambda: hand_over(self, bench), "small")
        self._give.setToolTip("Write the sealed sources into a file for a colleague who has the key")
        row = Flow(8)  # a narrow panel or large letters take a second line, and cut no word
        row.setContentsMargins(12, 12, 12, 0)
        for widget in (self._state, self._left, self._give, self._turn):
            row.addWidget(widget)
        self.setLayout(row)
        bench.safe.changed.connect(self._show)
        self._show()

    def want(self, *, wanted: bool) -> None:
        """Whether the open story has a confidential source."""
        self._wanted = wanted
        self._show()

    def _show(self) -> None:
        left = self._bench.safe.seconds_left
        self.setVisible(self._wanted or left > 0)
        set_pill(self._state, "Open" if left else "Locked", "warn" if left else "ok")
        self._left.setText(f"locks in {left // 60}:{left % 60:02}" if left else "Who they are is sealed")
        self._give.setVisible(left > 0 and self._bench.safe.apart)
        self._turn.setText("Lock now" if left else "Unlock…")
        self._turn.setAccessibleName(self._turn.text())

    def _on_turn(self) -> None:
        if self._bench.safe.vault is not None:
            self._bench.safe.lock()
        else:
            when_open(self, self._bench, lambda: None)
