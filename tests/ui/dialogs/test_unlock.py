"""The vault in the window: whatever is wrong is one sentence, and the rest of the desk works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, reading
from desk.storage import open_desk
from desk.storage.vault import Vault
from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import UnlockSheet, choose_key, when_open
from tests.storage.vaults import CHEAP, WORDS, Ring, no_keyring
from tests.ui.dialogs.looking import keys, press, sheet, texts


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    with no_keyring():
        yield


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()


@pytest.fixture
def told(bench: Bench) -> list[str]:
    """What the window says of refusals."""
    sentences: list[str] = []
    bench.wire.refused.connect(sentences.append)
    bench.work.refused.connect(sentences.append)
    return sentences


def made_elsewhere(bench: Bench, folder: Path, settled: Callable[[], None]) -> Path:
    """A colleague makes the desk's key on another computer; the file they could hand over."""
    files: list[Path] = []
    bench.work.ask(lambda desk: Vault(desk, folder=folder, cost=CHEAP).make("Editor", WORDS)).then(files.append)
    settled()
    return files[0]


def opened(bench: Bench, window: QWidget, settled: Callable[[], None]) -> UnlockSheet:
    when_open(window, bench, lambda: None)
    settled()
    return sheet(UnlockSheet)


def refusal(asked: UnlockSheet) -> str:
    return texts(asked, "sheetRefusal")[0]


def chosen(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))


def assert_the_desk_works(bench: Bench, settled: Callable[[], None]) -> None:
    keys_of: list[str] = []
    bench.work.do(drafting.start_story).then(lambda story: keys_of.append(story.key))
    settled()
    bench.work.ask(reading.story, keys_of[0]).then(lambda story: keys_of.append(story.key))
    settled()
    assert len(keys_of) == 2


def test_a_wrong_passphrase_says_so_and_can_be_tried_again(
    bench: Bench, window: QWidget, settled: Callable[[], None]
) -> None:
    asked = opened(bench, window, settled)
    keys(asked.passphrase, WORDS)
    keys(asked.again, WORDS)
    press(asked, "yes")
    settled()
    bench.safe.lock()
    asked = opened(bench, window, settled)
    keys(asked.passphrase, "another one altogether")
    press(asked, "yes")
    settled()
    assert refusal(asked).startswith("That is not the passphrase of this desk’s sources key")
    assert_the_desk_works(bench, settled)
    asked.passphrase.setText(WORDS)
    press(asked, "yes")
    settled()
    assert bench.safe.vault is not None


def test_a_missing_keyring_says_so(bench: Bench, window: QWidget, tmp_path: Path, settled: Callable[[], None]) -> None:
    made_elsewhere(bench, tmp_path / "keys", settled)
    asked = opened(bench, window, settled)
    press(asked, "useKeyring")
    settled()
    assert refusal(asked) == "This computer has no keyring that keeps secrets: unlock with the passphrase."
    keyring.set_keyring(Ring())
    press(asked, "useKeyring")
    settled()
    assert refusal(asked) == "The keyring of this computer has no key for this desk: unlock with the passphrase."
    assert_the_desk_works(bench, settled)


def test_a_colleagues_key_file_is_taken_in_and_opens_with_its_passphrase(
    bench: Bench, window: QWidget, tmp_path: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = made_elsewhere(bench, tmp_path / "colleague", settled)
    asked = opened(bench, window, settled)
    keys(asked.passphrase, WORDS)
    press(asked, "yes")
    settled()
    assert "is not on this computer" in refusal(asked)
    chosen(monkeypatch, file)
    press(asked, "takeKey")
    settled()
    assert refusal(asked) == "The file is here now: type the passphrase of the key."
    press(asked, "yes")
    settled()
    assert bench.safe.vault is not None


def test_another_desks_key_says_so_and_the_rest_of_the_desk_works(
    bench: Bench, window: QWidget, told: list[str], tmp_path: Path, settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made_elsewhere(bench, tmp_path / "colleague", settled)
    with open_desk(tmp_path / "other") as other:
        foreign = Vault(other, folder=tmp_path / "foreign", cost=CHEAP).make("Editor", WORDS)
    asked = opened(bench, window, settled)
    chosen(monkeypatch, foreign)
    press(asked, "takeKey")
    settled()
    assert refusal(asked) == "That key file belongs to another desk, so it opens nothing on this one."
    asked.reject()
    chosen(monkeypatch, tmp_path / "other" / "desk.sqlite")
    choose_key(window, bench, lambda: None)
    settled()
    assert "is no key file, or it is damaged" in told[-1]
    assert_the_desk_works(bench, settled)
