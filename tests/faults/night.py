"""A night in a storm, to its end: something happens, everyone goes on, and everything is compared."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.faults.evening import POLL_SECONDS, POST_TYPE, Evening, find_control
from tests.faults.kept import list_broken_promises
from tests.faults.opening import open_everything
from tests.faults.recount import check_night
from tests.faults.scale import Scale, Stage
from tests.faults.storm import Storm, describe_counts
from tests.run.own_slates import HOPES_TITLE, SLATE_NAME
from tests.run.process import BotProcess
from tests.standin.patience import wait_for
from tests.standin.reading import list_parts, list_selects, read_text
from tests.stored import read_rows

FIRST_MARK = 1 << 30
"""The least id of a post's first component that is the mark by which the bot knows it again."""

UNTOLD_RESULTS = (
    "SELECT count(*) FROM announcements WHERE told_at IS NULL "
    "AND id IN (SELECT max(id) FROM announcements GROUP BY set_id, category_id)"
)
"""How many results are not posted yet; what a correction overtook never is."""

Harm = Callable[["Night", BotProcess], Awaitable[None]]
"""Lets something happen to a bot in a storm."""


@dataclass
class Night:
    """A night on one evening.

    Attributes:
        evening: The server, and where the bot runs.
        storm: Its members.
        scale: How much is asked for.
        old_posts: How many posts stood when the storm began that the bot has no more to do with.
    """

    evening: Evening
    storm: Storm
    scale: Scale
    old_posts: int = 0


@asynccontextmanager
async def prepare_night(stage: Stage, scale: Scale) -> AsyncGenerator[Night]:
    """An evening on which everything is open that members can press; the bot is stopped."""
    async with stage.open_evening() as evening:
        storm = Storm(evening, scale.seed, scale.members)
        async with evening.start() as bot:
            await open_everything(evening, storm.room)
            await bot.stop()
        yield Night(evening, storm, scale, evening.count_posts() - len(list_known_posts(evening.url)))


async def close_night(stage: Stage, night: Night) -> str:
    """Let the night end with a bot that is not harmed, and compare everything; returns what was compared."""
    evening, url = night.evening, night.evening.url
    async with evening.start() as bot:
        await night.storm.end()
        for contest in (SLATE_NAME, HOPES_TITLE):
            await evening.take_step("contest lock", contest=contest)
        await evening.wait_until_stored("SELECT count(*) FROM contests WHERE proof IS NULL", 0)
        await evening.wait_until_stored(UNTOLD_RESULTS, 0)
        await evening.wait_until_stored(
            "SELECT count(*) FROM jobs WHERE kind = 'contest.seal' AND done_at IS NULL", 0
        )
        await wait_until_posts_are_known(night)
        await close_polls(evening)
        await night.storm.room.host.ask("awards close")
        await evening.wait_until_stored("SELECT count(*) FROM room_awards WHERE phase = 'ceremony'", 1)
        await bot.stop()
    assert not (broken := list_broken_promises(url, night.storm)), broken
    assert not (doubled := list_doubled_posts(evening)), doubled
    await check_night(url, stage.record, stage.search)
    acknowledged = night.storm.acknowledged
    return f"{acknowledged:,} acknowledgements ({describe_counts(night.storm.counts)}): 0 lost, 0 doubled"


async def wait_until_posts_are_known(night: Night) -> None:
    """Wait until the bot knows where every post stands; one that stands twice it will never know."""
    evening = night.evening
    posted = known = 0

    async def watch() -> None:
        nonlocal posted, known
        while True:
            # Two are not noted anywhere: the contests' proofs.
            known = len(await asyncio.to_thread(list_known_posts, evening.url)) + night.old_posts + 2
            posted = evening.count_posts()
            if posted == known:
                return
            await asyncio.sleep(POLL_SECONDS)

    try:
        await wait_for(watch())
    except TimeoutError as error:
        raise AssertionError(f"a post is doubled: {posted} stand, {known} are known") from error


async def close_polls(evening: Evening) -> None:
    """Close every poll."""
    asked = await evening.host.ask("poll close")
    [select] = list_selects(asked, "poll-close")
    values = [option["value"] for option in select["options"]]
    await evening.host.press(asked, find_control(asked, "poll-close"), values)
    await evening.wait_until_stored("SELECT count(*) FROM polls WHERE closed_at IS NULL", 0)


def list_known_posts(url: str) -> set[int]:
    """The messages of which the bot knows where they are: all that it posts but a proof."""
    queries = (
        "SELECT message_id FROM contests",
        "SELECT message_id FROM polls",
        "SELECT message_id FROM room_awards",
        "SELECT card_message_id FROM contest_categories",
    )
    return {found for query in queries for (found,) in read_rows(url, query) if found is not None}


def list_doubled_posts(evening: Evening) -> list[str]:
    """What stands twice under one mark."""
    marked = [
        (message["channel_id"], mark, read_text(message))
        for message in evening.discord.world.list_all_messages()
        if message["type"] == POST_TYPE
        for mark in [part.get("id", 0) for part in list_parts(message)[:1]]
        if mark >= FIRST_MARK
    ]
    seen: set[tuple[str, int]] = set()
    doubled: list[str] = []
    for channel_id, mark, text in marked:
        if (channel_id, mark) in seen:
            doubled.append(text)
        seen.add((channel_id, mark))
    return doubled


async def survive_harms(stage: Stage, scale: Scale, *harms: Harm, clock_offset: float = 0.0) -> str:
    """Let things happen to a bot in a storm, one after the other; each time it goes on by itself."""
    async with prepare_night(stage, scale) as night:
        night.evening.clock_offset = clock_offset
        async with night.evening.start() as bot:
            night.storm.begin()
            await night.storm.wait_for_presses(scale.presses)
            for harm in harms:
                await harm(night, bot)
                await night.storm.wait_for_presses(scale.presses)
            await night.storm.end()
            ended = await bot.stop()
            assert ended.code == 0, ended.err
        return await close_night(stage, night)
