"""A member's ballot: filled in, reviewed, and held beside another's."""

from bot.client import AwardsBot
from cogs.ballots.cog import BallotCog, PicksCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(BallotCog(bot))
    await bot.add_cog(PicksCog(bot))
