"""Settings: what one machine remembers of its person; nothing of a story."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from desk.story.person import Person, Role
from desk.ui.settings import Settings


def test_what_was_set_is_there_the_next_time(tmp_path: Path) -> None:
    first = Settings(tmp_path / "window.ini")
    first.theme = "dark"
    first.person = Person("Second Editor", Role.EDITOR)
    first.last_story = "k1"
    first.geometry = QByteArray(b"\x01\x02")
    first.last_folder = str(tmp_path)
    del first
    again = Settings(tmp_path / "window.ini")
    assert again.theme == "dark"
    assert again.person == Person("Second Editor", Role.EDITOR)
    assert again.last_story == "k1"
    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.last_folder == str(tmp_path)


def test_a_new_machine_follows_the_system_and_knows_nobody(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme == "system"
    assert settings.person is None
    assert settings.last_story == ""
    assert settings.geometry.isEmpty()
    assert settings.last_folder == str(Path.home())


def test_a_file_that_somebody_wrote_in_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntheme=pink\n[person]\nname=Somebody\nrole=owner\n")
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme == "system"
    assert settings.person is None
