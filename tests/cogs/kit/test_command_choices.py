"""Two contests on at once: commands answer with a select, and choosing from it runs them."""

import pytest

from bot.contests.model import Contest
from bot.ids import CategoryId, NomineeId
from cogs.kit.layouts import GOLD_ACCENT
from tests.cogs.played_contests import fill, open_contest
from tests.world import World, controls, custom_id, labels, picks, reply, text

ASKED = "Several contests are on here. Which one do you mean?"
PICTURE = CategoryId("best-picture")


async def two(world: World) -> tuple[Contest, Contest]:
    """Two open contests in which Ana and Ben have a pick."""
    contests = await open_contest(world, "First night"), await open_contest(world, "Second night")
    for contest in contests:
        for member in world.members[:2]:
            await fill(world, member, contest, {PICTURE: NomineeId("sinners")})
    return contests


async def choose(world: World, command: str, title: str, *, host: bool = False, **options: object):
    """Use a command, and choose a contest from its select."""
    who = world.host if host else world.member
    asked = reply(await who.slash(world.channel, command, **options))
    (menu,) = [part for part in controls(asked) if "options" in part]
    value = next(option["value"] for option in menu["options"] if option["label"] == title)
    answer = await who.select(asked, [value], custom_id=menu["custom_id"])
    return asked, reply(answer)


@pytest.mark.parametrize("command", ["ballot", "standings"])
async def test_a_members_command_is_answered_by_choosing_the_contest(world: World, command: str):
    await two(world)
    asked, answer = await choose(world, command, "Second night")
    assert text(asked).startswith(ASKED)
    assert "First night" not in text(asked)
    assert "## " in text(answer)
    assert "Second night" in text(answer)
    assert answer.ephemeral is (command == "ballot")


async def test_a_members_other_options_are_kept(world: World):
    _, second = await two(world)
    await world.env.advance_time((second.locks_at - world.env.now()).total_seconds() + 10)
    _, answer = await choose(world, "versus", "Second night", member=world.members[1])
    assert "Second night" in text(answer)
    assert "Ana" in text(answer)
    assert "Ben" in text(answer)


async def test_a_hosts_step_is_asked_once_more_as_if_it_had_been_typed(world: World):
    await two(world)
    _, answer = await choose(world, "contest lock", "First night", host=True)
    assert "### Lock now?\n-# First night" in text(answer)


async def test_a_result_is_announced_where_the_host_chose_with_all_that_was_typed(world: World):
    first, second = await two(world)
    await world.env.advance_time((second.locks_at - world.env.now()).total_seconds() + 10)
    asked = reply(
        await world.host.slash(world.channel, "result announce", category="picture", winner="sinners")
    )
    assert "Several nights are on here." in text(asked)
    menu = custom_id(asked, "Choose the ceremony")
    value = next(value for label, value in picks(asked, "Choose the ceremony").items() if "Second" in label)
    await world.host.select(asked, [value], custom_id=menu)
    winners = [
        (await world.services.contests.get_context(world.guild_id, contest.id)).results.find_winners(PICTURE)
        for contest in (first, second)
    ]
    assert winners == [(), ("sinners",)]


async def test_a_choice_is_checked_as_the_command_is(world: World):
    await two(world)
    asked = reply(await world.host.slash(world.channel, "contest lock"))
    (menu,) = [part for part in controls(asked) if "options" in part]
    await world.owner.slash(world.channel, "config feature", name="contests", enabled=False)
    refused = await world.host.select(asked, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
    assert "have switched **contests** off" in text(refused)
    assert "Lock now" not in labels(reply(refused))


NAMESAKES = [
    (
        "discuss person",
        {"name": "steve mcqueen"},
        "Choose the person",
        "Steve McQueen · 12 Years a Slave (2013)",
    ),
    ("discuss film", {"title": "a star is born"}, "Choose the film", "A Star Is Born · 2018"),
    ("discuss film", {"title": "xyzgodfathr"}, "Choose the film", "The Godfather · 1972"),
    ("discuss category", {"name": "screenplay"}, "Choose the category", None),
]


@pytest.mark.parametrize(("command", "typed", "placeholder", "wanted"), NAMESAKES)
async def test_a_thread_on_one_of_several_namesakes_is_chosen(
    world: World, command: str, typed: dict[str, str], placeholder: str, wanted: str | None
):
    asked = reply(await world.member.slash(world.channel, command, **typed))
    assert "- **" not in text(asked)
    assert "\n" not in text(asked)
    assert asked.components[0]["accent_color"] == GOLD_ACCENT.value
    options = picks(asked, placeholder)
    chosen = options[wanted] if wanted else next(iter(options.values()))

    answer = await world.member.select(asked, [chosen], custom_id=custom_id(asked, placeholder))

    assert "is open. The floor is yours." in text(answer)
    assert len(world.channel.threads) == 1


async def test_a_poll_is_opened_on_the_night_that_is_chosen(world: World):
    await open_contest(world)
    await open_contest(world, "Second night", ceremony_id="oscars-97")
    asked = reply(
        await world.host.slash(
            world.channel, "poll open", category="picture", question="will", closes="in 2 days", hidden=False
        )
    )
    assert text(asked) == "Several nights are on here. Which one do you mean?"
    chosen = picks(asked, "Choose the ceremony")["98th Academy Awards"]

    await world.host.select(asked, [chosen], custom_id=custom_id(asked, "Choose the ceremony"))

    (poll,) = await world.services.polls.list_open_polls(world.guild_id)
    assert (poll.ceremony_id, poll.category_id, poll.hidden) == ("oscars-98", "best-picture", False)


async def test_a_slate_is_chosen_among_those_of_one_name(world: World):
    for name in ("Film Club Awards 2026", "Film Club Awards 2027"):
        await world.host.slash(world.channel, "ceremony create", name=name)
    asked = reply(await world.host.slash(world.channel, "ceremony edit", ceremony="film club"))
    chosen = next(value for label, value in picks(asked, "Choose the ceremony").items() if "2027" in label)

    answer = await world.host.select(asked, [chosen], custom_id=custom_id(asked, "Choose the ceremony"))

    assert "Film Club Awards 2027" in text(answer)
