"""The film server of the demo: who is in it, and its channels."""

from dataclasses import dataclass

import discord
import simcord

from bot.audit.model import Actor
from bot.ids import GuildId, MemberId

MEMBER_NAMES = ("Ana", "Ben", "Chloé", "Dev", "Emeka", "Fumiko")
HOST_NAME = "Hana (host)"


@dataclass(frozen=True)
class FilmServer:
    """A film server with an owner, a host, some members, and typical channels.

    Attributes:
        guild: The server.
        night: The channel of the contest that is being played, which the demo opens on.
        season: The channel of what goes on beside it.
        backstage: Where the host types, so that answers to the host alone do not stand between the cards.
        owner: Its owner, who may configure the bot.
        host: Who opens the envelopes.
        members: Who has no rights but everyone's.
    """

    guild: simcord.GuildHandle
    night: simcord.ChannelHandle
    season: simcord.ChannelHandle
    backstage: simcord.ChannelHandle
    owner: simcord.MemberActor
    host: simcord.MemberActor
    members: tuple[simcord.MemberActor, ...]

    @property
    def guild_id(self) -> GuildId:
        """The server's id."""
        return GuildId(self.guild.id)

    @property
    def people(self) -> tuple[simcord.MemberActor, ...]:
        """Everyone, the host first: whoever opens the demo is the host until they choose somebody else."""
        return (self.host, *self.members, self.owner)

    @property
    def host_actor(self) -> Actor:
        """The host as the audit log knows her."""
        return Actor(MemberId(self.host.id), HOST_NAME)


def create_film_server(env: simcord.Env) -> FilmServer:
    """Make the film server in a simulated Discord."""
    owner = env.create_user("olga", global_name="Olga (moderator)")
    guild = env.create_guild("The Film Club", owner=owner)
    night = guild.create_text_channel("awards-night", topic="The envelopes, one by one")
    season = guild.create_text_channel("awards-season", topic="Ballots, polls, and what to argue about")
    hosts = guild.create_role("Hosts", permissions=discord.Permissions(manage_events=True))
    backstage = guild.create_text_channel(
        "backstage",
        topic="Where the host types",
        overwrites={
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            hosts: discord.PermissionOverwrite(view_channel=True),
        },
    )
    return FilmServer(
        guild=guild,
        night=night,
        season=season,
        backstage=backstage,
        owner=guild.add_member(owner),
        host=guild.add_member(env.create_user("hana", global_name=HOST_NAME), roles=[hosts]),
        members=tuple(
            guild.add_member(env.create_user(name.lower(), global_name=name)) for name in MEMBER_NAMES
        ),
    )
