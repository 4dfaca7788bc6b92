"""Polls as members live them: a select on the post, saved at once, changed, hidden, side by side, and over."""

import discord
import pytest

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId, NomineeId
from bot.polls.model import PollQuestion
from cogs.polls.cog import PollsCog
from tests.polls.poll_posts import (
    CLOSED,
    DAY,
    LULL,
    ask,
    asked,
    counts,
    edits,
    menus,
    own_slate,
    post_controls,
    post_of,
    post_text,
    vote,
)
from tests.world import World, controls, custom_id, labels, picks, reply, text

HOSTS = discord.Permissions(manage_events=True)
SINNERS, HAMNET, BATTLE = "sinners", NomineeId("hamnet"), "one-battle-after-another"


async def test_a_vote_is_said_to_be_saved_to_the_voter_alone(world: World):
    poll = await asked(world)

    answer = await vote(world, world.member, poll, SINNERS)

    assert answer.ephemeral
    assert "💾 Saved. **Best Picture**, who will win: ***Sinners***." in text(answer)
    assert await counts(world, poll) == {SINNERS: 1}


async def test_few_votes_are_told_as_counts_and_five_as_shares(world: World):
    poll = await asked(world)
    assert "Nobody has answered yet. Be the first!" in post_text(world, poll)
    members = [*world.members, world.join("Chloé"), world.join("Dev"), world.join("Emeka")]
    for member, nominee_id in zip(members[:4], (SINNERS, SINNERS, HAMNET, SINNERS), strict=True):
        await vote(world, member, poll, nominee_id)
    await world.env.advance_time(LULL)
    shown = post_text(world, poll)
    assert "`██████░░    3` *Sinners*\n`██░░░░░░    1` *Hamnet*" in shown
    assert "%" not in shown
    assert "-# 4 votes · closes" in shown

    await vote(world, members[4], poll, BATTLE)
    await world.env.advance_time(LULL)

    assert "`█████░░░  60%` *Sinners* · 3\n`██░░░░░░  20%` *Hamnet* · 1" in post_text(world, poll)


async def test_a_member_changes_their_mind_and_counts_once(world: World):
    poll = await asked(world)
    for nominee_id in (SINNERS, HAMNET, BATTLE):
        await vote(world, world.member, poll, nominee_id)
        await world.env.advance_time(1)
    await world.env.advance_time(LULL)

    assert await counts(world, poll) == {BATTLE: 1}
    assert "-# 1 vote · closes" in post_text(world, poll)
    assert "no votes: *Bugonia*, *F1*" in post_text(world, poll)


async def test_a_rush_is_few_edits_and_its_last_state_arrives(world: World):
    poll = await asked(world)
    for number in range(30):
        await vote(world, world.join(f"Member {number}"), poll, (SINNERS, HAMNET)[number % 3 == 0])
    assert edits(world, poll) == 1

    await world.env.advance_time(LULL)

    assert edits(world, poll) == 2
    assert "`█████░░░  67%` *Sinners* · 20\n`███░░░░░  33%` *Hamnet* · 10" in post_text(world, poll)


async def test_a_vote_before_the_bot_knows_where_its_post_is_is_drawn_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    services, cog = world.services, world.bot.get_cog("PollsCog")
    assert isinstance(cog, PollsCog)
    record_post = services.poll_hosting.record_post

    async def record_after_a_vote(guild_id: GuildId, poll_id: int, channel_id: int, message_id: int) -> None:
        await services.votes.cast_vote(guild_id, poll_id, MemberId(world.member.id), HAMNET, world.env.now())
        await cog.refresh_post(guild_id, poll_id)
        await record_post(guild_id, poll_id, channel_id, message_id)

    monkeypatch.setattr(services.poll_hosting, "record_post", record_after_a_vote)
    poll = await asked(world)
    await world.env.advance_time(LULL)

    assert "`████████    1` *Hamnet*" in post_text(world, poll)


async def test_hidden_shares_are_nowhere_before_the_end(world: World):
    poll = await asked(world, hidden=True)
    for member in world.members:
        await vote(world, member, poll, SINNERS)
    await world.env.advance_time(LULL)
    shown = post_text(world, poll)
    assert "stays hidden until it closes" in shown
    assert "2 votes" in shown
    listed = text(await world.member.slash(world.channel, "polls"))
    assert "Who **will** win? hidden until it closes" in listed
    for secret in (shown, listed.replace("you said Sinners", "")):
        assert "Sinners" not in secret

    await world.env.advance_time(3 * DAY + CLOSED)

    assert "The room believed in ***Sinners***." in post_text(world, poll)


async def test_will_and_should_stand_side_by_side_on_both_posts(world: World):
    will = await asked(world)
    should = await asked(world, question="should")
    await vote(world, world.member, will, SINNERS)
    # On either post both questions can be answered.
    await vote(world, world.member, will, HAMNET, PollQuestion.SHOULD)
    await world.env.advance_time(LULL)

    assert (await counts(world, will), await counts(world, should)) == ({SINNERS: 1}, {HAMNET: 1})
    assert "*Sinners*\n`will   ████████    1`\n`should ░░░░░░░░    0`" in post_text(world, will)
    assert "*Hamnet*\n`should ████████    1`\n`will   ░░░░░░░░    0`" in post_text(world, should)
    assert "-# will: 1 vote · should: 1 vote · closes" in post_text(world, will)
    listed = text(await world.member.slash(world.channel, "polls"))
    assert "**2 of 2** answered" in listed
    assert listed.index("Who **will** win? Sinners 1 vote") < listed.index(
        "Who **should** win? Hamnet 1 vote"
    )


async def test_the_list_shows_my_votes_and_takes_them(world: World):
    poll = await asked(world)
    await asked(world, category="director", question="should")
    await vote(world, world.member, poll, SINNERS)

    answer = await world.member.slash(world.channel, "polls")
    assert answer.ephemeral
    message = reply(answer)
    assert "**1 of 2** answered" in text(message)
    assert "you said Sinners" in text(message)
    directors = picks(message, "Who should win?")
    coogler = next(value for shown, value in directors.items() if shown.startswith("Ryan Coogler"))
    await world.member.select(message, [coogler], custom_id=custom_id(message, "Who should win?"))

    assert "💾 Saved. **Best Director**, who should win: **Ryan Coogler**." in text(message)
    assert "**2 of 2** answered" in text(message)
    others = await world.members[1].slash(world.channel, "polls")
    assert "**0 of 2** answered" in text(others)
    assert "you said" not in text(others)


async def test_a_poll_closes_by_itself_and_says_how_it_ended(world: World):
    poll = await asked(world)
    for member in world.members:
        await vote(world, member, poll, SINNERS)

    await world.env.advance_time(3 * DAY + CLOSED)

    shown = post_text(world, poll)
    assert "## 🔒 Best Picture" in shown
    assert "The room believed in ***Sinners***." in shown
    assert menus(world, poll) == []
    answer = await world.member.slash(world.channel, "polls")
    assert "Nothing is open right now. Hosts ask with `/poll open`; you answer here, or on the post." in text(
        answer
    )
    await world.member.click(reply(answer), label="How others ended")
    assert "Who **will** win? Sinners 2 votes" in text(answer)
    assert "you said Sinners" in text(answer)
    await world.member.click(reply(answer), label="What is open")
    assert "Nothing is open" in text(answer)


async def test_shared_first_place_and_a_poll_nobody_answered(world: World):
    poll, lonely = await asked(world), await asked(world, category="director")
    ana, ben = world.members
    await vote(world, ana, poll, SINNERS)
    await vote(world, ben, poll, HAMNET)

    await world.env.advance_time(3 * DAY + CLOSED)

    shared = "First place is shared: the room believed in ***Hamnet*** and ***Sinners***."
    assert shared in post_text(world, poll)
    assert "Nobody answered." in post_text(world, lonely)


async def test_a_room_of_one_is_a_vote_and_no_share(world: World):
    poll = await asked(world, question="should")
    await vote(world, world.member, poll, SINNERS)

    await world.env.advance_time(3 * DAY + CLOSED)

    assert "The room wanted ***Sinners***." in post_text(world, poll)
    assert "%" not in post_text(world, poll)


async def test_an_old_select_is_refused_after_the_end_and_the_vote_before_it_stands(world: World):
    poll = await asked(world)
    listed = reply(await world.member.slash(world.channel, "polls"))
    await vote(world, world.member, poll, SINNERS)
    late = menus(world, poll)[0]["custom_id"]
    forgotten = post_of(world, poll)
    world.env.inject_error("PATCH", f"/channels/*/messages/{poll.message_id}", status=503, times=None)
    await world.env.advance_time(3 * DAY + CLOSED)
    assert menus(world, poll) != [], "Discord was away: the post still looks open"

    refused = await world.member.select(forgotten, [HAMNET], custom_id=late)
    assert refused.ephemeral
    assert "You pressed after the poll on **Best Picture** had closed" in text(refused)
    await world.member.select(listed, [HAMNET], custom_id=custom_id(listed, "Who will win?"))
    assert "⚠️ You pressed after" in text(listed)
    assert "Nothing is open right now" in text(listed)
    assert await counts(world, poll) == {SINNERS: 1}

    world.env.backend.faults.clear()
    await world.env.advance_time(120)
    assert "## 🔒 Best Picture" in post_text(world, poll)


async def test_a_closing_that_fell_into_the_bots_absence_is_made_up_for(world: World):
    poll = await asked(world)
    await vote(world, world.member, poll, SINNERS)
    await world.services.jobs.close()
    await world.env.advance_time(5 * DAY)
    assert (await world.services.polls.get_poll(world.guild_id, poll.id)).closed_at is None

    await world.restart()
    await world.env.advance_time(120)

    assert (await world.services.polls.get_poll(world.guild_id, poll.id)).closed_at == poll.closes_at
    assert "The room believed in ***Sinners***." in post_text(world, poll)


async def test_posts_and_lists_work_after_a_restart_and_show_what_was_saved_before_it(world: World):
    poll = await asked(world)
    listed = reply(await world.member.slash(world.channel, "polls"))
    for member in world.members:
        await vote(world, member, poll, SINNERS)
    assert "-# 1 vote" in post_text(world, poll), "the second one waits for its turn"

    await world.restart()
    await world.env.advance_time(LULL)
    assert "-# 2 votes" in post_text(world, poll)

    await vote(world, world.member, poll, HAMNET)
    await world.member.select(listed, [BATTLE], custom_id=custom_id(listed, "Who will win?"))
    assert await counts(world, poll) == {BATTLE: 1, SINNERS: 1}


async def test_another_servers_polls_do_not_exist(world: World):
    poll = await asked(world)
    elsewhere = world.env.create_guild("Elsewhere", owner=world.env.create_user("mira"))
    channel = elsewhere.create_text_channel("general")
    stranger = elsewhere.add_member(
        world.env.create_user("sam"), roles=[elsewhere.create_role("Hosts", permissions=HOSTS)]
    )

    listed = await stranger.slash(channel, "polls")
    assert "Nothing is open right now" in text(listed)
    refused = await stranger.slash(channel, "poll close", poll=str(poll.id))
    assert "I find no poll" in text(refused)
    assert await world.services.polls.list_open_polls(world.guild_id) == [poll]


async def test_a_list_of_more_than_25_nominees_can_be_answered_to_the_last(world: World):
    slate_id = await own_slate(world, nominees=60)
    poll = await asked(world, ceremony=slate_id)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    *_, last = ceremony.by_id[poll.category_id].nominees
    assert [len(menu["options"]) for menu in menus(world, poll)] == [25, 25, 10]
    assert menus(world, poll)[2]["placeholder"] == "Who will win? (3 of 3)"

    await vote(world, world.member, poll, last.id)

    assert await counts(world, poll) == {last.id: 1}
    await world.env.advance_time(LULL)
    assert "*Film 60*" in post_text(world, poll)


async def test_polls_can_be_switched_off(world: World):
    poll = await asked(world)
    by = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_feature(world.guild_id, Feature.POLLS, False, by)

    for answer in (
        await world.member.slash(world.channel, "polls"),
        await ask(world, category="director"),
        await vote(world, world.member, poll, SINNERS),
    ):
        assert "switched **polls** off" in text(answer)
    assert await counts(world, poll) == {}


async def test_the_button_under_a_post_leads_to_my_own_list(world: World):
    poll = await asked(world)
    button = next(
        one for one in post_controls(world, poll) if one["type"] == discord.ComponentType.button.value
    )

    answer = await world.member.click(post_of(world, poll), custom_id=button["custom_id"])

    assert answer.ephemeral
    assert "**0 of 1** answered" in text(answer)
    saved = await vote(world, world.member, poll, SINNERS)
    assert labels(saved) == ["All my votes"]
    await world.member.click(reply(saved), label="All my votes")
    assert "**1 of 1** answered" in text(saved)


async def test_many_polls_are_turned_by_pages_and_a_vote_stays_on_its_page(world: World):
    answer = await ask(world)
    rest = picks(reply(answer), "Ask about more categories")
    await world.host.select(
        reply(answer), list(rest.values())[:11], custom_id=custom_id(answer, "Ask about more categories")
    )
    message = reply(await world.member.slash(world.channel, "polls"))
    assert "1 / 3" in labels(message)
    await world.member.click(message, custom_id=custom_id(message, "▶️"))
    assert "2 / 3" in labels(message)
    menu = next(part for part in controls(message) if "options" in part)

    await world.member.select(message, [menu["options"][0]["value"]], custom_id=menu["custom_id"])

    assert "2 / 3" in labels(message)
    assert "💾 Saved." in text(message)
