"""A server's own slates, made by hand and from files."""

from tests.cogs.slates.test_files import CSV, bring
from tests.cogs.slates.test_panel import CHOOSE, OPEN, choose, fill, make
from tests.golden.recording import Recorder
from tests.world import World, custom_id, picks, reply


async def test_a_slate_by_hand(world: World, recorder: Recorder):
    host = world.host
    recorder.take("none-yet", await host.slash(world.channel, "ceremony edit"))
    recorder.take("empty", panel := await make(world, date="14 March 2027"))
    recorder.take("category-form", await host.click(reply(panel), label="Add a category"))
    recorder.take("title-form", await host.click(reply(panel), label="Name and date"))
    panel = await make_again(world)
    recorder.take("category", panel)
    await choose(world, panel, "Misery")
    recorder.take("nominee", panel)
    recorder.take("correct-form", await host.click(reply(panel), label="Correct"))
    await host.click(reply(panel), label="Withdraw")
    recorder.take("withdraw-asked", panel)
    await host.click(reply(panel), label="Confirm")
    recorder.take("withdrawn", panel)
    await host.click(reply(panel), label="All nominees")
    recorder.take("category-with-one-withdrawn", panel)
    await host.click(reply(panel), label="Remove")
    recorder.take("remove-asked", panel)
    await host.click(reply(panel), label="Keep it")
    await host.click(reply(panel), label="All categories")
    recorder.take("slate", panel)
    await host.click(reply(panel), label="Delete")
    recorder.take("delete-asked", panel)
    recorder.take("of-the-record", record := await host.slash(world.channel, "ceremony edit", ceremony="98"))
    chosen = next(iter(picks(record, OPEN).values()))
    await host.select(reply(record), [chosen], custom_id=custom_id(record, OPEN))
    recorder.take("category-of-the-record", record)
    assert CHOOSE in str(reply(record).components)
    recorder.take("copied", await host.slash(world.channel, "ceremony create", name="Ours", copy="98"))
    recorder.check("slates")


async def make_again(world: World):
    """The slate's panel on its one category."""
    panel = await world.host.slash(world.channel, "ceremony edit")
    villains = "No Country for Old Men | Javier Bardem\nMisery | Kathy Bates\nThe Third Man | Orson Welles"
    await fill(world, panel, "Add a category", name="Best Villain", nominees=villains)
    return panel


async def test_a_slate_from_a_file(world: World, recorder: Recorder):
    answer = await bring(world, CSV, "The Golden Popcorn")
    recorder.take("preview", answer)
    await world.host.click(reply(answer), label="Save")
    recorder.take("saved", answer)
    recorder.take(
        "preview-of-a-replacement", await bring(world, CSV.replace(b"Jaws", b"Up"), "the golden popcorn")
    )
    faulty = b"category,film,flim\nBest Villain,Misery,\nBest Villain,MISERY,\nBest Hero,Jaws,\nBest Cat,,\n"
    recorder.take("problems", await bring(world, faulty))
    recorder.take("no-file-of-ours", await bring(world, b"\x89PNG\r\n\x1a\n"))
    recorder.check("slate-files")
