"""Discord's scheduled events of dates: made once, kept in step, forgotten when someone deletes them."""

import logging
from dataclasses import dataclass, replace
from enum import StrEnum

import discord

from bot.audit.model import BOT_ACTOR, Actor
from bot.client import AwardsBot
from bot.errors import UserError
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.season.event_service import DatedEvent
from bot.season.model import DATE_PLACE_LIMIT, ScheduledEvent, SeasonDate
from cogs.kit.posts import DISCORD_FAILURES
from cogs.kit.text import shorten_text
from cogs.season.text import describe_certainty, name_date_plainly

log = logging.getLogger(__name__)

EVENTS_AHEAD_LIMIT = 100
"""Most scheduled and active events of one server, from Discord's API reference."""

TOO_MANY_EVENTS_CODE = 30038
"""Discord's error code for more than that."""

UNKNOWN_EVENT_CODE = 10070
"""Discord's error code for a scheduled event that does not exist, or no more."""

DEFAULT_PLACE = "Here, in this server"
"""The place of an event of which no place is known; Discord asks for one."""


class EventObstacle(StrEnum):
    """Why a scheduled event cannot be made."""

    RIGHTS = "rights"
    FULL = "full"
    REFUSED = "refused"


@dataclass(eq=False)
class CannotMakeEventError(UserError):
    """Discord takes no scheduled event from the bot in this server."""

    obstacle: EventObstacle


class SeasonEvents:
    """The scheduled events of all servers."""

    def __init__(self, bot: AwardsBot) -> None:
        """Make and edit them as `bot`."""
        self._bot = bot
        self._services = bot.services

    async def make_event(
        self, guild: discord.Guild, known: SeasonDate, hours: int, place: str | None, by: Actor
    ) -> ScheduledEvent:
        """Make a scheduled event of a date that the service let pass.

        One that an earlier attempt made, whose process died before it was stored, is taken over.

        Raises:
            CannotMakeEventError: The bot may not, the server has as many as it can have, or Discord refuses.
        """
        wanted = self._describe_event(known, hours, place or known.place or DEFAULT_PLACE)
        if not guild.me.guild_permissions.create_events:
            raise CannotMakeEventError(EventObstacle.RIGHTS)
        try:
            made = await self._find_or_create_event(guild, known, wanted)
        except discord.Forbidden as error:
            raise CannotMakeEventError(EventObstacle.RIGHTS) from error
        except DISCORD_FAILURES as error:
            is_full = isinstance(error, discord.HTTPException) and error.code == TOO_MANY_EVENTS_CODE
            log.info("No event in guild %s: %r", guild.id, error)
            raise CannotMakeEventError(EventObstacle.FULL if is_full else EventObstacle.REFUSED) from error
        event = replace(wanted, id=made.id)
        await self._services.season.events.record_event(GuildId(guild.id), known, event, by)
        return event

    async def follow_dates(
        self, guild: discord.Guild, by: Actor = BOT_ACTOR, moved: SeasonDate | None = None
    ) -> frozenset[int]:
        """Let a server's events follow their dates; one whose date was taken away, or lost its hour, is deleted.

        Args:
            guild: The server.
            by: Who moved a date; the bot after a start, when a new version may know other dates.
            moved: The date that was moved, as it was before; None after a start.

        Returns:
            The ids of the events that Discord did not let the bot move or delete. What was not moved is tried again:
            by a job, with the next change, and after the next start.
        """
        now = self._services.clock()
        left: set[int] = set()
        for dated in await self._services.season.events.list_events(GuildId(guild.id)):
            if dated.event.ends_at <= now:
                await self._services.season.events.drop_ended_event(GuildId(guild.id), dated.event.id)
                continue
            # A place that the host gave the event alone stays.
            followed = {DEFAULT_PLACE, moved.place if moved and moved.key == dated.key else DEFAULT_PLACE}
            if not await self._try_follow(guild, dated, by, follows_place=dated.event.place in followed):
                left.add(dated.event.id)
        return frozenset(left)

    async def retry_event(self, job: Job) -> None:
        """Move an event that Discord did not let follow its date. A job: safe to repeat."""
        guild_id, event_id = GuildId(job.get_int("guild_id")), job.get_int("event_id")
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.SEASON):
            await self._services.jobs.postpone_job(job)
            return
        now = self._services.clock()
        for dated in await self._services.season.events.list_events(guild_id):
            if dated.event.id == event_id and dated.event.ends_at > now:
                follows_place, refusals = bool(job.payload["follows_place"]), job.get_int("refusals")
                await self._try_follow(
                    guild, dated, BOT_ACTOR, follows_place=follows_place, refusals=refusals
                )

    async def _find_or_create_event(
        self, guild: discord.Guild, known: SeasonDate, wanted: ScheduledEvent
    ) -> discord.ScheduledEvent:
        ahead = [
            event
            for event in await guild.fetch_scheduled_events(with_counts=False)
            if event.status in (discord.EventStatus.scheduled, discord.EventStatus.active)
        ]
        for event in ahead:
            is_own = event.creator_id == guild.me.id
            if is_own and (event.name, event.start_time) == (wanted.name, wanted.starts_at):
                return event
        if len(ahead) >= EVENTS_AHEAD_LIMIT:
            raise CannotMakeEventError(EventObstacle.FULL)
        today = self._services.clock().date()
        return await guild.create_scheduled_event(
            name=wanted.name,
            start_time=wanted.starts_at,
            end_time=wanted.ends_at,
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location=wanted.place,
            description=f"{describe_certainty(known, today)} /season has everything else that is ahead.",
        )

    async def _try_follow(
        self, guild: discord.Guild, dated: DatedEvent, by: Actor, *, follows_place: bool, refusals: int = 0
    ) -> bool:
        """Let an event follow its date; False if Discord refuses, and then moving it is tried again later."""
        try:
            await self._follow_date(guild, dated, by, follows_place=follows_place)
        except DISCORD_FAILURES as error:
            if refusals == 0:
                log.warning("Event %s in guild %s is not in step: %r", dated.event.id, guild.id, error)
            # One whose date is gone is forgotten already, and nothing could be moved.
            if dated.date is not None and dated.date.when.at is not None:
                await self._services.season.events.record_refusal(
                    GuildId(guild.id), dated, refusals + 1, follows_place=follows_place
                )
            return False
        return True

    async def _follow_date(
        self, guild: discord.Guild, dated: DatedEvent, by: Actor, *, follows_place: bool
    ) -> None:
        guild_id, known = GuildId(guild.id), dated.date
        if known is None or known.when.at is None:
            await self._withdraw_event(guild, dated.event, by)
            return
        place = known.place if known.place and follows_place else dated.event.place
        wanted = replace(self._describe_event(known, dated.event.hours, place), id=dated.event.id)
        if wanted == dated.event or wanted.starts_at <= self._services.clock():
            return
        try:
            event = guild.get_scheduled_event(wanted.id) or await guild.fetch_scheduled_event(wanted.id)
            await event.edit(
                name=wanted.name,
                start_time=wanted.starts_at,
                end_time=wanted.ends_at,
                location=wanted.place,
            )
        except discord.NotFound as error:
            if error.code != UNKNOWN_EVENT_CODE:
                raise
            await self._services.season.events.forget_event(guild_id, wanted.id)
            return
        await self._services.season.events.record_move(guild_id, dated.key, wanted)

    async def _withdraw_event(self, guild: discord.Guild, event: ScheduledEvent, by: Actor) -> None:
        # Forgotten first, so that Discord's word of its deletion is no news.
        await self._services.season.events.forget_event(GuildId(guild.id), event.id, by)
        found = guild.get_scheduled_event(event.id)
        try:
            await (found or await guild.fetch_scheduled_event(event.id)).delete()
        except discord.NotFound:
            return

    def _describe_event(self, known: SeasonDate, hours: int, place: str) -> ScheduledEvent:
        assert known.when.at is not None  # noqa: S101 - its hour was checked before
        name = shorten_text(name_date_plainly(known, self._services.record.awards), 100)
        return ScheduledEvent(0, hours, shorten_text(place, DATE_PLACE_LIMIT), name, known.when.at)
