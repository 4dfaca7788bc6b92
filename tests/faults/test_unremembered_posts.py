"""Killed after Discord took a post and before it is stored where that is, the bot does not post it twice."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from cogs.contests.lock_screens import SEALED_HEADING
from cogs.contests.podium_screens import PODIUM_HEADING
from tests.faults.evening import ANNOUNCED_CATEGORIES, Evening, find_control, open_evening
from tests.run.own_slates import FILMS
from tests.run.process import BotProcess
from tests.standin.faults import cut_line
from tests.standin.patience import PATIENCE_SECONDS
from tests.stored import read_rows

MINUTES_LATER = 2.0
"""After so long the bot relies on no nonce: in all, less than it grants to clocks that differ."""

LOST_ANSWER = replace(cut_line().once_done(), delay=2 * PATIENCE_SECONDS)
"""The post is made, and its answer would come too late for whoever is killed meanwhile."""

Act = Callable[[Evening], Awaitable[object]]


@pytest.fixture
async def evening(
    tmp_path: Path, database_url: str, record: Record, search: Search
) -> AsyncGenerator[Evening]:
    async with open_evening(tmp_path, database_url, record, search) as evening:
        yield evening


async def press_announce(evening: Evening) -> None:
    draft = await evening.draft_contest()
    await evening.host.send_press(draft, find_control(draft, "contest-take"))


async def send_poll(evening: Evening) -> None:
    options = {"category": "Best Hat", "question": "should", "closes": "in 2 days", "ceremony": "Club Awards"}
    await evening.host.send_command("poll open", options)


async def create_awards(evening: Evening) -> None:
    options = {"name": "Room Awards", "categories": "Best Villain", "until": "in 3 days"}
    await evening.host.send_command("awards create", options)


async def send_result(evening: Evening) -> None:
    await evening.send_result(ANNOUNCED_CATEGORIES[0], FILMS[0])


async def send_lock(evening: Evening) -> None:
    asked = await evening.host.ask("contest lock")
    await evening.host.send_press(asked, find_control(asked, "contest-take"))


async def send_finish(evening: Evening) -> None:
    asked = await evening.host.ask("contest finish")
    await evening.host.send_press(asked, find_control(asked, "contest-take"))


@dataclass(frozen=True)
class Case:
    """A post that is stored after it was sent; after a restart a job makes it again.

    Attributes:
        act: What makes it.
        signs: By what it is known in the channel.
        stored: What is asked for whether it is known where it is: one row, one number.
        is_late: Whether Discord has forgotten its nonce when it is made again.
    """

    act: Act
    signs: tuple[str, ...]
    stored: str
    is_late: bool


CASES = (
    Case(
        press_announce,
        ("Picks close",),
        "SELECT count(*) FROM contests WHERE message_id IS NOT NULL",
        True,
    ),
    Case(
        create_awards,
        ("Room Awards",),
        "SELECT count(*) FROM room_awards WHERE message_id IS NOT NULL",
        True,
    ),
    Case(
        send_poll,
        ("should", "Best Hat"),
        "SELECT count(*) FROM polls WHERE message_id IS NOT NULL",
        True,
    ),
    Case(
        send_result,
        (ANNOUNCED_CATEGORIES[0], FILMS[0]),
        "SELECT count(*) FROM announcements WHERE told_at IS NOT NULL",
        True,
    ),
    Case(
        send_lock,
        (SEALED_HEADING,),
        "SELECT count(*) FROM jobs WHERE kind = 'contest.seal' AND done_at IS NOT NULL",
        False,
    ),
    Case(
        send_finish,
        (PODIUM_HEADING,),
        "SELECT count(*) FROM contests WHERE podium_message_id IS NOT NULL",
        True,
    ),
)
"""In the order of the night: each needs those before."""


async def die_over_remembering(evening: Evening, bot: BotProcess, case: Case) -> None:
    """Let a post be made, and kill the bot before it hears where it is."""

    def is_posted() -> bool:
        return evening.count_posts() > posted_before

    posted_before = evening.count_posts()
    evening.discord.faults.add(f"POST /channels/{evening.channel.id}/messages", LOST_ANSWER)
    await case.act(evening)
    await evening.discord.wait_until(is_posted)
    assert read_rows(evening.url, case.stored) == [(0,)]
    await bot.kill()


async def remember(evening: Evening, case: Case) -> None:
    """Wait until the post is made again, and see that it is the one that was there."""
    await evening.wait_until_stored(case.stored, 1)
    assert evening.count_posts(*case.signs) == 1


async def test_what_was_posted_is_found_again(evening: Evening) -> None:
    """Some posts at once, while Discord knows their nonces, and the others when it has forgotten them."""
    died_over: Case | None = None
    for case in CASES:
        async with evening.start() as bot:
            if died_over is not None:
                await remember(evening, died_over)
            await die_over_remembering(evening, bot, case)
        died_over = case
        if case.is_late:
            evening.pass_minutes(MINUTES_LATER)
    async with evening.start() as bot:
        await remember(evening, CASES[-1])
        assert (await bot.stop()).code == 0


async def test_what_was_not_posted_is_posted_by_itself(evening: Evening) -> None:
    """Killed before Discord heard of them, the next bot posts a contest, the room's awards and a poll, once each."""
    cases = (
        (press_announce, ("Picks close",), "SELECT count(*) FROM contests WHERE message_id IS NOT NULL"),
        (create_awards, ("Room Awards",), "SELECT count(*) FROM room_awards WHERE message_id IS NOT NULL"),
        (send_poll, ("should", "Best Hat"), "SELECT count(*) FROM polls WHERE message_id IS NOT NULL"),
    )
    for act, signs, stored in cases:
        hold = evening.discord.log.hold(f"POST /channels/{evening.channel.id}/messages")
        async with evening.start() as bot:
            await act(evening)
            await hold.wait_for_arrival()
            await bot.kill()
        hold.release()
        assert read_rows(evening.url, stored) == [(0,)]
        evening.pass_minutes(MINUTES_LATER)
        async with evening.start() as bot:
            await evening.wait_until_stored(stored, 1)
            assert evening.count_posts(*signs) == 1
            assert (await bot.stop()).code == 0
