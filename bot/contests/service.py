"""Reading contests: what members and hosts may see of them, at the moment they ask.

Every method is given the server that asks; a contest of another server does not exist for it.
"""

from collections.abc import Collection, Sequence

from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.facts import Card, ContestFacts, ContestStandings, Picks, Shares, Verification, Versus
from bot.contests.model import Contest, ContestState
from bot.contests.outlook import Outlook
from bot.db.engine import Database

CURRENT = frozenset({ContestState.OPEN, ContestState.LOCKED})
"""The states of contests that are being played."""


class ContestService:
    """What can be seen of a server's contests."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Read contests from a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def contest(self, guild_id: int, contest_id: int) -> Contest:
        """One contest of a server.

        Raises:
            NothingFoundError: The server has no such contest; so it is for all methods here.
        """
        raise NotImplementedError

    async def contests(
        self, guild_id: int, states: Collection[ContestState] = frozenset(ContestState)
    ) -> Sequence[Contest]:
        """The server's contests in these states: those that lock later first, so the current ones."""
        raise NotImplementedError

    async def current(self, guild_id: int, states: Collection[ContestState] = CURRENT) -> Contest:
        """The one contest that is meant when a member names none.

        Raises:
            NothingFoundError: The server has none in these states; its text is empty.
            AmbiguousError: It has several; a choice's id is the contest's as text, its detail the ceremony's id.
        """
        raise NotImplementedError

    async def facts(self, guild_id: int, contest_id: int) -> ContestFacts:
        """A contest with its slate and results."""
        raise NotImplementedError

    async def card(self, guild_id: int, contest_id: int) -> Card:
        """What a contest's post tells now: state, ballots in, proof, and the shares that are public."""
        raise NotImplementedError

    async def shares(self, guild_id: int, contest_id: int, category_id: str) -> Shares:
        """How the picks of a category are divided.

        Raises:
            SecretPicksError: They are not public yet.
            CategoryNotInContestError: The contest does not ask about it.
        """
        raise NotImplementedError

    async def standings(self, guild_id: int, contest_id: int) -> ContestStandings:
        """The contest's members in order; before the first envelope all are equal.

        Raises:
            ContestNotOpenError: The contest is a draft, or cancelled.
        """
        raise NotImplementedError

    async def outlook(self, guild_id: int, contest_id: int, member_id: int) -> Outlook | None:
        """The best finish that a member can still reach; None without a ballot.

        It rests on everyone's picks, so it is known only once all of them are closed.

        Raises:
            SecretPicksError: Some picks are not public yet.
        """
        raise NotImplementedError

    async def picks(self, guild_id: int, contest_id: int, member_id: int, asker_id: int) -> Picks:
        """Someone's picks as the asker may see them: one's own always, others' once each category is public.

        Raises:
            NothingFoundError: The member has no ballot in the contest; its text is the member's id.
            SecretPicksError: None of them is public yet, and they are not the asker's own.
        """
        raise NotImplementedError

    async def versus(
        self, guild_id: int, contest_id: int, one_id: int, other_id: int, asker_id: int
    ) -> Versus:
        """Two members' ballots side by side, with the same errors as `picks`."""
        raise NotImplementedError

    async def verification(self, guild_id: int, contest_id: int) -> Verification:
        """Recompute the proof of a sealed contest from what is stored.

        Raises:
            SecretPicksError: The contest is not sealed.
        """
        raise NotImplementedError

    async def export_csv(self, guild_id: int, contest_id: int) -> str:
        """Every ballot of a sealed contest as CSV, with everything that recomputes the proof.

        Raises:
            SecretPicksError: The contest is not sealed.
        """
        raise NotImplementedError

    async def export_json(self, guild_id: int, contest_id: int) -> str:
        """The same as `export_csv`, as JSON."""
        raise NotImplementedError
