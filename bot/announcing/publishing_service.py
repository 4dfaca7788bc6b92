"""What posting a change of a result needs: the change as it was made, and where it was posted.

Announcing is done when its transaction ends; the posts follow. If the process dies in between, the job of
`PUBLISHING_JOB` rebuilds the change here and it is posted after the next start.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from bot.announcing.deadlines import mark_changes_published, mark_threads_notified, reschedule_uncovering
from bot.announcing.effects import rebuild_change
from bot.announcing.model import ResultChange
from bot.clock import Clock
from bot.contests import store
from bot.contests.loading import TallyCache, load_contest
from bot.contests.model import Contest
from bot.contests.read_models import CardPlace
from bot.db.engine import Database
from bot.ids import CategoryId, ContestId, GuildId
from bot.jobs.service import JobService
from bot.results import store as results_store
from bot.results.model import list_left_together
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService


class PublishingService:
    """Rebuilds changes of results to post them, and remembers what was posted where."""

    def __init__(
        self,
        database: Database,
        slates: SlateService,
        tally_cache: TallyCache,
        jobs: JobService,
        clock: Clock,
    ) -> None:
        """Read and store in a database; the deadlines that publishing moves are jobs."""
        self._database = database
        self._slates = slates
        self._tally_cache = tally_cache
        self._jobs = jobs
        self._clock = clock

    async def rebuild_change(self, result_set: ResultSet, category_id: CategoryId) -> ResultChange | None:
        """The latest change of a category as it was when it was made; None if the category was never changed."""
        return await self._database.read(
            rebuild_change, self._slates, self._tally_cache, result_set, category_id
        )

    async def list_left_together(
        self, result_set: ResultSet, category_id: CategoryId
    ) -> Sequence[CategoryId]:
        """The categories announced at one instant with this one, and not known to be posted; see `bot.results`."""

        def list_left(connection: Connection) -> Sequence[CategoryId]:
            return list_left_together(results_store.list_announcements(connection, result_set), category_id)

        return await self._database.read(list_left)

    async def reschedule_uncovering(self, guild_id: GuildId) -> Sequence[tuple[ResultSet, CategoryId]]:
        """Reschedule when covered winners are shown, after a server changed its settings.

        Returns:
            The categories whose posts may have to be redrawn, each with its set of results, in the order of the
            announcements.
        """
        return await self._database.write(reschedule_uncovering, self._jobs, guild_id, self._clock())

    async def mark_thread_notified(self, changes: Collection[ResultChange], thread_id: int) -> None:
        """Store that these changes were posted in this thread."""
        await self._database.write(mark_threads_notified, _list_versions(changes), thread_id)

    async def mark_published(self, changes: Collection[ResultChange]) -> None:
        """Store that these changes were posted everywhere, so that no job posts them again."""
        await self._database.write(mark_changes_published, self._jobs, _list_versions(changes), self._clock())

    async def forget_card(self, guild_id: GuildId, contest_id: ContestId, category_id: CategoryId) -> None:
        """Forget where a deleted card was."""
        await self._database.write(_save_card_place, guild_id, contest_id, [category_id], None)

    async def record_card(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        category_ids: Sequence[CategoryId],
        channel_id: int,
        message_id: int,
    ) -> None:
        """Store where a contest's card of the results of these categories is, so that a correction edits it."""
        place = CardPlace(channel_id, message_id)
        await self._database.write(_save_card_place, guild_id, contest_id, category_ids, place)

    async def list_categories_on_card(self, contest: Contest, place: CardPlace) -> Sequence[CategoryId]:
        """The ids of a contest's categories whose results share one card, in the contest's order."""
        found = await self._database.read(store.list_categories_on_card, contest.id, place)
        return [category.id for category in contest.rules.categories if category.id in found]


def _save_card_place(
    connection: Connection,
    guild_id: GuildId,
    contest_id: ContestId,
    category_ids: Sequence[CategoryId],
    place: CardPlace | None,
) -> None:
    load_contest(connection, guild_id, contest_id)
    for category_id in category_ids:
        store.save_card_place(connection, contest_id, category_id, place)


def _list_versions(changes: Collection[ResultChange]) -> list[int]:
    return [change.results.find_version(change.category.id) for change in changes]
