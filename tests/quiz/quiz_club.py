"""A server that plays the quiz, by its service."""

from datetime import date, datetime

from sqlalchemy import Connection

from bot.audit.model import Actor
from bot.db.engine import Database
from bot.guilds.service import GuildService
from bot.guilds.store import ensure_guild
from bot.ids import GuildId, MemberId
from bot.quiz import store
from bot.quiz.days import find_calendar_day
from bot.quiz.model import DailyQuestion, QuestionOption, QuizAnswer, QuizQuestion, QuizQuestionKind
from bot.quiz.read_models import QuizView
from bot.quiz.service import QuizService
from bot.record.model import Headline
from bot.record.record import Record
from tests.quiz.test_days import at

GUILD, OTHER_GUILD = GuildId(1), GuildId(2)
ANA, BEN = MemberId(5), MemberId(6)
OLGA = Actor(MemberId(1), "Olga")

QUESTION = QuizQuestion(
    key="winner/best-picture/97",
    kind=QuizQuestionKind.WINNER,
    headline=Headline.FILM,
    prize="Best Picture",
    edition=97,
    year=2025,
    subject="",
    options=tuple(QuestionOption(name) for name in ("The Brutalist", "Conclave", "Anora", "Wicked")),
    answer=2,
)


class QuizClub:
    """A quiz over a database and a record."""

    def __init__(self, database: Database, record: Record) -> None:
        self.database = database
        self.guilds = GuildService(database, lambda: at("2026-11-29T12:00"))
        self.quiz = QuizService(database, record, self.guilds)

    async def open(self, when: str, member_id: MemberId = ANA, guild_id: GuildId = GUILD) -> QuizView:
        """Ask for the question of the day at an instant."""
        return await self.quiz.open_day(guild_id, member_id, at(when))

    async def answer(
        self,
        when: str,
        member_id: MemberId = ANA,
        *,
        right: bool = True,
        day: date | None = None,
        accepts_late: bool = False,
    ) -> QuizView:
        """Answer the question of a day, of the present one unless it is said."""
        opened = await self.open(when, member_id)
        asked = (
            opened
            if day is None
            else await self.quiz.open_past_day(GUILD, member_id, day, pressed_at=at(when))
        )
        answer = asked.daily.question.answer
        return await self.quiz.save_answer(
            GUILD,
            member_id,
            asked.daily.on.day,
            answer if right else (answer + 1) % 4,
            pressed_at=at(when),
            accepts_late=accepts_late,
        )

    async def move(self, zone: str) -> None:
        """Let a moderator set the server's time zone."""
        await self.guilds.set_time_zone(GUILD, zone, OLGA)


def insert_answered_question(
    connection: Connection, guild_id: GuildId, member_id: MemberId, when: datetime
) -> None:
    """Store the question of a day with one member's right answer."""
    ensure_guild(connection, guild_id, when)
    on = find_calendar_day(when, "UTC")
    store.insert_question(connection, DailyQuestion(guild_id, on, QUESTION))
    answer = QuizAnswer(member_id, on, QUESTION.answer, right=True, late=False)
    store.insert_answer(connection, guild_id, answer, when)
