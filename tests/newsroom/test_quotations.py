"""Quotations of a story, each with its proposed speaker and the notebook's verdict."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import sampling
from desk.newsroom.quotations import quotations
from desk.storage.desk import Desk


def test_each_quotation_has_its_speaker_and_its_verdict(local_desk: Desk) -> None:
    story = sampling.put_sample(local_desk)
    found = {one.words: one for one in quotations(story)}
    landed = found["Houston, Tranquility Base here. The Eagle has landed."]
    assert (landed.record, landed.verdict) == ("landed1969", "verbatim")
    step = found["That’s one small step for a man, one giant leap for mankind,"]
    assert (step.speaker, step.record, step.verdict) == ("Neil Armstrong", "smallstep9", "words differ")
    assert step.reason


def test_words_without_a_record_say_so(local_desk: Desk) -> None:
    story = sampling.put_sample(local_desk)
    (only,) = quotations(replace(story, copy="“We came in peace for all mankind,” Armstrong said.", quotes=()))
    assert (only.record, only.verdict) == ("", "no record")
