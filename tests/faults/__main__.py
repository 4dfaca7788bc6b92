"""Every fault at length, on both databases, and a table at the end.

python -m tests.faults [--short] [--database KIND] [NAME]
"""

import asyncio
import tempfile
import traceback
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from bot.clock import system_clock
from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_nicknames, load_original_titles, load_record
from tests.faults.evening import open_evening
from tests.faults.scale import LONG, SHORT, Scale, Stage
from tests.faults.table import FAULTS, NightFault
from tests.postgresql import run_prepared_server

LendDatabase = Callable[[], AbstractContextManager[str]]
"""Makes a database that is there as long as the context lasts; gives its address."""


@dataclass(frozen=True)
class Outcome:
    """What came of one fault on one database."""

    fault: str
    database: str
    survived: bool
    seconds: float
    said: str

    def format_row(self) -> str:
        """Return the row of the table."""
        verdict = "survived" if self.survived else "NOT SURVIVED"
        return f"{self.fault:<46} {self.database:<11} {verdict:<13} {self.seconds:>5.0f} s  {self.said}"


@contextmanager
def lend_file() -> Generator[str]:
    """An SQLite database with every table and no row; its address."""
    with tempfile.TemporaryDirectory(prefix="envelope-faults-") as folder:
        url = f"sqlite+aiosqlite:///{folder}/envelope.db"

        async def make_tables() -> None:
            await (await Database.open(url)).close()

        asyncio.run(make_tables())
        yield url


def run_fault(
    fault: NightFault, scale: Scale, database: str, lend: LendDatabase, known: tuple[Record, Search]
) -> Outcome:
    """Let a fault happen to a bot on a database of its own."""
    began = monotonic()

    async def survive(folder: str, url: str) -> str:
        stage = Stage(*known, lambda: open_evening(Path(folder), url, *known), typer.echo)
        return await fault.survive(stage, scale)

    with lend() as url, tempfile.TemporaryDirectory(prefix="envelope-faults-") as folder:
        try:
            said, survived = asyncio.run(survive(folder, url)), True
        except Exception as error:  # noqa: BLE001 - the table says so, and the others go on
            traceback.print_exc()
            said, survived = repr(error)[:100], False
    return Outcome(fault.name, database, survived, monotonic() - began, said)


def main(
    name: Annotated[str, typer.Argument(help="A part of a fault's name; all of them without one.")] = "",
    *,
    short: Annotated[bool, typer.Option(help="As short as in CI.")] = False,
    database: Annotated[str, typer.Option(help="SQLite or PostgreSQL; both without it.")] = "",
) -> None:
    """Let every fault happen, on SQLite and on PostgreSQL, and say in a table what was survived."""
    scale = SHORT if short else LONG
    record = load_record()
    search = Search.build(record, load_nicknames(), load_original_titles(), clock=system_clock)
    outcomes: list[Outcome] = []
    with run_prepared_server() as server:
        for fault in FAULTS:
            if name not in fault.name:
                continue
            if fault.missing:
                typer.echo(f"{fault.name}: skipped, for this machine lacks {fault.missing}")
                continue
            lenders: dict[str, LendDatabase] = {"SQLite": lend_file}
            if not fault.is_about_files:
                lenders["PostgreSQL"] = server.lend_database
            for kind, lend in lenders.items():
                if database.lower() not in kind.lower():
                    continue
                typer.echo(f"{fault.name}, on {kind} …")
                outcomes.append(run_fault(fault, scale, kind, lend, (record, search)))
                typer.echo(outcomes[-1].format_row())
    typer.echo("\n" + "\n".join(outcome.format_row() for outcome in outcomes))
    if not all(outcome.survived for outcome in outcomes):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
