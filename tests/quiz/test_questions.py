"""Every question is fair: the files alone, read without any of the bot's code, give one answer, and it is ours."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ids import GuildId
from bot.quiz.draws import Draws
from bot.quiz.errors import NothingToAskError
from bot.quiz.model import QuizQuestion, QuizQuestionKind
from bot.quiz.pool import OTHER_QUIZ_AWARDS, QuizPool
from bot.quiz.prize_questions import ask_winner_elsewhere
from bot.quiz.questions import ASKINGS, ROUND_LENGTH, make_daily_question, make_round
from bot.record.model import Headline
from bot.record.record import Record
from tests.quiz.record_answers import RecordFiles

TODAY = date(2026, 11, 29)
SEEDS = range(50)
DAYS_PER_SEED = 10

PRESENT_EDITION = 98
"""The newest Oscars in the files: what a prize is called there is its name of today."""


def list_questions(pool: QuizPool) -> Iterator[QuizQuestion]:
    """A round and ten days of a server for each seed: a thousand questions."""
    for seed in SEEDS:
        yield from make_round(pool, seed, TODAY)
        for number in range(DAYS_PER_SEED):
            yield make_daily_question(pool, GuildId(seed), TODAY + timedelta(days=number), ())


def test_the_files_alone_give_each_question_our_answer_and_no_other(
    pool: QuizPool, files: RecordFiles
) -> None:
    asked = list(list_questions(pool))
    assert len(asked) == len(SEEDS) * (ROUND_LENGTH + DAYS_PER_SEED)
    assert [one for one in asked if files.find_right_places(one) != {one.answer}] == []
    assert set(Counter(question.kind for question in asked)) == set(QuizQuestionKind)


def test_another_answer_would_be_noticed(pool: QuizPool, files: RecordFiles) -> None:
    for question in make_round(pool, 7, TODAY):
        wrong = replace(question, answer=(question.answer + 1) % len(question.options))
        assert files.find_right_places(wrong) != {wrong.answer}


def test_ties_divided_prizes_honours_and_names_of_old_are_left_out(
    pool: QuizPool, files: RecordFiles
) -> None:
    names_of_today = {
        line.canonical: line.category_name for line in files.lines if line.number == PRESENT_EDITION
    }
    about_a_night = (
        QuizQuestionKind.WINNER,
        QuizQuestionKind.BEATEN,
        QuizQuestionKind.EDITION,
        QuizQuestionKind.ROLE,
    )
    for question in list_questions(pool):
        if question.kind not in about_a_night:
            continue
        lines = [one for one in files.list_prize_lines(question) if one.number == question.edition]
        name = question.prize if question.ceremony else names_of_today[files.prizes[question.prize]]
        assert {line.category_name for line in lines} == {name}
        assert {line.kind for line in lines} == {"competitive"}
        assert not [line for line in lines if line.flags]
        assert len([line for line in lines if line.won]) == 1


def test_nobody_in_a_question_has_a_namesake(pool: QuizPool, files: RecordFiles) -> None:
    for question in list_questions(pool):
        if question.kind is QuizQuestionKind.EDITION or question.headline is Headline.SONG:
            continue
        is_person = question.headline is Headline.PERSON and question.kind is not QuizQuestionKind.FILM
        for option in question.options:
            known = files.ids_by_name[f"{'people' if is_person else 'films'} {option.name}"]
            assert len(known) == 1, (question.key, option.name, known)


def test_wrong_answers_to_who_won_were_nominated_beside_the_winner(
    pool: QuizPool, files: RecordFiles
) -> None:
    for question in list_questions(pool):
        if question.kind is QuizQuestionKind.WINNER:
            lines = [one for one in files.list_prize_lines(question) if one.number == question.edition]
            nominated = {name for line in lines for name in line.names}
            assert {option.name for option in question.options} <= nominated


def test_wrong_answers_of_other_years_are_of_years_around(pool: QuizPool) -> None:
    around = {
        QuizQuestionKind.BEATEN: 8,
        QuizQuestionKind.ROLE: 8,
        QuizQuestionKind.EDITION: 6,
        QuizQuestionKind.ODD_ONE_OUT: 8,
    }
    for question in list_questions(pool):
        if question.kind in around:
            distances = [abs(option.edition - question.edition) for option in question.options]
            assert max(distances) <= around[question.kind], question.key


def test_four_different_answers_and_nothing_is_given_away(pool: QuizPool) -> None:
    places = Counter[int]()
    for question in list_questions(pool):
        assert len({option.name.casefold() for option in question.options}) == 4
        assert question.subject not in {option.name for option in question.options} - {""} or (
            question.kind is QuizQuestionKind.ROLE
        )
        places[question.answer] += 1
    assert min(places.values()) > len(SEEDS) * 3, "the right answer has no favourite place"


def test_the_same_seed_asks_the_same_and_another_does_not(pool: QuizPool, record: Record) -> None:
    again = QuizPool.build(record)
    assert make_round(pool, 1, TODAY) == make_round(again, 1, TODAY)
    assert make_round(pool, 1, TODAY) != make_round(pool, 2, TODAY)
    asked = [make_daily_question(pool, GuildId(guild_id), TODAY, ()) for guild_id in (1, 1, 2)]
    assert asked[0] == asked[1] != asked[2]


def test_draws_are_the_same_on_every_machine() -> None:
    draws = Draws("day 1 2026-11-29")
    assert [draws.draw_number(1000) for _ in range(5)] == [421, 843, 8, 96, 592]
    assert Draws("x").shuffle_items(range(6)) == [1, 2, 5, 0, 3, 4]


def test_one_question_in_four_is_about_another_award_whose_nominees_are_all_known(
    pool: QuizPool, files: RecordFiles
) -> None:
    asked = list(list_questions(pool))
    elsewhere = [one for one in asked if one.ceremony]
    assert 0.2 < len(elsewhere) / len(asked) < 0.3
    awards = Counter(
        files.all_ceremonies[line.ceremony]["award"]
        for question in elsewhere
        for line in files.list_prize_lines(question)
    )
    assert set(awards) == set(OTHER_QUIZ_AWARDS)
    for question in elsewhere:
        assert question.kind is QuizQuestionKind.WINNER
        assert {line.category for line in files.list_prize_lines(question)} == {question.key.split("/")[-1]}


def test_another_awards_winners_are_asked_about_only_in_the_year_after(pool: QuizPool) -> None:
    draws = Draws("young")
    asked = [ask_winner_elsewhere(pool, draws, date(2026, 12, 31)) for _ in range(1500)]
    assert max(one.year for one in asked if one is not None) == 2025


def test_a_round_asks_nothing_twice(pool: QuizPool) -> None:
    for seed in SEEDS:
        questions = make_round(pool, seed, TODAY)
        assert len({question.key for question in questions}) == ROUND_LENGTH


def test_what_was_asked_lately_is_not_asked_again(pool: QuizPool) -> None:
    first = make_daily_question(pool, GuildId(3), TODAY, ())
    second = make_daily_question(pool, GuildId(3), TODAY, {first.key})
    assert second.key != first.key
    assert make_daily_question(pool, GuildId(3), TODAY, {"anything else"}) == first


@pytest.mark.parametrize("kind", QuizQuestionKind)
def test_the_latest_winners_are_asked_about_only_a_month_later(
    pool: QuizPool, kind: QuizQuestionKind
) -> None:
    """Servers keep winners covered for those who watch later."""

    def list_numbers(day: date) -> set[int]:
        draws = Draws(kind)
        asked = [ASKINGS[kind](pool, draws, day) for _ in range(1500)]
        return {option.edition for one in asked if one is not None for option in one.options} | {
            one.edition for one in asked if one is not None
        }

    assert PRESENT_EDITION not in list_numbers(date(2026, 4, 13))
    assert PRESENT_EDITION in list_numbers(date(2026, 4, 14))


def test_a_record_with_too_little_in_it_has_nothing_to_ask() -> None:
    with pytest.raises(NothingToAskError):
        make_daily_question(QuizPool.build(Record.build([], [], [])), GuildId(1), TODAY, ())
