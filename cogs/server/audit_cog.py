"""`/audit`: what hosts, moderators and the bot did, page by page and as a file."""

import io
from collections.abc import Sequence

import discord
from discord import app_commands, ui

from bot.audit.model import AuditAction
from bot.audit.service import AuditPage
from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import (
    Control,
    Interaction,
    Press,
    answers_route,
    make_button,
    make_select,
    require_guild_id,
)
from cogs.kit.layouts import (
    CardPart,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.server import routes
from cogs.server.audit_text import format_entries
from cogs.server.log_channel import LogChannelFeed

AUDIT_ENTRIES_PER_PAGE = 6
AUDIT_PAGE_TEXT_LIMIT = 3400
"""Most characters of entries on a page."""

ACTIONS_PER_SELECT = 24
"""Actions in one select; the 25th option that Discord allows is for all actions."""


class AuditCog(FeatureCog):
    """The audit log, and its posts in log channels."""

    heading = "Audit log"
    about = (
        "Who opened, locked, announced, corrected and configured what, newest first, and whether they had a "
        "ballot in it. Choose an action or a member to narrow it down; it can be sent as a file."
    )

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog, which also posts new entries in log channels."""
        super().__init__(bot)
        self._log_feed = LogChannelFeed(bot)

    async def cog_load(self) -> None:
        """Register routes and start posting new entries."""
        await super().cog_load()
        await self._log_feed.open()

    async def cog_unload(self) -> None:
        """Stop posting new entries."""
        await self._log_feed.close()

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def audit(self, interaction: Interaction) -> None:
        """Who opened, locked, announced, corrected and configured, and when."""
        layout = await self._load_page_screen(interaction, 0, routes.EVERY_ACTION)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @answers_route(routes.AUDIT_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show another page."""
        name = press.require_parts(3)[0]
        await press.show_privately(await self._load_page_screen(press.interaction, press.page, name))

    @answers_route(routes.AUDIT_FILTER_ROUTE)
    async def filter_entries(self, press: Press) -> None:
        """Show entries of another action."""
        await press.show_privately(await self._load_page_screen(press.interaction, 0, press.value))

    @answers_route(routes.AUDIT_EXPORT_ROUTE)
    async def export_log(self, press: Press) -> None:
        """Send the log as a file."""
        [name] = press.require_parts(1)
        interaction = press.interaction
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await self.services.audit.export_csv(require_guild_id(interaction), _parse_action(name))
        file = discord.File(io.BytesIO(text.encode()), "audit-log.csv")
        await interaction.followup.send(file=file, ephemeral=True)

    async def _load_page_screen(self, interaction: Interaction, number: int, name: str) -> ui.LayoutView:
        page = await self.services.audit.get_page(
            require_guild_id(interaction), number, AUDIT_ENTRIES_PER_PAGE, _parse_action(name)
        )
        return _make_audit_screen(page)


def _make_audit_screen(page: AuditPage) -> ui.LayoutView:
    name = page.action or routes.EVERY_ACTION
    nothing = "Nothing yet: what hosts and moderators do from now on is kept here, and cannot be changed."
    parts: list[CardPart] = [
        "## 📜 Audit log",
        make_separator(),
        format_entries(page.entries, AUDIT_PAGE_TEXT_LIMIT) if page.entries else nothing,
        make_separator(),
        *make_pager(routes.AUDIT_PAGE_ROUTE, [name], page.number, page.pages),
    ]
    if page.actions:
        parts += [make_row(kinds) for kinds in _make_kind_selects(page.actions, name)]
        parts.append(make_row(make_button(routes.AUDIT_EXPORT_ROUTE, name, label="Export", emoji="📄")))
    return make_screen(make_card(*parts))


def _make_kind_selects(kinds: Sequence[AuditAction], chosen: str) -> list[Control]:
    """As many selects as the actions fill: a server that uses everything has more than one holds."""
    selects: list[Control] = []
    for start in range(0, len(kinds), ACTIONS_PER_SELECT):
        entries = [(kind.value, kind.capitalize(), "") for kind in kinds[start : start + ACTIONS_PER_SELECT]]
        options = make_select_options([(routes.EVERY_ACTION, "Everything", ""), *entries], chosen)
        # The first has no state, as in messages of earlier versions; two controls of a message must differ.
        state = [start] if start else []
        prompt = "Only one kind" if not start else "… or one of these"
        selects.append(make_select(routes.AUDIT_FILTER_ROUTE, *state, options=options, placeholder=prompt))
    return selects


def _parse_action(name: str) -> AuditAction | None:
    if name == routes.EVERY_ACTION:
        return None
    try:
        return AuditAction(name)
    except ValueError:
        raise OutdatedControlError from None
