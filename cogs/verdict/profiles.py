"""`/profile`: a member's record over contests."""

import discord
from discord import app_commands

from bot.guilds.model import Feature
from bot.verdict.facts import MemberProfile
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part
from cogs.verdict import routes
from cogs.verdict.profile import profile_screen, strengths_screen


@app_commands.guild_only()
class ProfileCog(FeatureCog):
    """What members have to show for their ballots."""

    feature = Feature.VERDICT
    heading = "Members’ records"

    @app_commands.command()
    @app_commands.describe(member="Whose record; yours unless you say")
    async def profile(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """A member's record over contests: how often right, how bold, the best night."""
        whose = member or interaction.user
        record = await self.services.verdicts.get_member_profile(require_guild_id(interaction), whose.id)
        await interaction.response.send_message(
            view=profile_screen(record, whose.display_name, self.services.record.canonical)
        )

    @answers_route(routes.MEMBER_PROFILE_ROUTE)
    async def open_profile(self, press: Press) -> None:
        """Back to the record from its categories."""
        record = await self._load_profile(press, 1)
        await press.show_screen(
            profile_screen(record, record.name or "A member", self.services.record.canonical)
        )

    @answers_route(routes.MEMBER_STRENGTHS_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """A page of the record by category."""
        record = await self._load_profile(press, 3)
        canonical = self.services.record.canonical
        await press.show_screen(strengths_screen(record, record.name or "A member", canonical, press.page))

    async def _load_profile(self, press: Press, parts: int) -> MemberProfile:
        member_id = parse_id_part(press.require_parts(parts)[0])
        return await self.services.verdicts.get_member_profile(require_guild_id(press.interaction), member_id)
