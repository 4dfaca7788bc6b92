"""A member's ballot as members fill it in: saved at once, on two devices, after a restart, and after the lock."""

from datetime import timedelta

import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Scoring
from bot.errors import OutdatedControlError
from bot.ids import CategoryId, MemberId, NomineeId
from cogs.ballots.screens import paper_screen
from cogs.kit.error_text import error_text
from tests.cogs.contest_actions import as_shown
from tests.cogs.played_contests import LOCKS_IN, fill, loser_of, open_contest, pick, slate_of, winner_of
from tests.discord_limits import breaches
from tests.world import World, controls, custom_id, labels, read_channel, reply, text, walk


async def test_without_a_contest_it_says_what_to_do(world: World):
    answer = await world.member.slash(world.channel, "ballot")

    assert answer.ephemeral
    assert "/contests" in text(answer)


async def test_a_choice_is_saved_and_seen_by_nobody_else(world: World):
    contest = await open_contest(world)
    answer = await world.member.slash(world.channel, "ballot")
    assert answer.ephemeral
    assert "**0 of 24** picked" in text(answer)

    await pick(world.member, reply(answer), "best-picture", "sinners")

    assert "**1 of 24** picked" in text(answer)
    assert "💾 Saved: Best Picture, ***Sinners***." in text(answer)
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.ballot.picks[CategoryId("best-picture")].nominee_id == "sinners"

    secret = await world.members[1].slash(world.channel, "picks", member=world.member)
    assert secret.ephemeral
    assert "secret" in text(secret)
    assert "Sinners" not in text(secret)


async def test_every_category_is_three_pages_away_at_most(world: World):
    contest = await open_contest(world)
    slate = await slate_of(world, contest)

    await fill(world, world.member, contest, {category.id: winner_of(category).id for category in slate})

    review = await world.member.slash(world.channel, "ballot")
    shown = text(review)
    assert "✅ **Your ballot is in**; change it until the lock (" in shown
    assert "▫️" not in shown
    assert "✅ Best Actor: **Michael B. Jordan**" in shown


async def test_what_is_missing_is_one_press_away(world: World):
    contest = await open_contest(world)
    slate = await slate_of(world, contest)
    await fill(world, world.member, contest, {category.id: winner_of(category).id for category in slate[:8]})

    answer = await world.member.slash(world.channel, "ballot")

    assert "2 / 3" in labels(answer), "it opens where something is missing"
    assert "Still missing: 16" in labels(answer)


async def test_a_pick_is_changed_and_taken_back(world: World):
    contest = await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await pick(world.member, message, "best-picture", "hamnet")
    assert "***Hamnet***" in text(message)

    await pick(world.member, message, "best-picture", "-")

    assert "no pick for Best Picture" in text(message)
    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.pick_count == 0


async def test_clear_all_asks_first(world: World):
    await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await world.member.click(message, label="Review")
    await world.member.click(message, label="Clear all")
    assert "takes back 1 pick" in text(message)
    await world.member.click(message, label="Keep it")
    assert "Sinners" in text(message)

    await world.member.click(message, label="Clear all")
    await world.member.click(message, label="Yes, clear my ballot")

    assert "**0 of 24** picked" in text(message)


async def test_two_devices_and_a_restart_see_the_same_ballot(world: World):
    await open_contest(world)
    phone = reply(await world.member.slash(world.channel, "ballot"))
    laptop = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, phone, "best-picture", "sinners")

    await world.restart()
    await pick(world.member, laptop, "best-director", "ryan-coogler")

    assert "**2 of 24** picked" in text(laptop)
    assert "✅ **Best Picture**" in text(laptop)


async def test_a_press_after_the_lock_says_so_and_shows_what_was_saved(world: World):
    await open_contest(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    late = next(one["custom_id"] for one in controls(message) if ":best-director:" in one["custom_id"])

    await world.env.advance_time((LOCKS_IN + timedelta(minutes=1)).total_seconds())
    await world.member.select(message, ["ryan-coogler"], custom_id=late)

    shown = text(message)
    assert "⚠️" in shown
    assert "This is what was saved" in shown
    assert "🔒 Best Picture: ***Sinners***" in shown
    assert "Ryan Coogler" not in shown


async def test_stakes_swap_and_never_get_lost(world: World):
    contest = await open_contest(world, scoring=Scoring.CONFIDENCE)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await pick(world.member, message, "best-director", "ryan-coogler")
    await world.member.click(message, label="Stakes")
    assert "`24` Best Picture" in text(message)

    await world.member.select(message, ["best-director"], custom_id=custom_id(message, "Change a number"))
    await world.member.select(message, ["24"], custom_id=custom_id(message, "Stake 24 to 1"))

    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.ballot.picks[CategoryId("best-director")].stake == 24
    assert paper.ballot.picks[CategoryId("best-picture")].stake == 23


async def test_a_stake_on_a_category_of_another_contest_is_told_to_open_the_ballot_anew(world: World):
    await open_contest(world, scoring=Scoring.CONFIDENCE)
    message = reply(await world.member.slash(world.channel, "ballot"))
    await pick(world.member, message, "best-picture", "sinners")
    await world.member.click(message, label="Stakes")
    menu = custom_id(message, "Change a number")
    stored = world.env.backend.get_message(message.channel_id, message.id)
    for part in walk(stored.components):
        if part.get("custom_id") == menu:
            part["options"][0]["value"] = "best-stunt-design"

    answer = await world.member.select(message, ["best-stunt-design"], custom_id=menu)

    assert answer.followups or answer.response
    assert error_text(OutdatedControlError()) in text(answer)


async def test_the_tiebreaker_is_a_form_that_takes_numbers_alone(world: World):
    contest = await open_contest(world, tiebreaker="How many minutes will the show run?")
    message = reply(await world.member.slash(world.channel, "ballot"))
    form = await world.member.click(message, label="Tie-breaker")
    assert as_shown(form) == {"answer": ""}

    refused = await world.member.submit_modal(form, {"answer": "two hundred"})
    assert "not a whole number" in text(refused)

    form = await world.member.click(message, label="Tie-breaker")
    await world.member.submit_modal(form, {"answer": "1,214"})

    paper = await world.services.ballots.get_ballot_paper(
        world.guild_id, contest.id, MemberId(world.member.id)
    )
    assert paper.ballot.tiebreaker == 1214
    assert "💾 Saved: tie-breaker, **1,214**." in text(message)

    form = await world.member.click(message, label="Tie-breaker: 1,214")
    assert as_shown(form) == {"answer": "1214"}
    await world.member.submit_modal(form, {"answer": "214"})
    assert "💾 Saved: tie-breaker, **214**." in text(message)
    form = await world.member.click(message, label="Tie-breaker: 214")
    await world.member.submit_modal(form, {"answer": ""})
    assert "💾 Saved: no answer to the tie-breaker." in text(message)


async def test_ones_own_picks_are_shown_to_nobody_else_before_the_lock(world: World):
    contest = await open_contest(world)
    ana, ben = world.members
    await fill(world, ana, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    channel_before = read_channel(world.channel, ben)

    answers = [
        await ana.slash(world.channel, "picks"),
        await ana.slash(world.channel, "picks", member=ana),
        await ana.slash(world.channel, "picks", contest=str(contest.id)),
    ]

    assert all("Best Picture: ***Sinners***" in text(answer) for answer in answers), text(answers[0])
    assert all(answer.ephemeral for answer in answers)
    assert read_channel(world.channel, ben) == channel_before


async def _turn_to_last_page(member: MemberActor, shown: InteractionResult) -> ResponseMessage:
    message = reply(shown)
    while not next(part for part in controls(message) if part.get("emoji", {}).get("name") == "▶️").get(
        "disabled"
    ):
        await member.click(message, custom_id=custom_id(message, "▶️"))
    return message


async def test_picks_are_public_after_the_lock_and_side_by_side(world: World):
    contest = await open_contest(world)
    ana, ben = world.members
    slate = await slate_of(world, contest)
    first, second = slate[0], slate[1]
    await fill(world, ana, contest, {first.id: winner_of(first).id, second.id: winner_of(second).id})
    await fill(world, ben, contest, {first.id: winner_of(first).id, second.id: loser_of(second).id})
    await world.env.advance_time((LOCKS_IN + timedelta(minutes=1)).total_seconds())

    shown = await ben.slash(world.channel, "picks", member=ana)
    assert not shown.ephemeral
    assert "Best Picture: ***One Battle After Another***" in text(shown)

    beside = await ben.slash(world.channel, "versus", member=ana)
    assert "apart on 1 of 24" in text(beside)
    assert text(beside).index("Best Director") < text(beside).index("Best Picture")

    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.announcing.void_category(contest.result_set, second.id, by)
    beside = await ben.slash(world.channel, "versus", member=ana)
    assert "apart on 0 of 23" in text(beside)
    assert f"🚫 **{second.title}**, cancelled:\n" in text(await _turn_to_last_page(ben, beside))


async def test_ones_own_picks_that_were_public_are_private_again_once_the_contest_is_reopened(world: World):
    contest = await open_contest(world)
    ana = world.member
    await fill(world, ana, contest, {CategoryId("best-picture"): NomineeId("sinners")})
    await world.env.advance_time((LOCKS_IN + timedelta(minutes=1)).total_seconds())
    public = await ana.slash(world.channel, "picks")
    assert not public.ephemeral
    again = await world.host.slash(world.channel, "contest reopen", locks="in 2 hours")
    await world.host.click(reply(again), label="Open the picks again")

    turned = await ana.click(reply(public), custom_id=custom_id(public, "▶️"))

    assert turned.ephemeral


async def test_someone_without_a_ballot_is_named(world: World):
    await open_contest(world)
    own = await world.member.slash(world.channel, "picks")

    assert "You have no picks" in text(own)


async def test_a_ballot_of_another_server_does_not_exist(world: World):
    contest = await open_contest(world)
    elsewhere = world.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    stranger = elsewhere.add_member(world.env.create_user("stranger"))

    answer = await stranger.slash(channel, "ballot", contest=str(contest.id))

    assert answer.ephemeral
    assert "Oscars night" not in text(answer)


@pytest.mark.slow
async def test_every_page_of_every_slate_is_within_discords_limits(world: World):
    for ceremony_id in ("oscars-98", "oscars-17", "oscars-6", "golden-globes-2026", "pga-2026"):
        contest = await open_contest(world, ceremony_id, ceremony_id=ceremony_id, tiebreaker="x" * 200)
        paper = await world.services.ballots.get_ballot_paper(
            world.guild_id, contest.id, MemberId(world.member.id)
        )
        for page in range(5):
            assert list(breaches(paper_screen(paper, world.env.now(), page))) == [], (ceremony_id, page)
