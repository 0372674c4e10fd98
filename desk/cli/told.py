"""Stories, findings and histories as text for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from desk.newsroom.progress import SILENT, Progress
from desk.preflight.finding import Finding
from desk.storage.stories import Line
from desk.story.furniture import SLOTS
from desk.story.record import content_digest, to_record
from desk.story.slot_text import slot_text
from desk.story.story import Story


def line_text(line: Line) -> str:
    return f"{line.key}  {line.stage.value:<18} {line.words:>6} w  {line.section:<24} {line.title}"


def lines_text(lines: Sequence[Line]) -> str:
    return "\n".join(line_text(line) for line in lines) or "No stories here."


def story_record(story: Story) -> dict[str, Any]:
    """The story as a stable JSON object; fields that have their default are left out, but never these."""
    record: dict[str, Any] = to_record(story)
    return {**record, "stage": story.stage.value, "title": story.title, "digest": content_digest(story)}


def story_text(story: Story) -> str:
    """The furniture that is filled in, the notebook, then the copy."""
    rows = [f"{'Key':<18} {story.key}", f"{'Stage':<18} {story.stage.value}"]
    rows += [f"{slot.label:<18} {text}" for slot in SLOTS if (text := slot_text(slot, story.furniture))]
    rows += [f"{'Photo':<18} {photo.key}  {photo.caption} [{photo.credit}]" for photo in story.photos]
    rows += [f"{'Source':<18} {source.key}  {source.desk_name} ({source.terms})" for source in story.sources]
    rows += [f"{'Quote':<18} {quote.key}  “{quote.words}”" for quote in story.quotes]
    rows += [f"{'Document':<18} {document.key}  {document.called}" for document in story.documents]
    rows += [f"{'Asked for comment':<18} {one.key}  {one.who}" for one in story.approaches]
    return "\n".join([*rows, "", story.copy])


def finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "weight": finding.weight.value,
        "message": finding.message,
        "place": to_record(finding.place),
        "fix": finding.fix.label if finding.fix else None,
    }


def findings_text(findings: Sequence[Finding]) -> str:
    return "\n".join(f"{one.weight.value:<8} {one.message}" for one in findings) or "Nothing to say: all checks pass."


def watched() -> Progress:
    """How far a long verb has come, in one line of the terminal; nothing is told where nobody watches."""
    if not sys.stderr.isatty():
        return SILENT

    def tell(done: int, total: int, what: str) -> None:
        end = "\r\033[K" if done + 1 >= total else ""
        sys.stderr.write(f"\r\033[K{what} …{end}")
        sys.stderr.flush()

    return Progress(tell)
