"""A server's settings, its audit log, and the welcome."""

import discord

from tests.cogs.integrations import show_commands
from tests.cogs.server.test_joining import invite, meet, remove
from tests.golden.recording import Recorder
from tests.world import World, controls, reply


async def test_the_settings_and_the_audit_log(world: World, recorder: Recorder):
    owner, host, channel = world.owner, world.host, world.channel
    recorder.take("config-new", await owner.slash(channel, "config show"))
    log = world.guild.create_text_channel("log")
    news = world.guild.create_text_channel("news")
    cinephiles = world.guild.create_role("Cinephiles")
    await owner.slash(channel, "config channel", purpose="log", channel=log)
    recorder.take(
        "config-channel", await owner.slash(channel, "config channel", purpose="announcements", channel=news)
    )
    recorder.take("config-host", await owner.slash(channel, "config host", role=cinephiles))
    recorder.take("config-timezone", await owner.slash(channel, "config timezone", zone="Berlin"))
    recorder.take("config-timezone-refused", await owner.slash(channel, "config timezone", zone="Atlantis"))
    recorder.take(
        "config-spoilers", await owner.slash(channel, "config spoilers", winners="covered", hours=12)
    )
    off = await owner.slash(channel, "config feature", name="lookup", enabled=False)
    recorder.take("config-feature", off)
    recorder.take("feature-is-off", await world.member.slash(channel, "winners", ceremony="97"))
    await show_commands(world, world.guild.default_role)
    recorder.take("config-not-for-hosts", await host.slash(channel, "config show"))
    recorder.take("config-show", await owner.slash(channel, "config show"))
    recorder.take("audit", await host.slash(channel, "audit"))
    await world.env.advance_time(30)
    recorder.take_posts("log-channel", log)
    recorder.check("server")


async def test_every_screen_of_the_settings(world: World, recorder: Recorder):
    first = reply(await world.owner.slash(world.channel, "config show"))
    buttons = [part for part in controls(first) if part["type"] == discord.ComponentType.button.value]
    for part in buttons:
        if part.get("disabled"):
            continue
        fresh = await world.owner.slash(world.channel, "config show")
        pressed = await world.owner.click(reply(fresh), custom_id=part["custom_id"])
        name = part["custom_id"].replace(":", "-")
        recorder.take(name, pressed if pressed.modal is not None else fresh)
    recorder.check("settings")


async def test_the_welcome_of_a_server(world: World, recorder: Recorder):
    world.env.backend.get_guild(world.guild.id).system_channel_id = world.channel.id
    await meet(world)
    await remove(world)
    await invite(world)
    recorder.take_posts("welcome-and-return", world.channel)
    recorder.check("joining")
