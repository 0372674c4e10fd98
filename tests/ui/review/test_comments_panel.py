from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.story.comment import Comment, Reply
from desk.story.photo import Photo
from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.review.comments_panel import CommentsPanel, place_of
from desk.ui.review.suggest_view import SuggestView
from tests.ui.dialogs.looking import buttons, keys, press, texts
from tests.ui.review.conftest import NOON, Office

WORDS = "past a boulder field"


@pytest.fixture
def panel(bench: Bench, office: Office, beside: Callable[[QWidget], None]) -> CommentsPanel:
    made = CommentsPanel(bench)
    beside(made)
    office.show()
    return made


def place(office: Office) -> Place:
    return place_of(office.story, WORDS)


def test_a_comment_on_the_selected_words(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    bench.wire.selection_changed.emit(WORDS)
    bench.commands.action("review.comment").trigger()
    assert office.panels == ["comments"]
    keys(panel.composer.words, "How low?")
    keys(panel.composer.words, Qt.Key.Key_Return)
    [comment] = office.story.comments
    assert (comment.by, comment.text, comment.place.words) == ("Reporter", "How low?", WORDS)
    assert office.story.copy[comment.place.start : comment.place.end] == WORDS
    assert f"on “{WORDS}”" in texts(panel.threads[0])
    assert not panel.composer.isVisible()


def test_without_a_selection_the_comment_is_on_the_story(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    bench.commands.action("review.comment").trigger()
    keys(panel.composer.words, "Good.")
    press(panel, "commentSend")
    assert office.story.comments[0].place == Place("story")


def test_an_answer_stands_under_the_comment(panel: CommentsPanel, office: Office) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?", place(office)),))
    press(panel.threads[0], "replyTo")
    answering = panel.threads[0].findChildren(QWidget, "replyWords")[0]
    keys(answering, "Sixty seconds.")
    keys(answering, Qt.Key.Key_Return)
    assert office.story.comments[0].replies[0].text == "Sixty seconds."
    assert texts(panel.threads[0], "answerText") == ["Sixty seconds."]


def test_escape_leaves_the_answer(panel: CommentsPanel, office: Office) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?"),))
    press(panel.threads[0], "replyTo")
    keys(panel.threads[0].findChildren(QWidget, "replyWords")[0], Qt.Key.Key_Escape)
    assert not buttons(panel.threads[0], "replySend")
    assert office.story.comments[0].replies == ()


def test_resolve_and_reopen(panel: CommentsPanel, office: Office) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?"),))
    press(panel.threads[0], "turn")
    assert office.story.comments[0].resolved_by == "Reporter"
    assert not panel.threads
    press(panel, "showResolved")
    assert texts(panel.threads[0], "resolved") == ["✓ Resolved by Reporter"]
    press(panel.threads[0], "turn")
    assert office.story.comments[0].open
    assert office.labels == ["Resolve comment", "Reopen comment"]


def test_enter_goes_to_the_words(panel: CommentsPanel, office: Office) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?", place(office)),))
    panel.threads[0].setFocus()
    keys(panel.threads[0], Qt.Key.Key_Return)
    assert office.places == [place(office)]


def test_words_that_are_gone_are_said_to_be_gone(panel: CommentsPanel, office: Office) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?", place(office)),))
    assert not texts(panel.threads[0], "wordsGone")
    office.show(copy=office.story.copy.replace(WORDS, "over a field"))
    assert texts(panel.threads[0], "wordsGone") == ["! The words are gone"]


def test_an_answer_that_is_being_typed_outlives_what_others_do(panel: CommentsPanel, office: Office) -> None:
    first = Comment("c1", "Editor", NOON, "How low?")
    office.show(comments=(first,))
    press(panel.threads[0], "replyTo")
    keys(panel.threads[0].findChildren(QWidget, "replyWords")[0], "Sixty")
    office.show(comments=(first, Comment("c2", "Editor", NOON, "And when?")), copy=office.story.copy + " More.")
    assert len(panel.threads) == 2
    assert buttons(panel.threads[0], "replySend")


def test_a_comment_shows_what_was_typed_as_text(panel: CommentsPanel, office: Office) -> None:
    text = "<b>bold</b> & <img src=x>"
    office.show(comments=(Comment("c1", "Editor", NOON, text, replies=(Reply("Reporter", NOON, text),)),))
    assert texts(panel.threads[0], "commentText") == [text]
    assert panel.threads[0].findChildren(QWidget, "commentText")[0].property("textFormat") == Qt.TextFormat.PlainText


def test_an_empty_panel_says_what_goes_there(panel: CommentsPanel, office: Office) -> None:
    assert "No comments" in texts(panel)
    assert buttons(panel, "addFirstComment")


def test_the_thread_of_the_selected_words_stands_out(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?", place(office)),))
    bench.wire.selection_changed.emit(WORDS)
    assert panel.threads[0].property("state") == "accent"
    bench.wire.selection_changed.emit("")
    assert panel.threads[0].property("state") == "plain"


def test_what_stands_before_approval_stands_beneath(panel: CommentsPanel, office: Office) -> None:
    office.show(copy="")
    office.check()
    assert "BEFORE APPROVAL" in texts(panel)
    assert panel.checks.rows


def test_comments_of_another_story_do_not_stay(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?"),))
    bench.commands.action("review.comment").trigger()
    bench.wire.story_changed.emit(replace(office.story, key="another", comments=()))
    assert not panel.threads
    assert not panel.composer.isVisible()


def test_another_theme_is_worn_at_once(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?"),))
    bench.theme.choose("contrast")
    assert texts(panel.threads[0], "commentText") == ["How low?"]
    bench.theme.choose("light")


def test_a_comment_is_assigned_and_found_by_whose_it_is(panel: CommentsPanel, office: Office) -> None:
    office.show(
        comments=(
            Comment("c1", "Editor", NOON, "How low?", place(office)),
            Comment("c2", "Editor", NOON, "Good.", Place("headline")),
        )
    )
    assigned = panel.threads[0].findChildren(QWidget, "assigned")[0]
    assert assigned.accessibleName() == "Assigned to"
    keys(assigned, Qt.Key.Key_Down)
    assert office.story.comments[0].assigned == "Reporter"
    assert office.labels == ["Assign comment"]
    keys(panel.filter, Qt.Key.Key_Down)
    assert [card.view.comment.key for card in panel.threads] == ["c1"]
    keys(panel.filter, Qt.Key.Key_End)
    assert [card.view.comment.key for card in panel.threads] == ["c2"]


def test_a_comment_on_what_somebody_points_at(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    """A photo from its card, a field from its menu: the panel comments on the place that is asked for."""
    office.show(photos=(Photo("p1", caption="The lander"),))
    for spot, told in ((Place("photo", "p1"), "on a photo"), (Place("photo", "p1", "alt"), "on a photo’s alt text"),
                       (Place("headline"), "on the headline")):  # fmt: skip
        bench.wire.comment_requested.emit(spot)
        assert told in texts(panel)
        keys(panel.composer.words, "Who took it?")
        keys(panel.composer.words, Qt.Key.Key_Return)
        assert office.story.comments[-1].place == spot


def test_words_chosen_on_the_review_page(panel: CommentsPanel, office: Office, bench: Bench) -> None:
    view = SuggestView(bench)
    view.show()
    office.show()
    field = next(one for text, one in view.fields.items() if text.part == "copy")
    start = office.story.copy.index("boulder field")
    field.select_stored(start, start + len("boulder field"))
    panel.begin()
    keys(panel.composer.words, "How wide?")
    keys(panel.composer.words, Qt.Key.Key_Return)
    made = office.story.comments[-1].place
    assert (made.part, made.words, made.start) == ("copy", "boulder field", start)
    assert made.before
    headline = next(one for text, one in view.fields.items() if text.part == "headline")
    headline.select_stored(0, 5)
    panel.begin()
    keys(panel.composer.words, "Which?")
    keys(panel.composer.words, Qt.Key.Key_Return)
    assert office.story.comments[-1].place.part == "headline"
    assert office.story.comments[-1].place.words == "Eagle"
    view.hide()
    view.deleteLater()


def test_those_for_me_and_those_whose_words_are_gone(panel: CommentsPanel, office: Office) -> None:
    ones = (
        Comment("c1", "Editor", NOON, "@Reporter: how low?"),
        Comment("c2", "Editor", NOON, "Gone", Place("copy", words="no such words", start=3, end=9)),
        Comment("c3", "Editor", NOON, "A photo that went", Place("photo", "p9")),
        Comment("c4", "Editor", NOON, "Yours", assigned="Reporter"),
    )
    office.show(comments=ones)

    def shown(name: str) -> list[str]:
        panel.filter.setCurrentText(name)
        panel.filter.activated.emit(panel.filter.currentIndex())
        return [card.view.comment.key for card in panel.threads]

    assert shown("For me") == ["c1", "c4"]
    assert shown("Words gone") == ["c2", "c3"]
    assert len(shown("All comments")) == 4
