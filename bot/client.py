"""The Discord client: intents, cogs, the gateway's address, and commands that are synced only when they changed."""

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
"""The name of the stored hash of the commands that Discord has."""


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
"""The permissions that the invitation asks for; Manage Roles is needed only for a champion's role."""


class AwardsBot(commands.AutoShardedBot):
    """Envelope on Discord.

    It has only slash commands and no privileged intent: the bot never reads members' messages.

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
        shard_count: int | None = None,
    ) -> None:
        """Make a client that has not connected yet.

        Args:
            services: Everything the cogs may call.
            tree_cls: The command tree with the gate in it.
            extensions: The modules of the cogs, all of which must load.
            api_url: The REST base of another Discord-compatible server; None for Discord's own.
            shard_count: How many shards there are; None asks Discord.
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
            shard_count=shard_count,
        )
        # Of no meaning before it connects.
        self.shard_ids = None if services.shards.are_all else list(services.shards.ids)
        self.services = services
        self._extensions = tuple(extensions)
        self._api_url = api_url

    async def setup_hook(self) -> None:
        """Find the gateway, load every cog or fail, and sync the commands if Discord has others."""
        if self._api_url is not None:
            await self._use_gateway_of_api()
        for extension in self._extensions:
            await self.load_extension(extension)
        if self.services.shards.holds_first:
            await self._sync_commands()

    async def on_message(self, message: discord.Message, /) -> None:
        """Ignore messages: there are no text commands."""

    async def on_ready(self) -> None:
        """Log that the bot is ready, and start the jobs: every cog has registered its handlers by now."""
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
