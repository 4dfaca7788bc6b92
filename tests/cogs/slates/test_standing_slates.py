"""Nomination morning without a shell: the 99th's nominees come from a host's file, and are the 99th in this server."""

import pytest

from bot.ids import GuildId
from cogs.kit.contest_options import ALL_CONTEST_STATES
from tests.cogs.slates.test_files import bring
from tests.world import World, labels, picks, reply, text

NOMINEES = (
    b"category,nominee,film\nBest Actor,Tom Cruise,Digger\nBest Actor,Matt Damon,The Odyssey\n"
    b"Best Picture,,Digger\nBest Picture,,The Odyssey\n"
)
NAME = "99th Academy Awards"


async def create_contest(world: World):
    return await world.host.slash(world.channel, "contest create", ceremony="99", locks="in 3 days")


async def test_a_contest_without_nominees_leads_to_them(world: World):
    asked = await create_contest(world)
    assert "I do not know who is nominated at the 99th Academy Awards" in text(asked)
    assert "They are announced on **21 January 2027**" in text(asked)
    assert labels(asked) == ["Get a template", "Type them in"]

    sent = await world.host.click(reply(asked), label="Get a template")
    (attachment,) = reply(sent).attachments
    assert attachment.filename == "oscars-99.csv"
    again = await bring(world, await attachment.read(), filename="anything.csv")
    assert "In this server it **is** the 99th Academy Awards" in text(again)


COMMANDS_ON_A_CATEGORY: list[tuple[str, dict[str, str]]] = [
    ("poll open", {"question": "will", "closes": "in 2 days"}),
    ("result announce", {"winner": "sinners"}),
    ("result undo", {}),
    ("result void", {}),
    ("verdict", {}),
    ("ceremony withdraw", {"nominee": "sinners"}),
]


@pytest.mark.parametrize(("command", "others"), COMMANDS_ON_A_CATEGORY)
@pytest.mark.parametrize(
    ("ceremony", "told"),
    [
        ("99", "The 99th Academy Awards have no nominees yet: they are announced on **21 January 2027**."),
        ("Popcorn", "**Popcorn** has no categories yet. A host adds them with `/ceremony edit`"),
    ],
)
async def test_a_category_of_a_night_without_nominees_is_refused_as_that(
    world: World, command: str, others: dict[str, str], ceremony: str, told: str
):
    await world.host.slash(world.channel, "ceremony create", name="Popcorn")
    answer = await world.host.slash(world.channel, command, category="picture", ceremony=ceremony, **others)
    assert told in text(answer)


async def test_nominees_can_be_typed_in(world: World):
    asked = await create_contest(world)
    made = await world.host.click(reply(asked), label="Type them in")
    assert f"## {NAME}" in text(made)
    assert "Add a category" in labels(made)
    assert "No nominees yet" in text(await create_contest(world))


async def test_imported_under_its_own_name_it_is_the_ceremony_here(world: World):
    await world.host.click(reply(await bring(world, NOMINEES, "99")), label="Save")

    drafted = await create_contest(world)
    assert NAME in text(drafted)
    (contest,) = await world.services.contests.list_contests(world.guild_id, ALL_CONTEST_STATES)
    assert contest.ceremony_id == "oscars-99"
    shown = await world.member.slash(world.channel, "winners", ceremony="99")
    assert set(picks(shown, "Who were the nominees?")) == {
        "Best Actor · 2 nominees",
        "Best Picture · 2 nominees",
    }
    elsewhere = await world.services.slates.get_ceremony(GuildId(1), "oscars-99")
    assert elsewhere.categories == ()


async def test_a_slate_of_the_coming_ceremony_in_use_stays(world: World):
    await world.host.click(reply(await bring(world, NOMINEES, NAME)), label="Save")
    await create_contest(world)
    again = await bring(world, b"category,film\nA,B\nA,C\n", NAME)
    assert f"**{NAME}** is in use by" in text(again)


async def test_editing_the_ceremony_opens_the_servers_slate(world: World):
    await world.host.click(reply(await bring(world, NOMINEES, NAME)), label="Save")
    opened = await world.host.slash(world.channel, "ceremony edit", ceremony="99")
    assert "Add a category" in labels(opened)
