"""What tests of the window share: no screen needed, the theme applied, a bench over a real desk in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keyring
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.storage import open_desk
from desk.story.person import Person, Role
from desk.ui.bench import Bench
from desk.ui.commands import Commands
from desk.ui.settings import Settings
from desk.ui.theme import Theme
from desk.ui.wire import Wire
from desk.ui.work import Work
from tests.storage.vaults import Ring, no_keyring

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)
NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)


# What Qt says of a machine without a screen, without sound and, once the page engine starts, without a graphics card.
SILENT = ("PulseAudioService", "No audio device")
ODD = ("This plugin does not support", "QRhi", "RHI", "Vulkan", "GBM", "GPUInfo", "Sandboxing disabled", *SILENT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the machine lacks is no fault of ours."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore(*ODD, extend=True))


@pytest.fixture(autouse=True)
def ring() -> Iterator[Ring]:
    """A keyring of this test's own, as a desktop has one."""
    with no_keyring():
        made = Ring()
        keyring.set_keyring(made)
        yield made


@pytest.fixture
def keyless(ring: Ring) -> Iterator[None]:
    """A computer without a keyring."""
    with no_keyring():
        yield


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, applied."""
    made = Theme("light")
    made.apply()
    return made


@pytest.fixture
def faults() -> list[BaseException]:
    """The faults that actions came up with; a test that expects one takes it out."""
    return []


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, tmp_path: Path, faults: list[BaseException]) -> Iterator[Bench]:
    """A bench with a reporter at it and a desk in a folder. A fault of an action fails the test."""
    work = Work(lambda: open_desk(tmp_path / "desk"), REPORTER)
    work.failed.connect(faults.append)
    made = Bench(Wire(), work, Commands(theme), theme, Settings(tmp_path / "settings.ini"))
    yield made
    made.safe.lock()  # its clock ends with it
    assert work.finish(20)
    qtbot.waitUntil(lambda: not work.busy, timeout=5_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not faults, faults


@pytest.fixture
def settled(qtbot: QtBot, bench: Bench) -> Callable[[], None]:
    """Wait until everything that was asked of the worker has come back."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not bench.work.busy, timeout=10_000)

    return wait


@pytest.fixture
def told(bench: Bench) -> list[str]:
    """The sentences that were said to the person, refusals too."""
    heard: list[str] = []
    bench.wire.said.connect(heard.append)
    bench.wire.refused.connect(heard.append)
    return heard
