from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.contests.model import Ballot, Scoring
from bot.contests.standings import Standings, compute_earnings, compute_standings
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import NO_RESULTS, Results
from tests.contests.small_contests import (
    Game,
    ballot,
    count_pick_by_pick,
    game,
    games,
    rank,
    results_of,
    rules,
    won,
)


def table(found: Standings) -> list[tuple[int, int, int, int]]:
    return [(row.ballot.id, row.rank, row.points, row.right) for row in found.rows]


@st.composite
def nights(draw: st.DrawFn) -> tuple[Game, Results]:
    played = draw(games())
    return played, draw(results_of(played))


@given(night=nights(), answer=st.none() | st.integers(0, 5))
def test_standings_are_what_counting_pick_by_pick_gives(
    night: tuple[Game, Results], answer: int | None
) -> None:
    played, results = night
    scores = count_pick_by_pick(played, results.winners, answer)
    expected = {one.id: (rank(scores, place), *scores[place][:2]) for place, one in enumerate(played.ballots)}
    found = compute_standings(played.tally, results, answer)
    assert {row.ballot.id: (row.rank, row.points, row.right) for row in found.rows} == expected


@given(night=nights(), answer=st.none() | st.integers(0, 5))
def test_ranks_are_competition_ranks(night: tuple[Game, Results], answer: int | None) -> None:
    played, results = night
    ranks = [row.rank for row in compute_standings(played.tally, results, answer).rows]
    assert ranks == sorted(ranks)
    for row in compute_standings(played.tally, results, answer).rows:
        assert row.rank == ranks.index(row.rank) + 1
        assert row.tied == (ranks.count(row.rank) > 1)


@given(night=nights(), data=st.data())
def test_the_order_of_envelopes_does_not_matter(night: tuple[Game, Results], data: st.DataObject) -> None:
    played, results = night
    order = data.draw(st.permutations(list(results.winners)))
    shuffled = replace(results, winners={category_id: results.winners[category_id] for category_id in order})
    assert table(compute_standings(played.tally, shuffled)) == table(compute_standings(played.tally, results))


@given(night=nights())
def test_movement_is_the_ranks_gained_by_the_last_envelope(night: tuple[Game, Results]) -> None:
    played, results = night
    found = compute_standings(played.tally, results)
    if len(results.winners) < 2:
        assert all(row.movement is None for row in found.rows)
        return
    *earlier, _ = results.winners.items()
    before = compute_standings(played.tally, replace(results, winners=dict(earlier)))
    was = {row.ballot.id: row.rank for row in before.rows}
    assert [row.movement for row in found.rows] == [was[row.ballot.id] - row.rank for row in found.rows]


@given(night=nights())
def test_every_line_can_be_found_by_its_member(night: tuple[Game, Results]) -> None:
    played, results = night
    found = compute_standings(played.tally, results)
    assert [found.find_row(MemberId(row.ballot.id)) for row in found.rows] == list(found.rows)
    assert [found.rows.find_position(MemberId(row.ballot.id)) for row in found.rows] == list(
        range(len(found.rows))
    )
    assert found.find_row(MemberId(999)) is None


@given(night=nights())
def test_what_the_picks_earned_adds_up_to_the_points(night: tuple[Game, Results]) -> None:
    played, results = night
    for row in compute_standings(played.tally, results).rows:
        earnings = compute_earnings(played.tally, results, row.ballot)
        right = [points for points in earnings.values() if points is not None]
        assert (sum(right), len(right)) == (row.points, row.right)
        assert earnings.keys() == row.ballot.picks.keys() & results.winners.keys()


def test_equals_share_a_rank_and_are_listed_by_name() -> None:
    made = game(rules("a"), *[ballot(number, {"a": pick}) for number, pick in enumerate("yxyx")])
    assert table(compute_standings(made.tally, won(a="x"))) == [
        (1, 1, 1, 1),
        (3, 1, 1, 1),
        (0, 3, 0, 0),
        (2, 3, 0, 0),
    ]


def test_a_tie_pays_everyone_who_picked_any_winner_in_full() -> None:
    made = game(
        rules("a", scoring=Scoring.WEIGHTED, weight=5),
        *[ballot(number, {"a": pick}) for number, pick in enumerate("xyz")],
    )
    assert [row.points for row in compute_standings(made.tally, won(a="xy")).rows] == [5, 5, 0]


def test_under_bold_calling_an_upset_pays() -> None:
    made = game(
        rules("a", scoring=Scoring.BOLD, weight=2),
        *[ballot(number, {"a": pick}) for number, pick in enumerate("xxxy")],
    )
    assert table(compute_standings(made.tally, won(a="y")))[0] == (3, 1, 2 * 4, 1)
    assert table(compute_standings(made.tally, won(a="x")))[0] == (0, 1, 2 * 2, 1)
    assert [row.points for row in compute_standings(made.tally, won(a="xy")).rows] == [2, 2, 2, 2]


def test_more_right_picks_go_before_equal_points() -> None:
    one = ballot(1, {"a": ("x", 3), "b": ("z", 1), "c": ("z", 2)})
    other = ballot(2, {"a": ("z", 3), "b": ("x", 1), "c": ("x", 2)})
    made = game(rules("a", "b", "c", scoring=Scoring.CONFIDENCE), one, other)
    assert table(compute_standings(made.tally, won(a="x", b="x", c="x"))) == [(2, 1, 3, 2), (1, 2, 3, 1)]


def test_the_closest_answer_goes_first_once_the_true_one_is_known_and_no_answer_goes_last() -> None:
    question = replace(rules("a"), tiebreaker="How many minutes?")
    made = game(
        question, *[ballot(number, {"a": "x"}, answer) for number, answer in enumerate([210, None, 190, 230])]
    )
    assert [row.rank for row in compute_standings(made.tally, won(a="x")).rows] == [1, 1, 1, 1]
    answered = compute_standings(made.tally, won(a="x"), answer=200).rows
    assert [(row.ballot.id, row.rank, row.distance) for row in answered] == [
        (0, 1, 10),
        (2, 1, 10),
        (3, 3, 30),
        (1, 4, None),
    ]


def test_where_a_tie_breaker_is_asked_it_alone_decides_over_more_right_picks() -> None:
    one = ballot(1, {"a": ("x", 3), "b": ("z", 2), "c": ("z", 1)}, 200)
    other = ballot(2, {"a": ("z", 3), "b": ("x", 2), "c": ("x", 1)}, 300)
    asked = replace(
        rules("a", "b", "c", scoring=Scoring.CONFIDENCE), tiebreaker="How many minutes will it last?"
    )
    opened, made = won(a="x", b="x", c="x"), game(asked, one, other)
    assert table(compute_standings(made.tally, opened)) == [(1, 1, 3, 1), (2, 1, 3, 2)]
    assert table(compute_standings(made.tally, opened, answer=201)) == [(1, 1, 3, 1), (2, 2, 3, 2)]
    assert table(compute_standings(made.tally, opened, answer=299)) == [(2, 1, 3, 2), (1, 2, 3, 1)]


def test_an_answer_means_nothing_in_a_contest_without_the_question() -> None:
    made = game(rules("a"), ballot(1, {"a": "x"}, 5), ballot(2, {"a": "x"}, 9))
    assert [row.rank for row in compute_standings(made.tally, won(a="x"), answer=9).rows] == [1, 1]


def test_a_voided_category_counts_for_nobody() -> None:
    made = game(rules("a", "b"), ballot(1, {"a": "x", "b": "x"}), ballot(2, {"a": "x"}))
    found = compute_standings(made.tally, replace(won(a="x"), voided=frozenset("b")))
    assert [row.points for row in found.rows] == [1, 1]
    assert (found.announced, found.unannounced) == (("a",), ())


def test_a_withdrawn_nominee_scores_nothing_but_its_picks_stay() -> None:
    picked = [ballot(number, {"a": pick}) for number, pick in enumerate("xxy")]
    withdrawn = Game(
        rules("a", scoring=Scoring.BOLD), picked, {CategoryId("a"): frozenset(map(NomineeId, "yz"))}
    )
    assert [row.points for row in compute_standings(withdrawn.tally, won(a="x")).rows] == [0, 0, 0]
    assert compute_standings(withdrawn.tally, won(a="y")).rows[0].points == 3


def test_an_erased_members_line_stands_after_the_named() -> None:
    erased = Ballot(3, None, "", ballot(3, {"a": "x"}).picks)
    made = game(rules("a"), erased, ballot(1, {"a": "x"}), ballot(2, {"a": "y"}))
    assert [(row.ballot.member_id, row.rank) for row in compute_standings(made.tally, won(a="x")).rows] == [
        (1, 1),
        (None, 1),
        (2, 3),
    ]


def test_a_ballot_without_picks_does_not_take_part() -> None:
    made = game(rules("a"), ballot(1, {"a": "y"}), ballot(2, {}))
    assert [row.ballot.id for row in compute_standings(made.tally, won(a="x")).rows] == [1]


def test_envelopes_of_other_categories_are_passed_over() -> None:
    made = game(rules("a", "b"), ballot(1, {"a": "x"}))
    found = compute_standings(made.tally, won(a="x", elsewhere="x"))
    assert (found.announced, found.unannounced) == (("a",), ("b",))
    assert found.rows[0].movement is None


def test_before_the_first_envelope_all_are_first() -> None:
    made = game(rules("a"), ballot(1, {"a": "x"}), ballot(2, {"a": "y"}))
    assert table(compute_standings(made.tally, NO_RESULTS)) == [(1, 1, 0, 0), (2, 1, 0, 0)]


def test_a_page_of_the_lines_is_a_part_of_them_in_their_order() -> None:
    played = game(rules("a"), *(ballot(number, {"a": "xy"[number % 2]}) for number in range(1, 7)))
    rows = compute_standings(played.tally, won(a="x")).rows
    assert [row.ballot.id for row in rows[1:4]] == [row.ballot.id for row in rows][1:4] == [4, 6, 1]
    assert rows[-1] == list(rows)[-1]


def test_the_closest_answer_separates_equals_and_counts_as_no_right_pick() -> None:
    asking = replace(rules("a"), tiebreaker="How many minutes?")
    played = game(asking, ballot(1, {"a": "y"}, 250), ballot(2, {"a": "y"}, 209), ballot(3, {"a": "x"}))
    found = compute_standings(played.tally, won(a="x"), 210)
    assert table(found) == [(3, 1, 1, 1), (2, 2, 0, 0), (1, 3, 0, 0)]
