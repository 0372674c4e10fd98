"""Words that do not stand in the record: what was changed, dropped, added or moved, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from desk.quoting import excuses
from desk.quoting.judgement import Difference, Fix, Judgement, Ruling, Verdict
from desk.quoting.lists import listed
from desk.quoting.reading import Passage
from desk.quoting.spoken import Kind

SMALL_WORDS = listed("a an the of to in on at by for with from and or that")
MOST = 20_000  # words; longer passages are not compared word by word
REASONS = {
    "negation": "A negation was lost or put in",
    "number": "A figure changed",
    "hedge-dropped": "A reservation was dropped: a possibility became a certainty",
    "elision-unmarked": "Recorded words are missing and no mark of omission shows it",
    "insertion": "Words were put in the speaker's mouth",
    "substitution": "A word was replaced",
    "reordered": "The recorded words stand in another order",
}
ORDER = tuple(REASONS)


@dataclass(frozen=True, slots=True)
class _Edit:
    kind: str
    recorded: tuple[int, int]
    published: tuple[int, int]


def judge_difference(said: Passage, written: Passage) -> Judgement:
    """The judgement on published words that are not the recorded ones: always altered, with the word diff."""
    shown = Passage(written.text, written.folded, tuple(piece for piece in written.pieces if piece.kind is Kind.WORD))
    edits = _edits(said, shown)
    kinds = {edit.kind for edit in edits} - {"same"}
    names = [name for name in ORDER if name in kinds]
    if _moved(edits, said, shown):
        names = ["reordered", *(name for name in names if name in ("negation", "number"))]
    verdict = _verdict(names)
    reason = "; ".join(REASONS[name] for name in names[:2]) + "."
    differences = tuple(
        Difference(edit.kind, said.words(*edit.recorded), shown.words(*edit.published), edit.kind == "same")
        for edit in edits
    )
    return Judgement(Ruling.ALTERED, verdict, tuple(names), (), reason, differences, _fixes(edits, names, said, shown))


def _edits(said: Passage, shown: Passage) -> list[_Edit]:
    """The edits from the nearest stretch of the record to the published words, ends of the record left off."""
    if len(said.pieces) > MOST or len(shown.pieces) > MOST:
        return [_Edit("substitution", (0, len(said.pieces)), (0, len(shown.pieces)))]
    signs: dict[str, str] = {}
    spoken = "".join(signs.setdefault(piece.key, chr(0x10000 + len(signs))) for piece in said.pieces)
    printed = "".join(signs.setdefault(piece.key, chr(0x10000 + len(signs))) for piece in shown.pieces)
    first, last = _window(spoken, printed)
    edits: list[_Edit] = []
    for op in Indel.opcodes(spoken[first:last], printed):
        recorded = (first + op.src_start, first + op.src_end)
        published = (op.dest_start, op.dest_end)
        edits.append(_Edit("same" if op.tag == "equal" else op.tag, recorded, published))
    edits = _as_replacements(edits)
    while edits and edits[0].kind == "delete":
        edits.pop(0)
    while edits and edits[-1].kind == "delete":
        edits.pop()
    return [_named(edit, said, shown) for edit in edits]


def _window(spoken: str, printed: str) -> tuple[int, int]:
    """The stretch of the record the published words come nearest to, with room for dropped words."""
    if len(printed) >= len(spoken):
        return 0, len(spoken)
    found = fuzz.partial_ratio_alignment(printed, spoken)
    if found is None:
        return 0, len(spoken)
    room = len(printed) // 2 + 6
    return max(0, found.dest_start - room), min(len(spoken), found.dest_end + room)


def _as_replacements(edits: Sequence[_Edit]) -> list[_Edit]:
    """A deletion next to an insertion read as one replacement."""
    out: list[_Edit] = []
    for edit in edits:
        if out and {out[-1].kind, edit.kind} <= {"insert", "delete", "replace"} and out[-1].kind != edit.kind:
            before = out.pop()
            out.append(
                _Edit(
                    "replace",
                    (min(before.recorded[0], edit.recorded[0]), max(before.recorded[1], edit.recorded[1])),
                    (min(before.published[0], edit.published[0]), max(before.published[1], edit.published[1])),
                )
            )
        else:
            out.append(edit)
    return out


def _named(edit: _Edit, said: Passage, shown: Passage) -> _Edit:
    if edit.kind == "same":
        return edit
    lost = [piece.key for piece in said.pieces[slice(*edit.recorded)]]
    put_in = [piece.key for piece in shown.pieces[slice(*edit.published)]]
    if sum(map(excuses.negates, lost)) != sum(map(excuses.negates, put_in)):
        return _Edit("negation", edit.recorded, edit.published)
    if edit.kind == "replace" and any(key.startswith("#") for key in (*lost, *put_in)):
        return _Edit("number", edit.recorded, edit.published)
    if edit.kind == "delete" and any(key in excuses.HEDGES for key in lost):
        return _Edit("hedge-dropped", edit.recorded, edit.published)
    kind = {"delete": "elision-unmarked", "insert": "insertion"}.get(edit.kind, "substitution")
    return _Edit(kind, edit.recorded, edit.published)


def _moved(edits: Sequence[_Edit], said: Passage, shown: Passage) -> bool:
    """Whether the same words stand in both, in another order."""
    lost: Counter[str] = Counter()
    put_in: Counter[str] = Counter()
    for edit in edits:
        if edit.kind != "same":
            lost.update(piece.key for piece in said.pieces[slice(*edit.recorded)])
            put_in.update(piece.key for piece in shown.pieces[slice(*edit.published)])
    everything = Counter(piece.key for piece in said.pieces)
    return bool(put_in) and (put_in <= lost or Counter(piece.key for piece in shown.pieces) <= everything)


def _verdict(names: Sequence[str]) -> Verdict:
    if "reordered" in names:
        return Verdict.SPLICED
    if names and set(names) <= {"elision-unmarked", "hedge-dropped"}:
        return Verdict.UNMARKED_OMISSION
    return Verdict.WORDS_DIFFER


def _fixes(edits: Sequence[_Edit], names: Sequence[str], said: Passage, shown: Passage) -> tuple[Fix, ...]:
    same = [edit for edit in edits if edit.kind == "same"]
    if not same:
        return ()
    fixes = [Fix("use the notebook's words", said.words(*_meant(edits, same)))]
    if names and set(names) == {"elision-unmarked"}:
        marked = " … ".join(shown.words(*edit.published) for edit in same)
        fixes.append(Fix("mark the omission with …", marked))
    for edit in edits:
        added = [piece.key for piece in shown.pieces[slice(*edit.published)]]
        if edit.kind == "insertion" and set(added) <= SMALL_WORDS:
            words = shown.words(*edit.published)
            start, end = shown.pieces[edit.published[0]].start, shown.pieces[edit.published[1] - 1].end
            fixes.append(Fix(f"insert [{words}]", f"{shown.text[:start]}[{words}]{shown.text[end:]}"))
    return tuple(fixes)


def _meant(edits: Sequence[_Edit], same: Sequence[_Edit]) -> tuple[int, int]:
    """The stretch of the record that is published: at its ends as many other words as were put in their place."""
    first, last = same[0].recorded[0], same[-1].recorded[1]
    if edits[0] is not same[0]:
        first = max(edits[0].recorded[0], first - _length(edits[0].published))
    if edits[-1] is not same[-1]:
        last = min(edits[-1].recorded[1], last + _length(edits[-1].published))
    return first, last


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]
