"""Which set of results a host means, by what they type or by typing nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.awards.choices import fitting
from bot.awards.index import OFFERED, Entry, Index
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import store
from bot.contests.loading import target_of
from bot.contests.model import Contest, ContestState
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.night.change import TargetChoice
from bot.polls import store as poll_store
from bot.polls.model import Poll
from bot.results import store as results_store
from bot.results.target import REHEARSAL_POLLS, Target

_CURRENT = frozenset({ContestState.OPEN, ContestState.LOCKED})

AWAITED = timedelta(weeks=1)
"""How long after its closing a poll still waits for its envelope: nobody finishes polls by hand."""


class Targets:
    """The sets of results of a server."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Look for them in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def current(self, guild_id: int) -> Sequence[TargetChoice]:
        """Those of contests that are open or locked, in the order in which these lock; then those of polls alone
        that are open or wait for their envelopes.

        All contests and polls on the ceremony itself share one; each rehearsal contest has its own, and all
        rehearsal polls of a ceremony one together.
        """
        now = self._clock()

        def work(connection: Connection) -> list[TargetChoice]:
            grouped: dict[Target, list[Contest]] = {}
            for contest in store.in_states(connection, guild_id, _CURRENT):
                grouped.setdefault(target_of(contest), []).append(contest)
            for target in _awaited(connection, guild_id, now):
                grouped.setdefault(target, [])
            return [
                TargetChoice(
                    target, self._slates.load(connection, guild_id, target.ceremony_id), tuple(contests)
                )
                for target, contests in grouped.items()
            ]

        return await self._database.read(work)

    async def choose(self, guild_id: int, text: str | None = None) -> Target:
        """The set that a text means: a contest's title, or a ceremony in any of its spellings.

        Without a text it is the only current one; that of a contest goes before those of polls alone. A ceremony on
        which one rehearsal alone is current means that.

        Raises:
            NothingFoundError: There is none; `nearest` are the current ones, or ceremonies spelt alike.
            AmbiguousError: There are several. A choice's id is one that this method understands.
        """
        current = await self.current(guild_id)
        if text is None:
            current = [choice for choice in current if choice.contests] or current
        choices = [_choice(choice) for choice in current]
        hits = choices
        if text is not None:
            hits = list(_index(current).match(text).hits) if current else []
            hits = hits or await self._finished(guild_id, text)
        if len(hits) == 1 and hits[0] not in choices:
            return Target.of_key(guild_id, hits[0].id)
        if len(hits) == 1:
            return next(choice.target for choice in current if choice.target.key == hits[0].id)
        if hits:
            raise AmbiguousError(Subject.CEREMONY, text or "", hits)
        if text is None:
            raise NothingFoundError(Subject.CEREMONY, "", choices)
        ceremony = await self._slates.find(guild_id, text)
        on_it = [choice for choice in current if choice.ceremony.id == ceremony.id]
        if len(on_it) > 1:
            raise AmbiguousError(Subject.CEREMONY, text, [_choice(choice) for choice in on_it])
        return on_it[0].target if on_it else Target(guild_id, ceremony.id)

    async def _finished(self, guild_id: int, text: str) -> list[Choice]:
        """The sets of finished contests by their titles alone: a correction may still be due there."""
        finished = await self._database.read(store.in_states, guild_id, frozenset({ContestState.FINISHED}))
        titled = [
            Entry(fitting(target_of(contest).key, contest.title), [contest.title]) for contest in finished
        ]
        return list(Index(titled).match(text).hits) if titled else []

    async def offer(self, guild_id: int, text: str) -> Sequence[Choice]:
        """The sets that an unfinished text may come to mean: current ones first, then any ceremony's."""
        current = await self.current(guild_id)
        offered = _index(current).complete(text) if current else []
        taken = {choice.id for choice in offered}
        others = await self._slates.offer(guild_id, text)
        return [*offered, *(choice for choice in others if choice.id not in taken)][:OFFERED]


def _awaited(connection: Connection, guild_id: int, now: datetime) -> list[Target]:
    """The sets in which a poll's category is still sealed, the poll being open, or closed lately."""
    recent = [poll for poll in poll_store.closed_in(connection, guild_id) if now - poll.ends_at < AWAITED]
    polled: dict[Target, list[Poll]] = {}
    for poll in [*poll_store.open_in(connection, guild_id), *recent]:
        polled.setdefault(poll.target, []).append(poll)
    awaited: list[Target] = []
    for target, polls in polled.items():
        results = results_store.load(connection, target)
        if any(results.is_sealed(poll.category_id) for poll in polls):
            awaited.append(target)
    return awaited


def _choice(choice: TargetChoice) -> Choice:
    if choice.target.rehearsal == REHEARSAL_POLLS:
        return fitting(choice.target.key, choice.ceremony.name, "rehearsal polls")
    if choice.target.is_rehearsal:
        return fitting(choice.target.key, choice.contests[0].title, choice.ceremony.name)
    return fitting(choice.target.key, choice.ceremony.name)


def _index(current: Sequence[TargetChoice]) -> Index:
    return Index(
        Entry(_choice(choice), [choice.ceremony.name, *(contest.title for contest in choice.contests)])
        for choice in current
    )
