"""The colours by role, for each theme.

Every pair of text and ground reaches 4.5 : 1 (7 : 1 in high contrast), every edge of a control 3 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #rrggbb. `…_soft` is the ground on which the state colour of that name stands."""

    ground: str
    panel: str
    paper: str
    ink: str
    muted: str
    line: str
    field_line: str
    hover: str
    selection: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Tokens(
    ground="#f6f5f2", panel="#fbfaf8", paper="#ffffff", ink="#1d1d1b", muted="#67635b", line="#e3dfd7",
    field_line="#8b867b", hover="#efece5", selection="#d6e8f5", accent="#1f5f8b", accent_soft="#e3eef6",
    on_accent="#ffffff", ok="#2a7247", ok_soft="#e2f1e7", warn="#8a5400", warn_soft="#fbf0d9", bad="#b3261e",
    bad_soft="#fbe6e4",
)  # fmt: skip
DARK = Tokens(
    ground="#1b1c1e", panel="#212326", paper="#26282b", ink="#e9e6df", muted="#aaa69d", line="#35373b",
    field_line="#7d8189", hover="#2e3135", selection="#243a4a", accent="#7db8e0", accent_soft="#223646",
    on_accent="#10202c", ok="#7fcf9c", ok_soft="#1f3a2a", warn="#f0b454", warn_soft="#40311a", bad="#f2938b",
    bad_soft="#4a2321",
)  # fmt: skip
HIGH_CONTRAST_LIGHT = Tokens(
    ground="#ffffff", panel="#ffffff", paper="#ffffff", ink="#000000", muted="#3a3a3a", line="#000000",
    field_line="#000000", hover="#e6e6e6", selection="#b3d7ff", accent="#003f73", accent_soft="#e0f0ff",
    on_accent="#ffffff", ok="#00441f", ok_soft="#e3f7ea", warn="#5c3500", warn_soft="#fff3d6", bad="#7d0c06",
    bad_soft="#ffe9e7",
)  # fmt: skip
HIGH_CONTRAST_DARK = Tokens(
    ground="#000000", panel="#000000", paper="#000000", ink="#ffffff", muted="#d0d0d0", line="#ffffff",
    field_line="#ffffff", hover="#262626", selection="#003a64", accent="#a6d8ff", accent_soft="#0a2438",
    on_accent="#000000", ok="#9df0b9", ok_soft="#0a2a17", warn="#ffd479", warn_soft="#2e2105", bad="#ffb9b3",
    bad_soft="#3a0f0c",
)  # fmt: skip
