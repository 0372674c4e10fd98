"""Passphrases for the command line: from a file descriptor, the environment or a prompt; never from its words."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from getpass import getpass

from desk.cli.asked import Asked
from desk.newsroom import handing_over, protecting
from desk.storage.vault import Vault, VaultState
from desk.story.errors import WrongUse
from desk.story.identity import VaultLocked
from desk.story.signer import KeyLocked
from desk.story.story import Story

VARIABLE = "DESK_PASSPHRASE"
LONGEST = 4096


def passphrase_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=f"read the passphrase from this file descriptor (else from {VARIABLE}, else it is asked for)",
    )


def given(asked: Asked) -> str:
    """The passphrase from the file descriptor or the environment; '' where none was given."""
    if asked.passphrase_fd is None:
        return os.environ.get(VARIABLE, "")
    try:
        with os.fdopen(asked.passphrase_fd, "rb", closefd=False) as stream:
            first = stream.read(LONGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise WrongUse(f"No passphrase can be read from file descriptor {asked.passphrase_fd}.") from None
    return first[0] if first else ""


def asked_for(prompt: str) -> str:
    """The passphrase as it is typed, unseen. Raises WrongUse where nobody can be asked."""
    if not sys.stdin.isatty():
        raise WrongUse(f"Give the passphrase with --passphrase-fd N or in {VARIABLE}: there is nobody to ask.")
    return getpass(prompt)


def opened(asked: Asked, *, write: bool = False) -> Vault:
    """The desk's vault, open: with the passphrase that was given, else the keyring, else one that is asked for."""
    vault = Vault(asked.desk(write=write))
    if vault.state is VaultState.NONE:
        raise VaultLocked(f"{vault.sentence.rstrip('.')} (‘vault make’).")
    if words := given(asked):
        vault.unlock(words)
        return vault
    try:
        vault.unlock_remembered()
    except VaultLocked:
        vault.unlock(asked_for("Passphrase of the desk’s sources: "))
    return vault


def opened_for(asked: Asked, story: Story) -> Vault | None:
    """The vault, open, when the story has confidential sources; None, and nothing is asked, when it has none."""
    return opened(asked, write=True) if protecting.known_to(asked.desk(write=True), story.key) else None


def open_key(asked: Asked) -> None:
    """Open the signing key of whoever asks, with the passphrase that was given, where it lies in a locked file.

    Raises KeyLocked where none was given, or another one.
    """
    desk, by = asked.desk(write=True), asked.by()
    try:
        desk.signing.pen(by.name)
    except KeyLocked:
        if not (words := given(asked)):
            raise
        handing_over.unlock_key(desk, by, words)
