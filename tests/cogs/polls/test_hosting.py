"""Polls as hosts live them: asked, asked more, closed, announced, withdrawn, lost and refused."""

import discord
import pytest
from discord import ui

from bot.audit.model import Actor, AuditAction
from bot.guilds.model import ChannelPurpose
from bot.guilds.rules import Right
from bot.ids import CategoryId, MemberId, NomineeId
from bot.polls.model import PollQuestion
from bot.results.result_set import ResultSet
from bot.slates.model import SlateNominee
from cogs.kit.posts import PostScreen
from cogs.polls.post_screens import poll_post_screen
from cogs.polls.screens import ended_polls_screen, open_polls_screen
from tests.cogs.integrations import show_commands
from tests.discord_limits import breaches
from tests.polls.poll_posts import (
    CLOSED,
    DAY,
    HOUR,
    LULL,
    ask,
    asked,
    counts,
    edits,
    letters,
    list_asked,
    menus,
    newest,
    own_slate,
    post_controls,
    post_text,
    vote,
)
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

BEST_PICTURE = CategoryId("best-picture")


SINNERS, HAMNET, BATTLE = NomineeId("sinners"), "hamnet", "one-battle-after-another"


def laid_out(screen: PostScreen) -> ui.LayoutView:
    """A post without its pictures."""
    return screen if isinstance(screen, ui.LayoutView) else screen.layout({})


async def test_asking_posts_at_once_and_tells_only_the_host(world: World):
    answer = await ask(world)

    assert answer.ephemeral
    poll = await newest(world)
    assert "📣 Who **will** win? Closes" in text(answer)
    assert (
        f"[Best Picture](https://discord.com/channels/{world.guild.id}/{poll.channel_id}/{poll.message_id})"
        in text(answer)
    )
    assert "A rehearsal: the winners are known already" in text(answer)
    shown = post_text(world, poll)
    assert "## 🗳️ Best Picture\n### Who **will** win?\n-# 98th Academy Awards · a rehearsal" in shown
    assert [option["label"] for option in menus(world, poll)[0]["options"]][:2] == ["Bugonia", "F1"]


async def test_it_is_posted_in_the_channel_for_announcements_if_there_is_one(world: World):
    news = world.guild.create_text_channel("news")
    by = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_channel(world.guild_id, ChannelPurpose.ANNOUNCEMENTS, news.id, by)

    poll = await asked(world)

    assert poll.channel_id == news.id
    assert "## 🗳️ Best Picture" in read_channel(news, world.member)[0]


async def test_the_same_is_asked_about_more_categories_and_the_other_question_with_one_press(world: World):
    answer = await ask(world, hidden=True)
    await world.host.click(reply(answer), label="Ask who should win, too")
    assert "Who **should** win?" in text(answer)
    assert labels(answer) == [], "both are asked now"

    more = picks(reply(answer), "Ask about more categories")
    assert "Best Picture" not in more
    chosen = [more["Best Director"], more["Best Casting"]]
    await world.host.select(reply(answer), chosen, custom_id=custom_id(answer, "Ask about more categories"))

    assert sorted(await list_asked(world)) == [
        ("best-director", PollQuestion.SHOULD),
        ("best-picture", PollQuestion.SHOULD),
        ("best-picture", PollQuestion.WILL),
        ("casting", PollQuestion.SHOULD),
    ]
    polls = await world.services.polls.list_open_polls(world.guild_id)
    assert {(poll.closes_at, poll.hidden) for poll in polls} == {(polls[0].closes_at, True)}
    assert all(poll.message_id for poll in polls)


async def test_more_is_asked_after_a_restart_too(world: World):
    answer = await ask(world)
    more = picks(reply(answer), "Ask about more categories")

    await world.restart()
    await world.host.select(
        reply(answer), [more["Best Director"]], custom_id=custom_id(answer, "Ask about more categories")
    )

    assert len(await list_asked(world)) == 2


async def test_a_time_that_passed_meanwhile_is_said(world: World):
    answer = await ask(world)
    more = picks(reply(answer), "Ask about more categories")
    await world.env.advance_time(4 * DAY)

    late = await world.host.select(
        reply(answer), [more["Best Director"]], custom_id=custom_id(answer, "Ask about more categories")
    )

    assert "must close later than now" in text(late)
    assert await list_asked(world) == []


@pytest.mark.parametrize(
    ("options", "told_so"),
    [
        ({"closes": "yesterday 8pm"}, "“yesterday 8pm” has passed ("),
        ({"closes": "3 May 2020"}, "“3 May 2020” has passed (Sunday 3 May 2020): name a time to come"),
        ({"closes": "in 20 years"}, "too far ahead"),
        ({"closes": "someday"}, "cannot read “someday” as a time"),
        ({"closes": "x" * 5000}, "as a time"),
        ({"category": "best popcorn"}, "I find no category called “best popcorn”"),
        ({"category": "x" * 5000}, "I find no category"),
        ({"ceremony": "1933"}, "No Academy Awards were held in 1933."),
        ({"ceremony": "popcorn night"}, "I find no ceremony called “popcorn night”"),
        ({"category": "picture", "ceremony": "sag 2025"}, "I find no category"),
        ({"category": "actor", "ceremony": "sag 2025"}, "I cannot ask about"),
    ],
)
async def test_what_cannot_be_asked_is_said_and_nothing_is_posted(
    world: World, options: dict[str, object], told_so: str
):
    answer = await ask(world, **options)

    assert answer.ephemeral
    assert told_so in text(answer)
    assert await list_asked(world) == []
    assert read_channel(world.channel, world.member) == []


async def test_what_is_asked_already_is_not_asked_twice(world: World):
    poll = await asked(world)

    again = await ask(world)

    assert "is being asked already" in text(again)
    assert f"/{poll.message_id}" in text(again)
    assert len(await list_asked(world)) == 1


async def test_an_announced_category_is_not_asked_about(world: World):
    slate_id = await own_slate(world)
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.announcing.announce_winners(
        ResultSet(world.guild_id, slate_id), BEST_PICTURE, [NomineeId("film-1")], by
    )

    refused = await ask(world, ceremony=slate_id)

    assert "The envelope for **Best Picture** was opened in this server already" in text(refused)
    assert "📣" in text(await ask(world, ceremony=slate_id, category="poster"))


async def test_without_a_ceremony_it_is_the_one_that_is_on_or_the_next_one(world: World):
    await world.host.slash(
        world.channel, "poll open", category="picture", question="will", closes="in 3 days"
    )
    assert (await newest(world)).ceremony_id == "oscars-98", "the next that is to come, or else the latest"
    await ask(world, ceremony=await own_slate(world))
    several = await world.host.slash(
        world.channel, "poll open", category="picture", question="should", closes="in 3 days"
    )
    assert "Several nights are on here. Which one do you mean?" in text(several)
    assert "Club Awards" in picks(several, "Choose the ceremony")


async def test_categories_are_offered_that_can_be_asked_about(world: World):
    offered = await world.host.autocomplete(
        world.channel, "poll open", "category", "act", ceremony="sag 2025", question="will"
    )
    assert [choice["name"] for choice in offered] == []
    offered = await world.host.autocomplete(world.channel, "poll open", "category", "pict", ceremony="98")
    assert offered[0]["name"].startswith("Best Picture")


async def test_whose_nominee_is_withdrawn_is_told_and_votes_anew(world: World):
    poll = await asked(world)
    ana, ben = world.members
    await vote(world, ana, poll, SINNERS)
    await vote(world, ben, poll, HAMNET)
    await world.env.advance_time(LULL)

    where = {"ceremony": "98", "category": "best-picture", "nominee": SINNERS}
    question = await world.host.slash(world.channel, "ceremony withdraw", **where)
    await world.host.click(reply(question), label="Confirm")
    assert "1 vote emptied" in text(question)
    await world.env.advance_time(LULL)

    (letter,) = letters(world, ana)
    assert (
        "***Sinners*** was withdrawn from **Best Picture**, so your vote on who will win is empty again"
        in letter
    )
    assert f"/{poll.channel_id}/{poll.message_id}" in letter
    assert letters(world, ben) == []
    assert await counts(world, poll) == {HAMNET: 1}
    assert SINNERS not in [option["value"] for option in menus(world, poll)[0]["options"]]
    assert "Sinners" not in post_text(world, poll)
    await vote(world, ana, poll, BATTLE)
    assert await counts(world, poll) == {BATTLE: 1, HAMNET: 1}


async def test_an_old_select_with_a_withdrawn_nominee_says_so(world: World):
    poll = await asked(world)
    listed = reply(await world.member.slash(world.channel, "polls"))
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.withdrawals.withdraw_nominee(
        SlateNominee(world.guild_id, "oscars-98", BEST_PICTURE, SINNERS), by
    )

    refused = await vote(world, world.member, poll, SINNERS)
    assert "was withdrawn and takes no votes" in text(refused)
    await world.member.select(listed, [SINNERS], custom_id=custom_id(listed, "Who will win?"))
    assert "⚠️ That nominee of **Best Picture** was withdrawn" in text(listed)
    assert SINNERS not in picks(listed, "Who will win?").values()


async def test_a_deleted_post_is_said_once_and_asking_again_posts_it_anew(world: World):
    poll = await asked(world)
    world.env.backend.delete_message(poll.channel_id or 0, poll.message_id or 0)
    by_list = reply(await world.member.slash(world.channel, "polls"))
    for nominee_id in (SINNERS, HAMNET):
        await world.member.select(by_list, [nominee_id], custom_id=custom_id(by_list, "Who will win?"))
        await world.env.advance_time(60)

    (letter,) = letters(world, world.host)
    assert "The post of a poll was deleted (**Best Picture**, Who **will** win?)" in letter
    assert (await newest(world)).message_id is None

    again = await ask(world)

    assert "📣" in text(again)
    anew = await newest(world)
    assert (anew.id, anew.message_id is not None) == (poll.id, True)
    assert "-# 1 vote · closes" in post_text(world, anew)


async def test_a_poll_whose_post_discord_does_not_take_is_open_and_says_so(world: World):
    world.env.inject_error("POST", "/channels/*/messages", status=503, times=None)

    answer = await ask(world)

    assert "Discord does not take the post just now" in text(answer)
    world.env.backend.faults.clear()
    await ask(world)
    (poll,) = await world.services.polls.list_open_polls(world.guild_id)
    assert poll.message_id is not None
    assert len(await world.services.polls.list_open_polls(world.guild_id)) == 1


async def test_a_list_in_which_something_was_asked_meanwhile_asks_nothing(world: World):
    answer = await ask(world)
    more = picks(reply(answer), "Ask about more categories")
    world.env.inject_error("POST", "/channels/*/messages", status=403)
    await ask(world, category="director")

    chosen = [more["Best Director"], more["Best Casting"]]
    refused = await world.host.select(
        reply(answer), chosen, custom_id=custom_id(answer, "Ask about more categories")
    )

    assert "Who **will** win **Best Director** is being asked already. Find it with `/polls`" in text(refused)
    assert len(await list_asked(world)) == 2


async def test_a_channel_where_i_may_not_write_is_refused_before_anything_is_asked(world: World):
    me = world.guild.me
    assert me is not None
    closed = world.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    wanted = {"category": "picture", "question": "will", "closes": "in 3 days", "ceremony": "98"}

    refused = await world.host.slash(closed, "poll open", **wanted)

    assert "**Send Messages**" in text(refused)
    assert await list_asked(world) == []


async def test_a_post_that_fails_leaves_the_poll_to_the_lists(world: World):
    world.env.inject_error("POST", "/channels/*/messages", status=403)

    answer = await ask(world)

    assert "⚠️ I may not post in" in text(answer)
    assert "Members can answer with `/polls` all the same" in text(answer)
    listed = reply(await world.member.slash(world.channel, "polls"))
    await world.member.select(listed, [SINNERS], custom_id=custom_id(listed, "Who will win?"))
    assert "**1 of 1** answered" in text(listed)


async def test_members_may_neither_ask_nor_close(world: World):
    answer = await ask(world)
    poll = await newest(world)
    assert "polls" in world.member.available_commands(world.channel)
    assert "poll" not in world.member.available_commands(world.channel)
    everyone = world.guild.default_role
    await show_commands(world, everyone, "poll")

    for refused in (
        await world.member.slash(world.channel, "poll close"),
        await world.member.slash(
            world.channel,
            "poll open",
            category="picture",
            question="should",
            closes="in 3 days",
            ceremony="98",
        ),
    ):
        assert refused.ephemeral
        assert "That is for hosts" in text(refused)
    assert await world.services.polls.list_open_polls(world.guild_id) == [poll]
    # What a host was shown carries its own right: it may have been shown before the right was lost.
    asking = {part["custom_id"].split(":")[2] for part in controls(answer)}
    assert asking == {"poll-more", "poll-beside"}
    assert {route.right for route in world.gate.routes if route.name in asking | {"poll-close"}} == {
        Right.HOST
    }


async def test_who_asked_and_closed_is_in_the_log(world: World):
    await asked(world)
    await world.owner.slash(world.channel, "poll close")

    found = await world.services.audit.get_page(world.guild_id, 0, 10)
    lines = [(entry.action, entry.actor.name, entry.subject) for entry in found.entries]
    assert lines == [
        (AuditAction.CLOSE_POLL, "Olga", "Best Picture, who will win"),
        (AuditAction.OPEN_POLL, "Hana", "Best Picture, who will win"),
    ]


async def test_an_old_post_is_edited_once_a_minute(world: World):
    poll = await asked(world, closes="in 30 days")
    await world.env.advance_time(2 * HOUR)
    for member in world.members:
        await vote(world, member, poll, SINNERS)
    assert edits(world, poll) == 1
    await world.env.advance_time(30)
    assert edits(world, poll) == 1
    await world.env.advance_time(30)
    assert edits(world, poll) == 2
    assert "-# 2 votes" in post_text(world, poll)


@pytest.mark.slow
async def test_every_screen_is_within_discords_limits(world: World):
    by = Actor(MemberId(world.host.id), world.host.name)
    where = {"question": "should", "closes": "in 3 days"}
    for ceremony_id, category in (("oscars-98", "picture"), ("oscars-17", "music"), ("oscars-6", "picture")):
        await ask(world, ceremony=ceremony_id, category=category)
        await ask(world, ceremony=ceremony_id, category=category, **where)
    for number in range(3):
        long = await own_slate(
            world, nominees=60, name=f"{number}" + "L" * 90, film="Émile's *very* long " * 9
        )
        ceremony = await world.services.slates.get_ceremony(world.guild_id, long)
        for asking in ({}, where):
            await ask(world, ceremony=long, **asking)
            poll = await newest(world)
            for member_id, nominee in enumerate(ceremony.by_id[poll.category_id].nominees, 1):
                await world.services.votes.cast_vote(
                    world.guild_id, poll.id, MemberId(member_id), nominee.id, world.env.now()
                )
    now = world.env.now()
    for poll in await world.services.polls.list_open_polls(world.guild_id):
        card = await world.services.polls.get_card(world.guild_id, poll.id)
        assert list(breaches(laid_out(poll_post_screen(card, poll.question, now)))) == [], poll
        assert (
            0 < len(post_controls(world, await world.services.polls.get_poll(world.guild_id, poll.id))) < 40
        )
    settings = await world.services.guilds.get_settings(world.guild_id)
    listed = await world.services.polls.list_answerable_polls(world.guild_id, MemberId(7))
    for page in range(6):
        assert list(breaches(open_polls_screen(listed, settings, now, page, "x" * 300))) == [], page
    for poll in await world.services.polls.list_open_polls(world.guild_id):
        await world.services.poll_hosting.close_poll(world.guild_id, poll.id, by)
    await world.env.advance_time(CLOSED)
    for poll in await world.services.polls.list_recent_polls(world.guild_id):
        card = await world.services.polls.get_card(world.guild_id, poll.id)
        assert list(breaches(laid_out(poll_post_screen(card, poll.question, world.env.now())))) == [], poll
    ended = await world.services.polls.list_ended_polls(world.guild_id, MemberId(7))
    for page in range(3):
        assert list(breaches(ended_polls_screen(ended, settings, world.env.now(), page))) == [], page
