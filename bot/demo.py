"""The bot inside a simulated Discord, in the browser: it needs no token and no server.

SimCord simulates Discord and runs the real bot against it. Its clock starts at an epoch of its own; the demo sets it
to the present and keeps it moving, so that countdowns and locks are real.
"""

import asyncio
import tempfile
import webbrowser
from pathlib import Path

import discord
import simcord
from rich.console import Console

from bot.app import make_client, open_services, run_until_stopped
from bot.background import keep_running
from bot.clock import system_clock
from bot.errors import StartError

DEMO_MEMBER_NAMES = ("Ana", "Ben", "Chloé", "Dev", "Emeka", "Fumiko")
DEMO_SETTLE_TIMEOUT_SECONDS = 3.0
"""The longest time that the page waits for the bot to finish after a press; answers arrive long before."""

FIRST_KEYS = ("/winners", "Enter", "Enter", "2025", "Enter", "Enter")
"""What to type first, key by key: the command, its option, what is typed into it, the first choice, and sending."""

CLOCK_STEP_SECONDS = 1.0
"""Seconds between two moves of the simulated clock."""


def run_demo(*, open_browser: bool = True, port: int = 0) -> None:
    """Run the demo until Ctrl-C, or until the page ends the session.

    Raises:
        StartError: If the port is in use, or the record is damaged.
    """
    asyncio.run(run_until_stopped(_serve_demo(open_browser=open_browser, port=port)))


async def _serve_demo(*, open_browser: bool, port: int) -> None:
    with tempfile.TemporaryDirectory(prefix="envelope-demo-") as folder:
        database = f"sqlite+aiosqlite:///{Path(folder) / 'envelope.db'}"
        now = lambda: env.now()  # noqa: E731, PLW0108 - the services are made before `env`, which has the clock
        async with (
            open_services(database, clock=now) as services,
            simcord.run(
                make_client(services),
                check_errors=False,
                shard_count=1,
                settle_timeout=DEMO_SETTLE_TIMEOUT_SECONDS,
            ) as env,
        ):
            await env.advance_time((system_clock() - env.now()).total_seconds())
            channel, people = _create_film_server(env)
            await _serve_preview(env, channel, people, open_browser=open_browser, port=port)


def _create_film_server(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    """A film server with an owner, a host, some members, and typical channels."""
    owner = env.create_user("olga", global_name="Olga (moderator)")
    guild = env.create_guild("The Film Club", owner=owner)
    channel = guild.create_text_channel("awards-season")
    guild.create_text_channel("awards-night")
    hosts = guild.create_role("Hosts", permissions=discord.Permissions(manage_events=True))
    host = guild.add_member(env.create_user("hana", global_name="Hana (host)"), roles=[hosts])
    members = [
        guild.add_member(env.create_user(name.lower(), global_name=name)) for name in DEMO_MEMBER_NAMES
    ]
    return channel, [*members[:1], host, guild.add_member(owner), *members[1:]]


async def _serve_preview(
    env: simcord.Env,
    channel: simcord.ChannelHandle,
    people: list[simcord.MemberActor],
    *,
    open_browser: bool,
    port: int,
) -> None:
    preview = env.preview(channel, viewers=people, layout="channel", port=port)
    try:
        await preview.__aenter__()
    except OSError as error:
        raise StartError(f"Port {port} on this machine is taken: choose another with --port.") from error
    try:
        Console().print(
            f"Envelope is on: [link={preview.url}]{preview.url}[/link]",
            "Choose who you are at the top of the page, click into the message box, and type, looking at the list that "
            f"opens each time: {', '.join(FIRST_KEYS)}. Ctrl-C ends it.",
            sep="\n",
            soft_wrap=True,
        )
        if open_browser:
            await asyncio.to_thread(webbrowser.open, preview.url)
        async with keep_running("demo clock", lambda: _advance_clock(env)):
            await preview.wait_closed()
    finally:
        await preview.close()


async def _advance_clock(env: simcord.Env) -> None:
    # The backend's clock rather than `advance_time`, which refuses to run while someone's press is being answered. Due
    # deadlines are woken by SimCord's own timers, which run in real time.
    while True:
        await asyncio.sleep(CLOCK_STEP_SECONDS)
        behind = (system_clock() - env.now()).total_seconds()
        if behind > 0:
            env.backend.advance_clock(behind)
