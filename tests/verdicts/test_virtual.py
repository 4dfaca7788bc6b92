import pytest

from bot.contests.model import ContestCategory, Rules, Scoring
from bot.results.shares import AnswerShares
from bot.verdicts.ceremony_verdict import judge_entries
from bot.verdicts.model import Accuracy
from bot.verdicts.virtual_players import Guide, PrecursorPick, VirtualPlayer, follow_precursors, follow_room
from tests.verdicts.room_of_ten import PICKED, answers, ceremony, results

PICKS = {category_id: AnswerShares(counts) for category_id, counts in PICKED.items()}


def rules(scoring: Scoring) -> Rules:
    return Rules(
        scoring, tuple(ContestCategory(category_id, weight) for weight, category_id in enumerate(PICKED, 1))
    )


def test_who_followed_the_room_picks_its_choices_and_nobody_where_it_had_none() -> None:
    player = follow_room(judge_entries(ceremony(), results(), answers()).categories)
    assert player == VirtualPlayer(
        Guide.ROOM,
        {"picture": "anora", "actress": "moore", "short": "lien", "song": "el-mal", "editing": "baker"},
    )
    assert player.measure_accuracy(results(), PICKED) == Accuracy(2, 5)


def test_who_followed_the_precursors_picks_what_most_of_them_honoured() -> None:
    player = follow_precursors(
        [
            PrecursorPick("picture", "pga", ("anora",), 17, 24),
            PrecursorPick("picture", "dga", ("anora",), 16, 24),
            PrecursorPick("picture", "golden-globes", ("brutalist", "perez"), 13, 24),
            PrecursorPick("picture", "bafta", ("conclave",), 9, 24),
            PrecursorPick("song", "golden-globes", (), 9, 20),
        ]
    )
    assert player == VirtualPlayer(Guide.PRECURSORS, {"picture": "anora"})
    assert player.measure_accuracy(results(), ["picture", "song"]) == Accuracy(1, 2)


def test_equal_honours_go_to_the_precursor_that_was_right_most_often() -> None:
    rows = [
        PrecursorPick("actress", "golden-globes", ("madison",), 14, 24),
        PrecursorPick("actress", "bafta", ("moore",), 15, 24),
        PrecursorPick("actress", "spirit", ("torres",), 0, 0),
    ]
    assert follow_precursors(rows).picks == {"actress": "moore"}
    assert follow_precursors(reversed(rows)).picks == {"actress": "moore"}


@pytest.mark.parametrize(
    ("scoring", "points"),
    [
        (Scoring.CLASSIC, 2),
        # The categories weigh 1 to 6 in the order of the room; picture and song are right.
        (Scoring.WEIGHTED, 1 + 5),
        # weight × (P − C + 1): ten picked, six and ten of them right.
        (Scoring.BOLD, 1 * 5 + 5 * 1),
        (Scoring.CONFIDENCE, None),
    ],
)
def test_points_as_the_contest_would_have_paid(scoring: Scoring, points: int | None) -> None:
    player = VirtualPlayer(Guide.PRECURSORS, {"picture": "anora", "actress": "moore", "song": "el-mal"})
    assert player.count_points(rules(scoring), results(), PICKS) == points


def test_a_bold_call_that_nobody_made_pays_for_everyone_who_missed_it() -> None:
    player = VirtualPlayer(Guide.PRECURSORS, {"picture": "wicked"})
    won = results({"picture": ("wicked",)})
    assert player.count_points(rules(Scoring.BOLD), won, PICKS) == 11
