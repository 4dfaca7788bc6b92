"""Every interaction is counted once, by what was asked and how it went."""

from collections.abc import Mapping

import discord
import pytest

from bot.ids import CategoryId, NomineeId
from bot.metrics import (
    INTERACTIONS,
    OPERATIONS_PER_COMMIT,
    PICKS_COMMITTED,
    POSTS_WAITING,
    PRESSES_PER_BATCH,
    VOTES_COMMITTED,
    WRITES_WAITING,
    Labels,
)
from tests.cogs.contest_actions import announced
from tests.cogs.kit.test_forged import forge
from tests.cogs.played_contests import fill, open_contest
from tests.polls.poll_posts import asked, vote
from tests.world import World, custom_id, reply


class Counted:
    """What was counted since a test began."""

    def __init__(self) -> None:
        self._before = dict(INTERACTIONS.values)

    @property
    def now(self) -> Mapping[Labels, float]:
        changed = {key: value - self._before.get(key, 0) for key, value in INTERACTIONS.values.items()}
        return {key: value for key, value in changed.items() if value}


async def test_commands_autocompletes_and_presses_are_told_apart(world: World):
    counted = Counted()
    answer = await world.member.slash(world.channel, "winners", ceremony="97")
    await world.member.click(reply(answer), custom_id=custom_id(answer, "▶️"))
    await world.member.autocomplete(world.channel, "film", "title", "anora")
    await world.member.slash(world.channel, "film", title="nothing of the kind whatever")
    await world.env.settle()
    assert counted.now == {
        ("application_command", "winners", "answered"): 1,
        ("component", "winners", "answered"): 1,
        ("autocomplete", "film", "admitted"): 1,
        ("application_command", "film", "refused"): 1,
    }


async def test_a_form_is_counted_when_it_is_sent(world: World):
    await open_contest(world, tiebreaker="How many minutes will the show run?")
    ballot = reply(await world.member.slash(world.channel, "ballot"))
    forms = [await world.member.click(ballot, label="Tie-breaker") for _ in range(2)]
    counted = Counted()
    for form, answer in zip(forms, ("two hundred", "214"), strict=True):
        await world.member.submit_modal(form, {"answer": answer})
    assert counted.now == {
        ("modal_submit", "ballot-answer", "refused"): 1,
        ("modal_submit", "ballot-answer", "answered"): 1,
    }


@pytest.mark.parametrize(
    "forged", ["env:1:no-such-route:1", "somebody-else:1", "env:7:winners:oscars-97:n:1"]
)
async def test_a_control_of_another_version_is_refused_under_no_name_of_its_own(world: World, forged: str):
    answer = await world.member.slash(world.channel, "winners", ceremony="97")
    counted = Counted()
    forge(reply(answer), world, forged)
    await world.member.click(reply(answer), custom_id=forged)
    assert counted.now == {("component", "unknown", "refused"): 1}


async def test_a_failure_is_counted(world: World, monkeypatch: pytest.MonkeyPatch):
    async def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    world.expected_faults.append(RuntimeError)
    counted = Counted()
    monkeypatch.setattr(world.services.privacy, "get_footprint", fail)
    await world.member.slash(world.channel, "privacy delete")
    assert counted.now == {("application_command", "privacy delete", "failed"): 1}


async def test_an_answer_that_came_too_late_is_counted(world: World):
    world.expected_faults.append(discord.NotFound)
    counted = Counted()
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)
    await world.member.slash(world.channel, "privacy delete")
    assert counted.now == {("application_command", "privacy delete", "too late"): 1}


async def test_picks_votes_and_their_batches_are_counted(world: World):
    contest = await announced(world)
    poll = await asked(world, category="casting")
    picks, votes = PICKS_COMMITTED.values[()], VOTES_COMMITTED.values[()]
    batches, commits = sum(PRESSES_PER_BATCH.counts), sum(OPERATIONS_PER_COMMIT.counts)
    await fill(world, world.member, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    await vote(world, world.member, poll, "sinners")
    assert PICKS_COMMITTED.values[()] == picks + 1
    assert VOTES_COMMITTED.values[()] == votes + 1
    assert sum(PRESSES_PER_BATCH.counts) == batches + 2
    assert sum(OPERATIONS_PER_COMMIT.counts) >= commits + 2
    assert WRITES_WAITING.values[()] == 0


async def test_a_post_waits_until_it_is_edited(world: World):
    contest = await announced(world)
    await world.env.advance_time(60)
    before = POSTS_WAITING.values.get(("contests",), 0)
    await fill(world, world.member, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    await fill(world, world.members[1], contest, {CategoryId("best-picture"): NomineeId("hamnet")})
    await world.env.advance_time(60)
    assert POSTS_WAITING.values[("contests",)] == before
