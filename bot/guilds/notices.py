"""Private notices to members, stored until they are delivered by direct message or at the member's next command.

Many members have closed direct messages, and the process may end while it sends the others: so a notice is stored
before the first attempt, and deleted only when it was delivered.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from bot.clock import Clock
from bot.db.engine import Database
from bot.db.tables import notices
from bot.guilds import store as guilds
from bot.ids import GuildId, MemberId


@dataclass(frozen=True, slots=True)
class Notice:
    """A private message to one member.

    Attributes:
        id: Its id.
        guild_id: The server that it is about.
        user_id: The member.
        text: The message, as Discord shows it.
    """

    id: int
    guild_id: GuildId
    user_id: MemberId
    text: str


class NoticeService:
    """Stores notices until they are delivered."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._members: frozenset[tuple[GuildId, MemberId]] | None = None
        self._changes = 0

    async def add_notices(self, guild_id: GuildId, user_ids: Collection[MemberId], text: str) -> list[Notice]:
        """Store a notice for each of these members."""
        at = self._clock()

        def insert_notices(connection: Connection) -> list[Notice]:
            guilds.ensure_guild(connection, guild_id, at)
            return [insert_notice(connection, guild_id, user_id, text) for user_id in user_ids]

        kept = await self._database.write(insert_notices)
        self.clear_cache()
        return kept

    async def list_waiting(self, guild_id: GuildId, user_id: MemberId) -> list[Notice]:
        """A member's undelivered notices in a server, the oldest first; usually none, which is answered from
        memory.
        """
        if (guild_id, user_id) not in await self._get_waiting_members():
            return []
        return await self._database.read(_read_member_notices, guild_id, user_id)

    async def mark_delivered(self, delivered: Collection[Notice]) -> None:
        """Delete notices that were delivered."""
        await self._database.write(_delete_notices, [notice.id for notice in delivered])
        self.clear_cache()

    def clear_cache(self) -> None:
        """Drop what is in memory, after another service changed what is stored."""
        self._changes += 1
        self._members = None

    async def _get_waiting_members(self) -> frozenset[tuple[GuildId, MemberId]]:
        """The (guild id, user id) of all notices; needed at every command, so kept in memory."""
        if self._members is not None:
            return self._members
        changes = self._changes
        members = await self._database.read(_read_members)
        # If something changed during the read, its result may be outdated: do not cache it.
        if changes == self._changes:
            self._members = members
        return members


def insert_notice(connection: Connection, guild_id: GuildId, user_id: MemberId, text: str) -> Notice:
    """Store a notice in the caller's transaction, after which the service's cache is to be cleared."""
    values = {"guild_id": guild_id, "user_id": user_id, "text": text}
    notice_id: int = connection.execute(insert(notices).returning(notices.c.id), values).scalar_one()
    return Notice(notice_id, guild_id, user_id, text)


def has_notice(connection: Connection, guild_id: GuildId, user_id: MemberId) -> bool:
    """Whether a notice to a member waits in a server."""
    return bool(_read_member_notices(connection, guild_id, user_id))


def _read_members(connection: Connection) -> frozenset[tuple[GuildId, MemberId]]:
    rows = connection.execute(select(notices.c.guild_id, notices.c.user_id).distinct())
    return frozenset((guild_id, user_id) for guild_id, user_id in rows)


def _read_member_notices(connection: Connection, guild_id: GuildId, user_id: MemberId) -> list[Notice]:
    query = select(notices.c.id, notices.c.guild_id, notices.c.user_id, notices.c.text)
    here = (notices.c.guild_id == guild_id) & (notices.c.user_id == user_id)
    return [Notice(*row) for row in connection.execute(query.where(here).order_by(notices.c.id))]


def _delete_notices(connection: Connection, notice_ids: Collection[int]) -> None:
    connection.execute(delete(notices).where(notices.c.id.in_(notice_ids)))
