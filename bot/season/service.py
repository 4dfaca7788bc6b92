"""Reading a server's season."""

from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds.model import GuildSettings
from bot.ids import DateKey, GuildId
from bot.record.record import Record
from bot.season.errors import NoSuchDateError
from bot.season.loading import SeasonReader
from bot.season.model import SeasonDate
from bot.season.read_models import SeasonOverview
from bot.slates.service import SlateService


class SeasonService:
    """Reads what comes next in servers."""

    def __init__(self, database: Database, record: Record, slates: SlateService, clock: Clock) -> None:
        """Read a database over the shipped record."""
        self._database = database
        self._clock = clock
        self.reader = SeasonReader(record, slates)

    async def get_overview(self, settings: GuildSettings) -> SeasonOverview:
        """What comes next in a server: the dates, and what is open there."""
        return await self._database.read(self._load_overview, settings)

    async def get_date(self, guild_id: GuildId, key: str) -> SeasonDate:
        """A date, also one that has passed.

        Raises:
            NoSuchDateError: The server has none of that key.
        """
        found = (await self._database.read(self.reader.load_dates, guild_id)).get(DateKey(key))
        if found is None:
            raise NoSuchDateError
        return found

    async def list_dates(self, settings: GuildSettings) -> tuple[SeasonDate, ...]:
        """The dates to come in a server, the next one first."""
        return (await self.get_overview(settings)).dates

    def _load_overview(self, connection: Connection, settings: GuildSettings) -> SeasonOverview:
        now = self._clock()
        today = now.astimezone(ZoneInfo(settings.time_zone)).date()
        dates = self.reader.load_dates(connection, settings.guild_id).values()
        coming = [each for each in dates if each.when.is_ahead(now, today)]
        return SeasonOverview(
            settings.guild_id,
            now,
            today,
            settings.time_zone,
            tuple(sorted(coming, key=lambda each: each.sort_key)),
            tuple(self.reader.load_deadlines(connection, settings.guild_id, settings.switched_off, now)),
        )
