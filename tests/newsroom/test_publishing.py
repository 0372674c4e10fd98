"""Publishing: only what was approved leaves as an article, all else as a proof; and nothing of the notebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.export.formats import FORMATS
from desk.export.write import digest
from desk.newsroom import drafting, keeping_house, previewing, publishing, reading, reviewing, safekeeping, sourcing
from desk.storage import stories
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.errors import DeskError, RuleError, WrongUse
from desk.story.house import House
from desk.story.source import Source, Terms
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

SECRET = "Somebody Unnamed"


def approved(desk: Desk) -> Story:
    story = ready_story(desk)
    source = Source("quiet", SECRET, terms=Terms.BACKGROUND, description="a person in the control room", note="at home")
    story = drafting.keep(desk, REPORTER, story, sourcing.add_source(story, source)).story
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve")):
        story = reviewing.move(desk, by, story, name)
    return story


def test_an_approved_story_leaves_with_its_words_and_its_credited_photo(desk: Desk, tmp_path: Path) -> None:
    folder = publishing.export_story(desk, EDITOR, approved(desk), tmp_path / "article")
    page = (folder / "index.html").read_text(encoding="utf-8")
    for words in ("Eagle lands: two men walk on the moon", "The Eagle has landed.", "Illustration: Desk", "HOUSTON"):
        assert words in page
    assert len(list((folder / "photos").iterdir())) > 5


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name != "pdf"])
def test_no_format_tells_what_the_notebook_knows(desk: Desk, name: str) -> None:
    files = publishing.rendered(desk, approved(desk), House(), name, proof=False)
    everything = b"".join(files.values()) + "".join(files).encode()
    for kept in (SECRET, "control room", "at home", "air-to-ground loop", "Thanks a lot", "Sample story."):
        assert kept.encode() not in everything


def test_an_unapproved_story_leaves_only_as_a_marked_proof(desk: Desk, tmp_path: Path) -> None:
    story = ready_story(desk)
    with pytest.raises(RuleError, match="only as a proof"):
        publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    assert not (tmp_path / "article").exists()
    folder = publishing.export_story(desk, EDITOR, story, tmp_path / "proof", proof=True)
    page = (folder / "index.html").read_text(encoding="utf-8").casefold()
    assert "noindex" in page
    assert "unapproved" in page


def test_the_log_has_the_digest_of_what_was_written(desk: Desk, tmp_path: Path) -> None:
    story = reviewing.move(desk, EDITOR, approved(desk), "publish")
    publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    entry = reading.moves(desk, story.key)[-1]
    assert (entry.move, entry.by) == ("export", "Editor")
    assert (
        entry.reason == f"html {publishing.grouped(digest(publishing.rendered(desk, story, House(), proof=False)))}"
        or story.published is None
    )
    assert safekeeping.check_log(desk) == ()


def test_a_story_changed_behind_its_approval_does_not_leave(desk: Desk, tmp_path: Path) -> None:
    story = approved(desk)
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        stories.put(tx, replace(stored, copy=stored.copy.replace("21 kilograms", "22 kilograms")))
    with pytest.raises(RuleError, match="is not what was approved"):
        publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    with pytest.raises(RuleError, match="is not what was approved"):
        reviewing.move(desk, EDITOR, replace(story, copy=story.copy.replace("21 kilo", "22 kilo")), "publish")


def test_a_second_export_replaces_the_first_whole(desk: Desk, tmp_path: Path) -> None:
    story = approved(desk)
    folder = publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    (folder / "index.html").write_text("half a page")
    publishing.export_story(desk, EDITOR, story, tmp_path / "article")
    assert "Eagle lands" in (folder / "index.html").read_text(encoding="utf-8")


def test_a_folder_with_something_else_in_it_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mother.txt").write_text("Dear mother")
    with pytest.raises(DeskError, match=r"mother\.txt"):
        publishing.export_story(desk, EDITOR, approved(desk), tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["mother.txt"]


def test_the_same_approval_gives_the_same_bytes(desk: Desk) -> None:
    story = approved(desk)
    story = reviewing.move(desk, EDITOR, story, "publish")
    once, again = (publishing.rendered(desk, story, House(), proof=False) for _ in range(2))
    assert once == again


def test_lines_of_stories_become_proof_pages(tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text('{"id": "one", "headline": "Eagle lands", "body": "A <b>spacecraft</b>."}\n\n{"id": "two"}\n')
    assert publishing.render_lines(lines, tmp_path / "pages") == {"one": "", "two": ""}
    page = (tmp_path / "pages" / "one" / "index.html").read_text(encoding="utf-8")
    assert "Eagle lands" in page
    assert "<b>spacecraft" not in page


def test_a_theme_beside_the_desk_dresses_an_article_as_it_does_the_site(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    (folder / "themes" / "ours").mkdir(parents=True)
    (folder / "themes" / "ours" / "article.css").write_text("body { color: teal; }", encoding="utf-8")
    with open_desk(folder) as desk:
        assert keeping_house.house_and_themes(desk)[1] == ("standard", "ours", "plain")
        house = keeping_house.save_house(desk, EDITOR, House(theme="ours"))
        story = ready_story(desk)
        made = publishing.export_story(desk, EDITOR, story, tmp_path / "proof", proof=True)
        assert "teal" in (made / "article.css").read_text(encoding="utf-8")
        shown = previewing.exact_page(desk, story, {})
        assert b"teal" in shown.files["article.css"]
        with pytest.raises(WrongUse, match="There is no theme ‘lost’"):
            keeping_house.save_house(desk, EDITOR, replace(house, theme="lost"))
