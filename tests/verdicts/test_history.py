from dataclasses import replace

from bot.verdicts.model import Accuracy
from bot.verdicts.room_history import CalibrationBin, build_room_history, calculate_calibration
from tests.verdicts.room_of_ten import answers, ceremony, judge_entries, results

THIS_YEAR = judge_entries(ceremony(), results(), answers())
NEXT_YEAR = judge_entries(
    ceremony("oscars-98", 2026),
    results({"picture": ("anora",), "director": ("corbet",), "actress": ("moore",)}),
    answers({"picture": {"anora": 8}, "director": {"corbet": 6}, "actress": {"torres": 3}}),
)


def test_accuracy_by_ceremony_year_and_category() -> None:
    record = build_room_history([THIS_YEAR, NEXT_YEAR])
    assert record.ceremonies == [("oscars-97", Accuracy(2, 5)), ("oscars-98", Accuracy(2, 3))]
    assert record.by_year == {2025: Accuracy(2, 5), 2026: Accuracy(2, 3)}
    assert record.by_category == {
        "best-picture": Accuracy(2, 2),
        "best-director": Accuracy(1, 2),
        "best-actress": Accuracy(0, 2),
        "best-song": Accuracy(1, 1),
    }
    assert record.overall == Accuracy(4, 8)


def test_two_ceremonies_of_one_year_add_up() -> None:
    globes = judge_entries(ceremony("golden-globes-2025"), results({"picture": ("x",)}), answers())
    assert build_room_history([globes, THIS_YEAR]).by_year == {2025: Accuracy(2, 6)}


def test_years_come_oldest_first() -> None:
    assert list(build_room_history([NEXT_YEAR, THIS_YEAR]).by_year) == [2025, 2026]


def test_rehearsals_and_nights_not_begun_never_enter() -> None:
    rehearsed = judge_entries(
        ceremony(), results(), [replace(pick, rehearsal=True) for pick in answers()], rehearsal=True
    )
    assert rehearsed.room.judged == 5
    unopened = judge_entries(ceremony("oscars-99", 2027), results({}), answers())
    assert build_room_history([rehearsed, unopened]).ceremonies == []
    assert calculate_calibration([rehearsed, unopened]) == []


def test_of_what_a_tenth_of_the_room_believed_how_much_came_true() -> None:
    bins = {held.tenth: (held.beliefs, held.came_true) for held in calculate_calibration([THIS_YEAR])}
    assert bins == {
        1: (2, 0),
        2: (1, 1),
        3: (3, 2),
        4: (1, 0),
        5: (2, 1),
        6: (1, 1),
        7: (1, 0),
        10: (1, 1),
    }


def test_categories_with_fewer_than_five_voters_have_no_share_to_calibrate() -> None:
    # Next year's actress had three voters; director and picture were unanimous.
    assert calculate_calibration([NEXT_YEAR]) == [CalibrationBin(10, 2, 2, 1.0)]


def test_a_bin_ends_where_the_next_tenth_is_nearer() -> None:
    thirteen = judge_entries(ceremony(), results(), answers({"picture": {"anora": 13, "conclave": 7}}))
    assert [held.tenth for held in calculate_calibration([thirteen])] == [4, 7]
    happened = calculate_calibration([thirteen])[1]
    assert (happened.mean_share, happened.came_true_share) == (0.65, 1.0)
