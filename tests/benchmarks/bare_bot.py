"""The least that answers a command on Discord, as its own process: no gate, no search, and the text ready before.

    python -m tests.benchmarks.bare_bot API_URL ANSWERS LOOP

ANSWERS is a JSON file of the texts by what is asked, LOOP is `uvloop` (and orjson), as Envelope runs, or `asyncio`, on
Python's own. It asks of Discord and keeps in memory what Envelope does.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any


def run_bare_bot(api_url: str, answers: dict[str, str], loop: str) -> None:
    """Serve until the process is ended."""
    if loop == "asyncio":
        # discord.py takes orjson where it can be imported.
        sys.modules["orjson"] = None  # pyright: ignore[reportArgumentType] - which is how an import is made to fail
        asyncio.run(_serve(api_url, answers))
    else:
        import uvloop  # noqa: PLC0415

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_serve(api_url, answers))


async def _serve(api_url: str, answers: dict[str, str]) -> None:
    import discord  # noqa: PLC0415 - after it was decided what there is for it to import
    import yarl  # noqa: PLC0415
    from discord import ui  # noqa: PLC0415
    from discord.ext import commands  # noqa: PLC0415
    from discord.gateway import DiscordWebSocket  # noqa: PLC0415
    from discord.http import Route  # noqa: PLC0415

    from tests.run.process import TOKEN  # noqa: PLC0415

    Route.BASE = api_url
    bot = commands.AutoShardedBot(
        commands.when_mentioned,
        intents=discord.Intents(guilds=True),
        help_command=None,
        allowed_mentions=discord.AllowedMentions.none(),
        member_cache_flags=discord.MemberCacheFlags.none(),
        max_messages=None,
    )

    @bot.tree.command(name="ask", description="A constant answer")
    async def answer(interaction: discord.Interaction[Any], first: str, second: str = "") -> None:
        layout = ui.LayoutView(timeout=None)
        layout.add_item(ui.TextDisplay(answers[f"{first} {second}".rstrip()]))
        layout.stop()
        await interaction.response.send_message(view=layout)

    del answer  # the tree has it
    async with bot:
        await bot.login(TOKEN)
        gateway: dict[str, Any] = await bot.http.request(Route("GET", "/gateway/bot"))
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway["url"])
        await bot.tree.sync()
        await bot.connect()


if __name__ == "__main__":
    run_bare_bot(sys.argv[1], json.loads(Path(sys.argv[2]).read_text("utf-8")), sys.argv[3])
