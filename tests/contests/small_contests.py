"""Small contests for the tests, made by hand or by hypothesis, and what they come to, reckoned the plain way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import product
from math import floor

from hypothesis import strategies as st

from bot.contests.model import (
    SCORINGS_BY_KIND,
    Ballot,
    Contest,
    ContestCategory,
    ContestKind,
    ContestState,
    Odds,
    Pick,
    Rules,
    Scoring,
)
from bot.contests.proof import make_sealed_fields
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId, RivalId
from bot.proof import compute_line
from bot.results.model import NO_RESULTS, Results

LOCK = datetime(2027, 3, 14, 23, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

Winners = Mapping[CategoryId, Sequence[NomineeId]]


@dataclass(frozen=True)
class Game:
    """A contest's rules, ballots and nominees."""

    rules: Rules
    ballots: Sequence[Ballot]
    in_play: Mapping[CategoryId, frozenset[NomineeId]]

    @property
    def tally(self) -> ContestTally:
        return ContestTally.from_ballots(self.rules, self.ballots, self.in_play)


def rules(*category_ids: str, scoring: Scoring = Scoring.CLASSIC, weight: int = 1) -> Rules:
    categories = tuple(
        ContestCategory(CategoryId(category_id), weight, position)
        for position, category_id in enumerate(category_ids)
    )
    return Rules(scoring, categories)


def contest(**changes: object) -> Contest:
    """An open contest on the categories a and b that locks at `LOCK`."""
    plain = Contest(
        id=ContestId(1),
        guild_id=GuildId(10),
        ceremony_id="oscars-99",
        title="The 99th",
        state=ContestState.OPEN,
        rules=rules("a", "b"),
        locks_at=LOCK,
    )
    return replace(plain, **changes)


def late_entries(**closed_at: datetime) -> Rules:
    """The rules of categories a and b with late entries, some of them closed already."""
    categories = tuple(
        ContestCategory(CategoryId(category_id), closed_at=closed_at.get(category_id)) for category_id in "ab"
    )
    return Rules(Scoring.CLASSIC, categories, late_entries=True)


def ballot(number: int, picks: Mapping[str, str | tuple[str, int]], tiebreaker: int | None = None) -> Ballot:
    """Member `number`'s ballot, called by their number; a pick is a nominee, or a nominee and a stake."""
    made = {
        CategoryId(category_id): Pick(CategoryId(category_id), NomineeId(nominee_id), stake)
        for category_id, pick in picks.items()
        for nominee_id, stake in [(pick, None) if isinstance(pick, str) else pick]
    }
    return Ballot(number, MemberId(number), f"Member {number}", made, tiebreaker, salt=f"salt {number}")


def sealed(one: Ballot) -> Ballot:
    """A ballot with its line in the proof."""
    assert one.salt is not None
    assert one.member_id is not None
    fields = make_sealed_fields(one.salt, one.member_id, one.picks, one.tiebreaker)
    return replace(one, line=compute_line(fields))


def erased(one: Ballot) -> Ballot:
    """What is left of a sealed ballot when its member was erased."""
    return replace(one, member_id=None, name="", salt=None)


def game(made: Rules, *ballots: Ballot, nominees: str = "xyz") -> Game:
    """A game in which each category has these nominees, one letter each."""
    return Game(
        made, ballots, {category.id: frozenset(map(NomineeId, nominees)) for category in made.categories}
    )


def won(**winners: str) -> Results:
    """Results with these winners, one letter each, opened in this order."""
    opened = {
        CategoryId(category_id): tuple(map(NomineeId, winner_ids))
        for category_id, winner_ids in winners.items()
    }
    return replace(NO_RESULTS, winners=opened, ever_announced=frozenset(opened))


def count_pick_by_pick(
    played: Game, winners: Winners, answer: int | None = None
) -> list[tuple[int, int, float]]:
    """Each ballot's points, right picks and what orders equal points, in the order of `played.ballots`.

    Counted pick by pick. Equal points are ordered by closeness alone where a question is asked, else by right picks.
    """
    found: list[tuple[int, int, float]] = []
    for one in played.ballots:
        points = sum(_points(played, category.id, one, winners) for category in played.rules.categories)
        right = sum(_is_right(played, category.id, one, winners) for category in played.rules.categories)
        asked = played.rules.tiebreaker is not None
        found.append((points, right, _closeness(one, answer) if asked else right))
    return found


def rank(scores: Sequence[tuple[int, int, float]], place: int) -> int:
    """A competition rank, by its definition."""
    points, _, own = scores[place]
    return 1 + sum((score[0], score[2]) > (points, own) for score in scores)


def completions(played: Game, results: Results) -> Iterator[Winners]:
    """Every way in which the sealed envelopes can turn out, one winner each."""
    sealed = [category.id for category in played.rules.categories if results.is_unannounced(category.id)]
    for drawn in product(*(sorted(played.in_play[category_id]) for category_id in sealed)):
        yield {
            **results.winners,
            **{category_id: (winner,) for category_id, winner in zip(sealed, drawn, strict=True)},
        }


def _is_right(played: Game, category_id: CategoryId, one: Ballot, winners: Winners) -> bool:
    pick = one.picks.get(category_id)
    in_play = played.in_play[category_id]
    return pick is not None and pick.nominee_id in winners.get(category_id, ()) and pick.nominee_id in in_play


def _points(played: Game, category_id: CategoryId, one: Ballot, winners: Winners) -> int:
    if not _is_right(played, category_id, one, winners):
        return 0
    weight = played.rules.by_id[category_id].weight
    picks = sum(category_id in other.picks for other in played.ballots)
    right = sum(_is_right(played, category_id, other, winners) for other in played.ballots)
    pick = one.picks[category_id]
    once = {
        Scoring.CLASSIC: 1,
        Scoring.WEIGHTED: weight,
        Scoring.BOLD: weight * (picks - right + 1),
        Scoring.CONFIDENCE: pick.stake or 0,
        Scoring.ODDS: _points_by_odds(weight, played.rules.odds, pick),
    }[played.rules.scoring]
    return once + once if pick.doubled else once


def _points_by_odds(weight: int, odds: Odds | None, pick: Pick) -> int:
    """What a right pick earns by a rival's odds, in fractions as the rule says it."""
    millionths = None if odds is None else odds.chances[pick.category_id].get(pick.nominee_id)
    if millionths is None:
        return weight
    factor = Fraction(10) if millionths == 0 else min(Fraction(10), 1 / Fraction(millionths, 1_000_000))
    return floor(weight * factor + Fraction(1, 2))


def _closeness(one: Ballot, answer: int | None) -> float:
    if answer is None:
        return 0
    return float("-inf") if one.tiebreaker is None else -abs(one.tiebreaker - answer)


@st.composite
def games(draw: st.DrawFn, most_categories: int = 4, most_ballots: int = 6, nominees: str = "xyz") -> Game:
    """A contest under any preset; some members leave categories empty, and some nominees are withdrawn."""
    scoring = draw(st.sampled_from(SCORINGS_BY_KIND[ContestKind.WINNERS]))
    category_ids = list(map(CategoryId, "abcdef"))[: draw(st.integers(1, most_categories))]
    categories = tuple(
        ContestCategory(category_id, draw(st.integers(1, 3)), position)
        for position, category_id in enumerate(category_ids)
    )
    question = draw(st.sampled_from([None, "How many minutes?"]))
    ballots = [
        draw(_ballots(number, category_ids, nominees, scoring))
        for number in range(1, draw(st.integers(1, most_ballots)) + 1)
    ]
    in_play = {
        category_id: frozenset(
            map(NomineeId, draw(st.sampled_from([nominees] * 4 + [nominees[1:], nominees[-1:]])))
        )
        for category_id in category_ids
    }
    odds = draw(_odds(category_ids, nominees)) if scoring is Scoring.ODDS else None
    doubles = draw(st.integers(0, len(category_ids)))
    doubled = [draw(_doubled(one, doubles)) for one in ballots]
    return Game(Rules(scoring, categories, question, doubles=doubles, odds=odds), doubled, in_play)


@st.composite
def _odds(draw: st.DrawFn, category_ids: Sequence[CategoryId], nominees: str) -> Odds:
    """A rival's probabilities, some of them nothing and some lacking."""
    chances = st.sampled_from([None, 0, 1, 90_000, 100_000, 400_000, 666_667, 800_000, 1_000_000])
    drawn = {
        category_id: {NomineeId(nominee_id): draw(chances) for nominee_id in nominees}
        for category_id in category_ids
    }
    given = {
        category_id: {nominee_id: chance for nominee_id, chance in some.items() if chance is not None}
        for category_id, some in drawn.items()
    }
    return Odds(RivalId(1), "The market", given)


@st.composite
def _doubled(draw: st.DrawFn, one: Ballot, doubles: int) -> Ballot:
    """The ballot with at most so many of its picks doubled."""
    chosen = draw(st.sets(st.sampled_from(sorted(one.picks)), max_size=doubles))
    return replace(
        one,
        picks={
            category_id: replace(pick, doubled=category_id in chosen)
            for category_id, pick in one.picks.items()
        },
    )


@st.composite
def _ballots(
    draw: st.DrawFn, number: int, category_ids: Sequence[str], nominees: str, scoring: Scoring
) -> Ballot:
    stakes = draw(st.permutations(range(1, len(category_ids) + 1)))
    picks: dict[str, str | tuple[str, int]] = {}
    for category_id, stake in zip(category_ids, stakes, strict=True):
        nominee_id = draw(st.sampled_from([*nominees, *nominees, None]))
        if nominee_id is not None:
            picks[category_id] = (nominee_id, stake) if scoring is Scoring.CONFIDENCE else nominee_id
    if not picks:
        picks["a"] = nominees[-1]
    return ballot(number, picks, draw(st.none() | st.integers(0, 5)))


@st.composite
def results_of(draw: st.DrawFn, played: Game) -> Results:
    """Some of a game's categories announced, in any order and perhaps tied, some voided, the rest sealed."""
    fate = {
        category.id: draw(st.sampled_from(["sealed", "sealed", "opened", "opened", "voided"]))
        for category in played.rules.categories
    }
    opened = draw(st.permutations([category_id for category_id in fate if fate[category_id] == "opened"]))
    winners = {
        CategoryId(category_id): tuple(
            draw(
                st.lists(
                    st.sampled_from(sorted(played.in_play[category_id])), min_size=1, max_size=2, unique=True
                )
            )
        )
        for category_id in opened
    }
    voided = frozenset(category_id for category_id in fate if fate[category_id] == "voided")
    return Results(winners, voided, frozenset(winners), {})
