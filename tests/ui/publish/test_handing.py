"""Handing a story over in the window: what is asked, what is shown before anything comes in, and the inbox folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, handing_over, keeping_house, reading
from desk.storage import Desk, open_desk
from desk.story.signer import Signer
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Tick
from desk.ui.dialogs.handing import HandOver, Inbox, StrangerSheet, TakeIn
from desk.ui.dialogs.signing import KeysSheet, SigningSheet
from desk.ui.dialogs.tell import Tell
from desk.ui.publish.handing import Handing
from tests.storage.vaults import WORDS, Ring, no_keyring
from tests.ui.conftest import EDITOR
from tests.ui.dialogs.looking import press, sheet, texts

Settled = Callable[[], None]


@pytest.fixture
def _ring() -> Iterator[None]:
    with no_keyring():
        keyring.set_keyring(Ring())
        yield


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1200, 800)
    made.show()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def handing(bench: Bench, sample: Story, window: QWidget) -> Handing:
    made = Handing(bench, lambda then: then(), window)
    bench.work.refused.connect(bench.wire.refused)
    bench.commands.allow(story=True, writable=True, moves=())
    bench.wire.story_changed.emit(sample)
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    """The editor's desk."""
    with open_desk(tmp_path / "elsewhere") as desk:
        keeping_house.sign_in(desk, EDITOR)
        yield desk


def asked(bench: Bench, settled: Settled, action: Callable[..., object], *given: object) -> object:
    """What an action on the window's own desk answers."""
    answers: list[object] = []
    bench.work.do(action, *given).then(answers.append)
    settled()
    return answers[0]


def own_key(bench: Bench, settled: Settled) -> Signer:
    signer = asked(bench, settled, handing_over.own_key)
    assert isinstance(signer, Signer)
    return signer


@pytest.mark.usefixtures("_ring")
def test_the_command_asks_for_a_note_and_a_file_and_writes_it(
    bench: Bench, handing: Handing, told: list[str], settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "eagle"), ""))
    bench.commands.action("story.hand-over").trigger()
    asking = sheet(HandOver)
    asking.note.setText("For tonight")
    press(asking, "yes")
    settled()
    assert (tmp_path / "eagle.story").exists()
    assert told[-1].startswith("Handed over in ")


def clashing(bench: Bench, sample: Story, elsewhere: Desk, settled: Settled, tmp_path: Path) -> Path:
    """A package from the editor, whose headline is another one than the reporter's by now."""
    handing_over.trust(elsewhere, EDITOR, own_key(bench, settled).line)
    asked(bench, settled, handing_over.trust, handing_over.own_key(elsewhere, EDITOR).line)
    sent = asked(bench, settled, handing_over.pack, sample, tmp_path / "1.story")
    assert isinstance(sent, Path)
    there = handing_over.take_in(elsewhere, EDITOR, handing_over.look_at(elsewhere, sent))
    ours = replace(sample, furniture=replace(sample.furniture, headline="Eagle is down", standfirst="Ours"))
    asked(bench, settled, drafting.keep, sample, ours)
    changed = replace(there.furniture, headline="Two men on the moon")
    there = drafting.keep(elsewhere, EDITOR, there, replace(there, furniture=changed)).story
    return handing_over.pack(elsewhere, EDITOR, there, tmp_path / "2.story", "Shorter, please")


@pytest.mark.usefixtures("_ring")
def test_a_clash_is_shown_side_by_side_and_the_choice_is_taken(
    bench: Bench, handing: Handing, sample: Story, elsewhere: Desk, settled: Settled, tmp_path: Path
) -> None:
    handing.look_at(clashing(bench, sample, elsewhere, settled, tmp_path))
    settled()
    shown = sheet(TakeIn)
    assert texts(shown, "packageNote") == ["“Shorter, please”"]
    assert texts(shown, "clashPlace") == ["Headline"]
    assert texts(shown, "clashSide") == ["Eagle is down", "Two men on the moon"]
    assert "From Editor, whose key this desk knows" in " ".join(texts(shown))
    choice = shown.findChild(Tick, "came0")
    assert isinstance(choice, Tick)
    choice.click()
    opened: list[str] = []
    bench.wire.open_requested.connect(opened.append)
    press(shown, "yes")
    settled()
    assert opened == [sample.key]
    with_choice = asked(bench, settled, _stored, sample.key)
    assert isinstance(with_choice, Story)
    assert (with_choice.furniture.headline, with_choice.furniture.standfirst) == ("Two men on the moon", "Ours")


def _stored(desk: Desk, _by: object, key: str) -> Story:
    return reading.story(desk, key)


@pytest.mark.usefixtures("_ring")
def test_a_stranger_is_shown_with_the_fingerprint_and_can_be_trusted(
    handing: Handing, sample: Story, elsewhere: Desk, settled: Settled, tmp_path: Path
) -> None:
    story = drafting.start_story(elsewhere, EDITOR, sample.furniture)
    file = handing_over.pack(elsewhere, EDITOR, story, tmp_path / "1.story")
    handing.look_at(file)
    settled()
    stranger = sheet(StrangerSheet)
    assert texts(stranger, "fingerprint") == [f"Key {handing_over.own_key(elsewhere, EDITOR).fingerprint}"]
    press(stranger, "trustKey")
    settled()
    assert "It is new on this desk" in " ".join(texts(sheet(TakeIn)))


def test_what_is_no_package_is_refused_with_the_reason(handing: Handing, settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "bad.story").write_bytes(b"nothing")
    handing.look_at(tmp_path / "bad.story")
    settled()
    assert "‘bad.story’ was not taken in. It is no .story file" in " ".join(texts(sheet(Tell)))


@pytest.mark.usefixtures("keyless")
def test_without_a_keyring_the_key_is_made_with_a_passphrase_and_the_package_written(
    bench: Bench, handing: Handing, settled: Settled, tmp_path: Path
) -> None:
    handing.pack(tmp_path / "1.story")
    settled()
    making = sheet(SigningSheet)
    making.passphrase.setText(WORDS)
    press(making, "yes")
    assert "differ" in " ".join(texts(making, "sheetRefusal"))
    making.again.setText(WORDS)
    press(making, "yes")
    settled()
    settled()
    assert (tmp_path / "1.story").exists()


@pytest.mark.usefixtures("_ring")
def test_keys_are_shown_and_taken_in(
    bench: Bench, handing: Handing, elsewhere: Desk, told: list[str], settled: Settled
) -> None:
    bench.commands.action("desk.keys").trigger()
    settled()
    keys = sheet(KeysSheet)
    settled()
    assert texts(keys, "signer") == ["Reporter"]
    press(keys, "copyKey")
    assert QApplication.clipboard().text() == own_key(bench, settled).line
    keys.given.setText("desk-key 12 Editor")
    press(keys, "yes")
    settled()
    assert "no key line" in " ".join(texts(keys, "sheetRefusal"))
    keys.given.setText(handing_over.own_key(elsewhere, EDITOR).line)
    press(keys, "yes")
    settled()
    settled()
    assert texts(keys, "signer") == ["Editor", "Reporter"]
    assert [one.text() for one in keys.findChildren(QLabel, "sheetTitle")] == ["Signing keys"]


def test_what_arrives_in_the_inbox_is_told_and_offered_and_never_taken(
    bench: Bench, handing: Handing, told: list[str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(inbox))
    bench.commands.action("desk.inbox").trigger()
    assert bench.settings.inbox == str(inbox)
    (inbox / "1.story").write_bytes(b"nothing yet")
    (inbox / "notes.txt").write_bytes(b"no story")
    qtbot.waitUntil(lambda: told[-1].startswith("‘1.story’ has arrived"), timeout=10_000)
    bench.commands.action("story.take-in").trigger()
    offered = sheet(Inbox)
    assert offered.files.chosen == str(inbox / "1.story")
    offered.reject()
    handing.watch.look_into("")
    assert handing.watch.files == ()
