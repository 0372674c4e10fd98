"""Quoted words in a headline, a standfirst or a caption that the copy does not quote."""

from __future__ import annotations

from desk.quoting.judge import judge
from desk.quoting.judgement import Profile
from desk.quoting.marks import Stretch, find_stretches


def unsupported(line: str, copy: str) -> tuple[Stretch, ...]:
    """The quoted stretches of a line of furniture that stand in no quotation of the copy, in order.

    Single marks count in the line, as headlines use them. Offsets are code points of the line, inside the marks.
    """
    double = find_stretches(line, single_marks=False)
    quoted = double if any(stretch.closed for stretch in double.stretches) else find_stretches(line, single_marks=True)
    copied = [copy[stretch.start : stretch.end] for stretch in find_stretches(copy).stretches]
    return tuple(
        stretch
        for stretch in quoted.stretches
        if stretch.closed and not _stands_in(line[stretch.start : stretch.end], copied)
    )


def _stands_in(words: str, quotations: list[str]) -> bool:
    return any(not judge(quotation, words, Profile.LENIENT).red for quotation in quotations)
