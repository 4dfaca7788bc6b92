"""The posts of contests: each contest's own post, kept up to date, and further messages, each sent once."""

import logging
from collections import defaultdict
from datetime import timedelta

import discord
from discord import ui

from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from bot.contests.service import CURRENT_STATES
from bot.contests.standings import StandingsRow
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, MemberId
from bot.jobs.model import Job
from cogs.contests.lock_screens import closed_category_screen, sealed_screen
from cogs.contests.screens import contest_post_screen
from cogs.contests.text import (
    PODIUM_LINES_LIMIT,
    format_forbidden_channel,
    format_lost_posts,
)
from cogs.kit.events import notify_members
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.post_errors import CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import PostLocation, Posts

log = logging.getLogger(__name__)

FINISHED_POST_REFRESH_WINDOW = timedelta(days=1)
"""Contests finished within this time are refreshed at start: the process may have stopped before it did so."""


class ContestPosts:
    """The posts of all contests."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.CONTESTS)
        self._places: dict[ContestId, PostLocation] = {}
        self._forbidden_ids: set[ContestId] = set()

    async def close(self) -> None:
        """Cancel the waiting edits; the next start refreshes every post."""
        await self._posts.close()

    def check_channel(self, channel_id: int | None) -> int:
        """Return the channel's id, if the bot may post there; see `Posts.require_can_post`."""
        return self._posts.require_can_post(channel_id)

    async def post_contest(
        self, contest: Contest, channel_id: int, *, ping_role: int | None = None
    ) -> PostLocation:
        """Post a contest and record its message; a previous post is deleted.

        Raises:
            CannotPostError: The channel is gone, or the bot lacks the permission.
        """
        layout = await self._render_post(contest.guild_id, contest.id, ping_role)
        since = contest.opened_at or self._services.clock()
        # With the post that it replaces: one that is posted anew later is another.
        identity = PostIdentity(f"contest {contest.id} {contest.message_id}", since)
        place = await self._posts.send_post(channel_id, layout, identity, ping_role=ping_role)
        await self._services.contest_hosting.record_post(
            contest.guild_id, contest.id, channel_id, place.message_id
        )
        self._places[contest.id] = place
        if identity.may_be_older(self._services.clock()):
            await self.refresh_post(contest.guild_id, contest.id)
        self._forbidden_ids.discard(contest.id)
        if contest.channel_id is not None and contest.message_id is not None:
            await self._delete_message(PostLocation(contest.channel_id, contest.message_id))
        return place

    async def post_missing_contest(self, job: Job) -> None:
        """Post a contest if the process that announced it could not. A job: safe to repeat, it is posted once."""
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.postpone_job(job)
            return
        try:
            contest = await self._services.contests.get_contest(guild_id, contest_id)
        except NothingFoundError:
            return
        if (
            contest.state not in CURRENT_STATES
            or contest.message_id is not None
            or contest.channel_id is None
        ):
            return
        role = (await self._services.guilds.get_settings(guild_id)).ping_role
        try:
            await self.post_contest(contest, contest.channel_id, ping_role=role)
        except CannotPostError as error:
            if error.loss is PostLoss.GONE:
                await self.forget_channel(guild_id, contest.channel_id)
            else:
                await self._notify_of_forbidden(contest)

    async def send_screen(
        self,
        contest: Contest,
        screen: ui.LayoutView | IllustratedScreen,
        identity: PostIdentity | None = None,
    ) -> PostLocation | None:
        """Send a message to a contest's channel. If that fails, notify the host once and return None.

        Args:
            contest: The contest.
            screen: What the message shows.
            identity: What makes it the same message if it is sent again, as by a job.
        """
        if contest.channel_id is None:
            return None
        try:
            return await self._posts.send_post(contest.channel_id, screen, identity)
        except CannotPostError as error:
            await self.handle_refusal(contest, error.loss)
            return None

    async def handle_refusal(self, contest: Contest, loss: PostLoss) -> None:
        """Notify the host once that nothing can be posted in a contest's channel, or forget it if it is gone."""
        if loss is PostLoss.FORBIDDEN:
            await self._notify_of_forbidden(contest)
        elif contest.channel_id is not None:
            await self.forget_channel(contest.guild_id, contest.channel_id)

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> None:
        """Forget the posts in a channel that was deleted, and notify each host whose contests go on, once."""
        lost = await self._services.contest_hosting.forget_channel(guild_id, channel_id)
        titles: defaultdict[MemberId, list[str]] = defaultdict(list)
        for contest in lost:
            self._places.pop(contest.id, None)
            if contest.state in CURRENT_STATES and contest.created_by is not None:
                titles[contest.created_by].append(contest.title)
        for host_id, named in titles.items():
            log.info("Channel %s of %d contests was deleted", channel_id, len(named))
            await notify_members(self._bot, guild_id, [host_id], format_lost_posts(named))

    async def replace_message(self, place: PostLocation, layout: ui.LayoutView) -> None:
        """Replace the content of a message.

        Raises:
            EditNotTakenError: Discord refuses it for the moment; try again later.
        """

        async def render_replacement() -> ui.LayoutView:
            return layout

        await self._posts.edit_now(place, render_replacement)

    async def refresh_post(self, guild_id: GuildId, contest_id: ContestId) -> None:
        """Schedule an edit of a contest's post; edits are rate-limited."""
        place = self._places.get(contest_id)
        if place is None:
            # Drafts change too, and have no post.
            contest = await self._services.contests.get_contest(guild_id, contest_id, for_host=True)
            if contest.channel_id is None or contest.message_id is None:
                return
            place = PostLocation(contest.channel_id, contest.message_id)
            # A member's erasure redraws posts everywhere; where another process may move them, they are not remembered.
            if self._services.shards.has_guild(guild_id):
                self._places[contest_id] = place

        async def render_post() -> ui.LayoutView:
            return await self._render_post(guild_id, contest_id)

        async def handle_loss(loss: PostLoss) -> None:
            await self._forget_lost_post(guild_id, contest_id, loss)

        self._posts.schedule_edit(place, render_post, handle_loss)

    async def refresh_all_posts(self, guild_id: GuildId) -> None:
        """Refresh the posts of a server's current and recently finished contests."""
        since = self._services.clock() - FINISHED_POST_REFRESH_WINDOW
        for contest in await self._services.contests.list_contests(
            guild_id, CURRENT_STATES | {ContestState.FINISHED}
        ):
            if contest.finished_at is None or contest.finished_at > since:
                await self.refresh_post(guild_id, contest.id)

    async def seal_contest(self, job: Job) -> None:
        """Seal a contest that is due and post its proof. A job: safe to repeat, the proof is posted once."""
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        card = await self._services.sealing.seal_contest(guild_id, contest_id)
        if card is None or card.contest.sealed_at is None:
            return
        await self.refresh_post(guild_id, contest_id)
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            return  # The contest's own post shows the proof when the feature is switched on again.
        sealed_at = card.contest.sealed_at
        identity = PostIdentity(f"proof {contest_id} {sealed_at.isoformat()}", sealed_at)
        await self.send_screen(card.contest, sealed_screen(card), identity)

    async def publish_closed_category(self, job: Job) -> None:
        """Post the room's favourite in a category that a host closed on its own. A job."""
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        category_id = CategoryId(str(job.payload["category_id"]))
        try:
            card = await self._services.contests.get_card(guild_id, contest_id)
        except NothingFoundError:
            return
        # Once it is announced, or all ballots are sealed, a later post has shown more than this one would.
        published = not card.results.is_unannounced(category_id) or card.contest.sealed_at is not None
        if published or not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            return
        identity = PostIdentity(f"closed {contest_id} {category_id} {job.id}", job.due_at)
        await self.send_screen(card.contest, closed_category_screen(card, category_id), identity)

    async def _render_post(
        self, guild_id: GuildId, contest_id: ContestId, ping_role: int | None = None
    ) -> ui.LayoutView:
        contests = self._services.contests
        card = await contests.get_card(guild_id, contest_id)
        rows: list[StandingsRow] = []
        if card.contest.state is ContestState.FINISHED:
            rows = list(
                (await contests.get_standings(guild_id, contest_id)).standings.rows[: PODIUM_LINES_LIMIT + 1]
            )
        can_remind = await self._services.guilds.is_feature_enabled(guild_id, Feature.SEASON)
        now = self._services.clock()
        return contest_post_screen(card, now, rows, ping_role=ping_role, can_remind=can_remind)

    async def _forget_lost_post(self, guild_id: GuildId, contest_id: ContestId, loss: PostLoss) -> None:
        self._places.pop(contest_id, None)
        try:
            contest = await self._services.contests.get_contest(guild_id, contest_id)
        except NothingFoundError:
            return
        if contest.channel_id is None or contest.message_id is None:
            return
        if loss is PostLoss.GONE and self._bot.get_channel(contest.channel_id) is None:
            await self.forget_channel(guild_id, contest.channel_id)
            return
        await self._services.contest_hosting.record_post(guild_id, contest_id, contest.channel_id, None)
        log.info("Contest %s has no post any more: %s", contest.id, loss)
        if loss is PostLoss.FORBIDDEN:
            await self._notify_of_forbidden(contest)
        elif contest.created_by is not None:
            await notify_members(
                self._bot, guild_id, [contest.created_by], format_lost_posts([contest.title])
            )

    async def _notify_of_forbidden(self, contest: Contest) -> None:
        """Notify a host that the bot may not write in their contest's channel: once, until it may again."""
        if contest.created_by is None or contest.id in self._forbidden_ids:
            return
        self._forbidden_ids.add(contest.id)
        await notify_members(
            self._bot, contest.guild_id, [contest.created_by], format_forbidden_channel(contest)
        )

    async def _delete_message(self, place: PostLocation) -> None:
        message = self._bot.get_partial_messageable(place.channel_id).get_partial_message(place.message_id)
        try:
            await message.delete()
        except discord.HTTPException as error:
            log.info("The post %s stays: %s", place, error)
