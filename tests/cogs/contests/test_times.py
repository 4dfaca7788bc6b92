"""Locks as hosts type them: read, asked back by button, and done once, in New York."""

from datetime import UTC, datetime, timedelta

import pytest
from simcord import InteractionResult, MemberActor
from sqlalchemy import update

from bot.audit.model import Actor
from bot.contests.model import ContestState
from bot.db.tables import contests
from bot.ids import GuildId, MemberId
from bot.times.stated_times import StatedTime
from tests.cogs.contest_actions import SEALED, announced, as_shown, draft, newest, post_text
from tests.cogs.kit.test_forged import forge
from tests.world import World, controls, custom_id, labels, reply, text

MINUTE = 60.0
MORNING = "Sunday 4 January 2026, 07:00, New York, in 4 days"
EVENING = "Sunday 4 January 2026, 19:00, New York, in 4 days"
AT_EVENING = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)


@pytest.fixture
async def new_york(world: World) -> World:
    await choose_zone(world, "New York")
    return world


async def choose_zone(world: World, zone: str) -> None:
    await world.services.guilds.set_time_zone(
        GuildId(world.guild.id), zone, Actor(MemberId(world.owner.id), world.owner.name)
    )


async def count_contests(world: World) -> int:
    return len(await world.services.contests.list_contests(GuildId(world.guild.id), frozenset(ContestState)))


async def answer_evening(world: World, question: InteractionResult) -> InteractionResult:
    return await world.host.click(reply(question), label=EVENING)


async def test_a_choice_is_the_instant_it_shows(new_york: World):
    choices = await new_york.host.autocomplete(
        new_york.channel, "contest create", "locks", "sunday 7:00", ceremony="98"
    )
    assert [choice["name"] for choice in choices] == [MORNING, EVENING]
    await choose_zone(new_york, "Tokyo")

    answer = await draft(new_york, locks=choices[1]["value"])

    assert (await newest(new_york)).locks_at == AT_EVENING
    assert EVENING in text(answer)


async def test_a_time_typed_right_is_said_back_with_its_zone(new_york: World):
    answer = await draft(new_york, locks="sunday 7pm ET")

    assert (await newest(new_york)).locks_at == AT_EVENING
    assert EVENING in text(answer)
    assert "has not chosen its time zone" not in text(answer)


@pytest.mark.parametrize(
    ("typed", "asked", "offered"),
    [
        ("sunday 7:00", "could be in the morning or in the evening", [MORNING, EVENING]),
        (
            "sunday 14 june 7pm EST",
            "names a time that is not kept there on that day",
            [
                "Sunday 14 June 2026, 19:00, New York, in 165 days",
                "Sunday 14 June 2026, 20:00, New York (19:00 EST), in 165 days",
            ],
        ),
        (
            "sunday at midnight",
            "could be the night before that day or the night after it",
            [
                "Sunday 4 January 2026, 00:00, New York, in 3 days",
                "Monday 5 January 2026, 00:00, New York, in 4 days",
            ],
        ),
        (
            "2026-11-01 1:30am",
            "comes twice that night",
            [
                "Sunday 1 November 2026, 01:30 EDT, New York, in 304 days",
                "Sunday 1 November 2026, 01:30 EST, New York, in 304 days",
            ],
        ),
        (
            "2026-03-08 2:30am",
            "never comes that night",
            [
                "Sunday 8 March 2026, 01:30, New York, in 66 days",
                "Sunday 8 March 2026, 03:30, New York, in 66 days",
            ],
        ),
    ],
)
async def test_what_is_not_clear_is_asked(new_york: World, typed: str, asked: str, offered: list[str]):
    question = await draft(new_york, locks=typed)

    assert question.ephemeral
    assert f"“{typed}” {asked}" in text(question)
    assert labels(question) == offered
    assert await count_contests(new_york) == 0


async def test_more_meanings_than_buttons_are_a_select(new_york: World):
    question = await draft(new_york, locks="tomorrow IST")

    [menu] = [part for part in controls(reply(question)) if "options" in part]
    assert len(menu["options"]) > 8
    value = menu["options"][0]["value"]
    await new_york.host.select(reply(question), [value], custom_id=menu["custom_id"])
    assert await count_contests(new_york) == 1


async def test_one_press_drafts_the_contest_as_it_was_typed_after_a_restart_too(new_york: World):
    question = await draft(
        new_york,
        locks="sunday 7:00",
        scoring="bold",
        categories="eight",
        tiebreaker="How long?",
        late_entries=True,
    )
    await new_york.restart()

    await answer_evening(new_york, question)

    contest = await newest(new_york)
    assert contest.locks_at == AT_EVENING
    assert (contest.title, contest.rules.scoring, contest.rules.tiebreaker) == (
        "Oscar night",
        "bold",
        "How long?",
    )
    assert contest.rules.late_entries
    assert len(contest.rules.categories) == 8
    assert contest.channel_id == new_york.channel.id
    assert contest.created_by == new_york.host.id
    shown = text(question)
    assert "Draft, only you see it" in shown
    assert EVENING in shown


async def test_choosing_categories_comes_after_the_time(new_york: World):
    question = await draft(new_york, locks="sunday 7:00", categories="choose")

    await answer_evening(new_york, question)

    assert "What it asks about" in text(question)
    assert EVENING in text(question)


async def press_forged(world: World, member: MemberActor, control: str) -> str:
    """What a member is told who presses a control that stood on somebody's private answer."""
    message = reply(await member.slash(world.channel, "winners", ceremony="97"))
    forge(message, world, control)
    return text(await member.click(message, custom_id=control))


async def test_pressing_twice_does_it_once(new_york: World):
    question = await draft(new_york, locks="sunday 7:00")
    evening = custom_id(question, EVENING)
    await new_york.host.click(reply(question), custom_id=evening)

    assert "You have answered that already" in await press_forged(new_york, new_york.host, evening)
    assert await count_contests(new_york) == 1


async def test_nobody_else_can_finish_it(new_york: World):
    question = await draft(new_york, locks="sunday 7:00")
    evening = custom_id(question, EVENING)

    assert "only they can finish it" in await press_forged(new_york, new_york.owner, evening)
    assert "That is for hosts" in await press_forged(new_york, new_york.member, evening)
    assert await count_contests(new_york) == 0

    await answer_evening(new_york, question)
    assert await count_contests(new_york) == 1


async def test_a_control_of_no_choice_leaves_the_question_open(new_york: World):
    question = await draft(new_york, locks="sunday 7:00")
    beyond = custom_id(question, EVENING).removesuffix(":1") + ":2"

    assert "older version" in await press_forged(new_york, new_york.host, beyond)
    await answer_evening(new_york, question)

    assert await count_contests(new_york) == 1


async def test_after_fifteen_minutes_it_is_forgotten_and_said(new_york: World):
    question = await draft(new_york, locks="sunday 7:00")
    await new_york.env.advance_time(15 * MINUTE)

    late = await answer_evening(new_york, question)

    assert "The 15 minutes for which I kept what you typed are over: run the command again" in text(late)
    assert await count_contests(new_york) == 0
    kept = await new_york.services.privacy.get_personal_data(MemberId(new_york.host.id))
    assert kept["commands not yet finished"] == []


async def test_a_choice_that_has_passed_is_refused_and_another_can_be_pressed(new_york: World):
    await new_york.env.advance_time(11.9 * 3600)
    question = await draft(new_york, locks="7:00")
    morning, evening = labels(question)
    await new_york.env.advance_time(10 * MINUTE)

    refused = await new_york.host.click(reply(question), label=morning)

    assert "has passed (Thursday 1 January, 07:00, New York)" in text(refused)
    await new_york.host.click(reply(question), label=evening)
    assert (await newest(new_york)).locks_at == datetime(2026, 1, 2, 0, 0, tzinfo=UTC)


async def test_a_form_whose_lock_is_not_clear_keeps_everything_else(new_york: World):
    message = reply(await draft(new_york))
    shown = await new_york.host.click(message, label="Edit details …")
    elsewhere = new_york.guild.create_text_channel("elsewhere")
    fields = {
        "title": "The Big Night",
        "question": "How long?",
        "channel": [elsewhere],
        "locks": "sunday 7:00",
    }

    question = await new_york.host.submit_modal(shown, fields)
    await new_york.restart()
    await answer_evening(new_york, question)

    contest = await newest(new_york)
    assert (contest.title, contest.rules.tiebreaker) == ("The Big Night", "How long?")
    assert (contest.locks_at, contest.channel_id) == (AT_EVENING, elsewhere.id)


async def test_a_form_that_was_open_while_the_zone_changed_does_not_move_the_lock(new_york: World):
    message = reply(await draft(new_york, locks="sunday 7pm"))
    shown = await new_york.host.click(message, label="Edit details …")
    before = await newest(new_york)
    assert as_shown(shown)["locks"] == "2026-01-04 19:00 New York"
    await choose_zone(new_york, "Tokyo")

    await new_york.host.submit_modal(shown, as_shown(shown))

    assert await newest(new_york) == before


async def test_an_unmoved_lock_is_no_past_time(new_york: World):
    contest = await announced(new_york, locks="in 10 minutes", late_entries=True)
    panel = await new_york.host.slash(new_york.channel, "contest edit")
    await choose_zone(new_york, "Tokyo")
    await new_york.env.advance_time(9.9 * MINUTE)

    answer = await new_york.host.submit_modal(panel, as_shown(panel) | {"title": "The Big Night"})

    assert "💾 Saved." in text(answer)
    assert (await newest(new_york)).locks_at == contest.locks_at


async def test_reopening_asks_by_command_and_by_form(new_york: World):
    contest = await announced(new_york, locks="in 1 hour")
    await new_york.env.advance_time(3600 + SEALED)

    by_command = await new_york.host.slash(new_york.channel, "contest reopen", locks="sunday 7:00")
    assert (await newest(new_york)).locks_at == contest.locks_at
    evening = labels(by_command)[1]
    await new_york.host.click(reply(by_command), label=evening)
    assert evening.rpartition(",")[0] in text(by_command)
    assert (await newest(new_york)).locks_at == contest.locks_at
    await new_york.host.click(reply(by_command), label="Open the picks again")

    assert "🔓 Open again" in text(by_command)
    assert (await newest(new_york)).locks_at == AT_EVENING


async def test_the_form_of_reopening_asks_too(new_york: World):
    await announced(new_york, locks="in 1 hour")
    await new_york.env.advance_time(3600 + SEALED)
    card = await new_york.host.slash(new_york.channel, "contests", contest="Oscar night")
    await new_york.host.click(reply(card), label="Host")
    form = await new_york.host.click(reply(card), label="Reopen …")
    assert [label["label"] for label in (form.modal or {})["components"]] == [
        "Picks close anew, New York time"
    ]

    question = await new_york.host.submit_modal(form, {"locks": "sunday 7:00"})
    await new_york.host.click(reply(question), label=labels(question)[1])
    await new_york.host.click(reply(question), label="Open the picks again")

    assert (await newest(new_york)).locks_at == AT_EVENING


@pytest.mark.parametrize("typed", ["sunday 7pm", "sunday 7:00"])
async def test_a_server_that_has_not_chosen_its_zone_is_told_once(world: World, typed: str):
    hint = (
        "This server has not chosen its time zone, so times without one are UTC: `/config timezone` sets it."
    )
    assert hint in text(await draft(world, locks=typed))
    assert hint not in text(await draft(world, locks="sunday 7pm"))

    await world.restart()

    assert hint not in text(await draft(world, locks="sunday 7:00"))


async def test_a_server_that_has_chosen_its_zone_is_not_told(world: World):
    await choose_zone(world, "UTC")
    assert "has not chosen its time zone" not in text(await draft(world, locks="sunday 7pm"))


async def test_a_zone_typed_in_part_completes_the_time(new_york: World):
    choices = await new_york.host.autocomplete(
        new_york.channel, "contest create", "locks", "sunday 7pm Londo", ceremony="98"
    )
    assert [choice["name"] for choice in choices] == ["Sunday 4 January, 19:00, London, in 4 days"]


async def test_a_lock_follows_its_clock_at_the_next_start_and_so_does_its_post(new_york: World):
    contest = await announced(new_york, locks="sunday 7pm ET")
    assert contest.locks_stated == StatedTime(datetime.fromisoformat("2026-01-04T19:00"), "America/New_York")
    wrong = AT_EVENING + timedelta(hours=1)
    # As if New York had kept other rules when it was typed.
    aged = update(contests).where(contests.c.id == contest.id).values(locks_at=wrong)
    await new_york.database.write(lambda connection: connection.execute(aged))

    await new_york.restart()
    await new_york.env.advance_time(MINUTE)

    assert (await newest(new_york)).locks_at == AT_EVENING
    assert f"<t:{int(AT_EVENING.timestamp())}:R>" in post_text(new_york, contest)
    log = text(await new_york.owner.slash(new_york.channel, "audit"))
    assert "**Envelope** followed the new rules of a time zone with the end of **Oscar night**" in log


async def test_another_zone_of_the_server_moves_no_lock(new_york: World):
    contest = await announced(new_york, locks="sunday 7pm")
    await choose_zone(new_york, "Tokyo")
    await new_york.restart()

    after = await newest(new_york)
    assert (after.locks_at, after.locks_stated) == (AT_EVENING, contest.locks_stated)


async def test_a_reopened_contest_keeps_what_was_stated(new_york: World):
    contest = await announced(new_york, locks="in 2 hours")
    assert contest.locks_stated is None
    lock = await new_york.host.slash(new_york.channel, "contest lock")
    await new_york.host.click(reply(lock), label="Lock now")
    await new_york.env.advance_time(SEALED)
    asked = await new_york.host.slash(new_york.channel, "contest reopen", locks="sunday 7pm ET")
    await new_york.host.click(reply(asked), label="Open the picks again")

    assert (await newest(new_york)).locks_stated == StatedTime(
        datetime.fromisoformat("2026-01-04T19:00"), "America/New_York"
    )
