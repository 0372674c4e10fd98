"""Transcripts: subtitles (SRT, VTT), plain text and Word to lines with the time they begin and who speaks.

A line whose speaker is not named is the last one's. What is no subtitle and no text is refused with a sentence.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import PurePath
from typing import Protocol, cast
from zipfile import BadZipFile

import mammoth

from desk.intake.encoding import decode_text
from desk.intake.packages import WORD, check_package
from desk.intake.wording import clean_text, one_line
from desk.story.errors import BadFile
from desk.story.timecode import seconds_in

MOST = 200_000  # lines; a day of talk has a tenth of that
LONGEST = 1_200  # characters of a line; a longer one is shown as several
_STAMP = r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"\s*({_STAMP})\s*-->\s*({_STAMP})")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,60}\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,60})?\s+([^<>]{1,80})>")
_AHEAD = re.compile(rf"\s*[\[(]?({_STAMP})[\])]?(?:\s*-->?\s*[\[(]?{_STAMP}[\])]?)?\s*[-–—:]?\s*(.*)", re.DOTALL)
_HEAD = re.compile(rf"\s*([^\d\n:]{{1,60}}?)\s*[,\-–—]?\s*[\[(]?({_STAMP})[\])]?\s*:?\s*")
_SPEAKER = re.compile(r"(?:>>\s*|[-–—]\s+)?([^\W\d_][^:\n.!?;,\"“”]{0,50}(?:\(\w{1,20}\))?):\s+(?=\S)")
_BRACKETED = re.compile(r"\[([^\W\d_][^\[\]\n]{0,50})\]:?\s+(?=\S)")
_SMALL = frozenset("and de del der di du la le of the van von y".split())


@dataclass(frozen=True, slots=True)
class Line:
    """Some words in one go: `start` is the second they begin at, -1 where nothing says it; the speaker may be ''."""

    words: str
    speaker: str = ""
    start: float = -1.0


def read_transcript(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a transcript in the order of the file. Raises BadFile with the reason, in a sentence."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadFile(f"“{name}” is no transcript: choose an .srt, .vtt, .txt or .docx file.")
    found: list[Line] = []
    for line in _carried(reader(data, name)):
        found += _cut(line)
        if len(found) > MOST:
            raise BadFile(f"“{name}” has more than {MOST:,} lines, which no transcript has: cut it into parts.")
    if not found:
        raise BadFile(f"“{name}” has no spoken words in it that could be read: open it and look what it holds.")
    return tuple(found)


def _subtitles(data: bytes, name: str) -> Iterator[Line]:
    """The cues of SRT and VTT; notes, styles and numbers are passed over."""
    text = clean_text(decode_text(data, name))
    lines, seen = text.split("\n"), False
    number = 0
    while number < len(lines):
        cue = _CUE.match(lines[number])
        number += 1
        if cue is None:
            continue
        seen, words = True, []
        while number < len(lines) and lines[number].strip() and not _CUE.match(lines[number]):
            words.append(lines[number])
            number += 1
        if number < len(lines) and lines[number].strip() and words and words[-1].strip().isdecimal():
            words.pop()  # no blank line between two cues: that was the next one's number
        yield from _spoken("\n".join(words), seconds_in(cue[1]))
    if not seen:
        raise BadFile(f"“{name}” holds no subtitles: there is no line such as 00:00:01,000 --> 00:00:04,000 in it.")


def _spoken(text: str, start: float | None) -> Iterator[Line]:
    """The lines of one cue: one for each voice in it."""
    at = -1.0 if start is None else start
    for part in re.split(r"(?=<v[.\s])", text):
        voice = _VOICE.search(part)
        words = unescape(_TAG.sub("", part))
        if voice is not None:
            yield Line(one_line(words), one_line(unescape(voice[1])), at)
            continue
        for said in _by_dashes(words):
            yield _with_speaker(said, at)


def _by_dashes(words: str) -> list[str]:
    """Two voices in one cue, each begun by a dash."""
    rows = [row for row in words.split("\n") if row.strip()]
    if len(rows) > 1 and all(re.match(r"\s*(?:[-–—]\s?|>>)\S", row) for row in rows):
        return rows
    return [" ".join(rows)]


def _written(text: str) -> Iterator[Line]:
    """The lines of a text: each may begin with a time, a speaker or both; a head alone holds for what follows it."""
    start, speaker = -1.0, ""
    for row in clean_text(text).split("\n"):
        if not row.strip():
            continue
        if (head := _HEAD.fullmatch(row)) is not None and _is_name(head[1]):
            speaker, start = one_line(head[1]), _seconds(head[2])
            continue
        line = _read_row(row)
        if not line.words:
            start, speaker = (line.start if line.start >= 0 else start), line.speaker or speaker
            continue
        yield replace(line, start=line.start if line.start >= 0 else start, speaker=line.speaker or speaker)
        start, speaker = -1.0, ""


def _read_row(row: str) -> Line:
    ahead = _AHEAD.fullmatch(row)
    if ahead is not None:
        return _with_speaker(ahead[2], _seconds(ahead[1]))
    head = _HEAD.match(row)
    if (
        head is not None
        and _is_name(head[1])
        and (row[head.start(2) - 1] in "[(" or row[: head.end()].rstrip()[-1] == ":")
    ):
        return Line(one_line(row[head.end() :]), one_line(head[1]), _seconds(head[2]))
    return _with_speaker(row, -1.0)


def _seconds(stamp: str) -> float:
    found = seconds_in(stamp)
    return -1.0 if found is None else found


def _with_speaker(words: str, start: float) -> Line:
    """`ARMSTRONG: Houston, …` and `[Armstrong] Houston, …`; a colon in mid-sentence names nobody."""
    text = words.strip()
    for shape in (_SPEAKER, _BRACKETED):
        found = shape.match(text)
        if found is not None and _is_name(found[1]):
            return Line(one_line(text[found.end() :]), one_line(found[1]), start)
    if (alone := re.fullmatch(r"\s*([^\W\d_][^:\n.!?;,\"“”]{0,50}):\s*", text)) is not None and _is_name(alone[1]):
        return Line("", one_line(alone[1]), start)
    return Line(one_line(re.sub(r"^(?:>>\s*|[-–—]\s+)", "", text)), "", start)


def _is_name(text: str) -> bool:
    """Whether the words can be what somebody is called: few, and each with a capital or a number."""
    words = re.sub(r"[()]", " ", text).split()
    large = [word for word in words if word.casefold() not in _SMALL]
    return 0 < len(words) <= 5 and bool(large) and all(word[:1].isupper() or word.isdecimal() for word in large)


def _carried(lines: Iterator[Line]) -> Iterator[Line]:
    """Who spoke last speaks on; a line without a time stands at that of the one before it."""
    speaker, start = "", -1.0
    for line in lines:
        speaker = line.speaker or speaker
        start = line.start if line.start >= 0 else start
        if line.words:
            yield Line(line.words, speaker, start)


def _cut(line: Line) -> list[Line]:
    """A line of more than LONGEST characters as several, parted between words."""
    words, made = line.words, []
    while len(words) > LONGEST:
        at = words.rfind(" ", LONGEST // 2, LONGEST)
        at = at if at > 0 else LONGEST
        made.append(replace(line, words=words[:at].rstrip()))
        words = words[at:].lstrip()
    return [*made, replace(line, words=words)] if words else made


class _Result(Protocol):
    value: str


def _word(data: bytes, name: str) -> Iterator[Line]:
    check_package(data, name, WORD)
    try:
        raw = cast(_Result, mammoth.extract_raw_text(io.BytesIO(data))).value
    except (
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        IndexError,
        BadZipFile,
        RecursionError,
        SyntaxError,
    ) as fault:
        raise BadFile(f"“{name}” is damaged: open it in Word and save it again.") from fault
    return _written(raw)


_READERS: dict[str, Callable[[bytes, str], Iterator[Line]]] = {
    ".srt": _subtitles,
    ".vtt": _subtitles,
    ".txt": lambda data, name: _written(decode_text(data, name)),
    ".docx": _word,
}
