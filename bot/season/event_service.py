"""Discord's scheduled events of a server's dates: which there are, and what becomes of them."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.guilds import store as guild_store
from bot.ids import DateKey, GuildId
from bot.jobs.service import JobService
from bot.season import rules, store
from bot.season.calendar import name_date
from bot.season.deadlines import schedule_event_retry
from bot.season.errors import NoSuchDateError
from bot.season.loading import SeasonReader
from bot.season.model import ScheduledEvent, SeasonDate


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A scheduled event, the key of its date, and the date; None if that was taken away."""

    key: DateKey
    event: ScheduledEvent
    date: SeasonDate | None


class SeasonEventService:
    """Remembers which scheduled events were made of which dates."""

    def __init__(self, database: Database, reader: SeasonReader, jobs: JobService, clock: Clock) -> None:
        """Store them in a database, and when to try again as jobs."""
        self._jobs = jobs
        self._database = database
        self._reader = reader
        self._clock = clock

    async def list_events(self, guild_id: GuildId) -> tuple[DatedEvent, ...]:
        """The scheduled events of a server, each with its date as it is now."""

        def load(connection: Connection) -> tuple[DatedEvent, ...]:
            events = store.list_events(connection, guild_id)
            dates = self._reader.load_dates(connection, guild_id) if events else {}
            return tuple(DatedEvent(key, event, dates.get(key)) for key, event in events.items())

        return await self._database.read(load)

    async def check_event(self, guild_id: GuildId, key: str) -> SeasonDate:
        """Return a date of which a scheduled event can be made.

        Raises:
            NoSuchDateError: The server has no such date.
            EventExistsError: There is one already.
            EventNeedsTimeError: Only the day is known.
            EventInPastError: It has begun.
        """
        known = (await self._database.read(self._reader.load_dates, guild_id)).get(DateKey(key))
        if known is None:
            raise NoSuchDateError
        raise_refusal(rules.refusal_of_event(known, self._clock()))
        return known

    async def record_event(
        self, guild_id: GuildId, known: SeasonDate, event: ScheduledEvent, by: Actor
    ) -> None:
        """Store the scheduled event that was made of a date."""

        def record(connection: Connection) -> None:
            guild_store.ensure_guild(connection, guild_id, self._clock())
            store.save_event(connection, guild_id, known.key, event)
            entry = self._make_entry(guild_id, AuditAction.CREATE_EVENT, by, known.key, known)
            after = {"place": event.place, "hours": event.hours}
            audit.append_entry(connection, replace(entry, after=dict(after)))

        await self._database.write(record)

    async def record_move(self, guild_id: GuildId, key: DateKey, event: ScheduledEvent) -> None:
        """Store how a scheduled event stands after it followed its date."""
        await self._database.write(store.save_event, guild_id, key, event)

    async def record_refusal(
        self, guild_id: GuildId, dated: DatedEvent, refusals: int, *, follows_place: bool
    ) -> None:
        """Store that Discord did not let a scheduled event be moved, so that it is tried again.

        After the last time the audit log says that the event stays as it is.

        Args:
            guild_id: The server.
            dated: The event, with the date that it does not follow.
            refusals: How many times in a row it was refused, this time included.
            follows_place: Whether its place follows that of its date.
        """
        now = self._clock()

        def record(connection: Connection) -> None:
            if schedule_event_retry(
                connection,
                self._jobs,
                guild_id,
                dated.event.id,
                refused_at=now,
                refusals=refusals,
                follows_place=follows_place,
            ):
                return
            entry = self._make_entry(guild_id, AuditAction.LEAVE_EVENT, BOT_ACTOR, dated.key, dated.date)
            after = {"still begins": dated.event.starts_at.isoformat(), "attempts": refusals}
            audit.append_entry(connection, replace(entry, after=dict(after)))

        await self._database.write(record)

    async def drop_ended_event(self, guild_id: GuildId, event_id: int) -> None:
        """Forget a scheduled event that is over."""
        await self._database.write(store.forget_event, guild_id, event_id)

    async def forget_event(
        self, guild_id: GuildId, event_id: int, by: Actor = BOT_ACTOR
    ) -> SeasonDate | None:
        """Forget a scheduled event that is gone; returns its date, None if there is none or it was not the bot's."""

        def forget(connection: Connection) -> SeasonDate | None:
            key = store.forget_event(connection, guild_id, event_id)
            if key is None:
                return None
            known = self._reader.load_dates(connection, guild_id).get(key)
            entry = self._make_entry(guild_id, AuditAction.REMOVE_EVENT, by, key, known)
            audit.append_entry(connection, entry)
            return known

        return await self._database.write(forget)

    def _make_entry(
        self, guild_id: GuildId, action: AuditAction, by: Actor, key: DateKey, known: SeasonDate | None
    ) -> AuditEntry:
        subject = name_date(known, self._reader.record.awards) if known else key
        return AuditEntry(guild_id, self._clock(), by, action, subject)
