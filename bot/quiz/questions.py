"""Making questions: the same seed, day and record always make the same."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from bot.ids import GuildId
from bot.quiz.comparing_questions import ask_first, ask_latest, ask_most_wins, ask_odd_one_out
from bot.quiz.draws import Draws
from bot.quiz.errors import NothingToAskError
from bot.quiz.model import QuizQuestion, QuizQuestionKind
from bot.quiz.pool import QuizPool
from bot.quiz.prize_questions import ask_edition, ask_film, ask_role, ask_who_beat, ask_winner

ROUND_LENGTH = 10
"""How many questions a round has."""

ATTEMPTS_LIMIT = 200
"""How often a question is drawn anew that cannot be asked, or was asked before; one in two can."""

Asking = Callable[[QuizPool, Draws, date], QuizQuestion | None]
"""Draws a question of one kind; None if what was drawn cannot be asked."""

ASKINGS: Mapping[QuizQuestionKind, Asking] = {
    QuizQuestionKind.WINNER: ask_winner,
    QuizQuestionKind.BEATEN: ask_who_beat,
    QuizQuestionKind.ODD_ONE_OUT: ask_odd_one_out,
    QuizQuestionKind.FIRST: ask_first,
    QuizQuestionKind.LATEST: ask_latest,
    QuizQuestionKind.EDITION: ask_edition,
    QuizQuestionKind.FILM: ask_film,
    QuizQuestionKind.ROLE: ask_role,
    QuizQuestionKind.MOST_WINS: ask_most_wins,
}


def make_daily_question(pool: QuizPool, guild_id: GuildId, day: date, asked: Collection[str]) -> QuizQuestion:
    """Make a server's question of a day.

    Args:
        pool: What may be asked about.
        guild_id: The server.
        day: The day, by the server's calendar.
        asked: The keys of the questions that it had lately.

    Raises:
        NothingToAskError: The record has nothing to ask about.
    """
    return _draw_question(pool, Draws(f"day {guild_id} {day.isoformat()}"), day, asked)


def make_round(pool: QuizPool, seed: int, day: date) -> tuple[QuizQuestion, ...]:
    """Make the questions of a round, no two the same.

    Raises:
        NothingToAskError: The record has too little to ask about.
    """
    draws, questions = Draws(f"round {seed}"), list[QuizQuestion]()
    while len(questions) < ROUND_LENGTH:
        questions.append(_draw_question(pool, draws, day, {question.key for question in questions}))
    return tuple(questions)


def _draw_question(pool: QuizPool, draws: Draws, day: date, asked: Collection[str]) -> QuizQuestion:
    for _ in range(ATTEMPTS_LIMIT):
        kind = draws.choose_one(list(ASKINGS))
        question = ASKINGS[kind](pool, draws, day)
        if question is not None and question.key not in asked:
            return question
    raise NothingToAskError
