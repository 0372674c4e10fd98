"""Confidential sources in the window: add, show and change one, protect one that stood in clear, release one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desk.newsroom import protecting, releasing
from desk.storage import Desk
from desk.storage.vault import Vault
from desk.story.errors import DeskError
from desk.story.identity import Identity, VaultLocked
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confide import Confided, ConfideSheet
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.unlock import refused, when_open

Flush = Callable[[Callable[[], object]], object]


class Confiding:
    """What the sources panel asks for; every identity goes to the worker and comes from it, and stays in no field."""

    def __init__(self, bench: Bench, over: QWidget, story: Callable[[], Story | None]) -> None:
        self._bench, self._over, self._story = bench, over, story
        self.flush: Flush = lambda then: then()

    def add(self) -> None:
        """Ask for a confidential source, once the vault is open."""
        source = Source(new_key(), confidential=True)
        when_open(self._over, self._bench, lambda: self._show(source, Identity(), new=True, clear=False))

    def protect(self, source: Source) -> None:
        """Make a source confidential that stands in clear."""
        known = Identity(source.name, source.title, source.organisation, note=source.note)
        when_open(self._over, self._bench, lambda: self._show(source, known, new=True, clear=True))

    def edit(self, source: Source) -> None:
        """Show who a confidential source is, to change it, once the vault is open."""
        when_open(self._over, self._bench, lambda: self._reveal(source))

    def release(self, source: Source) -> None:
        """End the protection of a confidential source, after a yes to what follows."""
        when_open(self._over, self._bench, lambda: self._ask_release(source))

    def _ask_release(self, source: Source) -> None:
        story = self._story()
        if story is not None:
            title = f"Make ‘{source.desk_name}’ confidential no longer?"
            sheet = Confirm(self._over, title, releasing.what_follows(story, source), "Lay it open", "Keep it sealed")
            sheet.answered.connect(lambda _yes: self.flush(lambda: self._release(source)))
            sheet.open()

    def _release(self, source: Source) -> None:
        story, vault = self._story(), self._bench.safe.vault
        if story is None:
            return
        if vault is None:
            when_open(self._over, self._bench, lambda: self._release(source))
            return

        def done(released: Story) -> None:
            self._bench.wire.sealed.emit(released)
            self._bench.wire.desk_changed.emit()
            self._bench.wire.said.emit(f"‘{source.desk_name}’ stands in clear now. Undo does not seal it again.")

        errand = self._bench.work.do(releasing.release, story, source.key, vault)
        errand.then(done).otherwise(refused(self._over, self._bench, lambda: self._release(source)))

    def _reveal(self, source: Source) -> None:
        story, vault = self._story(), self._bench.safe.vault
        if story is not None and vault is not None:
            errand = self._bench.work.do(protecting.reveal, story, source.key, vault)
            errand.then(lambda identity: self._show(source, identity, new=False, clear=False))

    def _show(self, source: Source, identity: Identity, *, new: bool, clear: bool) -> None:
        sheet = ConfideSheet(self._over, source, identity, new=new)
        sheet.asked.connect(lambda confided: self.flush(lambda: self._seal(sheet, confided, clear=clear)))
        sheet.open()

    def _seal(self, sheet: ConfideSheet, confided: Confided, *, clear: bool) -> None:
        story, vault = self._story(), self._bench.safe.vault
        if story is None or not isValid(sheet):
            return
        if vault is None:
            when_open(sheet, self._bench, lambda: self._seal(sheet, confided, clear=clear))
            return
        sheet.seal.setEnabled(False)

        def done(sealed: tuple[Story, tuple[str, ...]]) -> None:
            if isValid(sheet):
                sheet.sealed()
            self._on_sealed(sealed)

        def fail(error: DeskError) -> None:
            if not isValid(sheet):
                self._bench.wire.refused.emit(str(error))
                return
            sheet.refused(error)
            if isinstance(error, VaultLocked):
                when_open(sheet, self._bench, lambda: self._seal(sheet, confided, clear=clear))

        act = protecting.protect if clear else seal
        errand = self._bench.work.do(act, story, confided.source, vault, confided.identity)
        errand.then(done).otherwise(fail)

    def _on_sealed(self, sealed: tuple[Story, tuple[str, ...]]) -> None:
        story, left = sealed
        QApplication.clipboard().clear()
        self._bench.wire.sealed.emit(story)
        self._bench.wire.desk_changed.emit()
        self._bench.wire.said.emit(" ".join(("Sealed. Undo does not bring it back.", *left)))


def seal(
    desk: Desk, by: Person, story: Story, source: Source, vault: Vault, identity: Identity
) -> tuple[Story, tuple[str, ...]]:
    """`protecting.confide`; the stored story, and nothing of a person that is left in clear."""
    return protecting.confide(desk, by, story, source, identity, vault), ()
