"""What members and hosts press for the room's own awards."""

from collections.abc import Sequence

from discord import Message
from simcord import InteractionResult, MemberActor

from tests.world import World, controls, custom_id, picks, read_channel, reply

MINUTE = 60.0
WEEK = 7 * 86_400.0


async def begin(world: World, **options: object) -> InteractionResult:
    asked = {
        "name": "Club Awards",
        "categories": "Best Picture; Best Villain",
        "until": "in 7 days",
        **options,
    }
    return await world.host.slash(world.channel, "awards create", **asked)


REMINDER_MARK = "⏰"
"""What stands on the posts that remind of the end of a phase."""


def last_post(world: World) -> Message:
    """The newest message that everybody sees."""
    posts = world.channel.history(viewer=world.owner)
    said = read_channel(world.channel, world.owner)
    return [post for post, text in zip(posts, said, strict=True) if REMINDER_MARK not in text][-1]


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
        prompt = next(one for one in list_prompts(ballot) if one.startswith("Next choice"))
        value = next(value for name, value in picks(ballot, prompt).items() if name.startswith(film))
        ballot = await choose(member, ballot, prompt, value)
    return ballot


def list_prompts(message: InteractionResult) -> list[str]:
    """The placeholders of all selects."""
    return [part["placeholder"] for part in controls(message) if "placeholder" in part]


async def settled_post(world: World) -> str:
    """The newest public post, once its edits are through."""
    await world.env.advance_time(MINUTE)
    return read_channel(world.channel, world.owner)[-1]
