"""The morning of the nominations as its hosts see it: doubles, the board, a question, what is announced, the cards."""

from bot.contests.model import Contest
from bot.slates.drafts import CategoryDraft, NomineeDraft
from tests.cogs.contest_actions import DAY, SEALED
from tests.cogs.contests.test_nominations import (
    ACTRESS,
    PICTURE,
    SETTLED,
    choose,
    import_nominees,
    opened,
    select,
)
from tests.golden.recording import Recorder
from tests.world import World, picks, reply


async def reach_morning(world: World) -> Contest:
    """Close a contest in which Ana and Ben wrote what may be the same film in two ways."""
    contest = await opened(world)
    ana, ben = world.members
    for member, listed, own in (
        (ana, ("The Odyssey", "Digger"), "The Long Shot"),
        (ben, ("Digger",), "The Long Shots"),
    ):
        saved = await choose(member, reply(await member.slash(world.channel, "ballot")), *listed)
        form = await member.click(reply(saved), label="Someone else …")
        await member.submit_modal(form, {"name": own})
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    return contest


async def test_the_board_of_the_nominations(world: World, recorder: Recorder):
    contest, host = await reach_morning(world), world.host
    panel = await host.slash(world.channel, "contests", contest=str(contest.id))
    await host.click(reply(panel), label="Host")
    await host.click(reply(panel), label="Duplicates")
    recorder.take("duplicates", panel)
    await host.click(reply(panel), label="Back")
    await host.click(reply(panel), label="The nominations")
    recorder.take("board-without-nominees", panel)

    films = tuple(NomineeDraft(films=(name,)) for name in ("The Odyssey", "Digger II", "Out of Nowhere"))
    actresses = tuple(NomineeDraft(people=(name,), films=("Some Film",)) for name in ("Zoe", "Ida"))
    await import_nominees(world, CategoryDraft(PICTURE, films), CategoryDraft(ACTRESS, actresses))
    board = await host.slash(world.channel, "contests", contest=str(contest.id))
    await host.click(reply(board), label="Host")
    await host.click(reply(board), label="The nominations")
    recorder.take("board", board)
    await select(host, reply(board), ["0"], "Open a category")
    recorder.take("category-with-a-question", board)
    same = picks(board, "The same as …")["Digger · 2 ballots"]
    await select(host, reply(board), [same], "The same as …")
    recorder.take("category-answered", board)
    await host.click(reply(board), label="Announce")
    recorder.take("category-announced", board)
    await world.env.advance_time(SETTLED)
    recorder.take_posts("posts-of-one-category", world.channel)
    await host.click(reply(board), label="The board")
    recorder.take("board-with-one-announced", board)

    await select(host, reply(board), [picks(board, "Open a category")[ACTRESS]], "Open a category")
    await host.click(reply(board), label="Cancel category")
    recorder.take("cancel-asked", board)
    await host.click(reply(board), label="Yes, cancel it")
    recorder.take("category-cancelled", board)
    await world.env.advance_time(SETTLED)
    recorder.take_posts("posts-of-the-morning", world.channel)
    recorder.take("standings", await world.member.slash(world.channel, "standings"))
    recorder.check("morning")
