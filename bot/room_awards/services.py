"""What the room's own awards offer to cogs, put together."""

from dataclasses import dataclass
from typing import Self

from bot.clock import Clock
from bot.db.engine import Database
from bot.jobs.service import JobService
from bot.record.record import Record
from bot.room_awards.ballot_service import AwardBallotService
from bot.room_awards.host_service import RoomAwardHostService
from bot.room_awards.nomination_service import NominationService
from bot.room_awards.service import RoomAwardService
from bot.room_awards.shortlist_service import ShortlistService
from bot.search.search import Search
from bot.slates.service import SlateService


@dataclass(frozen=True)
class RoomAwardServices:
    """The services of the room's own awards.

    Attributes:
        reading: Reads them.
        hosting: Hosts' changes to them.
        shortlists: Settles what was nominated.
        nominations: Members' nominations.
        ballots: Members' ballots.
    """

    reading: RoomAwardService
    hosting: RoomAwardHostService
    shortlists: ShortlistService
    nominations: NominationService
    ballots: AwardBallotService

    @classmethod
    def build(
        cls,
        database: Database,
        record: Record,
        search: Search,
        slates: SlateService,
        jobs: JobService,
        *,
        clock: Clock,
    ) -> Self:
        """Put the services together over an open database."""
        return cls(
            reading=RoomAwardService(database, slates, clock),
            hosting=RoomAwardHostService(database, record, slates, jobs, clock),
            shortlists=ShortlistService(database, record, jobs, clock),
            nominations=NominationService(database, search),
            ballots=AwardBallotService(database, slates),
        )
