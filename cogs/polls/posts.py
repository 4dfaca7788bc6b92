"""The posts of polls: made once, edited at a limited rate when votes come in."""

import logging
from collections import Counter

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.polls.errors import NoSuchPollError
from bot.polls.model import Poll
from bot.results.covers import find_cover
from cogs.kit.events import notify_members
from cogs.kit.post_errors import CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import PostLocation, Posts, PostScreen
from cogs.kit.text import escape_text
from cogs.polls.post_screens import poll_post_screen
from cogs.polls.text import format_lost_channel, format_question

log = logging.getLogger(__name__)


class PollPosts:
    """The posts of all polls."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.POLLS)
        self._refreshing_ids: set[int] = set()
        self._awaiting_post_ids: set[int] = set()

    async def close(self) -> None:
        """Cancel the waiting edits; the next start refreshes every post."""
        await self._posts.close()

    def check_channel(self, channel_id: int | None) -> int:
        """Return the channel's id, if the bot may post there; see `Posts.require_can_post`."""
        return self._posts.require_can_post(channel_id)

    async def post_poll(self, poll: Poll, channel_id: int) -> Poll:
        """Post a poll, and refresh the post of the other question about its category, which shows both.

        Raises:
            CannotPostError: The channel is gone, or the bot lacks the permission.
        """
        identity = PostIdentity(f"poll {poll.id}", poll.opened_at)
        place = await self._posts.send_post(channel_id, await self._render_post(poll), identity)
        await self._services.poll_hosting.record_post(
            poll.guild_id, poll.id, place.channel_id, place.message_id
        )
        posted, *others = await self._services.polls.list_related_polls(poll.guild_id, poll.id)
        for other in others:
            self._edit_post(other)
        if poll.id in self._awaiting_post_ids or identity.may_be_older(self._services.clock()):
            # Someone voted before the post's location was recorded.
            self._awaiting_post_ids.discard(poll.id)
            self._edit_post(posted)
        return posted

    async def post_missing_poll(self, job: Job) -> None:
        """Post a poll if the process that opened it could not. A job: safe to repeat, it is posted once."""
        guild_id, poll_id = GuildId(job.get_int("guild_id")), job.get_int("poll_id")
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.POLLS):
            await self._services.jobs.postpone_job(job)
            return
        try:
            poll = await self._services.polls.get_poll(guild_id, poll_id)
        except NoSuchPollError:
            return
        if poll.closed_at is not None or poll.message_id is not None or poll.channel_id is None:
            return
        try:
            await self.post_poll(poll, poll.channel_id)
        except CannotPostError:
            await self._services.poll_hosting.record_post(guild_id, poll_id, poll.channel_id, None)
            await self._notify_of_missing_post(poll, f"I cannot post a poll in <#{poll.channel_id}>")

    async def refresh_posts(self, guild_id: GuildId, poll_id: int) -> None:
        """Refresh a poll's post and that of the other question about its category."""
        if poll_id in self._refreshing_ids:
            # One of many simultaneous calls is enough: the edits render later, with all votes saved by then.
            return
        self._refreshing_ids.add(poll_id)
        try:
            polls = await self._services.polls.list_related_polls(guild_id, poll_id)
        except NoSuchPollError:
            return
        finally:
            self._refreshing_ids.discard(poll_id)
        for poll in polls:
            self._edit_post(poll)

    async def refresh_all_posts(self, guild_id: GuildId) -> None:
        """Refresh all posts of a server that may be out of date."""
        for poll in await self._services.polls.list_recent_polls(guild_id):
            await self.refresh_posts(guild_id, poll.id)

    async def finish_poll(self, job: Job) -> None:
        """Close a poll that is due and show its result. A job: safe to repeat."""
        guild_id, poll_id = GuildId(job.get_int("guild_id")), job.get_int("poll_id")
        if await self._services.poll_hosting.finish_poll(guild_id, poll_id) is not None:
            await self.refresh_posts(guild_id, poll_id)

    def _edit_post(self, poll: Poll) -> None:
        if poll.channel_id is None or poll.message_id is None:
            self._awaiting_post_ids.add(poll.id)
            return
        place = PostLocation(poll.channel_id, poll.message_id)

        async def render_post() -> PostScreen | None:
            try:
                return await self._render_post(poll)
            except NoSuchPollError:
                return None

        async def handle_loss(loss: PostLoss) -> None:
            await self._forget_lost_post(poll, place, loss)

        self._posts.schedule_edit(place, render_post, handle_loss)

    async def _render_post(self, poll: Poll) -> PostScreen:
        polls = await self._services.polls.get_card(poll.guild_id, poll.id)
        settings = await self._services.guilds.get_settings(poll.guild_id)
        now = self._services.clock()
        return poll_post_screen(
            polls, poll.question, now, find_cover(settings, polls.results, polls.category_id, now)
        )

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> None:
        """Forget the posts in a channel that was deleted, and notify each host who opened polls there, once."""
        lost = await self._services.poll_hosting.forget_channel(guild_id, channel_id)
        now = self._services.clock()
        opened = Counter(poll.created_by for poll in lost if poll.is_open_at(now))
        for host_id, number in opened.items():
            if host_id is not None:
                await notify_members(self._bot, guild_id, [host_id], format_lost_channel(number))

    async def _forget_lost_post(self, poll: Poll, place: PostLocation, loss: PostLoss) -> None:
        """Forget a post that cannot be edited any more, and notify the host who opened the poll once."""
        try:
            known = await self._services.polls.get_poll(poll.guild_id, poll.id)
        except NoSuchPollError:
            return
        if known.message_id != place.message_id:
            return
        if loss is PostLoss.GONE and self._bot.get_channel(place.channel_id) is None:
            await self.forget_channel(poll.guild_id, place.channel_id)
            return
        await self._services.poll_hosting.record_post(poll.guild_id, poll.id, place.channel_id, None)
        if loss is PostLoss.GONE:
            happened = "The post of a poll was deleted"
        else:
            happened = f"I may no longer write in <#{place.channel_id}>, where a poll is posted"
        await self._notify_of_missing_post(known, happened)

    async def _notify_of_missing_post(self, poll: Poll, happened: str) -> None:
        """Notify the host who opened a poll that it has no post, and why."""
        if poll.created_by is None or not poll.is_open_at(self._services.clock()):
            return
        ceremony = await self._services.slates.get_ceremony(poll.guild_id, poll.ceremony_id)
        named = f"**{escape_text(ceremony.by_id[poll.category_id].title)}**, {format_question(poll.question)}"
        text = (
            f"{happened} ({named}). The poll goes on in `/polls` and no vote is lost. To post it anew, ask the same "
            "again with `/poll open`."
        )
        log.info("Poll %s has no post: %s", poll.id, happened)
        await notify_members(self._bot, poll.guild_id, [poll.created_by], text)
