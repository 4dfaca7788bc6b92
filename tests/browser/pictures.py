"""Draws the README's pictures anew: the real bot in the simulated Discord, photographed at a phone's width.

    uv run python -m tests.browser.pictures

Every picture is what somebody in the scene sees; nothing in it is made up but the members' picks.
"""

import asyncio
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, async_playwright
from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.clock import system_clock
from bot.contests.model import Contest
from bot.search.search import Search
from data.record_files import load_record
from tests.browser.season_pictures import photograph_awards, photograph_nominations, photograph_rounds
from tests.cogs.played_contests import fill, loser_of, slate_of, winner_of
from tests.world import World, open_world, reply

FOLDER = Path(__file__).parents[2] / "docs"
WIDTH = 420
COLOURS = 96
TALL = 2600
"""Tall enough for any message, so that one alone can be cut out."""

PLAYERS = ("Chloé", "Dev", "Emeka", "Fumiko", "Goran", "Hira")


class Camera:
    """Takes pictures of single messages, as one viewer sees them."""

    def __init__(self, world: World, browser: Browser) -> None:
        """Photograph a world with a browser."""
        self._world = world
        self._browser = browser

    async def take(
        self,
        name: str,
        viewer: MemberActor,
        message: InteractionResult | None = None,
        channel: ChannelHandle | None = None,
        height: int | None = None,
    ) -> None:
        """Save the message answered, or else the channel's last, as `docs/<name>.png`: its first `height` pixels."""
        place = channel or self._world.channel
        async with self._world.env.preview(place, viewers=[viewer], layout="channel") as preview:
            page = await self._browser.new_page(
                viewport={"width": WIDTH, "height": TALL}, device_scale_factor=1.5, color_scheme="dark"
            )
            await page.goto(preview.url)
            shown = page.locator(".channel-message")
            one = (
                shown.last
                if message is None
                else page.locator(f'.channel-message[data-message-id="{reply(message).id}"]')
            )
            await one.wait_for()
            await page.wait_for_timeout(800)
            photograph = Image.open(BytesIO(await one.screenshot()))
            await page.close()
        if height is not None:
            photograph = photograph.crop((0, 0, photograph.width, height))
        # Few colours are on a screen: a palette makes the file a third as large.
        photograph.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


async def scenes(world: World, camera: Camera) -> None:
    """A season in a film server, picture by picture."""
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
    await _play(world, contest)
    dev = world.members[3]
    await camera.take("ballot", dev, await dev.slash(world.channel, "ballot"))
    await world.env.advance_time(3 * 86_400 + 20)
    board = await world.host.slash(world.channel, "result board")
    await camera.take("board", world.host, board)
    short = next(one for one in await slate_of(world, contest) if one.id == "live-action-short")
    first, second = (winner.id for winner in short.winners)
    for category, winner in (
        ("best-picture", "one-battle-after-another"),
        ("best-actress", "jessie-buckley"),
    ):
        await world.host.slash(world.channel, "result announce", category=category, winner=winner)
    await world.host.slash(world.channel, "result announce", category=short.id, winner=first, also=second)
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


async def _play(world: World, contest: Contest) -> None:
    for number, member in enumerate(world.members):
        choices = {
            category.id: (
                winner_of(category) if (number * 5 + place * 3) % 7 < 4 else loser_of(category, number)
            ).id
            for place, category in enumerate(await slate_of(world, contest))
        }
        if number == 3:
            choices = dict(list(choices.items())[:5])
        await fill(world, member, contest, choices)


async def main() -> None:
    """Draw every picture."""
    FOLDER.mkdir(exist_ok=True)
    record = load_record()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for photograph in (scenes, photograph_nominations, photograph_rounds, photograph_awards):
            with tempfile.TemporaryDirectory() as folder:
                search = Search.build(record, clock=system_clock)
                async with open_world(Path(folder), record, search) as world:
                    await photograph(world, Camera(world, browser))
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
