"""The night: hosts announce results, and each envelope is told in the contests' channels."""

from bot.client import AwardsBot
from cogs.results.board import BoardCog
from cogs.results.cog import ResultCog
from cogs.results.telling import Teller


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; both tell what they announce through one teller."""
    teller = Teller(bot)
    await bot.add_cog(ResultCog(bot, teller))
    await bot.add_cog(BoardCog(bot, teller))
