"""Taking words of the source for a part, one key each, and what else of the source could be that part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desk.intake.candidates import read_moment_of, read_names, read_place
from desk.story.errors import RuleError
from desk.ui.publish.corrections import published_text


@dataclass(frozen=True, slots=True)
class Take:
    """The key that takes words for the part called `part`; `read` makes of them what stands in its field."""

    key: Qt.Key
    letter: str
    label: str
    part: str
    read: Callable[[str], str]


def _as_it_is(words: str) -> str:
    return words


def _names(words: str) -> str:
    return read_names(words) or words


def _moment(words: str) -> str:
    moment = read_moment_of(words)
    if moment is None:
        raise RuleError(f"‘{_short(words)}’ tells no day: select the words with the date, and press P.")
    return published_text(moment)


def _place(words: str) -> str:
    if not (place := read_place(words)):
        raise RuleError(f"‘{_short(words)}’ is no dateline: select the place and the day, and press D.")
    return place


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


TAKES = (
    Take(Qt.Key.Key_H, "H", "headline", "Headline", _as_it_is),
    Take(Qt.Key.Key_T, "T", "standfirst", "Standfirst", _as_it_is),
    Take(Qt.Key.Key_S, "S", "section", "Section", _as_it_is),
    Take(Qt.Key.Key_B, "B", "byline", "Byline", _names),
    Take(Qt.Key.Key_P, "P", "published", "Published", _moment),
    Take(Qt.Key.Key_D, "D", "dateline", "Dateline", _place),
    Take(Qt.Key.Key_C, "C", "credit", "Photo", _as_it_is),
)
HINT = "Select words here, then press " + " · ".join(f"{one.letter} {one.label}" for one in TAKES)
