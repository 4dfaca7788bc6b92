"""`/remind nominations` and `/remind ceremony`: on the morning of a day, or before an instant, for who asked."""

import pytest

from tests.cogs.contest_actions import DAY, HOUR
from tests.cogs.reminders.reminder_actions import MINUTE, read_letters
from tests.world import World, picks, text


async def correct(world: World, when: str, date: str = "Critics Choice nominations") -> None:
    """Say as a host when a date is."""
    said = text(await world.host.slash(world.channel, "calendar correct", date=date, when=when))
    assert "⚠️" not in said
    await world.env.settle()


async def test_a_day_is_recalled_on_its_morning_in_the_server(world: World):
    await world.owner.slash(world.channel, "config timezone", zone="America/New_York")
    await correct(world, "4 January 2026")
    said = text(await world.member.slash(world.channel, "remind nominations"))
    assert "the nominations of the **32nd Critics' Choice Awards**" in said
    assert "on 4 January 2026. On the morning of that day, I write to you." in said

    await world.env.advance_time(3 * DAY + 14 * HOUR - MINUTE)
    assert read_letters(world, world.member) == []
    await world.env.advance_time(2 * MINUTE)

    [letter] = read_letters(world, world.member)
    assert "### ⏰ Nominations: 32nd Critics' Choice Awards" in letter
    assert "Today, 4 January 2026." in letter
    assert read_letters(world, world.members[1]) == []


async def test_an_hour_is_recalled_a_day_and_an_hour_before(world: World):
    await correct(world, "4 January 2026 8pm UTC")
    said = text(await world.member.slash(world.channel, "remind nominations", ceremony="critics choice"))
    assert "A day and an hour before, I write to you." in said

    await world.env.advance_time(2 * DAY + 20 * HOUR + MINUTE)
    assert len(read_letters(world, world.member)) == 1
    await world.env.advance_time(23 * HOUR)
    assert len(read_letters(world, world.member)) == 2
    await world.env.advance_time(DAY)
    assert len(read_letters(world, world.member)) == 2


async def test_a_corrected_date_takes_its_reminder_along(world: World):
    await correct(world, "4 January 2026")
    await world.member.slash(world.channel, "remind nominations")

    await correct(world, "3 January 2026")
    await world.env.advance_time(2 * DAY + 10 * HOUR)

    assert len(read_letters(world, world.member)) == 1


async def test_another_time_zone_moves_the_morning(world: World):
    await correct(world, "3 January 2026")
    await world.member.slash(world.channel, "remind nominations")

    await world.owner.slash(world.channel, "config timezone", zone="Asia/Tokyo")
    await world.env.advance_time(2 * DAY + MINUTE)

    assert len(read_letters(world, world.member)) == 1


async def test_who_asks_on_the_day_itself_has_heard_already(world: World):
    await correct(world, "2 January 2026")
    await world.env.advance_time(DAY + 10 * HOUR)
    said = text(await world.member.slash(world.channel, "remind nominations"))
    assert "so soon that I write no more" in said

    await world.env.advance_time(HOUR)

    assert read_letters(world, world.member) == []


async def test_a_second_use_switches_it_off(world: World):
    await correct(world, "4 January 2026")
    await world.member.slash(world.channel, "remind nominations")
    assert "Reminder off" in text(await world.member.slash(world.channel, "remind nominations"))

    await world.env.advance_time(4 * DAY)

    assert read_letters(world, world.member) == []


async def test_the_oscars_are_the_next_ones(world: World):
    said = text(await world.member.slash(world.channel, "remind ceremony", ceremony="oscars"))
    assert "**99th Academy Awards**" in said


async def test_a_ceremony_that_is_not_to_come_is_answered_with_those_that_are(world: World):
    answer = await world.member.slash(world.channel, "remind ceremony", ceremony="palme")
    assert "I find no ceremony called “palme”" in text(answer)
    assert any("Golden Globe" in one for one in picks(answer, "Choose the ceremony"))


@pytest.mark.parametrize("typed", ["99", "99th", "oscars 2027", "next"])
async def test_a_ceremony_is_named_as_everywhere(world: World, typed: str):
    said = text(await world.member.slash(world.channel, "remind ceremony", ceremony=typed))
    assert "Reminder on** for **99th Academy Awards**" in said


@pytest.mark.parametrize("typed", ["97", "last year", "anora"])
async def test_a_ceremony_that_was_is_told_as_past(world: World, typed: str):
    said = text(await world.member.slash(world.channel, "remind ceremony", ceremony=typed))
    assert said == (
        "**97th Academy Awards**: the day of the ceremony has passed, or is not known yet. "
        "`/season` shows what comes next."
    )
