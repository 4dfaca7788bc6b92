from collections.abc import Sequence
from typing import Any

import pytest

from bot.ids import NomineeId
from bot.record.leaderboards import (
    LEADERBOARD_MAX_ROWS,
    LEADERBOARD_MIN_COUNT,
    LeaderboardRow,
    Leaderboards,
    compute_leaderboard,
)
from bot.record.model import Film, Person
from bot.record.record import Record
from tests.slates.made_slates import (
    ACTOR,
    DIRECTOR,
    PICTURE,
    category,
    ceremony,
    film,
    nominee,
    person,
    record_of,
)

NOMINEE_A = NomineeId("a")


def titles(rows: Sequence[LeaderboardRow[Film]], count: int) -> set[str]:
    return {row.subject.title for row in rows if row.count == count}


def names(rows: Sequence[LeaderboardRow[Person]], rank: int) -> set[str]:
    return {row.subject.name for row in rows if row.rank == rank}


def test_three_films_won_eleven(record: Record):
    wins = compute_leaderboard(record).film_wins
    assert titles(wins, 11) == {"Ben-Hur", "Titanic", "The Lord of the Rings: The Return of the King"}
    assert [(row.rank, row.count) for row in wins[:4]] == [(1, 11), (1, 11), (1, 11), (4, 10)]
    assert [row.years for row in wins[:3]] == [(1960,), (1998,), (2004,)]


def test_sinners_was_nominated_most(record: Record):
    first = compute_leaderboard(record).film_nominations[0]
    assert (first.rank, first.count, first.subject.title) == (1, 16, "Sinners")


def test_disney_won_most_and_companies_are_no_people(record: Record):
    overall = compute_leaderboard(record)
    assert (overall.person_wins[0].subject.name, overall.person_wins[0].count) == ("Walt Disney", 22)
    assert not any(row.subject.is_company for row in overall.person_nominations)


def test_hepburn_won_four_for_acting(record: Record):
    first = compute_leaderboard(record, "best-actress").person_wins[0]
    assert (first.subject.name, first.count) == ("Katharine Hepburn", 4)
    assert first.years == (1934, 1968, 1969, 1982)


def test_who_was_nominated_most_without_a_win(record: Record):
    overall = compute_leaderboard(record)
    assert titles(overall.winless_films, 11) == {"The Turning Point", "The Color Purple"}
    assert names(compute_leaderboard(record, "best-actress").winless_people, 1) == {"Deborah Kerr"}


def test_clean_sweeps_stand_before_others_of_as_many_wins(record: Record):
    first, second, third, fourth = compute_leaderboard(record).sweeps[:4]
    assert (first.film.title, first.wins, first.nominations, first.ceremony.id) == (
        "The Lord of the Rings: The Return of the King", 11, 11, "oscars-76",
    )  # fmt: skip
    assert (first.rank, second.rank, third.rank, fourth.rank) == (1, 1, 1, 4)


def test_the_ties_are_these_and_no_others(record: Record):
    assert [(held.number, tied.canonical) for held, tied in compute_leaderboard(record).ties] == [
        (98, "live-action-short"),
        (85, "sound-editing"),
        (67, "live-action-short"),
        (59, "documentary-feature"),
        (41, "best-actress"),
        (22, "documentary-short"),
        (5, "best-actor"),
    ]
    assert [held.number for held, _ in compute_leaderboard(record, "best-actress").ties] == [41]


def test_other_awards_have_boards_of_their_own(record: Record):
    globes = compute_leaderboard(record, award="golden-globes")
    assert titles(globes.film_wins, 7) == {"La La Land"}
    tied = {(held.year, category.id) for held, category in globes.ties}
    assert (1989, "best-actress-drama") in tied
    assert not any(year > 2001 for year, _ in tied)  # drama and comedy are two prizes


def test_having_won_or_been_nominated_once_is_no_record(record: Record):
    picture = compute_leaderboard(record, "best-picture")
    assert not picture.film_wins
    assert not picture.sweeps
    assert min(row.count for row in picture.person_nominations) >= LEADERBOARD_MIN_COUNT


@pytest.mark.parametrize("canonical", [None, "best-picture", "best-director", "film-editing"])
def test_ranks_are_competition_ranks_and_a_board_ends_before_a_tie_would_run_over(
    record: Record, canonical: str | None
):
    found = compute_leaderboard(record, canonical)
    rankings: list[Sequence[LeaderboardRow[Any]]] = [  # Any: films and people alike
        found.film_wins, found.film_nominations, found.person_wins,
        found.person_nominations, found.winless_films, found.winless_people,
    ]  # fmt: skip
    for rows in rankings:
        for row in rows:
            assert row.rank == 1 + sum(other.count > row.count for other in rows)
        assert len(rows) <= LEADERBOARD_MAX_ROWS


def test_a_first_place_shared_by_many_is_shown_whole():
    many = [film(f"tt{at}") for at in range(LEADERBOARD_MAX_ROWS + 10)]
    record = record_of(
        *(
            ceremony(
                "oscars",
                year,
                category(PICTURE, *(nominee(NomineeId(str(credit.id)), credit) for credit in many)),
            )
            for year in (2001, 2002)
        )
    )
    assert [row.rank for row in compute_leaderboard(record).film_nominations] == [1] * (
        LEADERBOARD_MAX_ROWS + 10
    )


def test_a_nominee_with_several_films_counts_once_for_the_person_and_once_for_each_film():
    both = nominee(NOMINEE_A, film("tt1"), film("tt2"), person("nm1"), person("nm1"), winner=True)
    record = record_of(
        ceremony("oscars", 2001, category(ACTOR, both)), ceremony("oscars", 2002, category(ACTOR, both))
    )
    found = compute_leaderboard(record)
    assert [(row.subject.id, row.count) for row in found.person_wins] == [("nm1", 2)]
    assert {(row.subject.id, row.count) for row in found.film_wins} == {("tt1", 2), ("tt2", 2)}
    assert not found.sweeps  # one win a night


def test_a_company_is_on_no_board_of_people():
    studio = nominee(NOMINEE_A, film("tt1"), person("co1"), winner=True)
    record = record_of(*(ceremony("oscars", year, category(PICTURE, studio)) for year in (2001, 2002)))
    assert not compute_leaderboard(record).person_wins
    assert compute_leaderboard(record).film_wins


def test_among_equals_who_got_there_first_stands_first():
    def year(held: int, winner: str):
        return ceremony("oscars", held, category(DIRECTOR, nominee(NOMINEE_A, person(winner), winner=True)))

    late_start, early_finish = "nm1", "nm2"
    record = record_of(
        year(2001, late_start), year(2002, early_finish), year(2003, early_finish), year(2004, late_start)
    )
    assert [row.subject.id for row in compute_leaderboard(record).person_wins] == [early_finish, late_start]


def test_a_board_is_computed_once(record: Record):
    boards = Leaderboards(record)
    assert boards.get_leaderboard("best-director") is boards.get_leaderboard("best-director")
    assert boards.get_leaderboard("best-director") == compute_leaderboard(record, "best-director")
    assert boards.get_leaderboard("best-director") != boards.get_leaderboard("best-director", "bafta")
