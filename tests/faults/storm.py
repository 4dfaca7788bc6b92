"""A storm of whatever members can press, and what the bot said of each press: to be compared with what it kept."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from tests.faults.deeds import Deed, Matter, is_acknowledged, list_deeds, put
from tests.faults.evening import ANNOUNCED_CATEGORIES, Evening, find_control
from tests.faults.opening import (
    LINES_FIELD,
    AwardRoom,
    add_award_room,
    open_award_ballot,
    open_award_form,
)
from tests.faults.said import Change, Said
from tests.run.own_slates import FILMS, HOPES_TITLE, SLATE_NAME
from tests.standin.interactions import Asked
from tests.standin.members import Member
from tests.standin.payloads import Json
from tests.standin.reading import read_text

PRESS_PATIENCE_SECONDS = 5.0
"""After this long without an answer a member does something else; an answer that comes later is still heard."""

STORM_PATIENCE_SECONDS = 600.0
"""After this long without enough acknowledgements there will not be enough."""

ANNOUNCED_SIGN = "🏆"
"""With this an answer says that a result is announced."""

RESULT_INTERVAL_SECONDS = 1.0
"""How long a host waits before the next envelope."""

KINDS = frozenset({"pick", "vote", "ranking", "entries", "nomination", "award ballot", "result"})
"""Everything that is acknowledged in a storm."""

OpenPaper = Callable[[Member], Awaitable[Asked]]


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
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._raise_if_given_up()

    async def wait_for_presses(self, number: int) -> None:
        """Wait until so many further presses are acknowledged, and some of every kind are since the beginning."""
        enough = self.acknowledged + number
        try:
            async with asyncio.timeout(STORM_PATIENCE_SECONDS):
                while self.acknowledged < enough or self.counts.keys() != KINDS:
                    await self._wait_for_press()
        except TimeoutError as error:
            lacking = ", ".join(sorted(KINDS - self.counts.keys())) or "no kind"
            said = (
                f"acknowledged: {describe_counts(self.counts)}; awaited: {enough} in all; lacking: {lacking}"
            )
            raise AssertionError(said) from error

    async def _wait_for_press(self) -> None:
        """Wait for one more acknowledgement, or raise what made a member stop."""
        before = self.acknowledged
        await self._evening.discord.wait_until(
            lambda: self.acknowledged > before or bool(self._list_failures())
        )
        self._raise_if_given_up()

    def orphan_presses(self) -> None:
        """Note that the bot is gone: what it did not do until now it will not do."""
        for said in self.said.values():
            said.orphan()

    def _list_failures(self) -> list[Exception]:
        """What made members stop who were not told to."""
        ended = [task for task in self._tasks if task.done() and not task.cancelled()]
        return [error for task in ended if isinstance(error := task.exception(), Exception)]

    def _raise_if_given_up(self) -> None:
        if failures := self._list_failures():
            raise ExceptionGroup(f"members gave up: {failures!r}", failures)

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
        hear = self._note_press(deed.matter, deed.change)
        asked = await member.send_press(paper, deed.custom_id, deed.values)
        asked.when_answered(lambda answer: hear(is_acknowledged(answer)))
        return await wait_for_answer(asked)

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
        hear = self._note_press(matter, put(*lines))
        asked = await member.send_form(form, {LINES_FIELD: "\n".join(lines)})
        asked.when_answered(lambda answer: hear(is_acknowledged(answer)))
        await wait_for_answer(asked)

    async def _announce_on(self) -> None:
        """Open one envelope after the other, and correct one now and then."""
        while True:
            category = self._random.choice(ANNOUNCED_CATEGORIES)
            winner = self._random.choice(FILMS)
            try:
                async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
                    screen, confirm = await self._evening.ask_for_result(category, winner)
            except (TimeoutError, AssertionError):
                continue  # It is down; or it stands like that already, and nothing is asked.
            _, _, _, _, category_id, _, mark, *_ = confirm.split(":")
            hear = self._note_press(("result", 0, category_id), put(mark))
            asked = await self._evening.host.send_press(screen, confirm)
            asked.when_answered(lambda answer, hear=hear: hear(ANNOUNCED_SIGN in read_text(answer)))
            await wait_for_answer(asked)
            await asyncio.sleep(RESULT_INTERVAL_SECONDS)

    def _note_press(self, matter: Matter, change: Change) -> Callable[[bool], None]:
        """Note a press; returns what is to be told whether its answer says that it is kept."""
        said = self.said.setdefault(matter, Said())
        return partial(self._note_answer, matter[0], said, said.press(change))

    def _note_answer(self, kind: str, said: Said, number: int, is_kept: bool) -> None:
        if is_kept:
            said.acknowledge(number)
            self.counts[kind] += 1
        else:
            said.refuse(number)


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
