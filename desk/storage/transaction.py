"""A transaction on a desk: what every function of this room takes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from desk.story.house import House


class Transaction:
    """A consistent view of the desk. `seen` has the version of each story read in it, by key."""

    def __init__(self, session: Session, *, postgres: bool) -> None:
        self.session = session
        self.postgres = postgres
        self.seen: dict[str, int] = {}


class Writing(Transaction):
    """A transaction that may change the desk; `after` is run, and `house` is the desk's, once it is committed."""

    def __init__(self, session: Session, *, postgres: bool) -> None:
        super().__init__(session, postgres=postgres)
        self.after: list[Callable[[], None]] = []
        self.house: House | None = None
