"""`/audit`: what hosts, moderators and the bot did, page by page and as a file."""

import io
from collections.abc import Sequence

import discord
from discord import app_commands, ui

from bot.audit.model import Action
from bot.audit.service import AuditPage
from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction, Press, answers, button, select
from cogs.kit.layouts import Part, card, line, options, pager, row, screen
from cogs.server import routes
from cogs.server.entries import told
from cogs.server.logbook import Logbook

PER_PAGE = 6
TEXT = 3400
"""Characters of entries on a page, at most."""

MOST_KINDS = 24
"""Actions in the select beside “everything”."""


class AuditCog(FeatureCog):
    """The server's audit log."""

    heading = "Audit log"

    def __init__(self, bot: AwardsBot) -> None:
        """Read the log, and tell the log channels what is added to it."""
        super().__init__(bot)
        self._logbook = Logbook(bot)

    async def cog_load(self) -> None:
        """Answer the routes, and follow the logs."""
        await super().cog_load()
        await self._logbook.open()

    async def cog_unload(self) -> None:
        """Leave the log channels alone."""
        await self._logbook.close()

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_events=True)
    async def audit(self, interaction: Interaction) -> None:
        """Who opened, locked, announced, corrected and configured, and when."""
        layout = await self._page(interaction, 0, routes.EVERYTHING)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @answers(routes.LOG)
    async def turn(self, press: Press) -> None:
        """Another page."""
        name = press.parts(3)[0]
        await press.show_privately(await self._page(press.interaction, press.page, name))

    @answers(routes.LOG_FILTER)
    async def filter(self, press: Press) -> None:
        """Another kind of entries."""
        await press.show_privately(await self._page(press.interaction, 0, press.value))

    @answers(routes.LOG_EXPORT)
    async def export(self, press: Press) -> None:
        """The log as a file."""
        [name] = press.parts(1)
        interaction = press.interaction
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await self.services.audit.as_csv(guild_of(interaction), _action(name))
        file = discord.File(io.BytesIO(text.encode()), "audit-log.csv")
        await interaction.followup.send(file=file, ephemeral=True)

    async def _page(self, interaction: Interaction, number: int, name: str) -> ui.LayoutView:
        page = await self.services.audit.page(guild_of(interaction), number, PER_PAGE, _action(name))
        return _screen(page)


def _screen(page: AuditPage) -> ui.LayoutView:
    name = page.action or routes.EVERYTHING
    nothing = "Nothing yet: what hosts and moderators do from now on is kept here, and cannot be changed."
    parts: list[Part] = [
        "## 📜 Audit log",
        line(),
        told(page.entries, TEXT) if page.entries else nothing,
        line(),
        *pager(routes.LOG, [name], page.number, page.pages),
    ]
    if page.kinds:
        kinds = select(routes.LOG_FILTER, options=_kinds(page.kinds, name), placeholder="Only one kind")
        parts += [row(kinds), row(button(routes.LOG_EXPORT, name, label="Export", emoji="📄"))]
    return screen(card(*parts))


def _kinds(kinds: Sequence[Action], chosen: str) -> list[discord.SelectOption]:
    entries = [(kind.value, kind.capitalize(), "") for kind in kinds[:MOST_KINDS]]
    return options([(routes.EVERYTHING, "Everything", ""), *entries], chosen)


def _action(name: str) -> Action | None:
    if name == routes.EVERYTHING:
        return None
    try:
        return Action(name)
    except ValueError:
        raise OutdatedControlError from None
