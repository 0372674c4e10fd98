"""The timeline: one row of steps to undo and redo, whether words of the copy or anything else of the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEEPEST = 1_000


@dataclass(slots=True)
class Step:
    """One thing that can be taken back. Steps with the same `group` (not '') one after the other are one."""

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    group: str = ""


class Timeline:
    """What was done, in order, across the copy's own undo and the story's other values."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._at = 0
        self._open: list[Step] | None = None
        self.moving = False  # while a step is taken back or done again

    def add(self, step: Step) -> None:
        """Put down what was just done; what had been taken back is gone."""
        if self.moving:
            return
        if self._open is not None:
            self._open.append(step)
            return
        del self._steps[self._at :]
        last = self._steps[-1] if self._steps else None
        if last is not None and step.group and last.group == step.group:
            last.redo = step.redo
        else:
            self._steps.append(step)
            del self._steps[:-DEEPEST]
        self._at = len(self._steps)

    def together(self, label: str, do: Callable[[], object]) -> None:
        """Whatever `do` adds is one step of that name."""
        if self.moving or self._open is not None:
            do()
            return
        self._open = []
        try:
            do()
        finally:
            steps, self._open = self._open, None
        if steps:
            self.add(
                Step(label, lambda: [one.undo() for one in reversed(steps)], lambda: [one.redo() for one in steps])
            )

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
        self._move(step.undo)
        return step.label

    def redo(self) -> str:
        """Do the step again that was taken back last; its label, or '' when there is none."""
        if self._at == len(self._steps):
            return ""
        step = self._steps[self._at]
        self._at += 1
        self._move(step.redo)
        return step.label

    def clear(self) -> None:
        self._steps.clear()
        self._at = 0

    def _move(self, do: Callable[[], object]) -> None:
        self.moving = True
        try:
            do()
        finally:
            self.moving = False
