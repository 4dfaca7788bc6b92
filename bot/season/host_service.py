"""Hosts' changes to the dates of their server.

Each is one transaction and adds an entry to the audit log. The caller has checked that the actor is a host.
"""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.guilds import store as guild_store
from bot.ids import DateKey, GuildId
from bot.json_values import JsonValue
from bot.season import rules, store
from bot.season.calendar import list_days_of_ceremony, name_date
from bot.season.errors import NoSuchDateError, NothingToTakeBackError
from bot.season.loading import SeasonReader
from bot.season.model import HostDate, SeasonDate, When, parse_date_key
from bot.season.read_models import ChangedDate
from bot.slates.drafts import tidy_text
from bot.times.stated_times import compute_instant


class SeasonHostService:
    """Changes to the season's dates by hosts."""

    def __init__(self, database: Database, reader: SeasonReader, clock: Clock) -> None:
        """Store what hosts say in a database."""
        self._database = database
        self._reader = reader
        self._clock = clock

    async def add_date(self, guild_id: GuildId, name: str, when: When, place: str, by: Actor) -> SeasonDate:
        """Add a date of the server's own.

        Raises:
            DateNamelessError: It has no name.
            EndsBeforeBeginningError: Its last day is before its first.
            DatePassedError: It is in the past.
            KnownDateError: The server has it already.
            TooManyDatesError: The server has as many as it can have.
        """
        tidy_name = tidy_text(name)
        host_date = HostDate(0, None, None, tidy_name, when, tidy_text(place))

        def add(connection: Connection) -> SeasonDate:
            now = self._clock()
            known = self._reader.load_dates(connection, guild_id)
            zone = guild_store.load_settings(connection, guild_id).time_zone
            today = now.astimezone(ZoneInfo(zone)).date()
            raise_refusal(rules.refusal_of_own_date(tidy_name, when, known.values(), now, today))
            guild_store.ensure_guild(connection, guild_id, now)
            key = replace(host_date, row_id=store.insert_date(connection, guild_id, host_date)).key
            added = self._reader.load_dates(connection, guild_id)[key]
            self._append_entry(connection, guild_id, AuditAction.ADD_DATE, by, ChangedDate(None, added))
            return added

        return await self._database.write(add)

    async def correct_date(
        self, guild_id: GuildId, key: str, when: When, place: str | None, by: Actor
    ) -> ChangedDate:
        """Say when a date is in this server, whatever the bot ships, or what is not known of a ceremony yet.

        Args:
            guild_id: The server.
            key: The date's key.
            when: When it is; a day without an hour keeps the hour that was known, and how many days it lasts.
            place: Where; None leaves that as it is.
            by: Who says so.

        Raises:
            NoSuchDateError: The server has no such date, and no ceremony that could have it.
            EndsBeforeBeginningError: Its last day is before its first.
            ContradictoryDatesError: Another date of the ceremony says otherwise.
            DatePassedError: It is in the past, where its scheduled event cannot follow.
        """

        def correct(connection: Connection) -> ChangedDate:
            dates = self._reader.load_dates(connection, guild_id)
            before = dates.get(DateKey(key))
            host_date = self._find_host_date(connection, guild_id, key) or _begin_correction(dates, key, when)
            others = (
                list_days_of_ceremony(dates.values(), host_date.ceremony_id) if host_date.ceremony_id else {}
            )
            completed = when.complete(before.when if before else None)
            raise_refusal(rules.refusal_of_correction(host_date.kind, completed, others))
            raise_refusal(rules.refusal_of_moved_event(before, completed, self._clock()))
            stands = host_date.place or (before.place if before else "")
            changed = replace(host_date, when=completed, place=stands if place is None else tidy_text(place))
            guild_store.ensure_guild(connection, guild_id, self._clock())
            if host_date.row_id:
                store.update_date(connection, changed)
            else:
                store.insert_date(connection, guild_id, changed)
            change = ChangedDate(before, self._reader.load_dates(connection, guild_id)[changed.key])
            self._append_entry(connection, guild_id, AuditAction.CORRECT_DATE, by, change)
            return change

        return await self._database.write(correct)

    async def take_back_date(self, guild_id: GuildId, key: str, by: Actor) -> ChangedDate:
        """Take away a date of the server's own, or what its hosts corrected, so that the shipped one stands again.

        Raises:
            NoSuchDateError: The server has no such date.
            NothingToTakeBackError: Nobody here said anything of it.
        """

        def take_back(connection: Connection) -> ChangedDate:
            before = self._reader.load_dates(connection, guild_id).get(DateKey(key))
            if before is None:
                raise NoSuchDateError
            host_date = self._find_host_date(connection, guild_id, key)
            if host_date is None:
                raise NothingToTakeBackError(before)
            store.delete_date(connection, host_date.row_id)
            change = ChangedDate(before, self._reader.load_dates(connection, guild_id).get(host_date.key))
            self._append_entry(connection, guild_id, AuditAction.REMOVE_DATE, by, change)
            return change

        return await self._database.write(take_back)

    async def follow_zone_rules(self) -> None:
        """Move every coming date whose zone keeps other rules now than when it was stated.

        To be called after a start: the rules come with the system or with the package tzdata, and change only then.
        """

        def move_dates(connection: Connection) -> None:
            now = self._clock()
            for guild_id, host_date in store.list_stated_dates(connection, now):
                stated, at = host_date.when.stated, host_date.when.at
                if stated is None or at is None or compute_instant(stated, at) == at:
                    continue
                before = self._reader.load_dates(connection, guild_id).get(host_date.key)
                moved = replace(host_date, when=replace(host_date.when, at=compute_instant(stated, at)))
                store.update_date(connection, moved)
                after = self._reader.load_dates(connection, guild_id).get(host_date.key)
                change = ChangedDate(before, after)
                self._append_entry(connection, guild_id, AuditAction.FOLLOW_CLOCK, BOT_ACTOR, change)

        await self._database.write(move_dates)

    def _find_host_date(self, connection: Connection, guild_id: GuildId, key: str) -> HostDate | None:
        return next((each for each in store.list_host_dates(connection, guild_id) if each.key == key), None)

    def _append_entry(
        self, connection: Connection, guild_id: GuildId, action: AuditAction, by: Actor, change: ChangedDate
    ) -> None:
        named = change.after or change.before
        assert named is not None  # noqa: S101 - a change is of something
        entry = AuditEntry(
            guild_id,
            self._clock(),
            by,
            action,
            name_date(named, self._reader.record.awards),
            _describe_value(change.before),
            _describe_value(change.after),
        )
        audit.append_entry(connection, entry)


def _begin_correction(dates: Mapping[DateKey, SeasonDate], key: str, when: When) -> HostDate:
    """What hosts say of a ceremony's date for the first time; the ceremony must be one whose dates are known.

    Raises:
        NoSuchDateError: There is no such date.
    """
    parsed = parse_date_key(key)
    if not isinstance(parsed, tuple):
        raise NoSuchDateError
    ceremony_id, kind = parsed
    if not list_days_of_ceremony(dates.values(), ceremony_id):
        raise NoSuchDateError
    return HostDate(0, ceremony_id, kind, "", when, "")


def _describe_value(known: SeasonDate | None) -> JsonValue:
    if known is None:
        return None
    days, at = known.when.days, known.when.at
    values: dict[str, JsonValue] = {"date": days.first.isoformat()}
    if days.last != days.first:
        values["until"] = days.last.isoformat()
    if at is not None:
        values["at"] = at.isoformat()
    if known.place:
        values["place"] = known.place
    return values
