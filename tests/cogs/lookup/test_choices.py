"""Lookups that mean several things, or nothing where one looked: what is offered, and where a choice leads."""

import pytest
from simcord import InteractionResult

from tests.world import World, custom_id, picks, reply, text


async def choose(world: World, answer: InteractionResult, placeholder: str, label: str) -> str:
    """Choose what a select offers under this label, and read what that leads to."""
    offered = picks(answer, placeholder)
    value = next(value for name, value in offered.items() if name.startswith(label))
    found = await world.member.select(reply(answer), [value], custom_id=custom_id(answer, placeholder))
    return text(found)


@pytest.mark.parametrize(
    ("command", "asked", "placeholder", "label", "headings"),
    [
        (
            "winners",
            {"ceremony": "1930", "category": "actress"},
            "ceremony",
            "3rd",
            ("Best Actress", "3rd Aca"),
        ),
        (
            "winners",
            {"ceremony": "97", "category": "short"},
            "category",
            "Best Animated",
            ("Best Ani", "97th"),
        ),
        (
            "category",
            {"name": "lead", "award": "globes"},
            "category",
            "Best Actress",
            ("Best Actress", "Globe"),
        ),
        (
            "category",
            {"name": "lead award", "award": "spirit"},
            "category",
            "Best Dir",
            ("Best Dir", "Spirit"),
        ),
        (
            "category",
            {"name": "feature", "award": ""},
            "category",
            "Best Doc",
            ("Best Documentary F", "Academy"),
        ),
        (
            "precursors",
            {"category": "screenplay", "ceremony": "90"},
            "category",
            "Best Ad",
            ("Best Ad", "90th"),
        ),
        (
            "records",
            {"board": "person-wins", "category": "feature"},
            "category",
            "Best An",
            ("Most wins", "An"),
        ),
    ],
)
async def test_a_choice_keeps_the_other_options(
    world: World,
    command: str,
    asked: dict[str, str],
    placeholder: str,
    label: str,
    headings: tuple[str, str],
):
    options = {name: value for name, value in asked.items() if value}
    answer = await world.member.slash(world.channel, command, **options)
    assert answer.ephemeral

    shown = await choose(world, answer, f"Choose the {placeholder}", label)

    heading = "\n".join(shown.splitlines()[:2])
    assert all(part in heading for part in headings), heading


async def test_two_choices_follow_each_other(world: World):
    first = await world.member.slash(world.channel, "winners", ceremony="1930", category="lead")
    value = picks(first, "Choose the ceremony")[
        "3rd Academy Awards · 5 November 1930 · All Quiet on the Western Front"
    ]

    second = await world.member.select(
        reply(first), [value], custom_id=custom_id(first, "Choose the ceremony")
    )
    assert second.ephemeral
    shown = await choose(world, second, "Choose the category", "Best Actress")

    assert shown.startswith("## Best Actress\n-# 3rd Academy Awards")


async def test_options_too_long_to_carry_leave_the_choices_to_read(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="1930", category="actress " * 40)

    assert answer.ephemeral
    assert "**2nd Academy Awards**" in text(answer)


@pytest.mark.parametrize(
    ("name", "award", "heading"),
    [
        ("screenplay", "golden globes", "Best Screenplay\n-# Golden Globe"),
        ("original screenplay", "golden globes", "Best Screenplay\n-# Golden Globe"),
        ("original screenplay", "wga", "Best Original Screenplay\n-# Writers Guild"),
        ("picture", "spirit", "Best Picture\n-# Film Independent"),
        ("cast", "", "Best Cast\n-# Actor Awards"),
    ],
)
async def test_a_prize_is_looked_for_at_the_award(world: World, name: str, award: str, heading: str):
    options = {"name": name} | ({"award": award} if award else {})

    answer = await world.member.slash(world.channel, "category", **options)

    assert text(answer).startswith(f"## {heading}")


@pytest.mark.parametrize(
    ("name", "award", "offered"),
    [("best feature", "spirit", ["Best Picture"]), ("picture", "sag", ["Best Cast"])],
)
async def test_an_award_without_the_prize_offers_its_own(
    world: World, name: str, award: str, offered: list[str]
):
    answer = await world.member.slash(world.channel, "category", name=name, award=award)

    assert answer.ephemeral
    assert list(picks(answer, "Choose the category")) == offered


async def test_prizes_are_completed_from_the_award(world: World):
    choices = await world.member.autocomplete(world.channel, "category", "name", "", award="wga")

    assert [choice["value"] for choice in choices] == ["original-screenplay", "adapted-screenplay"]


@pytest.mark.parametrize(
    ("ceremony", "category", "why"),
    [
        ("99", "picture", "no nominees yet: they are announced on **21 January 2027**"),
        ("golden globes 2027", "picture", "no nominees yet"),
        ("sag 2020", "picture", "have no **Best Picture** in my record"),
        ("97", "casting", "it began at the 98th Academy Awards"),
        ("97", "sound editing", "it was last given at the 92nd Academy Awards"),
        ("35", "makeup", "it began at the"),
    ],
)
async def test_why_a_night_has_no_such_category(world: World, ceremony: str, category: str, why: str):
    answer = await world.member.slash(world.channel, "winners", ceremony=ceremony, category=category)

    assert answer.ephemeral
    assert why in text(answer)


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("precursors", {"category": "globes drama"}, "Best Picture"),
        ("precursors", {"category": "sag cast", "ceremony": "97"}, "Best Picture"),
        ("winners", {"category": "globes drama"}, "Golden Globe"),
        ("winners", {"category": "oscars picture", "ceremony": "97"}, "97th Academy Awards"),
        ("category", {"name": "bafta actor", "award": "bafta"}, "British Academy"),
        ("records", {"category": "globes director"}, "Golden Globe"),
    ],
)
async def test_a_prize_may_be_named_with_its_award(
    world: World, command: str, options: dict[str, str], said: str
):
    answer = await world.member.slash(world.channel, command, **options)
    assert "Which" not in text(answer)
    assert said in text(answer)


async def test_a_prize_that_is_completed_with_its_award_is_found_without_a_ceremony(world: World):
    offered = await world.member.autocomplete(world.channel, "winners", "category", "globes dra")
    answer = await world.member.slash(world.channel, "winners", category=offered[0]["value"])
    assert "Drama" in text(answer)
    assert "Golden Globe" in text(answer)


async def test_of_several_prizes_of_an_award_the_chosen_one_is_looked_up_there(world: World):
    asked = await world.member.slash(world.channel, "precursors", category="globes screenplay", ceremony="97")
    assert "Best Adapted Screenplay" in await choose(world, asked, "Choose the category", "Best Adapted")


async def test_a_thread_is_opened_on_a_prize_named_with_its_award(world: World):
    await world.member.slash(world.channel, "discuss category", name="globes drama")
    (thread,) = world.channel.threads
    assert "Best Picture" in str(thread.name)
