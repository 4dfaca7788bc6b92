"""Servers invite the bot, remove it and invite it again."""

import discord
from simcord.backend import serializers
from sqlalchemy import select

from bot.audit.model import Actor
from bot.db.tables import guilds
from bot.guilds.model import GuildSettings, RolePurpose
from bot.guilds.retention import DATA_RETENTION_PERIOD
from bot.ids import GuildId, MemberId
from tests.world import World, text

MO = Actor(MemberId(7), "Mo")
HOUR = 3600.0


async def remove(world: World) -> None:
    """Let the server remove the bot; in the simulation it stays as it is."""
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id)})
    await world.env.settle()


async def invite(world: World) -> None:
    """Let the server invite the bot."""
    backend = world.env.backend
    server = dict(serializers.guild_create_payload(backend, backend.get_guild(world.guild.id)))
    # Discord says so of servers that were there at the start; SimCord says it of all.
    del server["unavailable"]
    backend.emit("GUILD_CREATE", server)
    await world.env.settle()


def report_joins(world: World) -> None:
    """Let the server tell in its channel who joins."""
    world.env.backend.get_guild(world.guild.id).system_channel_id = world.channel.id


def posts(world: World) -> list[discord.Message]:
    return world.channel.history(viewer=world.owner)


async def meet(world: World) -> None:
    """Let the server invite the bot as if for the first time."""
    await remove(world)
    await world.services.retention.forget_guild(world.guild_id)
    await invite(world)


async def known(world: World) -> list[int]:
    return await world.database.read(lambda connection: list(connection.scalars(select(guilds.c.id))))


async def test_a_welcome_leads_to_the_first_contest(world: World):
    report_joins(world)
    await meet(world)

    [post] = posts(world)
    shown = str(post.components[0].to_dict())
    assert "To the first contest in three steps" in shown
    assert shown.index("Set up") < shown.index("/contest create") < shown.index("everyone fills in a ballot")
    assert not post.mention_everyone

    settings = await world.owner.click(post, label="Set up")
    assert settings.ephemeral
    assert "⚙️ The Film Club" in text(settings)
    refused = await world.member.click(post, label="Set up")
    assert "**Manage Server**" in text(refused)
    helped = await world.member.click(post, label="What can you do?")
    assert helped.ephemeral
    assert "`/winners`" in text(helped)


async def test_the_welcome_works_after_a_restart(world: World):
    report_joins(world)
    await meet(world)
    await world.restart()
    assert len(posts(world)) == 1, "a start is no invitation"
    [post] = posts(world)
    assert "⚙️ The Film Club" in text(await world.owner.click(post, label="Set up"))


async def test_no_channel_for_it_and_no_permission_are_silent(world: World):
    await meet(world)
    assert posts(world) == []

    world.env.backend.get_guild(world.guild.id).system_channel_id = world.channel.id
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)
    await meet(world)
    assert posts(world) == []
    assert await known(world) == [world.guild.id]


async def test_who_returns_within_thirty_days_finds_everything(world: World):
    report_joins(world)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, 55, MO)
    await remove(world)
    await world.env.advance_time(DATA_RETENTION_PERIOD.total_seconds() - HOUR)
    await invite(world)

    assert (await world.services.guilds.get_settings(world.guild_id)).host_role == 55
    [post] = posts(world)
    assert "Everything is as it was" in str(post.components[0].to_dict())
    await world.env.advance_time(2 * HOUR)
    assert (await world.services.guilds.get_settings(world.guild_id)).host_role == 55


async def test_who_does_not_is_forgotten(world: World):
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, 55, MO)
    await remove(world)
    await world.env.advance_time(DATA_RETENTION_PERIOD.total_seconds() - HOUR)
    assert await known(world) == [world.guild.id]

    await world.env.advance_time(2 * HOUR)

    assert await known(world) == []
    assert await world.services.guilds.get_settings(world.guild_id) == GuildSettings(world.guild_id)


async def test_a_start_finds_out_who_removed_the_bot_meanwhile(world: World):
    await world.services.retention.record_joined(GuildId(424242), "A club that is gone")
    await world.restart()
    assert sorted(await known(world)) == sorted([424242, world.guild.id])

    await world.env.advance_time(DATA_RETENTION_PERIOD.total_seconds() + HOUR)

    assert await known(world) == [world.guild.id]
