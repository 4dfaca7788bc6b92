"""Watchlists: what members have seen of the nominees, what is left, and who leads."""

from bot.client import AwardsBot
from cogs.watchlist import error_text as error_text  # registers the texts of the watchlist's errors
from cogs.watchlist.cog import WatchlistCog
from cogs.watchlist.seen_cog import SeenCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(WatchlistCog(bot))
    await bot.add_cog(SeenCog(bot))
