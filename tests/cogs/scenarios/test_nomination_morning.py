"""The nominations of the 99th, predicted by six members, from the draft to the verdict, with an independent count."""

from collections.abc import Mapping, Sequence

import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.contests.model import Contest
from bot.ids import MemberId
from tests.cogs.contest_actions import DAY, SEALED, menu, newest
from tests.cogs.slates.test_files import bring
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

pytestmark = pytest.mark.slow

PICTURE, ACTRESS = "Best Picture", "Best Actress"
FILMS = ("The Odyssey", "Digger", "Hamnet Again", "Disclosure Day", "The Adventures", "Wild Horse")
WOMEN = ("Zoe Kazan", "Ana Torrent", "Rooney Mara")

NAMED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "Ana": {PICTURE: ("The Odyssey", "Digger", "Hamnet Again"), ACTRESS: ("Zoe Kazan", "Rooney Mara")},
    "Ben": {PICTURE: ("Digger", "Disclosure Day"), ACTRESS: ("Ana Torrent",)},
    "Cleo": {PICTURE: ("The Odyssey", "Wild Horse"), ACTRESS: ("Zoe Kazan", "Ana Torrent")},
    "Dov": {PICTURE: ("The Adventures",), ACTRESS: ()},
    "Eve": {PICTURE: ("The Odyssey", "Digger"), ACTRESS: ("Rooney Mara",)},
    "Fay": {PICTURE: ("Hamnet Again",), ACTRESS: ("Zoe Kazan",)},
}
"""What each member chooses from the list of the hosts."""

OWN: Mapping[str, str] = {
    "Ana": "The Long Shot",
    "Ben": "long shot",
    "Cleo": "The Long Shots",
    "Dov": "Sleeper",
}
"""The film that they add. Ana's and Ben's differ in case and the article alone; a host says that Cleo's is the same."""

SAME = {"long shot": "The Long Shot", "The Long Shots": "The Long Shot"}

NOMINEES = {
    PICTURE: ("The Odyssey", "Digger", "The Long Shot", "Marble Street"),
    ACTRESS: ("Zoe Kazan", "Ana Torrent"),
}
FILE = (
    "category,nominee,film\n"
    + "".join(f"{PICTURE},,{film}\n" for film in NOMINEES[PICTURE])
    + "".join(f"{ACTRESS},{name},A Film\n" for name in NOMINEES[ACTRESS])
).encode()


def count_hits() -> Mapping[str, tuple[int, int]]:
    """Everyone's points and right names, reckoned from what they named: one a nominee, one more for all of them."""
    counted: dict[str, tuple[int, int]] = {}
    for member, named in NAMED.items():
        points = hits = 0
        for category, nominees in NOMINEES.items():
            names = {*named[category], *((OWN[member],) if category == PICTURE and member in OWN else ())}
            right = len({SAME.get(name, name) for name in names} & {*nominees})
            points += right + (right == len(nominees))
            hits += right
        counted[member] = points, hits
    return counted


async def choose(member: MemberActor, message: ResponseMessage, names: Sequence[str]) -> ResponseMessage:
    """Choose in the one select of a category's list."""
    found = menu(message, "nominate")
    options = next(part["options"] for part in controls(message) if part["custom_id"] == found)
    values = [option["value"] for option in options if option["label"] in names]
    return reply(await member.select(message, values, custom_id=found))


async def go_to(
    member: MemberActor, message: ResponseMessage, placeholder: str, title: str
) -> ResponseMessage:
    """Open another category of a screen."""
    place = next(value for name, value in picks(message, placeholder).items() if name.startswith(title))
    return reply(await member.select(message, [place], custom_id=custom_id(message, placeholder)))


async def list_contenders(world: World) -> None:
    """Type the hosts' contenders."""
    shown = reply(await world.host.slash(world.channel, "contest contenders"))
    form = await world.host.click(shown, label="Add …")
    await world.host.submit_modal(form, {"lines": "\n".join(FILMS)})
    shown = reply(await world.host.slash(world.channel, "contest contenders"))
    shown = await go_to(world.host, shown, "Another category", ACTRESS)
    form = await world.host.click(shown, label="Add …")
    await world.host.submit_modal(form, {"lines": "\n".join(WOMEN)})


async def fill_ballot(world: World, member: MemberActor, name: str) -> None:
    """Name what this member names, and add their own film."""
    shown = reply(await member.slash(world.channel, "ballot"))
    shown = await choose(member, shown, NAMED[name][PICTURE])
    if name in OWN:
        form = await member.click(shown, label="Someone else …")
        await member.submit_modal(form, {"name": OWN[name]})
    if NAMED[name][ACTRESS]:
        shown = await go_to(member, shown, "Go to a category", ACTRESS)
        await choose(member, shown, NAMED[name][ACTRESS])


async def open_panel(world: World, contest: Contest) -> ResponseMessage:
    """The host's panel of the contest."""
    card = reply(await world.host.slash(world.channel, "contests", contest=str(contest.id)))
    return reply(await world.host.click(card, label="Host"))


async def merge_by_hand(world: World, contest: Contest) -> None:
    """Say that Cleo's film is the one that Ana and Ben named."""
    panel = await open_panel(world, contest)
    duplicates = reply(await world.host.click(panel, label="Duplicates"))
    assert "1 contender merged so far." in text(duplicates)
    assert "Ana" not in text(duplicates)
    lines = text(duplicates)
    assert "The Long Shot · 2 ballots" in lines
    assert "The Long Shots · 1 ballot" in lines
    first = lines.index("The Long Shot · 2 ballots") < lines.index("The Long Shots · 1 ballot")
    merged = await world.host.click(duplicates, label=f"The same: keep {1 if first else 2}")
    assert "2 contenders merged so far." in text(merged)


def read_card(world: World) -> str:
    """The one card about the nominations in the channel."""
    (card,) = [one for one in read_channel(world.channel, world.member) if one.startswith("## 🌅")]
    return card


async def announce(world: World, contest: Contest) -> InteractionResult:
    """Bring the nominees in from a file, and announce all that are ready."""
    await world.host.click(reply(await bring(world, FILE, "99th Academy Awards")), label="Save")
    board = await world.host.click(await open_panel(world, contest), label="The nominations")
    assert "Announce all that are ready: 2" in labels(board)
    return await world.host.click(reply(board), label="Announce all that are ready: 2")


async def test_six_members_predict_the_nominations_of_the_99th(world: World) -> None:
    members = dict(zip(NAMED, [*world.members, *map(world.join, ("Cleo", "Dov", "Eve", "Fay"))], strict=True))
    options = {"ceremony": "99", "locks": "in 3 days", "kind": "nominations", "categories": "eight"}
    await world.host.slash(world.channel, "contest create", **options)
    await list_contenders(world)
    await world.host.slash(world.channel, "contest announce")
    contest = await newest(world)
    for number, (name, member) in enumerate(members.items()):
        await fill_ballot(world, member, name)
        if number == 2:
            await world.restart()
    opened = reply(await members["Fay"].slash(world.channel, "ballot"))

    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    late = await choose(members["Fay"], opened, ["The Odyssey"])
    assert "This is what was saved:" in text(late)
    await merge_by_hand(world, contest)
    await world.services.privacy.erase_member(MemberId(members["Dov"].id))
    await world.restart()

    await announce(world, contest)
    # Of the picture's four the room's ten most named are three, and of the actresses both.
    card = read_card(world)
    assert "**The room saw 5 of 6**." in card
    assert "Best Picture: **3 of 4**" in card
    assert "Best Actress: **2 of 2**" in card
    assert "😮 **Nobody saw coming**: Marble Street." in card
    assert "💔 **The biggest snub**: Rooney Mara in Best Actress, on 2 of 5 ballots." in card
    assert "Then: Hamnet Again in Best Picture, on 2 of 6 ballots." in card

    found = await world.services.contests.get_standings(world.guild_id, contest.id)
    counted = {row.ballot.name or "Dov": (row.points, row.right) for row in found.standings.rows}
    assert counted == count_hits()
    by_points = sorted(counted.values(), reverse=True)
    assert [(row.points, row.right) for row in found.standings.rows] == by_points

    asked = await world.host.slash(world.channel, "contest finish")
    await world.host.click(reply(asked), label="Make it final")
    await world.restart()
    details = reply(await members["Eve"].slash(world.channel, "contests", contest=str(contest.id)))
    await members["Eve"].click(details, label="Verify")
    assert "✅ The ballots are exactly those that were sealed." in text(details)
    assert "5 checked, 1 of someone who left." in text(details)
    verdict = await members["Eve"].slash(world.channel, "verdict")
    assert "🌅 Nominations: **The room saw 5 of 6**." in text(verdict)
