"""What a host is asked and told before a file is saved: which ceremony, which layout, who won, what is in use."""

from bot.announcing.model import ResultContext
from bot.results.result_set import ResultSet
from bot.slates.files import FileFormat
from tests.cogs.slates.test_files import CSV, bring
from tests.slates.workbooks import make_rows, make_workbook
from tests.world import World, custom_id, labels, picks, reply, text

YEARS = (
    b"year,category,nominee,winner\n2024,Best Picture,Oppenheimer,True\n2024,Best Picture,Maestro,\n"
    b"2025,Best Picture,Anora,True\n2025,,Conclave,\n2025,Best Actor,Adrien Brody,\n2025,,Ralph Fiennes,\n"
)
WHICH = "Which ceremony?"
WINNERS = (
    b"category,nominee,film,winner\nBest Actor,Adrien Brody,The Brutalist,True\n"
    b"Best Actor,Ralph Fiennes,Conclave,\n"
)


async def test_one_of_several_ceremonies_is_chosen_even_after_a_restart(world: World):
    asked = await bring(world, YEARS, "Our Oscars")
    assert "holds 2 of them, told apart by “year”" in text(asked)
    choices = picks(asked, WHICH)
    assert list(choices) == [
        "2025 · 2 categories, 4 nominees",
        "2024 · 1 category, 2 nominees",
        "All of it is one ceremony · “year” says something else",
    ]

    await world.restart()
    newest = choices["2025 · 2 categories, 4 nominees"]
    await world.host.select(reply(asked), [newest], custom_id=custom_id(asked, WHICH))
    shown = text(asked)
    assert "## Our Oscars" in shown
    assert "**Best Picture** · 2 nominees\n• *Anora* 🏆\n• *Conclave*" in shown
    assert "**Best Actor** · 2 nominees\n• Adrien Brody\n• Ralph Fiennes" in shown

    await world.host.click(reply(asked), label="Save")
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert [category.canonical for category in slate.categories] == ["best-picture", "best-actor"]


async def test_a_year_that_is_the_films_is_left_aside(world: World):
    asked = await bring(world, YEARS)
    *_, all_of_it = picks(asked, WHICH).values()
    await world.host.select(reply(asked), [all_of_it], custom_id=custom_id(asked, WHICH))
    assert "## popcorn 2027" in text(asked)
    assert "2 categories · 6 nominees" in text(asked)


async def test_winners_are_offered_as_results(world: World):
    answer = await bring(world, WINNERS, "Ours")
    assert "The file says who won in 1 category." in text(answer)
    assert "• Adrien Brody · The Brutalist 🏆\n• Ralph Fiennes · Conclave" in text(answer)
    assert "Save with the winners" in labels(answer)

    await world.host.click(reply(answer), label="Save with the winners")
    assert "Saved, with 1 result announced" in text(answer)
    assert await winners_of(world) == {"best-actor": ("adrien-brody",)}


async def test_winners_stay_sealed_unless_the_host_wants_them(world: World):
    answer = await bring(world, WINNERS, "Ours")
    await world.host.click(reply(answer), label="Save")
    assert await winners_of(world) == {}


async def winners_of(world: World) -> dict[str, tuple[str, ...]]:
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    context: ResultContext = await world.services.announcing.get_context(ResultSet(world.guild_id, slate.id))
    return {category: tuple(winners) for category, winners in context.results.winners.items()}


async def test_a_slate_in_use_is_named_before_save(world: World):
    first = await bring(world, WINNERS, "Popcorn")
    await world.host.click(reply(first), label="Save with the winners")

    again = await bring(world, CSV, "popcorn")
    assert "**Popcorn** is in use by polls or results and has to stay" in text(again)
    assert "## popcorn (2)" in text(again)
    await world.host.click(reply(again), label="Save")
    own = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert [slate.name for slate in own] == ["popcorn (2)", "Popcorn"]


async def test_a_wide_sheet_is_asked_about(world: World):
    sheet = make_rows(
        [["Best Picture", "Best Actor"], ["Anora", "Adrien Brody"], ["Conclave", "Ralph Fiennes"]]
    )
    answer = await bring(world, make_workbook(sheet), filename="ballot.xlsx")
    assert "I took **each column as a category**" in text(answer)
    assert "**Best Picture** · 2 nominees\n• *Anora*\n• *Conclave*" in text(answer)
    assert "## ballot" in text(answer)


async def test_what_the_reader_did_of_itself_is_said(world: World):
    content = "Our Awards;;\ncategory;film;seen\nBest Picture;Amélie;x\nBest Picture;Anora;\n".encode(
        "cp1252"
    )
    shown = text(await bring(world, content))
    assert "I left the column “seen” aside." in shown
    assert "I read them as in “Amélie”" in shown
    assert "## Our Awards" in shown


async def test_a_long_preview_has_pages_and_keeps_its_file(world: World):
    rows = "".join(
        f"Best Prize {at},A Film of {at} with a Name {place}\n" for at in range(20) for place in range(5)
    )
    answer = await bring(world, b"category,film\n" + rows.encode(), "Long")
    assert "Best Prize 19" not in text(answer)
    while "Best Prize 19" not in text(answer):
        await world.host.click(reply(answer), custom_id=custom_id(answer, "▶️"))
    assert "**Best Prize 19**" in text(answer)
    await world.host.click(reply(answer), label="Save")
    (slate,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert len(slate.categories) == 20


async def test_an_export_carries_name_and_date(world: World):
    content = (
        '{"name": "Jury Prizes", "held": "2027-05-23", "categories": {"Grand Prix": ["Amélie", "Sirāt"]}}'
    )
    await world.host.click(reply(await bring(world, content.encode())), label="Save")
    exported = await world.host.slash(
        world.channel, "ceremony export", ceremony="jury", format=FileFormat.CSV.value
    )
    again = await bring(world, await reply(exported).attachments[0].read(), filename="other.csv")
    assert "## Jury Prizes\n-# 23 May 2027 · 1 category · 2 nominees" in text(again)
    assert "takes the place of **Jury Prizes**" in text(again)
