"""A member's answers in servers' quizzes, as part of their personal data."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.db.quiz_tables import quiz_answers, quiz_questions
from bot.db.tables import guilds
from bot.ids import MemberId
from bot.json_values import JsonValue


def list_quiz_answers(connection: Connection, user_id: MemberId) -> Iterator[dict[str, JsonValue]]:
    """What a member answered to questions of the day, the oldest first; streaks follow from these."""
    rows = connection.execute(
        select(quiz_answers, quiz_questions.c.question, guilds.c.name.label("server"))
        .select_from(quiz_answers.join(quiz_questions).join(guilds, guilds.c.id == quiz_answers.c.guild_id))
        .where(quiz_answers.c.member_id == user_id)
        .order_by(quiz_answers.c.answered_at)
    )
    for row in rows:
        asked = row.question
        yield {
            "server": row.server,
            "day": row.day.isoformat(),
            "about": asked["prize"] or "most wins",
            **({"ceremony": asked["ceremony"]} if asked.get("ceremony") else {}),
            **({"of the year": asked["year"]} if asked["year"] else {}),
            **({"of": asked["subject"]} if asked["subject"] else {}),
            "answer": asked["options"][row.choice]["name"],
            "right": row.is_right,
            "late": row.is_late,
            "at": row.answered_at.isoformat(),
        }
