"""A member's record, and the standings over contests: what stays when the night is over."""

from datetime import timedelta

from tests.cogs.counted_room import (
    PICKED,
    WINNERS,
    announce,
    contest_on,
    fill_room,
    finish,
    lock,
    pictures,
    slate,
    whole_season,
)
from tests.world import World, custom_id, labels, reply, text

NEXT_YEAR = timedelta(days=365).total_seconds()
PICKED_NEXT = {"Best Picture": {"Conclave": 6, "Anora": 4}, "Best Actress": {"Mikey Madison": 9}}
WON_NEXT = {"Best Picture": ["Conclave"], "Best Actress": ["Mikey Madison"]}


async def two_years(world: World) -> None:
    """Two seasons, a year apart."""
    fill_room(world)
    await whole_season(world)
    await world.env.advance_time(NEXT_YEAR)
    await whole_season(world, "100th Academy Awards", PICKED_NEXT, WON_NEXT)


async def test_no_record_says_how_one_begins(world: World):
    for options in ({}, {"member": world.members[1]}):
        answer = await world.member.slash(world.channel, "profile", **options)
        assert answer.ephemeral
        assert "No record yet" in text(answer)
        assert "`/contests`" in text(answer)


async def test_a_contest_is_no_record_before_it_is_finished(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    assert "No record yet" in text(await world.member.slash(world.channel, "profile"))
    await finish(world, contest)
    assert "## 🎟️ Ana’s record" in text(await world.member.slash(world.channel, "profile"))


async def test_a_record_by_hand(world: World):
    await two_years(world)

    answer = await world.member.slash(world.channel, "profile", member=world.members[5])

    assert not answer.ephemeral
    shown = text(answer)
    assert "## 🎟️ Fay’s record\n-# 2 contests · 2 titles" in shown
    assert "**Right** 6 of 7 (86%)" in shown
    # First of ten with two others, then with five others: ahead of 8 of 9, and of 6.5 of 9.
    assert "**Ahead of** 81% of the others, on average" in shown
    # Song 0, short 7 and director 5 of ten, picture 4; then picture 4, and the actress 0 of nine: had said otherwise.
    assert "**Boldness** 33%" in shown
    assert "**Best night** 99th Academy Awards night, 1st of 10, shared" in shown
    latest, first = (
        shown.index("2 of 2 · **1st of 10, shared**"),
        shown.index("4 of 5 (80%) · **1st of 10, shared**"),
    )
    assert latest < first
    assert "**Always right** Best Picture (2 of 2)" in shown

    await world.restart()
    await world.member.click(reply(answer), label="Category by category")
    assert "`████░░░░` 1 of 2 · **Best Actress**" in text(reply(answer))
    await world.member.click(reply(answer), label="Back to the record")
    assert "**Boldness** 33%" in text(reply(answer))


async def test_a_season_and_all_time(world: World):
    await two_years(world)

    season = await world.member.slash(world.channel, "standings", scope="season")

    shown = text(season)
    assert "## 🏆 Season of 2026\n-# 1 contest · 10 members" in shown
    assert "` 1.` `100.0` **Ana** 🥇\n-# 1 contest · 1 won · 2 of 2 right" in shown
    assert "**Ana is 1st**, shared with 100.0 marks." in shown
    assert "Every contest is worth 100 marks" in shown

    ever = await world.member.slash(world.channel, "standings", scope="all-time")
    assert "## 🏆 All time\n-# 2 contests · 10 members" in text(ever)
    assert "` 1.` `180.0` **Fay** 🥇\n-# 2 contests · 2 won · 6 of 7 right" in text(ever)
    assert "**Ana is 3rd**, shared with 140.0 marks." in text(ever)

    message = reply(season)
    await world.restart()
    assert custom_id(message, "⏪") == custom_id(message, "Season of 2025")
    await world.member.click(message, label="Season of 2025")
    assert custom_id(message, "⏩") == custom_id(message, "Season of 2026")
    assert "`1.` `80.0` **Fay** 🥇" in text(message)
    await world.member.click(message, label="All time")
    assert "180.0" in text(message)
    older = await world.member.slash(
        world.channel, "standings", contest="99th Academy Awards night", scope="season"
    )
    assert "Season of 2025" in text(older)


async def test_seasons_are_paged_and_find_the_asker(world: World):
    fill_room(world, [*(f"Member {number}" for number in range(3, 14))])
    picked = {"Best Picture": {"Anora": 12, "Conclave": 1}}
    await whole_season(world, "99th Academy Awards", picked, {"Best Picture": ["Anora"]})
    last = world.members[-1]

    answer = await last.slash(world.channel, "standings", scope="season")

    assert "1 / 2" in labels(answer)
    assert "**Member 13 is 13th** with 0.0 marks." in text(answer)
    await last.click(reply(answer), label="Find me")
    assert "`13.` `  0.0` **Member 13**" in text(reply(answer))
    copy = await world.member.click(reply(answer), custom_id=custom_id(answer, "◀️"))
    assert copy.ephemeral
    assert "**You are 1st**, shared" in text(copy)


async def test_no_season_says_what_to_do(world: World):
    fill_room(world)
    ceremony = await slate(world)
    await contest_on(world, ceremony)
    for scope in ("season", "all-time"):
        answer = await world.member.slash(world.channel, "standings", scope=scope)
        assert answer.ephemeral
        assert "No standings yet" in text(answer)


async def test_the_race_as_a_picture_and_at_the_end_the_final_card(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony, PICKED)
    await lock(world, contest)
    before = await world.member.slash(world.channel, "standings")
    assert "Picture" not in labels(before), "there is nothing to draw yet"
    await announce(world, ceremony, WINNERS)

    answer = await world.member.slash(world.channel, "standings")
    message = reply(answer)
    await world.restart()
    await world.member.click(message, label="Picture")

    ((name, alt),) = pictures(message).items()
    assert name == "race.png"
    assert "Fay: 2 points halfway, 4 at the end" in alt
    assert "\nAna: " in alt, "who asks is in the picture, though seventh"
    assert "By comparison: the room’s favourite every time, 2 points" in text(message)
    await world.member.click(message, label="Standings")
    assert pictures(message) == {}

    await finish(world, contest)
    copy = await world.members[1].click(message, label="Picture")
    assert copy.ephemeral
    assert list(pictures(copy)) == ["final.png", "race.png"]
    final = pictures(copy)["final.png"]
    assert "🏆 1. Fay: 4 points, 4 of 5 right" in final
    assert "The room itself called 2 of 5" in final
