"""Everything the cogs may call, put together in one place."""

from dataclasses import dataclass

from bot.awards.boards import Boards
from bot.awards.record import Record
from bot.awards.search import Search
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.db.engine import Database
from bot.db.state import State
from bot.guilds.service import GuildService


@dataclass(frozen=True)
class Services:
    """The bot without Discord.

    Attributes:
        clock: Says what time it is, in UTC; simulated time passes here too.
        record: The shipped record.
        search: Finds things in it.
        boards: Who leads in wins and nominations.
        slates: The record's slates as each server sees them, and the servers' own.
        guilds: What each server has configured, and its members' names.
        state: The bot's own few values.
    """

    clock: Clock
    record: Record
    search: Search
    boards: Boards
    slates: Slates
    guilds: GuildService
    state: State

    @classmethod
    def build(cls, database: Database, record: Record, search: Search, clock: Clock) -> "Services":
        """Put the services together over an open database."""
        return cls(
            clock=clock,
            record=record,
            search=search,
            boards=Boards(record),
            slates=Slates(database, record, search, clock),
            guilds=GuildService(database, clock),
            state=State(database),
        )

    async def close(self) -> None:
        """End what runs in the background; the database may be closed after that."""
