"""Verdicts, records and standings over contests: reckoned when they are asked for, never stored.

Each is one read of the database. Nothing is in them that is not public at that moment, and rehearsals are in none
but their own.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.awards.model import Ceremony
from bot.awards.record import Record
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.errors import ContestNotOpenError
from bot.contests.loading import load_contest, load_facts
from bot.contests.tallies import Tallies
from bot.db.engine import Database
from bot.errors import Choice
from bot.guilds import store as guild_store
from bot.results.target import Target
from bot.verdict import choosing
from bot.verdict.calibration import calibration
from bot.verdict.ceremony import CeremonyVerdict
from bot.verdict.courses import course_of
from bot.verdict.errors import NoRecordError, NoVerdictError
from bot.verdict.facts import ContestCourse, MemberProfile, RoomCategory, RoomVerdict, SeasonTable, Years
from bot.verdict.history import history
from bot.verdict.nights import finished_contests, nights_of
from bot.verdict.profile import profile
from bot.verdict.rooms import real_rooms, room_category, room_verdict
from bot.verdict.season_tables import season_table
from bot.verdict.seasons import season_of
from bot.verdict.sources import HEARD


class VerdictService:
    """What a server's room believed, held against what happened."""

    def __init__(
        self, database: Database, slates: Slates, tallies: Tallies, record: Record, clock: Clock
    ) -> None:
        """Judge what is in a database."""
        self._database = database
        self._slates = slates
        self._tallies = tallies
        self._record = record
        self._clock = clock

    async def current(self, guild_id: int) -> Target:
        """The verdict that is meant where none is named: the latest there is, and never a rehearsal's.

        Raises:
            NothingFoundError: There are rehearsals alone, which have to be named; they are the `nearest`.
            NoVerdictError: There is nothing that may be shown.
        """
        return await self._database.read(choosing.current, self._slates, guild_id, self._clock())

    async def choose(self, guild_id: int, text: str) -> Target:
        """The verdict that a text means: a contest's title, or a ceremony in any of its spellings.

        A ceremony itself goes before its rehearsals, of which the only one is meant where there is nothing else.

        Raises:
            NothingFoundError: It means nothing.
            AmbiguousError: It means several. A choice's id is one that this method understands.
        """
        target = await self._database.read(choosing.chosen, self._slates, guild_id, text)
        if target is not None:
            return target
        ceremony = await self._slates.find(guild_id, text)
        return await self._database.read(choosing.on_ceremony, self._slates, guild_id, ceremony.id, text)

    async def offer(self, guild_id: int, text: str) -> Sequence[Choice]:
        """The verdicts that an unfinished text may come to mean."""
        return await self._database.read(choosing.offered, self._slates, guild_id, text)

    async def ceremony(self, target: Target) -> RoomVerdict:
        """A ceremony's verdict.

        Raises:
            NoVerdictError: Nobody said anything that may be shown now.
            NothingFoundError: The server knows no such ceremony.
        """
        return await self._database.read(room_verdict, self._slates, self._record, target, self._clock())

    async def category(self, target: Target, category_id: str) -> RoomCategory:
        """One category's verdict, with the same errors."""
        return await self._database.read(room_category, self._slates, target, category_id, self._clock())

    async def years(self, guild_id: int) -> Years:
        """The room's record over the years.

        Raises:
            NoVerdictError: Nothing that it answered was announced yet.
        """
        now = self._clock()

        def work(connection: Connection) -> Years:
            verdicts: list[CeremonyVerdict] = []
            ceremonies: dict[str, Ceremony] = {}
            # Of everyone's answers to one ceremony nothing but the verdict is left when the next is heard.
            for heard in real_rooms(connection, self._slates, guild_id, now):
                verdicts.append(heard.of_room)
                ceremonies[heard.ceremony.id] = heard.ceremony
            told = history(verdicts)
            if not told.ceremonies:
                raise NoVerdictError
            return Years(told, ceremonies, calibration(verdicts))

        return await self._database.read(work)

    async def profile(self, guild_id: int, member_id: int) -> MemberProfile:
        """A member's record over the finished contests of a server.

        Raises:
            NoRecordError: They played in none.
        """

        def work(connection: Connection) -> MemberProfile:
            contests = finished_contests(connection, self._slates, guild_id, member_id)
            if not contests:
                raise NoRecordError(member_id)
            name = guild_store.names(connection, guild_id, [member_id]).get(member_id, "")
            nights = [night for facts in contests for _, night in nights_of(connection, facts, member_id)]
            ceremonies = {facts.ceremony.id: facts.ceremony for facts in contests}
            return MemberProfile(member_id, name, profile(nights), ceremonies)

        return await self._database.read(work)

    async def season(self, guild_id: int, season: str | None = None) -> SeasonTable:
        """The standings of a season; without one, of the latest that has a finished contest.

        Raises:
            NoSeasonError: No contest of it is finished.
        """

        def work(connection: Connection) -> SeasonTable:
            contests = finished_contests(connection, self._slates, guild_id)
            meant = season or max((season_of(facts.ceremony) for facts in contests), default="")
            return season_table(connection, guild_id, contests, meant)

        return await self._database.read(work)

    async def all_time(self, guild_id: int) -> SeasonTable:
        """The standings of all time.

        Raises:
            NoSeasonError: No contest is finished.
        """

        def work(connection: Connection) -> SeasonTable:
            return season_table(
                connection, guild_id, finished_contests(connection, self._slates, guild_id), None
            )

        return await self._database.read(work)

    async def course(
        self, guild_id: int, contest_id: int, runners: int, member_id: int | None = None
    ) -> ContestCourse:
        """How a contest went, envelope by envelope.

        Args:
            guild_id: The server.
            contest_id: The contest.
            runners: How many of the foremost are followed.
            member_id: Who is followed in place of the last of them, if not among them.

        Raises:
            NothingFoundError: The server has no such contest.
            ContestNotOpenError: It is a draft, or cancelled.
        """

        def work(connection: Connection) -> ContestCourse:
            contest = load_contest(connection, guild_id, contest_id)
            if contest.state not in HEARD:
                raise ContestNotOpenError(contest.title, contest.state)
            facts = load_facts(connection, self._slates, contest)
            return course_of(connection, self._tallies, self._record, facts, runners, member_id)

        return await self._database.read(work)
