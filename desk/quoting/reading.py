"""One way the published words can be read in the record, with every edit on the way named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting import excuses, spelling
from desk.quoting.alignment import Gap, Pattern
from desk.quoting.excuses import Remark
from desk.quoting.judgement import Difference
from desk.quoting.spoken import Piece, fold

LEADING_REACH = 6  # a bracket that opens a quotation stands for at most so many recorded words
_SENTENCE_END = re.compile(r"[.!?]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its words: offsets of the pieces are code points of the text."""

    text: str
    folded: str
    pieces: tuple[Piece, ...]

    def between(self, before: int, after: int) -> str:
        """The folded characters between two words (-1 and len(pieces) are the ends of the text)."""
        start = self.pieces[before].end if before >= 0 else 0
        end = self.pieces[after].start if after < len(self.pieces) else len(self.folded)
        return self.folded[start:end]

    def words(self, start: int, end: int) -> str:
        """The text from one word to before another, as written."""
        return self.text[self.pieces[start].start : self.pieces[end - 1].end] if end > start else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The remarks on every edit, the word diff, and the first and the last recorded word used."""

    remarks: tuple[Remark, ...]
    differences: tuple[Difference, ...]
    first: int
    last: int

    @property
    def severity(self) -> tuple[int, int, int]:
        """Orders readings: the one with the fewest unpermitted edits, warnings and edits is the fairest."""
        return (
            sum(not remark.excused for remark in self.remarks),
            sum(bool(remark.warning) for remark in self.remarks),
            sum(bool(remark.name) for remark in self.remarks),
        )


def read(pattern: Pattern, starts: Sequence[int], recorded: Passage, published: Passage) -> Reading:
    """Walks the runs where they stand in the record and names every edit before, between, in and after them."""
    remarks: list[Remark] = []
    differences: list[Difference] = []
    end = 0
    for number, (run, start) in enumerate(zip(pattern.runs, starts, strict=True)):
        gap = pattern.gaps[number]
        missing = _opening(gap, start, recorded) if number == 0 else range(end, start)
        _note_gap(gap, missing, recorded, remarks, differences, beyond=number == 0 and start > 0)
        end = start + len(run)
        remarks.extend(_surface(run, start, recorded, published))
        differences.append(Difference("same", recorded.words(start, end), published.text[run[0].start : run[-1].end]))
    closing, more = _closing(pattern.gaps[-1], end, recorded), end < len(recorded.pieces)
    _note_gap(pattern.gaps[-1], closing, recorded, remarks, differences, beyond=more)
    remarks.extend(_ends(pattern, starts[0], end, recorded, published))
    return Reading(tuple(remarks), tuple(differences), starts[0], end)


def _opening(gap: Gap, start: int, recorded: Passage) -> range:
    """The recorded words a bracket at the start may stand for: from the start of the sentence, if near."""
    if not gap.brackets or gap.elision:
        return range(start, start)
    place = start
    while place > 0 and not _SENTENCE_END.search(recorded.between(place - 1, place)):
        place -= 1
        if start - place > LEADING_REACH:
            return range(start, start)
    return range(place, start)


def _closing(gap: Gap, end: int, recorded: Passage) -> range:
    if not gap.brackets or gap.elision:
        return range(end, end)
    place = end
    while place < len(recorded.pieces) and not _SENTENCE_END.search(recorded.between(place - 1, place)):
        place += 1
        if place - end > LEADING_REACH:
            return range(end, end)
    return range(end, place)


def _note_gap(
    gap: Gap,
    missing: range,
    recorded: Passage,
    remarks: list[Remark],
    differences: list[Difference],
    *,
    beyond: bool,
) -> None:
    """Names the edits of one gap; `beyond` says that the record goes on past an end of the quotation."""
    words = recorded.pieces[missing.start : missing.stop]
    written = recorded.words(missing.start, missing.stop)
    if gap.elision:
        remark = excuses.elided(
            words,
            recorded.between(missing.start - 1, missing.start),
            recorded.between(missing.stop - 1, missing.stop),
        )
        if words or beyond:
            remarks.append(remark)
        elif not re.search(r"\.\s?\.|…", recorded.between(missing.start - 1, missing.start)):
            remarks.append(Remark("punctuation"))
        differences.append(Difference(remark.name, written, "…", remark.excused))
        words, written = (), ""
    for number, bracket in enumerate(gap.brackets):
        opens = missing.start == 0 or bool(_SENTENCE_END.search(recorded.between(missing.start - 1, missing.start)))
        remark = excuses.bracketed(
            bracket.text,
            words if number == 0 else (),
            sentence_start=opens,
            in_record=bracket.text in recorded.text,
        )
        if remark.name:
            remarks.append(remark)
        differences.append(Difference(remark.name, written if number == 0 else "", bracket.text, remark.excused))


def _surface(run: Sequence[Piece], start: int, recorded: Passage, published: Passage) -> list[Remark]:
    """Case, spelling, numerals and punctuation inside a run whose words are the same."""
    names: dict[str, Remark] = {}
    for offset, piece in enumerate(run):
        spoken = recorded.pieces[start + offset]
        for name in _surface_of(piece, spoken):
            names[name] = Remark(name, excused=name != "substitution")
        if offset and _marks(published.folded[run[offset - 1].end : piece.start]) != _marks(
            recorded.between(start + offset - 1, start + offset)
        ):
            names["punctuation"] = Remark("punctuation")
    return list(names.values())


def _surface_of(piece: Piece, spoken: Piece) -> list[str]:
    one, other = fold(spoken.text), fold(piece.text)
    if excuses.acronym_trap(one, other):
        return ["substitution"]
    names = ["bracket-case"] if piece.mended else []
    if one == other or piece.mended:
        return names
    folded, written = one.casefold(), other.casefold()
    if folded == written:
        return [*names, "case"]
    if re.sub(r"[.-]", "", folded) == re.sub(r"[.-]", "", written):
        return [*names, "punctuation" if "." in folded + written else "spelling"]
    if piece.key.startswith("#") or not (written[:1].isalpha() and folded[:1].isalpha()):
        return [*names, "number-format"]
    if any(word in spelling.DIALECT or word.endswith("in'") for word in (folded, written)):
        return [*names, "dialect-spelling"]
    return [*names, "masked" if re.search(r"\*|_|--", written) else "spelling"]


def _marks(between: str) -> str:
    """The punctuation between two words with spacing folded and two hyphens made a dash."""
    return re.sub(r"-+", "-", between.replace(" ", "").replace("\n", "").replace("\t", ""))


def _ends(pattern: Pattern, start: int, end: int, recorded: Passage, published: Passage) -> list[Remark]:
    """What was left off before and after, and what that may hide; the closing mark."""
    remarks: list[Remark] = []
    if start > 0 and not pattern.gaps[0].brackets and not pattern.gaps[0].elision:
        remarks.append(Remark("partial", warning=_hidden(_before(start, recorded))))
    if end < len(recorded.pieces):
        remarks.append(Remark("partial", warning=_condition_after(end, recorded)))
    last = pattern.runs[-1][-1]
    if pattern.gaps[-1] == Gap():
        closing = published.folded[last.end :].strip(" \"'")
        spoken = recorded.between(end - 1, end).strip(" \"'")
        if (closing not in ("", ".", ",", "-", ";", ":") and closing[:1] != spoken[:1]) or (
            spoken[:1] == "?" and closing == "."
        ):
            remarks.append(Remark("punctuation"))
    return remarks


def _before(start: int, recorded: Passage) -> list[str]:
    """The words before the fragment, back to the start of its clause, at most six."""
    keys: list[str] = []
    place = start
    while place > 0 and len(keys) < 6 and not re.search(r"[,;:.!?-]", recorded.between(place - 1, place)):
        place -= 1
        keys.append(recorded.pieces[place].key)
    return keys


def _hidden(keys: Sequence[str]) -> str:
    if any(excuses.negates(key) for key in keys):
        return "negation-outside"
    if any(key in excuses.HEDGES for key in keys):
        return "hedge-outside"
    return "condition-outside" if any(key in excuses.CONDITIONS for key in keys) else ""


def _condition_after(end: int, recorded: Passage) -> str:
    following = [piece.key for piece in recorded.pieces[end : end + 3]]
    if re.search(r"[.!?;]", recorded.between(end - 1, end)):
        return ""
    if any(excuses.negates(key) for key in following[:2]):
        return "negation-outside"
    return "condition-outside" if following[:1] and following[0] in excuses.CONDITIONS else ""
