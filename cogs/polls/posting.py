"""Keeps the posts of polls: made once, and brought up to date at their own pace."""

import logging

from discord import ui

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.jobs.model import Job
from bot.polls.errors import NoSuchPollError
from bot.polls.model import Poll
from bot.results.covers import cover_of
from cogs.kit import words
from cogs.kit.notices import tell
from cogs.kit.posts import CannotPostError, Loss, Place, Posts
from cogs.polls.post import post_screen
from cogs.polls.telling import asking

log = logging.getLogger(__name__)


class PollPosts:
    """The posts of all polls."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.POLLS)
        self._looking: set[int] = set()
        self._missed: set[int] = set()

    async def close(self) -> None:
        """Break off what waits; the next start brings every post up to date."""
        await self._posts.close()

    def check(self, channel_id: int | None) -> int:
        """The channel, if the bot may post there, as far as is known.

        Raises:
            CannotPostError: There is none, or it may not.
        """
        if channel_id is None:
            raise CannotPostError(0, Loss.GONE)
        self._posts.check(channel_id)
        return channel_id

    async def post(self, poll: Poll, channel_id: int) -> Poll:
        """Make a poll's post, and show on the posts beside it that it is asked too.

        Raises:
            CannotPostError: The channel is gone, or the bot may not write there.
        """
        place = await self._posts.send(channel_id, await self._render(poll))
        await self._services.poll_hosting.posted(poll.guild_id, poll.id, *place)
        posted, *others = await self._services.polls.around(poll.guild_id, poll.id)
        for other in others:
            self._edit(other)
        if poll.id in self._missed:
            # Someone voted before it was known where the post is.
            self._missed.discard(poll.id)
            self._edit(posted)
        return posted

    async def refresh(self, guild_id: int, poll_id: int) -> None:
        """Bring a poll's post up to date, and those on which it stands beside another."""
        if poll_id in self._looking:
            return  # A rush looks once: the posts are drawn after that, with everything in them that was saved by now.
        self._looking.add(poll_id)
        try:
            polls = await self._services.polls.around(guild_id, poll_id)
        except NoSuchPollError:
            return
        finally:
            self._looking.discard(poll_id)
        for poll in polls:
            self._edit(poll)

    async def refresh_all(self, guild_id: int) -> None:
        """Bring every post of a server up to date that may lag behind."""
        for poll in await self._services.polls.recent(guild_id):
            await self.refresh(guild_id, poll.id)

    async def finish(self, job: Job) -> None:
        """Close a poll that is due, and show how it ended, however often this is tried."""
        guild_id, poll_id = job.number("guild_id"), job.number("poll_id")
        if await self._services.poll_hosting.finish(guild_id, poll_id) is not None:
            await self.refresh(guild_id, poll_id)

    def _edit(self, poll: Poll) -> None:
        if poll.channel_id is None or poll.message_id is None:
            self._missed.add(poll.id)
            return
        place = Place(poll.channel_id, poll.message_id)

        async def render() -> ui.LayoutView | None:
            try:
                return await self._render(poll)
            except NoSuchPollError:
                return None

        async def lost(loss: Loss) -> None:
            await self._lost(poll, place, loss)

        self._posts.edit(place, render, lost)

    async def _render(self, poll: Poll) -> ui.LayoutView:
        polls = await self._services.polls.card(poll.guild_id, poll.id)
        settings = await self._services.guilds.settings(poll.guild_id)
        now = self._services.clock()
        return post_screen(
            polls, poll.question, now, cover_of(settings, polls.results, polls.category_id, now)
        )

    async def _lost(self, poll: Poll, place: Place, loss: Loss) -> None:
        """Forget a post that cannot be edited any more, and say so once to the host who asked."""
        try:
            known = await self._services.polls.poll(poll.guild_id, poll.id)
        except NoSuchPollError:
            return
        if known.message_id != place.message_id:
            return
        await self._services.poll_hosting.posted(poll.guild_id, poll.id, place.channel_id, None)
        if known.created_by is None or not known.open_at(self._services.clock()):
            return
        ceremony = await self._services.slates.ceremony(poll.guild_id, poll.ceremony_id)
        named = f"**{words.plain(ceremony.by_id[poll.category_id].title)}**, {asking(poll.question)}"
        if loss is Loss.GONE:
            happened = f"The post of a poll was deleted ({named})."
        else:
            happened = f"I may no longer write in <#{place.channel_id}>, where a poll is posted ({named})."
        text = (
            f"{happened} The poll goes on in `/polls` and no vote is lost. To post it anew, ask the same again with "
            "`/poll open`."
        )
        log.info("Poll %s has no post any more: %s", poll.id, loss)
        await tell(self._bot, poll.guild_id, [known.created_by], text)
