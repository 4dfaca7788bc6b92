"""A server whose hosts keep a calendar, on a real database and with a clock that is set by hand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.audit import store as audit
from bot.audit.model import Actor, AuditEntry
from bot.db.engine import Database
from bot.guilds.model import GuildSettings
from bot.guilds.service import GuildService
from bot.ids import DateKey, GuildId, MemberId
from bot.record.record import Record
from bot.record.season_dates import DaySpan
from bot.search.search import Search
from bot.season.model import SeasonDate, When
from bot.season.read_models import SeasonOverview
from bot.service_groups import SeasonServices, ServiceParts
from bot.times.stated_times import StatedTime

GUILD = GuildId(1)
HANA = Actor(MemberId(7), "Hana")
NOW = datetime(2026, 11, 29, 18, tzinfo=UTC)

CEREMONY = DateKey("oscars-99/ceremony")
NOMINATIONS = DateKey("oscars-99/nominations")
CURTAIN = datetime(2027, 3, 14, 23, tzinfo=UTC)
"""When the Oscars begin: four in the afternoon in Los Angeles, which has changed its clocks that morning."""
AT_FOUR = When(
    DaySpan.of_day(date(2027, 3, 14)),
    CURTAIN,
    StatedTime(datetime(2027, 3, 14, 16), "America/Los_Angeles"),  # noqa: DTZ001 - a wall's time
)


@dataclass
class SettableClock:
    """A clock that stands until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The instant it shows."""
        return self.now


@dataclass
class SeasonClub:
    """The services of the season over a database, and the clock."""

    database: Database
    season: SeasonServices
    guilds: GuildService
    clock: SettableClock

    @classmethod
    def open(cls, database: Database, record: Record, search: Search) -> "SeasonClub":
        """Put it together."""
        clock = SettableClock()
        parts = ServiceParts.build(database, record, search, clock)
        return cls(database, SeasonServices.build(parts), parts.guilds, clock)

    async def get_overview(self) -> SeasonOverview:
        """What comes next in the server."""
        return await self.season.reading.get_overview(await self.guilds.get_settings(GUILD))

    async def get_date(self, key: str) -> SeasonDate:
        """One date."""
        return await self.season.reading.get_date(GUILD, key)

    async def list_entries(self) -> list[AuditEntry]:
        """The audit log, the newest first."""
        return list(await self.database.read(audit.list_page, GUILD, limit=50))

    async def correct(self, key: str, when: When, place: str | None = None) -> SeasonDate:
        """Correct a date."""
        changed = await self.season.hosting.correct_date(GUILD, key, when, place, HANA)
        assert changed.after is not None
        return changed.after


def on(*day: int) -> When:
    """A day: `on(2027, 3, 14)`."""
    return When(DaySpan.of_day(date(*day)))


def over(first: date, last: date) -> When:
    """Several days."""
    return When(DaySpan(first, last))


def settings_in(zone: str) -> GuildSettings:
    """The settings of a server in a time zone."""
    return GuildSettings(GUILD, time_zone=zone)
