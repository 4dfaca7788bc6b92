"""Forms that hosts fill in for a contest, and the format of the weights: a number and a category on each line."""

from collections.abc import Mapping
from dataclasses import dataclass

import discord
from discord import ui

from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestCard
from bot.contests.rules import CONTEST_TITLE_MAX_LENGTH, TIEBREAKER_MAX_LENGTH
from bot.errors import UserError
from bot.ids import CategoryId
from bot.times.model import TEXT_LIMIT, Instant, Region
from bot.times.wall_clock import format_for_form
from cogs.contests import routes
from cogs.kit.contest_text import EQUAL_POINTS_RULE
from cogs.kit.error_text import error_text
from cogs.kit.forms import FormField, make_form
from cogs.kit.text import escape_text, shorten_text

WEIGHTS_CHARACTER_LIMIT = 4000
"""Most characters of a form's field, from Discord's API reference."""


@dataclass(eq=False)
class WeightLineError(UserError):
    """A line of weights contains no number, or no category of the contest."""

    line: str


@error_text.register
def _describe_weight_line(error: WeightLineError) -> str:
    return (
        f"I cannot read the line “{escape_text(error.line, 80)}”. Write a number and a category on each line, "
        "such as `5 Best Picture`, and leave the names as they are."
    )


def format_weights(card: ContestCard) -> str:
    """Format the current weights, one category a line."""
    names = name_categories(card)
    return "\n".join(f"{category.weight} {names[category.id]}" for category in card.contest.rules.categories)


def parse_weights(card: ContestCard, text: str) -> Mapping[CategoryId, int]:
    """Parse typed weights by category id; categories left out keep their weight.

    Raises:
        WeightLineError: A line cannot be read.
    """
    ids = {name.casefold(): category_id for category_id, name in name_categories(card).items()}
    weights: dict[CategoryId, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        number, _, name = line.partition(" ")
        category_id = ids.get(name.strip().casefold())
        if category_id is None or not number.isascii() or not number.isdecimal() or len(number) > 6:
            raise WeightLineError(line)
        weights[category_id] = int(number)
    return weights


def name_categories(card: ContestCard) -> Mapping[CategoryId, str]:
    """Return the names used in the lines, by category id; shortened if the form could not hold them all."""
    asked = card.contest.rules.categories
    limit = WEIGHTS_CHARACTER_LIMIT // max(1, len(asked)) - len("100 \n")
    return {category.id: shorten_text(card.get_category(category.id).title, limit) for category in asked}


CEREMONY_FIELD = "ceremony"
TITLE_FIELD, LOCKS_FIELD, QUESTION_FIELD, CHANNEL_FIELD, ANSWER_FIELD, WEIGHTS_FIELD = (
    "title",
    "locks",
    "question",
    "channel",
    "answer",
    "weights",
)

CONTEST_CHANNEL_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.voice,
)


def contest_form(contest: Contest, zone: str, channel_id: int | None) -> ui.Modal:
    """Make the form for title, lock time and channel; for a draft also the tie-breaker question.

    Args:
        contest: The contest.
        zone: The IANA time zone in which times are typed.
        channel_id: Its channel, if that still exists.
    """
    fields = [
        FormField(TITLE_FIELD, "Title", contest.title, limit=CONTEST_TITLE_MAX_LENGTH),
        FormField(
            LOCKS_FIELD,
            "Picks close",
            format_for_form(Instant(contest.locks_at, Region(zone))),
            "tomorrow 8pm, in 3 days",
            limit=TEXT_LIMIT,
        ),
    ]
    if contest.state is ContestState.DRAFT:
        fields.append(
            FormField(
                QUESTION_FIELD,
                "Tie-breaker question",
                contest.rules.tiebreaker or "",
                "How many minutes will the show last?",
                required=False,
                limit=TIEBREAKER_MAX_LENGTH,
                note=EQUAL_POINTS_RULE,
            )
        )
    modal = make_form(routes.CONTEST_EDITED_ROUTE, contest.id, title="Edit the contest", fields=fields)
    return _add_channel_select(modal, channel_id)


def new_contest_form(place: str) -> ui.Modal:
    """Make the form for a new contest; everything else is chosen on its draft.

    Args:
        place: The place by whose clock times are read.
    """
    fields = [
        FormField(CEREMONY_FIELD, "Which night", hint="98th, 2026, Anora, or one of this server's own"),
        FormField(
            LOCKS_FIELD,
            "Picks close",
            hint="tomorrow 8pm, in 3 days",
            limit=TEXT_LIMIT,
            note=f"Read as {place} time.",
        ),
        FormField(
            TITLE_FIELD,
            "Title",
            hint="The ceremony's name unless you say otherwise",
            required=False,
            limit=CONTEST_TITLE_MAX_LENGTH,
        ),
        FormField(
            QUESTION_FIELD,
            "Tie-breaker question",
            hint="How many minutes will the show last?",
            required=False,
            limit=TIEBREAKER_MAX_LENGTH,
            note=EQUAL_POINTS_RULE,
        ),
    ]
    return make_form(routes.CONTEST_STARTED_ROUTE, title="A new contest", fields=fields)


def post_form(contest: Contest) -> ui.Modal:
    """Make the form for the channel in which a lost post is made again."""
    return _add_channel_select(
        make_form(routes.CONTEST_EDITED_ROUTE, contest.id, title="Post the contest again", fields=[])
    )


def reopen_form(contest: Contest, place: str) -> ui.Modal:
    """Make the form for a new lock time, read by the clock of `place`."""
    field = FormField(
        LOCKS_FIELD, f"Picks close anew, {place} time", hint="tomorrow 8pm, in 2 hours", limit=TEXT_LIMIT
    )
    return make_form(routes.CONTEST_REOPENED_ROUTE, contest.id, title="Reopen the contest", fields=[field])


def finish_form(contest: Contest) -> ui.Modal:
    """Make the form for the true answer to the tie-breaker question."""
    field = FormField(
        ANSWER_FIELD,
        "The true answer to the tie-breaker",
        "" if contest.tiebreaker_answer is None else str(contest.tiebreaker_answer),
        hint=contest.rules.tiebreaker or "",
        required=False,
        limit=20,
        note=EQUAL_POINTS_RULE,
    )
    title = "Correct the answer" if contest.state is ContestState.FINISHED else "Finish the contest"
    return make_form(routes.CONTEST_FINISHED_ROUTE, contest.id, title=title, fields=[field])


def weights_form(card: ContestCard) -> ui.Modal:
    """Make the form for the weights of all categories."""
    field = FormField(
        WEIGHTS_FIELD,
        "Points for each category, 1 to 100",
        format_weights(card),
        limit=WEIGHTS_CHARACTER_LIMIT,
        long=True,
    )
    return make_form(routes.DRAFT_WEIGHTS_TYPED_ROUTE, card.contest.id, title="Weights", fields=[field])


def _add_channel_select(modal: ui.Modal, channel_id: int | None = None) -> ui.Modal:
    menu = ui.ChannelSelect[ui.Modal](
        custom_id=CHANNEL_FIELD,
        channel_types=list(CONTEST_CHANNEL_TYPES),
        required=channel_id is None,
        placeholder="Where it is posted",
        default_values=[] if channel_id is None else [_make_default_channel(channel_id)],
    )
    modal.add_item(ui.Label(text="Channel", component=menu))
    return modal


def _make_default_channel(channel_id: int) -> discord.SelectDefaultValue:
    return discord.SelectDefaultValue(id=channel_id, type=discord.SelectDefaultValueType.channel)
