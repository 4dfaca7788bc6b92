"""The settings: from the environment and a `.env` file, checked once, all problems reported together."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StartError

ENV_FILE = Path(".env")
"""A file with settings; the environment takes precedence over it."""

DISCORD_API_URL = "https://discord.com/api/v10"
"""Discord's own REST base."""

TMDB_API_URL = "https://api.themoviedb.org/3"
"""TMDB's own base of its interface."""

EVERY_SHARD = "all"
FREE_SHARDS = "auto"
"""What SHARD_IDS is where it is no list of numbers: every shard, or those that no other process holds."""

SQLITE_DRIVER = "sqlite+aiosqlite"
"""The kind of database that is a file, as SQLAlchemy names it."""

POSTGRESQL_DRIVER = "postgresql+psycopg"
"""The kind of database that is on a server, as SQLAlchemy names it."""

COMMON_DRIVERS = {"sqlite": SQLITE_DRIVER, "postgresql": POSTGRESQL_DRIVER, "postgres": POSTGRESQL_DRIVER}
"""How addresses of databases are written elsewhere, and whoever rents one out writes them: the driver is ours."""

_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_NUMBERS = re.compile(r"\d{1,5}(,\d{1,5})*", re.ASCII)
_WHERE_TO_COPY_IT = (
    "copy it from https://discord.com/developers/applications, your application, Bot, Reset Token"
)


class LogLevel(StrEnum):
    """The lowest level that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """The format of the log: text for people, JSON for machines."""

    TEXT = "text"
    JSON = "json"


def _lower_text(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _strip_text(value: object) -> object:
    return "".join(value.lower().split()) if isinstance(value, str) else value


def _check_token(value: SecretStr) -> SecretStr:
    """A bot's token is three base64url parts with dots between: its id, a time, and a signature."""
    token = value.get_secret_value().strip()
    if not _TOKEN.fullmatch(token):
        raise ValueError(f"is not a bot token, which is three parts with dots between; {_WHERE_TO_COPY_IT}")
    return SecretStr(token)


def _check_tmdb_token(value: SecretStr) -> SecretStr:
    """A token for TMDB is a JSON Web Token; beside it TMDB shows a shorter key, which is for other programs."""
    token = value.get_secret_value().strip()
    if not _TOKEN.fullmatch(token):
        raise ValueError(
            "is not TMDB's API Read Access Token, which is three long parts with dots between; "
            "copy it from https://www.themoviedb.org/settings/api"
        )
    return SecretStr(token)


def check_database_url(value: str) -> str:
    """Turn a path, or a URL of no driver, into a URL of ours; accept only what outlives the bot.

    That is a file, or a database on a server.

    Raises:
        ValueError: With the rest of a sentence that begins with what the value is for.
    """
    if "://" not in value:
        value = f"{SQLITE_DRIVER}:///{value}"
    kind, _, place = value.partition("://")
    value = f"{COMMON_DRIVERS.get(kind, kind)}://{place}"
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        raise ValueError(
            f"is neither a path nor a database URL such as {SQLITE_DRIVER}:///envelope.db"
        ) from None
    if url.drivername == POSTGRESQL_DRIVER:
        if not url.database:
            raise ValueError(f"must name a database: {POSTGRESQL_DRIVER}://USER:PASSWORD@HOST/DATABASE")
        return value
    if url.drivername != SQLITE_DRIVER:
        raise ValueError(f"must be a path or begin with sqlite:/// or postgresql://, not {url.drivername}://")
    if url.host is not None:
        raise ValueError(
            f"needs three slashes before its path: {SQLITE_DRIVER}:///{url.host}/{url.database or ''}"
        )
    if not url.database or ":memory:" in url.database or url.query:
        raise ValueError("must name a file, because nothing else outlives the bot, and takes no options")
    return value


def find_database_file(url: str) -> Path | None:
    """The file that a database's URL names; None for a database on a server."""
    parsed = make_url(url)
    return None if parsed.drivername == POSTGRESQL_DRIVER else Path(str(parsed.database))


def describe_database(url: str) -> str:
    """How a host calls a database: its file, or its name and server, without the password."""
    parsed = make_url(url)
    if parsed.drivername != POSTGRESQL_DRIVER:
        return str(parsed.database)
    server = parsed.query.get("host") or parsed.host or "this machine"
    return f"{parsed.database} on {server}{f':{parsed.port}' if parsed.port else ''}"


def _check_shard_ids(value: str, known: ValidationInfo) -> str:
    """Accept a choice of shards that can be held: a part of them needs their number, and locks between processes."""
    if value == EVERY_SHARD:
        return value
    if value != FREE_SHARDS and not _NUMBERS.fullmatch(value):
        raise ValueError(f"must be {EVERY_SHARD}, {FREE_SHARDS} or numbers such as 0,1")
    if find_database_file(known.data.get("database", f"{SQLITE_DRIVER}:///envelope.db")) is not None:
        raise ValueError(
            f"must be {EVERY_SHARD} on SQLite, whose file one process serves alone; several processes need PostgreSQL"
        )
    count = known.data.get("shard_count")
    if count is None:
        raise ValueError("needs SHARD_COUNT, the number of shards in all processes together")
    if value != FREE_SHARDS and max(map(int, value.split(","))) >= count:
        raise ValueError(f"must be below SHARD_COUNT: of {count} shards, the last is number {count - 1}")
    return value


def _check_api_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a web address that begins with http:// or https://")
    return value.rstrip("/")


def _whole_number(least: int, most: int) -> BeforeValidator:
    """Accept a whole number in a range, and say which if it is none."""

    def check_number(value: object) -> object:
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return BeforeValidator(check_number)


def _check_dsn(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    if parts.scheme not in ("http", "https") or not parts.hostname or not parts.username:
        raise ValueError("must be the DSN of a Sentry project, such as https://KEY@HOST/PROJECT")
    return value


class Settings(BaseModel):
    """The settings, named as in the environment but in lower case.

    Attributes:
        discord_token: The bot's token; only `run` needs it.
        database: The SQLite file with all data, as SQLAlchemy's URL; a plain path is accepted.
        shard_count: How many shards there are in all processes together; None asks Discord.
        shard_ids: Which of them this process holds: all, auto (those that nobody holds), or numbers with commas.
        log_level: The lowest level that is logged.
        log_format: Text for people or JSON for machines.
        discord_api_url: The REST base, for a proxy or another Discord-compatible server.
        backup_folder: Where scheduled backups go; None for none.
        backup_every_hours: Hours from one scheduled backup to the next.
        backups_kept: How many scheduled backups are kept; older ones are deleted.
        health_port: The port of `/healthz` and `/metrics`; 0 takes a free one, None serves neither.
        health_host: The address at which they are served.
        sentry_dsn: Where errors are reported to; None for nowhere.
        tmdb_token: The API Read Access Token for TMDB, from which posters come; None asks nobody.
        tmdb_api_url: The base of TMDB's interface, for a proxy.
    """

    model_config = ConfigDict(frozen=True, validate_default=True)

    discord_token: Annotated[SecretStr, AfterValidator(_check_token)] | None = None
    database: Annotated[str, AfterValidator(check_database_url)] = f"{SQLITE_DRIVER}:///envelope.db"
    shard_count: Annotated[int, Field(ge=1)] | None = None
    shard_ids: Annotated[str, BeforeValidator(_strip_text), AfterValidator(_check_shard_ids)] = EVERY_SHARD
    log_level: Annotated[LogLevel, BeforeValidator(_lower_text)] = LogLevel.INFO
    log_format: Annotated[LogFormat, BeforeValidator(_lower_text)] = LogFormat.TEXT
    discord_api_url: Annotated[str, AfterValidator(_check_api_url)] = DISCORD_API_URL
    backup_folder: Path | None = None
    backup_every_hours: Annotated[int, _whole_number(1, 744)] = 24
    backups_kept: Annotated[int, _whole_number(1, 10_000)] = 14
    health_port: Annotated[int, _whole_number(0, 65_535)] | None = None
    health_host: str = "127.0.0.1"
    sentry_dsn: Annotated[SecretStr, AfterValidator(_check_dsn)] | None = None
    tmdb_token: Annotated[SecretStr, AfterValidator(_check_tmdb_token)] | None = None
    tmdb_api_url: Annotated[str, AfterValidator(_check_api_url)] = TMDB_API_URL

    @classmethod
    def load(cls, env_file: Path = ENV_FILE, *, token_required: bool = False) -> Self:
        """Read the environment and `env_file`, which need not exist.

        Raises:
            StartError: Naming every setting that is wrong, misspelt in the file, or missing.
        """
        in_file = _read_env_file(env_file)
        problems = _find_misspelt_names(in_file)
        settings = None
        try:
            settings = cls.model_validate(_select_settings(in_file) | _select_settings(os.environ))
        except ValidationError as error:
            problems += [
                f"{str(details['loc'][0]).upper()} {details['msg'].removeprefix('Value error, ')}"
                for details in error.errors()
            ]
        if settings is not None and token_required and settings.discord_token is None:
            problems.append(f"DISCORD_TOKEN is not set; {_WHERE_TO_COPY_IT}")
        if settings is None or problems:
            raise StartError(_join_problems(problems))
        return settings

    @property
    def token(self) -> str:
        """The bot's token as plain text; the settings must have been loaded with `token_required`."""
        if self.discord_token is None:
            raise StartError(f"DISCORD_TOKEN is not set; {_WHERE_TO_COPY_IT}.")
        return self.discord_token.get_secret_value()

    @property
    def backup_retention(self) -> timedelta | None:
        """How long scheduled backups keep what was in them; None if none are made."""
        if self.backup_folder is None:
            return None
        return timedelta(hours=self.backup_every_hours) * self.backups_kept

    @property
    def chosen_shard_ids(self) -> tuple[int, ...] | None:
        """The numbers in `shard_ids`, in order; every one for `auto`, and None for `all`."""
        if self.shard_ids == EVERY_SHARD or self.shard_count is None:
            return None
        if self.shard_ids == FREE_SHARDS:
            return tuple(range(self.shard_count))
        return tuple(sorted({int(number) for number in self.shard_ids.split(",")}))

    @property
    def database_file(self) -> Path | None:
        """The file that `database` names; None for a database on a server."""
        return find_database_file(self.database)


def _read_env_file(env_file: Path) -> Mapping[str, str | None]:
    try:
        return dotenv_values(env_file)
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"The settings in {env_file} cannot be read: {error}.") from error


def _select_settings(variables: Mapping[str, str | None]) -> dict[str, str]:
    """The settings among variables, whatever the case of their names; an empty one counts as not set."""
    named = {name.lower(): value for name, value in variables.items() if value}
    return {name: named[name] for name in Settings.model_fields if name in named}


def _find_misspelt_names(names: Iterable[str]) -> list[str]:
    """Names in the file that are similar to a setting's: such a typo would silently leave the default in use."""
    known = [name.upper() for name in Settings.model_fields]
    problems: list[str] = []
    for name in names:
        nearest = get_close_matches(name.upper(), known, n=1, cutoff=0.8)
        if nearest and name.upper() not in known:
            problems.append(f"{name} is no setting, did you mean {nearest[0]}?")
    return problems


def _join_problems(problems: list[str]) -> str:
    if len(problems) == 1:
        return f"The setting {problems[0].removesuffix('.')}."
    return "Several settings are wrong:" + "".join(f"\n  {problem}" for problem in problems)
