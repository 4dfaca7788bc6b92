"""Conversation starters: a server's plan, and what is posted when one is due."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.discussion import subjects
from bot.discussion.questions import list_questions
from bot.errors import NothingFoundError
from bot.guilds import store as guild_store
from bot.ids import GuildId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.record.record import Record
from bot.slates.service import SlateService
from bot.starters import store
from bot.starters.choosing import SeasonTopics, choose_starter
from bot.starters.loading import load_season_topics
from bot.starters.model import LATE_TOLERANCE, STARTER_REPEAT_PERIOD, Starter, StarterPlan
from bot.starters.schedule import find_next_slot
from bot.starters.store import BegunStarter

STARTER_JOB = "starter.post"
"""The kind of job that posts a starter when it is due; its payload has `guild_id` and `slot`."""


class StarterService:
    """Keeps each server's plan, and chooses what it talks about next."""

    def __init__(
        self, database: Database, record: Record, slates: SlateService, jobs: JobService, clock: Clock
    ) -> None:
        """Store plans in a database, and what is due as jobs."""
        self._database = database
        self._record = record
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def get_plan(self, guild_id: GuildId) -> StarterPlan | None:
        """A server's plan; None if it wants no starters."""
        return await self._database.read(store.find_plan, guild_id)

    async def set_plan(
        self, guild_id: GuildId, weekdays: frozenset[int], hour: time, channel_id: int | None, by: Actor
    ) -> StarterPlan:
        """Let starters be posted on these days at this hour, by the clocks of the server's zone.

        Args:
            guild_id: The server.
            weekdays: The days, Monday being 0; not empty.
            hour: The time of day.
            channel_id: Where; None for the channel that the server chose for discussions or announcements.
            by: The host.
        """

        def save(connection: Connection) -> StarterPlan:
            now = self._clock()
            guild_store.ensure_guild(connection, guild_id, now)
            zone = guild_store.load_settings(connection, guild_id).time_zone
            before = store.find_plan(connection, guild_id)
            next_at = find_next_slot(weekdays, hour, zone, now)
            plan = StarterPlan(guild_id, weekdays, hour, zone, channel_id, next_at, by.id)
            self._save_plan(connection, plan)
            self._append_entry(connection, guild_id, by, before, plan)
            return plan

        return await self._database.write(save)

    async def switch_off(self, guild_id: GuildId, by: Actor = BOT_ACTOR) -> StarterPlan | None:
        """Post no more starters in a server; returns the plan that it had, None if it had none."""

        def switch(connection: Connection) -> StarterPlan | None:
            before = store.find_plan(connection, guild_id)
            if before is not None:
                store.delete_plan(connection, guild_id)
                self._jobs.cancel(connection, STARTER_JOB, str(guild_id))
                self._append_entry(connection, guild_id, by, before, None)
            return before

        return await self._database.write(switch)

    async def begin_starter(self, guild_id: GuildId, slot: datetime) -> Starter | None:
        """Choose what is posted at a due instant, or return what was chosen for it before the process died.

        Returns:
            What to post; None if nothing is to be posted: the plan was changed, it is too late, it is posted already,
            or nothing new is left.
        """

        def begin(connection: Connection) -> Starter | None:
            plan = store.find_plan(connection, guild_id)
            if plan is None or plan.next_at != slot:
                return None
            now = self._clock()
            season = load_season_topics(connection, self._record, self._slates, guild_id)
            begun = store.find_begun(connection, guild_id, slot)
            if begun is None and now - slot <= LATE_TOLERANCE:
                begun = self._choose(connection, plan, season, now)
            starter = (
                None
                if begun is None or begun.is_posted
                else self._load_starter(connection, plan, season, begun)
            )
            if starter is None:
                self._move_on(connection, plan, now)
            return starter

        return await self._database.write(begin)

    async def finish_starter(self, starter: Starter, channel_id: int, message_id: int) -> None:
        """Store where a starter was posted, and when the next one is due."""

        def finish(connection: Connection) -> None:
            store.record_place(connection, starter.row_id, channel_id, message_id)
            plan = store.find_plan(connection, starter.plan.guild_id)
            if plan is not None and plan.next_at == starter.plan.next_at:
                self._move_on(connection, plan, self._clock())

        await self._database.write(finish)

    async def skip_starter(self, guild_id: GuildId, slot: datetime) -> None:
        """Let a due instant pass: what starters need is switched off."""

        def skip(connection: Connection) -> None:
            plan = store.find_plan(connection, guild_id)
            if plan is not None and plan.next_at == slot:
                self._move_on(connection, plan, self._clock())

        await self._database.write(skip)

    async def follow_zone_rules(self) -> None:
        """Move every due instant whose zone keeps other rules now than when it was computed; call it after a start."""

        def move(connection: Connection) -> None:
            now = self._clock()
            for plan in store.list_plans(connection, now):
                next_at = find_next_slot(plan.weekdays, plan.hour, plan.zone, now)
                if next_at != plan.next_at:
                    self._save_plan(connection, replace(plan, next_at=next_at))

        await self._database.write(move)

    def _choose(
        self, connection: Connection, plan: StarterPlan, season: SeasonTopics, now: datetime
    ) -> BegunStarter | None:
        store.delete_posted(connection, plan.guild_id, now - STARTER_REPEAT_PERIOD)
        posted = store.list_posted(connection, plan.guild_id, now - STARTER_REPEAT_PERIOD)
        today = plan.next_at.astimezone(ZoneInfo(plan.zone)).date()
        chosen = choose_starter(self._record, plan.guild_id, today, season, posted)
        if chosen is None:
            return None
        return store.insert_begun(connection, plan.guild_id, plan.next_at, chosen.key, now)

    def _load_starter(
        self, connection: Connection, plan: StarterPlan, season: SeasonTopics, begun: BegunStarter
    ) -> Starter | None:
        """A starter as it was chosen; None if the record has lost what it was about."""
        key = begun.key
        try:
            subject = subjects.load_subject(
                connection, self._record, self._slates, plan.guild_id, key.topic, now=self._clock()
            )
        except NothingFoundError:
            return None
        questions = {one.kind: one for one in list_questions(self._record, subject)}
        if key.question not in questions:
            return None
        return Starter(
            begun.row_id,
            begun.begun_at,
            plan,
            key,
            subject,
            questions[key.question],
            season.nominations.get(key.topic, ()),
            tuple(season.expected.get(key.topic, ())),
        )

    def _move_on(self, connection: Connection, plan: StarterPlan, now: datetime) -> None:
        after = max(plan.next_at, now)
        next_at = find_next_slot(plan.weekdays, plan.hour, plan.zone, after)
        self._save_plan(connection, replace(plan, next_at=next_at))

    def _save_plan(self, connection: Connection, plan: StarterPlan) -> None:
        store.save_plan(connection, plan)
        payload: dict[str, JsonValue] = {"guild_id": plan.guild_id, "slot": plan.next_at.isoformat()}
        self._jobs.schedule(connection, STARTER_JOB, str(plan.guild_id), plan.next_at, payload)

    def _append_entry(
        self,
        connection: Connection,
        guild_id: GuildId,
        by: Actor,
        before: StarterPlan | None,
        after: StarterPlan | None,
    ) -> None:
        entry = AuditEntry(
            guild_id,
            self._clock(),
            by,
            AuditAction.SET_STARTER if after else AuditAction.STOP_STARTER,
            "conversation starters",
            _describe_plan(before),
            _describe_plan(after),
        )
        audit.append_entry(connection, entry)


def _describe_plan(plan: StarterPlan | None) -> JsonValue:
    if plan is None:
        return None
    days = ", ".join(f"{datetime(2024, 1, 1 + day):%A}" for day in sorted(plan.weekdays))  # noqa: DTZ001 - a Monday's name
    return {
        "days": days,
        "hour": plan.hour.isoformat("minutes"),
        "zone": plan.zone,
        "channel": plan.channel_id,
    }
