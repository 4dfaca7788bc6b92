"""Results: hosts announce winners, and each result is posted in the contests' channels."""

from bot.client import AwardsBot
from cogs.results import error_text as error_text  # words the refusals of announcing
from cogs.results.board_controls import ResultBoardCog
from cogs.results.cog import ResultCog
from cogs.results.posts import ResultPosts


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they share one `ResultPosts`, so that posts of one set of results do not overlap."""
    result_posts = ResultPosts(bot)
    await bot.add_cog(ResultCog(bot, result_posts))
    await bot.add_cog(ResultBoardCog(bot, result_posts))
