"""The bot joins or leaves a server: a welcome with three steps, and data kept for its return."""

import logging

import discord
from discord import ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.ids import GuildId
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import make_button
from cogs.kit.layouts import make_card, make_row, make_screen, make_separator
from cogs.kit.post_errors import CannotPostError
from cogs.kit.posts import Posts
from cogs.kit.routes import HELP_ROUTE, SETTINGS_ROUTE

log = logging.getLogger(__name__)

WELCOME_TEXT = """## 🎬 The envelope, please
A century of film awards is here to be looked up: try `/winners 2025` or `/film anora`. And this room can call the \
winners, vote on who should have won, and see afterwards how right it was."""

STEPS_TEXT = """**To the first contest in three steps**
1. A moderator chooses where I post and who hosts: **Set up**.
2. A host drafts a contest: `/contest create`.
3. The host opens it, and everyone fills in a ballot."""

RETURNED_TEXT = """## 🎬 The envelope is back
Everything is as it was: settings, contests and ballots."""


class JoiningCog(FeatureCog):
    """Handles the events of joining and leaving servers."""

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog, which posts welcomes as `bot`."""
        super().__init__(bot)
        self._posts = Posts(bot)

    @commands.Cog.listener("on_ready")
    async def find_all(self) -> None:
        """Record the servers that invited or removed the bot while it was offline."""
        await self.services.retention.record_current_guilds(
            {GuildId(guild.id): guild.name for guild in self.bot.guilds}
        )

    @commands.Cog.listener("on_guild_join")
    async def join(self, guild: discord.Guild) -> None:
        """Post a welcome in the system channel of a server that invited the bot; if there is none, nowhere."""
        returned = await self.services.retention.record_joined(GuildId(guild.id), guild.name)
        log.info("Invited to guild %s, known from before: %s", guild.id, returned)
        channel = guild.system_channel
        if channel is None:
            return
        try:
            self._posts.require_can_post(channel.id)
            await self._posts.send_post(channel.id, _make_welcome(returned=returned))
        except CannotPostError as error:
            log.info("No welcome in guild %s: %s", guild.id, error.loss)

    @commands.Cog.listener("on_guild_update")
    async def rename(self, before: discord.Guild, after: discord.Guild) -> None:
        """Record a server's new name."""
        if before.name != after.name:
            await self.services.retention.record_joined(GuildId(after.id), after.name)

    @commands.Cog.listener("on_guild_remove")
    async def leave(self, guild: discord.Guild) -> None:
        """Keep a server's data for a limited time after it removed the bot."""
        log.info("Removed from guild %s", guild.id)
        await self.services.retention.record_left(GuildId(guild.id))


def _make_welcome(*, returned: bool) -> ui.LayoutView:
    buttons = make_row(
        make_button(SETTINGS_ROUTE, label="Set up", emoji="⚙️", style=discord.ButtonStyle.primary),
        make_button(HELP_ROUTE, label="What can you do?"),
    )
    if returned:
        return make_screen(make_card(RETURNED_TEXT, buttons))
    return make_screen(make_card(WELCOME_TEXT, make_separator(), STEPS_TEXT, buttons))
