"""A storm of picks, votes, rankings and results, and what the bot said of each: to be compared with what it kept."""

import asyncio
import json
import random
from dataclasses import dataclass, field

from cogs.kit.result_set_options import make_id_mark
from tests.faults.evening import ANNOUNCED_CATEGORIES, Evening
from tests.run.own_slates import FILMS
from tests.standin.interactions import Asked
from tests.standin.members import Member
from tests.standin.payloads import Json
from tests.standin.reading import list_selects, read_text
from tests.stored import read_rows

PRESS_PATIENCE_SECONDS = 5.0
"""After this long without an answer a member gives up, and does something else."""

SAVED_SIGN = "💾 Saved"
"""With this an answer says that what was pressed is kept."""

ANNOUNCED_SIGN = "🏆"
"""With this an answer says that a result is announced."""

RESULT_INTERVAL_SECONDS = 1.0
"""How long a host waits before the next envelope."""

Matter = tuple[str, int, str]
"""What is answered: `pick`, `vote` or `result`, the member (0 for the host), and the category or poll."""


@dataclass
class Said:
    """What a member said on one matter.

    Attributes:
        kept: What was acknowledged last; None before anything was.
        unanswered: What they pressed since and were not answered on: it may be kept or not.
    """

    kept: str | None = None
    unanswered: set[str] = field(default_factory=set[str])

    def allows(self, stored: str | None) -> bool:
        """Whether what is stored is what the bot answered for."""
        return stored == self.kept or stored in self.unanswered


class Storm:
    """Members who press for ever, in an order that a seed decides.

    Attributes:
        said: What was pressed and answered, by matter.
        acknowledged: How many presses were acknowledged.
    """

    def __init__(self, evening: Evening, seed: int, member_count: int) -> None:
        self.said: dict[Matter, Said] = {}
        self.acknowledged = 0
        self._evening = evening
        self._random = random.Random(seed)  # noqa: S311 - an order of presses, no secret
        self._members = [evening.discord.make_member(f"Ana {number}") for number in range(member_count)]
        self._papers: dict[str, Json] = {}
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        """Let everyone press."""
        members = [self._press_on(member) for member in self._members]
        self._tasks = [asyncio.create_task(work) for work in (*members, self._announce_on())]

    async def end(self) -> None:
        """Let everyone stop, in the middle of whatever they do."""
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        failed = [error for error in ended if not isinstance(error, asyncio.CancelledError)]
        assert not failed, failed

    async def wait_for_presses(self, number: int) -> None:
        """Wait until so many further presses are acknowledged."""
        enough = self.acknowledged + number
        await self._evening.discord.wait_until(lambda: self.acknowledged >= enough)

    async def _press_on(self, member: Member) -> None:
        while True:
            if member.id not in self._papers:
                await self._open_papers(member)
            if member.id not in self._papers:
                continue
            selects = [
                *list_selects(self._papers[member.id], "ballot-pick"),
                *list_selects(self._papers[f"polls of {member.id}"], "vote-here"),
            ]
            select = self._random.choice(selects)
            chosen = self._random.choice([option["value"] for option in select["options"]])
            await self._choose(member, select["custom_id"], chosen)

    async def _open_papers(self, member: Member) -> None:
        ballot = await self._wait_for_answer(await member.send_command("ballot", {}))
        polls = await self._wait_for_answer(await member.send_command("polls", {}))
        if ballot is not None and polls is not None and list_selects(ballot, "ballot-pick"):
            self._papers[member.id], self._papers[f"polls of {member.id}"] = ballot, polls

    async def _choose(self, member: Member, custom_id: str, chosen: str) -> None:
        _, _, route, *state = custom_id.split(":")
        kind, matter_id = ("pick", state[1]) if route == "ballot-pick" else ("vote", state[0])
        paper = self._papers[member.id if kind == "pick" else f"polls of {member.id}"]
        said = self.said.setdefault((kind, int(member.id), matter_id), Said())
        said.unanswered.add(chosen)
        answer = await self._wait_for_answer(await member.send_press(paper, custom_id, [chosen]))
        if answer is not None and SAVED_SIGN in read_text(answer):
            said.kept, said.unanswered = chosen, set()
            self.acknowledged += 1

    async def _announce_on(self) -> None:
        """Open one envelope after the other, and correct one now and then."""
        while True:
            category = self._random.choice(ANNOUNCED_CATEGORIES)
            winner = self._random.choice(FILMS)
            try:
                async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
                    asked = await self._evening.send_result(category, winner)
            except (TimeoutError, AssertionError):
                continue  # It is down; or it stands like that already, and nothing is asked.
            _, _, _, _, category_id, _, mark, *_ = asked.payload["data"]["custom_id"].split(":")
            said = self.said.setdefault(("result", 0, category_id), Said())
            said.unanswered.add(mark)
            answer = await self._wait_for_answer(asked)
            if answer is not None and ANNOUNCED_SIGN in read_text(answer):
                said.kept, said.unanswered = mark, set()
                self.acknowledged += 1
            await asyncio.sleep(RESULT_INTERVAL_SECONDS)

    async def _wait_for_answer(self, asked: Asked) -> Json | None:
        try:
            async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
                return await asked.wait_for_answer()
        except TimeoutError:
            return None


def list_ids(stored: str | list[str]) -> list[str]:
    """A column of JSON, which SQLite's driver gives as text."""
    return json.loads(stored) if isinstance(stored, str) else stored


def list_broken_promises(url: str, storm: Storm) -> list[str]:
    """What was acknowledged and is not what is kept."""
    picks = read_rows(
        url, "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id"
    )
    votes = read_rows(url, "SELECT member_id, poll_id, nominee_id FROM votes")
    stored: dict[Matter, str] = {("pick", member, category): nominee for member, category, nominee in picks}
    stored |= {("vote", member, str(poll)): nominee for member, poll, nominee in votes}
    results = read_rows(url, "SELECT category_id, winner_ids FROM announcements ORDER BY id")
    # A control holds marks of ids, which are shorter.
    stored |= {
        ("result", 0, make_id_mark(category)): make_id_mark(list_ids(winners)[0])
        for category, winners in results
    }
    broken = [
        f"{matter}: {stored.get(matter)} is kept, {said} was said"
        for matter, said in storm.said.items()
        if not said.allows(stored.get(matter))
    ]
    return broken + [f"{matter} is kept, nobody said it" for matter in stored.keys() - storm.said.keys()]
