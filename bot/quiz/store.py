"""The quiz's questions and answers in the database."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from bot.db.quiz_tables import quiz_answers, quiz_questions
from bot.db.upsert import build_upsert
from bot.ids import GuildId, MemberId
from bot.json_values import JsonValue
from bot.quiz.model import DailyQuestion, QuestionOption, QuizAnswer, QuizDay, QuizQuestion, QuizQuestionKind
from bot.quiz.read_models import SeasonScore
from bot.record.model import Headline

_ASK = build_upsert(quiz_questions, key=["guild_id", "day"])
_ANSWER = build_upsert(quiz_answers, key=["guild_id", "member_id", "day"]).returning(quiz_answers.c.day)

_RIGHT = func.count().filter(quiz_answers.c.is_right)


def load_latest_question(
    connection: Connection, guild_id: GuildId, first: date, last: date
) -> DailyQuestion | None:
    """The latest of a server's questions of some days, both included."""
    query = _select_questions(guild_id).where(quiz_questions.c.day.between(first, last))
    row = connection.execute(query.order_by(quiz_questions.c.day.desc()).limit(1)).one_or_none()
    return _make_daily_question(row) if row else None


def load_question(connection: Connection, guild_id: GuildId, day: date) -> DailyQuestion | None:
    """A server's question of a day; None if nobody asked for one then."""
    return load_latest_question(connection, guild_id, day, day)


def insert_question(connection: Connection, daily: DailyQuestion) -> None:
    """Store the question of a day, unless there is one already."""
    values = {
        "guild_id": daily.guild_id,
        "day": daily.on.day,
        "starts_at": daily.on.starts_at,
        "ends_at": daily.on.ends_at,
        "key": daily.question.key,
        "question": _describe_question(daily.question),
    }
    connection.execute(_ASK, values)


def list_question_keys(connection: Connection, guild_id: GuildId, since: date) -> frozenset[str]:
    """What a server was asked since a day."""
    query = select(quiz_questions.c.key).where(
        quiz_questions.c.guild_id == guild_id, quiz_questions.c.day >= since
    )
    return frozenset(connection.scalars(query))


def load_answer(
    connection: Connection, guild_id: GuildId, member_id: MemberId, on: QuizDay
) -> QuizAnswer | None:
    """A member's answer to the question of a day."""
    answers = quiz_answers.c
    row = connection.execute(
        select(answers.choice, answers.is_right, answers.is_late).where(
            answers.guild_id == guild_id, answers.member_id == member_id, answers.day == on.day
        )
    ).one_or_none()
    return QuizAnswer(member_id, on, row.choice, row.is_right, row.is_late) if row else None


def insert_answer(connection: Connection, guild_id: GuildId, answer: QuizAnswer, at: datetime) -> bool:
    """Store a member's answer, unless they have answered already; returns whether it was stored."""
    values = {
        "guild_id": guild_id,
        "member_id": answer.member_id,
        "day": answer.on.day,
        "choice": answer.choice,
        "is_right": answer.right,
        "is_late": answer.late,
        "answered_at": at,
    }
    return connection.execute(_ANSWER, values).one_or_none() is not None


def list_timely_days(connection: Connection, guild_id: GuildId, member_id: MemberId) -> list[QuizDay]:
    """The days on which a member answered in time, the oldest first."""
    questions = quiz_questions.c
    rows = connection.execute(
        select(questions.day, questions.starts_at, questions.ends_at)
        .select_from(quiz_answers.join(quiz_questions))
        .where(
            quiz_answers.c.guild_id == guild_id,
            quiz_answers.c.member_id == member_id,
            quiz_answers.c.is_late.is_(False),
        )
        .order_by(questions.day)
    )
    return [QuizDay(*row) for row in rows]


def find_missed_day(
    connection: Connection, guild_id: GuildId, member_id: MemberId, first: date, before: date
) -> date | None:
    """The latest day from `first` on and before another whose question a member has not answered."""
    answered = select(quiz_answers.c.day).where(
        quiz_answers.c.guild_id == guild_id, quiz_answers.c.member_id == member_id
    )
    query = select(func.max(quiz_questions.c.day)).where(
        quiz_questions.c.guild_id == guild_id,
        quiz_questions.c.day >= first,
        quiz_questions.c.day < before,
        quiz_questions.c.day.not_in(answered),
    )
    return connection.scalar(query)


def count_day(connection: Connection, guild_id: GuildId, day: date) -> SeasonScore:
    """How many in a server answered the question of a day, and how many rightly."""
    query = select(_RIGHT, func.count()).where(quiz_answers.c.guild_id == guild_id, quiz_answers.c.day == day)
    return SeasonScore(*connection.execute(query).one())


def count_member(
    connection: Connection, guild_id: GuildId, member_id: MemberId, first: date, last: date
) -> SeasonScore:
    """How many questions of some days, both included, a member answered, and how many rightly."""
    query = select(_RIGHT, func.count()).where(
        quiz_answers.c.guild_id == guild_id,
        quiz_answers.c.member_id == member_id,
        quiz_answers.c.day.between(first, last),
    )
    return SeasonScore(*connection.execute(query).one())


def count_members(
    connection: Connection, guild_id: GuildId, first: date, last: date
) -> Mapping[MemberId, SeasonScore]:
    """The same of everyone who answered any of them."""
    query = (
        select(quiz_answers.c.member_id, _RIGHT, func.count())
        .where(quiz_answers.c.guild_id == guild_id, quiz_answers.c.day.between(first, last))
        .group_by(quiz_answers.c.member_id)
    )
    return {member_id: SeasonScore(right, of) for member_id, right, of in connection.execute(query)}


# Any: SQLAlchemy does not type the columns of a table.
def _select_questions(guild_id: GuildId) -> Select[*tuple[Any, ...]]:
    return select(quiz_questions).where(quiz_questions.c.guild_id == guild_id)


# Any: SQLAlchemy does not type the rows of a table.
def _make_daily_question(row: Row[Any]) -> DailyQuestion:
    on = QuizDay(row.day, row.starts_at, row.ends_at)
    return DailyQuestion(GuildId(row.guild_id), on, _read_question(row.key, row.question))


def _describe_question(question: QuizQuestion) -> JsonValue:
    described = asdict(question)
    del described["key"]
    return described


# Any: SQLAlchemy does not type what is in a column of JSON.
def _read_question(key: str, stored: Any) -> QuizQuestion:
    return QuizQuestion(
        key=key,
        kind=QuizQuestionKind(stored["kind"]),
        headline=Headline(stored["headline"]),
        prize=stored["prize"],
        edition=stored["edition"],
        year=stored["year"],
        # Questions of before this was stored are all about the Oscars.
        ceremony=stored.get("ceremony", ""),
        subject=stored["subject"],
        options=tuple(QuestionOption(**option) for option in stored["options"]),
        answer=stored["answer"],
    )
