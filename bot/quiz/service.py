"""The quiz's use cases: a server's question of the day, a member's one answer, rounds, and a season's table."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.errors import OutdatedControlError
from bot.guilds import store as guilds
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId, PressId, find_press_instant
from bot.quiz import store
from bot.quiz.days import DAYS_AHEAD, LATE_PERIOD, find_calendar_day
from bot.quiz.errors import QuestionOverError, RoundChangedError
from bot.quiz.model import DailyQuestion, QuizAnswer, QuizDay, QuizQuestion
from bot.quiz.pool import QuizPool
from bot.quiz.questions import make_daily_question, make_round
from bot.quiz.read_models import QuizTable, QuizView
from bot.quiz.seasons import QuizSeason, find_quiz_season
from bot.quiz.streaks import compute_streak
from bot.quiz.table import rank_members
from bot.record.record import OSCARS, Record

REPEAT_PERIOD = timedelta(days=365)
"""For how long a server is not asked the same question of the day again."""


@lru_cache(maxsize=1)
def _build_pool(record: Record) -> QuizPool:
    """What a record can be asked about; built once, as the record is read once."""
    return QuizPool.build(record)


class QuizService:
    """The quiz of every server.

    The instant of everything that a member does is Discord's own, `pressed_at`: the machine's clock may jump.
    """

    def __init__(self, database: Database, record: Record, settings: GuildService) -> None:
        """Ask from a record, by the days of each server's time zone."""
        self._database = database
        self._record = record
        self._settings = settings
        self._pool: QuizPool | None = None
        oscars = record.editions.get(OSCARS, ())
        self._oscars_days = tuple(ceremony.held for ceremony in oscars if ceremony.held)

    async def prepare_questions(self) -> QuizPool:
        """Find what can be asked about, once; until then the first question waits for it."""
        if self._pool is None:
            self._pool = await asyncio.to_thread(_build_pool, self._record)
        return self._pool

    async def open_day(self, guild_id: GuildId, member_id: MemberId, pressed_at: datetime) -> QuizView:
        """Open the question of the server's day, and make it if nobody has asked for it yet.

        Raises:
            NothingToAskError: The record has nothing to ask about.
        """
        calendar_day = await self._find_calendar_day(guild_id, pressed_at)
        view = await self._database.read(self._load_today, guild_id, member_id, calendar_day)
        if view is not None:
            return view

        pool = await self.prepare_questions()

        def make_question(connection: Connection) -> QuizView:
            guilds.ensure_guild(connection, guild_id, pressed_at)
            daily = _ensure_question(connection, pool, guild_id, calendar_day)
            return self._load_view(connection, member_id, daily, daily.on)

        return await self._database.write(make_question)

    async def open_past_day(
        self, guild_id: GuildId, member_id: MemberId, day: date, pressed_at: datetime
    ) -> QuizView:
        """Open the question of some day.

        Raises:
            QuestionOverError: It is too old to be answered, and was not answered; or there was none.
        """
        calendar_day = await self._find_calendar_day(guild_id, pressed_at)
        return await self._database.read(self._load_past_day, guild_id, member_id, day, calendar_day)

    async def save_answer(
        self,
        guild_id: GuildId,
        member_id: MemberId,
        day: date,
        choice: int,
        *,
        pressed_at: datetime,
        accepts_late: bool = False,
    ) -> QuizView:
        """Save a member's answer to the question of a day, unless they have answered it already.

        If the day is over, nothing is saved unless they know that.

        Args:
            guild_id: The server.
            member_id: The member.
            day: The day that the question was asked on.
            choice: The place of what they chose among its options.
            pressed_at: The instant of the press, by Discord's clock (UTC).
            accepts_late: Whether they know that the day is over.

        Raises:
            QuestionOverError: The question is too old to be answered, or there was none on that day.
            OutdatedControlError: The question has no such option.
        """
        calendar_day = await self._find_calendar_day(guild_id, pressed_at)

        def save_choice(connection: Connection) -> QuizView:
            view = self._load_past_day(connection, guild_id, member_id, day, calendar_day)
            if view.answer is not None or (view.is_over and not accepts_late):
                return view
            daily = view.daily
            if not 0 <= choice < len(daily.question.options):
                raise OutdatedControlError
            right = choice == daily.question.answer
            answer = QuizAnswer(member_id, daily.on, choice, right, late=view.is_over)
            is_new = store.insert_answer(connection, guild_id, answer, pressed_at)
            today = _find_today(connection, guild_id, calendar_day)
            return self._load_view(connection, member_id, daily, today, is_new=is_new)

        return await self._database.write(save_choice)

    async def get_table(self, guild_id: GuildId, pressed_at: datetime) -> QuizTable:
        """The table of the season that is on, or of the one that is over until September."""
        today = (await self._find_calendar_day(guild_id, pressed_at)).day
        season = self._find_season(today)
        return await self._database.read(_load_table, guild_id, season, today)

    async def get_round(self, round_id: PressId) -> Sequence[QuizQuestion]:
        """The questions of a round, which follow from the press that began it.

        Raises:
            NothingToAskError: The record has too little to ask about.
        """
        pool = await self.prepare_questions()
        return make_round(pool, round_id, find_press_instant(round_id).date())

    async def get_marked_round(self, round_id: PressId, number: int, mark: str) -> Sequence[QuizQuestion]:
        """The questions of a round of which one was shown before; `mark` is what marked it then.

        Raises:
            RoundChangedError: The record was replaced meanwhile, and the round has another question there now.
            OutdatedControlError: A round has no question of that number.
        """
        questions = await self.get_round(round_id)
        if not 0 <= number < len(questions):
            raise OutdatedControlError
        if questions[number].mark != mark:
            raise RoundChangedError
        return questions

    async def _find_calendar_day(self, guild_id: GuildId, at: datetime) -> QuizDay:
        return find_calendar_day(at, (await self._settings.get_settings(guild_id)).time_zone)

    def _find_season(self, day: date) -> QuizSeason:
        return find_quiz_season(day, self._oscars_days)

    def _load_today(
        self, connection: Connection, guild_id: GuildId, member_id: MemberId, calendar_day: QuizDay
    ) -> QuizView | None:
        daily = _load_current_question(connection, guild_id, calendar_day)
        return self._load_view(connection, member_id, daily, daily.on) if daily else None

    def _load_past_day(
        self,
        connection: Connection,
        guild_id: GuildId,
        member_id: MemberId,
        day: date,
        calendar_day: QuizDay,
    ) -> QuizView:
        today = _find_today(connection, guild_id, calendar_day)
        daily = store.load_question(connection, guild_id, day)
        if daily is None:
            raise QuestionOverError(day)
        view = self._load_view(connection, member_id, daily, today)
        if view.answer is None and day < today.day - LATE_PERIOD:
            raise QuestionOverError(day)
        return view

    def _load_view(
        self,
        connection: Connection,
        member_id: MemberId,
        daily: DailyQuestion,
        today: QuizDay,
        *,
        is_new: bool = False,
    ) -> QuizView:
        guild_id, day = daily.guild_id, daily.on.day
        season = self._find_season(day)
        everyone = store.count_day(connection, guild_id, day)
        first_late, missed_before = today.day - LATE_PERIOD, today.day
        return QuizView(
            daily=daily,
            today=today.day,
            answer=store.load_answer(connection, guild_id, member_id, daily.on),
            is_new=is_new,
            streak=compute_streak(store.list_timely_days(connection, guild_id, member_id), today),
            season=season,
            score=store.count_member(connection, guild_id, member_id, season.first, season.last),
            right=everyone.right,
            answered=everyone.answered,
            missed=store.find_missed_day(connection, guild_id, member_id, first_late, missed_before),
        )


def _load_current_question(
    connection: Connection, guild_id: GuildId, calendar_day: QuizDay
) -> DailyQuestion | None:
    """The question of the day that has begun.

    A server that moved to a zone further west may be a day back by its calendar; its day goes on until that has caught
    up, for nobody answers a day twice.
    """
    first = calendar_day.day
    return store.load_latest_question(connection, guild_id, first, first + DAYS_AHEAD)


def _find_today(connection: Connection, guild_id: GuildId, calendar_day: QuizDay) -> QuizDay:
    daily = _load_current_question(connection, guild_id, calendar_day)
    return daily.on if daily else calendar_day


def _ensure_question(
    connection: Connection, pool: QuizPool, guild_id: GuildId, calendar_day: QuizDay
) -> DailyQuestion:
    """The question of the day, which another press may have made a moment ago."""
    daily = _load_current_question(connection, guild_id, calendar_day)
    if daily is not None:
        return daily
    asked = store.list_question_keys(connection, guild_id, calendar_day.day - REPEAT_PERIOD)
    question = make_daily_question(pool, guild_id, calendar_day.day, asked)
    daily = DailyQuestion(guild_id, calendar_day, question)
    store.insert_question(connection, daily)
    return daily


def _load_table(connection: Connection, guild_id: GuildId, season: QuizSeason, today: date) -> QuizTable:
    scores = store.count_members(connection, guild_id, season.first, season.last)
    names = guilds.load_names(connection, guild_id, scores.keys())
    return QuizTable(season, season.is_over(today), rank_members(scores, names))
