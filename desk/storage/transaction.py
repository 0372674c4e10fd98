"""A transaction on a desk: what every function of this room takes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from desk.storage.shelf import Shelf
    from desk.storage.signing import Signing
    from desk.story.house import House


class Transaction:
    """A consistent view of the desk. `seen` has the version of each story read in it, by key.

    `shelf` is where what is sealed lies.
    """

    def __init__(self, session: Session, shelf: Shelf, *, postgres: bool) -> None:
        self.session = session
        self.shelf = shelf
        self.postgres = postgres
        self.seen: dict[str, int] = {}


class Writing(Transaction):
    """A transaction that may change the desk.

    `house` is the desk's once it is committed; `scrubbed` when a name that may be confidential left the search index,
    so that it should leave the -wal as well. `signing` has the keys with which entries of the log are signed.
    """

    def __init__(self, session: Session, shelf: Shelf, *, postgres: bool) -> None:
        super().__init__(session, shelf, postgres=postgres)
        self.scrubbed = False
        self.house: House | None = None
        self.signing: Signing | None = None
