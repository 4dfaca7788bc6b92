"""Points and hits against the plainest possible count."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.contests.model import Ballot, ContestCategory, Rules, Scoring
from bot.contests.nominations.model import Contender, ContenderList
from bot.contests.nominations.scoring import CategoryOutcome, find_outcomes
from bot.ids import CategoryId, ContenderId, MemberId
from bot.results.model import Results

CATEGORY = CategoryId("best-picture")
SLOTS, WEIGHT = 3, 5
CONTENDERS = [ContenderId(number) for number in range(1, 7)]

chosen = st.lists(st.sampled_from(CONTENDERS), unique=True, max_size=SLOTS)
rooms = st.lists(chosen, min_size=1, max_size=6)
merges = st.dictionaries(st.sampled_from(CONTENDERS[3:]), st.sampled_from(CONTENDERS[:3]))


def make_outcome(
    room: list[list[ContenderId]],
    merged: dict[ContenderId, ContenderId],
    nominated: set[ContenderId],
    out: set[ContenderId],
) -> tuple[CategoryOutcome | None, ContenderList, list[Ballot]]:
    """What comes of one category; those that are out were disqualified."""
    contenders = ContenderList.from_contenders(
        Contender(one, CATEGORY, f"Film {one}", merged_into=merged.get(one)) for one in CONTENDERS
    )
    ballots = [
        Ballot(
            number, MemberId(number), f"Member {number}", entries={CATEGORY: tuple(named)} if named else {}
        )
        for number, named in enumerate(room, 1)
    ]
    keys = tuple(contenders.by_id[one].key for one in sorted(nominated))
    results = Results({CATEGORY: keys}, frozenset(), frozenset({CATEGORY}), {CATEGORY: 1})
    rules = Rules(Scoring.HITS, (ContestCategory(CATEGORY, WEIGHT, slots=SLOTS),))
    in_play = {CATEGORY: frozenset(contenders.by_id[one].key for one in CONTENDERS if one not in out)}
    outcomes = find_outcomes(rules, contenders, ballots, results, in_play)
    return outcomes.get(CATEGORY), contenders, ballots


@given(rooms, merges, st.sets(st.sampled_from(CONTENDERS[:3])), st.sets(st.sampled_from(CONTENDERS[:3])))
def test_points_are_what_counting_name_by_name_gives(
    room: list[list[ContenderId]],
    merged: dict[ContenderId, ContenderId],
    nominated: set[ContenderId],
    out: set[ContenderId],
) -> None:
    outcome, contenders, ballots = make_outcome(room, merged, nominated, out)
    assert outcome is not None
    meant = [{merged.get(one, one) for one in named} for named in room]
    counted = nominated - out
    voters = sum(1 for named in room if named)
    for ballot, names in zip(ballots, meant, strict=True):
        named = contenders.find_all_standing(ballot.entries.get(CATEGORY, ()))
        right = [one for one in sorted(names) if one in counted]
        assert outcome.count_hits(named) == len(right)
        full = bool(right) and len(right) >= min(len(counted), SLOTS)
        assert outcome.compute_points(Scoring.HITS, named) == len(right) + full
        bold = sum(WEIGHT * (sum(one not in other for other in meant if other) + 1) for one in right)
        assert outcome.compute_points(Scoring.BOLD, named) == bold
    assert outcome.voters == voters
    best = max(
        outcome.compute_points(Scoring.BOLD, few)
        for size in range(SLOTS + 1)
        for few in combinations(CONTENDERS, size)
    )
    assert outcome.compute_available_points(Scoring.BOLD) == best


@given(rooms, merges)
def test_the_rooms_choice_never_takes_some_of_those_who_share_a_place(
    room: list[list[ContenderId]], merged: dict[ContenderId, ContenderId]
) -> None:
    outcome, _, _ = make_outcome(room, merged, {CONTENDERS[0]}, set())
    assert outcome is not None
    choice = outcome.room_choice
    assert len(choice) <= SLOTS
    lowest = min((outcome.callers[one] for one in choice), default=0)
    left = {outcome.callers[one] for one in outcome.callers if one not in choice}
    assert all(count < lowest for count in left) or not choice
