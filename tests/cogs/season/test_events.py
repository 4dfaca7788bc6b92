"""Discord's scheduled events of dates: made, kept in step, withdrawn, deleted by hand, and refused."""

from datetime import datetime, timedelta

import discord
import pytest
from simcord import InteractionResult

from bot.jobs.service import POSTPONE_DELAY
from bot.season.deadlines import EVENT_RETRY_DELAYS
from tests.cogs.season.season_room import (
    AT_FOUR,
    CURTAIN,
    begin_season,
    correct,
    list_discord_events,
    move_to,
    read_start,
    show_date,
)
from tests.world import World, reply, text, walk

FOUR_HOURS = timedelta(hours=4)


async def make_event(world: World, date: str = "oscars ceremony", **options: object) -> str:
    """`/calendar event`, by the host; returns the answer."""
    return text(await world.host.slash(world.channel, "calendar event", date=date, **options))


def find_links(answer: InteractionResult) -> list[str]:
    """Where the buttons that are links lead to."""
    return [part["url"] for part in walk(reply(answer).components) if "url" in part]


@pytest.fixture
async def oscars(world: World) -> World:
    """The hour of the Oscars is known."""
    await begin_season(world)
    await correct(world, "oscars ceremony", AT_FOUR)
    return world


async def test_an_event_has_a_place_and_an_end(oscars: World):
    said = await make_event(oscars)
    assert "✨ **Oscars** ceremony is an event now" in said
    (event,) = list_discord_events(oscars)
    assert event.name == "Oscars ceremony"
    assert event.entity_type == discord.EntityType.external.value
    assert read_start(event) == CURTAIN
    assert datetime.fromisoformat(event.scheduled_end_time) == CURTAIN + FOUR_HOURS
    assert event.entity_metadata == {"location": "Dolby Theatre"}
    assert find_links(await show_date(oscars, "oscars-99/ceremony", page=3)) == [
        f"https://discord.com/events/{oscars.guild_id}/{event.id}"
    ]


async def test_the_host_chooses_length_and_place(oscars: World):
    await make_event(oscars, hours=6, place="The bar")
    (event,) = list_discord_events(oscars)
    assert datetime.fromisoformat(event.scheduled_end_time) == CURTAIN + timedelta(hours=6)
    assert event.entity_metadata == {"location": "The bar"}
    await correct(oscars, "oscars ceremony", "21 March 2027", place="Another bar")
    assert event.entity_metadata == {"location": "The bar"}, "what was said of the event alone stays"


async def test_a_corrected_date_moves_its_event(oscars: World):
    await make_event(oscars)
    said = text(await correct(oscars, "oscars ceremony", "21 March 2027"))
    assert "The hour is the one it had." in said
    assert "[Its event](" in said
    (event,) = list_discord_events(oscars)
    assert read_start(event) == CURTAIN + timedelta(days=7)
    assert datetime.fromisoformat(event.scheduled_end_time) == CURTAIN + timedelta(days=7) + FOUR_HOURS
    await correct(oscars, "oscars ceremony", AT_FOUR, place="The Shrine")
    assert (read_start(event), event.entity_metadata) == (CURTAIN, {"location": "The Shrine"})


async def test_a_date_that_is_taken_away_takes_its_event_along(oscars: World):
    await oscars.host.slash(oscars.channel, "calendar add", name="Our party", when=AT_FOUR)
    await make_event(oscars, "our party")
    (event,) = list_discord_events(oscars)
    assert event.entity_metadata == {"location": "Here, in this server"}
    said = text(await oscars.host.slash(oscars.channel, "calendar remove", date="our party"))
    assert "**Our party** is out of the calendar. Its event is gone too." in said
    assert list_discord_events(oscars) == []
    assert "**Hana** took back the scheduled event of" in text(
        await oscars.host.slash(oscars.channel, "audit")
    )


async def test_a_correction_that_is_taken_back_leaves_no_hour_and_no_event(oscars: World):
    await make_event(oscars)
    said = text(await oscars.host.slash(oscars.channel, "calendar remove", date="oscars ceremony"))
    assert "Its event is gone too." in said
    assert list_discord_events(oscars) == []


async def test_an_event_deleted_by_hand_is_noticed_and_can_be_made_again(oscars: World):
    await make_event(oscars)
    (event,) = list_discord_events(oscars)
    oscars.env.backend.delete_scheduled_event(oscars.guild_id, event.id)
    await oscars.env.settle()
    shown = text(await oscars.host.slash(oscars.channel, "audit"))
    assert "**Envelope** took back the scheduled event of **Oscars, ceremony**" in shown
    assert "is an event now" in await make_event(oscars)
    assert len(list_discord_events(oscars)) == 1


async def test_an_event_deleted_while_the_bot_was_down_is_noticed_with_the_next_change(oscars: World):
    await make_event(oscars)
    (event,) = list_discord_events(oscars)
    del oscars.env.backend.get_guild(oscars.guild_id).scheduled_events[event.id]
    await oscars.restart()
    await correct(oscars, "oscars ceremony", "21 March 2027")
    assert "is an event now" in await make_event(oscars)


async def test_what_a_host_changed_in_discord_stays_over_a_restart(oscars: World):
    await make_event(oscars)
    (event,) = list_discord_events(oscars)
    oscars.env.backend.edit_scheduled_event(oscars.guild_id, event.id, {"name": "Big night"})
    await oscars.restart()
    assert event.name == "Big night"


async def test_an_event_that_was_made_before_the_bot_died_is_taken_over(oscars: World):
    await make_event(oscars)
    (event,) = list_discord_events(oscars)
    await oscars.services.season.events.drop_ended_event(oscars.guild_id, event.id)
    await make_event(oscars)
    assert list_discord_events(oscars) == [event]


async def test_an_event_that_discord_does_not_let_be_moved_is_said_and_follows_with_the_next_word(
    oscars: World,
):
    await make_event(oscars)
    oscars.env.inject_error("PATCH", "/guilds/*/scheduled-events/*", status=403, code=50013)
    said = text(await correct(oscars, "oscars ceremony", "21 March 2027"))
    assert "stays where it was: Discord did not let me move it. I need **Create Events**" in said
    assert "follows" not in said
    (event,) = list_discord_events(oscars)
    assert read_start(event) == CURTAIN
    assert ") follows." in text(await correct(oscars, "oscars ceremony", "21 March 2027"))
    assert read_start(event) == CURTAIN + timedelta(days=7)


def refuse_moves(world: World, count: int) -> None:
    """Let Discord refuse the next edits of scheduled events."""
    world.env.inject_error("PATCH", "/guilds/*/scheduled-events/*", status=403, code=50013, times=count)


async def test_an_event_that_discord_refused_to_move_follows_by_itself(oscars: World):
    await make_event(oscars)
    refuse_moves(oscars, 2)
    await correct(oscars, "oscars ceremony", "21 March 2027", place="The Shrine")
    (event,) = list_discord_events(oscars)
    await oscars.env.advance_time(EVENT_RETRY_DELAYS[0].total_seconds() + 1)
    assert (read_start(event), event.entity_metadata["location"]) == (CURTAIN, "Dolby Theatre")

    await oscars.env.advance_time(EVENT_RETRY_DELAYS[1].total_seconds() - 2)
    assert read_start(event) == CURTAIN
    await oscars.env.advance_time(2)

    assert read_start(event) == CURTAIN + timedelta(days=7)
    assert event.entity_metadata == {"location": "The Shrine"}
    assert "could not move" not in text(await oscars.host.slash(oscars.channel, "audit"))


async def test_an_event_that_discord_never_lets_be_moved_is_told_once_in_the_audit_log(oscars: World):
    await make_event(oscars)
    refuse_moves(oscars, 1 + len(EVENT_RETRY_DELAYS))
    await correct(oscars, "oscars ceremony", "21 March 2027")
    for delay in EVENT_RETRY_DELAYS[:-1]:
        await oscars.env.advance_time(delay.total_seconds() + 1)
    assert "could not move" not in text(await oscars.host.slash(oscars.channel, "audit"))

    await oscars.env.advance_time(EVENT_RETRY_DELAYS[-1].total_seconds() + 1)

    told = text(await oscars.host.slash(oscars.channel, "audit"))
    assert told.count("could not move the scheduled event of **Oscars, ceremony**") == 1
    assert f"attempts: {1 + len(EVENT_RETRY_DELAYS)}" in told
    await oscars.env.advance_time(timedelta(days=3).total_seconds())
    (event,) = list_discord_events(oscars)
    assert read_start(event) == CURTAIN, "nothing is tried any more until somebody says the date again"
    assert ") follows." in text(await correct(oscars, "oscars ceremony", "21 March 2027"))


async def test_an_event_that_was_deleted_before_it_is_tried_again_is_forgotten(oscars: World):
    await make_event(oscars)
    refuse_moves(oscars, 1)
    await correct(oscars, "oscars ceremony", "21 March 2027")
    (event,) = list_discord_events(oscars)
    del oscars.env.backend.get_guild(oscars.guild_id).scheduled_events[event.id]

    await oscars.env.advance_time(EVENT_RETRY_DELAYS[0].total_seconds() + 1)

    assert await oscars.services.season.events.list_events(oscars.guild_id) == ()
    assert "took back the scheduled event of" in text(await oscars.host.slash(oscars.channel, "audit"))


async def test_an_event_waits_to_be_moved_while_the_season_is_switched_off(oscars: World):
    await make_event(oscars)
    refuse_moves(oscars, 1)
    await correct(oscars, "oscars ceremony", "21 March 2027")
    await oscars.owner.slash(oscars.channel, "config feature", name="season", enabled=False)
    await oscars.env.advance_time(EVENT_RETRY_DELAYS[0].total_seconds() + 1)
    (event,) = list_discord_events(oscars)
    assert read_start(event) == CURTAIN

    await oscars.owner.slash(oscars.channel, "config feature", name="season", enabled=True)
    await oscars.env.advance_time(POSTPONE_DELAY.total_seconds())

    assert read_start(event) == CURTAIN + timedelta(days=7)


async def test_a_date_with_an_event_is_not_moved_into_the_past(oscars: World):
    await oscars.host.slash(oscars.channel, "calendar add", name="Our party", when=AT_FOUR)
    await make_event(oscars, "our party")
    said = text(await correct(oscars, "our party", "14 March 2026"))
    assert "has passed" in said
    (event,) = list_discord_events(oscars)
    assert read_start(event) == CURTAIN


async def test_an_event_that_discord_does_not_let_be_deleted_is_said(oscars: World):
    await make_event(oscars)
    oscars.env.inject_error("DELETE", "/guilds/*/scheduled-events/*", status=403, code=50013)
    said = text(await oscars.host.slash(oscars.channel, "calendar remove", date="oscars ceremony"))
    assert "Discord did not let me delete its event" in said
    assert "gone too" not in said


async def test_an_hour_on_the_known_day_is_no_other_day(oscars: World):
    shown = text(await show_date(oscars, "oscars-99/ceremony", page=3))
    assert "This server's hosts say the hour." in shown
    assert "elsewhere" not in shown


async def test_a_second_event_of_a_date_is_refused(oscars: World):
    await make_event(oscars)
    assert "There is an event of that date already." in await make_event(oscars)


async def test_a_day_without_an_hour_makes_no_event_but_asks_for_the_hour(world: World):
    await begin_season(world)
    refused = await make_event(world)
    assert "Discord's events begin at an hour, and of Sunday 14 March 2027 nobody has told it yet." in refused
    shown = await show_date(world, "oscars-99/ceremony", world.host, page=3)
    form = await world.host.click(reply(shown), label="Set the hour …")
    await world.host.submit_modal(form, {"when": AT_FOUR})
    (event,) = list_discord_events(world)
    assert read_start(event) == CURTAIN


async def test_a_host_makes_an_event_by_button(oscars: World):
    shown = await show_date(oscars, "oscars-99/ceremony", oscars.host, page=3)
    made = await oscars.host.click(reply(shown), label="Make an event")
    assert "is an event now" in text(made)
    assert len(find_links(await show_date(oscars, "oscars-99/ceremony", oscars.host, page=3))) == 1


async def test_what_has_begun_makes_no_event(oscars: World):
    await move_to(oscars, CURTAIN + timedelta(minutes=5))
    assert "That has begun already" in await make_event(oscars)


async def test_an_event_that_is_over_is_forgotten_without_a_word(oscars: World):
    await make_event(oscars)
    await move_to(oscars, CURTAIN + timedelta(days=1))
    await oscars.restart()
    assert await oscars.services.season.events.list_events(oscars.guild_id) == ()
    assert "took back the scheduled event" not in text(await oscars.host.slash(oscars.channel, "audit"))


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(403, 50013, "I lack **Create Events**"), (400, 30038, "a hundred events"), (500, 0, "just now")],
)
async def test_what_discord_refuses_is_said(oscars: World, status: int, code: int, words: str):
    oscars.env.inject_error("POST", "/guilds/*/scheduled-events", status=status, code=code)
    assert words in await make_event(oscars)
    assert await oscars.services.season.events.list_events(oscars.guild_id) == ()


async def test_a_hundred_events_are_enough(oscars: World):
    for number in range(100):
        oscars.env.backend.create_scheduled_event(
            oscars.guild_id,
            name=f"Event {number}",
            entity_type=3,
            scheduled_start_time=CURTAIN.isoformat(),
            creator_id=oscars.host.id,
        )
    assert "a hundred events" in await make_event(oscars)
    assert len(list_discord_events(oscars)) == 100
