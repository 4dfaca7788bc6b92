"""The Discord client: intents, cogs, the gateway's address, and commands that are synced only when they changed."""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.metrics import INTERACTIONS
from bot.monitoring.acknowledgements import Acknowledgements
from bot.monitoring.gateway import ShardStatus
from bot.pace import Pace
from bot.services import Services

if TYPE_CHECKING:
    from discord.types.interactions import InteractionCallback

log = logging.getLogger(__name__)

REPORTED_SERVERS_LIMIT = 20
"""Of how many servers the log says at the start what the bot lacks there."""

COMMANDS_HASH_KEY = "commands"
"""The name of the stored hash of the commands that Discord has."""

COMMAND_IDS_KEY = "command ids"
"""The name of the stored ids that Discord gave the commands."""

COMMAND_IDS: ContextVar[Mapping[str, int]] = ContextVar("COMMAND_IDS", default=MappingProxyType({}))
"""Discord's ids of the commands by their qualified names, for mentions; a subcommand has its group's id.

Set as long as a client runs, for whatever it does: all its tasks begin in the one that started it.
"""

DIRECT_MESSAGE_INTERVAL = timedelta(seconds=1)
"""The least time between two direct messages, so that Discord does not take the bot for a spammer."""

NEEDED_PERMISSIONS: Mapping[str, str] = {
    "view_channel": "see the channels in which I post",
    "send_messages": "post contests, polls and results",
    "send_messages_in_threads": "post in discussion threads",
    "create_public_threads": "open discussion threads",
    "embed_links": "show layouts",
    "attach_files": "show charts and send files",
    "read_message_history": "edit my posts",
    "create_events": "make events of the season's dates; I never touch those of others",
    "manage_roles": "hand a champion's role on; for nothing else",
}
"""Each permission by its name in Discord's API, and what the bot does with it."""

INVITE_PERMISSIONS = discord.Permissions(**dict.fromkeys(NEEDED_PERMISSIONS, True))
"""The permissions that the invitation asks for."""


class AnsweringAdapter(AsyncWebhookAdapter):
    """Answers interactions without asking Discord what has become of the answer.

    discord.py itself asks, and makes objects of the whole message that it just sent: a good part of an answer's cost.
    The bot never looks at them.
    """

    def __init__(self, acknowledgements: Acknowledgements | None = None) -> None:
        """Create the adapter.

        Args:
            acknowledgements: Is told when Discord has taken an answer; None if nobody asks.
        """
        super().__init__()
        self._acknowledgements = acknowledgements

    # Any: discord.py's own parameters, which are handed on as they are.
    async def create_interaction_response(
        self, interaction_id: int, token: str, **parameters: Any
    ) -> "InteractionCallback":
        """Answer an interaction; returns the least that discord.py can do with."""
        await super().create_interaction_response(interaction_id, token, **parameters)
        if self._acknowledgements is not None:
            self._acknowledgements.note_acknowledgement(interaction_id)
        kind = discord.InteractionType.application_command.value
        return {"interaction": {"id": interaction_id, "type": kind}}

    async def request(
        self,
        route: Route,
        session: aiohttp.ClientSession,
        *,
        params: dict[str, Any] | None = None,
        **parameters: Any,
    ) -> Any:
        """Make a request of Discord; of all requests, only an answer to an interaction asks for a response to it."""
        if params is not None:
            params = {name: value for name, value in params.items() if name != "with_response"}
        return await super().request(route, session, params=params, **parameters)


class AwardsBot(commands.AutoShardedBot):
    """Envelope on Discord.

    It has only slash commands and no privileged intent: the bot never reads members' messages.

    Attributes:
        services: Everything the cogs may call.
        backup_retention: How long scheduled backups keep what was in them; None if none are made.
        direct_message_pace: Is waited for before each direct message, whoever sends it.
    """

    def __init__(
        self,
        services: Services,
        *,
        tree_cls: type[app_commands.CommandTree[Any]],
        extensions: Sequence[str],
        api_url: str | None = None,
        shard_count: int | None = None,
        backup_retention: timedelta | None = None,
        acknowledgements: Acknowledgements | None = None,
    ) -> None:
        """Make a client that has not connected yet.

        Args:
            services: Everything the cogs may call.
            tree_cls: The command tree with the gate in it.
            extensions: The modules of the cogs, all of which must load.
            api_url: The REST base of another Discord-compatible server; None for Discord's own.
            shard_count: How many shards there are; None asks Discord.
            backup_retention: How long scheduled backups keep what was in them; None if none are made.
            acknowledgements: Measures how soon interactions are answered; None if nobody asks.
        """
        # The bot never speaks: that it could not is no news for its host.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            # Neither is privileged; of scheduled events the bot hears that its own were deleted.
            intents=discord.Intents(guilds=True, guild_scheduled_events=True),
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
        self.backup_retention = backup_retention
        self.direct_message_pace = Pace(DIRECT_MESSAGE_INTERVAL, services.clock)
        self._acknowledgements = acknowledgements
        self._has_reported = False
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

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Pass an event on; interactions are received, and commands carried out, at this instant."""
        if event_name == "interaction" and self._acknowledgements is not None:
            self._acknowledgements.note_receipt(args[0].id)
        elif event_name == "app_command_completion":
            INTERACTIONS.count(args[0].type.name, args[1].qualified_name, "answered")
        super().dispatch(event_name, *args, **kwargs)

    async def on_ready(self) -> None:
        """Start the jobs: every cog has registered its handlers by now. The first time, log where the bot is."""
        log.info("Ready as %s in %d servers", self.user, len(self.guilds))
        if not self._has_reported:
            self._has_reported = True
            self._report_invitation()
        await self.services.jobs.start()

    def list_shards(self) -> list[ShardStatus]:
        """The connections to the gateway; none before the first was opened."""
        return [
            ShardStatus(number, not shard.is_closed(), shard.latency) for number, shard in self.shards.items()
        ]

    def count_servers(self) -> int:
        """The number of servers that the bot is in."""
        return len(self.guilds)

    def _report_invitation(self) -> None:
        if self.application_id is not None:
            log.info(
                "Invite me: %s", discord.utils.oauth_url(self.application_id, permissions=INVITE_PERMISSIONS)
            )
        lacking = [
            (guild.id, missing) for guild in self.guilds if (missing := list_missing_permissions(guild))
        ]
        for guild_id, missing in lacking[:REPORTED_SERVERS_LIMIT]:
            log.info("In guild %s I lack: %s", guild_id, "; ".join(missing))
        if len(lacking) > REPORTED_SERVERS_LIMIT:
            log.info("In %d more guilds I lack something", len(lacking) - REPORTED_SERVERS_LIMIT)

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


def list_missing_permissions(guild: discord.Guild) -> list[str]:
    """The permissions that the bot lacks in a whole server, each with what it is for; channels may differ."""
    held = guild.me.guild_permissions
    return [
        f"{name.replace('_', ' ').title()} (to {purpose})"
        for name, purpose in NEEDED_PERMISSIONS.items()
        if not getattr(held, name)
    ]
