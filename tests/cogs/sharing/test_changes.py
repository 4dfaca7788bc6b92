"""What changes between the preview of a card and *Post it*, and where a card may not go."""

from datetime import timedelta

import discord
from simcord import ChannelHandle, ResponseMessage

from bot.contests.model import Contest
from bot.guilds.model import ChannelPurpose, Feature, Spoilers
from bot.ids import MemberId
from bot.results.result_set import ResultSet
from bot.slates.drafts import CategoryDraft, NomineeDraft
from tests.cogs.contest_actions import DAY, SEALED
from tests.cogs.contests.test_nominations import PICTURE, choose, import_nominees
from tests.cogs.contests.test_nominations import opened as open_nominations
from tests.cogs.counted_room import (
    announce,
    category_of,
    contest_on,
    fill_room,
    finish,
    host,
    lock,
    pictures,
    slate,
    whole_season,
)
from tests.cogs.sharing.shared_cards import (
    LOCK_PASSED,
    find_channel_select,
    find_last,
    open_ballot,
    share,
    shared_in,
)
from tests.world import World, custom_id, labels, reply, text, walk


async def preview(world: World, contest: Contest) -> ResponseMessage:
    """A member's preview of their card after the lock, ready to be posted here."""
    await lock(world, contest)
    mine = reply(await share(world, world.member))
    assert "Post it" in labels(mine)
    return mine


async def test_a_contest_reopened_meanwhile_asks_again_before_anything_is_shown(world: World):
    contest = await open_ballot(world)
    mine = await preview(world, contest)
    later = world.env.now() + timedelta(hours=2)
    await world.services.contest_hosting.reopen_contest(world.guild_id, contest.id, later, host(world))

    await world.member.click(mine, label="Post it")

    assert shared_in(world, world.channel) == []
    assert "The contest has changed since" in text(mine)
    assert "**Picks are still open.**" in text(mine)
    assert "Post it" not in labels(mine)
    await world.member.select(mine, [world.channel], custom_id=find_channel_select(mine))
    await world.member.click(mine, label="Post it")
    assert len(shared_in(world, world.channel)) == 1


async def test_a_score_taken_back_meanwhile_does_not_post_the_ballot_instead(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony, {"Best Picture": ["Anora"]})
    mine = reply(await share(world, world.member))
    await world.member.select(mine, ["score"], custom_id=custom_id(mine, "Which card"))
    assert "1 of 1 called" in pictures(mine)["card.png"]
    target = ResultSet(world.guild_id, ceremony.id)
    await world.services.announcing.undo_result(target, category_of(ceremony, "Best Picture"), host(world))

    await world.member.click(mine, label="Post it")

    assert shared_in(world, world.channel) == []
    assert "The contest has changed since" in text(mine)
    assert "A prediction" in pictures(mine)["card.png"]


async def test_a_contest_cancelled_meanwhile_shares_nothing(world: World):
    contest = await open_ballot(world)
    mine = await preview(world, contest)
    await world.services.contest_hosting.cancel_contest(world.guild_id, contest.id, host(world))

    answer = await world.member.click(mine, label="Post it")

    assert "cancelled" in text(answer)
    assert shared_in(world, world.channel) == []


async def test_a_night_ended_before_its_last_envelope_is_no_prediction_any_more(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony, {"Best Picture": ["Anora"]})
    await finish(world, contest)

    mine = reply(await share(world, world.member))

    assert "still to come" not in pictures(mine)["card.png"]
    await world.member.select(mine, ["ballot"], custom_id=custom_id(mine, "Which card"))
    assert "\n1 of 1 right\n" in pictures(mine)["card.png"]


async def test_a_ballot_set_aside_has_no_score_to_share(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    await world.services.contest_hosting.set_ballot_aside(
        world.guild_id, contest.id, MemberId(world.member.id), "a second account", host(world)
    )
    await finish(world, contest)

    mine = reply(await share(world, world.member))

    assert "2 of 5 right" in pictures(mine)["card.png"]
    assert "of 5 called" not in pictures(mine)["card.png"]


async def test_without_the_right_to_attach_files_nothing_goes_without_its_picture(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    mine = reply(await share(world, world.member))
    me = world.guild.me
    assert me is not None
    words = world.guild.create_text_channel(
        "words-only", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    await world.member.select(mine, [words], custom_id=find_channel_select(mine))

    answer = await world.member.click(mine, label="Post it")

    assert "**Attach Files**" in text(answer)
    assert words.last_message is None


async def test_a_sleeping_thread_gets_the_picture_too(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    thread = await make_thread(world)
    mine = reply(await world.member.click(await picks_in(world, thread), label="Share mine"))
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await world.env.settle()

    await world.member.click(mine, label="Post it")

    assert "A prediction" in pictures(find_last(world, thread))["card.png"]


async def test_a_closed_thread_is_left_alone(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    thread = await make_thread(world)
    mine = reply(await world.member.click(await picks_in(world, thread), label="Share mine"))
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"locked": True})
    await world.env.settle()

    answer = await world.member.click(mine, label="Post it")

    assert "You may not send pictures" in text(answer)
    assert shared_in(world, thread) == []


async def make_thread(world: World) -> ChannelHandle:
    """A thread in the world's channel."""
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="film talk", type=discord.ChannelType.public_thread)
    await world.env.settle()
    return world.channel.threads[-1]


async def picks_in(world: World, channel: ChannelHandle) -> ResponseMessage:
    return reply(await world.member.slash(channel, "picks"))


async def test_told_in_the_thread_alone_a_card_is_shared_there_alone(world: World):
    fill_room(world)
    parlour = world.guild.create_text_channel("parlour")
    await world.services.guilds.set_channel(
        world.guild_id, ChannelPurpose.DISCUSSION, parlour.id, host(world)
    )
    await world.owner.slash(world.channel, "config spoilers", winners=Spoilers.THREAD.value)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await world.host.slash(world.channel, "result announce", category="best-picture", winner="anora")
    (thread,) = parlour.threads
    mine = reply(await share(world, world.member))

    answer = await world.member.click(mine, label="Post it")

    assert f"Who won is told only in <#{thread.id}> for now" in text(answer)
    assert shared_in(world, world.channel) == []
    await world.member.select(mine, [thread], custom_id=find_channel_select(mine))
    await world.member.click(mine, label="Post it")
    assert "1 of 1 right so far" in pictures(find_last(world, thread))["card.png"]


async def test_a_season_card_is_covered_while_any_winner_of_any_contest_is(world: World):
    fill_room(world)
    _, earlier = await whole_season(world)
    await world.env.advance_time(timedelta(days=2).total_seconds())
    await whole_season(world, "Village Awards")
    await world.owner.slash(world.channel, "config spoilers", winners=Spoilers.COVERED.value)
    picks = await world.member.slash(world.channel, "picks", contest=str(earlier.id))
    mine = reply(await world.member.click(reply(picks), label="Share mine"))
    await world.member.select(mine, ["season"], custom_id=custom_id(mine, "Which card"))

    await world.member.click(mine, label="Post it")

    posted = find_last(world, world.channel)
    assert "The season of" in pictures(posted)["card.png"]
    (gallery,) = (part for part in walk(posted.components) if "items" in part)
    assert [item["spoiler"] for item in gallery["items"]] == [True]


async def test_a_card_comes_down_where_contests_are_switched_off(world: World):
    await open_ballot(world)
    await world.env.advance_time(LOCK_PASSED)
    mine = reply(await share(world, world.member))
    await world.member.click(mine, label="Post it")
    posted = find_last(world, world.channel)
    await world.services.guilds.set_feature(world.guild_id, Feature.CONTESTS, False, host(world))

    await world.member.click(posted, label="Take down")

    assert shared_in(world, world.channel) == []


async def test_a_card_on_nominations_names_what_was_merged_once_and_is_nobodys_secret(world: World):
    contest = await open_nominations(world)
    shown = reply(await world.member.slash(world.channel, "ballot"))
    await choose(world.member, shown, "The Odyssey", "Digger")
    form = await world.member.click(shown, label="Someone else …")
    await world.member.submit_modal(form, {"name": "**Bold** \u202e||Digger|| Down"})
    await world.env.advance_time(3 * DAY + SEALED)
    found = await world.services.nominations.contenders.get_context(world.guild_id, contest.id)
    ids = {one.text: one.id for one in found.contenders.by_id.values()}
    (own,) = (one for text_of, one in ids.items() if text_of.endswith("Down"))
    await world.services.nominations.duplicates.merge_contenders(
        world.guild_id, contest.id, own, ids["Digger"], host(world)
    )
    await import_nominees(
        world, CategoryDraft(PICTURE, tuple(NomineeDraft(films=(one,)) for one in ("Digger", "Hamnet 2")))
    )
    await world.services.nominations.mornings.announce_nominations(
        world.guild_id, contest.id, None, host(world)
    )
    await world.owner.slash(world.channel, "config spoilers", winners=Spoilers.COVERED.value)

    mine = reply(await share(world, world.member))
    await world.member.click(mine, label="Post it")

    posted = find_last(world, world.channel)
    said = "Picture: 1 of 2 named (right): The Odyssey, ★Digger, ★**Bold** ||Digger|| Down"
    assert said in pictures(posted)["card.png"]
    assert "A prediction · 1 of 2 right so far" in pictures(posted)["card.png"]
    assert "\u202e" not in pictures(posted)["card.png"]
    (gallery,) = (part for part in walk(posted.components) if "items" in part)
    assert [item["spoiler"] for item in gallery["items"]] == [False]
