"""Where a host's commands and controls meet: the contest, the right to touch it, and the screen that follows."""

import discord
from discord import ui

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.facts import ContestCard
from bot.contests.model import Contest, ContestState
from cogs.contest.draft import draft_screen
from cogs.contest.forms import contest_form
from cogs.contest.host import host_panel_screen
from cogs.contest.podium import PodiumPosts
from cogs.contest.posting import ContestPosts
from cogs.contest.steps import ContestSteps
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.contest_routes import parse_contest_id
from cogs.kit.controls import Interaction, Press
from cogs.kit.layouts import make_notice
from cogs.kit.rights import make_actor


class HostContext:
    """What the cogs of hosts share.

    Attributes:
        posts: The contests' posts.
        steps: What a host can do to a contest.
    """

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: PodiumPosts) -> None:
        """Sit down with a bot and its posts."""
        self.posts = posts
        self.steps = ContestSteps(bot, posts, podiums)
        self._bot = bot
        self._services = bot.services

    async def find_pressed_contest(self, press: Press, parts: int = 1) -> tuple[Contest, Actor]:
        """The contest that a control is about, and the host who pressed it: the gate has asked whether they are one.

        Raises:
            NothingFoundError: This server has no such contest.
            OutdatedControlError: The state has another number of parts.
        """
        guild_id, contest_id = require_guild_id(press.interaction), parse_contest_id(press, parts)
        return await self._services.contests.get_contest(guild_id, contest_id), make_actor(press.interaction)

    async def load_card(self, contest: Contest) -> ContestCard:
        """Everything to show about a contest."""
        return await self._services.contests.get_card(contest.guild_id, contest.id)

    async def make_host_screen(self, contest: Contest, note: str = "") -> ui.LayoutView:
        """What a host has before them: the draft, or the panel; a word where nothing is left of it."""
        card = await self.load_card(contest)
        if card.contest.state is ContestState.DRAFT:
            return draft_screen(card, self._services.clock(), note)
        if card.contest.opened_at is None:
            return make_notice(note or "That draft was discarded. Start another with `/contest create`.")
        return host_panel_screen(card, self._services.clock(), note)

    async def make_edit_form(self, contest: Contest) -> ui.Modal:
        """The form of title, lock and channel."""
        settings = await self._services.guilds.get_settings(contest.guild_id)
        known = contest.channel_id is not None and self._bot.get_channel(contest.channel_id) is not None
        return contest_form(contest, settings.time_zone, contest.channel_id if known else None)


async def defer_answer(interaction: Interaction) -> None:
    """Answer Discord at once where posting may take longer than the three seconds it grants."""
    of_screen = interaction.message is not None and interaction.message.flags.ephemeral
    await interaction.response.defer(ephemeral=True, thinking=not of_screen)


async def show_outcome(interaction: Interaction, layout: ui.LayoutView) -> None:
    """Show a host what came of it, after `defer_answer`: in place of the screen pressed on, or as the answer."""
    await interaction.edit_original_response(view=layout, allowed_mentions=discord.AllowedMentions.none())
