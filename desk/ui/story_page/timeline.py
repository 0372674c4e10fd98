"""The timeline: one row of steps to undo and redo, whether words of the copy or anything else of the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

DEEPEST = 1_000


@dataclass(slots=True)
class Part:
    """A change and its way back. Two parts of one `value` (not '') one after the other become one."""

    undo: Callable[[], object]
    redo: Callable[[], object]
    value: str = ""


@dataclass(slots=True)
class Step:
    """One thing that can be taken back. Steps with the same `group` (not '') one after the other are one."""

    label: str
    parts: list[Part] = field(default_factory=list)
    group: str = ""

    def add(self, part: Part) -> None:
        last = self.parts[-1] if self.parts else None
        if last is not None and part.value and last.value == part.value:
            last.redo = part.redo
        else:
            self.parts.append(part)


class Timeline:
    """What was done, in order, across the copy's own undo and the story's other values."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._at = 0
        self._open: Step | None = None
        self._moving = False  # while a step is taken back or done again

    def add(self, label: str, part: Part, group: str = "") -> None:
        """Put down what was just done; what had been taken back is gone."""
        if self._moving:
            return
        if self._open is not None:
            self._open.add(part)
            return
        self._put(Step(label, [part], group))

    def together(self, label: str, do: Callable[[], object], group: str = "") -> None:
        """Whatever `do` adds is one step of that name."""
        if self._moving or self._open is not None:
            do()
            return
        self._open = made = Step(label, [], group)
        try:
            do()
        finally:
            self._open = None
        if made.parts:
            self._put(made)

    def close_group(self) -> None:
        """The next step begins anew, even if its group is that of the last."""
        if self._steps:
            self._steps[-1].group = ""

    def undo(self) -> str:
        """Take the last step back; its label, or '' when there is none."""
        if not self._at:
            return ""
        self._at -= 1
        step = self._steps[self._at]
        self._move([part.undo for part in reversed(step.parts)])
        return step.label

    def redo(self) -> str:
        """Do the step again that was taken back last; its label, or '' when there is none."""
        if self._at == len(self._steps):
            return ""
        step = self._steps[self._at]
        self._at += 1
        self._move([part.redo for part in step.parts])
        return step.label

    def clear(self) -> None:
        self._steps.clear()
        self._at = 0

    def _put(self, step: Step) -> None:
        del self._steps[self._at :]
        last = self._steps[-1] if self._steps else None
        if last is not None and step.group and last.group == step.group:
            for part in step.parts:
                last.add(part)
        else:
            self._steps.append(step)
            del self._steps[:-DEEPEST]
        self._at = len(self._steps)

    def _move(self, ways: list[Callable[[], object]]) -> None:
        self._moving = True
        try:
            for go in ways:
                go()
        finally:
            self._moving = False
