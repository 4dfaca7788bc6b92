"""Polls, as hosts ask and members answer."""

from simcord import InteractionResult

from tests.golden.pinned import check
from tests.golden.recording import Recorder
from tests.polls.poll_posts import (
    CLOSED,
    DAY,
    LULL,
    ask,
    asked,
    begin_ranking,
    choose,
    newest,
    own_slate,
    post_of,
    rank_all,
    vote,
)
from tests.world import World, custom_id, picks, reply


async def test_polls(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    slate_id = await own_slate(world)
    answer = await ask(world, ceremony=slate_id)
    recorder.take("asked", answer)
    await host.click(reply(answer), label="Ask who should win, too")
    recorder.take("both-asked", answer)
    more = picks(reply(answer), "Ask about more categories")
    await host.select(
        reply(answer), [more["Best Poster"]], custom_id=custom_id(answer, "Ask about more categories")
    )
    recorder.take("more-asked", answer)
    hidden = await asked(world, hidden=True)
    recorder.take("vote", await vote(world, world.member, hidden, "sinners"))
    recorder.take("vote-changed", await vote(world, world.member, hidden, "hamnet"))
    await vote(world, world.members[1], hidden, "sinners")
    recorder.take("polls", await world.member.slash(channel, "polls"))
    recorder.take("polls-of-hosts", await host.slash(channel, "polls"))
    recorder.take("twice", await ask(world, ceremony=slate_id))
    recorder.take("refused-time", await ask(world, closes="yesterday 8pm"))
    recorder.take("close-which", await host.slash(channel, "poll close"))
    closing = await host.slash(channel, "poll close", poll=str(hidden.id))
    recorder.take("close-one", closing)
    await world.env.advance_time(LULL)
    recorder.take_posts("posts-open", channel)
    await world.env.advance_time(3 * DAY + CLOSED)
    recorder.take_posts("posts-closed", channel)
    recorder.take("polls-none-open", await world.member.slash(channel, "polls"))
    recorder.check("polls")


async def test_preferential_polls(world: World, recorder: Recorder):
    ana, channel = world.member, world.channel
    recorder.take("asked", await ask(world, question="should", count="preferential"))
    poll = await newest(world)
    recorder.take("refused-will", await ask(world, question="will", count="preferential"))
    ranking = await begin_ranking(world, ana, poll)
    recorder.take("nothing-ranked", ranking)
    await choose(ana, ranking, "sinners")
    await choose(ana, ranking, "hamnet")
    recorder.take("ranked", ranking)
    await ana.click(ranking, label="Done")
    recorder.take("done", ranking)
    recorder.take("polls", await ana.slash(channel, "polls"))
    await rank_all(world, poll, [(), ("hamnet", "sinners"), ("bugonia", "hamnet"), ("hamnet",), ("sinners",)])
    await world.env.advance_time(LULL)
    recorder.take_posts("posts-open", channel)
    await world.env.advance_time(3 * DAY + CLOSED)
    await world.env.advance_time(LULL * 3)
    recorder.take_posts("posts-closed", channel)
    recorder.take("own-ranking-closed", await ana.click(post_of(world, poll), label="My ranking"))
    listed = await ana.slash(channel, "polls")
    await ana.click(reply(listed), label="How others ended")
    recorder.take("ended", listed)
    menu = "How it was counted, round by round"
    await ana.select(reply(listed), list(picks(listed, menu).values()), custom_id=custom_id(listed, menu))
    recorder.take("rounds", listed)
    exported = recorder.take("export", await world.host.slash(channel, "poll export"))
    assert isinstance(exported, InteractionResult)
    (file,) = reply(exported).attachments
    check("exports/poll/poll.json", (await file.read()).decode())
    recorder.check("preferential-polls")
