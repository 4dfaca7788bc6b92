"""How often each of the interactions that people use most goes to the database: a new read is a decision.

Counted are the units of work that an interaction itself asks for, its presses that are decided together included; what
follows from it, such as a contest's post that is drawn anew or jobs that are looked for, is done by tasks of their own.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import Connection

from bot.db.engine import Database
from bot.db.sqlite import Worker
from bot.record.record import Record
from bot.search.search import Search
from tests.cogs.played_contests import open_contest
from tests.cogs.results.test_night import played
from tests.polls.poll_posts import asked, vote
from tests.world import World, custom_id, open_world, picks, reply

T = TypeVar("T")
P = ParamSpec("P")

INTERACTION_TASKS = ("CommandTree-invoker", "discord-ui", "presses on")
"""How the tasks are called in which discord.py answers commands and controls, and that which decides presses."""

CARD_UPKEEP = ("_save_card_place", "mark_changes_published", "mark_threads_notified")
"""What remembers that a change was published, and where; it comes after the card."""


@dataclass
class DoorLog:
    """What an interaction asked of the database's two doors, by the names of the units of work."""

    reads: list[str] = field(default_factory=list[str])
    writes: list[str] = field(default_factory=list[str])

    def clear(self) -> None:
        """Forget what was asked so far."""
        self.reads.clear()
        self.writes.clear()

    def count(self) -> tuple[int, int]:
        """How many units of reading and of writing, the upkeep of a card left out."""
        return len(self.reads), len([name for name in self.writes if name not in CARD_UPKEEP])


class CountedDatabase(Database):
    """A database that writes down who comes through its doors."""

    def __init__(self, writer: Worker, readers: list[Worker]) -> None:
        super().__init__(writer, readers)
        self.log = DoorLog()

    async def read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        _write_down(self.log.reads, work)
        return await super().read(work, *args, **kwargs)

    async def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        _write_down(self.log.writes, work)
        return await super().write(work, *args, **kwargs)


def _write_down(names: list[str], work: Callable[..., object]) -> None:
    task = asyncio.current_task()
    if task is not None and task.get_name().startswith(INTERACTION_TASKS):
        names.append(getattr(work, "__name__", repr(work)))


@pytest.fixture
async def counted(tmp_path: Path, record: Record, search: Search) -> AsyncGenerator[tuple[World, DoorLog]]:
    async with open_world(tmp_path, record, search, CountedDatabase) as world:
        assert isinstance(world.database, CountedDatabase)
        yield world, world.database.log


async def test_probe(counted: tuple[World, DoorLog]):
    world, log = counted
    contest, slate = await played(world)
    short = slate["live-action-short"]
    ana = world.member

    async def probe(name, act):
        await act() if False else None
        log.clear()
        answer = await act()
        print("\n##", name, log.count(), log.reads, log.writes)
        return answer

    target = f"{contest.ceremony_id}:{contest.id}"
    await world.host.slash(world.channel, "result board")
    ids = {"category": "best-picture", "winner": "one-battle-after-another"}
    S = world.host.slash
    await probe(
        "announce guess",
        lambda: S(
            world.channel, "result announce", category="picture", winner="one batle", ceremony=contest.title
        ),
    )
    await probe("announce", lambda: S(world.channel, "result announce", **ids))
    w = [one.id for one in short.winners]
    await probe(
        "announce tie named ceremony",
        lambda: S(
            world.channel,
            "result announce",
            category="live-action-short",
            winner=w[0],
            also=w[1],
            ceremony=target,
        ),
    )
    await probe(
        "announce by number",
        lambda: S(
            world.channel,
            "result announce",
            category="live-action-short",
            winner=w[0],
            also=w[1],
            ceremony="98",
        ),
    )
    await probe(
        "autocomplete category",
        lambda: world.host.autocomplete(world.channel, "result announce", "category", "pic"),
    )
    await probe(
        "autocomplete winner",
        lambda: world.host.autocomplete(
            world.channel, "result announce", "winner", "one", category="best-picture"
        ),
    )
    await probe(
        "autocomplete ceremony",
        lambda: world.host.autocomplete(world.channel, "result announce", "ceremony", "98"),
    )
    board = await probe("board", lambda: S(world.channel, "result board"))
    await probe(
        "envelope",
        lambda: world.host.select(
            reply(board),
            [picks(board, "Open an envelope")["Best Director"]],
            custom_id=custom_id(board, "Open an envelope"),
        ),
    )
    await probe(
        "choose",
        lambda: world.host.select(
            reply(board),
            [next(iter(picks(board, "And the winner is …").values()))],
            custom_id=custom_id(board, "And the winner is …"),
        ),
    )
    await probe("confirm", lambda: world.host.click(reply(board), label="Confirm and announce"))
    await probe("undo", lambda: S(world.channel, "result undo", category="best-picture"))
    A = ana.slash
    await probe("standings", lambda: A(world.channel, "standings"))
    await probe("standings named", lambda: A(world.channel, "standings", contest=str(contest.id)))
    await probe("season", lambda: A(world.channel, "standings", scope="season"))
    await probe("picks", lambda: A(world.channel, "picks"))
    await probe("versus", lambda: A(world.channel, "versus", member=world.members[1]))
    await probe("contests", lambda: A(world.channel, "contests"))
    await probe("contests one", lambda: A(world.channel, "contests", contest=str(contest.id)))
    await probe("verdict", lambda: A(world.channel, "verdict", ceremony="98"))
    await probe("profile", lambda: A(world.channel, "profile"))
    other = await open_contest(world, "Another")
    opened = await probe("ballot", lambda: A(world.channel, "ballot"))
    await probe("ballot named", lambda: A(world.channel, "ballot", contest=str(other.id)))
    cid = next(
        c
        for c in (c["custom_id"] for c in __import__("tests.world").world.controls(opened))
        if ":ballot-pick:" in c
    )
    values = [
        o["value"]
        for c in __import__("tests.world").world.controls(opened)
        if c["custom_id"] == cid
        for o in c["options"]
    ]
    await probe("pick", lambda: ana.select(reply(opened), [values[0]], custom_id=cid))
    await probe("page", lambda: ana.click(reply(opened), custom_id=custom_id(opened, "▶️")))
    poll = await asked(world)
    await probe("vote", lambda: vote(world, ana, poll, "sinners"))
    await probe("winners", lambda: A(world.channel, "winners", ceremony="97"))
    await probe("autocomplete film", lambda: ana.autocomplete(world.channel, "film", "film", "par"))
    await probe("autocomplete contest", lambda: ana.autocomplete(world.channel, "ballot", "contest", "an"))
    await probe("polls", lambda: A(world.channel, "polls"))
    await probe("contest panel", lambda: S(world.channel, "contest panel"))
