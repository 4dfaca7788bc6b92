import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contests.best_finish import BestFinish, find_best_finish
from bot.contests.model import Ballot, Pick, Rules, Scoring
from bot.contests.possible_winners import find_possible_winners
from bot.ids import CategoryId, MemberId
from bot.results.model import NO_RESULTS, Results
from tests.contests.small_contests import (
    Game,
    ballot,
    completions,
    count_pick_by_pick,
    game,
    games,
    rank,
    results_of,
    rules,
    won,
)


@st.composite
def nights(draw: st.DrawFn) -> tuple[Game, Results]:
    played = draw(games())
    return played, draw(results_of(played))


def best_finishes(played: Game, results: Results, answer: int | None) -> list[int]:
    """Everyone's best rank over all ways in which the night can end."""
    endings = [count_pick_by_pick(played, winners, answer) for winners in completions(played, results)]
    return [min(rank(scores, place) for scores in endings) for place in range(len(played.ballots))]


@given(night=nights(), answer=st.none() | st.integers(0, 5))
def test_the_best_finish_is_the_best_over_all_ways_the_night_can_end(
    night: tuple[Game, Results], answer: int | None
) -> None:
    played, results = night
    found = [find_best_finish(played.tally, results, MemberId(one.id), answer) for one in played.ballots]
    assert found == [BestFinish(best, is_exact=True) for best in best_finishes(played, results, answer)]


@given(night=nights(), answer=st.none() | st.integers(0, 5))
def test_those_still_in_the_race_are_those_who_can_finish_first(
    night: tuple[Game, Results], answer: int | None
) -> None:
    played, results = night
    best = best_finishes(played, results, answer)
    running = find_possible_winners(played.tally, results, answer)
    assert running.is_exact
    assert {one.id for one in running.ballots} == {
        one.id for one, first in zip(played.ballots, best, strict=True) if first == 1
    }


@given(night=nights())
def test_with_every_open_pick_in_play_the_best_finish_is_the_rank_if_they_all_win(
    night: tuple[Game, Results],
) -> None:
    played, results = night
    # Where equal picks are paid equally: with stakes or doubles a rival may gain more by the same winner.
    if played.rules.scoring is Scoring.CONFIDENCE:
        played = replace(played, rules=replace(played.rules, scoring=Scoring.BOLD))
    played = replace(played, ballots=[without_doubles(one) for one in played.ballots])
    sealed = [category.id for category in played.rules.categories if results.is_unannounced(category.id)]
    for place, one in enumerate(played.ballots):
        picks = {category_id: one.picks[category_id] for category_id in sealed if category_id in one.picks}
        if len(picks) == len(sealed) and all(
            pick.nominee_id in played.in_play[pick.category_id] for pick in picks.values()
        ):
            wins = {category_id: (pick.nominee_id,) for category_id, pick in picks.items()}
            hoped_for = rank(count_pick_by_pick(played, {**results.winners, **wins}), place)
            assert find_best_finish(played.tally, results, MemberId(one.id)) == BestFinish(
                hoped_for, is_exact=True
            )


def without_doubles(one: Ballot) -> Ballot:
    picks = {category_id: replace(pick, doubled=False) for category_id, pick in one.picks.items()}
    return replace(one, picks=picks)


def confidence(*category_ids: str) -> Rules:
    return rules(*category_ids, scoring=Scoring.CONFIDENCE)


def forbid_searches(monkeypatch: pytest.MonkeyPatch, additions: int = 0) -> None:
    """Let every contest be too large to search, but for searches of so many additions."""
    monkeypatch.setattr("bot.contests.best_finish._SEARCH_BUDGET_ADDITIONS", additions)


def make_staked_game(seed: int) -> Game:
    """Ballots with all stakes on few nominees, so that most members must be searched for."""
    draw = random.Random(seed)  # noqa: S311 - no secret: the same ballots at every run
    category_ids = "abcd"
    ballots = [
        ballot(
            number,
            {
                category_id: (draw.choice("xxyz"), stake)
                for category_id, stake in zip(category_ids, draw.sample(range(1, 5), 4), strict=True)
                if draw.random() < 0.8
            },
        )
        for number in range(1, 8)
    ]
    return game(confidence(*category_ids), *(one for one in ballots if one.picks))


@pytest.mark.parametrize("seed", range(25))
def test_with_stakes_the_search_finds_what_trying_everything_finds(seed: int) -> None:
    played = make_staked_game(seed)
    results = NO_RESULTS if seed % 2 else won(a="x")
    best = best_finishes(played, results, None)
    assert [find_best_finish(played.tally, results, MemberId(one.id)) for one in played.ballots] == [
        BestFinish(rank, is_exact=True) for rank in best
    ]
    running = find_possible_winners(played.tally, results)
    assert running.is_exact
    assert {one.id for one in running.ballots} == {
        one.id for one, first in zip(played.ballots, best, strict=True) if first == 1
    }


def test_a_rival_who_staked_more_on_the_same_pick_is_better_off_without_it() -> None:
    made = game(
        confidence("a", "b", "c"),
        ballot(1, {"a": ("x", 1), "b": ("x", 3), "c": ("z", 2)}),
        ballot(2, {"a": ("x", 3), "b": ("y", 1), "c": ("x", 2)}),
    )
    # 3 to 2 ahead, member 1 would be overtaken if the pick that both have open won: it is staked 1 to 3.
    assert count_pick_by_pick(made, won(b="x", c="x", a="x").winners) == [(4, 2, 2), (5, 2, 2)]
    assert find_best_finish(made.tally, won(b="x", c="x"), MemberId(1)) == BestFinish(1, is_exact=True)


def test_a_contest_too_large_to_search_tells_the_rank_if_the_members_own_picks_win(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = game(
        confidence("a", "b", "c"),
        ballot(1, {"a": ("x", 1), "b": ("x", 3), "c": ("z", 2)}),
        ballot(2, {"a": ("x", 3), "b": ("y", 1), "c": ("x", 2)}),
    )
    # Two members by three nominees are six additions.
    forbid_searches(monkeypatch, 5)
    assert find_best_finish(made.tally, won(b="x", c="x"), MemberId(1)) == BestFinish(2, is_exact=False)
    # With nobody ahead there is nothing to search for.
    assert find_best_finish(made.tally, won(b="x"), MemberId(1)) == BestFinish(1, is_exact=True)


@pytest.mark.parametrize("shared", [{}, {"e": ("x", 1)}])
def test_who_has_as_many_points_and_one_more_right_pick_stays_ahead(
    shared: dict[str, tuple[str, int]],
) -> None:
    made = game(
        confidence("a", "b", "c", "d", "e"),
        ballot(1, {"a": ("x", 3), **shared}),
        ballot(2, {"b": ("x", 1), "c": ("x", 2), **shared}),
        ballot(3, {"d": ("x", 1), "e": ("x", 2)}),
        ballot(4, {"d": ("y", 1), "e": ("y", 1)}),
        nominees="xy",
    )
    results = won(a="x", b="x", c="x")
    assert best_finishes(made, results, None)[0] == 2
    assert find_best_finish(made.tally, results, MemberId(1)) == BestFinish(2, is_exact=True)


def test_where_one_nominee_is_plainly_best_nothing_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_searches(monkeypatch)
    alone = game(confidence("a"), ballot(1, {"a": ("x", 1)}), ballot(2, {"a": ("x", 2)}), nominees="x")
    assert find_best_finish(alone.tally, NO_RESULTS, MemberId(1)) == BestFinish(2, is_exact=True)
    # Member 1 has no pick in b, and nobody picked z there.
    unbacked = game(
        rules("a", "b"), ballot(1, {"a": "y"}), ballot(2, {"a": "x", "b": "x"}), ballot(3, {"b": "y"})
    )
    assert find_best_finish(unbacked.tally, won(a="x"), MemberId(1)) == BestFinish(2, is_exact=True)


def test_an_empty_category_in_which_every_nominee_has_backers_helps_a_rival() -> None:
    made = game(
        rules("a", "b"),
        ballot(1, {"a": "x"}),
        ballot(2, {"a": "x", "b": "x"}),
        ballot(3, {"a": "y", "b": "y"}),
        nominees="xy",
    )
    assert find_best_finish(made.tally, won(a="x"), MemberId(1)) == BestFinish(1, is_exact=True)
    assert find_best_finish(made.tally, NO_RESULTS, MemberId(3)) == BestFinish(1, is_exact=True)
    crowded = game(made.rules, *made.ballots, ballot(4, {"a": "x", "b": "y"}), nominees="xy")
    assert find_best_finish(crowded.tally, won(a="x"), MemberId(1)) == BestFinish(2, is_exact=True)
    # No rival is certain to beat member 1, and yet one of them always does.
    assert [one.id for one in find_possible_winners(crowded.tally, won(a="x")).ballots] == [2, 4]


def test_whoever_is_overtaken_by_the_only_nominee_left_is_out_of_it() -> None:
    open_picks = ballot(2, {"b": "x", "c": "x"})
    doubled = game(
        rules("a", "b", "c"),
        ballot(1, {"a": "x", "b": "x"}),
        replace(open_picks, picks=_double(open_picks)),
    )
    only = replace(doubled, in_play={**doubled.in_play, "b": frozenset("x"), "c": frozenset("x")})
    # 1 to 0 ahead, member 1 gets 1 more, and member 2 twice 2.
    found = find_possible_winners(only.tally, won(a="x"))
    assert ([one.id for one in found.ballots], found.is_exact) == ([2], True)


def _double(one: Ballot) -> dict[CategoryId, Pick]:
    return {category_id: replace(pick, doubled=True) for category_id, pick in one.picks.items()}


def test_a_withdrawn_pick_is_no_hope() -> None:
    made = game(rules("a", "b"), ballot(1, {"a": "y", "b": "x"}), ballot(2, {"a": "x"}))
    assert find_best_finish(made.tally, won(a="x"), MemberId(1)) == BestFinish(1, is_exact=True)
    withdrawn = replace(made, in_play={"a": frozenset("xyz"), "b": frozenset("yz")})
    assert find_best_finish(withdrawn.tally, won(a="x"), MemberId(1)) == BestFinish(2, is_exact=True)


def test_when_all_is_announced_the_best_finish_is_the_finish() -> None:
    made = game(rules("a"), ballot(1, {"a": "x"}), ballot(2, {"a": "y"}))
    assert [find_best_finish(made.tally, won(a="x"), MemberId(number)) for number in (1, 2)] == [
        BestFinish(1, is_exact=True),
        BestFinish(2, is_exact=True),
    ]
    assert [one.id for one in find_possible_winners(made.tally, won(a="x")).ballots] == [1]


def test_without_a_ballot_there_is_no_outlook() -> None:
    assert find_best_finish(game(rules("a"), ballot(1, {"a": "x"})).tally, NO_RESULTS, MemberId(2)) is None


def test_a_search_too_large_is_given_up_and_says_so() -> None:
    draw = random.Random(1)  # noqa: S311 - no secret: the same ballots at every run
    category_ids = "abcdefghijkl"
    rivals = [
        ballot(number, {category_id: draw.choice("vwxyz") for category_id in category_ids})
        for number in range(1, 400)
    ]
    early = ballot(0, dict.fromkeys("abcd", "x"))
    made = game(rules(*category_ids), early, *rivals, nominees="vwxyz")
    found = find_best_finish(made.tally, won(a="x", b="x", c="x", d="x"), MemberId(0))
    assert found is not None
    assert not found.is_exact
    assert not find_possible_winners(made.tally, won(a="x", b="x", c="x", d="x")).is_exact


def test_who_can_only_catch_up_is_in_the_race() -> None:
    made = game(rules("a", "b"), ballot(1, {"a": "x", "b": "y"}), ballot(2, {"a": "y", "b": "x"}))
    assert [one.id for one in find_possible_winners(made.tally, won(a="x")).ballots] == [1, 2]


@pytest.mark.parametrize(("pairs", "is_exact"), [(3, True), (2, False)])
def test_the_race_is_exact_if_all_pairs_were_compared(
    monkeypatch: pytest.MonkeyPatch, pairs: int, is_exact: bool
) -> None:
    made = game(rules("a"), ballot(1, {"a": "x"}), ballot(2, {"a": "y"}))
    # The first with themselves, the second with both.
    monkeypatch.setattr("bot.contests.possible_winners._PAIR_COMPARISONS_LIMIT", pairs)
    running = find_possible_winners(made.tally, NO_RESULTS)
    assert ([one.id for one in running.ballots], running.is_exact) == ([1, 2], is_exact)


def test_past_the_limit_of_pairs_members_are_compared_with_the_foremost_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Member 3 can catch up with 1, but never with 2, who has the same open pick.
    made = game(
        rules("a", "b", "c"),
        ballot(1, {"a": "x"}),
        ballot(2, {"a": "x", "b": "y", "c": "x"}),
        ballot(3, {"b": "y"}),
    )
    assert [one.id for one in find_possible_winners(made.tally, won(a="x")).ballots] == [1, 2]
    monkeypatch.setattr("bot.contests.possible_winners._PAIR_COMPARISONS_LIMIT", 1)
    for compared, running in ((1, [1, 2, 3]), (2, [1, 2])):
        monkeypatch.setattr("bot.contests.possible_winners._FOREMOST_COMPARED_COUNT", compared)
        found = find_possible_winners(made.tally, won(a="x"))
        assert ([one.id for one in found.ballots], found.is_exact) == (running, False)


def test_the_race_is_exact_if_everyone_in_doubt_was_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made = game(
        confidence("a", "b", "c"),
        ballot(1, {"a": ("x", 1), "b": ("x", 3), "c": ("z", 2)}),
        ballot(2, {"a": ("x", 3), "b": ("y", 1), "c": ("x", 2)}),
    )
    for searched in (0, 1):
        monkeypatch.setattr("bot.contests.possible_winners._SEARCHED_MEMBERS_LIMIT", searched)
        assert find_possible_winners(made.tally, won(b="x", c="x")).is_exact is bool(searched)
