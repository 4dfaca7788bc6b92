"""The course of a night, held against standings computed envelope by envelope."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.contests.night_course import FOLLOWED_MEMBERS, trace_course
from bot.contests.standings import compute_standings
from bot.ids import MemberId
from bot.results.model import NO_RESULTS
from tests.contests.small_contests import Game, ballot, erased, game, games, results_of, rules, sealed, won


def test_before_the_first_envelope_there_is_no_step():
    played = game(rules("a", "b"), ballot(1, {"a": "x"}))

    course = trace_course(lambda found: compute_standings(played.tally, found), NO_RESULTS)

    assert course.steps == ()


def test_who_led_after_each_envelope():
    played = game(
        rules("a", "b"),
        ballot(1, {"a": "x", "b": "x"}),
        ballot(2, {"a": "y", "b": "y"}),
        ballot(3, {"a": "x", "b": "y"}),
    )

    course = trace_course(lambda found: compute_standings(played.tally, found), won(b="x", a="x"))

    assert [step.category_id for step in course.steps] == ["b", "a"]
    assert [[row.ballot.member_id for row in step.leaders] for step in course.steps] == [[1], [1]]
    assert [row.ballot.member_id for row in course.followed] == [1, 3, 2]
    assert [step.ranks for step in course.steps] == [(1, 2, 2), (1, 2, 3)]


def test_an_erased_member_leads_without_being_followed():
    played = game(rules("a"), erased(sealed(ballot(1, {"a": "x"}))), ballot(2, {"a": "y"}))

    course = trace_course(lambda found: compute_standings(played.tally, found), won(a="x"))

    assert [row.ballot.member_id for row in course.followed] == [2]
    assert [row.ballot.member_id for row in course.steps[0].leaders] == [None]


@given(games(), st.data())
def test_each_step_is_the_standings_of_that_moment(played: Game, data: st.DataObject):
    results = data.draw(results_of(played))

    course = trace_course(lambda found: compute_standings(played.tally, found), results)

    assert len(course.followed) == min(FOLLOWED_MEMBERS, len(played.tally.ballots))
    for number, step in enumerate(course.steps, 1):
        opened = dict(list(results.winners.items())[:number])
        then = compute_standings(played.tally, replace(results, winners=opened))
        ranks = {row.ballot.member_id: row.rank for row in then.rows}
        assert step.ranks == tuple(ranks[MemberId(row.ballot.member_id or 0)] for row in course.followed)
        assert [row.ballot.id for row in step.leaders] == [
            row.ballot.id for row in then.rows if row.rank == 1
        ]
