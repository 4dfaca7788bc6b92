"""What hosts are asked before something is gone: a nominee withdrawn, a category removed, a slate deleted."""

import discord
from discord import ui

from bot.awards.model import Category, Ceremony, Nominee
from cogs.ceremony import routes
from cogs.ceremony.screens import format_nominee_name, format_slate_summary
from cogs.kit.controls import make_button
from cogs.kit.layouts import CURTAIN_ACCENT, make_notice, make_row
from cogs.kit.words import escape_text, format_count


def confirm_withdraw_screen(slate: Ceremony, category: Category, nominee: Nominee) -> ui.LayoutView:
    """The question before a withdrawal: picks that it empties do not come back."""
    state = (slate.id, category.id, routes.make_nominee_key(nominee.id))
    yes = make_button(
        routes.NOMINEE_WITHDRAWN_ROUTE, *state, label="Confirm", emoji="🚫", style=discord.ButtonStyle.danger
    )
    no = make_button(routes.CATEGORY_PAGE_ROUTE, slate.id, category.id, "n", 0, label="Leave it")
    return make_notice(
        f"## Withdraw {format_nominee_name(category, nominee)}?\n"
        f"From **{escape_text(category.name)}** at {escape_text(slate.name)}, in this server. "
        "Open contests and polls lose their picks of it, and those members are asked to choose anew. "
        "What is closed stays, and such picks score nothing.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )


def confirm_remove_screen(slate: Ceremony, category: Category) -> ui.LayoutView:
    """The question before a category is removed with its nominees."""
    yes = make_button(
        routes.CATEGORY_REMOVED_ROUTE,
        slate.id,
        category.id,
        label="Remove",
        emoji="🗑️",
        style=discord.ButtonStyle.danger,
    )
    no = make_button(routes.CATEGORY_PAGE_ROUTE, slate.id, category.id, "n", 0, label="Keep it")
    nominees = format_count(len(category.nominees), "nominee")
    return make_notice(
        f"## Remove {escape_text(category.name)}?\nIt and its {nominees} leave {escape_text(slate.name)}.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )


def confirm_delete_screen(slate: Ceremony) -> ui.LayoutView:
    """The question before a slate is deleted."""
    yes = make_button(
        routes.SLATE_DELETED_ROUTE, slate.id, label="Delete", emoji="🗑️", style=discord.ButtonStyle.danger
    )
    no = make_button(routes.SLATE_PAGE_ROUTE, slate.id, "n", 0, label="Keep it")
    return make_notice(
        f"## Delete {escape_text(slate.name)}?\n{format_slate_summary(slate)}. "
        "This cannot be undone; `/ceremony export` keeps a copy as a file.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )
