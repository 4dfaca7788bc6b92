"""The forms of contests: what is typed rather than chosen."""

import discord
from discord import ui

from bot.contests.facts import Card
from bot.contests.model import Contest, ContestState
from bot.contests.rules import TIEBREAKER_LIMIT, TITLE_LIMIT
from cogs.contest import routes, weights
from cogs.kit import times
from cogs.kit.forms import Field, form

TITLE, LOCKS, QUESTION, CHANNEL, ANSWER, WEIGHTS = (
    "title",
    "locks",
    "question",
    "channel",
    "answer",
    "weights",
)

POSTABLE = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.voice,
)


def edit_form(contest: Contest, zone: str, channel_id: int | None) -> ui.Modal:
    """Title, lock and channel; in a draft the tie-breaker question too.

    Args:
        contest: The contest.
        zone: The zone in which times are typed.
        channel_id: Its channel, if that still exists.
    """
    fields = [
        Field(TITLE, "Title", contest.title, limit=TITLE_LIMIT),
        Field(
            LOCKS,
            "Picks close",
            times.written(contest.locks_at, zone),
            "tomorrow 8pm, in 3 days",
            limit=times.LONGEST,
        ),
    ]
    if contest.state is ContestState.DRAFT:
        fields.append(
            Field(
                QUESTION,
                "Tie-breaker question",
                contest.rules.tiebreaker or "",
                "How many minutes will the show last?",
                required=False,
                limit=TIEBREAKER_LIMIT,
            )
        )
    modal = form(routes.EDITED, contest.id, title="Edit the contest", fields=fields)
    return _with_channel(modal, channel_id)


def post_form(contest: Contest) -> ui.Modal:
    """The channel in which a lost post is made again."""
    return _with_channel(form(routes.EDITED, contest.id, title="Post the contest again", fields=[]))


def reopen_form(contest: Contest) -> ui.Modal:
    """A new lock."""
    field = Field(LOCKS, "Picks close anew", hint="tomorrow 8pm, in 2 hours", limit=times.LONGEST)
    return form(routes.REOPENED, contest.id, title="Reopen the contest", fields=[field])


def finish_form(contest: Contest) -> ui.Modal:
    """The true answer to the tie-breaker question."""
    field = Field(
        ANSWER,
        "The true answer to the tie-breaker",
        hint=contest.rules.tiebreaker or "",
        required=False,
        limit=20,
    )
    return form(routes.FINISHED, contest.id, title="Finish the contest", fields=[field])


def weights_form(card: Card) -> ui.Modal:
    """The weight of every category, a line each."""
    field = Field(
        WEIGHTS, "Points for each category, 1 to 100", weights.written(card), limit=weights.ROOM, long=True
    )
    return form(routes.WEIGHED, card.contest.id, title="Weights", fields=[field])


def _with_channel(modal: ui.Modal, channel_id: int | None = None) -> ui.Modal:
    menu = ui.ChannelSelect[ui.Modal](
        custom_id=CHANNEL,
        channel_types=list(POSTABLE),
        required=channel_id is None,
        placeholder="Where it is posted",
        default_values=[] if channel_id is None else [_default(channel_id)],
    )
    modal.add_item(ui.Label(text="Channel", component=menu))
    return modal


def _default(channel_id: int) -> discord.SelectDefaultValue:
    return discord.SelectDefaultValue(id=channel_id, type=discord.SelectDefaultValueType.channel)
