"""Prediction contests: a host drafts, announces, locks and finishes them; members find them and fill in ballots."""

from bot.client import AwardsBot
from cogs.contests import error_text as error_text  # registers the texts of contest errors
from cogs.contests import guest_error_text as guest_error_text  # registers the texts of guests' errors
from cogs.contests import rivals_error_text as rivals_error_text  # registers the texts of rivals' errors
from cogs.contests.aside_controls import SetAsideCog
from cogs.contests.cog import ContestCog
from cogs.contests.guest_controls import GuestCog
from cogs.contests.host_cog import HostCog
from cogs.contests.host_context import HostContext
from cogs.contests.host_controls import ContestDraftCog, ContestPanelCog
from cogs.contests.nominations.board_cog import NominationsBoardCog
from cogs.contests.nominations.card_posts import NominationsCardPosts
from cogs.contests.nominations.contender_cog import ContenderCog
from cogs.contests.nominations.duplicates_cog import DuplicatesCog
from cogs.contests.podium import PodiumPosts
from cogs.contests.posts import ContestPosts
from cogs.contests.rivals_controls import RivalsCog
from cogs.contests.start_controls import HostStartCog
from cogs.contests.timed_steps import TimeAnswerCog, TimedSteps


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they share one `ContestPosts`, because two would not know each other's edits."""
    posts = ContestPosts(bot)
    podiums = PodiumPosts(bot, posts)
    host_context = HostContext(bot, posts, podiums)
    await bot.add_cog(ContestCog(bot, posts, podiums))
    timed_steps = TimedSteps(bot, host_context)
    await bot.add_cog(HostCog(bot, host_context, timed_steps))
    await bot.add_cog(ContestDraftCog(bot, host_context))
    await bot.add_cog(ContestPanelCog(bot, host_context, timed_steps))
    await bot.add_cog(RivalsCog(bot))
    await bot.add_cog(GuestCog(bot, host_context))
    await bot.add_cog(SetAsideCog(bot, host_context))
    await bot.add_cog(TimeAnswerCog(bot, timed_steps))
    await bot.add_cog(HostStartCog(bot, timed_steps))
    cards = NominationsCardPosts(bot, posts)
    await bot.add_cog(ContenderCog(bot, host_context))
    await bot.add_cog(DuplicatesCog(bot, cards))
    await bot.add_cog(NominationsBoardCog(bot, host_context, cards))
