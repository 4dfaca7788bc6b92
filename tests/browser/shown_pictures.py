"""The README's pictures of what is worth showing: the demo as it opens, a shared card, a contest's page."""

import asyncio
import re
import signal
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser
from simcord import MemberActor

from bot.audit.model import Actor
from bot.contests.model import Contest, Scoring
from bot.demo.ballots import choose_picks
from bot.ids import MemberId
from tests.browser.camera import Camera, open_page, save_picture, wait_for_pictures
from tests.browser.room_pictures import CAST, save_ballot
from tests.cogs.contest_actions import DAY
from tests.cogs.played_contests import open_contest, slate_of
from tests.world import World, reply

ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/#\S+")
DEMO_SIZE_PX = 760, 860
DEMO_TIMEOUT_MS = 120_000
PAGE_HEIGHT_PX = 900
"""As far down as a phone shows at once."""


async def photograph_demo(browser: Browser) -> None:
    """The demo as a newcomer's browser opens it."""
    command = (sys.executable, "-m", "bot", "demo", "--no-browser")
    demo = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert demo.stdout is not None
    try:
        printed = await demo.stdout.readuntil(b"#")
        found = ADDRESS.search(printed + await demo.stdout.readline())
        assert found is not None
        width, height = DEMO_SIZE_PX
        page = await open_page(browser, found.group().decode(), height, width)
        guide = page.locator(".channel-message").filter(has_text="You are in the middle of a season")
        await guide.wait_for(timeout=DEMO_TIMEOUT_MS)
        await wait_for_pictures(page)
        save_picture("demo", await page.screenshot())
        await page.close()
    finally:
        demo.send_signal(signal.SIGINT)
        await demo.communicate()


async def photograph_shared(world: World, camera: Camera) -> None:
    """A member's prediction, the score after the night, and the page of the contest."""
    ana = world.member
    members = [*world.members, *map(world.join, CAST)]
    contest = await open_contest(world, scoring=Scoring.WEIGHTED)
    for member in members:
        await _fill_as(world, contest, member)
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(60)
    await _share(world, ana)
    await camera.take("prediction", ana)
    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")
    await world.services.contest_hosting.finish_contest(
        world.guild_id, contest.id, None, Actor(MemberId(world.host.id), world.host.name)
    )
    await world.env.advance_time(60)
    await _share(world, ana)
    await camera.take("card", ana)
    exported = await world.host.slash(world.channel, "contest export", format="page")
    (attachment,) = reply(exported).attachments
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contest.html"
        file.write_bytes(await attachment.read())
        await camera.take_file("page", file, PAGE_HEIGHT_PX)


async def _fill_as(world: World, contest: Contest, member: MemberActor) -> None:
    offered = await world.services.ballot_filling.propose_filling(
        world.guild_id, contest.id, MemberId(member.id), world.env.now()
    )
    ballot = f"{member.user.global_name}, ballot"
    picks = choose_picks(ballot, await slate_of(world, contest), offered.favourites)
    await save_ballot(world, contest, member, picks)


async def _share(world: World, member: MemberActor) -> None:
    answer = await member.slash(world.channel, "picks")
    mine = reply(await member.click(reply(answer), label="Share mine"))
    await member.click(mine, label="Post it")
