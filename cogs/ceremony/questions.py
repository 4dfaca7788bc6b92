"""What hosts are asked before something is gone: a nominee withdrawn, a category removed, a slate deleted."""

import discord
from discord import ui

from bot.awards.model import Category, Ceremony, Nominee
from cogs.ceremony import routes
from cogs.ceremony.screens import nominee_name, summary
from cogs.kit import words
from cogs.kit.controls import button
from cogs.kit.layouts import CURTAIN, notice, row


def withdraw_screen(slate: Ceremony, category: Category, nominee: Nominee) -> ui.LayoutView:
    """The question before a withdrawal: picks that it empties do not come back."""
    state = (slate.id, category.id, routes.key_of(nominee.id))
    yes = button(routes.WITHDRAWN, *state, label="Confirm", emoji="🚫", style=discord.ButtonStyle.danger)
    no = button(routes.CATEGORY, slate.id, category.id, "n", 0, label="Leave it")
    return notice(
        f"## Withdraw {nominee_name(category, nominee)}?\n"
        f"From **{words.plain(category.name)}** at {words.plain(slate.name)}, in this server. "
        "Open contests and polls lose their picks of it, and those members are asked to choose anew. "
        "What is closed stays, and such picks score nothing.",
        row(yes, no),
        colour=CURTAIN,
    )


def remove_category_screen(slate: Ceremony, category: Category) -> ui.LayoutView:
    """The question before a category is removed with its nominees."""
    yes = button(
        routes.CATEGORY_REMOVED,
        slate.id,
        category.id,
        label="Remove",
        emoji="🗑️",
        style=discord.ButtonStyle.danger,
    )
    no = button(routes.CATEGORY, slate.id, category.id, "n", 0, label="Keep it")
    nominees = words.count(len(category.nominees), "nominee")
    return notice(
        f"## Remove {words.plain(category.name)}?\nIt and its {nominees} leave {words.plain(slate.name)}.",
        row(yes, no),
        colour=CURTAIN,
    )


def delete_screen(slate: Ceremony) -> ui.LayoutView:
    """The question before a slate is deleted."""
    yes = button(routes.DELETED, slate.id, label="Delete", emoji="🗑️", style=discord.ButtonStyle.danger)
    no = button(routes.SLATE, slate.id, "n", 0, label="Keep it")
    return notice(
        f"## Delete {words.plain(slate.name)}?\n{summary(slate)}. "
        "This cannot be undone; `/ceremony export` keeps a copy as a file.",
        row(yes, no),
        colour=CURTAIN,
    )
