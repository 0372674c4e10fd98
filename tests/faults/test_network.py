"""No test reaches for the network: the guard that sees to it works."""

from __future__ import annotations

import socket

import pytest


def test_reaching_for_another_machine_fails() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match="reached for the network"):
        line.connect(("192.0.2.1", 80))  # an address that is kept for examples
