"""Everything the cogs may call, put together in one place."""

from dataclasses import dataclass

from bot.announcing.service import AnnouncingService
from bot.announcing.withdrawal_service import WithdrawalService
from bot.audit.service import AuditLog
from bot.clock import Clock
from bot.contests.ballot_service import BallotService
from bot.contests.host_service import ContestHostService
from bot.contests.loading import TallyCache
from bot.contests.sealing import SealingService
from bot.contests.service import ContestService
from bot.db.engine import Database
from bot.db.state import BotState
from bot.discussion.service import DiscussionService
from bot.guilds.notices import NoticeService
from bot.guilds.retention import RetentionService
from bot.guilds.service import GuildService
from bot.jobs.service import JobService
from bot.polls.host_service import PollHostService
from bot.polls.service import PollService
from bot.polls.vote_service import VoteService
from bot.privacy.service import PrivacyService
from bot.record.leaderboards import Leaderboards
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.editor import SlateEditor
from bot.slates.service import SlateService
from bot.unfinished.service import UnfinishedCommandService
from bot.verdicts.service import VerdictService


@dataclass(frozen=True)
class Services:
    """The bot without Discord.

    Attributes:
        clock: Says what time it is, in UTC; simulated time passes here too.
        record: The shipped record.
        search: Finds things in it.
        leaderboards: Who leads in wins and nominations.
        slates: The record's slates as each server sees them, and the servers' own.
        slate_editor: Makes and changes those of the servers.
        guilds: What each server has configured, and its members' names.
        retention: In which servers the bot is, and for how long it keeps what it knows of them.
        audit: What hosts and the bot did, to be read.
        notices: What members are still to be told privately.
        jobs: Deadlines, and who meets them.
        contests: What can be seen of contests.
        contest_hosting: What hosts do to them.
        ballots: Members' own ballots.
        sealing: Closes and proves the ballots when that is due.
        polls: What can be seen of polls.
        poll_hosting: What hosts do to them.
        votes: Members' answers to them.
        withdrawals: Nominees that can be picked no more.
        announcing: Announces, corrects, undoes and voids results.
        verdicts: What the room believed, held against what happened.
        discussions: The servers' threads, one a topic.
        unfinished: Commands that wait for one answer.
        privacy: What is kept about a member, and its end.
        bot_state: The bot's own few values.
    """

    clock: Clock
    record: Record
    search: Search
    leaderboards: Leaderboards
    slates: SlateService
    slate_editor: SlateEditor
    guilds: GuildService
    retention: RetentionService
    audit: AuditLog
    notices: NoticeService
    jobs: JobService
    contests: ContestService
    contest_hosting: ContestHostService
    ballots: BallotService
    sealing: SealingService
    polls: PollService
    poll_hosting: PollHostService
    votes: VoteService
    withdrawals: WithdrawalService
    announcing: AnnouncingService
    verdicts: VerdictService
    discussions: DiscussionService
    unfinished: UnfinishedCommandService
    privacy: PrivacyService
    bot_state: BotState

    @classmethod
    def build(cls, database: Database, record: Record, search: Search, clock: Clock) -> "Services":
        """Put the services together over an open database."""
        search = search.with_clock(clock)
        slates = SlateService(database, record, search, clock)
        jobs = JobService(database, clock)
        tallies = TallyCache()
        guilds, notices = GuildService(database, clock), NoticeService(database, clock)
        return cls(
            clock=clock,
            record=record,
            search=search,
            leaderboards=Leaderboards(record),
            slates=slates,
            slate_editor=SlateEditor(database, record, slates, clock),
            guilds=guilds,
            retention=RetentionService(database, guilds, jobs, clock),
            audit=AuditLog(database),
            notices=notices,
            jobs=jobs,
            contests=ContestService(database, slates, tallies, clock),
            contest_hosting=ContestHostService(database, slates, jobs, clock),
            ballots=BallotService(database, slates),
            sealing=SealingService(database, slates, clock),
            polls=PollService(database, slates, clock),
            poll_hosting=PollHostService(database, slates, jobs, clock),
            votes=VoteService(database, slates),
            withdrawals=WithdrawalService(database, slates, clock),
            announcing=AnnouncingService(database, slates, tallies, jobs, clock),
            verdicts=VerdictService(database, slates, tallies, record, clock),
            discussions=DiscussionService(database, record, slates, clock),
            unfinished=UnfinishedCommandService(database, jobs, clock),
            privacy=PrivacyService(database, slates, guilds, notices, clock),
            bot_state=BotState(database),
        )

    async def close(self) -> None:
        """End what runs in the background; the database may be closed after that."""
        await self.jobs.close()
