"""A film server from the first date to the curtain: an event that follows, three who race, a reminder, and the quiz."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from simcord import MemberActor

from bot.contests.model import Contest
from tests.cogs.contest_actions import DAY, HOUR, announced, pick_all
from tests.cogs.played_contests import fill, slate_of, winner_of
from tests.cogs.quiz.test_quiz import answer, look_up
from tests.cogs.reminders.reminder_actions import (
    MINUTE,
    list_posts,
    press_remind,
    read_letters,
    take_back_pick,
)
from tests.cogs.season.season_room import (
    AT_FOUR,
    BEGINNING,
    CURTAIN,
    correct,
    list_discord_events,
    move_to,
    read_start,
    show_date,
)
from tests.cogs.watchlist.test_watchlist import see
from tests.world import World, reply, text

pytestmark = pytest.mark.slow

FIRST_EVENING = datetime(2027, 3, 8, 23, 30, tzinfo=UTC)
"""A Monday evening in New York. On the Sunday after it, the day of the Oscars, its clocks go forward at night."""

LOCK_SECONDS = 3 * DAY
NEW_YORK = ZoneInfo("America/New_York")
ANSWERED = (
    datetime(2027, 3, 12, 23, 45, tzinfo=NEW_YORK),
    datetime(2027, 3, 13, 23, 45, tzinfo=NEW_YORK),
    datetime(2027, 3, 14, 23, 45, tzinfo=NEW_YORK),
    # Half an hour later: by the clocks of winter this would still be the day before.
    datetime(2027, 3, 15, 0, 15, tzinfo=NEW_YORK),
    datetime(2027, 3, 16, 23, 45, tzinfo=NEW_YORK),
)
"""When the member answers, over the night of the change."""

SEEN = {"Ana": "Sinners", "Ben": "Sinners; Hamnet", "Cleo": "Sinners; Hamnet; F1", "Dov": "F1"}
"""What members have seen; all but Dov race."""


async def test_a_season_from_its_first_date_to_its_curtain(world: World) -> None:
    members = dict(zip(SEEN, [*world.members, world.join("Cleo"), world.join("Dov")], strict=True))
    await world.owner.slash(world.channel, "config timezone", zone="America/New_York")
    await move_to(world, BEGINNING)
    await read_what_comes_next(world)
    await move_an_event(world)
    await race(world, members)
    await move_to(world, FIRST_EVENING)
    await remind_the_one(world, members)
    await play_over_the_change_of_clocks(world, members["Ana"])


async def read_what_comes_next(world: World) -> None:
    """The next date is the first thing to read, and all of it fits a phone."""
    lines = text(await world.member.slash(world.channel, "season")).split("\n")
    assert lines[:3] == [
        "## 🗓️ The season",
        "### 📣 **Critics' Choice** nominations",
        "-# Fri 4 Dec · in 5 days",
    ]
    assert len(lines) <= 14
    assert max(map(len, lines)) <= 110


async def move_an_event(world: World) -> None:
    """The event of the Oscars follows their date, over a restart too."""
    await correct(world, "oscars ceremony", AT_FOUR)
    await world.host.slash(world.channel, "calendar event", date="oscars-99/ceremony")
    await correct(world, "oscars ceremony", "21 March 2027")
    assert [read_start(one) for one in list_discord_events(world)] == [CURTAIN + timedelta(days=7)]
    await world.restart()
    await correct(world, "oscars ceremony", "14 March 2027")
    assert [read_start(one) for one in list_discord_events(world)] == [CURTAIN]
    shown = text(await show_date(world, "oscars-99/ceremony", page=3))
    assert f"<t:{int(CURTAIN.timestamp())}:F>" in shown


async def race(world: World, members: dict[str, MemberActor]) -> None:
    """Three race; what the fourth has seen stays theirs."""
    for name, titles in SEEN.items():
        await see(world, members[name], titles)
    started = await members["Ana"].slash(world.channel, "race", ceremony="98")
    for name in ("Ana", "Ben", "Cleo"):
        await members[name].click(reply(started), label="Join the race")
    shown = await members["Dov"].slash(world.channel, "race", ceremony="98")
    (picture,) = reply(shown).attachments
    assert (picture.description or "").split("\n")[1:] == [
        "1. Cleo: 3 of 50",
        "2. Ben: 2 of 50",
        "3. Ana: 1 of 50",
    ]


async def remind_the_one(world: World, members: dict[str, MemberActor]) -> None:
    """Of three who asked, two finish; a fourth has not finished and did not ask."""
    contest = await announced(world, locks="in 3 days")
    await pick_all(world, contest, members=4)
    for name in ("Ana", "Ben", "Cleo"):
        await press_remind(world, members[name], contest)
    await take_back_pick(world, members["Ben"], contest, "best-picture")
    await finish_ballot(world, members["Cleo"], contest)
    await world.restart()

    await world.env.advance_time(LOCK_SECONDS - DAY + MINUTE)
    (letter,) = read_letters(world, members["Ben"])
    assert "**Best Picture**" in letter
    assert "**4 ballots** are in, **2** of them unfinished" in list_posts(world)[-1]
    await world.restart()
    await world.env.advance_time(23 * HOUR)
    assert len(read_letters(world, members["Ben"])) == 2
    await world.env.advance_time(2 * HOUR)
    letters = {name: len(read_letters(world, member)) for name, member in members.items()}
    assert letters == {"Ana": 0, "Ben": 2, "Cleo": 0, "Dov": 0}


async def finish_ballot(world: World, member: MemberActor, contest: Contest) -> None:
    """Pick what a ballot lacks, through Discord."""
    asked = (await slate_of(world, contest))[:2]
    await fill(world, member, contest, {one.id: winner_of(one).id for one in asked})


async def play_over_the_change_of_clocks(world: World, member: MemberActor) -> None:
    """Answer each day by the server's clock, last thing at night or first thing; the bot starts anew in between."""
    for days, pressed_at in enumerate(ANSWERED, start=1):
        await move_to(world, pressed_at)
        assert f"🔥 {days} {'day' if days == 1 else 'days'} in a row" in text(await answer(world, member))
        assert (await look_up(world, member)).daily.on.day == pressed_at.date()
        await world.restart()
