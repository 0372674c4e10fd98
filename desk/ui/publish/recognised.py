"""What was recognised in an article, as the rows of the import show it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.intake.arrival import Arrival, Certainty, Part
from desk.quoting.scan import find_quotations


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the worker brings: the arrival, and the row about its quotations if it has any."""

    arrival: Arrival
    quotations: Part | None = None


def merged(parts: tuple[Part, ...], arrival: Arrival) -> tuple[Part, ...]:
    """One row for the copy and one for what was left out, whatever number of runs they stand in."""
    rows = [part for part in parts if part.name not in ("Copy", "Left out")]
    copies = [part for part in parts if part.name == "Copy"]
    if copies:
        words = sum(int(part.text.split()[0]) for part in copies)
        blocks = len(arrival.paragraphs)
        text = f"{blocks:,} paragraph{'' if blocks == 1 else 's'}, {words:,} words"
        rows.append(replace(copies[0], text=text, last_line=copies[-1].last_line))
    if lost := [part for part in parts if part.name == "Left out"]:
        rows.append(replace(lost[0], text=", ".join(dict.fromkeys(part.text for part in lost))))
    return tuple(rows)


def quotations_part(arrival: Arrival) -> Part | None:
    """How many quotations the copy has, and for how many a speaker can be proposed; None without any."""
    found = find_quotations("\n\n".join(arrival.paragraphs))
    if not found:
        return None
    speakers = sum(bool(one.speaker) for one in found)
    proposed = f"{speakers} speaker{'' if speakers == 1 else 's'} proposed"
    lines = [part for part in arrival.parts if part.name == "Copy"]
    first = lines[0] if lines else Part("Copy", "", -1, -1, "found")
    certainty: Certainty = "found" if speakers == len(found) else "check"
    return Part("Quotations", f"{len(found)} found, {proposed}", first.first_line, first.last_line, certainty)
