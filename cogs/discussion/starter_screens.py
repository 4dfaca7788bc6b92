"""The post of a conversation starter: a fact with its day or its people, a question, and the way into the thread."""

from zoneinfo import ZoneInfo

from discord import ui

from bot.discussion.questions.picture_and_director import BEST_PICTURE
from bot.record.model import Ceremony
from bot.starters.model import Starter, StarterKind
from cogs.discussion.question_text import word_question
from cogs.discussion.screens import name_subject
from cogs.kit.controls import make_button
from cogs.kit.layouts import make_card, make_row, make_screen
from cogs.kit.routes import DISCUSS_ROUTE
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_day, format_film_titles, format_list

NOMINATIONS_NAMED = 3
"""How many nominations of someone in the spotlight are named; the rest is counted."""


def starter_screen(starter: Starter) -> ui.LayoutView:
    """Make the post of a starter."""
    worded = word_question(starter.question)
    parts = [_format_heading(starter), _format_occasion(starter), worded.claim, f"### {worded.question}"]
    topic = starter.key.topic
    button = make_button(DISCUSS_ROUTE, topic.subject.value, topic.id, label="Talk about it", emoji="💬")
    return make_screen(make_card("\n".join(filter(None, parts)), make_row(button)))


def _format_heading(starter: Starter) -> str:
    match starter.key.kind:
        case StarterKind.ANNIVERSARY:
            return f"-# 🕯️ On this day{_format_years_ago(starter)}"
        case StarterKind.SPOTLIGHT:
            return "-# 🔦 In the spotlight this season"
        case StarterKind.QUESTION:
            return "-# 💬 Something to argue about"


def _format_years_ago(starter: Starter) -> str:
    """Format how many years ago the ceremony was, by the calendar of the server."""
    if not isinstance(starter.subject, Ceremony) or starter.subject.held is None:
        return ""
    today = starter.plan.next_at.astimezone(ZoneInfo(starter.plan.zone))
    return f", {format_count(today.year - starter.subject.held.year, 'year')} ago"


def _format_occasion(starter: Starter) -> str:
    """Format what the starter begins with, above its question."""
    subject = starter.subject
    match starter.key.kind:
        case StarterKind.ANNIVERSARY if isinstance(subject, Ceremony) and subject.held is not None:
            return _format_anniversary(subject)
        case StarterKind.SPOTLIGHT:
            return "\n".join(filter(None, [f"## {name_subject(subject)}", _format_season(starter)]))
        case _:
            return f"## {name_subject(subject)}"


def _format_anniversary(ceremony: Ceremony) -> str:
    assert ceremony.held is not None  # noqa: S101 - it was chosen for its day
    lines = [f"## {format_day(ceremony.held)}: the {escape_text(ceremony.name)}"]
    for category in ceremony.categories:
        if category.canonical == BEST_PICTURE and category.winners:
            titles = format_list(format_film_titles(winner.films_won) for winner in category.winners)
            lines.append(f"{TROPHY_EMOJI} {escape_text(category.title)}: {titles}")
            break
    return "\n".join(lines)


def _format_season(starter: Starter) -> str:
    prizes = list(dict.fromkeys(escape_text(one.category.title) for one in starter.nominations))
    if prizes:
        return f"Nominated this season for {_format_prizes(prizes)}."
    expected = list(dict.fromkeys(map(escape_text, starter.expected)))
    return f"Our hosts see a nomination coming for {_format_prizes(expected)}." if expected else ""


def _format_prizes(prizes: list[str]) -> str:
    shown = [f"**{prize}**" for prize in prizes[:NOMINATIONS_NAMED]]
    more = len(prizes) - len(shown)
    return format_list([*shown, *([f"{more} more"] if more else [])])
