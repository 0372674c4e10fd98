"""What is pasted and dropped: pictures become photos, the same picture the same photo, long words come in portions."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from pytestqt.qtbot import QtBot

from desk.newsroom import sourcing
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.progressing import Progressing
from desk.ui.story_page import clipboard
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import png

WIRE = "Two astronauts set down on the moon on Sunday afternoon after a descent that left little fuel."


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def mime(html: str = "", text: str = "", image: QImage | None = None) -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    if image is not None:
        made.setImageData(image)
    return made


def tag(colour: str) -> str:
    return f'<img alt="The moon" src="data:image/png;base64,{base64.b64encode(png(colour)).decode()}">'


def paste(page: StoryPage, what: QMimeData, settled: Callable[[], None]) -> None:
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.insertFromMimeData(what)
    settled()


def test_a_picture_in_a_web_page_becomes_a_photo(page: StoryPage, bench: Bench, settled: Callable[[], None]) -> None:
    before = now(page)
    paste(page, mime(f"<p>Words.</p>{tag('#303030')}<p>More.</p>", "Words. More."), settled)
    (photo,) = now(page).photos
    assert now(page).copy == before.copy + f"Words.\n\n![The moon](photo:{photo.key})\n\nMore."
    assert (photo.alt, photo.credit) == ("The moon", "")
    bench.commands.action("edit.undo").trigger()
    assert now(page) == before


def test_the_same_picture_pasted_again_is_the_same_photo(page: StoryPage, settled: Callable[[], None]) -> None:
    for _ in range(2):
        paste(page, mime(f"<p>Words.</p>{tag('#303030')}", "Words."), settled)
    assert len(now(page).photos) == 1
    assert now(page).copy.count("](photo:") == 1


def test_words_are_taken_where_office_lays_a_picture_of_them_beside(
    page: StoryPage, settled: Callable[[], None]
) -> None:
    before = now(page).copy
    picture = QImage.fromData(png("#ffffff"))
    paste(page, mime("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\nb", picture), settled)
    assert now(page).copy == before + "a\n\nb"
    assert now(page).photos == ()


def test_a_picture_copied_in_a_browser_comes_as_a_photo(page: StoryPage, settled: Callable[[], None]) -> None:
    html = '<meta charset="utf-8"><a href="https://example.org"><img src="https://example.org/moon.png" alt="x"></a>'
    paste(page, mime(html, "https://example.org/moon.png", QImage.fromData(png("#808080"))), settled)
    assert len(now(page).photos) == 1


def test_footnotes_that_come_in_have_labels_of_their_own(page: StoryPage, settled: Callable[[], None]) -> None:
    note = '<p>Words<a href="#b" name="a">[1]</a></p><p><a href="#a" name="b">[1]</a> Note</p>'
    for number in "12":
        paste(page, mime(note, "Words"), settled)
        assert f"Words[^{number}]\n\n[^{number}]: Note" in now(page).copy


def test_a_long_paste_comes_in_portions_and_is_one_step(
    qtbot: QtBot, page: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    before = now(page)
    words = "\n\n".join(["The crew reported that every system was ready for the burn."] * 4_000)
    paste(page, mime(text=words), settled)
    qtbot.waitUntil(lambda: now(page).copy == before.copy + words, timeout=20_000)
    bench.commands.action("edit.undo").trigger()
    assert now(page).copy == before.copy
    bench.commands.action("edit.redo").trigger()
    assert now(page).copy == before.copy + words


def test_a_line_without_end_is_parted_and_one_without_blanks_refused(
    qtbot: QtBot, page: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    before = now(page).copy
    with qtbot.waitSignal(bench.wire.refused) as refused:
        paste(page, mime(text="x" * 900_000), settled)
    assert "without an end" in refused.args[0]
    assert now(page).copy == before
    paste(page, mime(text="The Eagle has landed. " * 5_000), settled)
    assert max(map(len, now(page).copy.split("\n\n"))) <= 20_000


def test_fifty_megabytes_are_refused(qtbot: QtBot, page: StoryPage, bench: Bench, settled: Callable[[], None]) -> None:
    before = now(page)
    with qtbot.waitSignal(bench.wire.refused) as refused:
        paste(page, mime("<p>" + "x " * 1_000, "x " * 25_000_000), settled)
    assert "50,000,000 characters" in refused.args[0]
    assert now(page) == before


@pytest.mark.parametrize("text", ["a\x00b\x1b[31mc", "lone \ud800 half", "the\ufffe\uffff\ufdd0 end"])
def test_rubbish_comes_in_without_its_rubbish(page: StoryPage, text: str, settled: Callable[[], None]) -> None:
    paste(page, mime(text=text), settled)
    assert not set("\x00\x1b\ud800\ufffe\uffff\ufdd0") & set(now(page).copy)
    assert now(page).copy.endswith(("c", "half", "end"))


def test_a_file_that_is_no_picture_is_refused_by_its_name(qtbot: QtBot, page: StoryPage, bench: Bench) -> None:
    from PySide6.QtCore import QUrl

    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile("/somewhere/program.exe")])
    with qtbot.waitSignal(bench.wire.refused) as refused:
        page.copy.insertFromMimeData(what)
    assert "program.exe" in refused.args[0]


@pytest.mark.parametrize("picture", [False, True], ids=["words", "a picture"])
def test_what_takes_long_to_come_in_can_be_cancelled(
    page: StoryPage, picture: bool, settled: Callable[[], None]
) -> None:
    what = mime(image=QImage.fromData(png("navy"))) if picture else mime("<p>Words</p>", "Words")
    before = now(page)
    page.copy.insertFromMimeData(what)
    [card] = page.window().findChildren(Progressing)
    card.stop.click()
    settled()
    assert now(page) == before
    paste(page, what, settled)
    assert now(page) != before


def test_a_cancelled_wire_paste_leaves_no_mark_on_the_next(
    page: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QGuiApplication.clipboard().setMimeData(mime(f"<p>{WIRE}</p>", WIRE))
    bench.commands.action("edit.paste-wire").trigger()
    [card] = page.window().findChildren(Progressing)
    card.stop.click()
    settled()
    paste(page, mime("<p>Own words</p>", "Own words"), settled)
    assert now(page).copy.endswith("Own words")
    assert not now(page).wire


def test_wire_copy_is_marked_until_it_is_rewritten(
    qtbot: QtBot, page: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    before = now(page)
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QGuiApplication.clipboard().setMimeData(mime(f"<p>{WIRE}</p>", WIRE))
    bench.commands.action("edit.paste-wire").trigger()
    settled()
    assert now(page).copy == before.copy + WIRE
    assert [row.words for row in now(page).wire] == [WIRE]
    qtbot.waitUntil(lambda: bool(page.proofing.underlines.marks("wire")), timeout=5_000)
    bench.commands.action("edit.undo").trigger()
    assert now(page) == before


def test_a_pasted_quote_is_logged_and_stands_in_the_copy_tied(page: StoryPage, bench: Bench) -> None:
    words = "That’s one small step for man, one giant leap for mankind."
    QGuiApplication.clipboard().setText(f"“{words}”")
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    bench.commands.action("edit.paste-quote").trigger()
    before = now(page)
    quote = Quote("step222222", before.sources[0].key, words)
    bench.wire.edit_requested.emit(lambda story: sourcing.add_quote(story, quote), "Log a quote")
    assert "](quote:step222222) Neil Armstrong said." in now(page).copy
    bench.commands.action("edit.undo").trigger()
    assert now(page) == before


def test_another_quote_that_is_logged_does_not_go_into_the_copy(page: StoryPage, bench: Bench) -> None:
    QGuiApplication.clipboard().setText("Words that nobody logs")
    bench.commands.action("edit.paste-quote").trigger()
    before = now(page)
    quote = Quote("other22222", Source("x").key, "Other words")
    bench.wire.edit_requested.emit(lambda story: sourcing.add_quote(story, quote), "Log a quote")
    assert now(page).copy == before.copy


def test_portions_are_whole_paragraphs() -> None:
    copy = "\n\n".join(["a" * 30, "b" * 30, "c" * 200, "d"])
    assert clipboard.portions(copy, 64) == ["a" * 30 + "\n\n" + "b" * 30, "c" * 200, "d"]
    assert clipboard.portions("", 10) == [""]
