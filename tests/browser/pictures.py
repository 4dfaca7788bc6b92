"""Draws the README's pictures anew: the real bot in the simulated Discord, photographed at a phone's width.

    uv run python -m tests.browser.pictures               # every scene
    uv run python -m tests.browser.pictures season quiz   # some of them

Every picture is what somebody in the scene sees; nothing in it is made up but the members' picks.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.clock import system_clock
from bot.contests.model import Contest
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_record
from tests.browser.camera import FOLDER, Camera
from tests.browser.room_pictures import (
    photograph_awards,
    photograph_nominations,
    photograph_rounds,
    save_ballot,
)
from tests.browser.season_pictures import photograph_quiz, photograph_season, photograph_starter
from tests.browser.shown_pictures import photograph_demo, photograph_shared
from tests.cogs.played_contests import loser_of, slate_of, winner_of
from tests.world import World, open_world, reply

SETTLED_SECONDS = 60
"""Long enough for every post that waits to be edited."""

PLAYERS = ("Chloé", "Dev", "Emeka", "Fumiko", "Goran", "Hira")


async def photograph_night(world: World, camera: Camera) -> None:
    """A contest in a film server, picture by picture."""
    ana = world.member
    for name in PLAYERS:
        world.join(name)
    await camera.take("winners", ana, await ana.slash(world.channel, "winners", ceremony="2025"))
    await camera.take("precursors", ana, await ana.slash(world.channel, "precursors", category="picture"))
    created = await world.host.slash(
        world.channel,
        "contest create",
        ceremony="98",
        locks="in 3 days",
        title="Oscars night",
        scoring="weighted",
    )
    await camera.take("draft", world.host, created)
    await world.host.click(reply(created), label="Announce")
    await camera.take("post", ana)
    (contest,) = await world.services.contests.list_contests(world.guild_id)
    await _fill_ballots(world, contest)
    dev = world.members[3]
    await camera.take("ballot", dev, await dev.slash(world.channel, "ballot"))
    await world.env.advance_time(SETTLED_SECONDS)
    await world.env.advance_time(3 * 86_400 + 20)
    board = await world.host.slash(world.channel, "result board")
    await camera.take("board", world.host, board)
    short = next(one for one in await slate_of(world, contest) if one.id == "live-action-short")
    first, second = (winner.id for winner in short.winners)
    await world.host.slash(world.channel, "result announce", category=short.id, winner=first, also=second)
    for category, winner in (
        ("best-actress", "jessie-buckley"),
        ("best-picture", "one-battle-after-another"),
    ):
        await world.host.slash(world.channel, "result announce", category=category, winner=winner)
    await camera.take("envelope", ana)
    await camera.take("standings", ana, await ana.slash(world.channel, "standings"))
    judged = await ana.slash(world.channel, "verdict", ceremony="Oscars night", category="picture")
    await camera.take("verdict", ana, judged)
    await world.host.slash(
        world.channel,
        "poll open",
        category="best-actor",
        question="should",
        closes="in 2 days",
        ceremony="98",
    )
    await camera.take("poll", ana)
    await camera.take("config", world.owner, await world.owner.slash(world.channel, "config show"))
    await ana.slash(world.channel, "discuss film", title="Anora")
    (thread,) = world.channel.threads
    await camera.take("thread", ana, channel=thread)


async def _fill_ballots(world: World, contest: Contest) -> None:
    for number, member in enumerate(world.members):
        choices = {
            category.id: (
                winner_of(category) if (number * 5 + place * 3) % 7 < 4 else loser_of(category, number)
            ).id
            for place, category in enumerate(await slate_of(world, contest))
        }
        if number == 3:
            choices = dict(list(choices.items())[:5])
        await save_ballot(world, contest, member, choices)


Scene = Callable[[World, Camera], Awaitable[None]]

SCENES: dict[str, Scene] = {
    "night": photograph_night,
    "nominations": photograph_nominations,
    "rounds": photograph_rounds,
    "awards": photograph_awards,
    "season": photograph_season,
    "quiz": photograph_quiz,
    "starter": photograph_starter,
    "shared": photograph_shared,
}
"""Each is played in a world of its own."""
DEMO = "demo"
"""The scene that the demo plays by itself."""


async def main(names: list[str]) -> None:
    """Draw the pictures of these scenes, or of all."""
    FOLDER.mkdir(exist_ok=True)
    record = load_record()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in names or [DEMO, *SCENES]:
            if name == DEMO:
                await photograph_demo(browser)
            else:
                await _play(SCENES[name], record, browser)
        await browser.close()


async def _play(scene: Scene, record: Record, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        search = Search.build(record, clock=system_clock)
        async with open_world(Path(folder), record, search) as world:
            await scene(world, Camera(world, browser))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
