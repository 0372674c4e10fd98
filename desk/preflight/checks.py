"""All checks in one list, and the one way to run them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from desk.preflight import (
    acronyms,
    copy_checks,
    facts,
    flags,
    furniture,
    legal,
    links,
    own_rules,
    photos,
    protection,
    quotations,
    review,
    single_source,
    slips,
    wording,
)
from desk.preflight.finding import Check, Context, Finding, Weight
from desk.preflight.reading import Reading
from desk.preflight.weights import weight_of
from desk.story.story import Story

CHECKS: tuple[Check, ...] = (
    *protection.CHECKS,
    *furniture.CHECKS,
    *copy_checks.CHECKS,
    *slips.CHECKS,
    *photos.CHECKS,
    *quotations.CHECKS,
    *facts.CHECKS,
    *single_source.CHECKS,
    *links.CHECKS,
    *flags.CHECKS,
    *legal.CHECKS,
    *review.CHECKS,
    *acronyms.CHECKS,
    *wording.CHECKS,
    *own_rules.CHECKS,
)
MOST = 100  # findings of one check; a story that has more is told no better by all of them
BY_NAME = {one.name: one for one in CHECKS}


def preflight(story: Story, context: Context, stale: Callable[[], bool] = lambda: False) -> tuple[Finding, ...]:
    """Every finding on the story as it stands, the heaviest first; what the desk has switched off does not run.

    Raises Stale soon after nobody wants to know any more.
    """
    reading = Reading(story, context, stale)
    found: list[Finding] = []
    for check in CHECKS:
        reading.go_on()
        weight = weight_of(check, context.house, story.furniture.section)
        if weight is not None:
            found += (
                Finding(check.name, weight, remark.place, remark.message, remark.fix, not check.overridable)
                for remark in islice(check.run(reading), MOST)
            )
    return tuple(sorted(found, key=lambda finding: -finding.weight.rank))


def blocking(findings: tuple[Finding, ...], set_name: str) -> tuple[Finding, ...]:
    """The findings that stop the move with that set of checks: 'submit', 'approve' or 'publish'.

    What is of no check here, for it was found behind the vault, stops every move.
    """
    heavy = (one for one in findings if one.weight is Weight.BLOCKER)
    return tuple(one for one in heavy if one.check not in BY_NAME or set_name in BY_NAME[one.check].sets)
