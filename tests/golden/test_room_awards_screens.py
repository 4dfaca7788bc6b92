"""The room's own awards, from the first nomination to the open envelope: posts, ballots, and the night's board."""

from simcord import MemberActor

from tests.cogs.room_awards.award_presses import (
    MINUTE,
    WEEK,
    begin,
    choose,
    last_post,
    nominate,
    rank,
)
from tests.golden.recording import Recorder
from tests.world import World, picks, reply

OPEN = "Open an envelope"
NAME = "Club Awards"


async def gather_room(world: World) -> list[MemberActor]:
    """Five members who have been here for two months."""
    people = [*world.members, *(world.join(name) for name in ("Cleo", "Dov", "Eve"))]
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(60 * 86_400.0)
    return people


async def pass_week(world: World) -> None:
    """Let the phase end by itself."""
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)


async def test_the_awards_to_the_shortlist_and_the_vote(world: World, recorder: Recorder):
    people, host, channel = await gather_room(world), world.host, world.channel
    recorder.take("begun", await begin(world))
    panel = await people[0].click(last_post(world), label="Nominate")
    recorder.take("nominate", panel)
    recorder.take("nominated", await nominate(world, people[0], "Anora\nThe Brutalist\nConclave"))
    for member in people[1:]:
        await nominate(world, member, "Anora\nThe Brutalist\nConclave")
    await nominate(world, people[0], "The Popcorn Thief", "Best Villain")
    await pass_week(world)
    recorder.take("settle", await host.slash(channel, "awards settle"))
    recorder.take("vote-opened", await host.slash(channel, "awards open", until="in 7 days"))
    await world.env.advance_time(MINUTE)
    ballot = await people[0].click(last_post(world), label="My ballot")
    recorder.take("ballot", ballot)
    recorder.take("ballot-ranked", await rank(world, people[0], "Conclave", "Anora"))
    await world.env.advance_time(MINUTE)
    recorder.take_posts("posts", channel)
    recorder.check("room-awards")


async def test_the_board_of_the_awards(world: World, recorder: Recorder):
    people, host, channel = await gather_room(world), world.host, world.channel
    await begin(world)
    for member in people:
        await nominate(world, member, "Anora\nThe Brutalist\nConclave")
        await nominate(world, member, "The Popcorn Thief\nThe Late Guest", "Best Villain")
    await pass_week(world)
    await host.slash(channel, "awards open", until="in 7 days")
    for number, member in enumerate(people):
        await rank(world, member, *(("Conclave", "Anora") if number else ("The Brutalist",)))
    await pass_week(world)
    board = await host.slash(channel, "result board", ceremony=NAME)
    recorder.take("board", board)
    chosen = next(value for name, value in picks(board, OPEN).items() if "Picture" in name)
    await choose(host, board, OPEN, chosen)
    recorder.take("envelope", board)
    recorder.take("envelope-opened", await host.click(reply(board), label="Open the envelope"))
    recorder.take("board-afterwards", await host.slash(channel, "result board", ceremony=NAME))
    undo = await host.slash(channel, "result undo", ceremony=NAME, category="Best Picture")
    recorder.take("undo-asked", undo)
    recorder.take("settle-asked", await host.slash(channel, "result settle", ceremony=NAME))
    await world.env.advance_time(MINUTE)
    recorder.take_posts("posts", channel)
    recorder.check("room-awards-night")
