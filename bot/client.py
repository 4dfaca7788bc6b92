"""The Discord client: intents, cogs, the gateway's address, and commands that are synced only when they changed."""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, cast

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

COMMAND_IDS_KEY = "command ids"
"""The name of the stored ids that Discord gave the commands."""

COMMAND_IDS: ContextVar[Mapping[str, int]] = ContextVar("COMMAND_IDS", default=MappingProxyType({}))
"""Discord's ids of the commands by their qualified names, for mentions; a subcommand has its group's id.

Set as long as a client runs, for whatever it does: all its tasks begin in the one that started it.
"""

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
        """Find the gateway, load every cog or fail, and sync the commands if Discord has others."""
        if self._api_url is not None:
            await self._use_gateway_of_api()
        for extension in self._extensions:
            await self.load_extension(extension)
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
        state = self.services.bot_state
        ids = await state.get_value(COMMAND_IDS_KEY)
        if ids is not None and await state.get_value(COMMANDS_HASH_KEY) == digest:
            COMMAND_IDS.set(cast("dict[str, int]", json.loads(ids)))
            return
        found = dict(_list_command_ids(await self.tree.sync()))
        # The hash comes last: as long as it is missing, a start that was cut short syncs again.
        await state.set_value(COMMAND_IDS_KEY, json.dumps(found))
        await state.set_value(COMMANDS_HASH_KEY, digest)
        COMMAND_IDS.set(found)
        log.info("Told Discord about %d commands", len(payload))


def _list_command_ids(synced: Sequence[app_commands.AppCommand]) -> Iterator[tuple[str, int]]:
    """List what Discord made of the commands: the qualified name of each that can be used, and its id."""
    for command in synced:
        groups = [option for option in command.options if isinstance(option, app_commands.AppCommandGroup)]
        if not groups:
            yield command.name, command.id
        for group in groups:
            yield f"{command.name} {group.name}", command.id
