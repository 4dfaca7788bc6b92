"""Hosts open everything that members can press: a contest with doubles, polls, a contest on nominations, two awards."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.faults.evening import OPEN_CATEGORIES, Evening, find_control
from tests.run.own_slates import FILMS, HOPES_NAME
from tests.standin.interactions import Asked
from tests.standin.members import HOST_RIGHTS, Member
from tests.standin.payloads import Json
from tests.standin.reading import find_button, list_parts, list_selects
from tests.standin.world import Place

LINES_FIELD = "lines"
"""The field of the forms for contenders and for nominations."""

MOST_DOUBLES = 8


@dataclass(frozen=True)
class AwardRoom:
    """A server whose own awards take votes; those of the evening's first server still take nominations.

    Attributes:
        channel: Its channel.
        host: Who hosts there.
        voters: Members of it.
    """

    channel: Place
    host: Member
    voters: Sequence[Member]


def add_award_room(evening: Evening, voters: int) -> AwardRoom:
    """Found the server, before the bot starts: who votes in awards was a member before their voting opened."""
    world = evening.discord.world
    channel = world.list_places(world.add_guild("The Other Club"))[0]
    host = evening.discord.make_member("Hugo", channel, HOST_RIGHTS)
    return AwardRoom(
        channel, host, [evening.discord.make_member(f"Bea {number}", channel) for number in range(voters)]
    )


async def open_everything(evening: Evening, room: AwardRoom) -> None:
    """Open it all, through the bot."""
    await evening.open_contest(doubles=MOST_DOUBLES)
    for category in OPEN_CATEGORIES[:2]:
        await evening.open_poll(category)
    await evening.open_poll(OPEN_CATEGORIES[2], count="preferential")
    await _open_nominations(evening.host)
    await _create_awards(evening.host)
    await _create_awards(room.host)
    form = await open_award_form(room.voters[0])
    await room.voters[0].submit(form, {LINES_FIELD: "\n".join(FILMS)})
    await room.host.ask("awards close")
    await evening.wait_until_stored("SELECT count(*) FROM room_awards WHERE phase = 'shortlist'", 1)
    await room.host.ask("awards open", until="in 3 days")


async def _open_nominations(host: Member) -> None:
    draft = await host.ask("contest create", ceremony=HOPES_NAME, locks="in 3 days", kind="nominations")
    shown = await host.press(draft, find_button(draft, "Contenders …"))
    form = await host.send_press(shown, find_button(shown, "Add …"))
    await host.submit(form, {LINES_FIELD: "\n".join(FILMS)})
    await host.press(draft, find_button(draft, "Announce"))


async def _create_awards(host: Member) -> None:
    eligible = {"member_days": 0, "account_days": 0}
    await host.ask(
        "awards create", name="Room Awards", categories="Best Villain", until="in 3 days", **eligible
    )


def find_post(place: Place, route: str) -> Json:
    """The latest post in a channel with a control that leads to a route."""
    return next(
        message
        for message in reversed(place.messages.values())
        if any(f":{route}:" in part.get("custom_id", "") for part in list_parts(message))
    )


async def open_award_form(member: Member) -> Asked:
    """Open the form of what a member nominates for their server's awards."""
    post = find_post(member.place, "room-nominate")
    paper = await member.press(post, find_control(post, "room-nominate"))
    [select] = list_selects(paper, "room-nominate-in")
    return await member.send_press(paper, select["custom_id"], [select["options"][0]["value"]])


async def open_award_ballot(member: Member) -> Asked:
    """Open a member's ballot for their server's awards."""
    post = find_post(member.place, "room-ballot")
    return await member.send_press(post, find_control(post, "room-ballot"))
