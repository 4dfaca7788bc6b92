"""The quiz on a real database: one question a day for everyone, one answer each, streaks that survive."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, select, update

from bot.db.engine import Database
from bot.db.quiz_tables import quiz_questions
from bot.errors import OutdatedControlError
from bot.guilds.store import ensure_guild
from bot.ids import MemberId, PressId
from bot.quiz import store
from bot.quiz.days import find_calendar_day
from bot.quiz.errors import QuestionOverError, RoundChangedError
from bot.quiz.model import DailyQuestion
from bot.quiz.questions import make_daily_question
from bot.quiz.streaks import Streak
from bot.record.record import Record
from tests.contest_club import small_record
from tests.quiz.quiz_club import ANA, BEN, GUILD, OTHER_GUILD, QuizClub
from tests.quiz.test_days import at

FIRST = "2026-11-29T12:00"
NEXT = "2026-11-30T12:00"
FIRST_DAY = date(2026, 11, 29)


@pytest.fixture
def club(database: Database, record: Record) -> QuizClub:
    return QuizClub(database, record)


def later(when: str, days: int) -> str:
    return (at(when) + timedelta(days=days)).isoformat()[:16]


async def test_everyone_in_a_server_is_asked_the_same_and_another_server_is_not(club: QuizClub) -> None:
    anas, bens = await asyncio.gather(club.open(FIRST), club.open("2026-11-29T23:59", BEN))
    elsewhere = await club.open(FIRST, guild_id=OTHER_GUILD)
    assert anas.daily == bens.daily
    assert elsewhere.daily.question != anas.daily.question
    assert (await club.open(NEXT)).daily.question != anas.daily.question


async def test_another_record_changes_no_question_that_stands(club: QuizClub) -> None:
    asked = (await club.open(FIRST)).daily
    renewed = QuizClub(club.database, small_record())
    assert (await renewed.open(FIRST)).daily == asked
    view = await renewed.answer(FIRST)
    assert view.answer is not None
    assert view.answer.right


async def test_a_question_that_was_stored_before_other_awards_were_asked_about_is_about_the_oscars(
    club: QuizClub,
) -> None:
    before = (await club.open("2026-11-29T12:00")).daily.question

    def forget_ceremony(connection: Connection) -> None:
        stored = connection.execute(select(quiz_questions.c.question)).scalar_one()
        old = {name: value for name, value in stored.items() if name != "ceremony"}
        connection.execute(update(quiz_questions).values(question=old))

    await club.database.write(forget_ceremony)

    assert (await club.open("2026-11-29T12:00")).daily.question == replace(before, ceremony="")


@pytest.mark.parametrize(("days_before", "is_repeated"), [(365, False), (366, True)])
async def test_a_question_is_not_asked_again_in_a_year(
    club: QuizClub, days_before: int, is_repeated: bool
) -> None:
    """What the server would be asked today, it was asked about a year ago."""
    wanted = make_daily_question(await club.quiz.prepare_questions(), GUILD, FIRST_DAY, ())
    earlier = find_calendar_day(at(later(FIRST, -days_before)), "UTC")

    def insert_earlier(connection: Connection) -> None:
        ensure_guild(connection, GUILD, at(FIRST))
        store.insert_question(connection, DailyQuestion(GUILD, earlier, wanted))

    await club.database.write(insert_earlier)
    asked = (await club.open(FIRST)).daily.question
    assert (asked.key == wanted.key) == is_repeated


async def test_a_question_is_answered_once(club: QuizClub) -> None:
    first = await club.answer(FIRST, right=True)
    again = await club.answer(FIRST, right=False)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.answer == first.answer
    assert (again.right, again.answered) == (1, 1)


async def test_two_presses_at_once_are_one_answer(club: QuizClub) -> None:
    asked = (await club.open(FIRST)).daily
    views = await asyncio.gather(
        *(
            club.quiz.save_answer(GUILD, ANA, asked.on.day, choice, pressed_at=at(FIRST))
            for choice in (0, 1, 2, 3)
        )
    )
    assert [view.is_new for view in views].count(True) == 1
    assert len({view.answer for view in views}) == 1


async def test_an_option_that_is_not_there_is_refused(club: QuizClub) -> None:
    asked = (await club.open(FIRST)).daily
    with pytest.raises(OutdatedControlError):
        await club.quiz.save_answer(GUILD, ANA, asked.on.day, 4, pressed_at=at(FIRST))
    assert (await club.open(FIRST)).answer is None


async def test_yesterdays_button_saves_nothing_by_itself(club: QuizClub) -> None:
    await club.open(FIRST)
    view = await club.answer(NEXT, day=FIRST_DAY)
    assert (view.answer, view.is_over, view.today) == (None, True, FIRST_DAY + timedelta(days=1))


async def test_a_late_answer_scores_without_streak(club: QuizClub) -> None:
    await club.open(FIRST)
    assert (await club.open(NEXT)).missed == FIRST_DAY
    view = await club.answer(NEXT, day=FIRST_DAY, accepts_late=True)
    assert view.answer is not None
    assert (view.answer.late, view.answer.right) == (True, True)
    assert (view.score.right, view.streak, view.missed) == (1, Streak(), None)
    assert (await club.answer(NEXT)).streak == Streak(1, 1, 0)


async def test_late_is_a_week(club: QuizClub) -> None:
    await club.open(FIRST)
    assert (await club.answer(later(FIRST, 7), BEN, day=FIRST_DAY, accepts_late=True)).is_new
    with pytest.raises(QuestionOverError):
        await club.answer(later(FIRST, 8), day=FIRST_DAY, accepts_late=True)
    assert (await club.open(later(FIRST, 8))).missed == FIRST_DAY + timedelta(days=7)
    kept = await club.quiz.open_past_day(GUILD, BEN, FIRST_DAY, at(later(FIRST, 8)))
    assert kept.answer is not None, "what was answered can be looked at for ever"


async def test_a_day_on_which_nobody_asked_has_no_question(club: QuizClub) -> None:
    with pytest.raises(QuestionOverError):
        await club.quiz.open_past_day(GUILD, ANA, FIRST_DAY, at(FIRST))


async def test_a_streak_survives_a_restart(club: QuizClub, record: Record) -> None:
    for number in range(8):
        await club.answer(later(FIRST, number), right=number % 2 == 0)
    view = await QuizClub(club.database, record).open(later(FIRST, 9))
    assert view.streak == Streak(8, 8, 1)
    assert (view.score.right, view.score.answered) == (4, 8)


async def test_a_streak_survives_the_midnights_of_a_changing_clock(club: QuizClub) -> None:
    """In Cairo the clock skips the midnight before 24 April, and shows that of 30 October twice."""
    await club.move("Africa/Cairo")
    for day in ("2026-04-22", "2026-04-23", "2026-04-24", "2026-04-25"):
        spring = await club.answer(f"{day}T20:59")
    assert spring.streak.days == 4
    for day in ("2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31"):
        autumn = await club.answer(f"{day}T12:00")
    assert autumn.streak.days == 4


async def test_a_server_that_moves_west_does_not_answer_a_day_twice(club: QuizClub) -> None:
    await club.move("Pacific/Kiritimati")
    answered = await club.answer("2026-11-29T11:00")
    assert answered.today == date(2026, 11, 30)
    await club.move("Pacific/Honolulu")
    for when in ("2026-11-29T11:30", "2026-11-30T09:00", "2026-12-01T09:59"):
        again = await club.open(when)
        assert (again.daily, again.answer) == (answered.daily, answered.answer)
    caught_up = await club.answer("2026-12-01T10:00")
    assert (caught_up.today, caught_up.streak.days) == (date(2026, 12, 1), 2)


async def test_a_server_that_moves_east_loses_no_streak(club: QuizClub) -> None:
    await club.move("Pacific/Honolulu")
    await club.answer("2026-11-30T09:00")
    await club.move("Pacific/Kiritimati")
    moved = await club.answer("2026-11-30T10:30")
    assert (moved.today, moved.streak.days) == (date(2026, 12, 1), 2)


async def test_a_clock_that_jumped_ahead_spoils_nothing(club: QuizClub) -> None:
    await club.answer(FIRST)
    await club.answer("2031-01-01T12:00")
    back = await club.answer(NEXT)
    assert (back.today, back.streak.days) == (FIRST_DAY + timedelta(days=1), 2)
    assert (await club.answer(later(FIRST, 2))).streak.days == 3


async def test_the_table_counts_a_season(club: QuizClub) -> None:
    await club.guilds.remember_name(GUILD, ANA, "Ana")
    await club.answer("2026-08-31T12:00")
    await club.answer("2026-09-01T12:00")
    await club.answer("2026-09-02T12:00", right=False)
    await club.answer("2026-09-01T12:00", BEN)
    table = await club.quiz.get_table(GUILD, at("2026-09-02T12:00"))
    assert [(row.member_id, row.rank, row.name) for row in table.rows] == [(BEN, 1, ""), (ANA, 2, "Ana")]
    assert [(row.score.right, row.score.answered) for row in table.rows] == [(1, 1), (1, 2)]
    assert (table.season.name, table.is_over) == ("2026/27", False)
    assert (await club.quiz.get_table(OTHER_GUILD, at("2026-09-02T12:00"))).rows == ()
    assert (await club.quiz.get_table(GUILD, at("2026-08-31T12:00"))).is_over


async def test_a_round_follows_from_its_press_and_ends_with_its_record(club: QuizClub) -> None:
    round_id = PressId(1_492_000_000_000_000_000)
    questions = await club.quiz.get_round(round_id)
    assert await club.quiz.get_marked_round(round_id, 3, questions[3].mark) == questions
    with pytest.raises(RoundChangedError):
        await club.quiz.get_marked_round(round_id, 3, questions[4].mark)
    with pytest.raises(OutdatedControlError):
        await club.quiz.get_marked_round(round_id, 10, questions[3].mark)


async def test_others_answers_are_others(club: QuizClub) -> None:
    await club.answer(FIRST)
    view = await club.answer(FIRST, MemberId(7), right=False)
    assert (view.right, view.answered) == (1, 2)
    assert (view.score.right, view.score.answered) == (0, 1)
