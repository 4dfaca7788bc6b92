import pytest

from bot.contests.model import ContestCategory, Rules, Scoring
from bot.ids import CategoryId, NomineeId
from bot.record.precursor_picks import PrecursorPick
from bot.results.shares import AnswerShares
from bot.verdicts.model import Accuracy
from bot.verdicts.virtual_players import Guide, VirtualPlayer, follow_precursors, follow_room
from tests.verdicts.room_of_ten import PICKED, answers, ceremony, judge_entries, results

ACTRESS = CategoryId("actress")
ANORA = NomineeId("anora")
MOORE = NomineeId("moore")
PICTURE = CategoryId("picture")
SONG = CategoryId("song")

PICKS = {
    CategoryId(category_id): AnswerShares({NomineeId(one): count for one, count in counts.items()})
    for category_id, counts in PICKED.items()
}


def rules(scoring: Scoring) -> Rules:
    return Rules(
        scoring,
        tuple(
            ContestCategory(CategoryId(category_id), weight) for weight, category_id in enumerate(PICKED, 1)
        ),
    )


def test_who_followed_the_room_picks_its_choices_and_nobody_where_it_had_none() -> None:
    player = follow_room(judge_entries(ceremony(), results(), answers()).categories)
    assert player == VirtualPlayer(
        Guide.ROOM,
        {
            PICTURE: ANORA,
            ACTRESS: MOORE,
            CategoryId("short"): NomineeId("lien"),
            SONG: NomineeId("el-mal"),
            CategoryId("editing"): NomineeId("baker"),
        },
    )
    assert player.measure_accuracy(results(), PICKS) == Accuracy(2, 5)


def test_who_followed_the_precursors_picks_what_most_of_them_honoured() -> None:
    player = follow_precursors(
        [
            PrecursorPick(PICTURE, "pga", (ANORA,), 17, 24),
            PrecursorPick(PICTURE, "dga", (ANORA,), 16, 24),
            PrecursorPick(PICTURE, "golden-globes", (NomineeId("brutalist"), NomineeId("perez")), 13, 24),
            PrecursorPick(PICTURE, "bafta", (NomineeId("conclave"),), 9, 24),
            PrecursorPick(SONG, "golden-globes", (), 9, 20),
        ]
    )
    assert player == VirtualPlayer(Guide.PRECURSORS, {PICTURE: ANORA})
    assert player.measure_accuracy(results(), [PICTURE, SONG]) == Accuracy(1, 2)


def test_equal_honours_go_to_the_precursor_that_was_right_most_often() -> None:
    rows = [
        PrecursorPick(ACTRESS, "golden-globes", (NomineeId("madison"),), 14, 24),
        PrecursorPick(ACTRESS, "bafta", (MOORE,), 15, 24),
        PrecursorPick(ACTRESS, "spirit", (NomineeId("torres"),), 0, 0),
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
    player = VirtualPlayer(Guide.PRECURSORS, {PICTURE: ANORA, ACTRESS: MOORE, SONG: NomineeId("el-mal")})
    assert player.count_points(rules(scoring), results(), PICKS) == points


def test_a_bold_call_that_nobody_made_pays_for_everyone_who_missed_it() -> None:
    player = VirtualPlayer(Guide.PRECURSORS, {PICTURE: NomineeId("wicked")})
    won = results({"picture": ("wicked",)})
    assert player.count_points(rules(Scoring.BOLD), won, PICKS) == 11
