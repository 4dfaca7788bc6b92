"""What the tests of contests do as hosts: draft, announce, look at the post."""

from datetime import date
from typing import cast

from discord import Message
from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage

from bot.audit.model import Actor
from bot.contests.model import Contest, ContestState
from bot.ids import MemberId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.world import Component, World, controls, read_channel, reply, walk

SECOND = 1.0
HOUR = 3600.0
DAY = 24 * HOUR
SEALED = 10 * SECOND
"""Enough after a lock for the ballots to be sealed and the post to be edited."""


async def draft(world: World, **options: object) -> InteractionResult:
    """Draft a contest on the 98th Academy Awards that locks in three days."""
    wanted = {"ceremony": "98", "locks": "in 3 days", "title": "Oscar night"} | options
    return await world.host.slash(world.channel, "contest create", **wanted)


async def announced(world: World, **options: object) -> Contest:
    """An announced contest."""
    answer = await draft(world, **options)
    await world.host.click(reply(answer), label="Announce")
    return await newest(world)


async def own_contest(world: World) -> Contest:
    """An announced contest on a slate of the server's own, which is to come: what it comes to is real."""
    categories = tuple(
        CategoryDraft(name, (NomineeDraft(films=("Anora",)), NomineeDraft(films=("Flow",))))
        for name in ("Best Picture", "Best Poster")
    )
    slate = SlateDraft("Club Awards", date(2026, 3, 1), categories)
    by = Actor(MemberId(world.host.id), world.host.name)
    await world.services.slate_editor.import_file(world.guild_id, "Club Awards", slate, by)
    return await announced(world, ceremony="Club Awards", title="Club night")


async def announce_all(world: World, contest: Contest) -> None:
    """Open every envelope: the first nominee of each category wins."""
    by = Actor(MemberId(world.host.id), world.host.name)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    for category in ceremony.slate:
        won = category.winners or category.nominees[:1]
        await world.services.announcing.announce_winners(
            contest.result_set, category.id, [each.id for each in won], by
        )


async def newest(world: World) -> Contest:
    """The server's contest that was made last, as it is stored."""
    rows = await world.services.contests.list_contests(world.guild_id, frozenset(ContestState))
    return max(rows, key=lambda contest: contest.id)


async def pick_all(world: World, contest: Contest, members: int = 2) -> None:
    """Let some members pick the record's winners, the later ones fewer of them."""
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    for number, member in enumerate(world.members[:members]):
        await world.services.guilds.remember_name(world.guild_id, MemberId(member.id), member.name.title())
        for entry in contest.rules.categories[number:]:
            category = ceremony.by_id[entry.id]
            nominee = (category.winners or category.nominees)[0]
            await world.services.ballots.pick_nominee(
                world.guild_id,
                contest.id,
                MemberId(member.id),
                category.id,
                nominee.id,
                pressed_at=world.env.now(),
            )


def post_text(world: World, contest: Contest, channel: ChannelHandle | None = None) -> str:
    """What the contest's own post says now."""
    place = channel or world.channel
    ids = [message.id for message in place.history(viewer=world.member)]
    return read_channel(place, world.member)[ids.index(contest.message_id or 0)]


def post_labels(world: World, contest: Contest) -> list[str]:
    """What stands on the buttons of the contest's own post."""
    return message_labels(
        next(message for message in world.channel.history() if message.id == contest.message_id)
    )


def message_labels(message: Message) -> list[str]:
    """What stands on the buttons of a message in a channel."""
    parts = walk([cast("Component", component.to_dict()) for component in message.components])
    return [str(part["label"]) for part in parts if "custom_id" in part]


def dm_of(world: World, member: MemberActor) -> ChannelHandle:
    """Where the bot writes to a member."""
    return ChannelHandle(world.env, None, world.env.backend.get_dm_channel(member.id))


def menu(message: ResponseMessage, route: str) -> str:
    """The custom_id of the one control on a route."""
    found = [part["custom_id"] for part in controls(message) if f":{route}:" in part["custom_id"]]
    assert len(found) == 1, found
    return found[0]


def as_shown(shown: InteractionResult) -> dict[str, str]:
    """What stands in a form's text fields already, as Discord sends it back untouched."""
    fields = [label["component"] for label in (shown.modal or {})["components"]]
    return {field["custom_id"]: field.get("value", "") for field in fields if "style" in field}
