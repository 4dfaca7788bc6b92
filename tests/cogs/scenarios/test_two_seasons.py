"""Two servers with the same bot: what the season gathers in one of them does not exist in the other."""

import discord
import pytest
from simcord import ChannelHandle, MemberActor

from bot.contests.model import Contest
from bot.reminders.model import make_lock_subject
from tests.cogs.contest_actions import announced
from tests.cogs.kit.test_forged import forge
from tests.cogs.quiz.test_quiz import answer
from tests.cogs.reminders.reminder_actions import press_remind
from tests.cogs.season.season_room import (
    AT_FOUR,
    begin_season,
    correct,
    list_discord_events,
    read_calendar,
)
from tests.cogs.watchlist.test_watchlist import see
from tests.world import World, reply, text

pytestmark = pytest.mark.slow

PARTY = "Our secret party"


async def fill_season(world: World) -> Contest:
    """Let one server have something of everything."""
    ana, host = world.member, world.host
    await begin_season(world)
    contest = await announced(world)
    await press_remind(world, ana, contest)
    await see(world, ana, "Sinners")
    await ana.click(reply(await ana.slash(world.channel, "race", ceremony="98")), label="Join the race")
    await answer(world, ana)
    await correct(world, "oscars ceremony", AT_FOUR, place="The Shrine")
    await host.slash(world.channel, "calendar add", name=PARTY, when="20 December 2026")
    await host.slash(world.channel, "calendar event", date="oscars-99/ceremony")
    await host.slash(world.channel, "calendar starter", days="every day", at="6pm")
    return contest


def open_elsewhere(world: World) -> tuple[ChannelHandle, MemberActor]:
    """Another server: its channel, and a host of it."""
    guild = world.env.create_guild("Elsewhere", owner=world.env.create_user("mira"))
    hosts = guild.create_role("Hosts", permissions=discord.Permissions(manage_events=True))
    return guild.create_text_channel("general"), guild.add_member(world.env.create_user("sam"), roles=[hosts])


async def test_nothing_of_a_season_is_seen_in_another_server(world: World) -> None:
    contest = await fill_season(world)
    channel, sam = open_elsewhere(world)
    await world.env.settle()

    async def ask(command: str, **options: object) -> str:
        return text(await sam.slash(channel, command, **options))

    season = await sam.slash(channel, "season")
    assert contest.title not in text(season)
    calendar = await read_calendar(await sam.click(reply(season), label="Put it in my calendar"))
    assert PARTY not in calendar.to_ical().decode()
    assert "The Shrine" not in calendar.to_ical().decode()
    assert "Nobody is in it yet" in await ask("race", ceremony="98")
    assert "**0 of 50 films**" in await ask("watchlist", ceremony="98")
    assert "Nobody who has seen it shows it." in await ask("seen who", title="Sinners")
    assert "Nobody has answered a question yet" in await ask("quiz", show="table")
    assert "starters are off" in await ask("calendar starter")
    assert "I find no contest" in await ask("remind lock", contest=str(contest.id))
    assert "no date here" in await ask("calendar remove", date=PARTY)
    assert "nobody here has changed it" in await ask("calendar remove", date="oscars-99/ceremony")


async def test_a_control_of_the_other_server_reaches_nothing_there(world: World) -> None:
    contest = await fill_season(world)
    channel, sam = open_elsewhere(world)
    await world.env.settle()
    party = next(
        one.key
        for one in await world.services.season.reading.list_dates(
            await world.services.guilds.get_settings(world.guild_id)
        )
        if one.name == PARTY
    )
    message = reply(await sam.slash(channel, "season"))
    said: list[str] = []
    for state in (
        f"remind:lock:{contest.id}:switch",
        f"remind-host:lock:{contest.id}:n:0",
        f"remind-posts:lock:{contest.id}:off",
        f"season-hour:{party}",
        f"season-event:{party}",
        "season-event:oscars-99/ceremony",
        "race:oscars-98",
        "seen-who:Sinners",
    ):
        forge(message, world, f"env:1:{state}")
        said.append(text(await sam.click(message, custom_id=f"env:1:{state}")))
    told = "\n".join(said)
    assert contest.title not in told
    assert PARTY not in told
    assert "Ana" not in told
    assert "asked to be reminded" not in told
    assert len(list_discord_events(world)) == 1
    asked = await world.services.reminders.asking.get_askers(make_lock_subject(world.guild_id, contest.id))
    assert (asked.asked, asked.is_muted) == (1, False)
