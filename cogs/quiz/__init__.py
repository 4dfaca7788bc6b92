"""The quiz: the question of the day, rounds of ten, and the season's table."""

from bot.client import AwardsBot
from cogs.quiz import error_text as error_text  # registers the texts of the quiz's refusals
from cogs.quiz.cog import QuizCog
from cogs.quiz.round_cog import QuizRoundCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(QuizCog(bot))
    await bot.add_cog(QuizRoundCog(bot))
