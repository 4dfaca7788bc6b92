"""A server's own slates: created by hand, as a copy or from a file, edited, and nominees withdrawn."""

from bot.client import AwardsBot
from cogs.slates import error_text as error_text  # registers the texts of slate errors
from cogs.slates.category_controls import CategoryEditingCog, NomineeEditingCog
from cogs.slates.cog import CeremonyCog
from cogs.slates.dated_steps import DatedSteps
from cogs.slates.import_controls import ImportCog
from cogs.slates.slate_controls import SlateEditingCog
from cogs.slates.standing_slates import StandingSlateCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    dated_steps = DatedSteps(bot)
    await bot.add_cog(CeremonyCog(bot, dated_steps))
    await bot.add_cog(SlateEditingCog(bot, dated_steps))
    await bot.add_cog(ImportCog(bot))
    await bot.add_cog(StandingSlateCog(bot))
    await bot.add_cog(CategoryEditingCog(bot))
    await bot.add_cog(NomineeEditingCog(bot))
