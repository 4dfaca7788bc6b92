"""Error texts of the quiz."""

from bot.quiz.days import LATE_PERIOD
from bot.quiz.errors import NothingToAskError, QuestionOverError, RoundChangedError
from cogs.kit.error_text import error_text
from cogs.quiz.text import format_short_day


@error_text.register
def _describe_nothing_to_ask(error: NothingToAskError) -> str:
    del error
    return (
        "The record that I was given is too small to ask about. Whoever hosts me can give me the whole one again; "
        "ask them."
    )


@error_text.register
def _describe_question_over(error: QuestionOverError) -> str:
    return (
        f"The question of {format_short_day(error.day)} is closed: it takes answers for {LATE_PERIOD.days} days. "
        "Today's waits at `/quiz`."
    )


@error_text.register
def _describe_round_changed(error: RoundChangedError) -> str:
    del error
    return (
        "I have learned new facts since this round began, and it ends here. Begin another one with `/quiz`."
    )
