"""Screens of the question of the day, and what members share of it."""

import discord
from discord import ui

from bot.quiz.model import QuizAnswer
from bot.quiz.read_models import QuizView
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    ControlRow,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.text import escape_text
from cogs.quiz.routes import (
    QUIZ_ANSWER_ROUTE,
    QUIZ_DAY_ROUTE,
    QUIZ_LATE_ROUTE,
    QUIZ_ROUND_ROUTE,
    QUIZ_SHARE_ROUTE,
    QUIZ_TABLE_ROUTE,
    QUIZ_TODAY_ROUTE,
)
from cogs.quiz.text import (
    RIGHT_SQUARE,
    WRONG_SQUARE,
    describe_next,
    describe_stake,
    format_answers,
    format_option_label,
    format_score,
    format_short_day,
    format_streak,
    word_quiz_question,
)


def day_screen(view: QuizView) -> ui.LayoutView:
    """Make the screen of a day's question: to be answered, or with its answer."""
    return _question_screen(view) if view.answer is None else _answered_screen(view, view.answer)


def _question_screen(view: QuizView) -> ui.LayoutView:
    question, day = view.daily.question, view.daily.on.day
    route = QUIZ_LATE_ROUTE if view.is_over else QUIZ_ANSWER_ROUTE
    name = format_short_day(day)
    title = f"⏪ {name} is over; this was its question" if view.is_over else f"🎞️ Question of the day · {name}"
    # A row each: four answers below each other are read like a list, and a thumb hits them.
    answers = [
        make_row(make_button(route, day.isoformat(), place, label=format_option_label(question, option)))
        for place, option in enumerate(question.options)
    ]
    parts: list[CardPart] = [
        f"-# {title}\n### {word_quiz_question(question)}",
        *answers,
        f"-# {describe_stake(view)}",
    ]
    if view.is_over:
        parts.append(make_row(make_today_button(discord.ButtonStyle.primary)))
    return make_screen(make_card(*parts))


def make_today_button(style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> Control:
    """Make the button that leads to the question of the server's day."""
    return make_button(QUIZ_TODAY_ROUTE, label="Today’s question", emoji="🎞️", style=style)


def _answered_screen(view: QuizView, answer: QuizAnswer) -> ui.LayoutView:
    question = view.daily.question
    heading = "✅ Right!" if answer.right else "❌ Not this time"
    if not view.is_new:
        heading = f"{heading[0]} You had answered {format_short_day(view.daily.on.day)}’s question"
    parts: list[CardPart] = [
        f"### {heading}\n{word_quiz_question(question)}",
        format_answers(question, answer.choice),
        make_separator(),
        "\n".join(_list_gains(view, answer)),
        *_make_further_rows(view),
    ]
    if not view.is_over:
        parts.append(f"-# {describe_next(view)}.")
    return make_screen(make_card(*parts, colour=GOLD_ACCENT if answer.right else CURTAIN_ACCENT))


def _list_gains(view: QuizView, answer: QuizAnswer) -> list[str]:
    lines: list[str] = []
    if answer.late:
        lines.append("Answered late: it counts in the table, not for a streak.")
    if streak := format_streak(view.streak):
        lines.append(streak)
    if view.season.has_day(view.daily.on.day):
        lines.append(f"Your season {view.season.name}: {format_score(view.score)}")
    else:
        lines.append("Between the Oscars and September answers count for streaks alone.")
    if view.answered > 1:
        lines.append(f"-# {view.right or 'None'} of {view.answered} here knew it")
    return lines


def _make_further_rows(view: QuizView) -> list[ControlRow]:
    day = view.daily.on.day.isoformat()
    buttons = [
        make_button(QUIZ_SHARE_ROUTE, day, label="Share", emoji="📣", style=discord.ButtonStyle.primary)
    ]
    if view.is_over:
        buttons.append(make_today_button())
    buttons += [
        make_button(QUIZ_ROUND_ROUTE, label="A round of ten", emoji="🎲"),
        make_button(QUIZ_TABLE_ROUTE, "o", 0, label="Table", emoji="📊"),
    ]
    rows = [make_row(*buttons)]
    if view.missed is not None:
        label = f"You missed {format_short_day(view.missed)}’s"
        rows.append(make_row(make_button(QUIZ_DAY_ROUTE, view.missed.isoformat(), label=label, emoji="⏪")))
    return rows


def shared_day_screen(view: QuizView, answer: QuizAnswer, name: str) -> ui.LayoutView:
    """Make the post in which a member shares their result: whether they knew it, and nothing of what it was."""
    square = RIGHT_SQUARE if answer.right else WRONG_SQUARE
    did = "knew the answer to" if answer.right else "was caught out by"
    day = format_short_day(view.daily.on.day)
    line = f"{square} **{escape_text(name)}** {did} the question of {day}"
    notes = ["late" if answer.late else "", format_streak(view.streak).partition(" · ")[0]]
    line += "".join(f" · {note}" for note in notes if note)
    button = make_button(QUIZ_DAY_ROUTE, view.daily.on.day.isoformat(), label="Answer it too", emoji="🎞️")
    return make_screen(make_card(line, make_row(button)))
