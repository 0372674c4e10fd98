"""Wording: every rule of house style is a check of its own, so that a desk can weigh each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desk.preflight.finding import FROM_APPROVAL, Check, Fix, Remark, Subject
from desk.preflight.fixes import Rewrite
from desk.preflight.reading import Reading
from desk.preflight.rules import Rule, house_rules


def _run(rule: Rule) -> Callable[[Reading], Iterator[Remark]]:
    def run(reading: Reading) -> Iterator[Remark]:
        for passage, hit in reading.style_hits.get(rule.name, ()):
            if rule.copy_only and passage.part != "copy":
                continue
            place = passage.place(hit.start, hit.end)
            shown = " ".join(place.words.split())
            if hit.better:
                message = f"Write ‘{hit.better}’ for ‘{shown}’ in {passage.label}: {rule.why}"
            else:
                message = f"‘{shown}’ in {passage.label}: {rule.why}"
            fix = Fix(f"Write ‘{hit.better}’", Rewrite(place, hit.better)) if rule.sure and hit.better else None
            yield Remark(place, message, fix)

    return run


CHECKS = tuple(
    Check(rule.name, rule.label, Subject.WORDING, rule.weight, _run(rule), FROM_APPROVAL) for rule in house_rules()
)
