"""The command line as a host meets it, most of all where something is wrong.

S603 warns of what others type into a subprocess; here it is always the bot itself.
"""

import asyncio
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import system_clock
from bot.db.engine import Database
from bot.db.state import BotState
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from bot.settings import Settings
from tests.data.upstream import nominee, write

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
TOKEN = "MTIzNDU2Nzg5.G-x_1a.abcdefghij"  # noqa: S105 - the shape of a token, nobody's


@dataclass
class Answer:
    code: int
    out: str
    err: str


class Host:
    """Someone who runs commands in a folder of their own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self.file = folder / "envelope.db"
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)
        for name in os.environ:
            if name.lower() in Settings.model_fields:
                monkeypatch.delenv(name)

    def envelope(self, *arguments: str | Path) -> Answer:
        self._monkeypatch.setattr(sys, "argv", ["envelope", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = self._capsys.readouterr()
        return Answer(end.value.code if isinstance(end.value.code, int) else 0, out, err)

    def refusal(self, *arguments: str | Path) -> str:
        answer = self.envelope(*arguments)
        assert answer.code == 2
        assert answer.out == ""
        assert "Traceback" not in answer.err
        return answer.err

    async def remember(self, value: str) -> None:
        """Keep something in the database, for the test to find again."""
        database = await Database.open(f"sqlite+aiosqlite:///{self.file}")
        await BotState(database).set_value("memory", value)
        await database.close()

    def memory(self, file: Path | None = None) -> str:
        with closing(sqlite3.connect(file or self.file)) as connection:
            [value] = connection.execute("SELECT value FROM bot_state WHERE name = 'memory'").fetchone()
            return value


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Host:
    return Host(tmp_path, monkeypatch, capsys)


def test_help_loads_nothing_heavy() -> None:
    look = "import bot.__main__, sys; print({'discord', 'sqlalchemy', 'pydantic'} & set(sys.modules))"
    command = [sys.executable, "-c", look]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - the bot's own command line
    assert shown.stdout.strip() == "set()"


def test_help_names_every_command(host: Host) -> None:
    shown = host.envelope("--help")
    assert shown.code == 0
    for command in ("run", "demo", "data", "backup", "restore", "check"):
        assert command in shown.out


def test_run_without_a_token_is_one_message(host: Host) -> None:
    assert host.refusal("run").startswith("The setting DISCORD_TOKEN is not set")


def test_run_with_bad_settings_names_them_all(host: Host) -> None:
    (host.folder / ".env").write_text("DISCORD_TOKEN=secret\nLOG_LEVEL=loud\n", encoding="utf-8")
    said = host.refusal("run")
    assert "DISCORD_TOKEN" in said
    assert "LOG_LEVEL" in said
    assert "secret" not in said


def test_run_with_a_damaged_database_is_one_message(host: Host) -> None:
    host.file.write_bytes(b"not a database at all, whatever its name says" * 100)
    (host.folder / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    assert "damaged or no database" in host.refusal("run")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_ends_well_when_it_is_stopped(tmp_path: Path, stop: signal.Signals) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603 - the bot's own command line
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        assert "http://127.0.0.1:" in demo.stdout.readline()
        demo.send_signal(stop)
        _, err = demo.communicate()
    assert demo.returncode == 0, err
    assert "Traceback" not in err


async def test_check_says_what_is_fine(host: Host) -> None:
    shown = host.envelope("check")
    assert shown.code == 0
    assert "without DISCORD_TOKEN" in shown.out
    assert "does not exist yet" in shown.out
    await host.remember("anything")
    assert "is sound" in host.envelope("check").out


def test_check_says_everything_that_is_wrong(host: Host) -> None:
    host.file.write_bytes(b"not a database at all, whatever its name says" * 100)
    shown = host.envelope("check")
    assert shown.code == 2
    assert "The settings are fine" in shown.out
    assert "damaged" in shown.err
    assert "The record of awards is sound" in shown.out


def test_a_list_that_cannot_be_imported_is_one_message(host: Host) -> None:
    assert "missing.csv" in host.refusal("data", "import", "missing.csv")


def test_an_import_says_what_changed_and_that_nothing_did(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    for package in ("bot", "data"):
        shutil.copytree(ROOT / package, installed / package)
    announced = (nominee("The Odyssey", 1), nominee("Digger", 2))
    write(tmp_path / "oscars.csv", *(line.replace("4\t1930/31", "99\t2026") for line in announced))

    def envelope(*arguments: str) -> list[str]:
        command = [sys.executable, "-m", "bot", *arguments]
        shown = subprocess.run(command, cwd=installed, capture_output=True, text=True, check=True)  # noqa: S603 - the bot's own command line
        return shown.stdout.splitlines()

    assert envelope("data", "import", "../oscars.csv")[:2] == [
        "Ceremonies added or changed: 99.",
        "Nominations: 2 new, 0 changed, 0 removed.",
    ]
    assert envelope("data", "import", "../oscars.csv") == [
        "The record says the same already: nothing has changed."
    ]
    assert envelope("data", "check") == ["The record of awards is sound."]


def test_a_new_seasons_dates_say_what_came(tmp_path: Path) -> None:
    for package in ("bot", "data"):
        shutil.copytree(Path(package), tmp_path / package)

    def envelope(*arguments: str) -> list[str]:
        command = [sys.executable, "-m", "bot", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - the bot's own command line
        return (done.stdout + done.stderr).splitlines()

    entry = '{"id": "oscars", "edition": 100, "ceremony": "2028-03-05", "confidence": "official"}'
    (tmp_path / "season.json").write_text(f'{{"events": [\n{entry}\n]}}', "utf-8")
    assert envelope("data", "import-season", "season.json") == [
        "Dates: 1, from 5 March 2028 to 5 March 2028. Awards: 1.",
        "A bot that is running takes them when it is started again.",
    ]
    assert envelope("data", "check") == ["The record of awards is sound."]
    (tmp_path / "season.json").write_text(f'{{"events": [\n{entry.replace("03-05", "13-05")}\n]}}', "utf-8")
    assert envelope("data", "import-season", "season.json") == [
        "season.json, line 2, ceremony: “2028-13-05” is not a date like 2027-03-14."
    ]


def test_a_damaged_record_is_named_fault_by_fault(tmp_path: Path) -> None:
    for package in ("bot", "data"):
        shutil.copytree(ROOT / package, tmp_path / package)
    with (tmp_path / "data" / "oscars" / "097.csv").open("a", encoding="utf-8") as file:
        file.write("nonsense\n")
    command = [sys.executable, "-m", "bot", "data", "check"]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - the bot's own command line
    assert shown.returncode == 2
    assert shown.stdout.startswith("oscars/097.csv, line ")
    assert "has faults" in shown.stderr
    assert "Traceback" not in shown.stderr


async def test_a_backup_brings_back_what_was(host: Host) -> None:
    await host.remember("then")
    assert host.envelope("backup", "copy.db").code == 0
    await host.remember("now")
    shown = host.envelope("restore", "copy.db", "--overwrite")
    assert shown.code == 0, shown.err
    assert host.memory() == "then"
    [aside] = host.folder.glob("envelope.db.*.old")
    assert aside.name in shown.out
    assert host.memory(aside) == "now"
    await host.remember("later")


async def test_a_backup_is_made_while_the_bot_runs(host: Host) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{host.file}")
    await BotState(database).set_value("memory", "running")
    assert host.envelope("backup", "copy.db").code == 0
    await BotState(database).set_value("memory", "went on")
    await database.close()
    assert host.memory(host.folder / "copy.db") == "running"


async def test_nothing_is_restored_while_the_bot_runs(host: Host) -> None:
    await host.remember("then")
    host.envelope("backup", "copy.db")
    database = await Database.open(f"sqlite+aiosqlite:///{host.file}")
    assert "stop it first" in host.refusal("restore", "copy.db", "--overwrite")
    await BotState(database).set_value("memory", "went on")
    await database.close()
    assert host.memory() == "went on"


async def test_a_damaged_database_can_be_replaced(host: Host) -> None:
    await host.remember("then")
    host.envelope("backup", "copy.db")
    damage(host.file)
    assert host.envelope("restore", "copy.db", "--overwrite").code == 0
    assert host.memory() == "then"
    host.file.write_bytes(b"no database any more" * 500)
    host.file.with_name("envelope.db-wal").touch()
    assert host.envelope("restore", "copy.db", "--overwrite").code == 0
    assert host.memory() == "then"
    assert len(list(host.folder.glob("envelope.db.*.old"))) == 2


async def test_a_backup_on_a_new_machine_needs_no_database_there(host: Host) -> None:
    await host.remember("then")
    host.envelope("backup", "copy.db")
    host.file.unlink()
    assert "kept as" not in host.envelope("restore", "copy.db", "--overwrite").out
    assert host.memory() == "then"


async def test_a_backup_replaces_no_file(host: Host) -> None:
    await host.remember("then")
    (host.folder / "copy.db").touch()
    assert "exists already" in host.refusal("backup", "copy.db")
    assert "cannot be written" in host.refusal("backup", host.folder / "nowhere" / "copy.db")


async def test_what_is_no_backup_is_refused_and_nothing_changes(host: Host) -> None:
    await host.remember("now")
    with closing(sqlite3.connect(host.folder / "recipes.db")) as recipes:
        recipes.execute("CREATE TABLE recipes (name TEXT)")
    (host.folder / "text.db").write_text("Hello", encoding="utf-8")
    host.envelope("backup", "damaged.db")
    damage(host.folder / "damaged.db")
    host.envelope("backup", "newer.db")
    with closing(sqlite3.connect(host.folder / "newer.db", isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "no database of Envelope" in host.refusal("restore", "recipes.db")
    assert "text.db" in host.refusal("restore", "text.db")
    assert "damaged" in host.refusal("restore", "damaged.db")
    assert "newer version" in host.refusal("restore", "newer.db")
    assert "There is no file" in host.refusal("restore", "missing.db")
    assert host.memory() == "now"
    assert list(host.folder.glob("*.old")) == []


def damage(file: Path) -> None:
    """Overwrite the last page, which opening the file does not look at."""
    with file.open("r+b") as opened:
        opened.seek(-4096, os.SEEK_END)
        opened.write(b"\xff" * 4096)


def servers(file: Path) -> set[int]:
    with closing(sqlite3.connect(file)) as connection:
        return {guild_id for (guild_id,) in connection.execute("SELECT id FROM guilds")}


async def configure(host: Host) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{host.file}")
    guilds = GuildService(database, system_clock)
    for guild_id in (111, 222):
        await guilds.remember_name(GuildId(guild_id), MemberId(7), "Ana")
    await database.close()


def test_a_server_is_forgotten_at_once_after_asking(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(configure(host))

    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert host.envelope("forget", "111").code == 1
    assert servers(host.file) == {111, 222}

    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    answer = host.envelope("forget", "111")
    assert (answer.code, servers(host.file)) == (0, {222})
    assert "server 111 is deleted" in answer.out

    assert host.envelope("forget", "222", "--yes").code == 0
    assert servers(host.file) == set()


def test_a_server_that_nobody_knows_is_refused(host: Host) -> None:
    assert "does not exist" in host.refusal("forget", "111", "--yes")
    assert not host.file.exists()
    asyncio.run(configure(host))
    assert "knows no server 333" in host.refusal("forget", "333", "--yes")


def test_the_demo_says_what_it_lacks(host: Host, monkeypatch: pytest.MonkeyPatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "simcord" or "bot.demo." in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "simcord", None)

    answer = host.envelope("demo", "--no-browser")

    assert answer.code == 2
    assert "The demo needs simcord, which is not installed: run `uv sync`" in answer.err
