"""PostgreSQL for the tests: a server of their own on a private port, and databases that are cheap to make.

The server is Debian's, or whatever `initdb` the machine has; it refuses to run as root, and is then run as the user
`postgres`.
"""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.db.engine import Database

TEMPLATE = "envelope_template"
"""A database with every table and no row, which tests get copies of."""

SETTINGS = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_wal_size=4GB", "autovacuum=off")
"""A server that dies loses nothing by these; a machine that dies would."""


PORTS = range(20_000, 32_000)
"""Below those that systems deal to whoever connects: a server that is started again finds its own free."""


def find_binaries() -> Path | None:
    """The folder of `initdb`, the newest of several; None where PostgreSQL is not installed."""
    newest_first = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]), reverse=True
    )
    on_the_path = shutil.which("initdb")
    found = [*newest_first, *([Path(on_the_path)] if on_the_path else [])]
    return found[0].parent if found else None


def _as_server_user() -> Sequence[str]:
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []


def _find_free_port() -> int:
    # Processes that test side by side begin to look at different places.
    for offset in range(len(PORTS)):
        port = PORTS[(os.getpid() + offset) % len(PORTS)]
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")


@dataclass
class PostgresqlServer:
    """A server that runs until it is stopped."""

    binaries: Path
    folder: Path
    port: int
    _numbers: "count[int]" = field(default_factory=count)

    def url(self, name: str, scheme: str = "postgresql+psycopg") -> str:
        """A database's address; over TCP, as on another machine."""
        return f"{scheme}://postgres@127.0.0.1:{self.port}/{name}"

    def control(self, *arguments: str) -> None:
        """Run `pg_ctl`, and wait until it is done."""
        command = [self.binaries / "pg_ctl", "-D", self.folder / "data", "-w", *arguments]
        self._run(*command)

    def start(self) -> None:
        """Start the server on its port."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.control("start", "-l", str(self.folder / "log"), "-o", options)

    def restart_at_once(self) -> None:
        """End every connection in its tracks, as a crash does, and start again."""
        self.control("restart", "-m", "immediate")

    @contextmanager
    def lend_database(self, template: str = TEMPLATE) -> Generator[str]:
        """A database that is there as long as the context lasts; its address."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run a statement by itself."""
        with psycopg.connect(self.url(database, "postgresql"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def initialize(self) -> None:
        """Make the server's files."""
        self._run(
            *(self.binaries / "initdb", "-D", self.folder / "data", "-U", "postgres", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"),
        )
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.writelines(f"{line}\n" for line in SETTINGS)

    def _run(self, *command: str | Path) -> None:
        # What the server says goes to its log: it would hold a pipe open for as long as it runs.
        with (self.folder / "commands").open("ab") as said:
            subprocess.run(  # noqa: S603 - the tests' own
                [*_as_server_user(), *command], check=True, cwd=self.folder, stdout=said, stderr=said
            )


@contextmanager
def run_server() -> Generator[PostgresqlServer]:
    """A server in a folder of its own, or a skipped test where there is none."""
    binaries = find_binaries()
    if binaries is None:
        if "CI" in os.environ:
            pytest.fail("PostgreSQL is not installed, and CI tests with it")
        pytest.skip("PostgreSQL is not installed: `apt-get install postgresql`")
    with tempfile.TemporaryDirectory(prefix="envelope-postgresql-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
        server = PostgresqlServer(binaries, folder, _find_free_port())
        server.initialize()
        server.start()
        try:
            yield server
        finally:
            server.control("stop", "-m", "immediate")


@contextmanager
def run_prepared_server() -> Generator[PostgresqlServer]:
    """A server with the template that databases are made from."""

    async def make_tables(url: str) -> None:
        await (await Database.open(url)).close()

    with run_server() as server:
        server.execute(f"CREATE DATABASE {TEMPLATE}")
        asyncio.run(make_tables(server.url(TEMPLATE)))
        yield server
