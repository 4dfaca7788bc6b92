"""What there is on the stand-in: servers, channels and threads, and the messages in them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import discord

from tests.standin import payloads
from tests.standin.payloads import Json, new_id

GUILD_NAME = "The Film Club"
CHANNEL_NAME = "awards-season"

NONCE_SECONDS = 300.0
"""For how long a nonce is remembered: "a few minutes", says Discord's reference."""

SHARD_SHIFT = 22
"""A server's shard is its id, without these last bits, modulo the number of shards."""

FIRST_GUILD_NUMBER = 309_944_152_860
"""The first server's id without these bits: on shard 0 of up to six."""


def find_shard(guild_id: str, shard_count: int) -> int:
    """Which shard a server is dealt to."""
    return (int(guild_id) >> SHARD_SHIFT) % shard_count


@dataclass
class Place:
    """A channel, a thread or a private conversation.

    Attributes:
        data: As Discord describes it.
        messages: What stands in it by id, the oldest first.
        nonces: What the bot marked its latest messages with, and until when (seconds) that is remembered.
    """

    data: Json
    messages: dict[str, Json] = field(default_factory=dict[str, Json])
    nonces: dict[str, tuple[str, float]] = field(default_factory=dict[str, tuple[str, float]])

    @property
    def id(self) -> str:
        """Its id."""
        return self.data["id"]

    def post(self, body: Json, now: float) -> Json | None:
        """Add what the bot sent; with an enforced nonce that is known, the message that has it already.

        None if that message was deleted meanwhile: Discord then knows it no longer, and makes no other.

        Args:
            body: What the bot sent.
            now: The time in seconds, on any clock that does not go back.
        """
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            message_id, until = self.nonces.get(nonce, ("", now))
            if now < until:
                return self.messages.get(message_id)
        message = payloads.make_message(self.id, body)
        self.messages[message["id"]] = message
        if nonce is not None:
            self.nonces[nonce] = message["id"], now + NONCE_SECONDS
        return message


@dataclass
class Guild:
    """A server.

    Attributes:
        id: Its id, which says its shard.
        name: Its name.
        roles: Its roles; the first is everyone's.
        members: Its members that were heard of, by the user's id.
        place_ids: Its channels and threads.
    """

    id: str
    name: str
    roles: list[Json]
    members: dict[str, Json] = field(default_factory=dict[str, Json])
    place_ids: list[str] = field(default_factory=list[str])


class World:
    """Everything there is.

    Attributes:
        guilds: The servers by id, the first one first.
        places: The channels, threads and private conversations by id.
        users: The users that were heard of, by id.
        clock: The time in seconds, for nonces; a test may put another in its place.
    """

    def __init__(self) -> None:
        self.guilds: dict[str, Guild] = {}
        self.places: dict[str, Place] = {}
        self.users: dict[str, Json] = {payloads.BOT_ID: payloads.make_bot_user()}
        self.clock: Callable[[], float] = time.monotonic

    def add_guild(self, name: str = GUILD_NAME, *, shard_id: int = 0, shard_count: int = 1) -> Guild:
        """Make a server with one text channel, dealt to a certain shard of so many.

        The bot hears of it when it connects, or by `Gateway.announce_guild`.
        """
        number = FIRST_GUILD_NUMBER + shard_id
        while (guild_id := str(number << SHARD_SHIFT)) in self.guilds:
            number += shard_count
        everyone = payloads.make_role(guild_id, "@everyone", payloads.BOT_RIGHTS)
        guild = self.guilds[guild_id] = Guild(guild_id, name, [everyone])
        self.add_channel(guild)
        return guild

    def add_channel(
        self, guild: Guild, name: str = CHANNEL_NAME, kind: discord.ChannelType = discord.ChannelType.text
    ) -> Place:
        """Make a channel in a server."""
        return self.add_place(payloads.make_channel(guild.id, name, kind))

    def add_role(self, guild: Guild, name: str) -> Json:
        """Make a role below the bot's."""
        role = payloads.make_role(new_id(), name, discord.Permissions.none(), len(guild.roles))
        guild.roles.append(role)
        return role

    def add_place(self, data: Json) -> Place:
        """Make a channel or thread from its description."""
        place = self.places[data["id"]] = Place(data)
        if "guild_id" in data:
            self.guilds[data["guild_id"]].place_ids.append(place.id)
        return place

    def remove_place(self, place: Place) -> None:
        """Delete a channel or thread, with everything in it."""
        del self.places[place.id]
        if "guild_id" in place.data:
            self.guilds[place.data["guild_id"]].place_ids.remove(place.id)

    def list_places(self, guild: Guild) -> list[Place]:
        """A server's channels and threads, the first one first."""
        return [self.places[place_id] for place_id in guild.place_ids]

    def post_in(self, place: Place, body: Json) -> Json | None:
        """Add what the bot sent to a place; see `Place.post`."""
        return place.post(body, self.clock())

    def describe_guild(self, guild: Guild) -> Json:
        """A server as GUILD_CREATE has it."""
        described = [place.data for place in self.list_places(guild)]
        threads = [data for data in described if "thread_metadata" in data]
        channels = [data for data in described if "thread_metadata" not in data]
        return payloads.make_guild(guild.id, guild.name, guild.roles, channels, threads)

    def list_all_messages(self) -> list[Json]:
        """Every message in every channel and thread, for counting what was posted."""
        return [message for place in self.places.values() for message in place.messages.values()]
