"""Polls, as hosts ask and members answer."""

from tests.golden.recording import Recorder
from tests.polls.poll_posts import CLOSED, DAY, LULL, ask, asked, own_slate, vote
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
