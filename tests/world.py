"""A simulated Discord with the real bot in it: what the tests of the cogs act in and look at."""

import re
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import discord
import simcord
from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor, ResponseMessage

from bot.app import make_client
from bot.client import AwardsBot
from bot.db.engine import Database
from bot.errors import UserError
from bot.ids import GuildId
from bot.posters.service import PosterService
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from cogs.kit.gate import GateTree
from tests.discord_limits import request_breaches

ID_SEQUENCE_MASK = 2**22 - 1
"""The bits of an id that count within a millisecond, as SimCord gives them out."""

IDS_BEFORE_PEOPLE = 500
"""Ids left to the bot and its commands: Discord allows a bot 100 of those."""

COMMAND_MENTION = re.compile(r"</([^:>]+):\d+>")
"""A mention of a command, which is shown as the command."""

Component = dict[str, Any]
"""A component as Discord's API has it: SimCord stores messages in that form."""


@dataclass
class World:
    """A server with an owner, a host and members, the bot in it, and its database.

    Attributes:
        env: The simulated Discord.
        services: The bot's own services, to look at what is stored.
        file: The database, for a bot that is started again.
        expected_faults: The kinds of faults that a test brings about on purpose.
    """

    env: simcord.Env
    services: Services
    database: Database
    file: Path
    guild: GuildHandle
    channel: ChannelHandle
    owner: MemberActor
    host: MemberActor
    members: list[MemberActor] = field(default_factory=list[MemberActor])
    expected_faults: list[type[BaseException]] = field(default_factory=list[type[BaseException]])

    @property
    def guild_id(self) -> GuildId:
        """The server's id."""
        return GuildId(self.guild.id)

    @property
    def member(self) -> MemberActor:
        """Some member without any rights."""
        return self.members[0]

    def join(self, name: str) -> MemberActor:
        """Let one more member in."""
        actor = self.guild.add_member(self.env.create_user(name.lower(), global_name=name))
        self.members.append(actor)
        return actor

    async def restart(self) -> None:
        """Stop the bot and start it again on the same database; Discord stays as it is."""
        await self.services.close()
        await self.env.restart_bot(make_client(self.services))

    @property
    def bot(self) -> AwardsBot:
        """The bot as it runs now."""
        return cast("AwardsBot", self.env.bot)

    @property
    def gate(self) -> GateTree:
        """The bot's command tree."""
        return cast("GateTree", self.bot.tree)

    @property
    def faults(self) -> list[BaseException]:
        """What went wrong in the bot, refusals left out."""
        expected = (UserError, *self.expected_faults)
        return [error for error in self.env.errors if not isinstance(root(error), expected)]

    @property
    def pings(self) -> list[str]:
        """Every message that the bot sent or edited so that members mentioned in it might be notified; roles may be."""
        return [
            f"{sent.method} {sent.path}: {message.get('allowed_mentions')}"
            for sent in self.env.http_requests
            for message in _read_messages(sent.json)
            if not _pings_no_member(message.get("allowed_mentions"))
        ]

    @property
    def breaches(self) -> list[str]:
        """What Discord would have refused of what the bot sent, though SimCord took it."""
        return [
            f"{sent.method} {sent.path}: {breach}"
            for sent in self.env.http_requests
            for breach in request_breaches(sent.method, sent.path, sent.json)
        ]


def _pings_no_member(allowed: dict[str, Any] | None) -> bool:
    return allowed is not None and allowed.get("parse") == [] and not allowed.get("users")


def _read_messages(body: Any) -> Iterator[dict[str, Any]]:
    """The message in the body of a request to Discord, or of an answer to an interaction."""
    parts = [cast("dict[str, Any]", body)] if isinstance(body, dict) else []
    parts += [part["data"] for part in parts if isinstance(part.get("data"), dict)]
    for part in parts:
        # What has a title is a form.
        if "title" not in part and ("components" in part or "content" in part):
            yield part


def root(error: BaseException) -> BaseException:
    """The error inside the wrappings that discord.py puts around it."""
    return error.__cause__ or error


@asynccontextmanager
async def open_world(
    folder: Path,
    record: Record,
    search: Search,
    database_class: type[Database] = Database,
    database_url: str | None = None,
    posters: PosterService | None = None,
) -> AsyncGenerator[World]:
    """A world, its database in the folder or where it is said; fails at the end if anything went wrong unseen."""
    file = folder / "envelope.db"
    database = await database_class.open(database_url or f"sqlite+aiosqlite:///{file}")
    services = Services.build(database, record, search, lambda: env.now())  # noqa: PLW0108 - there is no world yet
    if posters is not None:
        services = services.with_posters(posters)
    env = simcord.Env(make_client(services), check_errors=False, shard_count=1)
    await env.start()
    skip_ids(env)
    try:
        place = furnish(env)
        world = World(
            env, services, database, file, place.guild, place.channel, place.owner, place.host, place.members
        )
        yield world
        assert world.faults == []
        assert world.pings == []
        assert world.breaches == []
    finally:
        await env.shutdown()
        await services.close()
        await database.close()


def skip_ids(env: simcord.Env) -> None:
    """Let the ids of people and places begin at a fixed number, however many commands took one before them.

    What is computed from an id, such as a ballot's line in the proof, stays the same when a command is added.
    """
    while env.backend.snowflake() & ID_SEQUENCE_MASK < IDS_BEFORE_PEOPLE:
        pass


@dataclass
class Furniture:
    """A film server: its channel, and an owner, a host and two members."""

    guild: GuildHandle
    channel: ChannelHandle
    owner: MemberActor
    host: MemberActor
    members: list[MemberActor]


def furnish(env: simcord.Env) -> Furniture:
    """Make a film server in a simulated Discord."""
    owner = env.create_user("olga", global_name="Olga")
    guild = env.create_guild("The Film Club", owner=owner)
    channel = guild.create_text_channel("awards-season")
    hosts = guild.create_role("Hosts", permissions=discord.Permissions(manage_events=True))
    host = guild.add_member(env.create_user("hana", global_name="Hana"), roles=[hosts])
    members = [guild.add_member(env.create_user(name.lower(), global_name=name)) for name in ("Ana", "Ben")]
    return Furniture(guild, channel, guild.add_member(owner), host, members)


def walk(components: list[Component]) -> Iterator[Component]:
    """Every component of a message, from top to bottom."""
    for component in components:
        yield component
        inner = [
            *component.get("components", []),
            *([component["accessory"]] if "accessory" in component else []),
        ]
        yield from walk(inner)


def reply(result: InteractionResult) -> ResponseMessage:
    """What the bot answered last."""
    answer = result.followups[-1] if result.followups else result.response
    assert answer is not None, "the bot did not answer"
    return answer


def text(message: InteractionResult | ResponseMessage) -> str:
    """Everything there is to read in a message, from top to bottom; mentions of commands as the commands."""
    answer = reply(message) if isinstance(message, InteractionResult) else message
    shown = [part["content"] for part in walk(answer.components) if "content" in part]
    return show_mentions("\n".join([answer.content, *shown]).strip())


def show_mentions(content: str) -> str:
    """A text with its mentions of commands as commands in code style, as the bot's texts name them."""
    return COMMAND_MENTION.sub(r"`/\1`", content)


def read_channel(channel: ChannelHandle, viewer: MemberActor) -> list[str]:
    """What a member can read in a channel, message by message, oldest first."""
    return [
        show_mentions(
            "\n".join(
                part["content"]
                for part in walk([cast("Component", c.to_dict()) for c in message.components])
                if "content" in part
            )
        )
        for message in channel.history(viewer=viewer)
    ]


def controls(message: InteractionResult | ResponseMessage) -> list[Component]:
    """Every button and select of a message."""
    answer = reply(message) if isinstance(message, InteractionResult) else message
    return [part for part in walk(answer.components) if "custom_id" in part]


def labels(message: InteractionResult | ResponseMessage) -> list[str]:
    """What stands on the buttons, or the emoji where nothing is written."""
    buttons = [part for part in controls(message) if part["type"] == discord.ComponentType.button.value]
    return [button.get("label") or button["emoji"]["name"] for button in buttons]


def custom_id(message: InteractionResult | ResponseMessage, label: str) -> str:
    """The custom_id of the control with this label, emoji or placeholder."""
    for part in controls(message):
        if label in (part.get("label"), part.get("placeholder"), part.get("emoji", {}).get("name")):
            return part["custom_id"]
    raise AssertionError(f"no control {label!r} in {labels(message)}")


def picks(message: InteractionResult | ResponseMessage, placeholder: str) -> dict[str, str]:
    """The options of a select: what is to be read on them, to their values."""
    chosen = custom_id(message, placeholder)
    menu = next(part for part in controls(message) if part["custom_id"] == chosen)
    return {
        " · ".join(filter(None, [option["label"], option.get("description")])): option["value"]
        for option in menu["options"]
    }
