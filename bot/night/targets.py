"""Which set of results a host means, by what they type or by typing nothing."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.awards.choices import fitting
from bot.awards.index import OFFERED, Entry, Index
from bot.awards.slates import Slates
from bot.contests import store
from bot.contests.loading import target_of
from bot.contests.model import Contest, ContestState
from bot.db.engine import Database
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.night.change import TargetChoice
from bot.results.target import Target

_CURRENT = frozenset({ContestState.OPEN, ContestState.LOCKED})


class Targets:
    """The sets of results of a server."""

    def __init__(self, database: Database, slates: Slates) -> None:
        """Look for them in a database."""
        self._database = database
        self._slates = slates

    async def current(self, guild_id: int) -> Sequence[TargetChoice]:
        """Those of contests that are open or locked, in the order in which these lock.

        All contests on the ceremony itself share one; each rehearsal is its own.
        """

        def work(connection: Connection) -> list[TargetChoice]:
            grouped: dict[Target, list[Contest]] = {}
            for contest in store.in_states(connection, guild_id, _CURRENT):
                grouped.setdefault(target_of(contest), []).append(contest)
            return [
                TargetChoice(
                    target, self._slates.load(connection, guild_id, target.ceremony_id), tuple(contests)
                )
                for target, contests in grouped.items()
            ]

        return await self._database.read(work)

    async def choose(self, guild_id: int, text: str | None = None) -> Target:
        """The set that a text means: a contest's title, or a ceremony in any of its spellings.

        Without a text it is the only current one. A ceremony on which one rehearsal alone is current means that.

        Raises:
            NothingFoundError: There is none; `nearest` are the current ones, or ceremonies spelt alike.
            AmbiguousError: There are several. A choice's id is one that this method understands.
        """
        current = await self.current(guild_id)
        choices = [_choice(choice) for choice in current]
        hits = choices
        if text is not None:
            hits = list(_index(current).match(text).hits) if current else []
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

    async def offer(self, guild_id: int, text: str) -> Sequence[Choice]:
        """The sets that an unfinished text may come to mean: current ones first, then any ceremony's."""
        current = await self.current(guild_id)
        offered = _index(current).complete(text) if current else []
        taken = {choice.id for choice in offered}
        others = await self._slates.offer(guild_id, text)
        return [*offered, *(choice for choice in others if choice.id not in taken)][:OFFERED]


def _choice(choice: TargetChoice) -> Choice:
    if choice.target.is_rehearsal:
        return fitting(choice.target.key, choice.contests[0].title, choice.ceremony.name)
    return fitting(choice.target.key, choice.ceremony.name)


def _index(current: Sequence[TargetChoice]) -> Index:
    return Index(
        Entry(_choice(choice), [choice.ceremony.name, *(contest.title for contest in choice.contests)])
        for choice in current
    )
