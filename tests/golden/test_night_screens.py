"""The night and after it: the board, envelopes, cards, the podium, the verdict, and the ceremony's thread."""

from bot.polls.model import PollQuestion
from tests.cogs.counted_room import (
    SHOULD,
    WILL,
    announce,
    ask,
    contest_on,
    fill_room,
    finish,
    lock,
    slate,
    whole_season,
)
from tests.cogs.discussion_places import choose_place
from tests.cogs.integrations import show_commands
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.golden.recording import Recorder
from tests.world import World, custom_id, picks, reply

OPEN = "Open an envelope"


async def test_a_night(world: World, recorder: Recorder):
    host, channel = world.host, world.channel
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    contest = await open_contest(world)
    asked = (await slate_of(world, contest))[:3]
    ana, ben = world.members
    await fill(world, ana, contest, {one.id: winner_of(one).id for one in asked})
    await fill(world, ben, contest, {one.id: loser_of(one).id for one in asked})
    await lock(world, contest)

    board = await host.slash(channel, "result board")
    recorder.take("board", board)
    await host.select(reply(board), [picks(board, OPEN)["Best Picture"]], custom_id=custom_id(board, OPEN))
    recorder.take("envelope", board)
    where = {"category": "picture", "ceremony": contest.title}
    guess = await host.slash(channel, "result announce", winner="one batle", **where)
    recorder.take("confirm-a-guess", guess)
    recorder.take("announced", await host.click(reply(guess), label="Confirm and announce"))
    again = await host.slash(channel, "result announce", winner="one battle after another", **where)
    recorder.take("announced-again", again)
    replaced = await host.slash(channel, "result announce", winner="sinners", **where)
    recorder.take("confirm-a-replacement", replaced)
    await host.click(reply(replaced), label="Confirm and announce")
    await world.env.advance_time(60)
    recorder.take("undo-asked", undo := await host.slash(channel, "result undo", **where))
    recorder.take("undone", await host.click(reply(undo), label="Yes, take it back"))
    void = await host.slash(channel, "result void", category="best director", ceremony=contest.title)
    recorder.take("void-asked", void)
    recorder.take("voided", await host.click(reply(void), label="Yes, cancel it"))
    tie = await host.slash(channel, "result board")
    live = picks(tie, OPEN)["Best Live Action Short"]
    await host.select(reply(tie), [live], custom_id=custom_id(tie, OPEN))
    recorder.take("envelope-with-a-tie", tie)
    recorder.take("settle-asked", settle := await host.slash(channel, "result settle"))
    recorder.take("settled", await host.click(reply(settle), label="Yes, open them"))
    await show_commands(world, world.guild.default_role)
    recorder.take("refused-to-members", await ana.slash(channel, "result board"))
    await world.env.advance_time(60)
    recorder.take("standings", await ana.slash(channel, "standings"))
    recorder.take_posts("posts", channel)
    (thread,) = parlour.threads
    recorder.take_posts("thread", thread)
    recorder.check("night")


async def test_covered_winners(world: World, recorder: Recorder):
    await world.owner.slash(world.channel, "config spoilers", winners="covered", hours=12)
    contest = await open_contest(world)
    picture = (await slate_of(world, contest))[0]
    await fill(world, world.member, contest, {picture.id: winner_of(picture).id})
    await lock(world, contest)
    await world.host.slash(
        world.channel, "result announce", category=picture.id, winner=winner_of(picture).id
    )
    recorder.take_posts("covered", world.channel)
    await world.env.advance_time(13 * 3600)
    recorder.take_posts("uncovered", world.channel)
    recorder.check("covers")


async def test_a_finish(world: World, recorder: Recorder):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    recorder.take("finish-asked", asked := await world.host.slash(world.channel, "contest finish"))
    await world.host.click(reply(asked), label="Make it final")
    recorder.take("finished", asked)
    recorder.take("card", await world.member.slash(world.channel, "contests", contest=contest.title))
    standings = await world.member.slash(world.channel, "standings")
    await world.member.click(reply(standings), label="Picture")
    recorder.take("standings-picture", standings)
    recorder.take("all-time", await world.member.slash(world.channel, "standings", scope="all-time"))
    await world.env.advance_time(60)
    recorder.take_posts("posts", world.channel)
    recorder.check("finish")


async def test_a_verdict(world: World, recorder: Recorder):
    member, channel = world.member, world.channel
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await ask(world, ceremony, PollQuestion.WILL, WILL)
    await ask(world, ceremony, PollQuestion.SHOULD, SHOULD)
    await lock(world, contest)
    recorder.take("before-the-night", await member.slash(channel, "verdict"))
    await announce(world, ceremony)
    await finish(world, contest)
    whole = await member.slash(channel, "verdict")
    recorder.take("ceremony", whole)
    await member.click(reply(whole), label="Over the years")
    recorder.take("years", whole)
    await member.click(reply(whole), label="How sure")
    recorder.take("how-sure", whole)
    category = await member.slash(channel, "verdict", category="picture")
    recorder.take("category", category)
    await member.click(reply(category), label="Who should win")
    recorder.take("category-should", category)
    recorder.take("category-of-a-tie", await member.slash(channel, "verdict", category="live action short"))
    profile = await member.slash(channel, "profile")
    recorder.take("profile", profile)
    await member.click(reply(profile), label="Category by category")
    recorder.take("profile-by-category", profile)
    recorder.take("profile-of-another", await member.slash(channel, "profile", member=world.members[5]))
    recorder.check("verdict")


async def test_discussions(world: World, recorder: Recorder):
    member, channel = world.member, world.channel
    recorder.take("no-place-yet", await member.slash(channel, "discuss film", title="Anora"))
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    recorder.take("film", await member.slash(channel, "discuss film", title="Anora"))
    recorder.take("film-again", await world.members[1].slash(channel, "discuss film", title="Anora"))
    recorder.take("person", await member.slash(channel, "discuss person", name="Meryl Streep"))
    recorder.take("category", await member.slash(channel, "discuss category", name="director"))
    recorder.take("ceremony", await world.members[1].slash(channel, "discuss ceremony", ceremony="98"))
    await whole_season(world)
    recorder.take(
        "own", await world.members[1].slash(channel, "discuss ceremony", ceremony="99th Academy Awards")
    )
    for number, thread in enumerate(parlour.threads):
        recorder.keep(f"thread-{number}-name", thread.name)
        recorder.take_posts(f"thread-{number}", thread)
    recorder.check("discussion")
