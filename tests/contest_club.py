"""A server's contests without Discord: the real services over a real file, and a clock that tests move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.announcing.publishing_service import PublishingService
from bot.announcing.service import AnnouncingService
from bot.announcing.withdrawal_service import WithdrawalService
from bot.audit.model import Actor
from bot.contests.ballot_service import BallotService
from bot.contests.host_service import ContestHostService
from bot.contests.lifecycle import ContestDraft
from bot.contests.loading import TallyCache
from bot.contests.model import Contest
from bot.contests.read_models import BallotPaper
from bot.contests.sealing import SealingService
from bot.contests.service import ContestService
from bot.db.engine import Database
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.jobs.service import JobService
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    Ceremony,
    FilmCredit,
    Headline,
    Nominee,
    PersonCredit,
)
from bot.record.record import Record
from bot.results.result_set import ResultSet
from bot.rivals.service import RivalService
from bot.search.search import Search
from bot.slates.builder import PrizeNames
from bot.slates.service import SlateService

GUILD = GuildId(10)
OTHER_GUILD = GuildId(11)
HOST_ID = MemberId(900)
HOST = Actor(HOST_ID, "Hana")
OTHER_HOST = Actor(MemberId(901), "Hugo")
SECOND = timedelta(seconds=1)
NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
LOCK = datetime(2027, 3, 14, 23, 0, tzinfo=UTC)

COMING = "oscars-99"
"""A ceremony two weeks away, whose nominees are known."""

PAST = "oscars-98"
"""One whose winners the record knows: `a` of each category, and a tie of `a` and `b` for the short."""

CATEGORIES = ("best-picture", "directing", "actress", "short")
WEIGHTS = {"best-picture": 5, "directing": 3, "actress": 3, "short": 1}


def _category(category_id: str, winners: Sequence[str]) -> Category:
    people = category_id in {"directing", "actress"}
    nominees = [
        Nominee(
            id=NomineeId(nominee_id),
            films=(FilmCredit(f"tt-{nominee_id}", f"Film {nominee_id.upper()}"),),
            people=(PersonCredit(f"nm-{nominee_id}", f"Person {nominee_id.upper()}"),) if people else (),
            winner=nominee_id in winners,
        )
        for nominee_id in "abcd"
    ]
    return Category(
        id=CategoryId(category_id),
        canonical=category_id,
        name=category_id.replace("-", " ").title(),
        headline=Headline.PERSON if people else Headline.FILM,
        nominees=tuple(nominees),
        weight=WEIGHTS[category_id],
    )


def small_record() -> Record:
    """Two ceremonies of four categories with four nominees each, `a` to `d`."""
    winners = {"best-picture": "a", "directing": "a", "actress": "a", "short": "ab"}
    past = Ceremony(
        id=PAST,
        award="oscars",
        number=98,
        name="98th Academy Awards",
        year=2026,
        held=date(2026, 3, 15),
        films_of="2025",
        categories=tuple(
            _category(CategoryId(category_id), winners[category_id]) for category_id in CATEGORIES
        ),
    )
    coming = replace(
        past,
        id=COMING,
        number=99,
        name="99th Academy Awards",
        year=2027,
        held=date(2027, 3, 14),
        films_of="2026",
        categories=tuple(_category(CategoryId(category_id), "") for category_id in CATEGORIES),
    )
    return Record.build(
        [Award("oscars", "Academy Awards", "Oscars")],
        [
            CanonicalCategory(category_id, category_id.replace("-", " ").title(), Headline.FILM, weight)
            for category_id, weight in WEIGHTS.items()
        ],
        [past, coming],
    )


def small_search() -> Search:
    """The search over that record."""
    return Search.build(small_record(), clock=Clock())


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Club:
    """The services of one bot, and short ways to use them."""

    database: Database
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        record = small_record()
        self.slates = SlateService(self.database, record, Search.build(record, clock=self.clock), self.clock)
        self.jobs = JobService(self.database, self.clock)
        tallies = TallyCache()
        self.contests = ContestService(self.database, self.slates, tallies, self.clock)
        self.hosting = ContestHostService(self.database, self.slates, self.jobs, self.clock)
        self.ballots = BallotService(self.database, self.slates)
        self.rivals = RivalService(self.database, self.slates, PrizeNames(record), self.clock)
        self.sealing = SealingService(self.database, self.slates, self.clock)
        self.withdrawals = WithdrawalService(self.database, self.slates, self.clock)
        self.night = AnnouncingService(self.database, self.slates, tallies, self.jobs, self.clock)
        self.publishing = PublishingService(self.database, self.slates, tallies, self.jobs, self.clock)

    async def draft(self, ceremony_id: str = COMING, **changes: object) -> Contest:
        """A contest that is not open yet."""
        draft = replace(ContestDraft(ceremony_id, "Our Oscars", LOCK), **changes)
        return await self.hosting.create_contest(GUILD, draft, HOST)

    async def open(self, ceremony_id: str = COMING, **changes: object) -> Contest:
        """A contest that takes picks."""
        contest = await self.draft(ceremony_id, **changes)
        return await self.hosting.announce_contest(GUILD, contest.id, HOST)

    async def sealed(
        self, ballots: Mapping[int, Mapping[str, str]], ceremony_id: str = COMING, **changes: object
    ) -> Contest:
        """A contest with these picks by member and category, locked and sealed."""
        contest = await self.open(ceremony_id, **changes)
        for member_id, picks in ballots.items():
            await self.fill(contest, member_id, picks)
        return await self.seal(contest)

    async def seal(self, contest: Contest) -> Contest:
        """Let a contest's lock and the delay after it pass."""
        self.clock.now = contest.locks_at + 5 * SECOND
        card = await self.sealing.seal_contest(GUILD, contest.id)
        assert card is not None
        return card.contest

    async def pick(
        self,
        contest: Contest,
        member_id: int,
        nominee_id: str,
        category_id: str = "best-picture",
        at: datetime | None = None,
    ) -> BallotPaper:
        """Press a nominee, now unless said otherwise."""
        pressed_at = at or self.clock.now
        return await self.ballots.pick_nominee(
            GUILD,
            contest.id,
            MemberId(member_id),
            CategoryId(category_id),
            NomineeId(nominee_id),
            pressed_at=pressed_at,
        )

    async def fill(self, contest: Contest, member_id: int, picks: Mapping[str, str]) -> None:
        """Press one nominee after the other."""
        for category_id, nominee_id in picks.items():
            await self.pick(contest, member_id, nominee_id, category_id)

    async def picks(self, contest: Contest, member_id: int) -> dict[str, str]:
        """What is saved for a member: nominees by category."""
        paper = await self.ballots.get_ballot_paper(GUILD, contest.id, MemberId(member_id))
        return {category_id: pick.nominee_id for category_id, pick in paper.ballot.picks.items()}

    def target(self, contest: Contest) -> ResultSet:
        """The set of results that a contest is played on."""
        return contest.result_set


@pytest.fixture
def club(database: Database) -> Club:
    """A club over the test's own database."""
    return Club(database)
