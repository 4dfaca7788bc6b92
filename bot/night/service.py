"""The night: what an envelope does to the contests and polls of a server.

Each change is one transaction, leaves its line in the audit log, and says which result the host saw, so that
two hosts never undo each other's work unawares. The caller has checked that the actor is a host.
"""

from collections.abc import Sequence

from bot.audit.model import Actor
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.model import Contest
from bot.db.engine import Database
from bot.night.change import Board, NightChange, TargetChoice
from bot.results.target import Target


class NightService:
    """Announces, corrects, undoes and voids results.

    `seen_version` is `Results.version_of(category_id)` as the host saw it; None for a command, which shows
    nothing beforehand. Where it is not the one that stands, `ResultChangedError` is raised and nothing changes.

    Every method that is given a target raises `NothingFoundError` where the server knows no such ceremony, has no
    such rehearsal, or the ceremony has no such category.
    """

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Keep results in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def targets(self, guild_id: int) -> Sequence[TargetChoice]:
        """The sets of results that are current in a server: those of contests that are open or locked.

        Each rehearsal contest is a set of its own. Where there is one, it is what a host means who names none.
        """
        raise NotImplementedError

    async def target(self, guild_id: int) -> Target:
        """The set of results that a host means who names none.

        Raises:
            NothingFoundError: There is nothing current; its subject is the ceremony.
            AmbiguousError: There are several; a choice's id is `<rehearsal>:<ceremony id>`, see `target_of`.
        """
        raise NotImplementedError

    async def board(self, target: Target) -> Board:
        """All that a host needs to see of one set of results."""
        raise NotImplementedError

    async def announce(
        self,
        target: Target,
        category_id: str,
        winner_ids: Sequence[str],
        by: Actor,
        *,
        seen_version: int | None = None,
        replace: bool = False,
    ) -> NightChange:
        """Announce the winner of a category, several in a tie.

        It closes the category in every contest on these results, and its *will* polls. The same winners announced
        twice change nothing.

        Args:
            target: The set of results.
            category_id: The category.
            winner_ids: Who won.
            by: The host.
            seen_version: What the host saw, see above.
            replace: Whether the host has confirmed that other winners, or a voiding, are to be replaced.

        Raises:
            NoWinnerError: No winner was given.
            NotANomineeError: Someone is not nominated in the category, or was withdrawn.
            ResultStandsError: Another result stands, and `replace` is not set.
            ResultChangedError: Another host changed the result meanwhile.
        """
        raise NotImplementedError

    async def undo(
        self, target: Target, category_id: str, by: Actor, *, seen_version: int | None = None
    ) -> NightChange:
        """Take back what was last announced or voided; what stood before stands again.

        Raises:
            NothingToUndoError: Nothing stands.
            ResultChangedError: Another host changed the result meanwhile.
        """
        raise NotImplementedError

    async def void(
        self,
        target: Target,
        category_id: str,
        by: Actor,
        *,
        seen_version: int | None = None,
        replace: bool = False,
    ) -> NightChange:
        """Cancel a category: it counts for nobody.

        Raises:
            ResultStandsError: Winners stand, and `replace` is not set.
            ResultChangedError: Another host changed the result meanwhile.
        """
        raise NotImplementedError

    async def settle(self, target: Target, by: Actor) -> Sequence[NightChange]:
        """Announce everything that the record knows and that is still sealed, in one transaction.

        Only for ceremonies that are over; none if nothing is left.
        """
        raise NotImplementedError

    async def close_picks(self, target: Target, category_id: str, by: Actor) -> Sequence[Contest]:
        """Close the picks of a category now, before its envelope is opened, in every open contest on these results.

        Returns:
            The contests in which it was open.
        """
        raise NotImplementedError

    async def card_posted(
        self, guild_id: int, contest_id: int, category_id: str, channel_id: int, message_id: int
    ) -> None:
        """Remember where a contest's card of a category's result is, so that a correction edits it."""
        raise NotImplementedError
