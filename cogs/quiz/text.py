"""The wording of the quiz: questions, answers, streaks."""

from datetime import date

import discord

from bot.quiz.model import QuestionOption, QuizQuestion, QuizQuestionKind
from bot.quiz.read_models import QuizView, SeasonScore
from bot.quiz.streaks import DAYS_PER_FREEZE, Streak
from bot.record.model import Headline
from cogs.kit.text import escape_text, format_count, format_film_title, format_ordinal, shorten_text
from cogs.kit.time_questions import BUTTON_LABEL_LIMIT

RIGHT_SQUARE, WRONG_SQUARE = "🟩", "🟥"
"""What an answer looks like where nobody is to learn which it was."""

_DETAILED_KINDS = frozenset(
    {QuizQuestionKind.WINNER, QuizQuestionKind.FIRST, QuizQuestionKind.LATEST, QuizQuestionKind.EDITION}
)
"""Questions on whose buttons the detail stands: elsewhere it gives the answer away."""


def format_short_day(day: date) -> str:
    """Format a day without its year: `29 November`."""
    return f"{day.day} {day:%B}"


def word_quiz_question(question: QuizQuestion) -> str:
    """Word a question, as Markdown."""
    prize = f"**{escape_text(question.prize)}**"
    ceremony = escape_text(question.ceremony) or f"{format_ordinal(question.edition)} Academy Awards"
    night = f"the {ceremony} ({question.year})"
    is_person = question.headline is Headline.PERSON
    match question.kind:
        case QuizQuestionKind.WINNER:
            who = {Headline.PERSON: "Who", Headline.SONG: "Which song"}.get(question.headline, "Which film")
            return f"{who} won {prize} at {night}?"
        case QuizQuestionKind.BEATEN:
            return f"Which film beat {format_film_title(question.subject)} to {prize}?"
        case QuizQuestionKind.ODD_ONE_OUT:
            return f"Three of these four have won {prize}. {'Who' if is_person else 'Which one'} never has?"
        case QuizQuestionKind.FIRST:
            return f"{'Who' if is_person else 'Which'} of these four won {prize} first?"
        case QuizQuestionKind.LATEST:
            return f"{'Who' if is_person else 'Which'} of these four won {prize} most recently?"
        case QuizQuestionKind.EDITION:
            return f"At which ceremony did {_format_subject(question)} win {prize}?"
        case QuizQuestionKind.FILM:
            return f"For which film did {_format_subject(question)} win {prize}?"
        case QuizQuestionKind.ROLE:
            return f"Who won {prize} for playing *{escape_text(question.subject)}*?"
        case QuizQuestionKind.MOST_WINS:
            return f"Which film won the most Oscars at {night}?"


def _format_subject(question: QuizQuestion) -> str:
    match question.headline:
        case Headline.FILM:
            return format_film_title(question.subject)
        case Headline.SONG:
            return f"“{escape_text(question.subject)}”"
        case _:
            return f"**{escape_text(question.subject)}**"


def format_option_label(question: QuizQuestion, option: QuestionOption) -> str:
    """Format what stands on an answer's button, as plain text."""
    name = f"“{option.name}”" if _is_song(question) else option.name
    detail = f" · {option.detail}" if option.detail and question.kind in _DETAILED_KINDS else ""
    return shorten_text(f"{name}{detail}", BUTTON_LABEL_LIMIT)


def _is_song(question: QuizQuestion) -> bool:
    return question.headline is Headline.SONG and question.kind is QuizQuestionKind.WINNER


def format_option_name(question: QuizQuestion, option: QuestionOption) -> str:
    """Format an answer's name: films in italics, songs in quotation marks."""
    if _is_song(question):
        return f"“{escape_text(option.name)}”"
    names_film = question.headline is Headline.FILM or question.kind is QuizQuestionKind.FILM
    if names_film and question.kind is not QuizQuestionKind.EDITION:
        return format_film_title(option.name)
    return escape_text(option.name)


def format_revealed_option(question: QuizQuestion, option: QuestionOption) -> str:
    """Format an answer with what makes it right or wrong, once the question is answered; the right one is bold."""
    name, film = (
        format_option_name(question, option),
        [format_film_title(option.detail)] if option.detail else [],
    )
    parts = [f"**{name}**" if option == question.right_option else name]
    match question.kind:
        case QuizQuestionKind.EDITION:
            parts.append(str(option.year))
        case QuizQuestionKind.FILM:
            parts.append(escape_text(option.detail))
        case QuizQuestionKind.MOST_WINS:
            parts.append(format_count(option.wins, "win"))
        case QuizQuestionKind.WINNER:
            parts += film
        case QuizQuestionKind.ODD_ONE_OUT if option == question.right_option:
            parts.append(", ".join([*film, f"{option.year}, only nominated"]))
        case _:
            parts.append(", ".join([*film, str(option.year)]))
    return " · ".join(parts)


def format_answers(question: QuizQuestion, choice: int) -> str:
    """Format all answers of a question that was answered, the right one and a wrong choice marked."""
    lines: list[str] = []
    for place, option in enumerate(question.options):
        mark = "✅" if place == question.answer else "❌" if place == choice else "▫️"
        lines.append(f"{mark} {format_revealed_option(question, option)}")
    return "\n".join(lines)


def format_streak(streak: Streak) -> str:
    """Format a streak that stands: `🔥 5 days in a row · ❄️ a freeze in hand`; empty without one."""
    if not streak.days:
        return ""
    run = f"🔥 {format_count(streak.days, 'day')} in a row"
    return f"{run} · ❄️ a freeze in hand" if streak.freezes else run


def describe_stake(view: QuizView) -> str:
    """Describe what an answer is good for, before it is given."""
    if view.is_over and not view.season.has_day(view.daily.on.day):
        return "It is too late for a streak. Answer it for the fun of it."
    if view.is_over:
        return "A right answer still counts in the season's table, but no longer for a streak."
    streak = view.streak
    if streak.days:
        return f"{format_streak(streak)} · your answer makes it {streak.days + 1}"
    return f"One answer, and it counts. {DAYS_PER_FREEZE} days in a row earn a freeze ❄️, which saves your streak once."


def format_score(score: SeasonScore) -> str:
    """Format how many answers of how many were right."""
    return f"{score.right} of {score.answered} right"


def describe_next(view: QuizView) -> str:
    """Describe when the next question comes, in each reader's own time."""
    return f"The next question comes {discord.utils.format_dt(view.daily.on.ends_at, 'R')}"
