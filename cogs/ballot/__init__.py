"""A member's ballot: filled in, reviewed, and held beside another's."""

from bot.client import AwardsBot
from cogs.ballot.cog import BallotCog
from cogs.ballot.looking import PicksCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(BallotCog(bot))
    await bot.add_cog(PicksCog(bot))
