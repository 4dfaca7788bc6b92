"""A storm of whatever members can press, and what the bot said of each press: to be compared with what it kept."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from tests.faults.deeds import Change, Deed, Kept, Matter, is_acknowledged, list_deeds, put
from tests.faults.evening import ANNOUNCED_CATEGORIES, Evening, find_control
from tests.faults.opening import (
    LINES_FIELD,
    AwardRoom,
    add_award_room,
    open_award_ballot,
    open_award_form,
)
from tests.run.own_slates import FILMS, HOPES_TITLE, SLATE_NAME
from tests.standin.interactions import Asked
from tests.standin.members import Member
from tests.standin.payloads import Json
from tests.standin.reading import read_text

PRESS_PATIENCE_SECONDS = 5.0
"""After this long without an answer a member gives up, and does something else."""

ANNOUNCED_SIGN = "🏆"
"""With this an answer says that a result is announced."""

RESULT_INTERVAL_SECONDS = 1.0
"""How long a host waits before the next envelope."""

KINDS = frozenset({"pick", "vote", "ranking", "entries", "nomination", "award ballot", "result"})
"""Everything that is acknowledged in a storm."""

OpenPaper = Callable[[Member], Awaitable[Asked]]


@dataclass
class Said:
    """What a member said on one matter.

    Attributes:
        possible: What may be kept: one thing after an acknowledgement; more, if the bot did not answer since.
    """

    possible: set[Kept] = field(default_factory=lambda: {()})
    _pressed: set[Kept] = field(default_factory=set[Kept])

    def press(self, change: Change) -> None:
        """Note a press, of which nobody knows yet whether it is kept."""
        self._pressed = {change(kept) for kept in self.possible}
        self.possible = self.possible | self._pressed

    def acknowledge(self) -> None:
        """Note that the press is kept, whatever became of those before."""
        self.possible = self._pressed


class Storm:
    """Members who press for ever, in an order that a seed decides.

    Attributes:
        said: What was pressed and answered, by matter.
        counts: How many presses were acknowledged, by the kind of matter.
        room: The other server, whose members vote in its awards.
    """

    def __init__(self, evening: Evening, seed: int, member_count: int) -> None:
        self.said: dict[Matter, Said] = {}
        self.counts: Counter[str] = Counter()
        self._evening = evening
        self._random = random.Random(seed)  # noqa: S311 - an order of presses, no secret
        members = [evening.discord.make_member(f"Ana {number}") for number in range(member_count)]
        self.room: AwardRoom = add_award_room(evening, member_count)
        self._clubs: Sequence[tuple[Member, Member]] = [*zip(members, self.room.voters, strict=True)]
        self._papers: dict[tuple[str, str], Json] = {}
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def acknowledged(self) -> int:
        """How many presses were acknowledged."""
        return self.counts.total()

    def begin(self) -> None:
        """Let everyone press."""
        pressing = [self._press_on(number, *people) for number, people in enumerate(self._clubs)]
        self._tasks = [asyncio.create_task(work) for work in (*pressing, self._announce_on())]

    async def end(self) -> None:
        """Let everyone stop, in the middle of whatever they do."""
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        failed = [error for error in ended if not isinstance(error, asyncio.CancelledError)]
        if failed:
            raise ExceptionGroup(
                "members gave up", [error for error in failed if isinstance(error, Exception)]
            )

    async def wait_for_presses(self, number: int) -> None:
        """Wait until so many further presses are acknowledged, and some of every kind are since the beginning."""
        enough = self.acknowledged + number
        await self._evening.discord.wait_until(
            lambda: self.acknowledged >= enough and self.counts.keys() == KINDS
        )

    async def _press_on(self, number: int, member: Member, voter: Member) -> None:
        """Press on one paper after the other, each member beginning with another one."""
        papers: list[Callable[[], Awaitable[None]]] = [
            lambda: self._press_paper(member, _open_ballot),
            lambda: self._press_paper(member, _open_polls),
            lambda: self._press_paper(member, _open_ranking),
            lambda: self._press_paper(member, _open_entries),
            lambda: self._press_paper(voter, open_award_ballot),
            lambda: self._nominate(member),
        ]
        while True:
            await papers[number % len(papers)]()
            number += 1

    async def _press_paper(self, member: Member, open_paper: OpenPaper) -> None:
        """Do one of the things that a paper offers; the answer is the next paper, if it offers any."""
        key = (member.id, open_paper.__name__)
        paper = self._papers.get(key)
        if paper is None:
            paper = await _wait_for_paper(open_paper(member))
        deeds = [] if paper is None else list_deeds(paper, int(member.id))
        if paper is None or not deeds:
            return
        # Every matter is as likely as the others, however many things can be said on it.
        matter = self._random.choice(sorted({deed.matter for deed in deeds}))
        deed = self._random.choice([deed for deed in deeds if deed.matter == matter])
        answer = await self._do(member, paper, deed)
        self._papers[key] = paper
        if answer is not None:
            del self._papers[key]
            if list_deeds(answer, int(member.id)):
                self._papers[key] = answer

    async def _do(self, member: Member, paper: Json, deed: Deed) -> Json | None:
        said = self._note_press(deed.matter, deed.change)
        answer = await wait_for_answer(await member.send_press(paper, deed.custom_id, deed.values))
        self._note_answer(deed.matter, said, is_kept=answer is not None and is_acknowledged(answer))
        return answer

    async def _nominate(self, member: Member) -> None:
        """Nominate films for the server's awards in a form."""
        try:
            async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
                form = await open_award_form(member)
                opened = await form.wait_for_answer()
        except (TimeoutError, AssertionError, ValueError):
            return  # It is down, or apologised.
        if "custom_id" not in opened:
            return  # The same.
        lines = self._random.sample(FILMS, self._random.randint(1, len(FILMS)))
        _, _, _, _, category_id = opened["custom_id"].split(":")
        matter = ("nomination", int(member.id), category_id)
        said = self._note_press(matter, put(*lines))
        answer = await wait_for_answer(await member.send_form(form, {LINES_FIELD: "\n".join(lines)}))
        self._note_answer(matter, said, is_kept=answer is not None and is_acknowledged(answer))

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
            matter = ("result", 0, category_id)
            said = self._note_press(matter, put(mark))
            answer = await wait_for_answer(asked)
            is_kept = answer is not None and ANNOUNCED_SIGN in read_text(answer)
            self._note_answer(matter, said, is_kept=is_kept)
            await asyncio.sleep(RESULT_INTERVAL_SECONDS)

    def _note_press(self, matter: Matter, change: Change) -> Said:
        said = self.said.setdefault(matter, Said())
        said.press(change)
        return said

    def _note_answer(self, matter: Matter, said: Said, *, is_kept: bool) -> None:
        if is_kept:
            said.acknowledge()
            self.counts[matter[0]] += 1


async def wait_for_answer(asked: Asked) -> Json | None:
    """What a member is answered, unless it takes too long."""
    try:
        async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
            return await asked.wait_for_answer()
    except TimeoutError:
        return None


async def _wait_for_paper(opening: Awaitable[Asked]) -> Json | None:
    try:
        async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
            return await (await opening).wait_for_answer()
    except (TimeoutError, AssertionError):
        return None  # It is down, or apologised.


async def _open_ballot(member: Member) -> Asked:
    return await member.send_command("ballot", {"contest": SLATE_NAME})


async def _open_entries(member: Member) -> Asked:
    return await member.send_command("ballot", {"contest": HOPES_TITLE})


async def _open_polls(member: Member) -> Asked:
    return await member.send_command("polls", {})


async def _open_ranking(member: Member) -> Asked:
    polls = await (await _open_polls(member)).wait_for_answer()
    return await member.send_press(polls, find_control(polls, "poll-rank"))


def describe_counts(counts: Counter[str]) -> str:
    """What was acknowledged, in words for a table."""
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
