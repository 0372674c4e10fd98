"""How checks are shown: a mark and words for each subject that passes, a mark and words for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desk.preflight.checks import BY_NAME, CHECKS
from desk.preflight.finding import Finding, Subject, Weight
from desk.ui.kit import State, pill

MARK = 30  # pixels wide

# What is true of the story when no check of the subject finds anything.
PASSES = {
    Subject.PROTECTION: "No confidential name leaves the desk",
    Subject.FURNITURE: "The furniture is complete",
    Subject.COPY: "Nothing is left open in the copy",
    Subject.PHOTOS: "Every photo has caption, credit and alt text",
    Subject.QUOTATIONS: "Published words match the notebook",
    Subject.FACTS: "The facts are checked",
    Subject.LINKS: "The links are in order",
    Subject.LEGAL: "Nothing calls for a lawyer",
    Subject.REVIEW: "Every comment and suggestion is answered",
    Subject.WORDING: "The wording follows house style",
}
MISMATCHES = ("words-differ", "quote-missing", "quote-empty", "quote-meaning", "quote-record", "wrong-speaker")
MARKS: dict[Weight | None, tuple[str, State, str]] = {
    None: ("✓", "ok", "passes"),
    Weight.NOTE: ("i", "plain", "note"),
    Weight.WARNING: ("!", "warn", "warning"),
    Weight.BLOCKER: ("✕", "bad", "stands in the way"),
}


def mark(weight: Weight | None) -> QLabel:
    """The mark of a finding of that weight; None is the mark of what passes."""
    sign, state, spoken = MARKS[weight]
    made = pill(sign, state, name="mark")
    made.setAccessibleName(spoken)
    made.setFixedSize(MARK, 21)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def subject_of(finding: Finding) -> Subject:
    """What it is about; what is found of sealed sources is no check of preflight's list."""
    return BY_NAME[finding.check].subject if finding.check in BY_NAME else Subject.PROTECTION


def clean(findings: Iterable[Finding]) -> tuple[Subject, ...]:
    """The subjects of which PASSES can be said, in its order; notes do not count against it."""
    heavy = tuple(one for one in findings if one.weight is not Weight.NOTE)
    return tuple(subject for subject in PASSES if passes(subject, heavy))


def passes(subject: Subject, findings: Iterable[Finding]) -> bool:
    """Whether PASSES of the subject is true of a story with these findings."""
    found = (one for one in findings if subject_of(one) is subject)
    if subject is Subject.QUOTATIONS:  # a quote may match the notebook and still wait to be verified
        return not any(one.check in MISMATCHES for one in found)
    return not any(found)


def summed(subjects: Iterable[Subject]) -> str:
    """`Furniture, photos, wording: 31 checks pass`."""
    named = [subject.value for subject in subjects]
    count = sum(check.subject in named for check in CHECKS)
    text = f"{', '.join(named)}: {count} checks pass"
    return text[0].upper() + text[1:]


def by_subject(findings: Iterable[Finding]) -> Iterator[tuple[Subject, tuple[Finding, ...]]]:
    """Each subject with its findings, the heaviest first; those with something in the way come first."""
    grouped: dict[Subject, list[Finding]] = {subject: [] for subject in PASSES}
    for one in findings:
        grouped[subject_of(one)].append(one)
    order = list(PASSES)
    for subject in sorted(order, key=lambda one: (-_heaviest(grouped[one]), order.index(one))):
        yield subject, tuple(sorted(grouped[subject], key=lambda one: -one.weight.rank))


def _heaviest(findings: Iterable[Finding]) -> int:
    return max((one.weight.rank for one in findings), default=-1)
