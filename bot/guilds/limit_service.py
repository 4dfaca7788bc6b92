"""Counting what members repeat, for what is posted before it is stored."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds import store
from bot.guilds.model import GuildSettings
from bot.ids import GuildId, MemberId
from bot.limits.model import LIMITS, Limit, LimitedAction
from bot.limits.store import count_repetition, uncount_repetition


def find_limit(settings: GuildSettings, action: LimitedAction) -> Limit:
    """The limit of an action in a server."""
    if action is LimitedAction.OPEN_THREAD:
        return Limit(settings.threads_per_member, settings.threads_per_server)
    return LIMITS[action]


class LimitService:
    """Counts repetitions by the limits of each server."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Count in a database."""
        self._database = database
        self._clock = clock

    async def count_repetition(self, guild_id: GuildId, user_id: MemberId, action: LimitedAction) -> None:
        """Count that a member is about to do something.

        Raises:
            TooOftenError: The limit is reached; then nothing was counted.
        """
        at = self._clock()

        def count_within_limit(connection: Connection) -> None:
            store.ensure_guild(connection, guild_id, at)
            limit = find_limit(store.load_settings(connection, guild_id), action)
            count_repetition(connection, guild_id, user_id, action, at=at, limit=limit)

        await self._database.write(count_within_limit)

    async def uncount_repetition(self, guild_id: GuildId, user_id: MemberId, action: LimitedAction) -> None:
        """Count a member's last repetition no more, since it could not be done after all."""
        await self._database.write(uncount_repetition, guild_id, user_id, action)
