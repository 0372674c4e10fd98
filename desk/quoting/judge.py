"""Published words against recorded words: what was done to them, and whether that may be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from desk.quoting import differ, excuses, reading, spelling, spoken
from desk.quoting.alignment import pattern_of, placements
from desk.quoting.judgement import Fix, Judgement, Profile, Ruling, Verdict
from desk.quoting.lists import listed
from desk.quoting.reading import Passage, Reading
from desk.quoting.spoken import Kind, Piece

FILLERS: tuple[tuple[str, ...], ...] = (("um",), ("uh",), ("er",), ("erm",), ("ah",), ("uhm",), ("mm",), ("hmm",))
SET_OFF_FILLERS: tuple[tuple[str, ...], ...] = (
    ("you", "know"),
    ("i", "mean"),
    ("like",),
    ("sort", "of"),
    ("kind", "of"),
    ("well",),
    ("so",),
)
EMPHATIC = listed("very really much many no yes long far more never had that")
USE_THE_RECORD = "use the notebook's words"
SENTENCES = {
    "partial": "a word-for-word part of the record",
    "case": "a capital letter changed",
    "punctuation": "only punctuation changed",
    "bracket-replace": "a bracket stands for a pronoun or a name",
    "bracket-insert": "words were put in, in brackets",
    "bracket-case": "a letter was changed, in brackets",
    "elision": "words were left out and marked",
    "sic": "[sic] was put in",
    "spelling": "house spelling",
    "number-format": "the same amounts in house style",
    "dialect-spelling": "the standard spelling of what was said",
    "masked": "an obscenity was masked",
    "filler-dropped": "ums and fillers went out without a mark",
    "stutter-dropped": "a repeated word went out without a mark",
    "contraction": "a contraction was written out or drawn together",
}


def judge(recorded: str, published: str, profile: Profile = Profile.STRICT) -> Judgement:
    """Holds published words against recorded words.

    The published words must stand in the record in order; every edit between them must be one that the profile
    permits. A likeness score plays no part. Any text is taken; empty records give 'no record'.
    """
    said = _passage(recorded, bracketed=False)
    written = _passage(published, bracketed=True)
    if not said.pieces:
        return Judgement(Ruling.ALTERED, Verdict.NO_RECORD, reason="There are no recorded words to compare with.")
    if not any(piece.kind is Kind.WORD for piece in written.pieces):
        return Judgement(Ruling.ALTERED, Verdict.WORDS_DIFFER, reason="No recorded word is left in the quotation.")
    said, written = _brought_together(said, written)
    found = _fairest(said, written)
    if found is not None:
        return _permitted(found, said, written, profile, _stutter_before(found.first, said))
    return _loosened(said, written, profile) or differ.judge_difference(said, written)


def _stutter_before(first: int, said: Passage) -> tuple[str, ...]:
    """A quotation that opens on the second half of a stutter ("I, I think") has dropped the first."""
    keys = [piece.key for piece in said.pieces[max(0, first - 3) : first + 3]]
    here = min(first, 3)
    for length in range(1, here + 1):
        twice = keys[here - length : here] == keys[here : here + length]
        if twice and not (length == 1 and keys[here] in EMPHATIC):
            return ("stutter-dropped",)
    return ()


@lru_cache(maxsize=64)
def _passage(text: str, *, bracketed: bool) -> Passage:
    pieces = spoken.pieces_of(text, bracketed=bracketed)
    if not bracketed:
        pieces = tuple(piece for piece in pieces if piece.kind is Kind.WORD)
    return Passage(text, spoken.fold(text), pieces)


def _brought_together(said: Passage, written: Passage) -> tuple[Passage, Passage]:
    """Compounds written alike on both sides, masked words given the word they mask."""
    words = {piece.key for piece in said.pieces}
    profane = [word for word in sorted(words) if excuses.profane(word)]
    shown = tuple(_as_meant(piece, words, profane) for piece in written.pieces)
    recorded = spoken.join_compounds(said.pieces, shown, said.folded)
    shown = spoken.join_compounds(shown, recorded, written.folded)
    return replace(said, pieces=recorded), replace(written, pieces=shown)


def _as_meant(piece: Piece, recorded: set[str], profane: Sequence[str]) -> Piece:
    """A masked word read as the word it masks; like[d] read as a bracket where the record says 'like'."""
    if any(mask in spoken.fold(piece.text) for mask in ("**", "--", "__")):
        return replace(piece, key=excuses.unmasked(piece.text, profane) or piece.key)
    if piece.mended and piece.key not in recorded:
        return replace(piece, kind=Kind.BRACKET, text=f"[{piece.key}]")
    return piece


def _fairest(said: Passage, written: Passage) -> Reading | None:
    """The reading with the fewest unpermitted edits, or None if the words do not stand in the record in order."""
    pattern = pattern_of(written.pieces)
    ways = placements(pattern, [piece.key for piece in said.pieces])
    readings = (reading.read(pattern, starts, said, written) for starts in ways)
    return min(readings, key=lambda found: found.severity, default=None)


def _permitted(
    found: Reading, said: Passage, written: Passage, profile: Profile, loosened: tuple[str, ...]
) -> Judgement:
    """The judgement on a reading; `loosened` names edits that only the lenient profile lets pass."""
    names = dict.fromkeys((*(remark.name for remark in found.remarks), *loosened))
    names.pop("partial" if len(names) > 1 and "elision" in names else "", None)
    warnings = tuple(dict.fromkeys(remark.warning for remark in found.remarks if remark.warning))
    refused = [remark for remark in found.remarks if not remark.excused]
    if refused or (loosened and profile is Profile.STRICT):
        whys = [remark.why or "a word was changed" for remark in refused] or [SENTENCES[name] for name in loosened]
        verdict = _red_verdict([remark.name for remark in refused], loosened)
        return Judgement(
            Ruling.ALTERED, verdict, tuple(names), warnings, _sentence(whys), found.differences,
            (Fix(USE_THE_RECORD, said.words(found.first, found.last)),),
        )  # fmt: skip
    edits = [name for name in names if name != "partial"]
    verdict = Verdict.MARKED_EDIT if edits else Verdict.TRIMMED if names else Verdict.VERBATIM
    reason = _sentence([SENTENCES[name] for name in names] or ["word for word as recorded"])
    ruling = Ruling.ACCEPTABLE if edits else Ruling.VERBATIM
    return Judgement(ruling, verdict, tuple(names), warnings, reason, found.differences)


def _red_verdict(refused: Sequence[str], loosened: tuple[str, ...]) -> Verdict:
    dropped = {"filler-dropped", "stutter-dropped", "elision-unmarked"}
    if set(refused) | set(loosened) <= dropped:
        return Verdict.UNMARKED_OMISSION
    return Verdict.WORDS_DIFFER


def _sentence(clauses: Sequence[str]) -> str:
    text = "; ".join(dict.fromkeys(clauses))
    return f"{text[:1].upper()}{text[1:]}."


def _loosened(said: Passage, written: Passage, profile: Profile) -> Judgement | None:
    """The same with fillers, stutters and contractions folded: what the lenient profile lets pass."""
    steps: tuple[tuple[str, Callable[[Passage], Passage]], ...] = (
        ("filler-dropped", _without_fillers),
        ("stutter-dropped", _without_stutters),
        ("contraction", _written_out),
    )
    names: list[str] = []
    for name, step in steps:
        before = (len(said.pieces), len(written.pieces))
        shorter, shown = step(said), step(written)
        if not _only_fewer(said, shorter, written, shown) and name != "contraction":
            continue
        if (len(shorter.pieces), len(shown.pieces)) == before:
            continue
        said, written = shorter, shown
        names.append(name)
        found = _fairest(said, written)
        if found is not None:
            return _permitted(found, said, written, profile, tuple(names))
    return None


def _only_fewer(said: Passage, shorter: Passage, written: Passage, shown: Passage) -> bool:
    """Whether the published words dropped what was recorded and added nothing of it."""
    recorded = Counter(p.key for p in said.pieces) - Counter(p.key for p in shorter.pieces)
    published = Counter(p.key for p in written.pieces) - Counter(p.key for p in shown.pieces)
    return published <= recorded and recorded != published


def _without_fillers(passage: Passage) -> Passage:
    keys = [piece.key for piece in passage.pieces]
    keep: list[Piece] = []
    at = 0
    while at < len(keys):
        length = _filler_at(passage, keys, at)
        if length:
            at += length
        else:
            keep.append(passage.pieces[at])
            at += 1
    return replace(passage, pieces=tuple(keep))


def _filler_at(passage: Passage, keys: Sequence[str], at: int) -> int:
    for filler in FILLERS:
        if tuple(keys[at : at + len(filler)]) == filler:
            return len(filler)
    for filler in SET_OFF_FILLERS:
        end = at + len(filler)
        if tuple(keys[at:end]) == filler and _set_off(passage, at, end):
            return len(filler)
    return 0


def _set_off(passage: Passage, at: int, end: int) -> bool:
    """Whether words stand between commas or dashes (the start of a sentence counts as one)."""
    before, after = passage.between(at - 1, at), passage.between(end - 1, end)
    return (at == 0 or any(mark in before for mark in ",-.?!")) and any(mark in after for mark in ",-")


def _without_stutters(passage: Passage) -> Passage:
    keep: list[Piece] = []
    keys = [piece.key for piece in passage.pieces]
    at = 0
    while at < len(keys):
        length = next((n for n in (3, 2, 1) if keys[at : at + n] == keys[at + n : at + 2 * n]), 0)
        if length and not (length == 1 and (keys[at] in EMPHATIC or passage.pieces[at].kind is not Kind.WORD)):
            at += length
        else:
            keep.append(passage.pieces[at])
            at += 1
    return replace(passage, pieces=tuple(keep))


def _written_out(passage: Passage) -> Passage:
    pieces = tuple(replace(piece, key=part) for piece in passage.pieces for part in _parts(piece))
    return replace(passage, pieces=pieces)


def _parts(piece: Piece) -> tuple[str, ...]:
    return spelling.apart(piece.key) if piece.kind is Kind.WORD else (piece.key,)
