"""`/contests`: members' view of contests with its controls; also refreshes posts when their data changes."""

from collections.abc import Sequence

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.contests import deadlines
from bot.contests.choosing import format_creation_times
from bot.contests.model import Contest
from bot.contests.read_models import EmptiedPicks
from bot.contests.sealing import CATEGORY_CLOSED_JOB, SEALING_JOB
from bot.contests.service import PUBLIC_STATES
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, NomineeId
from cogs.contests import export, routes
from cogs.contests.lock_screens import favourites_screen
from cogs.contests.podium import PodiumPosts
from cogs.contests.posts import ContestPosts
from cogs.contests.screens import contest_card_screen, contest_list_screen
from cogs.contests.withdrawal_text import format_emptied_guests, format_emptied_picks
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import ALL_CONTEST_STATES, CurrentContestOption
from cogs.kit.contest_text import EQUAL_POINTS_RULE
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.events import notify_members
from cogs.kit.post_errors import PostLoss
from cogs.kit.rights import is_host
from cogs.kit.routes import CONTEST_CARD_ROUTE, CONTEST_LIST_ROUTE, parse_contest_id


class ContestCog(FeatureCog):
    """The members' view of contests."""

    feature = Feature.CONTESTS
    heading = "Prediction contests"
    about = (
        "A host opens a contest on a ceremony. Until the lock you fill in a ballot that nobody else sees; "
        "then all ballots are sealed, and each envelope brings points. `/contests` lists what is on and what "
        "was: choose one for its rules, its standings and, once it is sealed, its proof.\n"
        "A rehearsal, on a night whose winners are known, counts in no season."
    )
    note = EQUAL_POINTS_RULE

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: PodiumPosts) -> None:
        """Create the cog with the shared posts."""
        super().__init__(bot)
        self._posts = posts
        self._podiums = podiums
        self._posts_refreshed = False

    async def cog_load(self) -> None:
        """Register routes and the jobs that seal contests and post missing or corrected podiums."""
        await super().cog_load()
        self.services.jobs.register_handler(SEALING_JOB, self._posts.seal_contest)
        self.services.jobs.register_handler(deadlines.POST_JOB, self._posts.post_missing_contest)
        self.services.jobs.register_handler(CATEGORY_CLOSED_JOB, self._posts.publish_closed_category)
        self.services.jobs.register_handler(deadlines.PODIUM_JOB, self._podiums.post_missing_podium)
        self.services.jobs.register_handler(
            deadlines.PODIUM_CORRECTION_JOB, self._podiums.repost_corrected_podium
        )

    async def cog_unload(self) -> None:
        """Cancel waiting edits of posts."""
        await self._posts.close()

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(contest="One contest, with its rules and its proof")
    async def contests(self, interaction: Interaction, contest: CurrentContestOption | None = None) -> None:
        """What is open, what was, and everything you can do in it."""
        for_host = await is_host(interaction)
        if contest is None:
            layout = await self._make_list_screen(interaction, 0, for_host=for_host)
        else:
            layout = await self._make_card_screen(contest.guild_id, contest.id, for_host=for_host)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @answers_route(CONTEST_LIST_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show another page of the list."""
        for_host = await is_host(press.interaction)
        await press.show_privately(
            await self._make_list_screen(press.interaction, press.page, for_host=for_host)
        )

    @answers_route(routes.CHOOSE_CONTEST_ROUTE)
    async def choose_contest(self, press: Press) -> None:
        """Show the contest chosen in the list."""
        await self._show_card(press, ContestId(parse_id_part(press.value)))

    @answers_route(CONTEST_CARD_ROUTE)
    async def open_card(self, press: Press) -> None:
        """Show a contest's card, from its post or another screen."""
        await self._show_card(press, parse_contest_id(press))

    @answers_route(routes.FAVOURITES_ROUTE)
    async def show_favourites(self, press: Press) -> None:
        """Show a page of the room's favourites in all categories, from the post of the lock."""
        guild_id, contest_id = (
            require_guild_id(press.interaction),
            ContestId(parse_id_part((*press.state, "")[0])),
        )
        card = await self.services.contests.get_card(guild_id, contest_id)
        await press.show_privately(favourites_screen(card, press.page))

    @answers_route(routes.VERIFY_CONTEST_ROUTE)
    async def verify_proof(self, press: Press) -> None:
        """Recompute the proof and show the result."""
        contest = await self.services.contests.get_contest(
            require_guild_id(press.interaction), parse_contest_id(press)
        )
        verification = await self.services.contests.verify_ballots(contest.guild_id, contest.id)
        await press.show_privately(export.verification_screen(contest, verification))

    @answers_route(routes.EXPORT_CONTEST_ROUTE)
    async def export_ballots(self, press: Press) -> None:
        """Send the sealed ballots as files."""
        contest = await self.services.contests.get_contest(
            require_guild_id(press.interaction), parse_contest_id(press)
        )
        await export.send_export(press.interaction, contest, export.EXPORT_FORMATS)

    @commands.Cog.listener("on_contest_changed")
    async def refresh_post(self, guild_id: GuildId, contest_id: ContestId) -> None:
        """Refresh a contest's post after its data changed."""
        await self._posts.refresh_post(guild_id, contest_id)

    @commands.Cog.listener("on_picks_emptied")
    async def notify_emptied_picks(
        self, category_id: CategoryId, nominee_id: NomineeId, emptied: Sequence[EmptiedPicks]
    ) -> None:
        """Notify the members whose picks were emptied because the nominee was withdrawn; for guests, the host."""
        for entry in emptied:
            context = await self.services.contests.get_context(entry.contest.guild_id, entry.contest.id)
            text = format_emptied_picks(context, category_id, nominee_id)
            await notify_members(self.bot, entry.contest.guild_id, entry.member_ids, text)
            if entry.guests and entry.contest.created_by is not None:
                text = format_emptied_guests(context, category_id, nominee_id, entry.guests)
                await notify_members(self.bot, entry.contest.guild_id, [entry.contest.created_by], text)

    @commands.Cog.listener("on_contest_post_refused")
    async def handle_refused_post(self, contest: Contest, loss: PostLoss) -> None:
        """Notify the host that another feature could not post in a contest's channel."""
        await self._posts.handle_refusal(contest, loss)

    @commands.Cog.listener("on_guild_channel_delete")
    async def forget_deleted_channel(self, deleted: discord.abc.GuildChannel) -> None:
        """Forget the posts in a channel that was deleted, and tell their hosts."""
        await self._posts.forget_channel(GuildId(deleted.guild.id), deleted.id)

    @commands.Cog.listener("on_raw_thread_delete")
    async def forget_deleted_thread(self, deleted: discord.RawThreadDeleteEvent) -> None:
        """Forget the posts in a thread that was deleted, and tell their hosts."""
        await self._posts.forget_channel(GuildId(deleted.guild_id), deleted.thread_id)

    @commands.Cog.listener("on_ready")
    async def refresh_all_posts(self) -> None:
        """Refresh every post once after a start: data, or the rules of a time zone, may have changed meanwhile."""
        if self._posts_refreshed:
            return
        self._posts_refreshed = True
        await self.services.contest_clock.follow_zone_rules()
        for guild in self.bot.guilds:
            await self._posts.refresh_all_posts(GuildId(guild.id))

    @commands.Cog.listener("on_feature_switched_on")
    async def refresh_after_switch_on(self, guild_id: GuildId, feature: Feature) -> None:
        """Refresh a server's posts after contests, or reminders of them, were switched on again."""
        if feature in {Feature.CONTESTS, Feature.SEASON}:
            await self._posts.refresh_all_posts(guild_id)

    @commands.Cog.listener("on_feature_switched_off")
    async def refresh_after_switch_off(self, guild_id: GuildId, feature: Feature) -> None:
        """Take *Remind me* off a server's posts after reminders were switched off."""
        if feature is Feature.SEASON:
            await self._posts.refresh_all_posts(guild_id)

    async def _show_card(self, press: Press, contest_id: ContestId) -> None:
        for_host = await is_host(press.interaction)
        guild_id = require_guild_id(press.interaction)
        await press.show_privately(await self._make_card_screen(guild_id, contest_id, for_host=for_host))

    async def _make_card_screen(
        self, guild_id: GuildId, contest_id: ContestId, *, for_host: bool
    ) -> ui.LayoutView:
        card = await self.services.contests.get_card(guild_id, contest_id, for_host=for_host)
        return contest_card_screen(card, self.services.clock(), for_host=for_host)

    async def _make_list_screen(
        self, interaction: Interaction, page: int, *, for_host: bool
    ) -> ui.LayoutView:
        guild_id = require_guild_id(interaction)
        contests = await self.services.contests.list_contests(
            guild_id, ALL_CONTEST_STATES if for_host else PUBLIC_STATES
        )
        names = {own.id: own.name for own in await self.services.slates.list_own_ceremonies(guild_id)}
        for contest in contests:
            if ceremony := self.services.record.ceremonies.get(contest.ceremony_id):
                names[ceremony.id] = ceremony.name
        zone = (await self.services.guilds.get_settings(guild_id)).time_zone
        made_at = format_creation_times(contests, zone)
        return contest_list_screen(
            contests, names, page, now=self.services.clock(), made_at=made_at, for_host=for_host
        )
