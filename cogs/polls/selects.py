"""The selects by which members answer: a poll's nominees, in as many as Discord needs."""

from collections.abc import Sequence

import discord

from bot.awards.model import Category
from bot.polls.facts import Asked
from cogs.kit import words
from cogs.kit.controls import Route, select
from cogs.kit.layouts import OPTION_LIMIT, Row, row


def select_count(category: Category) -> int:
    """How many selects a category's nominees need."""
    return max(1, -(-sum(not nominee.withdrawn for nominee in category.nominees) // OPTION_LIMIT))


def vote_selects(route: Route, category: Category, asked: Asked, *state: object) -> Sequence[Row]:
    """The nominees to choose from, the asker's own answer chosen where it is known.

    Args:
        route: Where a vote goes: its state is the poll, the select's number, and the rest.
        category: The category asked about.
        asked: The poll.
        state: The rest of the state.
    """
    standing = [nominee for nominee in category.nominees if not nominee.withdrawn]
    rows: list[Row] = []
    for start in range(0, len(standing), OPTION_LIMIT):
        number = start // OPTION_LIMIT
        choices = [
            discord.SelectOption(
                value=nominee.id,
                label=words.full_label(category, nominee),
                default=nominee.id == asked.mine,
            )
            for nominee in standing[start : start + OPTION_LIMIT]
        ]
        more = f" ({number + 1} of {select_count(category)})" if len(standing) > OPTION_LIMIT else ""
        prompt = f"Who {asked.poll.question} win?{more}"
        rows.append(row(select(route, asked.poll.id, number, *state, options=choices, placeholder=prompt)))
    return rows
