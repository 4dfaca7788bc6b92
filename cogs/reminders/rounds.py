"""What happens at the deadlines before a lock: the channel's post, and the private messages in the queue."""

import logging

from discord import ui

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import ContestId, GuildId
from bot.jobs.model import Job
from bot.reminders.model import (
    BegunRound,
    ReminderKind,
    ReminderSubject,
    make_award_subject,
    make_lock_subject,
)
from bot.reminders.rules import NEEDED_FEATURES
from bot.room_awards.errors import NoRoomAwardError
from cogs.kit.error_text import error_text
from cogs.kit.events import notify_members
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import CannotPostError, Posts
from cogs.kit.text import escape_text
from cogs.reminders.queue import ReminderQueue
from cogs.reminders.screens import lock_post_screen, phase_post_screen

log = logging.getLogger(__name__)


class ReminderRounds:
    """Begins rounds of reminders when they are due. Its jobs are safe to repeat."""

    def __init__(self, bot: AwardsBot, queue: ReminderQueue) -> None:
        """Post as `bot`, and wake the queue."""
        self._bot = bot
        self._services = bot.services
        self._queue = queue
        self._posts = Posts(bot, Feature.SEASON)

    async def remind_of_lock(self, job: Job) -> None:
        """Remind of a contest's lock, if that is due. A job."""
        guild_id = GuildId(job.get_int("guild_id"))
        await self._begin_round(make_lock_subject(guild_id, ContestId(job.get_int("contest_id"))))

    async def remind_of_phase(self, job: Job) -> None:
        """Remind of the end of a phase of the room's awards, if that is due. A job."""
        guild_id = GuildId(job.get_int("guild_id"))
        try:
            overview = await self._services.room_awards.reading.get_overview(
                guild_id, job.get_int("award_id")
            )
        except NoRoomAwardError:
            return
        await self._begin_round(make_award_subject(overview.award))

    async def _begin_round(self, subject: ReminderSubject) -> None:
        settings = await self._services.guilds.get_settings(subject.guild_id)
        if not NEEDED_FEATURES[subject.kind].isdisjoint(settings.switched_off):
            return  # All are looked at again when the feature is switched on.
        begun = await self._services.reminder_queue.begin_round(subject)
        if begun is None:
            return
        self._queue.wake()
        if subject.kind.is_closing and not begun.is_muted and begun.round.posted_at is None:
            await self._post_round(begun, settings.ping_role)

    async def _post_round(self, begun: BegunRound, ping_role: int | None) -> None:
        """Post in the channel of what closes; what cannot be posted is not tried again."""
        channel_id = begun.occasion.channel_id
        if channel_id is not None:
            screen = await self._make_post(begun, ping_role)
            identity = PostIdentity(f"reminder round {begun.round.id}", begun.round.made_at)
            try:
                await self._posts.send_post(channel_id, screen, identity, ping_role=ping_role)
            except CannotPostError as error:
                await self._tell_host(begun, error)
        await self._services.reminder_queue.mark_posted(begun)

    async def _make_post(self, begun: BegunRound, ping_role: int | None) -> ui.LayoutView:
        subject = begun.occasion.subject
        if subject.kind is ReminderKind.LOCK:
            card = await self._services.contests.get_card(subject.guild_id, ContestId(int(subject.id)))
            return lock_post_screen(begun, card, ping_role)
        award_id = int(subject.id.partition("-")[0])
        overview = await self._services.room_awards.reading.get_overview(subject.guild_id, award_id)
        return phase_post_screen(begun, overview, ping_role)

    async def _tell_host(self, begun: BegunRound, error: CannotPostError) -> None:
        log.info("Round %s of reminders is not posted: %s", begun.round.id, error.loss)
        if begun.occasion.created_by is not None:
            title = escape_text(begun.occasion.title)
            notice = f"I could not post a reminder of **{title}**. {error_text(error)}"
            await notify_members(
                self._bot, begun.occasion.subject.guild_id, [begun.occasion.created_by], notice
            )
