"""Verdicts, profiles and standings over contests: computed on request, never stored.

Each is one read of the database. They contain only what is public at that moment, and rehearsals appear only in their
own verdicts.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.contests.errors import ContestNotOpenError
from bot.contests.loading import TallyCache, load_contest_context, load_public_contest
from bot.db.engine import Database
from bot.errors import Choice
from bot.guilds import store as guild_store
from bot.ids import CategoryId, ContestId, GuildId, MemberId
from bot.polls.count_loading import CountCache
from bot.record.model import Ceremony
from bot.record.precursors import get_season
from bot.results.result_set import ResultSet
from bot.search.search import Search
from bot.slates.service import SlateService
from bot.verdicts import verdict_search
from bot.verdicts.ceremony_verdict import CeremonyVerdict
from bot.verdicts.errors import NoRecordError, NoVerdictError
from bot.verdicts.member_profile import build_profile
from bot.verdicts.member_results import (
    load_contest_timeline,
    load_finished_contests,
    load_member_results,
    load_season_table,
)
from bot.verdicts.read_models import (
    ContestTimeline,
    MemberProfile,
    RoomCategoryVerdict,
    RoomVerdict,
    RoomYears,
    SeasonTable,
)
from bot.verdicts.room_answers import JUDGED_CONTEST_STATES
from bot.verdicts.room_history import build_room_history, calculate_calibration
from bot.verdicts.room_verdicts import iterate_ceremony_answers, load_category_verdict, load_room_verdict
from bot.watchlist.film_titles import FilmTitles


class VerdictService:
    """Verdicts on a server's ceremonies, and its members' results over contests."""

    def __init__(
        self,
        database: Database,
        slates: SlateService,
        tallies: TallyCache,
        counts: CountCache,
        *,
        search: Search,
        clock: Clock,
    ) -> None:
        """Compute verdicts from a database."""
        self._database = database
        self._slates = slates
        self._tallies = tallies
        self._counts = counts
        self._record = search.record
        self._titles = FilmTitles(search)
        self._clock = clock

    async def find_current_verdict(self, guild_id: GuildId) -> ResultSet:
        """The set of results of the only contest in play, a rehearsal or not; else of the latest ceremony's verdict.

        Raises:
            NothingFoundError: There are only rehearsals, which have to be named; they are the `nearest`.
            NoVerdictError: There is nothing that may be shown.
        """
        return await self._database.read(
            verdict_search.find_current_verdict, self._slates, guild_id, self._clock()
        )

    async def match_verdict(self, guild_id: GuildId, text: str) -> ResultSet:
        """The verdict that a text means: a contest's title, or a ceremony in any of its spellings.

        A ceremony itself is preferred to its rehearsals; if there is no verdict on it, its only rehearsal is meant.

        Raises:
            NothingFoundError: It means nothing.
            AmbiguousError: It means several. A choice's id is one that this method understands.
        """
        result_set = await self._database.read(verdict_search.match_verdict, self._slates, guild_id, text)
        if result_set is not None:
            return result_set
        ceremony = await self._slates.find_ceremony(guild_id, text)
        return await self._database.read(
            verdict_search.find_ceremony_verdict, self._slates, guild_id, ceremony.id, text
        )

    async def complete_verdict(self, guild_id: GuildId, text: str) -> Sequence[Choice]:
        """The verdicts that an unfinished text may mean."""
        return await self._database.read(verdict_search.complete_verdict, self._slates, guild_id, text)

    async def get_ceremony_verdict(self, result_set: ResultSet) -> RoomVerdict:
        """A ceremony's verdict.

        Raises:
            NoVerdictError: There is no answer that may be shown now.
            NothingFoundError: The server has no such ceremony.
        """
        return await self._database.read(
            load_room_verdict,
            self._slates,
            self._counts,
            result_set,
            record=self._record,
            titles=self._titles,
            now=self._clock(),
        )

    async def get_category_verdict(
        self, result_set: ResultSet, category_id: CategoryId
    ) -> RoomCategoryVerdict:
        """One category's verdict, with the same errors."""
        return await self._database.read(
            load_category_verdict,
            self._slates,
            self._counts,
            result_set,
            category_id=category_id,
            titles=self._titles,
            now=self._clock(),
        )

    async def get_room_years(self, guild_id: GuildId) -> RoomYears:
        """The room's accuracy over the years.

        Raises:
            NoVerdictError: None of the categories that it answered is announced yet.
        """
        now = self._clock()

        def load_years(connection: Connection) -> RoomYears:
            verdicts: list[CeremonyVerdict] = []
            ceremonies: dict[str, Ceremony] = {}
            # Only the verdict is left of one ceremony's answers when the next are loaded, to save memory.
            for answers in iterate_ceremony_answers(connection, self._slates, self._counts, guild_id, now):
                verdicts.append(answers.room_verdict)
                ceremonies[answers.ceremony.id] = answers.ceremony
            room_history = build_room_history(verdicts)
            if not room_history.ceremonies:
                raise NoVerdictError
            return RoomYears(room_history, ceremonies, calculate_calibration(verdicts))

        return await self._database.read(load_years)

    async def get_member_profile(self, guild_id: GuildId, member_id: MemberId) -> MemberProfile:
        """A member's profile over the finished contests of a server.

        Raises:
            NoRecordError: They took part in none.
        """

        def load_profile(connection: Connection) -> MemberProfile:
            contests = load_finished_contests(connection, self._slates, guild_id, member_id)
            if not contests:
                raise NoRecordError(member_id)
            name = guild_store.load_names(connection, guild_id, [member_id]).get(member_id, "")
            results = [
                result
                for context in contests
                for _, result in load_member_results(connection, context, member_id)
            ]
            ceremonies = {context.ceremony.id: context.ceremony for context in contests}
            return MemberProfile(member_id, name, build_profile(results), ceremonies)

        return await self._database.read(load_profile)

    async def get_season_table(self, guild_id: GuildId, season: str | None = None) -> SeasonTable:
        """The standings of a season; without one, of the latest that has a finished contest.

        Raises:
            NoSeasonError: No contest of it is finished.
        """

        def load_season(connection: Connection) -> SeasonTable:
            contests = load_finished_contests(connection, self._slates, guild_id)
            meant = season or max((get_season(context.ceremony) for context in contests), default="")
            return load_season_table(connection, guild_id, contests, meant)

        return await self._database.read(load_season)

    async def get_all_time_table(self, guild_id: GuildId) -> SeasonTable:
        """The standings of all time.

        Raises:
            NoSeasonError: No contest is finished.
        """

        def load_all_time(connection: Connection) -> SeasonTable:
            return load_season_table(
                connection, guild_id, load_finished_contests(connection, self._slates, guild_id), None
            )

        return await self._database.read(load_all_time)

    async def get_contest_timeline(
        self, guild_id: GuildId, contest_id: ContestId, runners: int, member_id: MemberId | None = None
    ) -> ContestTimeline:
        """A contest's points after each announced category.

        Args:
            guild_id: The server.
            contest_id: The contest.
            runners: How many of the best placed members are included.
            member_id: A member who is included in place of the last of them, if not among them.

        Raises:
            NothingFoundError: The server has no such contest.
            ContestNotOpenError: It is cancelled.
        """

        def load_timeline(connection: Connection) -> ContestTimeline:
            contest = load_public_contest(connection, guild_id, contest_id)
            if contest.state not in JUDGED_CONTEST_STATES:
                raise ContestNotOpenError(contest.title, contest.state)
            context = load_contest_context(connection, self._slates, contest)
            return load_contest_timeline(
                connection, self._tallies, self._record, context, runners=runners, member_id=member_id
            )

        return await self._database.read(load_timeline)
