"""The safe: the desk's vault as the window sees it, opened and locked on the worker, locked again after idling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk.story.errors import DeskError
from desk.ui.work import Errand, Work

if TYPE_CHECKING:
    from desk.storage.desk import Desk
    from desk.storage.vault import Vault

TICK = 1_000  # milliseconds


class Safe(QObject):
    """`changed` when it was opened, locked or made, and each second while it is open."""

    changed = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._work = work
        self._vault: Vault | None = None
        self._clock = QTimer(self, interval=TICK)
        self._clock.timeout.connect(self._on_tick)

    @property
    def vault(self) -> Vault | None:
        """The vault for an action, while it is open; None while it is locked, or there is none."""
        return self._vault if self.seconds_left > 0 else None

    @property
    def seconds_left(self) -> int:
        """Whole seconds until it locks by itself; 0 when it is not open."""
        return -int(-self._vault.seconds_left // 1) if self._vault is not None else 0

    @property
    def made(self) -> bool:
        """Whether this desk has a sources key, as far as the window has seen."""
        return self._vault is not None and self._vault.state.value != "none"

    @property
    def sentence(self) -> str:
        """How it stands; '' before it was looked at."""
        return self._vault.sentence if self._vault is not None else ""

    def look(self) -> Errand[None]:
        """See whether the desk has a sources key by now."""
        return self._turn(lambda vault: vault.look())

    def make(self, passphrase: str, *, remember: bool) -> Errand[None]:
        """Make the desk's sources key, in the name of whoever works here."""
        by = self._work.person.name

        def make(vault: Vault) -> None:
            vault.make(by, passphrase)
            if remember:
                vault.remember()

        return self._turn(make)

    def unlock(self, passphrase: str, *, remember: bool) -> Errand[None]:
        """Open it: with the passphrase, or where that is '' with the key in the system's keyring."""

        def unlock(vault: Vault) -> None:
            if passphrase:
                vault.unlock(passphrase)
            else:
                vault.unlock_remembered()
            if remember:
                vault.remember()

        return self._turn(unlock)

    def take(self, file: Path) -> Errand[None]:
        """Take in the key file, or the sealed sources, that a colleague handed over."""
        return self._turn(lambda vault: vault.take_file(file))

    @property
    def apart(self) -> bool:
        """Whether what is sealed lies on this computer alone, and colleagues have to be handed it."""
        return self._vault is not None and self._vault.apart

    def give(self, file: Path) -> Errand[None]:
        """Write what lies sealed on this computer into a file for a colleague."""
        return self._turn(lambda vault: vault.give_sealed(file))

    def forget(self) -> Errand[None]:
        """Lock it, and take the key out of the system's keyring; the key file stays."""
        return self._turn(lambda vault: vault.forget())

    def lock(self) -> None:
        """Let go of the key at once."""
        if self._vault is not None:
            self._vault.lock()
        self._tell()

    def _turn(self, do: Callable[[Vault], object]) -> Errand[None]:
        asked: Errand[None] = Errand()

        def turn(desk: Desk) -> Vault:
            from desk.storage.vault import Vault

            self._vault = vault = self._vault or Vault(desk)
            do(vault)
            return vault

        def done(_vault: Vault) -> None:
            self._tell()
            asked.bring(None)

        def refused(error: DeskError) -> None:
            self._tell()
            if not asked.refuse(error):
                self._work.refused.emit(str(error))

        self._work.ask(turn).then(done).otherwise(refused)
        return asked

    def _tell(self) -> None:
        if self.vault is not None:
            self._clock.start()
        else:
            self._clock.stop()
        self.changed.emit()

    def _on_tick(self) -> None:
        if self._vault is not None:
            self._vault.tick()
        self._tell()
