"""The selects by which members answer: a poll's nominees, in as many as Discord needs."""

from collections.abc import Sequence

import discord

from bot.awards.model import Category
from bot.polls.facts import VisiblePoll
from cogs.kit.controls import Route, make_select
from cogs.kit.layouts import SELECT_OPTION_LIMIT, ControlRow, make_row
from cogs.kit.words import format_full_label


def count_selects(category: Category) -> int:
    """How many selects a category's nominees need."""
    return max(1, -(-sum(not nominee.withdrawn for nominee in category.nominees) // SELECT_OPTION_LIMIT))


def make_vote_selects(
    route: Route, category: Category, asked: VisiblePoll, *state: object
) -> Sequence[ControlRow]:
    """The nominees to choose from, the asker's own answer chosen where it is known.

    Args:
        route: Where a vote goes: its state is the poll, the select's number, and the rest.
        category: The category asked about.
        asked: The poll.
        state: The rest of the state.
    """
    standing = [nominee for nominee in category.nominees if not nominee.withdrawn]
    rows: list[ControlRow] = []
    for start in range(0, len(standing), SELECT_OPTION_LIMIT):
        number = start // SELECT_OPTION_LIMIT
        choices = [
            discord.SelectOption(
                value=nominee.id,
                label=format_full_label(category, nominee),
                default=nominee.id == asked.own_vote,
            )
            for nominee in standing[start : start + SELECT_OPTION_LIMIT]
        ]
        more = f" ({number + 1} of {count_selects(category)})" if len(standing) > SELECT_OPTION_LIMIT else ""
        prompt = f"Who {asked.poll.question} win?{more}"
        rows.append(
            make_row(make_select(route, asked.poll.id, number, *state, options=choices, placeholder=prompt))
        )
    return rows
