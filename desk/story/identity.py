"""Who a confidential source is: shown to whoever holds the sources key, and never written anywhere unsealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from desk.story.errors import DeskError


class VaultLocked(DeskError):
    """The identity cannot be sealed or shown now: locked, the wrong passphrase, no key here, or another desk's key."""


class SealedElsewhere(DeskError):
    """The identity is sealed with a key that is here, but lies on the computer of somebody who knows it."""


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who a confidential source is and how to reach them.

    A traceback, a debugger or a log line that shows the value shows nothing of it, and it refuses to be pickled.
    """

    name: str = ""
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""

    def __repr__(self) -> str:
        return "Identity(sealed)"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("an identity is never written unsealed")
