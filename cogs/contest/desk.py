"""Where a host's commands and controls meet: the contest, the right to touch it, and the screen that follows."""

import discord
from discord import ui

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests.facts import Card
from bot.contests.model import Contest, ContestState
from cogs.contest.draft import draft_screen
from cogs.contest.forms import edit_form
from cogs.contest.host import panel_screen
from cogs.contest.podium import Podiums
from cogs.contest.posting import ContestPosts
from cogs.contest.steps import Steps
from cogs.kit.contest_arguments import guild_of
from cogs.kit.contest_routes import contest_id_of
from cogs.kit.controls import Interaction, Press
from cogs.kit.layouts import notice
from cogs.kit.rights import actor_of


class Desk:
    """What the cogs of hosts share.

    Attributes:
        posts: The contests' posts.
        steps: What a host can do to a contest.
    """

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: Podiums) -> None:
        """Sit down with a bot and its posts."""
        self.posts = posts
        self.steps = Steps(bot, posts, podiums)
        self._bot = bot
        self._services = bot.services

    async def pressed(self, press: Press, parts: int = 1) -> tuple[Contest, Actor]:
        """The contest that a control is about, and the host who pressed it: the gate has asked whether they are one.

        Raises:
            NothingFoundError: This server has no such contest.
            OutdatedControlError: The state has another number of parts.
        """
        guild_id, contest_id = guild_of(press.interaction), contest_id_of(press, parts)
        return await self._services.contests.contest(guild_id, contest_id), actor_of(press.interaction)

    async def card(self, contest: Contest) -> Card:
        """Everything to show about a contest."""
        return await self._services.contests.card(contest.guild_id, contest.id)

    async def screen(self, contest: Contest, note: str = "") -> ui.LayoutView:
        """What a host has before them: the draft, or the panel; a word where nothing is left of it."""
        card = await self.card(contest)
        if card.contest.state is ContestState.DRAFT:
            return draft_screen(card, self._services.clock(), note)
        if card.contest.opened_at is None:
            return notice(note or "That draft was discarded. Start another with `/contest create`.")
        return panel_screen(card, self._services.clock(), note)

    async def edit_form(self, contest: Contest) -> ui.Modal:
        """The form of title, lock and channel."""
        settings = await self._services.guilds.settings(contest.guild_id)
        known = contest.channel_id is not None and self._bot.get_channel(contest.channel_id) is not None
        return edit_form(contest, settings.time_zone, contest.channel_id if known else None)


async def acknowledge(interaction: Interaction) -> None:
    """Answer Discord at once where posting may take longer than the three seconds it grants."""
    of_screen = interaction.message is not None and interaction.message.flags.ephemeral
    await interaction.response.defer(ephemeral=True, thinking=not of_screen)


async def follow(interaction: Interaction, layout: ui.LayoutView) -> None:
    """Show a host what came of it, after `acknowledge`: in place of the screen pressed on, or as the answer."""
    await interaction.edit_original_response(view=layout, allowed_mentions=discord.AllowedMentions.none())
