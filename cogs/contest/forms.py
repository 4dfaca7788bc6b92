"""The forms of contests: what is typed rather than chosen."""

import discord
from discord import ui

from bot.contests.facts import ContestCard
from bot.contests.model import Contest, ContestState
from bot.contests.rules import CONTEST_TITLE_MAX_LENGTH, TIEBREAKER_MAX_LENGTH
from cogs.contest import routes, weights
from cogs.kit import times
from cogs.kit.forms import FormField, make_form

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
    """Title, lock and channel; in a draft the tie-breaker question too.

    Args:
        contest: The contest.
        zone: The zone in which times are typed.
        channel_id: Its channel, if that still exists.
    """
    fields = [
        FormField(TITLE_FIELD, "Title", contest.title, limit=CONTEST_TITLE_MAX_LENGTH),
        FormField(
            LOCKS_FIELD,
            "Picks close",
            times.format_time_in_zone(contest.locks_at, zone),
            "tomorrow 8pm, in 3 days",
            limit=times.TIME_TEXT_MAX_CHARACTERS,
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
            )
        )
    modal = make_form(routes.CONTEST_EDITED_ROUTE, contest.id, title="Edit the contest", fields=fields)
    return _add_channel_select(modal, channel_id)


def post_form(contest: Contest) -> ui.Modal:
    """The channel in which a lost post is made again."""
    return _add_channel_select(
        make_form(routes.CONTEST_EDITED_ROUTE, contest.id, title="Post the contest again", fields=[])
    )


def reopen_form(contest: Contest) -> ui.Modal:
    """A new lock."""
    field = FormField(
        LOCKS_FIELD, "Picks close anew", hint="tomorrow 8pm, in 2 hours", limit=times.TIME_TEXT_MAX_CHARACTERS
    )
    return make_form(routes.CONTEST_REOPENED_ROUTE, contest.id, title="Reopen the contest", fields=[field])


def finish_form(contest: Contest) -> ui.Modal:
    """The true answer to the tie-breaker question."""
    field = FormField(
        ANSWER_FIELD,
        "The true answer to the tie-breaker",
        hint=contest.rules.tiebreaker or "",
        required=False,
        limit=20,
    )
    return make_form(routes.CONTEST_FINISHED_ROUTE, contest.id, title="Finish the contest", fields=[field])


def weights_form(card: ContestCard) -> ui.Modal:
    """The weight of every category, a line each."""
    field = FormField(
        WEIGHTS_FIELD,
        "Points for each category, 1 to 100",
        weights.format_weights(card),
        limit=weights.WEIGHTS_CHARACTER_LIMIT,
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
