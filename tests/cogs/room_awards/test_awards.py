"""The awards of a club from their first nomination to the last envelope, as members and hosts meet them."""

import json
from collections.abc import Sequence

import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

WEEK = 7 * 86_400.0
MINUTE = 60.0


@pytest.fixture
async def old_hands(world: World) -> list[MemberActor]:
    """Members who have been here long before the awards."""
    people = [*world.members, *(world.join(name) for name in ("Cleo", "Dov", "Eve"))]
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(60 * 86_400.0)
    return people


async def begin(world: World, **options: object) -> InteractionResult:
    asked = {
        "name": "Club Awards",
        "categories": "Best Picture; Best Villain",
        "until": "in 7 days",
        **options,
    }
    return await world.host.slash(world.channel, "awards create", **asked)


def last_post(world: World) -> ResponseMessage:
    """The newest message that everybody sees."""
    return world.channel.history(viewer=world.owner)[-1]


async def nominate(
    world: World, member: MemberActor, lines: str, category: str = "Best Picture"
) -> InteractionResult:
    panel = await member.click(last_post(world), label="Nominate")
    chosen = next(value for name, value in picks(panel, "Nominate in …").items() if name.startswith(category))
    form = await choose(member, panel, "Nominate in …", chosen)
    return await member.submit_modal(form, {"lines": lines})


async def choose(
    member: MemberActor, message: InteractionResult, placeholder: str, *values: str
) -> InteractionResult:
    """Choose in the select with this placeholder."""
    return await member.select(reply(message), list(values), custom_id=custom_id(message, placeholder))


async def to_shortlist(world: World, people: Sequence[MemberActor]) -> None:
    await begin(world)
    for member in people:
        await nominate(world, member, "Anora\nThe Brutalist\nConclave")
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)


async def to_vote(world: World, people: Sequence[MemberActor]) -> InteractionResult:
    await to_shortlist(world, people)
    return await world.host.slash(world.channel, "awards open", until="in 7 days")


async def rank(world: World, member: MemberActor, *films: str) -> InteractionResult:
    ballot = await member.click(last_post(world), label="My ballot")
    for film in films:
        prompt = next(one for one in _prompts(ballot) if one.startswith("Next choice"))
        value = next(value for name, value in picks(ballot, prompt).items() if name.startswith(film))
        ballot = await choose(member, ballot, prompt, value)
    return ballot


def _prompts(message: InteractionResult) -> list[str]:
    return [part["placeholder"] for part in controls(message) if "placeholder" in part]


async def test_from_the_first_nomination_to_the_last_envelope(
    world: World, old_hands: list[MemberActor]
) -> None:
    opened = await to_vote(world, old_hands)
    assert "The voting closes by itself" in text(opened)
    assert "Anora" in read_channel(world.channel, world.owner)[-1]
    for number, member in enumerate(old_hands):
        await rank(world, member, *(["Conclave", "Anora"] if number else ["Anora"]))
    await world.restart()
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(WEEK)
    post = read_channel(world.channel, world.owner)[-1]
    assert "5 members voted." in post
    assert "sealed envelopes" in post

    board = await world.host.slash(world.channel, "result board")
    assert "Club Awards" in text(board)
    (envelope,) = [value for name, value in picks(board, "Open an envelope").items() if "Picture" in name]
    chosen = await choose(world.host, board, "Open an envelope", envelope)
    assert "Open the envelope" in labels(chosen)
    assert "Conclave" not in text(chosen)
    await world.host.click(reply(chosen), label="Open the envelope")

    card = read_channel(world.channel, world.owner)[-1]
    assert "Best Picture" in card
    assert "Conclave" in card
    assert "5 ballots" in card
    export = await world.host.slash(world.channel, "awards export")
    (file,) = reply(export).attachments
    assert json.loads(await file.read())["categories"][0]["winners"] == ["conclave"]
