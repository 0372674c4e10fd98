"""The forms in which a text may name somebody, folded."""

from __future__ import annotations

from desk.preflight.folding import keys
from desk.story.source import SourceKind

_BEFORE_NAMES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baron",
    "baroness", "gen", "general", "col", "colonel", "maj", "major", "capt", "captain", "lt", "lieutenant",
    "sgt", "sergeant", "sen", "senator", "gov", "governor", "rep", "representative", "rev", "reverend", "hon",
    "judge", "justice", "president", "minister", "secretary", "ambassador", "king", "queen", "prince",
    "princess",
})  # fmt: skip
_AFTER_NAMES = frozenset({
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "kc", "mp", "esq", "obe", "mbe", "cbe",
})  # fmt: skip
_JOINED_LEAST = 6  # letters of a name written as one word (file names, addresses) that still mean that name


def name_forms(name: str, kind: SourceKind = SourceKind.PERSON) -> set[tuple[str, ...]]:
    """The folded forms in which a name names somebody: whole, without titles, without middle names, turned round,
    run together."""
    whole = keys(name)
    bare = bare_name(whole) if kind is SourceKind.PERSON else whole
    forms = {whole, bare}
    if kind is SourceKind.PERSON and len(bare) > 1:
        forms |= {(bare[0], bare[-1]), (bare[-1], *bare[:-1]), (bare[-1], bare[0])}
    forms |= {("".join(form),) for form in tuple(forms) if len("".join(form)) >= _JOINED_LEAST}
    return {form for form in forms if form and len("".join(form)) > 1}


def bare_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without titles before and letters after it."""
    start, end = 0, len(words)
    while end - start > 1 and words[start] in _BEFORE_NAMES:
        start += 1
    while end - start > 1 and words[end - 1] in _AFTER_NAMES:
        end -= 1
    return words[start:end]
