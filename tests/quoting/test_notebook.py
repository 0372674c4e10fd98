"""A published quotation finds its record, and whose it is."""

from __future__ import annotations

from desk.quoting.judgement import Verdict
from desk.quoting.names import same_name
from desk.quoting.notebook import match, open_notebook
from desk.quoting.quotation import Record

RECORDS = (
    Record("step", "Neil Armstrong", "That's one small step for man, one giant leap for mankind."),
    Record("view", "Buzz Aldrin", "Beautiful view. Magnificent desolation."),
    Record("moon", "John F. Kennedy", "We choose to go to the Moon in this decade and do the other things."),
)


def test_the_record_is_found_by_its_words() -> None:
    found = match("We choose to go to the Moon", "Kennedy", RECORDS)
    assert found.record == RECORDS[2]
    assert found.judgement.verdict is Verdict.TRIMMED


def test_altered_words_still_find_their_record() -> None:
    found = match("We decide to go to the Moon in this decade", "Kennedy", RECORDS)
    assert found.record == RECORDS[2]
    assert found.judgement.verdict is Verdict.WORDS_DIFFER


def test_somebody_elses_words_are_a_wrong_speaker() -> None:
    found = match("Magnificent desolation.", "Neil Armstrong", open_notebook(RECORDS))
    assert found.judgement.verdict is Verdict.WRONG_SPEAKER
    assert found.judgement.red
    assert "Buzz Aldrin" in found.judgement.reason


def test_the_same_words_of_two_people_are_matched_by_the_speaker() -> None:
    both = (Record("a", "Neil Armstrong", "Alpha beta gamma."), Record("b", "Buzz Aldrin", "Alpha beta gamma."))
    found = match("Alpha beta gamma", "Aldrin", both)
    assert found.record == both[1]
    assert not found.judgement.red


def test_words_nobody_recorded_are_no_record() -> None:
    found = match("Alpha beta gamma delta", "Neil Armstrong", RECORDS)
    assert (found.record, found.judgement.verdict) == (None, Verdict.NO_RECORD)
    assert match("Alpha", "", ()).judgement.verdict is Verdict.NO_RECORD


def test_names_agree_across_titles_initials_and_order() -> None:
    assert same_name("President John F. Kennedy", "Kennedy")
    assert same_name("J. F. Kennedy", "John Fitzgerald Kennedy")
    assert same_name("Yang Liwei", "Yang")
    assert not same_name("Mark Kelly", "Scott Kelly")
    assert not same_name("", "Kelly")
