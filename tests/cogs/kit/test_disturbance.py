"""What Discord does on a bad day: deliveries twice, answers that come too late, messages that are gone."""

import gc
import logging
from typing import Any, cast

import discord
import pytest
from discord import ui
from simcord import InteractionResult

from bot.contests.model import ContestState
from tests.cogs.contest_actions import announced, draft
from tests.world import World, controls, custom_id, reply, text

ANSWERED = "/interactions/*/*/callback"


class Deliveries:
    """What Discord delivered to the bot, to be delivered once more."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self._env = world.env
        self._emit: Any = world.env.backend.emit
        self.payloads: list[Any] = []
        monkeypatch.setattr(world.env.backend, "emit", self._note)

    def _note(self, event: str, payload: Any, *args: Any, **kwargs: Any) -> Any:
        if event == "INTERACTION_CREATE":
            self.payloads.append(payload)
        return self._emit(event, payload, *args, **kwargs)

    async def repeat(self) -> None:
        """Deliver the last interaction once more."""
        self._emit("INTERACTION_CREATE", self.payloads[-1])
        await self._env.settle()


@pytest.fixture
def deliveries(world: World, monkeypatch: pytest.MonkeyPatch) -> Deliveries:
    return Deliveries(world, monkeypatch)


async def test_a_command_that_is_delivered_twice_is_carried_out_once(world: World, deliveries: Deliveries):
    await draft(world)
    await deliveries.repeat()

    contests = await world.services.contests.list_contests(world.guild_id, frozenset(ContestState))
    assert len(contests) == 1


async def test_a_press_that_is_delivered_twice_is_carried_out_once(world: World, deliveries: Deliveries):
    await announced(world)
    await deliveries.repeat()

    posts = [message for message in world.channel.history(viewer=world.member) if message.components]
    assert len(posts) == 1


async def test_only_so_many_deliveries_are_remembered(
    world: World, deliveries: Deliveries, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("cogs.kit.gate.REMEMBERED_INTERACTIONS_LIMIT", 1)
    await world.member.slash(world.channel, "winners", ceremony="97")
    first = deliveries.payloads[-1]
    await world.member.slash(world.channel, "winners", ceremony="96")
    deliveries.payloads.append(first)
    count = len(world.env.http_requests)

    await deliveries.repeat()

    # Forgotten, it is answered again, which Discord does not take: the memory does not grow without end.
    assert len(world.env.http_requests) > count
    world.expected_faults.append(discord.HTTPException)


async def test_a_page_of_a_message_that_was_just_deleted_is_turned_privately(
    world: World, caplog: pytest.LogCaptureFixture
):
    answer = reply(await world.member.slash(world.channel, "winners", ceremony="97"))
    world.env.inject_error("POST", ANSWERED, status=404, code=10008, message="Unknown Message")

    turned = await world.member.click(answer, custom_id=custom_id(answer, "▶️"))

    shown = reply(turned)
    assert shown.ephemeral
    assert "backstage" not in text(shown)
    assert "97th Academy Awards" in text(shown)
    assert not [record for record in caplog.records if record.exc_info]


async def test_an_answer_that_discord_does_not_take_says_that_nothing_is_lost(world: World):
    await announced(world)
    ballot = reply(await world.member.slash(world.channel, "ballot"))
    choice = next(part for part in controls(ballot) if part["type"] == 3)
    world.env.inject_error("POST", ANSWERED, status=400, message="Bad Request")

    answer = await world.member.select(ballot, [choice["options"][1]["value"]], custom_id=choice["custom_id"])

    assert "Whatever you changed is kept" in text(answer)
    assert "1 of" in text(await world.member.slash(world.channel, "ballot"))
    world.expected_faults.append(discord.HTTPException)


async def test_an_answer_that_comes_too_late_is_one_line_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
):
    world.env.inject_error("POST", ANSWERED, status=404, code=10062, message="Unknown interaction")

    with caplog.at_level(logging.INFO):
        await world.member.slash(world.channel, "winners", ceremony="97")

    late = [record for record in caplog.records if "too late" in record.getMessage()]
    assert len(late) == 1
    assert not [record for record in caplog.records if record.exc_info]
    world.expected_faults.append(discord.NotFound)


async def test_choices_that_come_too_late_are_one_line_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
):
    world.env.inject_error("POST", ANSWERED, status=404, code=10062, message="Unknown interaction")

    with caplog.at_level(logging.INFO):
        await world.member.autocomplete(world.channel, "winners", "ceremony", "9")

    assert not [record for record in caplog.records if record.exc_info]


def count_live_screens() -> int:
    """How many screens this process still holds, of whatever bot."""
    gc.collect()
    return sum(isinstance(one, ui.LayoutView) for one in gc.get_objects())


@pytest.mark.slow
async def test_hundreds_of_private_answers_leave_nothing_in_memory(world: World):
    contest = await announced(world, tiebreaker="How many minutes?")

    async def open_ballot() -> InteractionResult:
        return await world.member.slash(world.channel, "ballot")

    await world.member.click(reply(await open_ballot()), label="Review")
    answer = await open_ballot()
    # A test that failed before this one in the same process may hold screens of its own by its traceback.
    before = count_live_screens()
    for _ in range(300):
        answer = await open_ballot()
    assert str(contest.id) in custom_id(answer, "Review")
    del answer

    store: Any = cast("Any", world.env.bot)._connection._view_store
    assert (len(store._views), len(store._synced_message_views), len(store._modals)) == (0, 0, 0)
    # SimCord itself keeps no views either: those that are alive are being collected, a few at most.
    assert count_live_screens() < before + 50
