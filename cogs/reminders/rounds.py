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
from bot.reminders.rules import FEATURES_BY_REMINDER
from bot.room_awards.errors import NoRoomAwardError
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_contest_post_refused, notify_members
from cogs.kit.post_errors import CannotPostError
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import Posts
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

    async def remind_of_date(self, job: Job) -> None:
        """Remind of a date of the season, if that is due. A job."""
        guild_id = GuildId(job.get_int("guild_id"))
        kind, subject_id = ReminderKind(str(job.payload["kind"])), str(job.payload["subject"])
        await self._begin_round(ReminderSubject(guild_id, kind, subject_id))

    async def _begin_round(self, subject: ReminderSubject) -> None:
        settings = await self._services.guilds.get_settings(subject.guild_id)
        if not FEATURES_BY_REMINDER[subject.kind].isdisjoint(settings.switched_off):
            return  # All are looked at again when the feature is switched on.
        begun = await self._services.reminders.queue.begin_round(subject)
        if begun is None:
            return
        if begun.has_waiting:
            self._queue.wake()
        is_wanted = subject.kind.is_closing and settings.reminder_posts and not begun.is_muted
        if is_wanted and begun.round.posted_at is None:
            await self._post_round(begun, settings.ping_role)

    async def _post_round(self, begun: BegunRound, ping_role: int | None) -> None:
        """Post in the channel of what closes; what cannot be posted is not tried again."""
        if begun.occasion.subject.kind is ReminderKind.LOCK:
            await self._post_lock(begun, ping_role)
        else:
            await self._post_phase(begun, ping_role)
        await self._services.reminders.queue.mark_posted(begun)

    async def _post_lock(self, begun: BegunRound, ping_role: int | None) -> None:
        subject = begun.occasion.subject
        card = await self._services.contests.get_card(subject.guild_id, ContestId(int(subject.id)))
        try:
            await self._send_post(begun, lock_post_screen(begun, card, ping_role), ping_role)
        except CannotPostError as error:
            dispatch_contest_post_refused(self._bot, card.contest, error.loss)

    async def _post_phase(self, begun: BegunRound, ping_role: int | None) -> None:
        subject, host_id = begun.occasion.subject, begun.occasion.created_by
        award_id, _ = subject.split_award()
        overview = await self._services.room_awards.reading.get_overview(subject.guild_id, int(award_id))
        try:
            await self._send_post(begun, phase_post_screen(begun, overview, ping_role), ping_role)
        except CannotPostError as error:
            if host_id is not None:
                title = f"**{escape_text(begun.occasion.title)}**"
                notice = f"I could not post that {title} closes soon. {error_text(error)}"
                await notify_members(self._bot, subject.guild_id, [host_id], notice)

    async def _send_post(self, begun: BegunRound, screen: ui.LayoutView, ping_role: int | None) -> None:
        """Send a round's post, or find it if it was sent before the process died; nothing without a channel.

        Raises:
            CannotPostError: The channel is gone, or the bot lacks the permission.
        """
        if begun.occasion.channel_id is not None:
            identity = PostIdentity(f"reminder round {begun.round.id}", begun.round.made_at)
            await self._posts.send_post(begun.occasion.channel_id, screen, identity, ping_role=ping_role)
