"""Backups of a bot that is running, restored: as a host does it, in processes of their own."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.db.backup_rotation import list_backups
from bot.settings import Settings
from tests.run.conftest import StartBot
from tests.run.process import PROJECT
from tests.standin.patience import wait_for
from tests.standin.server import DiscordServer
from tests.stored import read_rows


async def envelope(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run a command in a folder; returns its exit code and what it said."""
    environment = {
        name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env={**environment, "PYTHONPATH": str(PROJECT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await wait_for(process.communicate())
    return process.returncode or 0, said.decode()


def names(url: str) -> list[tuple[str, ...]]:
    return read_rows(url, "SELECT name FROM members")


async def rehearse(server: DiscordServer, bot: StartBot, folder: Path, url: str) -> None:
    """Back up while the bot is pressed, lose the database, restore the backup, and go on."""
    ana = server.make_member("Ana")
    async with bot() as running:
        await server.gateway.wait_for_connection()
        await running.says("Backed up to")
        await ana.ask("privacy export")
        code, said = await envelope(folder, "backup", "by-hand.backup")
        assert code == 0, said
        assert (await running.stop()).in_good_order
    assert names(url) == [("Ana",)]
    [(_, scheduled)] = list_backups(folder / "backups")

    code, said = await envelope(folder, "restore", str(scheduled))
    assert code == 2
    assert "say --overwrite" in said
    assert names(url) == [("Ana",)]
    code, said = await envelope(folder, "restore", str(scheduled), "--overwrite")
    assert code == 0, said
    assert names(url) == []
    code, said = await envelope(folder, "restore", "by-hand.backup", "--overwrite")
    assert code == 0, said
    assert names(url) == [("Ana",)]

    async with bot() as again:
        await server.gateway.wait_for_connection()
        await ana.ask("privacy export")
        assert ana.id in server.answers.files["what-envelope-keeps.json"].decode()
        assert (await again.stop()).in_good_order
    assert len(list_backups(folder / "backups")) == 1


async def test_a_backup_of_a_running_bot_is_restored(
    server: DiscordServer, bot: StartBot, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BACKUP_FOLDER=backups\n", encoding="utf-8")
    await rehearse(server, bot, tmp_path, f"sqlite+aiosqlite:///{tmp_path / 'envelope.db'}")


async def test_a_backup_of_a_running_bot_on_postgresql_is_restored(
    server: DiscordServer, bot: StartBot, tmp_path: Path, postgresql_url: str
) -> None:
    (tmp_path / ".env").write_text(f"BACKUP_FOLDER=backups\nDATABASE={postgresql_url}\n", encoding="utf-8")
    await rehearse(server, bot, tmp_path, postgresql_url)


async def test_a_missing_pg_dump_is_said_at_the_start(
    server: DiscordServer, bot: StartBot, tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"BACKUP_FOLDER=backups\nDATABASE={postgresql_url}\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    async with bot() as running:
        await running.says("pg_dump is not installed, so no backup can be made")
        await running.says("NO BACKUP")
        await server.gateway.wait_for_connection()
