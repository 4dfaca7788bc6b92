"""A contest's steps as hosts take them: done, posted where members see it, and told back in a sentence."""

import logging
from datetime import datetime

import discord

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from cogs.contest import champions, post
from cogs.contest.podium import PodiumPosts
from cogs.contest.posting import ContestPosts
from cogs.kit.contest_news import dispatch_contest_changed
from cogs.kit.posts import CannotPostError
from cogs.kit.refusals import error_text
from cogs.kit.words import format_instant

log = logging.getLogger(__name__)

NOT_POSTED_NOTE = "\n⚠️ I could not post in its channel, so tell the members yourself."
PODIUM_DELAYED_NOTE = "\n⏳ Discord does not take the podium just now: I post it as soon as it does."


class ContestSteps:
    """Takes steps; each returns what the host is told. The caller has checked that the actor is a host."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: PodiumPosts) -> None:
        """Take steps through the services, and post what members are to know."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._podiums = podiums

    async def announce_contest(self, contest: Contest, by: Actor) -> str:
        """Open a draft and post it.

        Raises:
            CannotPostError: The bot may not post in its channel; nothing has changed.
        """
        channel_id = self._posts.check_channel(contest.channel_id)
        opened = await self._services.contest_hosting.announce_contest(contest.guild_id, contest.id, by)
        return await self.post_contest(opened, channel_id, "📣 Announced")

    async def post_contest(self, contest: Contest, channel_id: int, done: str) -> str:
        """Make the post of a contest that is open or locked, in place of the one it may have had."""
        role = (await self._services.guilds.get_settings(contest.guild_id)).ping_role
        first_post = contest.state is ContestState.OPEN and contest.message_id is None
        try:
            place = await self._posts.post_contest(
                contest, channel_id, ping_role=role if first_post else None
            )
        except CannotPostError as error:
            return f"⚠️ The contest is open, but has no post. {error_text(error)}"
        return f"{done} in <#{place.channel_id}>: [see it]({place.make_link(contest.guild_id)})"

    async def lock_contest(self, contest: Contest, by: Actor) -> str:
        """Close all picks now."""
        await self._services.contest_hosting.lock_contest(contest.guild_id, contest.id, by)
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        return "🔒 Locked. In a few seconds I seal the ballots and post how many there are, with the proof."

    async def reopen_contest(self, contest: Contest, locks_at: datetime, by: Actor) -> str:
        """Take picks again until a new time."""
        await self._services.contest_hosting.reopen_contest(contest.guild_id, contest.id, locks_at, by)
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.get_card(contest.guild_id, contest.id)
        posted = await self._posts.send_screen(card.contest, post.reopened_screen(card))
        return f"🔓 Open again. **Picks close** {format_instant(locks_at)}" + (
            "" if posted else NOT_POSTED_NOTE
        )

    async def finish_contest(self, contest: Contest, answer: int | None, by: Actor) -> str:
        """Make the standings final, and say who won."""
        finished = await self._services.contest_hosting.finish_contest(
            contest.guild_id, contest.id, answer, by
        )
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        standings = await self._services.contests.get_standings(contest.guild_id, contest.id)
        try:
            role = await champions.award_champion_role(self._bot, standings)
            posted = await self._podiums.post_podium(finished)
        except (discord.HTTPException, OSError) as error:
            log.warning("The podium of contest %s waits for its job: %s", contest.id, error)
            return f"🏁 Final.{PODIUM_DELAYED_NOTE}"
        return "\n".join(filter(None, ["🏁 Final.", role])) + ("" if posted else NOT_POSTED_NOTE)

    async def cancel_contest(self, contest: Contest, by: Actor) -> str:
        """End a contest without a winner."""
        await self._services.contest_hosting.cancel_contest(contest.guild_id, contest.id, by)
        if contest.state is ContestState.DRAFT:
            return "The draft is discarded."
        dispatch_contest_changed(self._bot, contest.guild_id, contest.id)
        card = await self._services.contests.get_card(contest.guild_id, contest.id)
        posted = await self._posts.send_screen(card.contest, post.cancelled_screen(card))
        return "🚫 Cancelled." + ("" if posted else NOT_POSTED_NOTE)
