"""`/profile`: a member's record over contests."""

import discord
from discord import app_commands

from bot.guilds.model import Feature
from bot.verdict.facts import MemberProfile
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction, Press, answers, int_part
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
        facts = await self.services.verdicts.profile(guild_of(interaction), whose.id)
        await interaction.response.send_message(
            view=profile_screen(facts, whose.display_name, self.services.record.canonical)
        )

    @answers(routes.PROFILE)
    async def open_profile(self, press: Press) -> None:
        """Back to the record from its categories."""
        facts = await self._facts(press, 1)
        await press.show(profile_screen(facts, facts.name or "A member", self.services.record.canonical))

    @answers(routes.STRENGTHS)
    async def turn(self, press: Press) -> None:
        """A page of the record by category."""
        facts = await self._facts(press, 3)
        canonical = self.services.record.canonical
        await press.show(strengths_screen(facts, facts.name or "A member", canonical, press.page))

    async def _facts(self, press: Press, parts: int) -> MemberProfile:
        member_id = int_part(press.parts(parts)[0])
        return await self.services.verdicts.profile(guild_of(press.interaction), member_id)
