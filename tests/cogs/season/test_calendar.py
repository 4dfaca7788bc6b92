"""`/calendar` as hosts use it: what they type, what is asked back, what is refused, and what everyone sees then."""

from datetime import UTC, datetime

import pytest

from tests.cogs.season.season_room import AT_FOUR, begin_season, correct, show_date
from tests.world import World, labels, picks, reply, text

CURTAIN_STAMP = int(datetime(2027, 3, 14, 23, tzinfo=UTC).timestamp())


async def add(world: World, name: str, when: str, **options: str) -> str:
    """`/calendar add`, by the host; returns the answer."""
    return text(await world.host.slash(world.channel, "calendar add", name=name, when=when, **options))


async def test_a_date_of_ones_own_is_in_the_season_at_once(world: World):
    await begin_season(world)
    said = await world.host.slash(
        world.channel, "calendar add", name="Our party", when="1 December 2026", place="The *Blue* Bar"
    )
    assert said.ephemeral
    assert "**Our party**: Tuesday 1 December 2026 · in 2 days." in text(said)
    shown = text(await world.member.slash(world.channel, "season"))
    assert "### 📌 **Our party**\n-# Tue 1 Dec · in 2 days" in shown
    (own,) = [each for each in await list_keys(world) if each.startswith("own/")]
    in_full = text(await show_date(world, own))
    assert "📍 The \\*Blue\\* Bar" in in_full
    assert "This server's hosts say so." in in_full


async def list_keys(world: World) -> list[str]:
    settings = await world.services.guilds.get_settings(world.guild_id)
    return [each.key for each in await world.services.season.reading.list_dates(settings)]


async def test_several_days_and_an_hour(world: World):
    await begin_season(world)
    assert "Tuesday 1 December 2026 to Friday 4 December 2026" in await add(
        world, "Festival", "1 December 2026", until="4 Dec 2026"
    )
    said = await add(world, "Gala", AT_FOUR)
    assert f"**Gala**: <t:{CURTAIN_STAMP}:F> · <t:{CURTAIN_STAMP}:R>." in said


async def test_a_day_is_read_by_the_clock_of_the_server_and_the_zone_is_hinted_at_once(world: World):
    await begin_season(world)
    assert "`/config timezone`" in await add(world, "Party", "tomorrow")
    assert "`/config timezone`" not in await add(world, "Second party", "tomorrow")


async def test_an_unclear_day_is_asked_and_one_press_finishes_it(world: World):
    await begin_season(world)
    asked = await world.host.slash(
        world.channel, "calendar add", name="Party", when="3/4/2027", place="The bar"
    )
    assert "Which do you mean?" in text(asked)
    assert labels(asked) == ["Thursday 4 March 2027", "Saturday 3 April 2027"]
    await world.host.click(reply(asked), label="Saturday 3 April 2027")
    assert "**Party**: Saturday 3 April 2027" in text(asked)
    shown = next(key for key in await list_keys(world) if key.startswith("own/"))
    known = await world.services.season.reading.get_date(world.guild_id, shown)
    assert known.place == "The bar"


async def test_both_unclear_days_are_asked_one_after_the_other(world: World):
    await begin_season(world)
    asked = await world.host.slash(
        world.channel, "calendar add", name="Festival", when="3/4/2027", until="5/4/2027"
    )
    await world.host.click(reply(asked), label="Saturday 3 April 2027")
    assert labels(asked) == ["Monday 5 April 2027", "Tuesday 4 May 2027"]
    await world.host.click(reply(asked), label="Monday 5 April 2027")
    assert "Saturday 3 April 2027 to Monday 5 April 2027" in text(asked)


async def test_an_unclear_hour_is_asked(world: World):
    await begin_season(world)
    asked = await world.host.slash(world.channel, "calendar add", name="Party", when="14 March 2027 8:00")
    assert "morning or in the evening" in text(asked)
    await world.host.click(reply(asked), label=labels(asked)[1])
    assert f"<t:{int(datetime(2027, 3, 14, 20, tzinfo=UTC).timestamp())}:F>" in text(asked)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"name": "Party", "when": "gibberish"}, "I cannot read “gibberish” as a time"),
        ({"name": "Party", "when": "31 April 2027"}, "There is no such date"),
        ({"name": "Party", "when": "1 March 2026"}, "Sunday 1 March 2026 has passed."),
        ({"name": "   ", "when": "1 March 2027"}, "A date needs a name"),
        ({"name": "\u200b\u202e", "when": "1 March 2027"}, "A date needs a name"),
        (
            {"name": "Party", "when": "4 March 2027", "until": "1 March 2027"},
            "It would end on Monday 1 March 2027, before it begins on Thursday 4 March 2027.",
        ),
        ({"name": "Party", "when": "4 March 2027", "until": "8pm"}, "I cannot read “8pm” as a day"),
        ({"name": "Party", "when": "4 March 2027 8pm", "until": "5 March 2027"}, "begins at no hour"),
        ({"name": "Party", "when": "in 1000 years"}, "too far ahead"),
        ({"name": "Party", "when": "14 March 3027"}, "within the next three years"),
        ({"name": "Party", "when": "14 March 2027", "until": "16 March 3027"}, "too far ahead"),
    ],
)
async def test_what_cannot_be_is_refused_with_what_to_do(world: World, options: dict[str, str], words: str):
    await begin_season(world)
    assert words in text(await world.host.slash(world.channel, "calendar add", **options))
    assert not [key for key in await list_keys(world) if key.startswith("own/")]


async def test_the_same_date_twice_is_refused(world: World):
    await begin_season(world)
    await add(world, "Our party", "1 December 2026")
    assert "**our PARTY** is" not in await add(world, "our PARTY", "2 December 2026")
    refused = await add(world, "our PARTY", "1 December 2026")
    assert "**Our party** is in the calendar on that day already. `/calendar correct` changes it." in refused


async def test_a_correction_says_so_to_everyone_and_can_be_taken_back(world: World):
    await begin_season(world)
    said = text(await correct(world, "critics choice nominations", "10 December 2026"))
    assert "**Critics' Choice** nominations: Thursday 10 December 2026" in said
    shown = text(await world.member.slash(world.channel, "season"))
    assert "**Critics' Choice** nominations\n-# Thu 10 Dec · in 11 days · as our hosts have it" in shown
    in_full = text(await show_date(world, "critics-choice-2027/nominations"))
    assert "This server's hosts say so; elsewhere it is Fri 4 Dec." in in_full
    back = text(await world.host.slash(world.channel, "calendar remove", date="critics choice nominations"))
    assert "Friday 4 December 2026 · in 5 days. That is what it was before anyone here changed it." in back
    assert "as our hosts have it" not in text(await world.member.slash(world.channel, "season"))


async def test_a_contradiction_is_refused_with_the_reason(world: World):
    await begin_season(world)
    refused = text(await correct(world, "oscars nominations", "20 March 2027"))
    assert "The nominations must come before the final voting" in refused
    assert "Thursday 25 February 2027 to Thursday 4 March 2027" in refused
    refused = text(await correct(world, "bafta ceremony", "10 January 2027"))
    assert (
        "The ceremony must come after the nominations, and here that is Tuesday 19 January 2027." in refused
    )


async def test_a_missing_date_is_offered_and_can_be_said(world: World):
    await begin_season(world)
    choices = await world.host.autocomplete(world.channel, "calendar correct", "date", "spirit")
    assert [choice["name"] for choice in choices] == [
        "Spirit Awards ceremony · Saturday 6 March 2027",
        "Spirit Awards nominations · no date yet",
    ]
    assert "**Spirit Awards** nominations" in text(
        await correct(world, choices[1]["value"], "2 December 2026")
    )


async def test_a_name_that_means_nothing_or_several_things_is_asked_back(world: World):
    await begin_season(world)
    several = await correct(world, "oscars", "1 March 2027")
    assert "Which date do you mean by “oscars”?" in text(several)
    offered = [label.partition(" · ")[0] for label in picks(several, "Choose the date")]
    assert offered[:2] == ["Oscars nomination voting", "Oscars nominations"]
    unknown = await correct(world, "eurovision", "1 March 2027")
    assert "I know no date called “eurovision”." in text(unknown)
    assert "Oscars nominations · Thursday 21 January 2027" in picks(unknown, "Choose the date")
    assert "There is no date here that “party” could mean." in text(
        await world.host.slash(world.channel, "calendar remove", date="party")
    )


async def test_what_comes_with_the_bot_cannot_be_taken_away(world: World):
    await begin_season(world)
    refused = await world.host.slash(world.channel, "calendar remove", date="oscars-99/ceremony")
    assert "That date comes with me, and nobody here has changed it" in text(refused)


async def test_what_is_typed_is_said_back_while_typing(world: World):
    await begin_season(world)
    choices = await world.host.autocomplete(world.channel, "calendar add", "when", "14 march 2027")
    assert choices[0]["name"] == "Sunday 14 March 2027"
    assert any("19:00" in choice["name"] or "20:00" in choice["name"] for choice in choices[1:])


async def test_the_audit_log_says_who_did_it(world: World):
    await begin_season(world)
    await add(world, "Our party", "1 December 2026", place="The bar")
    await correct(world, "our party", "2 December 2026")
    await world.host.slash(world.channel, "calendar remove", date="our party")
    shown = text(await world.host.slash(world.channel, "audit"))
    assert "**Hana** put into the calendar **Our party**" in shown
    assert "**Hana** corrected the date of **Our party**" in shown
    assert "**Hana** took out of the calendar what was said of **Our party**" in shown
