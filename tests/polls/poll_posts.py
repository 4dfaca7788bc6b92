"""What the tests of the polls' cogs do in the simulated Discord: ask as the host, vote as members, look at posts."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage

from bot.audit.model import Actor
from bot.ids import MemberId
from bot.polls.model import Poll, PollQuestion
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.world import Component, World, controls, read_channel, reply, walk

HOUR = 3600.0
DAY = 24 * HOUR
CLOSED = 10.0
"""Enough after a poll's time for it to be closed for good and its post to be edited."""
LULL = 30.0
"""Enough for everything that waits to be edited, while a post is young."""


async def ask(world: World, **options: object) -> InteractionResult:
    """Ask who will win Best Picture at the 98th Academy Awards, for three days."""
    wanted = {"category": "picture", "question": "will", "closes": "in 3 days", "ceremony": "98"}
    return await world.host.slash(world.channel, "poll open", **(wanted | options))


async def asked(world: World, **options: object) -> Poll:
    """The poll that comes of it, as it is stored."""
    await ask(world, **options)
    return await newest(world)


async def newest(world: World) -> Poll:
    """The server's open poll that was opened last."""
    return max(await world.services.polls.list_open_polls(world.guild_id), key=lambda poll: poll.id)


async def list_asked(world: World) -> list[tuple[str, PollQuestion]]:
    """What is asked: categories and questions."""
    return [
        (poll.category_id, poll.question)
        for poll in await world.services.polls.list_open_polls(world.guild_id)
    ]


async def own_slate(world: World, nominees: int = 3, name: str = "Club Awards", film: str = "Film") -> str:
    """A slate of the server's own, which is to come: polls on it are real. Returns its id."""
    films = tuple(NomineeDraft(films=(f"{film} {number}",)) for number in range(1, nominees + 1))
    categories = (CategoryDraft("Best Picture", films), CategoryDraft("Best Poster", films))
    slate = SlateDraft(name, date(2026, 3, 1), categories)
    by = Actor(MemberId(world.host.id), world.host.name)
    return (await world.services.slate_editor.import_file(world.guild_id, name, slate, by)).id


def post_of(world: World, poll: Poll, channel: ChannelHandle | None = None) -> discord.Message:
    """The poll's post as it is now."""
    messages = (channel or world.channel).history()
    return next(message for message in messages if message.id == poll.message_id)


def post_text(world: World, poll: Poll) -> str:
    """What the poll's post says now."""
    ids = [message.id for message in world.channel.history(viewer=world.member)]
    return read_channel(world.channel, world.member)[ids.index(poll.message_id or 0)]


def post_controls(world: World, poll: Poll) -> list[Component]:
    """The controls on the poll's post."""
    components = [cast("Component", component.to_dict()) for component in post_of(world, poll).components]
    return [part for part in walk(components) if "custom_id" in part]


def menus(world: World, poll: Poll, question: PollQuestion | None = None) -> list[Component]:
    """The selects on a poll's post that answer its own question, or the other."""
    prompt = f"Who {question or poll.question} win?"
    return [part for part in post_controls(world, poll) if part.get("placeholder", "").startswith(prompt)]


async def vote(
    world: World, member: MemberActor, poll: Poll, nominee_id: str, question: PollQuestion | None = None
) -> InteractionResult:
    """Choose a nominee on a poll's post, in the select that has it."""
    for menu in menus(world, poll, question):
        if nominee_id in [option["value"] for option in menu["options"]]:
            return await member.select(post_of(world, poll), [nominee_id], custom_id=menu["custom_id"])
    raise AssertionError(f"{nominee_id} cannot be chosen")


async def counts(world: World, poll: Poll) -> Any:
    """How a poll stands, for everyone."""
    shown = (await world.services.polls.get_card(world.guild_id, poll.id)).get_poll(poll.question)
    assert shown is not None
    return shown.counts


def edits(world: World, poll: Poll) -> int:
    """How often the bot has edited a poll's post."""
    path = f"/messages/{poll.message_id}"
    return sum(one.method == "PATCH" and one.path.endswith(path) for one in world.env.http_requests)


def letters(world: World, member: MemberActor) -> list[str]:
    """What the bot wrote to a member in private."""
    return read_channel(ChannelHandle(world.env, None, world.env.backend.get_dm_channel(member.id)), member)


async def ranked_poll(world: World, **options: object) -> Poll:
    """A poll whose members rank."""
    return await asked(world, **({"question": "should", "count": "preferential"} | options))


async def begin_ranking(
    world: World, member: MemberActor, poll: Poll, label: str = "Rank who should win"
) -> ResponseMessage:
    """Press the button on a poll's post that leads to one's ranking."""
    button = next(part for part in post_controls(world, poll) if part.get("label") == label)
    return reply(await member.click(post_of(world, poll), custom_id=button["custom_id"]))


def next_choice(message: ResponseMessage) -> Component:
    """The select of who is left."""
    return next(part for part in controls(message) if ":rank-next:" in part["custom_id"])


async def choose(member: MemberActor, message: ResponseMessage, nominee_id: str) -> None:
    """Choose the next one."""
    await member.select(message, [nominee_id], custom_id=next_choice(message)["custom_id"])


async def rank(world: World, member: MemberActor, poll: Poll, nominee_ids: Sequence[str]) -> ResponseMessage:
    """Rank these nominees on a poll's post, one press after the other."""
    message = await begin_ranking(world, member, poll)
    for nominee_id in nominee_ids:
        await choose(member, message, nominee_id)
    return message


async def rank_all(world: World, poll: Poll, ballots: Sequence[Sequence[str]]) -> list[MemberActor]:
    """Let as many members as there are ballots rank."""
    members = [*world.members]
    while len(members) < len(ballots):
        members.append(world.join(f"Member {len(members)}"))
    for member, ballot in zip(members, ballots, strict=False):
        await rank(world, member, poll, ballot)
    return members
