"""The room's own awards: members nominate and vote, and a host opens the envelopes on the board."""

from bot.client import AwardsBot
from cogs.room_awards import error_text as error_text  # registers the texts of the awards' errors
from cogs.room_awards.cog import RoomAwardCog
from cogs.room_awards.host_cog import RoomAwardHostCog
from cogs.room_awards.posts import RoomAwardPosts
from cogs.room_awards.shortlist_cog import ShortlistCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they share the posts, because two would not know each other's edits."""
    posts = RoomAwardPosts(bot)
    await bot.add_cog(RoomAwardCog(bot, posts))
    await bot.add_cog(ShortlistCog(bot))
    await bot.add_cog(RoomAwardHostCog(bot, posts))
