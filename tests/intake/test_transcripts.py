"""Transcripts of subtitles, text and Word: who said what, and at which second."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from desk.intake.transcripts import LONGEST, Line, read_transcript
from desk.story.errors import BadFile

SRT = """1
00:00:01,000 --> 00:00:04,000
<i>ARMSTRONG: Houston, Tranquility Base here.</i>

2
00:00:04,500 --> 00:00:06,000
The Eagle has
landed.
3
00:00:07,000 --> 00:00:09,000
- Duke: Roger, Tranquility.
- Thanks a lot.
"""
VTT = """WEBVTT

NOTE made by nobody

STYLE
::cue { color: lime }

first
00:01.000 --> 00:04.000 align:start
<v Neil Armstrong>Houston &amp; Tranquility</v>
<v.loud Charles Duke>Roger <c.green>all</c></v>

1:00:01.250 --> 1:00:02.000
Thanks a lot.
"""


def test_srt_has_a_line_for_each_cue_and_each_voice_in_it() -> None:
    assert read_transcript(SRT.encode("utf-8-sig"), "loop.SRT") == (
        Line("Houston, Tranquility Base here.", "ARMSTRONG", 1.0),
        Line("The Eagle has landed.", "ARMSTRONG", 4.5),
        Line("Roger, Tranquility.", "Duke", 7.0),
        Line("Thanks a lot.", "Duke", 7.0),
    )


def test_vtt_names_voices_and_knows_hours() -> None:
    assert read_transcript(VTT.encode(), "loop.vtt") == (
        Line("Houston & Tranquility", "Neil Armstrong", 1.0),
        Line("Roger all", "Charles Duke", 1.0),
        Line("Thanks a lot.", "Charles Duke", 3601.25),
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("[102:46:06] DUKE: Roger.", Line("Roger.", "DUKE", 369_966.0)),
        ("102:45:58 Armstrong: Houston.", Line("Houston.", "Armstrong", 369_958.0)),
        ("Armstrong (00:12:31): Houston.", Line("Houston.", "Armstrong", 751.0)),
        ("00:12:31 --> 00:12:40 Speaker 1: Houston.", Line("Houston.", "Speaker 1", 751.0)),
        ("Neil Armstrong  12:31\nHouston.", Line("Houston.", "Neil Armstrong", 751.0)),
        ("BUZZ ALDRIN:\nMagnificent desolation.", Line("Magnificent desolation.", "BUZZ ALDRIN")),
        ("[Aldrin] Magnificent desolation.", Line("Magnificent desolation.", "Aldrin")),
        ("He said: no, and at 12:30 he left.", Line("He said: no, and at 12:30 he left.")),
        ("On Monday 12:30 was too late.", Line("On Monday 12:30 was too late.")),
    ],
)
def test_text_may_begin_with_a_time_a_speaker_or_both(written: str, line: Line) -> None:
    assert read_transcript(written.encode(), "loop.txt") == (line,)


def test_whoever_spoke_last_speaks_on() -> None:
    lines = read_transcript(b"Duke: Roger.\n\nWe copy you.\n\nArmstrong: Thank you.", "loop.txt")
    assert [line.speaker for line in lines] == ["Duke", "Duke", "Armstrong"]


def test_word_is_read_by_its_paragraphs() -> None:
    document = docx.Document()
    document.add_paragraph("[00:01:02] ARMSTRONG: Houston, Tranquility Base here.")
    document.add_paragraph("The Eagle has landed.")
    target = io.BytesIO()
    document.save(target)
    assert read_transcript(target.getvalue(), "loop.docx") == (
        Line("Houston, Tranquility Base here.", "ARMSTRONG", 62.0),
        Line("The Eagle has landed.", "ARMSTRONG", 62.0),
    )


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.srt", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.srt", "is not a text file"),
        (b"no subtitles here", "a.vtt", "holds no subtitles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "a.srt", "has no spoken words in it"),
        (b"words", "a.pdf", "is no transcript: choose an .srt, .vtt, .txt or .docx file"),
        (b"words", "a.docx", "is no whole Word file"),
        (
            zipped("word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
            "a.docx",
            "document type or entities",
        ),
        (zipped("word/document.xml", b"<w/>"), "a.docx", "is damaged"),
        ("WEBVTT\n\n99:99:99.000 --> x\n".encode("utf-16"), "a.vtt", "holds no subtitles"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(BadFile, match=says):
        read_transcript(data, name)


def test_a_line_without_end_is_shown_as_several() -> None:
    lines = read_transcript(b"Duke: " + b"Roger that " * 1_000, "loop.txt")
    assert len(lines) > 5
    assert all(len(line.words) <= LONGEST and line.speaker == "Duke" for line in lines)
    assert " ".join(line.words for line in lines).split() == ["Roger", "that"] * 1_000


@pytest.mark.parametrize(
    "row", ["[" * 60, "<v " * 60, "A " * 60 + ":", "1:00:" * 40, "- " * 60, "\u202e>>" * 30, "{\\an8" * 20]
)
def test_nonsense_without_end_is_answered(row: str) -> None:
    data = ("00:00:01,000 --> 00:00:02,000\n" + f"{row}\n" * 3_000 + "end").encode()
    for name in ("a.srt", "a.txt"):
        assert read_transcript(data, name)[-1].words.endswith("end")
