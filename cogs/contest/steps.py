"""A contest's steps as hosts take them: done, posted where members see it, and told back in a sentence."""

import logging
from datetime import datetime

import discord

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from cogs.contest import champions, post
from cogs.contest.podium import Podiums
from cogs.contest.posting import ContestPosts
from cogs.kit import words
from cogs.kit.contest_news import contest_changed
from cogs.kit.posts import CannotPostError
from cogs.kit.refusals import say

log = logging.getLogger(__name__)

NOT_SAID = "\n⚠️ I could not post in its channel, so tell the members yourself."
LATER = "\n⏳ Discord does not take the podium just now: I post it as soon as it does."


class Steps:
    """Takes steps; each returns what the host is told. The caller has checked that the actor is a host."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: Podiums) -> None:
        """Take steps through the services, and post what members are to know."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._podiums = podiums

    async def announce(self, contest: Contest, by: Actor) -> str:
        """Open a draft and post it.

        Raises:
            CannotPostError: The bot may not post in its channel; nothing has changed.
        """
        channel_id = self._posts.check(contest.channel_id)
        opened = await self._services.hosting.announce(contest.guild_id, contest.id, by)
        return await self.post(opened, channel_id, "📣 Announced")

    async def post(self, contest: Contest, channel_id: int, done: str) -> str:
        """Make the post of a contest that is open or locked, in place of the one it may have had."""
        role = (await self._services.guilds.settings(contest.guild_id)).ping_role
        first_post = contest.state is ContestState.OPEN and contest.message_id is None
        try:
            place = await self._posts.post(contest, channel_id, ping_role=role if first_post else None)
        except CannotPostError as error:
            return f"⚠️ The contest is open, but has no post. {say(error)}"
        return f"{done} in <#{place.channel_id}>: [see it]({place.link(contest.guild_id)})"

    async def lock(self, contest: Contest, by: Actor) -> str:
        """Close all picks now."""
        await self._services.hosting.lock(contest.guild_id, contest.id, by)
        contest_changed(self._bot, contest.guild_id, contest.id)
        return "🔒 Locked. In a few seconds I seal the ballots and post how many there are, with the proof."

    async def reopen(self, contest: Contest, locks_at: datetime, by: Actor) -> str:
        """Take picks again until a new time."""
        await self._services.hosting.reopen(contest.guild_id, contest.id, locks_at, by)
        contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.card(contest.guild_id, contest.id)
        said = await self._posts.say(card.contest, post.reopened_screen(card))
        return f"🔓 Open again. **Picks close** {words.when(locks_at)}" + ("" if said else NOT_SAID)

    async def finish(self, contest: Contest, answer: int | None, by: Actor) -> str:
        """Make the standings final, and say who won."""
        finished = await self._services.hosting.finish(contest.guild_id, contest.id, answer, by)
        contest_changed(self._bot, contest.guild_id, contest.id)
        standings = await self._services.contests.standings(contest.guild_id, contest.id)
        try:
            role = await champions.crown(self._bot, standings)
            said = await self._podiums.post(finished)
        except (discord.HTTPException, OSError) as error:
            log.warning("The podium of contest %s waits for its job: %s", contest.id, error)
            return f"🏁 Final.{LATER}"
        return "\n".join(filter(None, ["🏁 Final.", role])) + ("" if said else NOT_SAID)

    async def cancel(self, contest: Contest, by: Actor) -> str:
        """End a contest without a winner."""
        await self._services.hosting.cancel(contest.guild_id, contest.id, by)
        if contest.state is ContestState.DRAFT:
            return "The draft is discarded."
        contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.card(contest.guild_id, contest.id)
        said = await self._posts.say(card.contest, post.cancelled_screen(card))
        return "🚫 Cancelled." + ("" if said else NOT_SAID)
