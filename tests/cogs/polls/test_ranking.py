"""Preferential polls as members and hosts live them: ranked press by press, secret, then counted in public."""

import asyncio
import io
import json
import re
from collections.abc import Sequence

from PIL import Image

from bot.ids import MemberId, NomineeId, PressId, make_first_press_id
from bot.polls.model import Poll, PollQuestion
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import RankingPress, RankingStep
from cogs.polls.ranking_screens import ranking_screen
from tests.cogs.counted_room import pictures
from tests.discord_limits import breaches
from tests.golden.recording import posts
from tests.polls.poll_posts import (
    CLOSED,
    DAY,
    LULL,
    ask,
    asked,
    begin_ranking,
    choose,
    letters,
    list_asked,
    newest,
    next_choice,
    own_slate,
    post_of,
    post_text,
    rank,
    rank_all,
    ranked_poll,
    vote,
)
from tests.world import World, controls, custom_id, labels, picks, reply, text

SINNERS, HAMNET, BATTLE, BUGONIA = "sinners", "hamnet", "one-battle-after-another", "bugonia"

BALLOTS = (
    (SINNERS, HAMNET),
    (SINNERS,),
    (BATTLE, HAMNET),
    (BATTLE, HAMNET),
    (HAMNET, BATTLE, SINNERS),
    (BUGONIA, BATTLE),
)
"""Sinners 2, One Battle After Another 2, Hamnet 1, Bugonia 1: by hand, see below."""


async def close(world: World, *, days: int = 3) -> None:
    """Let the poll's time pass, and its post be edited."""
    await world.env.advance_time(LULL * 2)
    await world.env.advance_time(days * DAY + CLOSED)
    await world.env.advance_time(LULL * 3)


async def test_each_press_is_the_next_choice_and_is_saved(world: World):
    poll = await ranked_poll(world)
    message = await begin_ranking(world, world.member, poll)
    assert message.ephemeral
    assert "You have ranked nobody yet." in text(message)
    assert "more than half of the ballots that still count" in text(message)
    assert next_choice(message)["placeholder"] == "Next choice: your 1st"

    await choose(world.member, message, HAMNET)
    await choose(world.member, message, SINNERS)

    assert "1. *Hamnet*\n2. *Sinners*" in text(message)
    assert next_choice(message)["placeholder"] == "Next choice: your 3rd"
    left = [option["value"] for option in next_choice(message)["options"]]
    assert len(left) == 8
    assert {HAMNET, SINNERS}.isdisjoint(left)
    paper = await world.services.rankings.get_paper(world.guild_id, poll.id, MemberId(world.member.id))
    assert paper.ranking == (HAMNET, SINNERS)


async def test_choices_are_undone_begun_again_and_done(world: World):
    poll = await ranked_poll(world)
    message = await rank(world, world.member, poll, (HAMNET, SINNERS, BATTLE))
    await world.member.click(message, label="Undo")
    assert "2. *Sinners*" in text(message)
    assert "3." not in text(message)
    await world.member.click(message, label="Start again")
    assert "You have ranked nobody yet." in text(message)
    assert [part["disabled"] for part in controls(message) if part.get("label") in ("Undo", "Done")] == [
        True,
        True,
    ]

    await choose(world.member, message, BATTLE)
    await world.member.click(message, label="Done")

    assert "💾 Saved. **Best Picture**, who should win:\n1. *One Battle After Another*" in text(message)
    await world.member.click(message, label="Change my ranking")
    assert next_choice(message)["placeholder"] == "Next choice: your 2nd"


async def test_who_ranked_them_all_has_nothing_left_to_choose(world: World):
    slate_id = await own_slate(world, nominees=2)
    poll = await ranked_poll(world, ceremony=slate_id)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    ids = [nominee.id for nominee in ceremony.by_id[poll.category_id].nominees]
    message = await rank(world, world.member, poll, ids)
    assert "You have ranked them all." in text(message)
    assert [part for part in controls(message) if "options" in part] == []


async def test_more_than_25_nominees_are_turned_by_pages(world: World):
    slate_id = await own_slate(world, nominees=60)
    poll = await ranked_poll(world, ceremony=slate_id)
    message = await begin_ranking(world, world.member, poll)
    assert next_choice(message)["placeholder"] == "Next choice: your 1st (page 1 of 3)"
    for _ in range(2):
        await world.member.click(message, custom_id=custom_id(message, "▶️"))
    menu = next_choice(message)
    assert len(menu["options"]) == 10
    await choose(world.member, message, menu["options"][-1]["value"])
    assert "1. *Film 60*" in text(message)
    assert "3 / 3" in labels(message), "it stays on its page"


async def test_how_it_stands_is_nowhere_before_the_end(world: World):
    poll = await ranked_poll(world)
    nominees = post_text(world, poll)
    assert "Nobody has answered yet. Be the first!" in nominees
    await rank_all(world, poll, [(SINNERS, HAMNET)] * 6)
    await world.env.advance_time(LULL)

    shown = post_text(world, poll)
    assert "6 ballots · closes" in shown
    assert shown.count("*Sinners*") == 1, "it is named among the nominees, and nowhere else"
    stranger = world.join("Stranger")
    listed = text(await stranger.slash(world.channel, "polls"))
    assert "Who **should** win? counted when it closes\n-# 6 ballots" in listed
    hosts = text(await world.host.slash(world.channel, "polls"))
    assert "Sinners" not in listed + hosts
    refused = await world.host.slash(world.channel, "poll export")
    assert "No preferential poll has ended in this server yet" in text(refused)
    verdict = text(await stranger.slash(world.channel, "verdict", ceremony="98"))
    assert "Sinners" not in verdict


async def test_my_ranking_stands_in_my_list_alone(world: World):
    poll = await ranked_poll(world)
    await rank(world, world.member, poll, (SINNERS, HAMNET, BATTLE, BUGONIA))

    mine = await world.member.slash(world.channel, "polls")
    assert "you ranked 1. Sinners, 2. Hamnet, 3. One Battle After Another and 1 more" in text(mine)
    assert "**1 of 1** answered" in text(mine)
    await world.member.click(reply(mine), label="Change my ranking")
    assert "4. *Bugonia*" in text(mine)
    assert "you ranked" not in text(await world.members[1].slash(world.channel, "polls"))


async def test_a_late_press_is_refused_and_shows_what_was_saved(world: World):
    poll = await ranked_poll(world)
    message = await rank(world, world.member, poll, (SINNERS, HAMNET))
    late, undo = next_choice(message)["custom_id"], custom_id(message, "Undo")
    await close(world)

    await world.member.select(message, [BATTLE], custom_id=late)
    assert "⚠️ You pressed after the poll on **Best Picture** had closed" in text(message)
    assert "1. *Sinners*\n2. *Hamnet*" in text(message)
    assert "In the file of all ballots yours begins with the line" in text(message)
    again = await world.member.click(post_of(world, poll), label="My ranking")
    assert "1. *Sinners*\n2. *Hamnet*" in text(again)
    assert undo not in [part["custom_id"] for part in controls(again)]


async def test_the_end_says_who_won_why_and_round_by_round(world: World):
    poll = await ranked_poll(world)
    await rank_all(world, poll, BALLOTS)
    await close(world)

    shown = post_text(world, poll)
    # By hand: nobody has four of six. The six that nobody put first are out at once. Hamnet and Bugonia share last
    # place with one first choice each, and 1 + 1 is not fewer than 2, so one of them goes: Bugonia, ranked on one
    # ballot. That goes to One Battle: 3, Sinners 2, Hamnet 1. Hamnet is out, and One Battle has four of six.
    assert (
        "The room wanted ***One Battle After Another***: 4 of 6 ballots still counting in round 4." in shown
    )
    assert "Most first choices: One Battle After Another and Sinners; the count changed it." in shown
    assert "Head to head: One Battle After Another beats every other." in shown
    assert "Out: Bugonia (last place was shared: ranked on fewest ballots)." in shown
    assert "-# Round 4: One Battle After Another 4 (+1), Sinners 2, exhausted 0." in shown
    stored = await world.services.polls.get_poll(world.guild_id, poll.id)
    assert stored.proof
    assert f"-# 6 ballots · closed <t:1767484800:R> · proof `{stored.proof[:12]}…`" in shown
    (post,) = posts(world, world.channel.id)[-1:]
    (picture,) = post.attachments
    assert picture.filename == "rounds.png"
    assert (picture.description or "").startswith(
        "Best Picture, 98th Academy Awards · should win.\n🏆 One Battle"
    )
    assert labels(post) == ["My ranking", "The ballots as a file", "All polls and my votes"]


async def test_few_ballots_tell_the_winner_and_nothing_else(world: World):
    poll = await ranked_poll(world)
    await rank_all(world, poll, BALLOTS[:3])
    await close(world)

    shown = post_text(world, poll)
    assert "The room wanted ***Sinners***." in shown
    assert "Round" not in shown
    assert "With fewer than 5 ballots the rounds stay hidden." in shown
    (post,) = posts(world, world.channel.id)[-1:]
    assert post.attachments == []
    assert labels(post) == ["My ranking", "All polls and my votes"]
    refused = await world.host.slash(world.channel, "poll export")
    assert "Fewer than 5 members ranked in the poll on **Best Picture**" in text(refused)
    listed = await world.member.slash(world.channel, "polls")
    await world.member.click(reply(listed), label="How others ended")
    assert "Who **should** win? Sinners\n-# 3 ballots" in text(listed)
    assert [part for part in controls(listed) if "options" in part] == []


async def test_a_poll_that_nobody_ranked_in_ends_like_others(world: World):
    poll = await ranked_poll(world)
    await close(world)
    assert "Nobody answered." in post_text(world, poll)


async def test_the_rounds_are_found_among_the_ended_polls_with_my_ballot(world: World):
    poll = await ranked_poll(world)
    await rank_all(world, poll, BALLOTS)
    await close(world)
    listed = await world.member.slash(world.channel, "polls")
    await world.member.click(reply(listed), label="How others ended")
    assert "Who **should** win? One Battle After Another after 4 rounds\n-# 6 ballots" in text(listed)

    menu = "How it was counted, round by round"
    await world.member.select(
        reply(listed), list(picks(listed, menu).values()), custom_id=custom_id(listed, menu)
    )

    shown = reply(listed)
    assert [each.filename for each in shown.attachments] == ["rounds.png"]
    assert "**Your ballot**\n1. *Sinners*\n2. *Hamnet*" in text(shown)
    assert "✅ The ballots are exactly those that were sealed at the closing: 6 checked." in text(shown)
    stored = await world.services.polls.get_poll(world.guild_id, poll.id)
    assert f"Proof `{stored.proof}`" in text(shown)


async def test_anyone_gets_the_ballots_without_names(world: World):
    poll = await ranked_poll(world)
    members = await rank_all(world, poll, BALLOTS)
    await close(world)
    stranger = world.join("Stranger")

    for answer in (
        await stranger.click(post_of(world, poll), label="The ballots as a file"),
        await world.host.slash(world.channel, "poll export"),
        await world.host.slash(world.channel, "poll export", poll=str(poll.id)),
    ):
        assert reply(answer).ephemeral
        (file,) = reply(answer).attachments
        assert file.filename == "poll.json"
        content = (await file.read()).decode()
        exported = json.loads(content)
        assert sorted(len(ballot["ranking"]) for ballot in exported["ballots"]) == [1, 2, 2, 2, 2, 3]
        assert [str(member.id) for member in members if str(member.id) in content] == []
        assert [member.name for member in members if member.name in content] == []
        assert exported["proof"] in text(answer)


async def test_who_will_win_is_not_ranked(world: World):
    refused = await ask(world, question="will", count="preferential")
    assert refused.response is not None
    assert "A preferential count is for who **should** win" in text(refused)
    assert await list_asked(world) == []


async def test_the_host_reads_how_it_is_counted_and_asks_on(world: World):
    answer = await ask(world, question="should", count="preferential", hidden=True)
    assert "counted as the Academy counts Best Picture when it closes" in text(answer)
    more = picks(answer, "Ask about more categories")
    director = next(value for label, value in more.items() if "Directing" in label or "Director" in label)
    await world.host.select(
        reply(answer), [director], custom_id=custom_id(answer, "Ask about more categories")
    )
    poll = await newest(world)
    assert (poll.count_method, poll.hidden) == (CountMethod.PREFERENTIAL, True)
    await world.host.click(reply(answer), label="Ask who will win, too")
    other = await newest(world)
    assert (other.question, other.count_method) == (PollQuestion.WILL, CountMethod.VOTES)


async def test_votes_and_rankings_stand_side_by_side_on_both_posts(world: World):
    will, should = await asked(world), await ranked_poll(world)
    await vote(world, world.member, will, SINNERS)
    message = await rank(world, world.member, will, (HAMNET,))
    assert "1. *Hamnet*" in text(message)
    await world.env.advance_time(LULL)

    assert "-# will: 1 vote · should: 1 ballot · closes" in post_text(world, will)
    assert "-# should: 1 ballot · will: 1 vote · closes" in post_text(world, should)
    assert "█" not in post_text(world, should)
    listed = text(await world.member.slash(world.channel, "polls"))
    assert "**2 of 2** answered" in listed


async def test_a_withdrawn_nominee_is_skipped_and_who_ranks_nobody_else_is_told(world: World):
    slate_id = await own_slate(world)
    poll = await ranked_poll(world, ceremony=slate_id)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    first, second, _ = (nominee.id for nominee in ceremony.by_id[poll.category_id].nominees)
    ana, ben = world.members
    message = await rank(world, ana, poll, (first,))
    await rank(world, ben, poll, (first, second))

    where = {"ceremony": slate_id, "category": poll.category_id, "nominee": first}
    question = await world.host.slash(world.channel, "ceremony withdraw", **where)
    await world.host.click(reply(question), label="Confirm")
    await world.env.advance_time(LULL)

    (letter,) = letters(world, ana)
    assert "your ranking of who should win names nobody who still stands" in letter
    assert letters(world, ben) == []
    await choose(ana, message, second)
    assert "1. *Film 1* · withdrawn, skipped in the count\n2. *Film 2*" in text(message)


async def test_rankings_outlive_a_restart_and_go_on(world: World):
    poll = await ranked_poll(world)
    message = await rank(world, world.member, poll, (SINNERS,))

    await world.restart()
    await choose(world.member, message, HAMNET)

    assert "1. *Sinners*\n2. *Hamnet*" in text(message)
    await world.services.jobs.close()
    await world.env.advance_time(60)
    await world.env.advance_time(5 * DAY)
    assert (await world.services.polls.get_poll(world.guild_id, poll.id)).proof is None
    await world.restart()
    await world.env.advance_time(120)
    assert "The room wanted ***Sinners***." in post_text(world, poll)


async def test_ten_films_and_forty_ballots_fit_into_a_post_and_a_picture(world: World):
    poll = await ranked_poll(world)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, poll.ceremony_id)
    ids = [nominee.id for nominee in ceremony.by_id[poll.category_id].nominees]
    for number in range(40):
        ballot = [ids[(number * number + step * 3) % 10] for step in range(1 + number % 10)]
        await cast(world, poll, number + 1, ballot)
    await close(world)

    (post,) = posts(world, world.channel.id)[-1:]
    assert len(text(post)) < 4000
    assert len(re.findall(r"^-# Round \d", text(post), re.MULTILINE)) >= 5
    picture = Image.open(io.BytesIO(await post.attachments[0].read()))
    assert picture.width == 800


async def test_the_screens_are_within_discords_limits(world: World):
    slate_id = await own_slate(
        world, nominees=60, film="A Film with quite a long Title, as Films Have them, part"
    )
    poll = await ranked_poll(world, ceremony=slate_id)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    ids = [nominee.id for nominee in ceremony.by_id[poll.category_id].nominees]
    for number in range(60):
        await cast(world, poll, number + 1, [ids[(number + step * 7) % 60] for step in range(30)])
    paper = await world.services.rankings.get_paper(world.guild_id, poll.id, MemberId(1))
    now = world.env.now()
    for page in range(4):
        assert list(breaches(ranking_screen(paper, now, page, "x" * 300))) == []
    await close(world)
    assert "… " in post_text(world, poll)
    assert len(post_text(world, poll)) < 4000


async def cast(world: World, poll: Poll, member_id: int, ballot: Sequence[NomineeId]) -> None:
    """Rank without a screen, with presses that are decided together."""
    now = world.env.now()
    presses = [
        RankingPress(PressId(make_first_press_id(now) + place), RankingStep.ADD, nominee_id)
        for place, nominee_id in enumerate(ballot)
    ]
    rankings = world.services.rankings
    await asyncio.gather(
        *(
            rankings.change_ranking(world.guild_id, poll.id, MemberId(member_id), press, now)
            for press in presses
        )
    )


async def test_the_verdict_knows_what_the_room_wished_as_it_was_counted(world: World):
    slate_id = await own_slate(world)
    poll = await ranked_poll(world, ceremony=slate_id)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, slate_id)
    one, two, three = (nominee.id for nominee in ceremony.by_id[poll.category_id].nominees)
    # By hand: 3, 2 and 2. Film 3 is on two ballots, Film 2 on four: Film 3 is out, and Film 2 has four of seven.
    await rank_all(world, poll, [(one,), (one,), (one,), (two,), (two,), (three, two), (three, two)])
    await close(world)

    answer = await world.member.slash(world.channel, "verdict", ceremony="Club Awards")
    assert "should win: *Film 2* 57%" in text(answer)
    options = picks(answer, "Look at a category")
    await world.member.select(
        reply(answer), list(options.values())[:1], custom_id=custom_id(answer, "Look at a category")
    )
    shown = text(reply(answer))
    assert "Who should win, ranked · round 2, the last: 7 of 7 ballots still counting" in shown
    alt = pictures(answer)["shares.png"]
    assert alt.index("Film 2: 4 (57%)") < alt.index("Film 1: 3 (43%)")
