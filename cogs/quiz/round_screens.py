"""Screens of a round of ten: its questions one after the other, and how it went."""

from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.ids import PressId
from bot.quiz.model import QuizQuestion
from bot.quiz.questions import ROUND_LENGTH
from bot.quiz.service import QuizService
from cogs.kit.controls import make_button
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.text import escape_text
from cogs.quiz.routes import (
    QUIZ_ROUND_ANSWER_ROUTE,
    QUIZ_ROUND_ROUTE,
    QUIZ_ROUND_SHARE_ROUTE,
    QUIZ_TABLE_ROUTE,
)
from cogs.quiz.screens import make_today_button
from cogs.quiz.text import (
    RIGHT_SQUARE,
    WRONG_SQUARE,
    format_option_label,
    format_revealed_option,
    word_quiz_question,
)

_COMMENTS = (
    (10, "Flawless. The Academy should ask you."),
    (8, "Front row."),
    (5, "A good seat."),
    (0, "Encore?"),
)
"""What is said of so many right answers, or more."""


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """Where a member is in a round; it is all in the buttons' state.

    Attributes:
        round_id: The press that began it, from which its questions follow.
        number: How many questions are answered.
        right_bits: Which of those rightly, a bit each.
    """

    round_id: PressId
    number: int = 0
    right_bits: int = 0

    @property
    def right(self) -> int:
        """How many answers were right."""
        return self.right_bits.bit_count()

    def add_answer(self, *, right: bool) -> "RoundProgress":
        """The progress after one more answer."""
        return replace(self, number=self.number + 1, right_bits=self.right_bits | int(right) << self.number)


async def begin_round(quiz: QuizService, round_id: PressId) -> ui.LayoutView:
    """Make the screen of the first question of a new round.

    Raises:
        NothingToAskError: The record has too little to ask about.
    """
    questions = await quiz.get_round(round_id)
    return round_question_screen(RoundProgress(round_id), questions[0])


def round_question_screen(
    progress: RoundProgress, question: QuizQuestion, last_answer: str = ""
) -> ui.LayoutView:
    """Make the screen of a round's next question, below what came of the last one."""
    state = progress.round_id, progress.number, progress.right_bits, question.mark
    answers = [
        make_row(
            make_button(QUIZ_ROUND_ANSWER_ROUTE, *state, place, label=format_option_label(question, option))
        )
        for place, option in enumerate(question.options)
    ]
    so_far = f" · {progress.right} right" if progress.number else ""
    heading = (
        f"-# 🎲 Question {progress.number + 1} of {ROUND_LENGTH}{so_far}\n### {word_quiz_question(question)}"
    )
    parts: list[CardPart] = [last_answer, make_separator()] if last_answer else []
    return make_screen(make_card(*parts, heading, *answers))


def format_last_answer(question: QuizQuestion, choice: int) -> str:
    """Format what came of an answer, in a line or two."""
    right = f"✅ {format_revealed_option(question, question.right_option)}"
    if choice == question.answer:
        return right
    return f"{right}\n❌ {format_revealed_option(question, question.options[choice])}"


def round_over_screen(progress: RoundProgress, last_answer: str) -> ui.LayoutView:
    """Make the screen that ends a round."""
    comment = next(words for least, words in _COMMENTS if progress.right >= least)
    buttons = make_row(
        make_button(
            QUIZ_ROUND_SHARE_ROUTE,
            progress.right_bits,
            label="Share",
            emoji="📣",
            style=discord.ButtonStyle.primary,
        ),
        make_button(QUIZ_ROUND_ROUTE, label="Another round", emoji="🎲"),
        make_button(QUIZ_TABLE_ROUTE, "o", 0, label="Table", emoji="📊"),
    )
    score = f"## {progress.right} of {ROUND_LENGTH}\n{format_squares(progress.right_bits)}\n{comment}"
    note = "-# Rounds are for the fun of it: the season's table counts the questions of the day."
    return make_screen(
        make_card(last_answer, make_separator(), score, buttons, make_row(make_today_button()), note)
    )


def format_squares(right_bits: int) -> str:
    """Draw a round's answers in their order, right and wrong."""
    return "".join(RIGHT_SQUARE if right_bits >> place & 1 else WRONG_SQUARE for place in range(ROUND_LENGTH))


def shared_round_screen(right_bits: int, name: str) -> ui.LayoutView:
    """Make the post in which a member shares how a round went."""
    score = f"{right_bits.bit_count()} of {ROUND_LENGTH}"
    line = f"🎲 **{escape_text(name)}** got **{score}** in a round of the quiz\n{format_squares(right_bits)}"
    return make_screen(
        make_card(line, make_row(make_button(QUIZ_ROUND_ROUTE, label="Play a round", emoji="🎲")))
    )
