"""Reminders over a club's contests, without Discord."""

from dataclasses import dataclass

import pytest

from bot.contests.model import Contest
from bot.db.engine import Database
from bot.guilds.notices import NoticeService
from bot.guilds.service import GuildService
from bot.ids import MemberId
from bot.reminders.loading import OccasionReader
from bot.reminders.model import BegunRound, MessageOutcome, ReminderMessage, make_lock_subject
from bot.reminders.queue_service import ReminderQueueService
from bot.reminders.service import ReminderService
from bot.season.loading import SeasonReader
from tests.contest_club import GUILD, Club, club, small_record

__all__ = ["Reminders", "club", "reminders"]


@dataclass
class Reminders:
    """The services of reminders over a club, and short ways to use them."""

    club: Club
    database: Database

    def __post_init__(self) -> None:
        occasions = OccasionReader(self.club.slates, SeasonReader(small_record(), self.club.slates))
        self.guilds = GuildService(self.database, self.club.clock)
        self.notices = NoticeService(self.database, self.club.clock)
        self.asking = ReminderService(self.database, occasions, self.club.jobs, self.club.clock)
        self.queue = ReminderQueueService(
            self.database, occasions, self.notices, self.club.jobs, clock=self.club.clock
        )

    async def ask(self, contest: Contest, *member_ids: int) -> None:
        """Switch some members' reminders of a lock on."""
        for member_id in member_ids:
            await self.guilds.remember_name(GUILD, MemberId(member_id), f"Member {member_id}")
            await self.asking.switch_reminder(
                make_lock_subject(GUILD, contest.id), MemberId(member_id), wanted=True
            )

    async def begin(self, contest: Contest) -> BegunRound | None:
        """Begin the round that is due."""
        return await self.queue.begin_round(make_lock_subject(GUILD, contest.id))

    async def drain(self) -> list[ReminderMessage]:
        """Take all waiting messages, as if each were sent."""
        taken: list[ReminderMessage] = []
        while (message := await self.queue.take_next()) is not None:
            await self.queue.settle_message(message, MessageOutcome.SENT)
            taken.append(message)
        return taken


@pytest.fixture
def reminders(club: Club, database: Database) -> Reminders:
    return Reminders(club, database)
