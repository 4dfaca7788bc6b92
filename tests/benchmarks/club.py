"""A club on the stand-in with a contest that is open, and a load of everything that members do in it."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.record.record import Record
from tests.run.own_slates import SLATE_NAME
from tests.standin.interactions import Asked
from tests.standin.members import HOST_RIGHTS, Member
from tests.standin.payloads import Json
from tests.standin.reading import find_button, list_selects
from tests.standin.server import DiscordServer

POPULAR_FILMS = 300
"""How many different films are looked up."""


class Kind(Enum):
    """What a member does, and how often of a hundred times."""

    LOOKUP = 60
    AUTOCOMPLETE = 25
    PICK = 15


@dataclass(frozen=True)
class Player:
    """A member with their ballot open before them.

    Attributes:
        member: The member.
        paper: The ballot's message.
        selects: The selects on it, one a category.
    """

    member: Member
    paper: Json
    selects: Sequence[Json]


class Club:
    """Members who do all kinds of things, the same at every run."""

    def __init__(self, discord: DiscordServer, record: Record, players: Sequence[Player]) -> None:
        self._discord = discord
        self._players = players
        self._draw = random.Random(60)  # noqa: S311 - no secret: the same load at every run
        by_renown = sorted(record.films.values(), key=lambda film: -len(record.film_nominations[film.id]))
        self._titles = [film.title for film in by_renown[:POPULAR_FILMS]]
        self.picked: set[tuple[str, str]] = set()

    @classmethod
    async def open(cls, discord: DiscordServer, record: Record, size: int) -> "Club":
        """Announce a contest of the server's own slate, and let so many members open their ballots."""
        host = discord.make_member("Hana", rights=HOST_RIGHTS)
        drafted = await host.ask("contest create", ceremony=SLATE_NAME, locks="in 3 days")
        await host.press(drafted, find_button(drafted, "Announce"))
        players: list[Player] = []
        for number in range(size):
            member = discord.make_member(f"Ana {number}")
            paper = await member.ask("ballot")
            players.append(Player(member, paper, list_selects(paper, "ballot-pick")))
        return cls(discord, record, players)

    async def rush(self, rate: float, seconds: float) -> dict[Kind, list[Asked]]:
        """Let so many things be done a second, whether earlier ones are answered or not.

        It waits for the answers as long as they still come; who is not answered then has no `acknowledged_at`.
        """
        began = asyncio.get_running_loop().time()
        asked: dict[Kind, list[Asked]] = {kind: [] for kind in Kind}
        kinds = self._draw.choices(list(Kind), [kind.value for kind in Kind], k=int(rate * seconds))
        for number, kind in enumerate(kinds):
            delay = began + number / rate - asyncio.get_running_loop().time()
            if delay > 0:
                await asyncio.sleep(delay)
            asked[kind].append(await self._send(kind))
        await wait_for_acknowledgements([one for sent in asked.values() for one in sent])
        return asked

    async def _send(self, kind: Kind) -> Asked:
        sends: dict[Kind, Callable[[Player], Awaitable[Asked]]] = {
            Kind.LOOKUP: self._look_up,
            Kind.AUTOCOMPLETE: self._type,
            Kind.PICK: self._pick,
        }
        return await sends[kind](self._draw.choice(self._players))

    async def _look_up(self, player: Player) -> Asked:
        command, options = self._draw.choice(
            [
                ("winners", {"ceremony": str(self._draw.randint(1, 97))}),
                ("film", {"title": self._draw.choice(self._titles)}),
                ("person", {"name": "meryl streep"}),
                ("category", {"name": "actress"}),
                ("precursors", {"category": "picture"}),
            ]
        )
        return await player.member.send_command(command, options)

    async def _type(self, player: Player) -> Asked:
        title = self._draw.choice(self._titles)
        return await player.member.send_typing("film", "title", title[: self._draw.randint(1, len(title))])

    async def _pick(self, player: Player) -> Asked:
        select = self._draw.choice(player.selects)
        chosen = self._draw.choice(select["options"])["value"]
        self.picked.add((player.member.id, select["custom_id"].split(":")[4]))
        return await player.member.send_press(player.paper, select["custom_id"], [chosen])

    def forget_answered(self) -> None:
        """Drop what the stand-in keeps of all that was asked, which would else grow as long as it goes on."""
        self._discord.interactions.by_token.clear()
        self._discord.log.requests.clear()
        self._discord.answers.files.clear()
        for place in self._discord.world.places.values():
            place.messages.clear()


async def wait_for_acknowledgements(asked: Sequence[Asked]) -> None:
    """Wait until everything is acknowledged, or nothing has been for as long as the stand-in's patience lasts."""
    for one in asked:
        try:
            await one.wait_for_acknowledgement()
        except TimeoutError:
            return


def count_unanswered(asked: Sequence[Asked]) -> int:
    """How many were never acknowledged: on a machine that cannot keep up."""
    return sum(one.acknowledged_at is None for one in asked)


def find_percentile(asked: Sequence[Asked], share: float) -> float:
    """The milliseconds within which this share (0–1) of the interactions was acknowledged; endless if it was not."""
    never = float("inf")
    times = sorted(
        (never if one.acknowledged_at is None else one.acknowledged_at) - one.sent_at for one in asked
    )
    return times[min(int(share * len(times)), len(times) - 1)] * 1000
