import os
from datetime import timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.errors import StartError
from bot.settings import LogFormat, LogLevel, Settings, describe_database

ROOT = Path(__file__).parent.parent
NAMES = sorted(name.upper() for name in Settings.model_fields)
SERVER = "postgresql+psycopg://localhost/envelope"
TOKEN = "MTIzNDU2Nzg5.G-x_1a.abcdefghij"  # noqa: S105 - the shape of a token, nobody's


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper() in NAMES:
            monkeypatch.delenv(name)


def load(folder: Path, text: str, *, token_required: bool = False) -> Settings:
    file = folder / ".env"
    file.write_text(text, encoding="utf-8")
    return Settings.load(file, token_required=token_required)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "missing.env")
    assert settings.discord_token is None
    assert settings.database_file == Path("envelope.db")
    assert settings.discord_api_url == "https://discord.com/api/v10"


def test_the_file_is_read(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        f"DISCORD_TOKEN={TOKEN}\nDATABASE=/var/lib/envelope.db\nLOG_LEVEL=DEBUG\nLOG_FORMAT=json\n"
        "DISCORD_API_URL=http://localhost:3000/api/v10/\n",
    )
    assert settings.token == TOKEN
    assert settings.database == "sqlite+aiosqlite:////var/lib/envelope.db"
    assert settings.log_level is LogLevel.DEBUG
    assert settings.log_format is LogFormat.JSON
    assert settings.discord_api_url == "http://localhost:3000/api/v10"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("envelope.db", "sqlite+aiosqlite:///envelope.db"),
        ("sqlite:///envelope.db", "sqlite+aiosqlite:///envelope.db"),
        ("sqlite:////var/lib/envelope.db", "sqlite+aiosqlite:////var/lib/envelope.db"),
        (
            "postgres://u:p%40ss@db:5433/oscars?sslmode=require",
            "postgresql+psycopg://u:p%40ss@db:5433/oscars?sslmode=require",
        ),
        ("postgresql://db/oscars", "postgresql+psycopg://db/oscars"),
    ],
)
def test_a_database_is_named_as_people_write_it(tmp_path: Path, written: str, meant: str) -> None:
    assert load(tmp_path, f"DATABASE={written}\n").database == meant


def test_a_database_on_a_server_is_called_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://envelope:secret@db.example:5433/oscars?sslmode=require"
    settings = load(tmp_path, f"DATABASE={url}\n")
    assert settings.database == url
    assert settings.database_file is None
    assert describe_database(url) == "oscars on db.example:5433"
    assert (
        describe_database("postgresql+psycopg:///oscars?host=/run/postgresql") == "oscars on /run/postgresql"
    )
    assert describe_database("sqlite+aiosqlite:////var/lib/envelope.db") == "/var/lib/envelope.db"


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "error")
    assert load(tmp_path, "LOG_LEVEL=debug\n").log_level is LogLevel.ERROR


def test_the_token_is_never_printed(tmp_path: Path) -> None:
    assert TOKEN not in repr(load(tmp_path, f"DISCORD_TOKEN={TOKEN}\n"))
    with pytest.raises(StartError) as refusal:
        load(tmp_path, "DISCORD_TOKEN=my-secret-token\n")
    assert "my-secret-token" not in str(refusal.value)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("DISCORD_TOKEN=abc", "DISCORD_TOKEN"),
        ("DISCORD_TOKEN=Bot a.b.c", "DISCORD_TOKEN"),
        ("DATABASE=mysql://localhost/envelope", "DATABASE"),
        ("DATABASE=sqlite+aiosqlite://", "DATABASE"),
        ("DATABASE=sqlite+aiosqlite:///:memory:", "DATABASE"),
        ("DATABASE=sqlite+aiosqlite://folder/envelope.db", "DATABASE"),
        ("DATABASE=sqlite+aiosqlite:///envelope.db?mode=ro", "DATABASE"),
        ("DATABASE=://", "DATABASE"),
        ("DATABASE=postgresql+psycopg2://localhost/envelope", "DATABASE"),
        ("DATABASE=postgresql+psycopg://localhost", "DATABASE"),
        ("DATABASE=postgresql+psycopg://localhost:port/envelope", "DATABASE"),
        ("SHARD_COUNT=0", "SHARD_COUNT"),
        ("SHARD_COUNT=2\nSHARD_IDS=0", "SHARD_IDS must be all on SQLite"),
        (f"DATABASE={SERVER}\nSHARD_IDS=auto", "SHARD_IDS needs SHARD_COUNT"),
        (f"DATABASE={SERVER}\nSHARD_COUNT=2\nSHARD_IDS=1,2", "SHARD_IDS must be below SHARD_COUNT"),
        (f"DATABASE={SERVER}\nSHARD_COUNT=2\nSHARD_IDS=0-1", "SHARD_IDS must be all, auto or numbers"),
        ("LOG_LEVEL=loud", "LOG_LEVEL"),
        ("LOG_FORMAT=xml", "LOG_FORMAT"),
        ("DISCORD_API_URL=ftp://discord.com", "DISCORD_API_URL"),
        ("DISCORD_API_URL=discord.com/api", "DISCORD_API_URL"),
        ("DISCORD_TOKN=a.b.c", "DISCORD_TOKEN"),
        ("BACKUP_EVERY_HOURS=0", "BACKUP_EVERY_HOURS must be a whole number from 1 to 744"),
        ("BACKUP_EVERY_HOURS=1.5", "BACKUP_EVERY_HOURS"),
        ("BACKUPS_KEPT=none", "BACKUPS_KEPT"),
        ("HEALTH_PORT=65536", "HEALTH_PORT must be a whole number from 0 to 65535"),
        ("SENTRY_DSN=sentry.example/1", "SENTRY_DSN"),
        ("SENTRY_DSN=https://sentry.example/1", "SENTRY_DSN"),
        (f"TMDB_TOKEN={'0f' * 16}", "TMDB_TOKEN is not TMDB's API Read Access Token"),
        ("TMDB_API_URL=api.themoviedb.org/3", "TMDB_API_URL"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, line: str, name: str) -> None:
    with pytest.raises(StartError, match=name):
        load(tmp_path, line)


@pytest.mark.parametrize(
    ("said", "chosen"), [("all", None), ("auto", (0, 1, 2)), ("2, 0", (0, 2)), ("1", (1,)), ("", None)]
)
def test_a_process_may_hold_some_shards(tmp_path: Path, said: str, chosen: tuple[int, ...] | None) -> None:
    settings = load(tmp_path, f"DATABASE={SERVER}\nSHARD_COUNT=3\nSHARD_IDS={said}\n")
    assert settings.chosen_shard_ids == chosen


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(StartError) as refusal:
        load(tmp_path, "DISCORD_TOKEN=abc\nLOG_LEVEL=loud\nDATABSE=x.db\nDISCORD_API_URL=nowhere\n")
    for name in ("DISCORD_TOKEN", "LOG_LEVEL", "DATABASE", "DISCORD_API_URL"):
        assert name in str(refusal.value)


def test_a_missing_token_matters_only_to_run(tmp_path: Path) -> None:
    settings = load(tmp_path, "DISCORD_TOKEN=\n")
    with pytest.raises(StartError, match="DISCORD_TOKEN"):
        load(tmp_path, "DISCORD_TOKEN=\n", token_required=True)
    with pytest.raises(StartError, match="DISCORD_TOKEN"):
        _ = settings.token


def test_how_long_backups_keep_things_follows_from_the_rotation(tmp_path: Path) -> None:
    assert load(tmp_path, "BACKUPS_KEPT=3\n").backup_retention is None
    chosen = load(tmp_path, "BACKUP_FOLDER=backups\nBACKUP_EVERY_HOURS=6\nBACKUPS_KEPT=30\n")
    assert chosen.backup_retention == timedelta(hours=180)
    assert load(tmp_path, "BACKUP_FOLDER=backups\n").backup_retention == timedelta(days=14)


def test_other_programs_may_share_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, "COMPOSE_PROJECT_NAME=films\nTZ=Europe/Vienna\n").log_level is LogLevel.INFO


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"LOG_LEVEL=\xff\xfe\n")
    with pytest.raises(StartError, match="cannot be read"):
        Settings.load(file)


def test_every_setting_is_in_the_example_with_its_comment() -> None:
    example = ROOT / ".env.example"
    assert sorted(dotenv_values(example)) == NAMES
    lines = example.read_text(encoding="utf-8").splitlines()
    for name in NAMES:
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{name}="))
        assert lines[at - 1].startswith("# "), name


def test_the_example_shows_the_defaults() -> None:
    shown = Settings.load(ROOT / ".env.example")
    assert shown == Settings.load(ROOT / "missing.env")


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_hosting_guide(name: str) -> None:
    assert name in (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
