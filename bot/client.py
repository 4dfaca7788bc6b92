"""The Discord client: intents, cogs, commands synced only when they changed, and where the gateway is."""

import hashlib
import json
import logging
from collections.abc import Sequence
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.services import Services

log = logging.getLogger(__name__)

COMMANDS_HASH_KEY = "commands"
"""The key under which the database keeps the hash of the commands that Discord knows."""


INVITE_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    manage_roles=True,
)
"""What the invitation asks for; Manage Roles is for a champion's role alone."""


class AwardsBot(commands.AutoShardedBot):
    """Envelope on Discord.

    Slash commands only, and no privileged intent: what members write, the bot never reads.

    Attributes:
        services: Everything the cogs may call.
    """

    def __init__(
        self,
        services: Services,
        *,
        tree_cls: type[app_commands.CommandTree[Any]],
        extensions: Sequence[str],
        api_url: str | None = None,
    ) -> None:
        """Make a client that has not connected yet.

        Args:
            services: Everything the cogs may call.
            tree_cls: The command tree with the gate in it.
            extensions: The modules of the cogs, all of which must load.
            api_url: The REST base of another Discord-compatible server; None for Discord's own.
        """
        # The bot never speaks: that it could not is no news for its host.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=discord.Intents(guilds=True),
            help_command=None,
            tree_cls=tree_cls,
            allowed_mentions=discord.AllowedMentions.none(),
            # Nobody's presence or voice is looked at: a cache of members would only cost memory.
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.services = services
        self._extensions = tuple(extensions)
        self._api_url = api_url

    async def setup_hook(self) -> None:
        """Find the gateway, load every cog or fail, and tell Discord the commands if it does not know them yet."""
        if self._api_url is not None:
            await self._use_gateway_of_api()
        for extension in self._extensions:
            await self.load_extension(extension)
        await self._sync_commands()

    async def on_message(self, message: discord.Message, /) -> None:
        """Ignore messages: there are no text commands to look for in them."""

    async def on_ready(self) -> None:
        """Say that the bot is there, and meet the deadlines: every cog has named what it does at them by now."""
        log.info("Ready as %s in %d servers", self.user, len(self.guilds))
        if not self.guilds and self.application_id is not None:
            log.info(
                "Invite me: %s", discord.utils.oauth_url(self.application_id, permissions=INVITE_PERMISSIONS)
            )
        await self.services.jobs.start()

    async def _use_gateway_of_api(self) -> None:
        # discord.py asks /gateway/bot only when it has to count shards, and after an invalid session it returns to a
        # constant: set that constant, so that every way to connect ends at the server that the REST base belongs to.
        gateway: dict[str, Any] = await self.http.request(Route("GET", "/gateway/bot"))
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway["url"])

    async def _sync_commands(self) -> None:
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        text = json.dumps([self.application_id, payload], sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        if await self.services.bot_state.get_value(COMMANDS_HASH_KEY) == digest:
            return
        await self.tree.sync()
        await self.services.bot_state.set_value(COMMANDS_HASH_KEY, digest)
        log.info("Told Discord about %d commands", len(payload))
