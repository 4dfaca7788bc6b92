"""The few values that the bot remembers about itself, such as which commands Discord was told of."""

from sqlalchemy import Connection, select

from bot.db.engine import Database
from bot.db.tables import bot_state
from bot.db.upsert import upsert

_SAVE = upsert(bot_state, key=["name"], update=["value"])


class State:
    """Values by name."""

    def __init__(self, database: Database) -> None:
        """Keep them in a database."""
        self._database = database

    async def get(self, name: str) -> str | None:
        """The value under a name; None if there is none."""
        return await self._database.read(_get, name)

    async def put(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of the one before."""
        await self._database.write(_put, name, value)


def _get(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(bot_state.c.value).where(bot_state.c.name == name))


def _put(connection: Connection, name: str, value: str) -> None:
    connection.execute(_SAVE, {"name": name, "value": value})
