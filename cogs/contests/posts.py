"""Keeps the posts of contests: made once, brought up to date, and what is said once said once."""

import logging
from datetime import datetime, timedelta

import discord
from discord import ui

from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestCard
from bot.contests.service import CURRENT_STATES
from bot.contests.standings import StandingsRow
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.jobs.model import Job
from cogs.contests.screens import closed_category_screen, contest_post_screen, sealed_screen
from cogs.contests.text import PODIUM_LINES_LIMIT
from cogs.kit.events import notify_members
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.posts import CannotPostError, PostLocation, PostLoss, Posts
from cogs.kit.text import escape_text

log = logging.getLogger(__name__)

CLOCK_SKEW_TOLERANCE = timedelta(minutes=1)
"""How far Discord's clock and ours may be apart."""
SEARCHED_MESSAGES_LIMIT = 200
"""Messages among which one is looked for that may have been posted before a crash."""


async def find_posted_message(bot: AwardsBot, contest: Contest, since: datetime, *signs: str) -> int | None:
    """The bot's first message with all these signs in the contest's channel, its own post aside; None without one.

    Messages of others come without their text, so nobody can forge one.
    """
    if contest.channel_id is None:
        return None
    channel = bot.get_partial_messageable(contest.channel_id)
    try:
        async for message in channel.history(
            after=since - CLOCK_SKEW_TOLERANCE, limit=SEARCHED_MESSAGES_LIMIT
        ):
            if message.id != contest.message_id and _contains_signs(message, signs):
                return message.id
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("Could not look through the channel of contest %s: %s", contest.id, error)
    return None


def _contains_signs(message: discord.Message, signs: tuple[str, ...]) -> bool:
    shown = "\n".join(str(component.to_dict()) for component in message.components)
    return all(sign in shown for sign in signs)


FINISHED_POST_REFRESH_WINDOW = timedelta(days=1)
"""A contest finished within this may have a post that does not say so: the process may have died over it."""


class ContestPosts:
    """The posts of all contests."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.CONTESTS)
        self._places: dict[int, PostLocation] = {}

    async def close(self) -> None:
        """Break off what waits; the next start brings every post up to date."""
        await self._posts.close()

    def check_channel(self, channel_id: int | None) -> int:
        """The channel, if the bot may post there, as far as is known.

        Raises:
            CannotPostError: There is none, or it may not.
        """
        if channel_id is None:
            raise CannotPostError(0, PostLoss.GONE)
        self._posts.require_can_post(channel_id)
        return channel_id

    async def post_contest(
        self, contest: Contest, channel_id: int, *, ping_role: int | None = None
    ) -> PostLocation:
        """Make a contest's post, in place of one that it may have had.

        Raises:
            CannotPostError: The channel is gone, or the bot may not write there.
        """
        layout = await self._render_post(contest.guild_id, contest.id, ping_role)
        place = await self._posts.send_post(channel_id, layout, ping_role=ping_role)
        await self._services.contest_hosting.record_post(
            contest.guild_id, contest.id, channel_id, place.message_id
        )
        self._places[contest.id] = place
        if contest.channel_id is not None and contest.message_id is not None:
            await self._delete_message(PostLocation(contest.channel_id, contest.message_id))
        return place

    async def send_screen(
        self, contest: Contest, screen: ui.LayoutView | IllustratedScreen
    ) -> PostLocation | None:
        """Say something in a contest's channel; None, and the host was told, if that is impossible."""
        if contest.channel_id is None:
            return None
        try:
            return await self._posts.send_post(contest.channel_id, screen)
        except CannotPostError as error:
            await self._notify_host(contest, error.loss)
            return None

    async def replace_message(self, place: PostLocation, layout: ui.LayoutView) -> None:
        """Put something else in place of what was said.

        Raises:
            NotTakenError: Discord does not take it just now.
        """

        async def render_replacement() -> ui.LayoutView:
            return layout

        await self._posts.edit_now(place, render_replacement)

    async def refresh_post(self, guild_id: int, contest_id: int) -> None:
        """Bring a contest's post up to date, at its pace."""
        if contest_id not in self._places:
            # Drafts change too, and have no post.
            contest = await self._services.contests.get_contest(guild_id, contest_id, for_host=True)
            if contest.channel_id is None or contest.message_id is None:
                return
            self._places[contest_id] = PostLocation(contest.channel_id, contest.message_id)

        async def render_post() -> ui.LayoutView:
            return await self._render_post(guild_id, contest_id)

        async def handle_loss(loss: PostLoss) -> None:
            await self._forget_lost_post(guild_id, contest_id, loss)

        self._posts.schedule_edit(self._places[contest_id], render_post, handle_loss)

    async def refresh_all_posts(self, guild_id: int) -> None:
        """Bring the posts of all contests of a server up to date that are being played, or were until lately."""
        since = self._services.clock() - FINISHED_POST_REFRESH_WINDOW
        for contest in await self._services.contests.list_contests(
            guild_id, CURRENT_STATES | {ContestState.FINISHED}
        ):
            if contest.finished_at is None or contest.finished_at > since:
                await self.refresh_post(guild_id, contest.id)

    async def seal_contest(self, job: Job) -> None:
        """Seal a contest that is due and say so once, however often this is tried."""
        guild_id, contest_id = job.get_int("guild_id"), job.get_int("contest_id")
        began = self._services.clock()
        card = await self._services.sealing.seal_contest(guild_id, contest_id)
        if card is None:
            return
        await self.refresh_post(guild_id, contest_id)
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            return  # Once it is on again, the contest's own post tells the proof.
        if not await self._is_proof_posted(card, began):
            await self.send_screen(card.contest, sealed_screen(card))

    async def publish_closed_category(self, job: Job) -> None:
        """Say what the room believes in a category that a host has closed on its own."""
        guild_id, contest_id = job.get_int("guild_id"), job.get_int("contest_id")
        category_id = str(job.payload["category_id"])
        try:
            card = await self._services.contests.get_card(guild_id, contest_id)
        except NothingFoundError:
            return
        # What is announced by now, or sealed with the rest, was told with more.
        published = not card.results.is_unannounced(category_id) or card.contest.sealed_at is not None
        if published or not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            return
        await self.send_screen(card.contest, closed_category_screen(card, category_id))

    async def _is_proof_posted(self, card: ContestCard, began: datetime) -> bool:
        """Whether the proof is in the channel: it can be if the sealing was done before, and the saying broken off."""
        contest = card.contest
        if contest.sealed_at is None or contest.sealed_at >= began:
            return False
        return (
            await find_posted_message(self._bot, contest, contest.sealed_at, contest.proof or "") is not None
        )

    async def _render_post(
        self, guild_id: int, contest_id: int, ping_role: int | None = None
    ) -> ui.LayoutView:
        contests = self._services.contests
        card = await contests.get_card(guild_id, contest_id)
        rows: list[StandingsRow] = []
        if card.contest.state is ContestState.FINISHED:
            rows = list(
                (await contests.get_standings(guild_id, contest_id)).standings.rows[: PODIUM_LINES_LIMIT + 1]
            )
        return contest_post_screen(card, self._services.clock(), rows, ping_role=ping_role)

    async def _forget_lost_post(self, guild_id: int, contest_id: int, loss: PostLoss) -> None:
        self._places.pop(contest_id, None)
        try:
            contest = await self._services.contests.get_contest(guild_id, contest_id)
        except NothingFoundError:
            return
        if contest.channel_id is not None and contest.message_id is not None:
            await self._services.contest_hosting.record_post(guild_id, contest_id, contest.channel_id, None)
            await self._notify_host(contest, loss)

    async def _notify_host(self, contest: Contest, loss: PostLoss) -> None:
        title = f"**{escape_text(contest.title)}**"
        if loss is PostLoss.GONE:
            happened = f"The post of {title}, or its channel, was deleted."
        else:
            happened = f"I may no longer write in <#{contest.channel_id}>, where {title} is posted."
        text = (
            f"{happened} The contest goes on and nothing is lost. To post it anew, in another channel if you like: "
            "`/contests`, then **Host**, then **Post again**."
        )
        log.info("Contest %s has no post any more: %s", contest.id, loss)
        if contest.created_by is not None:
            await notify_members(self._bot, contest.guild_id, [contest.created_by], text)

    async def _delete_message(self, place: PostLocation) -> None:
        message = self._bot.get_partial_messageable(place.channel_id).get_partial_message(place.message_id)
        try:
            await message.delete()
        except discord.HTTPException as error:
            log.info("The post %s stays: %s", place, error)
