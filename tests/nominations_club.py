"""A contest on nominations without Discord: the real services over a real database, and a clock that tests move."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest, ContestKind, Scoring
from bot.contests.nominations.read_models import NominationsPaper
from bot.db.engine import Database
from bot.ids import CategoryId, ContenderId, ContestId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.contest_club import COMING, GUILD, HOST, LOCK, PAST, Clock, small_record

PICTURE = CategoryId("best-picture")
ACTRESS = CategoryId("actress")
ANA, BEN, CAY, DAN, EVE = (MemberId(number) for number in range(1, 6))


def awaiting_record() -> Record:
    """The small record with the nominees of its coming ceremony still unknown."""
    known = small_record()
    past, coming = known.ceremonies[PAST], known.ceremonies[COMING]
    return Record.build(
        known.awards.values(), known.canonical.values(), [past, replace(coming, categories=())]
    )


@dataclass
class NominationsClub:
    """The services of one bot, and short ways to use them in one contest on nominations."""

    database: Database
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        record = awaiting_record()
        self.services = Services.build(
            self.database, record, Search.build(record, clock=self.clock), self.clock
        )
        self.contest_id = ContestId(0)

    async def create(
        self,
        category_ids: Sequence[CategoryId] = (PICTURE, ACTRESS),
        *,
        scoring: Scoring = Scoring.HITS,
        tiebreaker: str | None = None,
        announced: bool = True,
        slots: int | None = 2,
    ) -> Contest:
        """A contest with so many slots in each category."""
        draft = ContestDraft(
            ceremony_id=COMING,
            title="The morning",
            locks_at=LOCK,
            category_ids=tuple(category_ids),
            scoring=scoring,
            tiebreaker=tiebreaker,
            kind=ContestKind.NOMINATIONS,
            slots={} if slots is None else dict.fromkeys(category_ids, slots),
        )
        contest = await self.services.contest_hosting.create_contest(GUILD, draft, HOST)
        self.contest_id = contest.id
        if announced:
            contest = await self.services.contest_hosting.announce_contest(GUILD, contest.id, HOST)
        return contest

    async def add(self, category_id: CategoryId, *names: str) -> list[ContenderId]:
        """Contenders of a host's, and their ids."""
        typed = [
            NomineeDraft(people=(name,)) if category_id == ACTRESS else NomineeDraft(films=(name,))
            for name in names
        ]
        await self.services.nominations.contenders.add_contenders(
            GUILD, self.contest_id, category_id, typed, HOST
        )
        context = await self.services.nominations.contenders.get_context(GUILD, self.contest_id)
        ids = {one.text: one.id for one in context.contenders.by_category[category_id]}
        return [ids[name] for name in names]

    async def choose(
        self,
        member_id: MemberId,
        category_id: CategoryId,
        *chosen: ContenderId,
        shown: tuple[int, int] = (1, 10_000),
        at: datetime | None = None,
    ) -> NominationsPaper:
        """A member's choice on a page that showed the contenders between two ids."""
        first, last = shown
        return await self.services.nominations.entries.choose_entries(
            GUILD,
            self.contest_id,
            member_id,
            category_id,
            shown=(ContenderId(first), ContenderId(last)),
            chosen=chosen,
            pressed_at=at or self.clock.now,
        )

    async def enter(
        self, member_id: MemberId, category_id: CategoryId, name: str, film: str = ""
    ) -> NominationsPaper:
        """A contender of a member's own."""
        people = (name,) if category_id == ACTRESS else ()
        films = (film,) if film else () if people else (name,)
        return await self.services.nominations.entries.enter_own(
            GUILD,
            self.contest_id,
            member_id,
            category_id,
            NomineeDraft(films=films, people=people),
            pressed_at=self.clock.now,
        )

    async def paper(self, member_id: MemberId) -> NominationsPaper:
        """A member's ballot as it is saved."""
        paper = await self.services.ballots.get_ballot_paper(GUILD, self.contest_id, member_id)
        assert isinstance(paper, NominationsPaper)
        return paper

    async def seal(self) -> None:
        """Let the lock pass, and seal."""
        self.clock.now = LOCK + timedelta(seconds=5)
        await self.services.sealing.seal_contest(GUILD, self.contest_id)

    async def nominate(self, pictures: Sequence[str] = (), actresses: Sequence[tuple[str, str]] = ()) -> None:
        """The nominees as a host imports them on the morning: films, and actresses with their films."""
        categories: list[CategoryDraft] = []
        if pictures:
            categories.append(
                CategoryDraft("Best Picture", tuple(NomineeDraft(films=(one,)) for one in pictures))
            )
        if actresses:
            named = tuple(NomineeDraft(films=(film,), people=(name,)) for name, film in actresses)
            categories.append(CategoryDraft("Actress", named))
        record = self.services.record
        slate = SlateDraft("99th Academy Awards", None, tuple(categories))
        await self.services.slate_editor.import_file(
            GUILD, slate.name, slate, HOST, stands_for=record.ceremonies[COMING]
        )

    async def announce(self, *category_ids: CategoryId) -> tuple[CategoryId, ...]:
        """Announce categories, or all that are ready."""
        return await self.services.nominations.mornings.announce_nominations(
            GUILD, self.contest_id, category_ids or None, HOST
        )

    async def points(self) -> dict[MemberId | None, tuple[int, int]]:
        """Each member's points and hits."""
        found = await self.services.contests.get_standings(GUILD, self.contest_id)
        return {row.ballot.member_id: (row.points, row.right) for row in found.standings.rows}


@pytest.fixture
async def nominations(database: Database) -> NominationsClub:
    """A server whose host can open contests on the coming nominations."""
    return NominationsClub(database)
