from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import NO_RESULTS
from bot.results.shares import AnswerShares
from bot.verdicts.ceremony_verdict import (
    CategoryVerdict,
    CeremonyVerdict,
    compare_wanted_and_expected,
    find_biggest_upset,
    find_most_certain,
    find_most_divided,
)
from bot.verdicts.model import Accuracy
from tests.verdicts.room_of_ten import answers, ceremony, entry, judge_entries, results

ANORA = NomineeId("anora")
NOMINEE_X = NomineeId("x")
PICTURE = CategoryId("picture")
SONG = CategoryId("song")


def verdict_of_ten() -> CeremonyVerdict:
    return judge_entries(ceremony(), results(), answers())


def of(verdict: CeremonyVerdict, category_id: str) -> CategoryVerdict:
    return next(category for category in verdict.categories if category.category_id == category_id)


def test_the_room_was_right_twice_out_of_five_announced() -> None:
    verdict = verdict_of_ten()
    assert verdict.room == Accuracy(2, 5)
    assert [c.category_id for c in verdict.categories if c.right] == ["picture", "song"]


def test_how_many_called_each() -> None:
    verdict = verdict_of_ten()
    assert {c.category_id: c.right_voters for c in verdict.categories if c.is_judged} == {
        "picture": 6,
        "director": 5,
        "actress": 2,
        "short": 6,
        "song": 10,
    }
    assert of(verdict, "short").winner_share == 0.6
    assert of(verdict, "actress").winner_share == 0.2


def test_a_shared_first_place_is_not_right_even_if_one_of_them_won() -> None:
    director = of(verdict_of_ten(), "director")
    assert director.choice is None
    assert director.right_voters == 5
    assert not director.right


def test_any_winner_of_a_tie_makes_the_room_right() -> None:
    tie = CategoryVerdict(
        CategoryId("short"),
        None,
        (NomineeId("anuja"), NomineeId("robot")),
        AnswerShares({NomineeId("robot"): 4, NomineeId("lien"): 2}),
    )
    assert tie.right


def test_what_stands_out() -> None:
    verdict = verdict_of_ten()
    assert find_biggest_upset(verdict.categories) == of(verdict, "actress")
    assert find_most_divided(verdict.categories) == of(verdict, "director")
    assert find_most_certain(verdict.categories) == of(verdict, "song")


def test_a_room_that_called_everything_saw_no_upset() -> None:
    called = judge_entries(ceremony(), results({"picture": ("anora",), "song": ("el-mal",)}), answers())
    assert called.room == Accuracy(2, 2)
    assert find_biggest_upset(called.categories) is None


def test_a_handful_of_voters_is_no_upset_beside_a_room() -> None:
    room = CategoryVerdict(
        CategoryId("actress"),
        None,
        (NomineeId("madison"),),
        AnswerShares({NomineeId("moore"): 7, NomineeId("madison"): 1}),
    )
    friends = CategoryVerdict(SONG, None, (NomineeId("el-mal"),), AnswerShares({NomineeId("harper"): 2}))
    assert find_biggest_upset([friends, room]) == room
    assert find_most_certain([friends, room]) == room
    assert find_biggest_upset([friends]) == friends


def test_equal_leads_go_to_the_category_with_more_voters() -> None:
    small = CategoryVerdict(SONG, picks=AnswerShares({NomineeId("a"): 3, NomineeId("b"): 3}))
    large = CategoryVerdict(CategoryId("short"), picks=AnswerShares({NomineeId("a"): 6, NomineeId("b"): 6}))
    assert find_most_divided([small, large]) == large
    assert find_most_certain([small, large]) == large


def test_the_best_members_and_the_average() -> None:
    verdict = verdict_of_ten()
    assert verdict.best == [6, 8, 9]
    assert verdict.members[MemberId(6)] == Accuracy(4, 5)
    assert verdict.members[MemberId(1)] == Accuracy(2, 5)
    assert verdict.average == 2.9


def test_before_the_first_envelope_nothing_is_judged() -> None:
    verdict = judge_entries(ceremony(), NO_RESULTS, answers())
    assert (verdict.room, verdict.best, verdict.average) == (Accuracy(), [], None)
    assert find_biggest_upset(verdict.categories) is None
    assert find_most_certain(verdict.categories) is not None


def test_without_a_contest_the_room_goes_by_its_will_votes() -> None:
    votes = answers({"picture": {"conclave": 3, "anora": 2}})
    verdict = judge_entries(ceremony(), results(), will=votes)
    picture = of(verdict, "picture")
    assert picture.choice == "conclave"
    assert (picture.right_voters, picture.right) == (2, False)
    assert verdict.members[MemberId(4)] == Accuracy(1, 1)


def test_picks_will_and_should_are_never_added_up() -> None:
    votes = answers({"picture": {"conclave": 9}})
    picture = of(judge_entries(ceremony(), results(), answers(), votes, votes), "picture")
    assert (picture.picks.voters, picture.will.voters, picture.should.voters) == (10, 9, 9)
    assert picture.choice == "anora"
    assert picture.right_voters == 6


def test_members_are_judged_by_their_picks_alone_where_the_ceremony_had_any() -> None:
    votes = answers({"director": {"baker": 3}})
    verdict = judge_entries(ceremony(), results(), [entry(1, PICTURE, ANORA)], votes)
    assert verdict.members == {1: Accuracy(1, 1)}
    assert verdict.room == Accuracy(2, 2)


def test_a_category_that_nobody_answered_is_not_held_against_the_room() -> None:
    assert "makeup" not in {category.category_id for category in verdict_of_ten().categories}


def test_a_room_of_one() -> None:
    verdict = judge_entries(ceremony(), results(), [entry(1, PICTURE, ANORA), entry(1, SONG, NOMINEE_X)])
    assert verdict.room == Accuracy(1, 2)
    assert of(verdict, "picture").belief.counts_only
    assert (verdict.best, verdict.average) == ([1], 1.0)


def test_an_erased_member_still_counts() -> None:
    verdict = judge_entries(
        ceremony(), results(), [entry("k3f", PICTURE, ANORA), entry(2, PICTURE, NOMINEE_X)]
    )
    assert of(verdict, "picture").belief.voters == 2
    assert verdict.best == ["k3f"]


def test_rehearsals_are_judged_by_themselves() -> None:
    picks = [*answers(), entry(11, PICTURE, NomineeId("brutalist"), 5, rehearsal=True)]
    assert judge_entries(ceremony(), results(), picks) == verdict_of_ten()
    rehearsed = judge_entries(ceremony(), results(), picks, rehearsal=True)
    assert (rehearsed.rehearsal, rehearsed.room) == (True, Accuracy(0, 1))


def test_heart_against_head() -> None:
    will = AnswerShares({ANORA: 6, NomineeId("conclave"): 2})
    should = AnswerShares({NomineeId("substance"): 5, ANORA: 3})
    both = compare_wanted_and_expected(CategoryVerdict(PICTURE, will=will, should=should))
    assert both is not None
    assert (both.wanted, both.expected, both.differ) == (should, will, True)
    agreeing = compare_wanted_and_expected(
        CategoryVerdict(PICTURE, will=will, should=AnswerShares({ANORA: 2, NOMINEE_X: 2}))
    )
    assert agreeing is not None
    assert not agreeing.differ


def test_the_head_is_the_contest_where_no_poll_asked_who_will() -> None:
    picks, should = AnswerShares({ANORA: 6}), AnswerShares({NomineeId("substance"): 5})
    both = compare_wanted_and_expected(CategoryVerdict(PICTURE, picks=picks, should=should))
    assert both is not None
    assert both.expected == picks
    assert compare_wanted_and_expected(CategoryVerdict(PICTURE, picks=picks)) is None
    assert compare_wanted_and_expected(CategoryVerdict(PICTURE, should=should)) is None
