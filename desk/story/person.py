"""People of the desk, and what they may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does on the desk; it decides which moves are theirs."""

    REPORTER = "reporter"
    EDITOR = "editor"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on the desk; the name is the key."""

    name: str
    role: Role = Role.REPORTER

    @property
    def initials(self) -> str:
        """One or two letters for the person's disc, `NA` for Neil Armstrong."""
        return initials(self.name)


def initials(name: str) -> str:
    """The first letters of the first and last word of a name, in capitals; '?' for an empty one."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[:2] for word in words]
    return "".join(letters).upper() or "?"
