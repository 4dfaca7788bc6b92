"""The services that the cogs may call, and how they are put together."""

from dataclasses import dataclass, field, replace

from bot.announcing.publishing_service import PublishingService
from bot.announcing.service import AnnouncingService
from bot.announcing.withdrawal_service import WithdrawalService
from bot.audit.service import AuditLog
from bot.clock import Clock
from bot.contests.ballot_service import BallotService
from bot.contests.clock_service import ContestClockService
from bot.contests.fill_service import FillService
from bot.contests.guest_service import GuestService
from bot.contests.host_service import ContestHostService
from bot.contests.loading import TallyCache
from bot.contests.sealing import SealingService
from bot.contests.service import ContestService
from bot.db.engine import Database
from bot.db.state import BotState
from bot.discussion.service import DiscussionService
from bot.guilds.limit_service import LimitService
from bot.guilds.notices import NoticeService
from bot.guilds.retention import RetentionService
from bot.guilds.service import GuildService
from bot.jobs.service import JobService
from bot.polls.count_loading import CountCache
from bot.polls.host_service import PollHostService
from bot.polls.ranking_service import RankingService
from bot.polls.service import PollService
from bot.polls.vote_service import VoteService
from bot.posters.service import PosterService
from bot.privacy.service import PrivacyService
from bot.quiz.service import QuizService
from bot.record.leaderboards import Leaderboards
from bot.record.record import Record
from bot.rivals.service import RivalService
from bot.search.search import Search
from bot.service_groups import (
    NominationServices,
    ReminderServices,
    RoomAwardServices,
    SeasonServices,
    ServiceParts,
    WatchlistServices,
)
from bot.shards import ALL_SHARDS, Shards
from bot.slates.editor import SlateEditor
from bot.slates.service import SlateService
from bot.unfinished.service import UnfinishedCommandService
from bot.verdicts.service import VerdictService


@dataclass(frozen=True)
class Services:
    """The bot without Discord.

    Attributes:
        clock: Returns the present instant in UTC; simulated in tests and the demo.
        shards: Which servers this process serves.
        record: The shipped record.
        search: Finds things in the record by free text.
        leaderboards: Rankings by wins and nominations.
        slates: The record's slates as each server sees them, and the servers' own.
        slate_editor: Makes and changes the servers' own slates.
        guilds: Each server's settings, and its members' names.
        retention: Which servers the bot is in, and deleting the data of those that removed it.
        limits: Counts what members repeat.
        audit: Reads the audit log.
        notices: Private messages that are not delivered yet.
        jobs: Schedules and runs deadlines.
        contests: Reads contests.
        contest_hosting: Hosts' changes to contests.
        ballots: Members' changes to their ballots.
        nominations: The services of contests on nominations.
        ballot_filling: Proposes picks for the rest of a ballot.
        guests: Hosts' changes to the ballots of who plays on paper.
        contest_clock: Moves locks when the rules of a time zone change.
        rivals: Hosts' changes to the outside forecasters of contests.
        sealing: Seals contests' ballots when that is due.
        polls: Reads polls.
        poll_hosting: Hosts' changes to polls.
        votes: Members' votes in polls.
        rankings: Members' rankings in preferential polls.
        room_awards: The services of the servers' own awards.
        withdrawals: Withdraws nominees.
        announcing: Announces, corrects, undoes and voids results.
        publishing: Rebuilds changes of results to post them, and remembers what was posted where.
        verdicts: Compares members' predictions with the results.
        watchlists: The services of what members have seen.
        discussions: The servers' threads, one per topic.
        reminders: The services of members' reminders.
        season: The services of the season: its dates, and conversation starters.
        quiz: Asks the question of the day, and counts answers.
        unfinished: Keeps commands that wait for one answer.
        privacy: Collects and erases a member's data.
        bot_state: A few values that the bot stores about itself.
        posters: What TMDB knows about films; nothing unless it is put there.
    """

    clock: Clock
    shards: Shards
    record: Record
    search: Search
    leaderboards: Leaderboards
    slates: SlateService
    slate_editor: SlateEditor
    guilds: GuildService
    retention: RetentionService
    limits: LimitService
    audit: AuditLog
    notices: NoticeService
    jobs: JobService
    contests: ContestService
    contest_hosting: ContestHostService
    ballots: BallotService
    nominations: NominationServices
    ballot_filling: FillService
    guests: GuestService
    contest_clock: ContestClockService
    rivals: RivalService
    sealing: SealingService
    polls: PollService
    poll_hosting: PollHostService
    votes: VoteService
    rankings: RankingService
    room_awards: RoomAwardServices
    withdrawals: WithdrawalService
    announcing: AnnouncingService
    publishing: PublishingService
    verdicts: VerdictService
    watchlists: WatchlistServices
    discussions: DiscussionService
    reminders: ReminderServices
    season: SeasonServices
    quiz: QuizService
    unfinished: UnfinishedCommandService
    privacy: PrivacyService
    bot_state: BotState
    posters: PosterService = field(default_factory=PosterService)

    @classmethod
    def build(
        cls, database: Database, record: Record, search: Search, clock: Clock, shards: Shards = ALL_SHARDS
    ) -> "Services":
        """Put the services together over an open database, for the servers on these shards."""
        parts = ServiceParts.build(database, record, search, clock, shards)
        slates, jobs = parts.slates, parts.jobs
        editor = SlateEditor(database, record, slates, clock)
        season = SeasonServices.build(parts)
        tallies, counts = TallyCache(), CountCache()
        return cls(
            clock=clock,
            shards=shards,
            record=record,
            search=parts.search,
            leaderboards=Leaderboards(record),
            slates=slates,
            slate_editor=editor,
            guilds=parts.guilds,
            retention=RetentionService(database, parts.guilds, jobs, clock, shards),
            limits=LimitService(database, clock),
            audit=AuditLog(database),
            notices=parts.notices,
            jobs=jobs,
            contests=ContestService(database, slates, tallies, clock),
            contest_hosting=ContestHostService(database, slates, jobs, clock),
            ballots=BallotService(database, slates),
            nominations=NominationServices.build(parts),
            ballot_filling=FillService(database, slates, record),
            guests=GuestService(database, slates, jobs, clock),
            contest_clock=ContestClockService(database, slates, jobs, clock),
            rivals=RivalService(database, slates, editor.known_names.prizes, clock),
            sealing=SealingService(database, slates, clock),
            polls=PollService(database, slates, counts, clock),
            poll_hosting=PollHostService(database, slates, jobs, clock),
            votes=VoteService(database, slates),
            rankings=RankingService(database, slates),
            room_awards=RoomAwardServices.build(parts),
            withdrawals=WithdrawalService(database, slates, clock),
            announcing=AnnouncingService(database, slates, tallies, jobs, clock),
            publishing=PublishingService(database, slates, tallies, jobs, clock),
            verdicts=VerdictService(database, slates, tallies, counts, search=parts.search, clock=clock),
            watchlists=WatchlistServices.build(parts),
            discussions=DiscussionService(database, record, slates, clock),
            reminders=ReminderServices.build(parts, season.reading.reader),
            season=season,
            quiz=QuizService(database, record, parts.guilds),
            unfinished=UnfinishedCommandService(database, jobs, clock),
            privacy=PrivacyService(database, slates, parts.guilds, parts.notices, clock),
            bot_state=BotState(database),
        )

    def with_posters(self, posters: PosterService) -> "Services":
        """These services with films' posters, which none of the others uses."""
        return replace(self, posters=posters)

    async def close(self) -> None:
        """Stop what runs in the background; the database may be closed after that."""
        await self.jobs.close()
        await self.posters.close()
