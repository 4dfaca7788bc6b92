"""A room of ten, small enough to work out every figure by hand.

Members 1 to 10 answer in the order in which the nominees are listed here: of `picture`, 1 to 6 say anora.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.results.model import Announcement, ResultAction, Results
from bot.verdicts.ceremony_verdict import CeremonyVerdict, judge_answers
from bot.verdicts.model import VoterAnswer
from bot.verdicts.one_vote_per_member import choose_first_locked, choose_last_closed

LOCK = datetime(2025, 3, 2, 23, tzinfo=UTC)

PICKED: Mapping[str, Mapping[str, int]] = {
    "picture": {"anora": 6, "brutalist": 3, "conclave": 1},
    "director": {"corbet": 5, "baker": 5},
    "actress": {"moore": 7, "madison": 2, "torres": 1},
    "short": {"lien": 4, "anuja": 3, "robot": 3},
    "song": {"el-mal": 10},
    "editing": {"baker": 9, "jancso": 1},
}
WINNERS: Mapping[str, tuple[str, ...]] = {
    "picture": ("anora",),
    "director": ("baker",),
    "actress": ("madison",),
    "short": ("anuja", "robot"),  # a tie
    "song": ("el-mal",),
    "makeup": ("substance",),  # nobody answered; editing stays sealed
}


def results(winners: Mapping[str, tuple[str, ...]] = WINNERS) -> Results:
    return Results.from_announcements(
        Announcement(
            place,
            CategoryId(category_id),
            ResultAction.ANNOUNCE,
            tuple(map(NomineeId, winner_ids)),
            LOCK,
            by=MemberId(99),
        )
        for place, (category_id, winner_ids) in enumerate(winners.items(), 1)
    )


def entry(
    voter: int | str,
    category_id: CategoryId,
    nominee_id: NomineeId,
    source_id: int = 1,
    closed_at: datetime = LOCK,
    at: datetime = LOCK - timedelta(days=1),
    rehearsal: bool = False,
) -> VoterAnswer:
    return VoterAnswer(
        MemberId(voter) if isinstance(voter, int) else voter,
        category_id,
        nominee_id,
        source_id,
        closed_at,
        at,
        rehearsal,
    )


def answers(counts: Mapping[str, Mapping[str, int]] = PICKED) -> list[VoterAnswer]:
    return [
        entry(voter, CategoryId(category_id), NomineeId(nominee_id))
        for category_id, of_category in counts.items()
        for voter, nominee_id in enumerate(
            (nominee_id for nominee_id, count in of_category.items() for _ in range(count)), 1
        )
    ]


def ceremony(ceremony_id: str = "oscars-97", year: int = 2025) -> Ceremony:
    nominees = {category_id: tuple(counts) for category_id, counts in PICKED.items()}
    nominees["makeup"] = ("substance", "wicked")
    return Ceremony(
        ceremony_id,
        "oscars",
        97,
        "97th Academy Awards",
        year,
        None,
        "2024",
        tuple(
            Category(
                CategoryId(category_id),
                None if category_id == "short" else f"best-{category_id}",
                category_id.title(),
                Headline.FILM,
                tuple(Nominee(NomineeId(nominee_id)) for nominee_id in ids),
            )
            for category_id, ids in nominees.items()
        ),
    )


def judge_entries(
    ceremony: Ceremony,
    results: Results,
    picks: Iterable[VoterAnswer] = (),
    will: Iterable[VoterAnswer] = (),
    should: Iterable[VoterAnswer] = (),
    *,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """The verdict on single answers, each voter counted once first: as the service reads them from the tables."""
    return judge_answers(
        ceremony,
        results,
        choose_first_locked(picks, rehearsal=rehearsal),
        choose_last_closed(will, rehearsal=rehearsal),
        choose_last_closed(should, rehearsal=rehearsal),
        rehearsal=rehearsal,
    )
