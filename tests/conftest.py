"""What all tests share: real desks, and no way out to a network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.storage import Desk, open_desk
from tests.storage.server import Server
from tests.storage.vaults import no_keyring

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """A test that reaches for anything but this machine fails."""

    def guarded(reach: Any) -> Any:
        def reached(self: socket.socket, address: Any, *rest: Any) -> Any:
            if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
                raise AssertionError(f"a test reached for the network: {address}")
            return reach(self, address, *rest)

        return reached

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests keeps their own keyring, key folder and cache to themselves."""
    with pytest.MonkeyPatch.context() as patch, no_keyring():
        patch.setenv("DESK_KEYS", str(tmp_path_factory.mktemp("keys")))
        patch.setenv("DESK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A real PostgreSQL, started by this run and ended with it."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _empty_desk(postgres_server: Server) -> str:
    """The name of a database with an empty desk in it, from which each test gets its own copy."""
    address = postgres_server.new_database()
    open_desk(address).close()
    return address.rpartition("/")[2]


@pytest.fixture
def postgres_address(
    postgres_server: Server, _empty_desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of an empty desk on the server, for this test alone; what this computer has of it as well."""
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "home"))
    address = postgres_server.new_database(like=_empty_desk)
    yield address
    postgres_server.drop(address)


@pytest.fixture
def local_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in a folder."""
    with open_desk(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture
def server_desk(postgres_address: str) -> Iterator[Desk]:
    """A desk on a server."""
    with open_desk(postgres_address) as desk:
        yield desk


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest) -> Desk:
    """A desk in a folder, then one on a server: the test runs on both."""
    found = request.getfixturevalue("local_desk" if request.param == "sqlite" else "server_desk")
    assert isinstance(found, Desk)
    return found
