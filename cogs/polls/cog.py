"""`/polls` and the votes on posts; also refreshes posts when their data changes."""

from collections.abc import Sequence

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature, GuildSettings
from bot.ids import GuildId, MemberId, NomineeId
from bot.polls.closing import POLL_CLOSING_JOB
from bot.polls.deadlines import POLL_POST_JOB
from bot.polls.errors import CannotVoteForError, PollClosedError
from bot.polls.read_models import EmptiedVotes, SavedVote
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.events import dispatch_poll_changed, notify_members
from cogs.kit.rights import is_host
from cogs.kit.routes import ENDED_LIST, OPEN_LIST, POLL_LIST_ROUTE
from cogs.polls import routes
from cogs.polls.posts import PollPosts
from cogs.polls.screens import (
    ended_polls_screen,
    find_poll_page,
    format_saved_vote,
    open_polls_screen,
    saved_vote_screen,
)
from cogs.polls.text import format_emptied_votes


class PollsCog(FeatureCog):
    """The members' view of polls, and their votes."""

    feature = Feature.POLLS
    heading = "Polls"
    about = (
        "Who *will* win, and who *should*? Answer on a poll's post or in `/polls`, one tap each, and change "
        "your mind until it closes."
    )

    def __init__(self, bot: AwardsBot, posts: PollPosts) -> None:
        """Create the cog with the shared posts."""
        super().__init__(bot)
        self._posts = posts
        self._posts_refreshed = False

    async def cog_load(self) -> None:
        """Register routes and the job that closes polls."""
        await super().cog_load()
        self.services.jobs.register_handler(POLL_POST_JOB, self._posts.post_missing_poll)
        self.services.jobs.register_handler(POLL_CLOSING_JOB, self._posts.finish_poll)

    async def cog_unload(self) -> None:
        """Cancel waiting edits of posts."""
        await self._posts.close()

    @app_commands.command()
    @app_commands.guild_only()
    async def polls(self, interaction: Interaction) -> None:
        """What is asked right now, your votes, and how others ended."""
        await interaction.response.send_message(view=await self._make_open_list(interaction), ephemeral=True)

    @answers_route(POLL_LIST_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of one of the two lists."""
        which = press.require_parts(3)[0]
        if which == OPEN_LIST:
            layout = await self._make_open_list(press.interaction, press.page)
        elif which == ENDED_LIST:
            polls = await self.services.polls.list_ended_polls(
                require_guild_id(press.interaction), MemberId(press.interaction.user.id)
            )
            settings = await self._load_settings(press.interaction)
            layout = ended_polls_screen(polls, settings, self.services.clock(), press.page)
        else:
            raise OutdatedControlError
        await press.show_privately(layout)

    @answers_route(routes.VOTE_ON_POST_ROUTE)
    async def vote_on_post(self, press: Press) -> None:
        """Save a vote on a poll's post, and confirm it to the voter alone."""
        saved = await self._save_vote(press, 2)
        await press.show_privately(saved_vote_screen(saved, press.interaction.created_at))

    @answers_route(routes.VOTE_IN_LIST_ROUTE)
    async def vote_in_list(self, press: Press) -> None:
        """Save a vote on a member's own list, and show the list again."""
        press.require_parts(3)
        try:
            saved = await self._save_vote(press, 3)
        except (PollClosedError, CannotVoteForError) as refusal:
            await press.show_privately(
                await self._make_open_list(press.interaction, press.page, f"⚠️ {error_text(refusal)}")
            )
            return
        note = format_saved_vote(saved)
        await press.show_privately(
            await self._make_open_list(press.interaction, press.page, note, poll_id=saved.poll.id)
        )

    @commands.Cog.listener("on_poll_changed")
    async def refresh_post(self, guild_id: GuildId, poll_id: int) -> None:
        """Refresh a poll's post after its data changed."""
        await self._posts.refresh_posts(guild_id, poll_id)

    @commands.Cog.listener("on_votes_emptied")
    async def notify_emptied_votes(self, nominee_id: NomineeId, emptied: Sequence[EmptiedVotes]) -> None:
        """Notify the members whose votes were emptied because the nominee was withdrawn."""
        for entry in emptied:
            poll = entry.poll
            ceremony = await self.services.slates.get_ceremony(poll.guild_id, poll.ceremony_id)
            text = format_emptied_votes(poll, ceremony.by_id[poll.category_id], nominee_id)
            await notify_members(self.bot, poll.guild_id, entry.member_ids, text)

    @commands.Cog.listener("on_ready")
    async def refresh_all_posts(self) -> None:
        """Refresh every post once after a start: data, or the rules of a time zone, may have changed meanwhile."""
        if self._posts_refreshed:
            return
        self._posts_refreshed = True
        await self.services.poll_hosting.follow_zone_rules()
        for guild in self.bot.guilds:
            await self._posts.refresh_all_posts(GuildId(guild.id))

    @commands.Cog.listener("on_guild_channel_delete")
    async def forget_deleted_channel(self, deleted: discord.abc.GuildChannel) -> None:
        """Forget the posts in a channel that was deleted, and tell their hosts."""
        await self._posts.forget_channel(GuildId(deleted.guild.id), deleted.id)

    @commands.Cog.listener("on_covers_changed")
    async def refresh_covers(self, guild_id: GuildId) -> None:
        """Refresh posts after moderators changed how winners are covered, or for how long."""
        await self._posts.refresh_all_posts(guild_id)

    @commands.Cog.listener("on_feature_switched_on")
    async def refresh_after_switch_on(self, guild_id: GuildId, feature: Feature) -> None:
        """Refresh a server's posts after polls were switched on again."""
        if feature is Feature.POLLS:
            await self._posts.refresh_all_posts(guild_id)

    async def _save_vote(self, press: Press, parts: int) -> SavedVote:
        guild_id, user_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        poll_id, pressed_at = parse_id_part(press.require_parts(parts)[0]), press.interaction.created_at
        saved = await self.services.votes.cast_vote(
            guild_id, poll_id, user_id, NomineeId(press.value), pressed_at, press_id=press.id
        )
        dispatch_poll_changed(self.bot, guild_id, poll_id)
        return saved

    async def _make_open_list(
        self, interaction: Interaction, page: int = 0, note: str = "", *, poll_id: int | None = None
    ) -> ui.LayoutView:
        """Make the list of open polls: the page with `poll_id` if given, else `page`."""
        polls = await self.services.polls.list_answerable_polls(
            require_guild_id(interaction), MemberId(interaction.user.id)
        )
        shown = page if poll_id is None else find_poll_page(polls, poll_id)
        host, settings = await is_host(interaction), await self._load_settings(interaction)
        return open_polls_screen(polls, settings, self.services.clock(), shown, note, for_host=host)

    async def _load_settings(self, interaction: Interaction) -> GuildSettings:
        return await self.services.guilds.get_settings(require_guild_id(interaction))
