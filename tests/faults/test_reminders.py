"""Killed after Discord took a reminder and before it is noted as sent, the bot sends no second one."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.faults.evening import Evening, find_control, open_evening
from tests.faults.test_unremembered_posts import LOST_ANSWER, MINUTES_LATER
from tests.run.process import BotProcess
from tests.standin.payloads import new_id
from tests.standin.reading import read_text
from tests.standin.world import Place
from tests.stored import read_rows

A_DAY_BEFORE = 2 * 24 * 60.0
"""In how many minutes the lock of an evening's contest is a day away."""

SENT = "SELECT count(*) FROM reminder_messages WHERE outcome = 'sent'"


@pytest.fixture
async def evening(
    tmp_path: Path, database_url: str, record: Record, search: Search
) -> AsyncGenerator[Evening]:
    async with open_evening(tmp_path, database_url, record, search) as evening:
        yield evening


async def ask_to_be_reminded(evening: Evening) -> Place:
    """Let a member without a ballot press *Remind me* under the post; returns where the bot writes to them."""
    await evening.open_contest()
    ana = evening.discord.make_member("Ana")
    [post] = [one for one in evening.channel.messages.values() if "Picks close" in read_text(one)]
    answer = await ana.press(post, find_control(post, "remind"))
    assert "Reminder on" in read_text(answer)
    return evening.discord.world.add_place({"id": new_id(), "type": 1, "recipients": [ana.user]})


async def die_over_noting(evening: Evening, letters: Place, bot: BotProcess) -> None:
    """Let the reminder reach its member, and kill the bot before it hears so."""
    await evening.discord.wait_until(lambda: bool(letters.messages))
    assert read_rows(evening.url, SENT) == [(0,)]
    await bot.kill()


@pytest.mark.parametrize("minutes_dead", [0.0, MINUTES_LATER])
async def test_a_reminder_is_sent_once(evening: Evening, minutes_dead: float) -> None:
    """At once, while Discord knows its nonce, or when it has forgotten it and the conversation is looked through."""
    async with evening.start() as bot:
        letters = await ask_to_be_reminded(evening)
        await bot.kill()
    evening.pass_minutes(A_DAY_BEFORE)
    evening.discord.faults.add(f"POST /channels/{letters.id}/messages", LOST_ANSWER)
    async with evening.start() as bot:
        await die_over_noting(evening, letters, bot)
    if minutes_dead:
        evening.pass_minutes(minutes_dead)

    async with evening.start() as bot:
        await evening.wait_until_stored(SENT, 1)
        assert len(letters.messages) == 1
        assert (await bot.stop()).code == 0
