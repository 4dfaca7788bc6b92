"""Making questions: the same seed, day and record always make the same."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from bot.ids import GuildId
from bot.quiz.comparing_questions import ask_first, ask_latest, ask_most_wins, ask_odd_one_out
from bot.quiz.draws import Draws
from bot.quiz.errors import NothingToAskError
from bot.quiz.model import QuizQuestion, QuizQuestionKind
from bot.quiz.pool import QuizPool
from bot.quiz.prize_questions import (
    ask_edition,
    ask_film,
    ask_role,
    ask_who_beat,
    ask_winner,
    ask_winner_elsewhere,
)

ROUND_LENGTH = 10
"""How many questions a round has."""

ATTEMPTS_LIMIT = 200
"""How often a question is drawn anew that cannot be asked, or was asked before; one in two can."""

ELSEWHERE_INTERVAL = 4
"""One question in so many is about another award than the Oscars."""

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
    seed = f"day {guild_id} {day.isoformat()}"
    return _draw_question(pool, seed, Draws(seed), day, asked)


def make_round(pool: QuizPool, seed: int, day: date) -> tuple[QuizQuestion, ...]:
    """Make the questions of a round, no two the same.

    Raises:
        NothingToAskError: The record has too little to ask about.
    """
    draws, questions = Draws(f"round {seed}"), list[QuizQuestion]()
    while len(questions) < ROUND_LENGTH:
        asked = {question.key for question in questions}
        questions.append(_draw_question(pool, f"round {seed} {len(questions)}", draws, day, asked))
    return tuple(questions)


def _draw_question(
    pool: QuizPool, name: str, draws: Draws, day: date, asked: Collection[str]
) -> QuizQuestion:
    """Draw a question; its `name` alone decides whether it is about the Oscars."""
    is_elsewhere = pool.elsewhere and Draws(f"award {name}").draw_number(ELSEWHERE_INTERVAL) == 0
    for _ in range(ATTEMPTS_LIMIT):
        ask = ask_winner_elsewhere if is_elsewhere else ASKINGS[draws.choose_one(list(ASKINGS))]
        question = ask(pool, draws, day)
        if question is not None and question.key not in asked:
            return question
    raise NothingToAskError
