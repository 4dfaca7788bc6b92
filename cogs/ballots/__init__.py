"""A member's ballot: filling it in, reviewing it, and comparing it with another member's."""

from bot.client import AwardsBot
from cogs.ballots.cog import BallotCog
from cogs.ballots.nomination_cog import NominationBallotCog
from cogs.ballots.picks_cog import PicksCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(BallotCog(bot))
    await bot.add_cog(NominationBallotCog(bot))
    await bot.add_cog(PicksCog(bot))
