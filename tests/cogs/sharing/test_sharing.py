"""Members show their cards: after the lock here, before it only where they choose, and nobody else's ever."""

import discord

from bot.guilds.model import Spoilers
from tests.cogs.counted_room import announce, contest_on, fill_room, finish, lock, pictures, slate
from tests.cogs.sharing.shared_cards import LOCK_PASSED, find_channel_select, find_last, open_ballot, share
from tests.world import World, controls, custom_id, labels, read_channel, reply, text, walk


async def test_before_the_lock_only_to_a_channel_that_was_chosen_and_with_a_warning(world: World):
    await open_ballot(world)
    answer = await share(world, world.member)
    mine = reply(answer)

    assert "**Picks are still open.**" in text(mine)
    assert "Post it" not in labels(mine)
    ((name, alt),) = pictures(mine).items()
    assert name == "card.png"
    assert alt.startswith("Ana’s ballot, Oscars night · 98th Academy Awards · a rehearsal.")
    assert "A prediction\n" in alt
    assert "Picture: One Battle After Another" in alt

    elsewhere = world.guild.create_text_channel("predictions")
    await world.member.select(mine, [elsewhere], custom_id=find_channel_select(mine))
    await world.member.click(mine, label="Post it")

    assert "📣 Posted: https://discord.com/channels/" in text(mine)
    posted = find_last(world, elsewhere)
    assert "A prediction\n" in pictures(posted)["card.png"]
    assert not any("shares a card" in one for one in read_channel(world.channel, world.member))


async def test_a_prediction_after_the_lock_goes_where_it_was_pressed(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    mine = reply(await share(world, world.member))
    assert "still open" not in text(mine)
    assert not any(one.get("placeholder") == "Which card" for one in controls(mine))

    await world.member.click(mine, label="Post it")

    posted = find_last(world, world.channel)
    assert "Ana shares a card" in text(posted)
    assert "A prediction" in pictures(posted)["card.png"]


async def test_after_the_night_the_score_comes_first_and_the_season_is_there(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    await finish(world, contest)
    fay = world.members[5]
    mine = reply(await share(world, fay))
    assert "4 of 5 called\nshared 1st of 10\n4 points\nahead of the room (2)" in pictures(mine)["card.png"]

    await world.restart()
    await fay.select(mine, ["ballot"], custom_id=custom_id(mine, "Which card"))
    assert "4 of 5 right\n" in pictures(mine)["card.png"]
    assert "prediction" not in pictures(mine)["card.png"]
    await fay.select(mine, ["season"], custom_id=custom_id(mine, "Which card"))
    assert "The season of" in pictures(mine)["card.png"]
    await fay.click(mine, label="Post it")

    posted = find_last(world, world.channel)
    assert "1st of 10, shared" in pictures(posted)["card.png"]


async def test_while_envelopes_are_left_a_ballot_stays_a_prediction(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    await world.host.slash(
        world.channel, "result announce", category="best-picture", winner="one-battle-after-another"
    )

    mine = reply(await share(world, world.member))

    assert "A prediction · 1 of 1 right so far\n" in pictures(mine)["card.png"]


async def test_only_where_the_member_may_send_pictures(world: World):
    await open_ballot(world)
    mine = reply(await share(world, world.member))
    silent = discord.PermissionOverwrite(attach_files=False)
    quiet = world.guild.create_text_channel("quiet", overwrites={world.guild.default_role: silent})

    answer = await world.member.select(mine, [quiet], custom_id=find_channel_select(mine))

    assert "You may not send pictures" in text(answer)
    assert quiet.last_message is None


async def test_the_member_takes_a_card_down_and_nobody_else(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    mine = reply(await share(world, world.member))
    await world.member.click(mine, label="Post it")
    posted = find_last(world, world.channel)

    other = await world.host.click(posted, label="Take down")
    assert "Whoever shared a card takes it down" in text(other)
    assert find_last(world, world.channel).id == posted.id
    await world.member.click(posted, label="Take down")

    assert find_last(world, world.channel).id != posted.id


async def test_whoever_has_no_pick_is_told_how_to_begin(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    answer = await world.member.slash(world.channel, "picks")

    pressed = await world.host.click(reply(answer), label="Share mine")

    assert "has no pick yet. `/ballot` fills it in." in text(pressed)


async def test_a_covered_winner_stays_covered(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    await world.owner.slash(world.channel, "config spoilers", winners=Spoilers.COVERED.value)
    await world.host.slash(
        world.channel, "result announce", category="best-picture", winner="one-battle-after-another"
    )
    mine = reply(await share(world, world.member))
    await world.member.click(mine, label="Post it")

    posted = find_last(world, world.channel)
    (gallery,) = (part for part in walk(posted.components) if "items" in part)
    assert [item["spoiler"] for item in gallery["items"]] == [True]
