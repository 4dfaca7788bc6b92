"""The night: what an envelope does to the contests and polls of a server.

Each change is one transaction, leaves its line in the audit log, and says which result the host saw, so that two
hosts never undo each other's work unawares. The caller has checked that the actor is a host.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace as replaced

from sqlalchemy import Connection

from bot.audit.model import Actor
from bot.awards.model import Category
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import store
from bot.contests.facts import CardPlace
from bot.contests.loading import load_contest
from bot.contests.model import Contest
from bot.contests.tallies import Tallies
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject
from bot.jobs.service import Jobs
from bot.night.change import Happening, NightChange, Scene
from bot.night.covering import set_anew
from bot.night.decisions import announcing, check_undoing, voiding
from bot.night.effects import effects_of
from bot.night.retelling import retell
from bot.night.scene import change, close_picks, load_scene, settle
from bot.night.targets import Targets
from bot.night.telling import heard, told
from bot.results.model import Action, Results
from bot.results.target import Target

Decision = tuple[Happening, Action, tuple[str, ...]]
"""What is to happen to a category, and the announcement that makes it so."""


class NightService:
    """Announces, corrects, undoes and voids results.

    `seen_version` is `Results.version_of(category_id)` as the host saw it; None for a command, which shows nothing
    beforehand. Where it is not the one that stands, `ResultChangedError` is raised and nothing changes.

    Every method that is given a target raises `NothingFoundError` where the server knows no such ceremony, has no
    such rehearsal, or the ceremony has no such category.

    Attributes:
        targets: Which sets of results there are, and which a host means.
    """

    def __init__(
        self, database: Database, slates: Slates, tallies: Tallies, jobs: Jobs, clock: Clock
    ) -> None:
        """Keep results in a database, and the deadlines that they move among the jobs."""
        self.targets = Targets(database, slates, clock)
        self._database = database
        self._slates = slates
        self._tallies = tallies
        self._jobs = jobs
        self._clock = clock

    async def scene(self, target: Target) -> Scene:
        """All that a host needs to see of one set of results."""
        return await self._database.read(load_scene, self._slates, target)

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

        def decide(category: Category, results: Results) -> Decision | None:
            winners = announcing(category, results, winner_ids, seen_version, replace=replace)
            if winners is None:
                return None
            opens = results.is_sealed(category.id)
            return Happening.OPENED if opens else Happening.CORRECTED, Action.ANNOUNCE, winners

        return await self._change(target, category_id, by, decide)

    async def undo(
        self, target: Target, category_id: str, by: Actor, *, seen_version: int | None = None
    ) -> NightChange:
        """Take back what was last announced or voided; what stood before stands again.

        Raises:
            NothingToUndoError: Nothing stands.
            ResultChangedError: Another host changed the result meanwhile.
        """

        def decide(category: Category, results: Results) -> Decision:
            check_undoing(category, results, seen_version)
            return Happening.UNDONE, Action.UNDO, ()

        return await self._change(target, category_id, by, decide)

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

        def decide(category: Category, results: Results) -> Decision | None:
            anew = voiding(category, results, seen_version, replace=replace)
            return (Happening.VOIDED, Action.VOID, ()) if anew else None

        return await self._change(target, category_id, by, decide)

    async def settle(self, target: Target, by: Actor) -> Sequence[NightChange]:
        """Announce everything that the record knows and that is still sealed, in one transaction.

        Returns:
            The changes in the slate's order; none if nothing was left.

        Raises:
            NothingToSettleError: The record knows no winner of this ceremony.
        """
        now = self._clock()

        def work(connection: Connection) -> list[tuple[str, Scene, Scene]]:
            return settle(connection, self._jobs, load_scene(connection, self._slates, target), by, now)

        return [
            await self._told(after, before.results, category_id, by, Happening.OPENED)
            for category_id, before, after in await self._database.write(work)
        ]

    async def close_picks(self, target: Target, category_id: str, by: Actor) -> Sequence[Contest]:
        """Close the picks of a category now, before its envelope is opened, in every open contest on these results.

        Returns:
            The contests in which it was open.
        """
        now = self._clock()

        def work(connection: Connection) -> list[Contest]:
            scene = load_scene(connection, self._slates, target)
            _category(scene, category_id)
            return close_picks(connection, self._jobs, scene, category_id, by, now)

        return await self._database.write(work)

    async def retell(self, target: Target, category_id: str) -> NightChange | None:
        """What the latest change of a category did, as it was told then; None if nobody has changed it."""
        return await self._database.read(retell, self._slates, self._tallies, target, category_id)

    async def set_covers(self, guild_id: int) -> Sequence[tuple[Target, str]]:
        """Let the covers over winners come off as a server wants it now.

        Returns:
            The categories whose posts may have to be drawn anew, each in its set of results, in the order of the
            announcements.
        """
        return await self._database.write(set_anew, self._jobs, guild_id, self._clock())

    async def heard(self, changes: Collection[NightChange], thread_id: int) -> None:
        """Remember which thread was told of these changes."""
        await self._database.write(heard, _versions(changes), thread_id)

    async def told(self, changes: Collection[NightChange]) -> None:
        """Remember that a server was told of these changes everywhere, so that nobody tells them again."""
        await self._database.write(told, self._jobs, _versions(changes), self._clock())

    async def card_lost(self, guild_id: int, contest_id: int, category_id: str) -> None:
        """Forget where a card was that somebody deleted."""
        await self._database.write(_keep_card, guild_id, contest_id, category_id, None)

    async def card_posted(
        self, guild_id: int, contest_id: int, category_id: str, channel_id: int, message_id: int
    ) -> None:
        """Remember where a contest's card of a category's result is, so that a correction edits it."""
        place = CardPlace(channel_id, message_id)
        await self._database.write(_keep_card, guild_id, contest_id, category_id, place)

    async def _change(
        self,
        target: Target,
        category_id: str,
        by: Actor,
        decide: Callable[[Category, Results], Decision | None],
    ) -> NightChange:
        now = self._clock()

        def work(connection: Connection) -> tuple[Scene, Scene, Happening]:
            scene = load_scene(connection, self._slates, target)
            deed = decide(_category(scene, category_id), scene.results)
            if deed is None:
                return scene, scene, Happening.NOTHING
            happening, action, winner_ids = deed
            after = change(connection, self._jobs, scene, category_id, action, winner_ids, by, now)
            return scene, after, happening

        before, after, happening = await self._database.write(work)
        return await self._told(after, before.results, category_id, by, happening)

    async def _told(
        self, scene: Scene, before: Results, category_id: str, by: Actor, happening: Happening
    ) -> NightChange:
        """What a change did; counted after it is durable, so that nobody's pick waits for it."""
        told = NightChange.of(scene, before, category_id, happening)
        if happening is Happening.NOTHING:
            return told
        effects = await self._database.read(effects_of, self._tallies, scene, before, category_id, by.id)
        return replaced(told, effects=effects)


def _keep_card(
    connection: Connection, guild_id: int, contest_id: int, category_id: str, place: CardPlace | None
) -> None:
    load_contest(connection, guild_id, contest_id)
    store.save_card_place(connection, contest_id, category_id, place)


def _versions(changes: Collection[NightChange]) -> list[int]:
    return [change.results.version_of(change.category.id) for change in changes]


def _category(scene: Scene, category_id: str) -> Category:
    category = scene.ceremony.by_id.get(category_id)
    if category is None:
        raise NothingFoundError(Subject.CATEGORY, category_id)
    return category
