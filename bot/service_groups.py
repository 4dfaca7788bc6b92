"""Services that belong together, each group with how it is put together."""

from dataclasses import dataclass
from typing import Self

from bot.clock import Clock
from bot.contests.ballot_service import BallotService
from bot.contests.nominations.contender_service import ContenderService
from bot.contests.nominations.duplicates_service import DuplicatesService
from bot.contests.nominations.entry_service import EntryService
from bot.contests.nominations.morning_service import MorningService
from bot.db.engine import Database
from bot.guilds.notices import NoticeService
from bot.guilds.service import GuildService
from bot.jobs.service import JobService
from bot.record.record import Record
from bot.reminders.loading import OccasionReader
from bot.reminders.queue_service import ReminderQueueService
from bot.reminders.service import ReminderService
from bot.room_awards.ballot_service import AwardBallotService
from bot.room_awards.clock_service import AwardClockService
from bot.room_awards.host_service import RoomAwardHostService
from bot.room_awards.nomination_service import NominationService
from bot.room_awards.service import RoomAwardService
from bot.room_awards.shortlist_service import ShortlistService
from bot.search.search import Search
from bot.season.event_service import SeasonEventService
from bot.season.host_service import SeasonHostService
from bot.season.loading import SeasonReader
from bot.season.service import SeasonService
from bot.shards import ALL_SHARDS, Shards
from bot.slates.service import SlateService
from bot.starters.service import StarterService
from bot.watchlist.marking_service import MarkingService
from bot.watchlist.service import WatchlistService


@dataclass(frozen=True)
class ServiceParts:
    """What services are put together from: an open database, the record, and the services that others call.

    Attributes:
        database: The open database.
        record: The shipped record.
        search: Finds things in the record, by the services' clock.
        clock: Returns the present instant in UTC.
        shards: Which servers this process serves.
        slates: The record's slates as each server sees them, and the servers' own.
        guilds: Each server's settings, and its members' names.
        notices: Private messages that are not delivered yet.
        jobs: Schedules and runs deadlines.
    """

    database: Database
    record: Record
    search: Search
    clock: Clock
    shards: Shards
    slates: SlateService
    guilds: GuildService
    notices: NoticeService
    jobs: JobService

    @classmethod
    def build(
        cls, database: Database, record: Record, search: Search, clock: Clock, shards: Shards = ALL_SHARDS
    ) -> Self:
        """Make the services that others call, over an open database, for the servers on these shards."""
        search = search.with_clock(clock)
        return cls(
            database=database,
            record=record,
            search=search,
            clock=clock,
            shards=shards,
            slates=SlateService(database, record, search, clock),
            guilds=GuildService(database, clock, shards),
            notices=NoticeService(database, clock),
            jobs=JobService(database, clock, shards),
        )


@dataclass(frozen=True)
class NominationServices:
    """The services of contests on nominations.

    Attributes:
        entries: Members' entries.
        contenders: Hosts' changes to what may come to be nominated.
        duplicates: Hosts' merging of contenders that are the same.
        mornings: Announces nominations.
    """

    entries: EntryService
    contenders: ContenderService
    duplicates: DuplicatesService
    mornings: MorningService

    @classmethod
    def build(cls, parts: ServiceParts) -> Self:
        """Put the services together."""
        database, clock = parts.database, parts.clock
        slates, search, jobs = parts.slates, parts.search, parts.jobs
        return cls(
            entries=EntryService(database, slates, search, BallotService(database, slates)),
            contenders=ContenderService(database, slates, parts.record, search, clock),
            duplicates=DuplicatesService(database, slates, jobs, clock),
            mornings=MorningService(database, slates, jobs, clock),
        )


@dataclass(frozen=True)
class RoomAwardServices:
    """The services of the room's own awards.

    Attributes:
        reading: Reads them.
        hosting: Hosts' changes to them.
        shortlists: Settles what was nominated.
        nominations: Members' nominations.
        ballots: Members' ballots.
        clock: Keeps the ends of phases at the time of day that was stated.
    """

    reading: RoomAwardService
    hosting: RoomAwardHostService
    shortlists: ShortlistService
    nominations: NominationService
    ballots: AwardBallotService
    clock: AwardClockService

    @classmethod
    def build(cls, parts: ServiceParts) -> Self:
        """Put the services together."""
        database, clock = parts.database, parts.clock
        record, slates, jobs = parts.record, parts.slates, parts.jobs
        return cls(
            reading=RoomAwardService(database, slates, clock),
            hosting=RoomAwardHostService(database, record, slates, jobs, clock),
            shortlists=ShortlistService(database, record, jobs, clock),
            nominations=NominationService(database, parts.search),
            ballots=AwardBallotService(database, slates),
            clock=AwardClockService(database, jobs, clock),
        )


@dataclass(frozen=True)
class SeasonServices:
    """The services of the season.

    Attributes:
        reading: Reads what comes next.
        hosting: Hosts' changes to the dates.
        events: Remembers Discord's scheduled events of dates.
        starters: Conversation starters, where hosts want them.
    """

    reading: SeasonService
    hosting: SeasonHostService
    events: SeasonEventService
    starters: StarterService

    @classmethod
    def build(cls, parts: ServiceParts) -> Self:
        """Put the services together."""
        database, record, slates, clock = parts.database, parts.record, parts.slates, parts.clock
        reading = SeasonService(database, record, slates, clock)
        return cls(
            reading=reading,
            hosting=SeasonHostService(database, reading.reader, clock),
            events=SeasonEventService(database, reading.reader, parts.jobs, clock),
            starters=StarterService(database, record, slates, parts.jobs, clock),
        )


@dataclass(frozen=True)
class ReminderServices:
    """The services of members' reminders.

    Attributes:
        asking: Switches reminders on and off, and shows hosts who has not finished.
        queue: Begins rounds of reminders, and hands out what is to be sent.
    """

    asking: ReminderService
    queue: ReminderQueueService

    @classmethod
    def build(cls, parts: ServiceParts, season: SeasonReader) -> Self:
        """Put the services together; `season` reads the dates that members are reminded of."""
        database, jobs, clock = parts.database, parts.jobs, parts.clock
        occasions = OccasionReader(parts.slates, season)
        return cls(
            asking=ReminderService(database, occasions, jobs, clock),
            queue=ReminderQueueService(
                database, occasions, parts.notices, jobs, clock=clock, shards=parts.shards
            ),
        )


@dataclass(frozen=True)
class WatchlistServices:
    """The services of what members have seen.

    Attributes:
        reading: Watchlists, the race, and who has seen a film.
        marking: Members' changes to what they have seen.
    """

    reading: WatchlistService
    marking: MarkingService

    @classmethod
    def build(cls, parts: ServiceParts) -> Self:
        """Put the services together."""
        reading = WatchlistService(parts.database, parts.search, parts.slates, parts.clock)
        return cls(reading, MarkingService(parts.database, parts.search, reading.sources, parts.clock))
