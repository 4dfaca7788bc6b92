"""A few values that the bot stores about itself, such as the hash of its registered commands."""

from sqlalchemy import Connection, select

from bot.db.engine import Database
from bot.db.tables import bot_state
from bot.db.upsert import build_upsert

_SAVE = build_upsert(bot_state, key=["name"], update=["value"])


class BotState:
    """Values by name."""

    def __init__(self, database: Database) -> None:
        """Store them in a database."""
        self._database = database

    async def get_value(self, name: str) -> str | None:
        """The value of a name; None if there is none."""
        return await self._database.read(_read_value, name)

    async def probe_database(self) -> None:
        """Read, and write nothing, as a sign that both can be done.

        Raises:
            DBAPIError: One of them cannot.
        """
        await self._database.read(_read_value, "")
        await self._database.write(_read_value, "")

    async def set_value(self, name: str, value: str) -> None:
        """Store the value of a name, in place of the one before."""
        await self._database.write(_write_value, name, value)


def _read_value(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(bot_state.c.value).where(bot_state.c.name == name))


def _write_value(connection: Connection, name: str, value: str) -> None:
    connection.execute(_SAVE, {"name": name, "value": value})
